package shareholderlist

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// ole is the beginning of an OLE compound file with a stream name in it.
func ole(stream string) []byte {
	return append(append(append([]byte{}, oleMagic...), make([]byte, 1024)...), utf16le(stream)...)
}

func zipOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write([]byte(text))
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

func TestFileThatIsNoListIsOneClearError(t *testing.T) {
	encrypted := sheetOf(t, lotRows(), nil)
	var locked bytes.Buffer
	f, err := excelize.OpenReader(bytes.NewReader(encrypted))
	must(t, err)
	must(t, f.Write(&locked, excelize.Options{Password: "secret"}))
	must(t, f.Close())
	sheet := sheetOf(t, lotRows(), nil)

	for name, c := range map[string]struct {
		file     []byte
		filename string
		code     Code
		says     string
	}{
		"empty file":                   {nil, "list.xlsx", ErrFileEmpty, ""},
		"blank lines only":             {[]byte("\n\n,,,\n"), "list.csv", ErrFileEmpty, ""},
		"workbook without cells":       {sheetOf(t, nil, nil), "list.xlsx", ErrFileEmpty, ""},
		"old Excel":                    {ole("Workbook"), "list.xls", ErrFormatXLS, "xlsx"},
		"old Excel with another name":  {ole("Book"), "list.xlsx", ErrFormatXLS, "xlsx"},
		"Hangul document":              {ole("HwpSummaryInformation"), "list.hwp", ErrFormatHWP, "xlsx"},
		"old Hangul document":          {[]byte("HWP Document File V3.00 \x1a"), "list.hwp", ErrFormatHWP, "xlsx"},
		"new Hangul document":          {zipOf(t, map[string]string{"mimetype": "application/hwp+zip", "Contents/content.hpf": "x"}), "list.hwpx", ErrFormatHWP, "xlsx"},
		"other OLE file":               {ole("WordDocument"), "list.doc", ErrFormatOther, "xlsx"},
		"PDF":                          {[]byte("%PDF-1.7\n"), "list.pdf", ErrFormatPDF, "xlsx"},
		"web page called .xls":         {[]byte("<html><table>"), "list.xls", ErrFormatOther, "xlsx"},
		"OpenDocument":                 {zipOf(t, map[string]string{"content.xml": "<a/>"}), "list.ods", ErrFormatOther, "xlsx"},
		"binary workbook":              {zipOf(t, map[string]string{"xl/workbook.bin": "x", "_rels/.rels": "<a/>"}), "list.xlsb", ErrFormatOther, "xlsx"},
		"zip of something":             {zipOf(t, map[string]string{"a.txt": "x"}), "list.xlsx", ErrUnreadable, ""},
		"encrypted":                    {locked.Bytes(), "list.xlsx", ErrEncrypted, "암호"},
		"cut short":                    {sheet[:len(sheet)/2], "list.xlsx", ErrUnreadable, ""},
		"text called .xlsx":            {[]byte(heading), "list.xlsx", ErrUnreadable, ""},
		"bytes of no encoding":         {[]byte("\xff\xff\xff,a\n"), "list.csv", ErrEncoding, "UTF-8"},
		"UTF-16":                       {[]byte("\xff\xfea\x00"), "list.csv", ErrEncoding, "UTF-8"},
		"zero bytes":                   {[]byte("a\x00b"), "list.csv", ErrUnreadable, ""},
		"CSV with an open quote":       {[]byte(heading + "\"홍길동,1985-03-12,보통주,1,\n"), "list.csv", ErrQuotes, "2"},
		"no headings":                  {[]byte("홍길동,1985-03-12,보통주,1000\n"), "list.csv", ErrHeadings, "주주명"},
		"headings alone":               {[]byte(heading), "list.csv", ErrNoRows, ""},
		"headings without shares":      {[]byte("주주명,생년월일,종류\n홍길동,1985-03-12,보통주\n"), "list.csv", ErrColumnMissing, "주식수"},
		"headings without a name":      {[]byte("생년월일,종류,주식수\n1985-03-12,보통주,1\n"), "list.csv", ErrColumnMissing, "주주명"},
		"a column for each class":      {[]byte("주주명,생년월일,보통주,우선주\n홍길동,1985-03-12,1000,0\n"), "list.csv", ErrColumnPerClass, ""},
		"the shares twice":             {[]byte("주주명,종류,주식수,수량\n홍길동,보통주,1000,1\n"), "list.csv", ErrColumnTwice, "C, D"},
		"too large":                    {make([]byte, MaxFileSize+1), "list.csv", ErrFileTooLarge, "10"},
		"malformed XML":                {withSheet(t, `<sheetData><row r="1"><c></row>`), "list.xlsx", ErrUnreadable, ""},
		"document type":                {withSheet(t, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sheetData/>`), "list.xlsx", ErrUnreadable, ""},
		"undeclared entity":            {withSheet(t, `<sheetData>`+inlineRow(1, "&x;")+`</sheetData>`), "list.xlsx", ErrUnreadable, ""},
		"row number beyond the sheet":  {withSheet(t, `<sheetData><row r="2000000000"/></sheetData>`), "list.xlsx", ErrUnreadable, ""},
		"rows out of order":            {withSheet(t, `<sheetData>`+inlineRow(2, "a")+inlineRow(1, "b")+`</sheetData>`), "list.xlsx", ErrUnreadable, ""},
		"cell in another row":          {withSheet(t, `<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>`), "list.xlsx", ErrUnreadable, ""},
		"string that does not exist":   {withSheet(t, `<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>`), "list.xlsx", ErrUnreadable, ""},
		"merged region upside down":    {withSheet(t, `<sheetData/><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`), "list.xlsx", ErrUnreadable, ""},
		"workbook part that is absent": {repack(t, sheet, without("xl/workbook.xml")), "list.xlsx", ErrUnreadable, ""},
		"worksheet that is absent":     {repack(t, sheet, without("xl/worksheets/sheet1.xml")), "list.xlsx", ErrUnreadable, ""},
		"a hundred columns and one":    {[]byte(heading + strings.Repeat(",", 100) + "\n"), "list.csv", ErrTooManyColumns, "100"},
		"a cell in column ZZ":          {withSheet(t, `<sheetData><row r="1"><c r="ZZ1"><v>1</v></c></row></sheetData>`), "list.xlsx", ErrTooManyColumns, "100"},
	} {
		t.Run(name, func(t *testing.T) {
			preview := readBytes(c.file, c.filename, options())
			found := problem(t, preview, c.code)
			if preview.Ready() || found.Severity != Error || len(preview.Holders) != 0 {
				t.Errorf("not refused: %+v", preview)
			}
			if n := len(preview.Problems); n != 1 {
				t.Errorf("%d problems: %s", n, codes(preview))
			}
			if !strings.Contains(found.MessageKo, c.says) {
				t.Errorf("%q does not say %q", found.MessageKo, c.says)
			}
		})
	}
}

func without(part string) func(string, []byte) []byte {
	return func(name string, data []byte) []byte {
		if name == part {
			return nil
		}
		return data
	}
}

func TestCSVIsReadInEveryEncoding(t *testing.T) {
	text := heading + "홍길동,1985-03-12,보통주,1000,2020-01-02\n"
	files := map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with a mark": append([]byte("\xef\xbb\xbf"), text...), "CP949": cp949(t, text),
		"CRLF": []byte(strings.ReplaceAll(text, "\n", "\r\n")), "tabs": []byte(strings.ReplaceAll(text, ",", "\t")),
	}
	for name, file := range files {
		preview := readBytes(file, "list.csv", options())
		if !preview.Ready() || preview.Holders[0].Name != "홍길동" {
			t.Errorf("%s: %s", name, codes(preview))
		}
	}
}

func TestCP949BeyondTheOldStandardIsRead(t *testing.T) {
	preview := readBytes(cp949(t, heading+"뷁똠햏,1985-03-12,보통주,1000,\n"), "list.csv", options())
	expectReady(t, preview)
	if got := preview.Holders[0].Name; got != "뷁똠햏" {
		t.Errorf("name %q", got)
	}
}

func TestRowsOfACSVAreCountedAsExcelDoes(t *testing.T) {
	text := "\n\"제목\n두 줄\",,,\n\n" + heading + "\"홍\n길동\",1985-03-12,보통주,400,\n홍길순,1986-03-12,보통주,-1,\n"
	expect(t, readText(text, options()), ErrQuantityNegative, 6, "D")
}

func TestOptionsThatMakeNoSenseAreAnError(t *testing.T) {
	class := Class{ID: "common", Name: "보통주", Authorised: 2, Issued: 1}
	for name, opt := range map[string]Options{
		"no class":               {Today: today},
		"no date":                {Classes: []Class{class}},
		"a class twice":          {Today: today, Classes: []Class{class, class}},
		"issued over authorised": {Today: today, Classes: []Class{{ID: "a", Name: "보통주", Authorised: 1, Issued: 2}}},
		"a class without a name": {Today: today, Classes: []Class{{ID: "a"}}},
	} {
		if preview := readText(heading, opt); count(preview, ErrOptions) != 1 {
			t.Errorf("%s: %s", name, codes(preview))
		}
	}
}

func TestDigestIsOfTheFile(t *testing.T) {
	if got := readText("abc", options()).Digest.String(); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("digest %s", got)
	}
}

func TestProblemsBeyondTheBoundAreCounted(t *testing.T) {
	preview := readText(heading+strings.Repeat("홍길동,1985-03-12,보통주,-1,\n", maxPerSeverity+7), options())
	if n := count(preview, ErrQuantityNegative); n != maxPerSeverity {
		t.Errorf("%d reported", n)
	}
	if found := problem(t, preview, ErrTooManyErrors); !strings.Contains(found.MessageEn, "7") {
		t.Error(found.MessageEn)
	}
}

func TestQuestionsBeyondTheBoundKeepThePreviewFromReady(t *testing.T) {
	var text strings.Builder
	text.WriteString("주주명,종류,주식수\n")
	for i := range maxPerSeverity + 3 {
		name := "John " + columnLetter(i)
		text.WriteString(name + ",보통주,1\n" + name + ",보통주,1\n")
	}
	preview := readText(text.String(), options())
	problem(t, preview, ErrTooManyQuestions)
}

// TestFormattedEmptyRowsCostNothing: LibreOffice writes row 1,048,576 into sheets of a few rows.
func TestFormattedEmptyRowsCostNothing(t *testing.T) {
	file := repack(t, sheetOf(t, lotRows(), nil), func(name string, data []byte) []byte {
		return []byte(strings.Replace(string(data), "</sheetData>", `<row r="1048576" s="1"><c r="A1048576" s="1"/></row></sheetData>`, 1))
	})
	expectReady(t, readBytes(file, "list.xlsx", options()))
}

type panickingReader struct{}

func (panickingReader) ReadAt([]byte, int64) (int, error) { panic("850312-1234567") }

func TestPanicIsOneClearErrorThatShowsNothing(t *testing.T) {
	preview := Read(panickingReader{}, 10, "list.xlsx", options())
	expect(t, preview, ErrUnreadable, 0, "")
	secret(t, preview, "1234567")
}
