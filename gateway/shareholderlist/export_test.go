package shareholderlist

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTemplateIsAListWithoutHolders(t *testing.T) {
	for _, language := range []Language{Korean, English} {
		file, err := Template(language)
		must(t, err)
		preview := readBytes(file, "template.xlsx", options())
		expect(t, preview, ErrNoRows, 1, "")
		if count(preview, NoteColumnUnused) != 0 {
			t.Errorf("%s: Read does not know a heading: %s", language, codes(preview))
		}
		again, err := Template(language)
		must(t, err)
		if !bytes.Equal(file, again) {
			t.Error("two templates differ")
		}
	}
}

func TestFilledTemplateIsReady(t *testing.T) {
	for language, row := range map[Language][]any{
		Korean:  {"홍길동", "개인", "1985-03-12", nil, nil, "서울", "010-0000-0001", "hong@example.com", "보통주", 1000, "2020-01-02", "가-1", ""},
		English: {"홍길동", "person", "1985-03-12", nil, nil, "서울", "010-0000-0001", "hong@example.com", "보통주", 1000, "2020-01-02", "가-1", ""},
	} {
		file, err := Template(language)
		must(t, err)
		f, err := excelize.OpenReader(bytes.NewReader(file))
		must(t, err)
		must(t, f.SetSheetRow(f.GetSheetName(0), "A2", &row))
		var out bytes.Buffer
		must(t, f.Write(&out))
		preview := readBytes(out.Bytes(), "list.xlsx", options())
		expectReady(t, preview)
		want := Holder{Ref: "H1", Name: "홍길동", Kind: Person, BirthDate: Date{1985, 3, 12}, Address: "서울", Phone: "010-0000-0001",
			Email: "hong@example.com", Lots: []Lot{{Class: "common", Quantity: 1000, AcquiredOn: Date{2020, 1, 2}, Certificate: "가-1", Row: 2}}}
		if !reflect.DeepEqual(preview.Holders[0], want) {
			t.Errorf("%+v", preview.Holders[0])
		}
	}
}

func TestCSVForExcelHasAMarkAndNoFormula(t *testing.T) {
	cells := []string{"=1+1", "+82-10", "-5", "@SUM(A1)", "\t=1", " =1", "＝1", "홍길동", "a=b", "2020-01-02", ""}
	var out bytes.Buffer
	must(t, WriteCSV(&out, [][]string{cells}))
	text, marked := strings.CutPrefix(out.String(), "\xef\xbb\xbf")
	if !marked || !strings.HasSuffix(text, "\r\n") {
		t.Errorf("%q", out.String())
	}
	back, err := csv.NewReader(strings.NewReader(text)).Read()
	must(t, err)
	for i, cell := range back {
		want := cells[i]
		if i < 7 {
			want = "'" + want
		}
		if cell != want {
			t.Errorf("%q written as %q", cells[i], cell)
		}
		if withoutApostrophe(cell) != cells[i] {
			t.Errorf("%q read back as %q", cells[i], withoutApostrophe(cell))
		}
	}
}

// TestCellsAreReadAsExcelizeReadsThem compares the reader here with another on a file that it wrote.
func TestCellsAreReadAsExcelizeReadsThem(t *testing.T) {
	file := sampleFile(t, "hanbit-shareholders.xlsx")
	f, err := excelize.OpenReader(bytes.NewReader(file))
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows("주주명부", excelize.Options{RawCellValue: true})
	must(t, err)
	grids, err := readXLSX(file, standard)
	must(t, err)
	compared := 0
	for _, row := range grids[0].rows {
		for column, c := range row.cells {
			if c.merged {
				continue
			}
			want := ""
			if cells := rows[row.number-1]; column < len(cells) {
				want = cleanText(cells[column])
			}
			if c.text != want {
				t.Errorf("%s%d: %q, excelize reads %q", columnLetter(column), row.number, c.text, want)
			}
			compared++
		}
	}
	if compared < 300 {
		t.Errorf("compared %d cells only", compared)
	}
}
