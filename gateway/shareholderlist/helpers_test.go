package shareholderlist

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/korean"
)

var today = Date{2025, 6, 30}

// options are a company with 1,000 issued 보통주 of 2,000, and no issued 상환전환우선주 of 500.
func options() Options {
	return Options{Today: today, Classes: []Class{
		{ID: "common", Name: "보통주", Authorised: 2_000, Issued: 1_000},
		{ID: "rcps", Name: "상환전환우선주", Authorised: 500, Issued: 0},
	}}
}

const heading = "주주명,생년월일,주식의 종류,주식수,취득일\n"

func readText(text string, opt Options) Preview { return readBytes([]byte(text), "list.csv", opt) }

func readBytes(data []byte, name string, opt Options) Preview {
	return Read(bytes.NewReader(data), int64(len(data)), name, opt)
}

// problem is the first problem with a code.
func problem(t *testing.T, p Preview, code Code) Problem {
	t.Helper()
	for _, problem := range p.Problems {
		if problem.Code == code {
			return problem
		}
	}
	t.Fatalf("no %s among %s", code, codes(p))
	return Problem{}
}

func count(p Preview, code Code) int {
	n := 0
	for _, problem := range p.Problems {
		if problem.Code == code {
			n++
		}
	}
	return n
}

func codes(p Preview) string {
	var all []string
	for _, problem := range p.Problems {
		all = append(all, fmt.Sprintf("%s@%s%d", problem.Code, problem.Column, problem.Row))
	}
	return strings.Join(all, " ")
}

// expect demands a problem at a place.
func expect(t *testing.T, p Preview, code Code, row int, column string) Problem {
	t.Helper()
	found := problem(t, p, code)
	if found.Row != row || found.Column != column {
		t.Errorf("%s at %s%d, want %s%d", code, found.Column, found.Row, column, row)
	}
	if found.MessageKo == "" || found.MessageEn == "" || strings.Contains(found.MessageKo+found.MessageEn, "%!") {
		t.Errorf("%s has no proper message: %q %q", code, found.MessageKo, found.MessageEn)
	}
	if found.Severity == Error && p.Ready() {
		t.Errorf("ready in spite of %s", code)
	}
	return found
}

func expectReady(t *testing.T, p Preview) {
	t.Helper()
	if !p.Ready() {
		t.Fatalf("not ready: %s", codes(p))
	}
}

// sheetOf writes rows from A1 into a workbook; nil leaves a cell blank.
func sheetOf(t testing.TB, rows [][]any, change func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(f)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func headingRow() []any {
	return []any{"주주명", "생년월일", "주식의 종류", "주식수", "취득일"}
}

func readSheetOf(t *testing.T, rows [][]any, change func(*excelize.File)) Preview {
	t.Helper()
	return readBytes(sheetOf(t, rows, change), "list.xlsx", options())
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// repack writes a zip again with its parts changed; edit returns nil to leave a part out.
func repack(t testing.TB, file []byte, edit func(name string, data []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, entry := range in.File {
		part, err := entry.Open()
		must(t, err)
		data, err := io.ReadAll(part)
		must(t, err)
		if data = edit(entry.Name, data); data == nil {
			continue
		}
		to, err := w.Create(entry.Name)
		must(t, err)
		_, err = to.Write(data)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

var emptyBook = sync.OnceValue(func() []byte { return sheetOf(&testing.B{}, nil, nil) })

// withSheet replaces the first worksheet's XML.
func withSheet(t testing.TB, sheetData string) []byte {
	t.Helper()
	return repack(t, emptyBook(), func(name string, data []byte) []byte {
		if name == "xl/worksheets/sheet1.xml" {
			return []byte(`<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + sheetData + `</worksheet>`)
		}
		return data
	})
}

func inlineRow(number int, texts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, number)
	for i, text := range texts {
		fmt.Fprintf(&b, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, columnLetter(i), number, text)
	}
	b.WriteString(`</row>`)
	return b.String()
}

func cp949(t testing.TB, text string) []byte {
	t.Helper()
	data, err := korean.EUCKR.NewEncoder().Bytes([]byte(text))
	must(t, err)
	return data
}
