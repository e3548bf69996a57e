package shareholderlist

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func lotRows() [][]any {
	return [][]any{headingRow(),
		{"홍길동", "1985-03-12", "보통주", 400, "2020-01-02"},
		{"홍길순", "1986-03-12", "보통주", 600, "2020-01-02"}}
}

func setStyle(t testing.TB, f *excelize.File, cell string, style excelize.Style) {
	t.Helper()
	id, err := f.NewStyle(&style)
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", cell, cell, id))
}

func TestSerialDateIsRead(t *testing.T) {
	custom := "yyyy\"년\" m\"월\" d\"일\""
	preview := readSheetOf(t, lotRows(), func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "B2", time.Date(1985, 3, 12, 0, 0, 0, 0, time.UTC)))
		must(t, f.SetCellValue("Sheet1", "E2", 45356)) // plain number: 2024-03-05
		must(t, f.SetCellValue("Sheet1", "E3", 45356.75))
		setStyle(t, f, "E3", excelize.Style{CustomNumFmt: &custom})
	})
	expectReady(t, preview)
	if got := preview.Holders[0]; got.BirthDate != (Date{1985, 3, 12}) || got.Lots[0].AcquiredOn != (Date{2024, 3, 5}) {
		t.Errorf("%+v", got)
	}
	if got := preview.Holders[1].Lots[0].AcquiredOn; got != (Date{2024, 3, 5}) {
		t.Errorf("with a time of day: %s", got)
	}
}

func TestSerialDateOfThe1904SystemIsRead(t *testing.T) {
	yes := true
	preview := readSheetOf(t, lotRows(), func(f *excelize.File) {
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
		must(t, f.SetCellValue("Sheet1", "E2", 45356-1462))
		setStyle(t, f, "E2", excelize.Style{NumFmt: 14})
	})
	expectReady(t, preview)
	if got := preview.Holders[0].Lots[0].AcquiredOn; got != (Date{2024, 3, 5}) {
		t.Errorf("read as %s", got)
	}
}

func TestSerialDatesAroundTheDayThatNeverWas(t *testing.T) {
	for day, want := range map[int]Date{1: {1900, 1, 1}, 59: {1900, 2, 28}, 61: {1900, 3, 1}, 2_958_465: {9999, 12, 31}} {
		if got, err := serialDate(day, false); err != nil || got != want {
			t.Errorf("%d is %s, want %s (%v)", day, got, want, err)
		}
	}
	for _, day := range []int{60, 2_958_466} {
		if got, err := serialDate(day, false); err == nil {
			t.Errorf("%d is %s", day, got)
		}
	}
}

func TestNumberFormatsOfDates(t *testing.T) {
	for code, want := range map[string]bool{
		"yyyy-mm-dd": true, "yy/m/d": true, `[$-412]yyyy"년" m"월" d"일" dddd`: true, "m/d": true, "General": false, "G/표준": false,
		"#,##0": false, `#,##0"day"`: false, "[Red]0": false, "h:mm:ss": false, `0\d`: false, "0.00E+00": false,
	} {
		if isDateFormat(code) != want {
			t.Errorf("%q: %v", code, !want)
		}
	}
}

func TestFormulaIsReadByItsStoredValueAndNoted(t *testing.T) {
	preview := readSheetOf(t, append(lotRows(), []any{"합계", nil, nil, 1000}), func(f *excelize.File) {
		for _, cell := range []string{"D3", "D4"} {
			must(t, f.SetCellFormula("Sheet1", cell, "SUM(D2:D2)"))
		}
	})
	expectReady(t, preview)
	if found := expect(t, preview, NoteFormula, 3, "D"); found.Severity != Note || !strings.Contains(found.MessageEn, "2 formula") {
		t.Errorf("%+v", found)
	}
}

func TestFormulaWithoutStoredValueIsAnError(t *testing.T) {
	preview := readSheetOf(t, lotRows(), func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "D3", nil))
		must(t, f.SetCellFormula("Sheet1", "D3", "D2+200"))
	})
	expect(t, preview, ErrFormulaNoValue, 3, "D")
}

func TestFormulaThatReadsAnotherFileIsAnError(t *testing.T) {
	for _, formula := range []string{"[1]Sheet1!A1", "'[1]주주 명부'!$D$3", "SUM([2]Sheet1!A1:A9)", "'C:\\list\\[book.xlsx]Sheet1'!A1", "[1]!quantity", "cmd|'/C calc'!A0"} {
		preview := readSheetOf(t, lotRows(), func(f *excelize.File) { must(t, f.SetCellFormula("Sheet1", "D3", formula)) })
		expect(t, preview, ErrFormulaExternal, 3, "D")
	}
	for _, formula := range []string{"Sheet2!A1", "Table1[수량]", "SUM(Table1[수량],Sheet2!A1)", "Table1[[#This Row],[수량]]*1"} {
		preview := readSheetOf(t, lotRows(), func(f *excelize.File) { must(t, f.SetCellFormula("Sheet1", "D3", formula)) })
		if count(preview, ErrFormulaExternal) != 0 {
			t.Errorf("%s was taken for external", formula)
		}
	}
}

func TestSharedFormulaThatReadsAnotherFileIsAnErrorInEveryCell(t *testing.T) {
	preview := readBytes(withSheet(t, `<sheetData>`+inlineRow(1, "주주명", "생년월일", "종류", "수량")+
		`<row r="2"><c r="A2" t="str"><v>홍길동</v></c><c r="C2" t="str"><v>보통주</v></c><c r="D2"><f t="shared" ref="D2:D3" si="0">[1]S!A1</f><v>400</v></c></row>`+
		`<row r="3"><c r="A3" t="str"><v>홍길순</v></c><c r="C3" t="str"><v>보통주</v></c><c r="D3"><f t="shared" si="0"/><v>600</v></c></row></sheetData>`), "a.xlsx", options())
	if n := count(preview, ErrFormulaExternal); n != 2 {
		t.Errorf("%d errors: %s", n, codes(preview))
	}
}

func TestExcelErrorValueIsAnError(t *testing.T) {
	preview := readBytes(withSheet(t, `<sheetData>`+inlineRow(1, "주주명", "생년월일", "종류", "수량")+
		`<row r="2"><c r="A2" t="str"><v>홍길동</v></c><c r="C2" t="str"><v>보통주</v></c><c r="D2" t="e"><v>#REF!</v></c></row></sheetData>`), "a.xlsx", options())
	expect(t, preview, ErrCell, 2, "D")
}

func TestMergedCellsHaveTheValueOfTheFirst(t *testing.T) {
	preview := readSheetOf(t, [][]any{
		{"주주명부"},
		{"성명", "생년월일", "소유주식", nil, "취득일"},
		{nil, nil, "종류", "수량", nil},
		{"홍길동", "1985-03-12", "보통주", 300, "2020-01-02"},
		{nil, nil, nil, 300, "2021-01-02"},
		{"홍길순", "1986-03-12", nil, 400, "2020-01-02"},
		{"소계", nil, nil, 1000},
		{"위와 같음을 증명합니다."},
	}, func(f *excelize.File) {
		for _, region := range [][2]string{{"A1", "E1"}, {"A2", "A3"}, {"B2", "B3"}, {"E2", "E3"}, {"C2", "D2"}, {"A4", "A5"}, {"B4", "B5"}, {"C4", "C6"}, {"A7", "C7"}, {"A8", "E8"}} {
			must(t, f.MergeCell("Sheet1", region[0], region[1]))
		}
	})
	expectReady(t, preview)
	if !reflect.DeepEqual(lots(preview), []int{2, 1}) || preview.Holders[0].Lots[1].Row != 5 {
		t.Errorf("%+v", preview.Holders)
	}
}

func TestHolderOnTwoMergedRowsIsOneLot(t *testing.T) {
	preview := readSheetOf(t, [][]any{headingRow(), {"홍길동", "1985-03-12", "보통주", 1000, "2020-01-02"}, {}}, func(f *excelize.File) {
		for _, column := range []string{"A", "B", "C", "D", "E"} {
			must(t, f.MergeCell("Sheet1", column+"2", column+"3"))
		}
	})
	expectReady(t, preview)
}

func TestSharesMergedOverTwoHoldersAreAnError(t *testing.T) {
	preview := readSheetOf(t, lotRows(), func(f *excelize.File) { must(t, f.MergeCell("Sheet1", "D2", "D3")) })
	expect(t, preview, ErrQuantityMerged, 3, "D")
}

func TestSeveralSheetsWithAListAreAnErrorThatNamesThem(t *testing.T) {
	second := func(rows ...[]any) func(*excelize.File) {
		return func(f *excelize.File) {
			_, err := f.NewSheet("2023년")
			must(t, err)
			for i, row := range rows {
				must(t, f.SetSheetRow("2023년", "A"+string(rune('1'+i)), &row))
			}
		}
	}
	found := expect(t, readSheetOf(t, lotRows(), second(headingRow(), lotRows()[1])), ErrSheets, 0, "")
	if !strings.Contains(found.MessageKo, "Sheet1") || !strings.Contains(found.MessageKo, "2023년") {
		t.Errorf("the message names no sheets: %s", found.MessageKo)
	}
	expectReady(t, readSheetOf(t, lotRows(), second(headingRow())))
	noted := readSheetOf(t, lotRows(), second([]any{"안내", "말씀"}))
	expectReady(t, noted)
	expect(t, noted, NoteSheetIgnored, 0, "")
	if noted.Sheet != "Sheet1" {
		t.Errorf("sheet %q", noted.Sheet)
	}
}

func TestHiddenSheetWithAListCounts(t *testing.T) {
	preview := readSheetOf(t, lotRows(), func(f *excelize.File) {
		_, err := f.NewSheet("옛 명부")
		must(t, err)
		for i, row := range lotRows() {
			must(t, f.SetSheetRow("옛 명부", "A"+string(rune('1'+i)), &row))
		}
		must(t, f.SetSheetVisible("옛 명부", false))
	})
	if found := expect(t, preview, ErrSheets, 0, ""); !strings.Contains(found.MessageKo, "옛 명부 (숨김") {
		t.Error(found.MessageKo)
	}
}

func TestHiddenRowsAreRead(t *testing.T) {
	expectReady(t, readSheetOf(t, lotRows(), func(f *excelize.File) { must(t, f.SetRowVisible("Sheet1", 3, false)) }))
}

func TestPhoneInANumericCellKeepsItsZero(t *testing.T) {
	preview := readSheetOf(t, [][]any{{"주주명", "생년월일", "종류", "수량", "연락처"}, {"홍길동", "1985-03-12", "보통주", 1000, 1000000001}}, nil)
	if got := preview.Holders[0].Phone; got != "01000000001" {
		t.Errorf("phone %q", got)
	}
}

func TestRichAndInlineTextAreRead(t *testing.T) {
	file := repack(t, sheetOf(t, lotRows(), nil), func(name string, data []byte) []byte {
		return []byte(strings.Replace(string(data), "<t>홍길동</t>", `<r><t>홍</t></r><r><t>길동_x000D_</t></r><rPh sb="0" eb="1"><t>ほん</t></rPh>`, 1))
	})
	preview := readBytes(file, "a.xlsx", options())
	expectReady(t, preview)
	if got := preview.Holders[0].Name; got != "홍길동" {
		t.Errorf("name %q", got)
	}
}

func TestMessagesNameTheSheet(t *testing.T) {
	preview := readSheetOf(t, [][]any{headingRow(), {"홍길동", "1985-03-12", "보통주", -1}}, nil)
	if found := expect(t, preview, ErrQuantityNegative, 2, "D"); found.Sheet != "Sheet1" || found.Header != "주식수" {
		t.Errorf("%+v", found)
	}
}
