package shareholderlist

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
)

const megabyte = 1 << 20

// allocated is what f allocates in all, which is at least as much as it holds at once.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// packed is size bytes of text, deflated.
func packed(t testing.TB, text string, size int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	must(t, err)
	chunk := []byte(strings.Repeat(text, megabyte/len(text)))
	for written := 0; written < size; written += len(chunk) {
		_, err := w.Write(chunk)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

var bomb = sync.OnceValue(func() []byte { return packed(&testing.B{}, " ", 200*megabyte) })

// rawZip adds an entry with deflated data and a declared size to the parts of a workbook without its sheet.
func rawZip(t testing.TB, name string, deflated []byte, declared uint64) []byte {
	t.Helper()
	in := sheetOf(t, lotRows(), nil)
	from, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, entry := range from.File {
		if entry.Name != name {
			must(t, w.Copy(entry))
		}
	}
	part, err := w.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CompressedSize64: uint64(len(deflated)), UncompressedSize64: declared,
	})
	must(t, err)
	_, err = part.Write(deflated)
	must(t, err)
	must(t, w.Close())
	return out.Bytes()
}

const sheetName1 = "xl/worksheets/sheet1.xml"

func stored(t testing.TB, data string) []byte {
	t.Helper()
	in := sheetOf(t, nil, nil)
	from, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, entry := range from.File {
		if entry.Name != sheetName1 {
			must(t, w.Copy(entry))
		}
	}
	part, err := w.CreateHeader(&zip.FileHeader{Name: sheetName1, Method: zip.Store})
	must(t, err)
	_, err = io.WriteString(part, data)
	must(t, err)
	must(t, w.Close())
	return out.Bytes()
}

func manyEntries(t testing.TB, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := range n {
		_, err := w.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i), Method: zip.Store})
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

// claiming makes the end of a zip's directory declare another number of entries.
func claiming(file []byte, entries uint16) []byte {
	end := bytes.LastIndex(file, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint16(file[end+8:], entries)
	binary.LittleEndian.PutUint16(file[end+10:], entries)
	return file
}

func TestZipBombIsRefusedWithin64MB(t *testing.T) {
	const open = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	for name, c := range map[string]struct {
		file []byte
		code Code
	}{
		"200 MB declared":             {rawZip(t, sheetName1, bomb(), 200*megabyte), ErrExpandsTooMuch},
		"200 MB declared as 1 kB":     {rawZip(t, sheetName1, bomb(), 1000), ErrUnreadable},
		"200 MB of strings as 1 kB":   {rawZip(t, "xl/sharedStrings.xml", bomb(), 1000), ErrUnreadable},
		"200 MB of styles as 1 kB":    {rawZip(t, "xl/styles.xml", bomb(), 1000), ErrUnreadable},
		"size that wraps":             {rawZip(t, sheetName1, bomb(), 1<<63), ErrExpandsTooMuch},
		"30 MB at a ratio of 1000":    {rawZip(t, sheetName1, packed(t, " ", 30*megabyte), 30*megabyte), ErrExpandsTooMuch},
		"300 entries":                 {manyEntries(t, 700), ErrExpandsTooMuch},
		"60,000 entries":              {manyEntries(t, 60_000), ErrExpandsTooMuch},
		"60,000 entries that say one": {claiming(manyEntries(t, 60_000), 1), ErrExpandsTooMuch},
		"9 MB of nested elements":     {stored(t, open+strings.Repeat("<a>", 3*megabyte)), ErrExpandsTooMuch},
		"9 MB of attributes":          {stored(t, open+"<a "+strings.Repeat(`a="" `, 9*megabyte/5)), ErrExpandsTooMuch},
		"9 MB of text in a cell":      {stored(t, open+`<row r="1"><c t="str"><v>`+strings.Repeat("a", 9*megabyte)), ErrExpandsTooMuch},
		"9 MB of CDATA":               {stored(t, open+`<row r="1"><c t="str"><v><![CDATA[`+strings.Repeat("<", 9*megabyte)), ErrUnreadable},
		"9 MB of separators":          {[]byte(heading + strings.Repeat(",", 9*megabyte)), ErrTooManyColumns},
	} {
		t.Run(name, func(t *testing.T) {
			var preview Preview
			used := allocated(func() { preview = readBytes(c.file, "list.xlsx", options()) })
			if !bytes.HasPrefix(c.file, zipMagic) {
				used = allocated(func() { preview = readBytes(c.file, "list.csv", options()) })
			}
			problem(t, preview, c.code)
			if preview.Ready() || len(preview.Problems) != 1 {
				t.Errorf("not refused with one error: %s", codes(preview))
			}
			if used > 64*megabyte {
				t.Errorf("allocated %d MB", used/megabyte)
			}
		})
	}
}

func TestBombInsideAnIgnoredPartIsNotUnpacked(t *testing.T) {
	inner := rawZip(t, sheetName1, bomb(), 200*megabyte)
	file := rawZip(t, "xl/embeddings/inner.zip", deflated(t, inner), uint64(len(inner)))
	var preview Preview
	used := allocated(func() { preview = readBytes(file, "list.xlsx", options()) })
	expectReady(t, preview)
	if used > 16*megabyte {
		t.Errorf("allocated %d MB", used/megabyte)
	}
}

func deflated(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	must(t, err)
	_, err = w.Write(data)
	must(t, err)
	must(t, w.Close())
	return out.Bytes()
}

func TestHostileSheetIsRefusedWithin64MB(t *testing.T) {
	regions := strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 15_000)
	strings20 := `<sheetData>` + inlineRow(1, "주주명", "주식수") + `</sheetData><mergeCells>` + regions + `</mergeCells>`
	preview := Preview{}
	if used := allocated(func() { preview = readBytes(withSheet(t, strings20), "list.xlsx", options()) }); used > 64*megabyte {
		t.Errorf("allocated %d MB: %s", used/megabyte, codes(preview))
	}
	wide := `<sheetData>`
	for row := range 9_000 {
		wide += fmt.Sprintf(`<row r="%d"><c r="CV%d"><v>1</v></c></row>`, row+1, row+1)
	}
	if used := allocated(func() { preview = readBytes(withSheet(t, wide+`</sheetData>`), "list.xlsx", options()) }); used > 96*megabyte {
		t.Errorf("allocated %d MB: %s", used/megabyte, codes(preview))
	}
	problem(t, preview, ErrExpandsTooMuch)
}

// TestReadingIsCappedWhateverIsDeclared reads a part with less allowance than it declares.
func TestReadingIsCappedWhateverIsDeclared(t *testing.T) {
	file := sheetOf(t, lotRows(), nil)
	for name, narrow := range map[string]func(*archive){
		"the part's own bound":   func(a *archive) { a.limits.sheetPart = 100 },
		"what the file has left": func(a *archive) { a.left = 100 },
	} {
		a, err := openArchive(bytes.NewReader(file), int64(len(file)), standard)
		must(t, err)
		narrow(a)
		part, err := a.open(sheetName1, a.limits.sheetPart)
		must(t, err)
		read, err := io.Copy(io.Discard, part)
		if f, ok := errors.AsType[*fault](err); !ok || f.code != ErrExpandsTooMuch || read > 100 {
			t.Errorf("%s: read %d bytes, %v", name, read, err)
		}
	}
}

func TestBoundsAreKept(t *testing.T) {
	file := sheetOf(t, lotRows(), nil)
	table := []byte(heading + twoLots)
	for name, c := range map[string]struct {
		narrow func(*limits)
		file   []byte
		code   Code
	}{
		"rows of a workbook":    {func(l *limits) { l.rows = 2 }, file, ErrTooManyRows},
		"rows of a CSV":         {func(l *limits) { l.rows = 2 }, table, ErrTooManyRows},
		"columns of a workbook": {func(l *limits) { l.columns = 4 }, file, ErrTooManyColumns},
		"columns of a CSV":      {func(l *limits) { l.columns = 4 }, table, ErrTooManyColumns},
		"holders":               {func(l *limits) { l.holders = 1 }, table, ErrTooManyHolders},
		"cells of a workbook":   {func(l *limits) { l.cells = 14 }, file, ErrExpandsTooMuch},
		"cells of a CSV":        {func(l *limits) { l.cells = 14 }, table, ErrExpandsTooMuch},
		"shared strings":        {func(l *limits) { l.strings = 5 }, file, ErrExpandsTooMuch},
		"bytes of strings":      {func(l *limits) { l.stringsPart = 50 }, file, ErrExpandsTooMuch},
		"bytes of small parts":  {func(l *limits) { l.smallPart = 50 }, file, ErrExpandsTooMuch},
		"styles":                {func(l *limits) { l.styles = 0 }, file, ErrExpandsTooMuch},
		"worksheets":            {func(l *limits) { l.sheets = 0 }, file, ErrExpandsTooMuch},
		"depth":                 {func(l *limits) { l.depth = 2 }, file, ErrExpandsTooMuch},
		"entries":               {func(l *limits) { l.entries = 5 }, file, ErrExpandsTooMuch},
		"directory":             {func(l *limits) { l.directory = 100 }, file, ErrExpandsTooMuch},
		"all bytes":             {func(l *limits) { l.unpacked = 5_000 }, file, ErrExpandsTooMuch},
	} {
		t.Run(name, func(t *testing.T) {
			lim := standard
			c.narrow(&lim)
			preview := read(bytes.NewReader(c.file), int64(len(c.file)), "list", options(), lim)
			problem(t, preview, c.code)
			if preview.Ready() {
				t.Error("ready")
			}
		})
	}
}

func BenchmarkRefuse200MBBomb(b *testing.B) {
	file := rawZip(b, sheetName1, bomb(), 200*megabyte)
	lying := rawZip(b, sheetName1, bomb(), 1000)
	b.ReportAllocs()
	for b.Loop() {
		readBytes(file, "list.xlsx", options())
		readBytes(lying, "list.xlsx", options())
	}
}
