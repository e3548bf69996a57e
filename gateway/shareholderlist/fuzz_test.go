package shareholderlist

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// sound checks what must hold of any preview, and that reading again gives the same.
func sound(t *testing.T, file []byte, name string) {
	t.Helper()
	preview := readBytes(file, name, options())
	if again := readBytes(file, name, options()); !reflect.DeepEqual(preview, again) {
		t.Fatal("read twice, two previews")
	}
	held := map[ClassID]Quantity{}
	for i, h := range preview.Holders {
		if h.Ref != HolderRef(fmt.Sprintf("H%d", i+1)) || h.Name == "" || len(h.Lots) == 0 {
			t.Fatalf("a holder without ref, name or lots: %+v", h)
		}
		if !h.BirthDate.IsZero() && h.Kind != Person {
			t.Fatalf("a %s with a birth date", h.Kind)
		}
		if (h.CorporateNumber != "" || h.BusinessNumber != "") && h.Kind != Company && h.Kind != Fund {
			t.Fatalf("a %q with a number of a company", h.Kind)
		}
		for _, lot := range h.Lots {
			if lot.Quantity <= 0 || lot.Row < 1 || lot.AcquiredOn.After(today) {
				t.Fatalf("a lot that cannot be: %+v", lot)
			}
			held[lot.Class] += lot.Quantity
			withoutResident(t, lot.Certificate)
		}
		withoutResident(t, h.Name, h.Address, h.Phone, h.Email)
	}
	for _, p := range preview.Problems {
		withoutResident(t, p.Sheet, p.Header, p.MessageKo, p.MessageEn)
		if p.MessageKo == "" || p.MessageEn == "" || strings.Contains(p.MessageKo+p.MessageEn, "%!") {
			t.Fatalf("no proper message: %+v", p)
		}
	}
	for _, total := range preview.Totals {
		if preview.Ready() && (total.Listed != total.Issued || held[total.ID] != total.Issued) {
			t.Fatalf("ready with %d of %d issued", held[total.ID], total.Issued)
		}
	}
}

func withoutResident(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if _, found := takeNumbers(text, dateRule{today: today}, false); found.form != noNumber {
			t.Fatalf("a resident registration number in %q", text)
		}
	}
}

func sampleFile(t testing.TB, name string) []byte {
	t.Helper()
	file, err := os.ReadFile("sample/" + name)
	must(t, err)
	return file
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(heading + twoLots))
	f.Add([]byte(heading + "홍길동,850312-1234567,보통주,1000,2024.3.5\n합계,,,\"1,000주\",\n"))
	f.Add([]byte(withNumber("주민(법인)등록번호", "㈜한빛", "법인", "110111-1234567")))
	f.Add([]byte("\xef\xbb\xbf주주명\t종류\t주식수\n\"홍\n길동\"\t보통주\t1e3\n"))
	f.Add(sampleFile(f, "hanbit-shareholders.csv"))
	f.Fuzz(func(t *testing.T, file []byte) { sound(t, file, "list.csv") })
}

func FuzzReadXLSX(f *testing.F) {
	f.Add(sheetOf(f, lotRows(), nil))
	f.Add(sampleFile(f, "hanbit-shareholders.xlsx"))
	f.Add(ole("Workbook"))
	f.Fuzz(func(t *testing.T, file []byte) { sound(t, file, "list.xlsx") })
}

// FuzzWorksheet changes the XML of a worksheet, which a change of the zip's bytes hardly reaches.
func FuzzWorksheet(f *testing.F) {
	f.Add(`<sheetData>` + inlineRow(1, "주주명", "주민등록번호", "종류", "수량") + inlineRow(2, "홍길동", "850312-1234567", "보통주", "1000") + `</sheetData>`)
	f.Add(`<sheetData>` + inlineRow(1, "주주명", "종류", "수량") + `<row><c t="str"><f>A1</f><v>홍길동</v></c><c t="str"><v>보통주</v></c><c s="1"><v>1E3</v></c></row></sheetData>` +
		`<mergeCells><mergeCell ref="A2:A9"/><mergeCell ref="B1:C1"/></mergeCells>`)
	f.Add(`<sheetData><row r="1048576"><c r="XFD1048576" t="s"><f t="shared" si="0">[1]S!A1</f><v>0</v></c></row></sheetData>`)
	f.Fuzz(func(t *testing.T, xml string) { sound(t, withSheet(t, xml), "list.xlsx") })
}
