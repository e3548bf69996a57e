package shareholderlist

import (
	"reflect"
	"strings"
	"testing"
)

const twoLots = "홍길동,1985-03-12,보통주,400,\n홍길순,1986-03-12,보통주,600,\n"

func TestTotalRowIsLeftOutAndMustAgree(t *testing.T) {
	for _, label := range []string{"합계", "합 계", "총계", "계", "소계", "Total", "합계(2명)", "보통주 합계", "소계(보통주)", "합    계 :"} {
		right := readText(heading+twoLots+label+",,,\"1,000주\",\n", options())
		expectReady(t, right)
		if len(right.Holders) != 2 || right.Rows[2].Kind != TotalRow {
			t.Errorf("%q was not taken for a total: %+v", label, right.Rows)
		}
		expect(t, readText(heading+twoLots+label+",,,1001,\n", options()), ErrTotal, 4, "D")
	}
}

func TestNameEndingLikeATotalIsAHolder(t *testing.T) {
	preview := readText(heading+"한국회계,1985-03-12,보통주,400,\n홍길순,1986-03-12,보통주,600,\n", options())
	expectReady(t, preview)
	if len(preview.Holders) != 2 {
		t.Errorf("%+v", preview.Rows)
	}
}

func TestTotalsOfSectionsClassesAndAll(t *testing.T) {
	opt := options()
	opt.Classes[1].Issued = 300
	list := heading + "홍길동,1985-03-12,보통주,400,\n소계,,,400,\n홍길순,1986-03-12,보통주,100,\n홍길순,1986-03-12,보통주,500,\n소계,,,600,\n" +
		"계,,보통주,1000,\n홍길동,1985-03-12,상환전환우선주,300,\n소계,,,300,\n계,,상환전환우선주,300,\n합계,,,%,\n"
	expectReady(t, readText(strings.Replace(list, "%", "1300", 1), opt))
	expect(t, readText(strings.Replace(list, "%", "1200", 1), opt), ErrTotal, 11, "D")
}

func TestTotalBelowAnUnreadableRowIsNotJudged(t *testing.T) {
	preview := readText(heading+"홍길동,1985-03-12,보통주,x,\n합계,,,1000,\n", options())
	if count(preview, ErrTotal) != 0 || count(preview, ErrNotIssued) != 0 || count(preview, ErrQuantityInvalid) != 1 {
		t.Errorf("one error led to others: %s", codes(preview))
	}
}

func TestTotalThatIsNoNumberIsReported(t *testing.T) {
	expect(t, readText(heading+twoLots+"합계,,,천 주,\n", options()), ErrQuantityInvalid, 4, "D")
	expectReady(t, readText(heading+twoLots+"합계,,,,\n", options()))
}

func TestClassOverItsAuthorisedNumberIsReportedAtTheRow(t *testing.T) {
	preview := readText(heading+"홍길동,1985-03-12,보통주,1500,\n홍길순,1986-03-12,보통주,501,\n홍길자,1987-03-12,보통주,1,\n", options())
	expect(t, preview, ErrOverAuthorised, 3, "D")
	if count(preview, ErrOverAuthorised) != 1 || count(preview, ErrNotIssued) != 0 {
		t.Errorf("reported again: %s", codes(preview))
	}
}

func TestClassThatIsNotItsIssuedNumberIsAnError(t *testing.T) {
	for _, quantity := range []string{"999", "1001"} {
		preview := readText(heading+"홍길동,1985-03-12,보통주,"+quantity+",\n", options())
		if found := expect(t, preview, ErrNotIssued, 1, "D"); !strings.Contains(found.MessageEn, "1,000") {
			t.Errorf("the message does not say what is issued: %s", found.MessageEn)
		}
	}
	expect(t, readText(heading+twoLots+"홍길동,1985-03-12,상환전환우선주,1,\n", options()), ErrNotIssued, 1, "D")
}

func TestSumOverSixtyThreeBitsIsAnError(t *testing.T) {
	big := "9223372036854775807"
	opt := options()
	opt.Classes[0].Authorised, opt.Classes[0].Issued = 9223372036854775807, 9223372036854775807
	preview := readText(heading+"홍길동,1985-03-12,보통주,"+big+",\n홍길순,1986-03-12,보통주,1,\n", opt)
	expect(t, preview, ErrQuantityTooLarge, 3, "D")
}

func TestTotalsOfThePreviewAreTheLots(t *testing.T) {
	preview := readText(heading+twoLots, options())
	want := []ClassTotal{{options().Classes[0], 1000}, {options().Classes[1], 0}}
	if !reflect.DeepEqual(preview.Totals, want) {
		t.Errorf("%+v", preview.Totals)
	}
}

func TestRowsAroundTheListAreNotHolders(t *testing.T) {
	preview := readText("주 주 명 부,,,,\n\"주식회사 한빛 (2025년 6월 30일 현재)\",,,,\n,,,,\n번호,주주명,생년월일,주식의 종류,주식수\n"+
		"1,홍길동,1985-03-12,보통주,400\n2,홍길순,1986-03-12,보통주,600\n3,,,,\n번호,주주명,생년월일,주식의 종류,주식수\n합계,,,,1000\n"+
		",위와 같음을 증명합니다.,,,\n,대표이사,홍길동 (인),,\n", options())
	expectReady(t, preview)
	if len(preview.Holders) != 2 || count(preview, NoteRemark) != 2 {
		t.Errorf("%+v %s", preview.Rows, codes(preview))
	}
	if preview.Holders[0].Lots[0].Row != 5 {
		t.Errorf("row %d, want 5", preview.Holders[0].Lots[0].Row)
	}
}

func TestHolderWithoutSharesAboveTheTotalIsAnError(t *testing.T) {
	expect(t, readText(heading+twoLots+"홍길자,,,,\n", options()), ErrQuantityMissing, 4, "D")
}

func TestTotalWordMakesATotalOnlyWhereALabelStands(t *testing.T) {
	list := "번호,주주명,생년월일,주식의 종류,주식수,비고\n1,홍길동,1985-03-12,보통주,400,소계\n2,홍길순,1986-03-12,보통주,600,합계\n합계,2명,,,1000,\n"
	preview := readText(list, options())
	expectReady(t, preview)
	if len(preview.Holders) != 2 || preview.Rows[2].Kind != TotalRow {
		t.Errorf("%+v", preview.Rows)
	}
}
