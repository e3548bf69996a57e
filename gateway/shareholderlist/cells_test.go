package shareholderlist

import (
	"strings"
	"testing"
)

// one is a list with one row of 보통주 after the headings, its cells replaced by column letter.
func one(cells map[string]string) string {
	row := []string{"홍길동", "1985-03-12", "보통주", "1000", "2020-01-02"}
	for letter, text := range cells {
		row[letter[0]-'A'] = `"` + text + `"`
	}
	return heading + strings.Join(row, ",") + "\n"
}

func TestBadCellIsReportedWhereItStands(t *testing.T) {
	for name, c := range map[string]struct {
		column, text string
		code         Code
	}{
		"negative quantity":               {"D", "-5", ErrQuantityNegative},
		"negative in brackets":            {"D", "(5)", ErrQuantityNegative},
		"negative with a triangle":        {"D", "△1,000", ErrQuantityNegative},
		"zero quantity":                   {"D", "0", ErrQuantityZero},
		"fractional quantity":             {"D", "1.5", ErrQuantityFractional},
		"quantity over 63 bits":           {"D", "9223372036854775808", ErrQuantityTooLarge},
		"quantity with a huge exponent":   {"D", "1e99", ErrQuantityTooLarge},
		"quantity that is no number":      {"D", "천 주", ErrQuantityInvalid},
		"quantity with misplaced commas":  {"D", "12,00", ErrQuantityInvalid},
		"quantity with a huge exponent 2": {"D", "1e999999999", ErrQuantityInvalid},
		"resident number as quantity":     {"D", "8503121234567", ErrQuantityInvalid},
		"missing quantity":                {"D", "", ErrQuantityMissing},
		"dash for quantity":               {"D", "-", ErrQuantityMissing},
		"unknown class":                   {"C", "전환우선주", ErrClassUnknown},
		"text that is no class":           {"C", "홍길순", ErrClassUnknown},
		"missing class":                   {"C", "", ErrClassMissing},
		"missing name":                    {"A", "", ErrNameMissing},
		"date that does not exist":        {"E", "2023-02-29", ErrDateInvalid},
		"date that is none":               {"E", "작년", ErrDateInvalid},
		"date of two digits":              {"E", "24.3.5", ErrDateInvalid},
		"serial date in text":             {"E", "45356", ErrDateInvalid},
		"date tomorrow":                   {"E", "2025-07-01", ErrDateInFuture},
		"birth date that is none":         {"B", "1985-13-12", ErrDateInvalid},
		"birth date tomorrow":             {"B", "2025-07-01", ErrDateInFuture},
		"endless name":                    {"A", strings.Repeat("가", 101), ErrTextTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			preview := readText(one(map[string]string{c.column: c.text}), options())
			found := expect(t, preview, c.code, 2, c.column)
			if found.Severity != Error {
				t.Errorf("severity %s", found.Severity)
			}
			if want := strings.Split(strings.TrimSpace(heading), ",")[c.column[0]-'A']; found.Header != want {
				t.Errorf("heading %q, want %q", found.Header, want)
			}
			if len(c.text) > 2 && strings.Contains(found.MessageKo+found.MessageEn, c.text) && c.column != "C" {
				t.Errorf("the message quotes the cell: %s", found.MessageEn)
			}
		})
	}
}

func TestQuantityIsReadInEveryForm(t *testing.T) {
	for _, text := range []string{"1000", "1,000", "1,000주", "1000 주", "１０００", "１，０００주", "1000.0", "1000.00주", "1e3", " 1000 ", "1,000 shares"} {
		preview := readText(one(map[string]string{"D": text}), options())
		expectReady(t, preview)
		if got := preview.Holders[0].Lots[0].Quantity; got != 1000 {
			t.Errorf("%q read as %d", text, got)
		}
	}
}

func TestDateIsReadInEveryForm(t *testing.T) {
	want := Date{2024, 3, 5}
	for _, text := range []string{"2024.3.5", "2024. 3. 5.", "2024.03.05", "2024-03-05", "2024년 3월 5일", "2024년3월5일", "20240305",
		"2024/3/5", "２０２４．３．５", "2024-03-05 00:00:00", "2024-03-05T00:00:00", "2024-03-05 오전 12:00:00", "2024년 3월 5일 화요일", "2024.3.5(화)"} {
		preview := readText(one(map[string]string{"E": text}), options())
		expectReady(t, preview)
		if got := preview.Holders[0].Lots[0].AcquiredOn; got != want {
			t.Errorf("%q read as %s", text, got)
		}
	}
}

func TestBirthDateMayHaveAYearOfTwoDigits(t *testing.T) {
	for text, want := range map[string]Date{
		"850312": {1985, 3, 12}, "85.3.12": {1985, 3, 12}, "050312": {2005, 3, 12}, "250701": {1925, 7, 1}, "250630": {2025, 6, 30},
	} {
		preview := readText(one(map[string]string{"B": text}), options())
		expectReady(t, preview)
		if got := preview.Holders[0].BirthDate; got != want {
			t.Errorf("%q read as %s, want %s", text, got, want)
		}
	}
}

func TestClassIsFoundByItsCommonNames(t *testing.T) {
	for text, want := range map[string]ClassID{
		"보통주": "common", "보 통 주": "common", "보통주식": "common", "Common": "common", "common stock": "common",
		"상환전환우선주": "rcps", "RCPS": "rcps", "rcps": "rcps", "전환상환우선주": "rcps", "우선주": "rcps",
	} {
		preview := readText(one(map[string]string{"C": text}), options())
		if len(preview.Rows) != 1 || preview.Rows[0].Class != want {
			t.Errorf("%q: %s", text, codes(preview))
		}
	}
}

func TestShorthandOfAClassIsNoted(t *testing.T) {
	expect(t, readText(one(map[string]string{"C": "보통"}), options()), NoteClassShorthand, 2, "C")
	if n := count(readText(one(nil), options()), NoteClassShorthand); n != 0 {
		t.Error("the class's own name was noted")
	}
}

func TestPreferredIsUnknownWhereSeveralClassesArePreferred(t *testing.T) {
	opt := options()
	opt.Classes = append(opt.Classes, Class{ID: "cps", Name: "전환우선주", Authorised: 10})
	expect(t, readText(one(map[string]string{"C": "우선주"}), opt), ErrClassUnknown, 2, "C")
}

func TestOneClassNeedsNoColumn(t *testing.T) {
	opt := options()
	opt.Classes = opt.Classes[:1]
	preview := readText("주주명,생년월일,주식수\n홍길동,1985-03-12,1000\n", opt)
	expectReady(t, preview)
	expect(t, preview, NoteClassAssumed, 0, "")
	expect(t, readText("주주명,생년월일,주식수\n홍길동,1985-03-12,1000\n", options()), ErrColumnMissing, 1, "")
}

func TestMissingAcquisitionDateIsNotedOnce(t *testing.T) {
	preview := readText(heading+"홍길동,1985-03-12,보통주,400,\n홍길순,1986-03-12,보통주,600,\n", options())
	expectReady(t, preview)
	expect(t, preview, NoteAcquiredMissing, 2, "E")
	if n := count(preview, NoteAcquiredMissing); n != 1 {
		t.Errorf("noted %d times", n)
	}
}

func TestColumnsAreKnownInKoreanAndEnglish(t *testing.T) {
	for heading, want := range map[string]role{
		"주주명": roleName, "성 명": roleName, "성명(명칭)": roleName, "이름": roleName, "Name": roleName, "Shareholder Name": roleName,
		"생년월일": roleBirth, "생년월일(6자리)": roleBirth, "Date of birth": roleBirth,
		"주민등록번호": roleResident, "주민등록번호(앞 6자리)": roleResident, "법인등록번호": roleCorporate,
		"법인등록번호/사업자등록번호": roleCorporate, "사업자번호": roleCorporate, "주민(법인)등록번호": roleMixed,
		"주민번호/법인번호": roleMixed, "생년월일(사업자등록번호)": roleMixed, "주소": roleAddress, "연락처": rolePhone,
		"휴대폰 번호": rolePhone, "E-mail": roleEmail, "이메일": roleEmail, "주식의\n종류": roleClass, "종류": roleClass, "Class of shares": roleClass,
		"주식수(주)": roleQuantity, "소유주식수": roleQuantity, "보유 주식 수": roleQuantity, "No. of shares": roleQuantity,
		"취득일자": roleAcquired, "Acquired on": roleAcquired, "구분": roleKind, "비고": roleIgnored, "지분율(%)": roleIgnored,
		"주주명부": roleUnknown, "특기": roleUnknown,
	} {
		if got := roleOf(heading); got != want {
			t.Errorf("%q has role %d, want %d", heading, got, want)
		}
	}
}

func TestKindColumnNamedLikeTheClassIsTakenForIt(t *testing.T) {
	expectReady(t, readText("성명,생년월일,구분,수량\n홍길동,1985-03-12,보통주,1000\n", options()))
}

func TestUnknownKindAndUnusedColumnAreNoted(t *testing.T) {
	preview := readText("성명,생년월일,구분,종류,수량,취미\n홍길동,1985-03-12,임직원,보통주,1000,등산\n", options())
	expectReady(t, preview)
	expect(t, preview, NoteKindUnknown, 2, "C")
	expect(t, preview, NoteColumnUnused, 1, "F")
}

func TestEmailThatIsNoneIsNoted(t *testing.T) {
	preview := readText("성명,생년월일,종류,수량,이메일\n홍길동,1985-03-12,보통주,1000,없는주소\n", options())
	expectReady(t, preview)
	expect(t, preview, NoteEmail, 2, "E")
}
