package shareholderlist

import (
	"fmt"
	"strings"
	"testing"
)

const numbers = "주주명,구분,주민(법인)등록번호,주소,주식의 종류,주식수\n"

func withNumber(column, name, kind, number string) string {
	header := strings.Replace(numbers, "주민(법인)등록번호", column, 1)
	return header + fmt.Sprintf("%s,%s,%s,,보통주,1000\n", name, kind, number)
}

// secret fails if any output carries the digits behind the birth date.
func secret(t *testing.T, p Preview, digits ...string) {
	t.Helper()
	all := strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return -1
		}
		return r
	}, fmt.Sprintf("%+v", p))
	for _, problem := range p.Problems {
		all += fmt.Sprintf("%+v", problem.Question)
	}
	for _, d := range digits {
		if strings.Contains(all, d) {
			t.Errorf("%s is in the preview", d)
		}
	}
}

func TestResidentNumberShrinksToABirthDate(t *testing.T) {
	for number, want := range map[string]Date{
		"850312-1234567": {1985, 3, 12}, "8503121234567": {1985, 3, 12}, "850312 - 2234567": {1985, 3, 12},
		"050312-3234567": {2005, 3, 12}, "850312-5234567": {1985, 3, 12}, "050312-8234567": {2005, 3, 12},
		"850312-1******": {1985, 3, 12}, "850312-*******": {1985, 3, 12}, "850312-1": {1985, 3, 12},
		"850312–1xxxxxx": {1985, 3, 12}, "８５０３１２－１２３４５６７": {1985, 3, 12}, "050312-●●●●●●●": {2005, 3, 12},
	} {
		for _, column := range []string{"주민등록번호", "주민(법인)등록번호", "생년월일"} {
			preview := readText(withNumber(column, "홍길동", "", number), options())
			expectReady(t, preview)
			h := preview.Holders[0]
			if h.BirthDate != want || h.Kind != Person || h.CorporateNumber != "" {
				t.Errorf("%s in %s: %+v", number, column, h)
			}
			expect(t, preview, NoteResidentShrunk, 0, "")
			secret(t, preview, "1234567", "2234567", "3234567", "5234567", "8234567", "1******", "234567")
		}
	}
}

func TestCorporateNumberIsKept(t *testing.T) {
	for name, text := range map[string]string{
		"by its column":                     withNumber("법인등록번호", "Hanbit Robotics", "", "110111-1234567"),
		"by the kind, in a mixed column":    withNumber("주민(법인)등록번호", "한빛", "법인", "110111-1234567"),
		"by the name, in a mixed column":    withNumber("주민(법인)등록번호", "㈜한빛", "", "110111-1234567"),
		"by the name, in a resident column": withNumber("주민등록번호", "주식회사 한빛", "", "1101111234567"),
		"because it is no birth date":       withNumber("주민(법인)등록번호", "Hanbit Robotics", "", "134511-1234567"),
		"because its seventh digit is zero": withNumber("주민(법인)등록번호", "한빛로보틱스그룹", "", "110111-0234567"),
	} {
		t.Run(name, func(t *testing.T) {
			preview := readText(text, options())
			expectReady(t, preview)
			h := preview.Holders[0]
			if len(h.CorporateNumber) != 14 || h.Kind != Company || !h.BirthDate.IsZero() {
				t.Errorf("%+v", h)
			}
		})
	}
}

func TestFundKeepsItsNumber(t *testing.T) {
	preview := readText(withNumber("주민(법인)등록번호", "새벽 1호 투자조합", "법인", "110111-1234567"), options())
	expectReady(t, preview)
	if h := preview.Holders[0]; h.Kind != Fund || h.CorporateNumber != "110111-1234567" {
		t.Errorf("%+v", h)
	}
	preview = readText(withNumber("고유번호", "새벽 1호 투자조합", "", "999-80-00018"), options())
	expectReady(t, preview)
	if h := preview.Holders[0]; h.Kind != Fund || h.BusinessNumber != "999-80-00018" {
		t.Errorf("%+v", h)
	}
}

func TestNumberOfAPersonInTheCorporateColumnShrinks(t *testing.T) {
	preview := readText(withNumber("법인등록번호", "홍길동", "개인", "850312-1234567"), options())
	expectReady(t, preview)
	secret(t, preview, "1234567")
	if h := preview.Holders[0]; h.Kind != Person || h.BirthDate != (Date{1985, 3, 12}) {
		t.Errorf("%+v", h)
	}
}

func TestNumberThatNothingDecidesIsAQuestion(t *testing.T) {
	for _, text := range []string{
		withNumber("주민(법인)등록번호", "Hanbit Robotics", "", "110111-1234567"),
		withNumber("법인등록번호", "한빛", "", "110111-1234567"),
	} {
		open := readText(text, options())
		question := expect(t, open, AskWhoseNo, 2, "C").Question
		if open.Ready() || question.Given != "" || len(question.Answers) != 2 {
			t.Fatalf("an open question: %+v", question)
		}
		secret(t, open, "1234567")
		if h := open.Holders[0]; h.Kind != "" || !h.BirthDate.IsZero() || h.CorporateNumber != "" {
			t.Errorf("guessed: %+v", h)
		}

		opt := options()
		opt.Answers = map[QuestionID]Answer{question.ID: NumberFirm}
		asFirm := readText(text, opt)
		expectReady(t, asFirm)
		if h := asFirm.Holders[0]; h.Kind != Company || h.CorporateNumber != "110111-1234567" {
			t.Errorf("company: %+v", h)
		}

		opt.Answers[question.ID] = NumberPerson
		asPerson := readText(text, opt)
		expectReady(t, asPerson)
		secret(t, asPerson, "1234567")
		if h := asPerson.Holders[0]; h.Kind != Person || h.BirthDate != (Date{1911, 1, 11}) {
			t.Errorf("person: %+v", h)
		}
	}
}

func TestMistypedResidentNumberIsNotKept(t *testing.T) {
	for _, text := range []string{
		withNumber("주민등록번호", "홍길동", "", "851312-1234567"),
		withNumber("주민(법인)등록번호", "홍길동", "", "851312-1234567"),
		withNumber("주민(법인)등록번호", "John Smith", "개인", "850312-0234567"),
		withNumber("주민등록번호", "홍길동", "", "850312-12345"),
		withNumber("주민등록번호", "홍길동", "", "261231-3234567"), // a birth in the future
	} {
		preview := readText(text, options())
		expect(t, preview, ErrResidentInvalid, 2, "C")
		secret(t, preview, "1234567", "0234567", "3234567", "12345,")
	}
}

func TestBrokenCorporateNumberIsReported(t *testing.T) {
	expect(t, readText(withNumber("법인등록번호", "㈜한빛", "", "110111-12345"), options()), ErrNumberInvalid, 2, "C")
	expect(t, readText(withNumber("생년월일", "㈜한빛", "", "2011-01-11"), options()), ErrBirthOfFirm, 2, "C")
}

func TestResidentNumberIsRemovedFromEveryText(t *testing.T) {
	text := "주주명,생년월일,주소,연락처,이메일,주권번호,주식의 종류,주식수\n" +
		"홍길동(850312-1234567),,서울 850312-1234567 나래로,8503121234567,a8503121234567@example.com,850312-1******,보통주,1000\n"
	preview := readText(text, options())
	secret(t, preview, "1234567", "1******")
	h := preview.Holders[0]
	if h.Name != "홍길동" || h.BirthDate != (Date{1985, 3, 12}) || h.Address != "서울 나래로" {
		t.Errorf("%+v", h)
	}
	if n := count(preview, NoteResidentRemoved); n != 5 {
		t.Errorf("removed %d times: %s", n, codes(preview))
	}
}

func TestResidentNumberInAnyColumnStaysOutOfMessages(t *testing.T) {
	for column := range 8 {
		cells := []string{"홍길동", "1985-03-12", "보통주", "1000", "2020-01-02", "서울", "010-0000-0001", "기타"}
		cells[column] = "850312-1234567"
		text := "주주명,생년월일,주식의 종류,주식수,취득일,주소,연락처,850312-1234567\n" + strings.Join(cells, ",") + "\n합계,,,850312-1234567,,,,\n"
		secret(t, readText(text, options()), "1234567")
	}
}

func TestBirthDateThatContradictsTheResidentNumberIsAnError(t *testing.T) {
	text := "주주명,생년월일,주민등록번호,주식의 종류,주식수\n홍길동,1985-03-13,850312-1234567,보통주,1000\n"
	expect(t, readText(text, options()), ErrBirthDiffers, 2, "C")
}

func TestNumericCellGetsItsLeadingZerosBack(t *testing.T) {
	for number, want := range map[int64]Date{
		503123234567: {2005, 3, 12}, 1013123456: {2000, 1, 1}, 8503121234567: {1985, 3, 12}, 850312: {1985, 3, 12}, 19850312: {1985, 3, 12},
	} {
		preview := readSheetOf(t, [][]any{{"주주명", "주민등록번호", "종류", "수량"}, {"홍길동", number, "보통주", 1000}}, nil)
		expectReady(t, preview)
		if got := preview.Holders[0].BirthDate; got != want {
			t.Errorf("%d read as %s, want %s", number, got, want)
		}
		secret(t, preview, "3234567", "3123456", "1234567")
	}
	expect(t, readSheetOf(t, [][]any{headingRow(), {"홍길동", 21231, "보통주", 1000}}, nil), ErrDateAmbiguous, 2, "B")
}

func TestPersonsBusinessNumberIsNotKept(t *testing.T) {
	preview := readText(withNumber("사업자등록번호", "홍길동", "개인", "999-01-00012"), options())
	expectReady(t, preview)
	expect(t, preview, NoteNumberUnused, 2, "C")
	secret(t, preview, "9990100012")
}

func TestKindThatContradictsTheNameIsNoted(t *testing.T) {
	preview := readText(withNumber("주민(법인)등록번호", "㈜한빛", "개인", "850312-1234567"), options())
	expect(t, preview, NoteKindConflict, 2, "B")
	secret(t, preview, "1234567")
}

func TestNumberInAnyTextIsRemoved(t *testing.T) {
	for _, text := range []string{
		"서울 850312-860101-22345671234567 나래로", "85(850312-1234567)0312-1234567", "99999999850312-1234567", "1850312-12345678",
		"가8503121234567나", "８５０３１２－１２３４５６７", "850312 1234567", "850312-1******", "850312 - ●●●●●●●",
		strings.Repeat("850312-", 50) + strings.Repeat("1234567", 50),
	} {
		rest, found := takeNumbers(text, dateRule{today: today}, true)
		if found.form == noNumber || strings.Contains(foldText(rest), "1234567") {
			t.Errorf("%q left %q", text, rest)
		}
	}
	for _, text := range []string{"010-1234-5678", "12345678901234", "85031212345678", "우 123456, 12345678호"} {
		if rest, _ := takeNumbers(text, dateRule{today: today}, true); rest != text {
			t.Errorf("%q became %q", text, rest)
		}
	}
}
