package shareholderlist

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// listed is a lot with its holder, as a row will say it.
type listed struct {
	holder int // index in drawn holders
	lot    Lot
}

// drawHolders makes holders that differ in name or identity. Row numbers are set later.
func drawHolders(t *rapid.T) []Holder {
	used := map[string]bool{}
	var holders []Holder
	for range rapid.IntRange(1, 12).Draw(t, "holders") {
		name := string(rapid.SliceOfN(rapid.Map(rapid.IntRange(0xAC00, 0xD7A3), func(n int) rune { return rune(n) }), 2, 4).Draw(t, "name"))
		if kindOfName(name) != "" || isBlank(name) || isTotalWord(name) {
			continue
		}
		h := Holder{Name: name, Kind: rapid.SampledFrom([]Kind{Person, Person, Person, Company, Fund}).Draw(t, "kind")}
		switch h.Kind {
		case Person:
			h.BirthDate = drawDate(t, 1930)
		case Company:
			h.Name = rapid.SampledFrom([]string{"주식회사 ", "㈜", "(주)"}).Draw(t, "form") + name
			h.CorporateNumber = newCorporateNumber(rapid.StringMatching(`[0-9]{13}`).Draw(t, "corporate"))
		case Fund:
			h.Name = name + " 제1호 투자조합"
			h.BusinessNumber = newBusinessNumber(rapid.StringMatching(`[0-9]{10}`).Draw(t, "business"))
		}
		identity := h.BirthDate.String() + string(h.CorporateNumber) + string(h.BusinessNumber)
		if used[identity] {
			continue
		}
		used[identity] = true
		if rapid.Bool().Draw(t, "reachable") {
			h.Address = "서울특별시 가온구 나래로 " + fmt.Sprint(len(holders)) + ", 1호"
			h.Phone = fmt.Sprintf("010-0000-%04d", len(holders))
			h.Email = fmt.Sprintf("holder%d@example.com", len(holders))
		}
		holders = append(holders, h)
	}
	return holders
}

func isTotalWord(name string) bool {
	_, _, is := (&lister{classes: newClassBook(options().Classes)}).totalWord(name)
	return is
}

func drawDate(t *rapid.T, from int) Date {
	first := time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC)
	last := time.Date(today.Year, today.Month, today.Day, 0, 0, 0, 0, time.UTC)
	days := int(last.Sub(first).Hours() / 24)
	return DateOf(first.AddDate(0, 0, rapid.IntRange(0, days).Draw(t, "day")))
}

// drawRows gives each holder one to three lots and shuffles all rows.
func drawRows(t *rapid.T, holders []Holder) []listed {
	var rows []listed
	for i := range holders {
		for range rapid.IntRange(1, 3).Draw(t, "lots") {
			rows = append(rows, listed{i, Lot{
				Class:      rapid.SampledFrom([]ClassID{"common", "rcps"}).Draw(t, "class"),
				Quantity:   Quantity(rapid.Int64Range(1, 1e10).Draw(t, "quantity")),
				AcquiredOn: drawDate(t, 1990),
			}})
		}
	}
	return rapid.Permutation(rows).Draw(t, "order")
}

// expected is what the rows must be read as: holders in the order of first appearance.
func expected(holders []Holder, rows []listed) (want []Holder, classes []Class) {
	classes = options().Classes
	at := map[int]int{}
	for _, row := range rows {
		i, seen := at[row.holder]
		if !seen {
			i = len(want)
			at[row.holder] = i
			h := holders[row.holder]
			h.Ref = HolderRef(fmt.Sprintf("H%d", i+1))
			want = append(want, h)
		}
		want[i].Lots = append(want[i].Lots, row.lot)
	}
	for i := range classes {
		classes[i].Issued = sumOf(rows, classes[i].ID)
		classes[i].Authorised = classes[i].Issued
	}
	return want, classes
}

func sumOf(rows []listed, class ClassID) Quantity {
	sum := Quantity(0)
	for _, row := range rows {
		if class == "" || row.lot.Class == class {
			sum += row.lot.Quantity
		}
	}
	return sum
}

// writer lays a list out in one of the many ways people do.
type writer struct {
	t       *rapid.T
	columns []role
	heads   []string
}

func newWriter(t *rapid.T) *writer {
	w := &writer{t: t}
	w.columns = rapid.Permutation([]role{roleIgnored, roleName, roleKind, roleMixed, roleAddress, rolePhone, roleEmail, roleClass,
		roleQuantity, roleAcquired}).Draw(t, "columns")
	for _, r := range w.columns {
		w.heads = append(w.heads, rapid.SampledFrom(headings[r]).Draw(t, "heading"))
	}
	return w
}

func (w *writer) pick(forms ...string) string { return rapid.SampledFrom(forms).Draw(w.t, "form") }

func (w *writer) quantity(q Quantity) string {
	return w.pick(fmt.Sprint(q), grouped(q), grouped(q)+"주", fmt.Sprint(q)+".0", fullWidth(grouped(q)))
}

func (w *writer) date(d Date) string {
	return w.pick(d.String(), fmt.Sprintf("%d.%d.%d", d.Year, d.Month, d.Day), fmt.Sprintf("%d. %d. %d.", d.Year, d.Month, d.Day),
		fmt.Sprintf("%d년 %d월 %d일", d.Year, d.Month, d.Day), fmt.Sprintf("%d/%d/%d", d.Year, d.Month, d.Day), fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day))
}

func (w *writer) number(h Holder) string {
	switch h.Kind {
	case Company:
		return w.pick(string(h.CorporateNumber), strings.ReplaceAll(string(h.CorporateNumber), "-", ""))
	case Fund:
		return w.pick(string(h.BusinessNumber), strings.ReplaceAll(string(h.BusinessNumber), "-", ""))
	}
	six := fmt.Sprintf("%02d%02d%02d", h.BirthDate.Year%100, h.BirthDate.Month, h.BirthDate.Day)
	seventh := map[bool]string{true: w.pick("1", "2", "5", "6"), false: w.pick("3", "4", "7", "8")}[h.BirthDate.Year < 2000]
	return w.pick(w.date(h.BirthDate), six+"-"+seventh+"******", six+"-"+seventh+"123456", six+seventh+"123456")
}

func (w *writer) name(name string) string {
	if w.pick("as it is", "spaced") == "spaced" && spacedHangul.MatchString(spaced(name)) {
		return spaced(name)
	}
	return name
}

func (w *writer) row(number int, h Holder, lot Lot) []string {
	cells := make([]string, len(w.columns))
	for i, r := range w.columns {
		cells[i] = map[role]string{
			roleIgnored: fmt.Sprint(number), roleName: w.name(h.Name), roleMixed: w.number(h), roleAddress: h.Address,
			rolePhone: h.Phone, roleEmail: h.Email, roleClass: w.pick(classNames(lot.Class)...), roleQuantity: w.quantity(lot.Quantity),
			roleAcquired: w.date(lot.AcquiredOn), roleKind: w.pick(kindWord(h.Kind, Korean), kindWord(h.Kind, English), ""),
		}[r]
		if r == roleKind && h.Kind == Person && cells[i] == "" {
			cells[i] = "개인"
		}
	}
	return cells
}

func classNames(class ClassID) []string {
	if class == "common" {
		return []string{"보통주", "보통주식", "common", "보 통 주"}
	}
	return []string{"상환전환우선주", "RCPS", "우선주"}
}

func (w *writer) total(label string, sum Quantity) []string {
	cells := make([]string, len(w.columns))
	for i, r := range w.columns {
		switch r {
		case roleName:
			cells[i] = label
		case roleQuantity:
			cells[i] = w.quantity(sum)
		}
	}
	return cells
}

// table is the whole list as text, title and total rows included.
func (w *writer) table(holders []Holder, rows []listed) [][]string {
	var out [][]string
	if w.pick("title", "none") == "title" {
		out = append(out, []string{"주 주 명 부"}, []string{"2025년 6월 30일 현재"})
	}
	out = append(out, w.heads)
	for i, row := range rows {
		out = append(out, w.row(i+1, holders[row.holder], row.lot))
		if w.pick("", "", "", "subtotal") == "subtotal" {
			out = append(out, w.total("누계", sumOf(rows[:i+1], "")))
		}
	}
	if w.pick("total", "none") == "total" {
		out = append(out, w.total(w.pick("합계", "합 계", "총계", "Total"), sumOf(rows, "")), []string{"위와 같음을 증명합니다."})
	}
	return out
}

func spaced(name string) string { return strings.Join(strings.Split(name, ""), " ") }

func fullWidth(digits string) string {
	return strings.Map(func(r rune) rune { return r + 0xFEE0 }, digits)
}

// same compares what was read with what was written, but for row numbers.
func same(t *rapid.T, file []byte, name string, want []Holder, classes []Class) {
	preview := readBytes(file, name, Options{Classes: classes, Today: today})
	if !preview.Ready() {
		t.Fatalf("%s is not ready: %s", name, codes(preview))
	}
	for h := range preview.Holders {
		for l := range preview.Holders[h].Lots {
			preview.Holders[h].Lots[l].Row = 0
		}
	}
	if !reflect.DeepEqual(preview.Holders, want) {
		t.Fatalf("%s read as\n%+v\nwant\n%+v", name, preview.Holders, want)
	}
}

func TestAnyListIsReadBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		holders := drawHolders(rt)
		if len(holders) == 0 {
			return
		}
		rows := drawRows(rt, holders)
		want, classes := expected(holders, rows)
		table := newWriter(rt).table(holders, rows)

		var text bytes.Buffer
		out := csv.NewWriter(&text)
		out.UseCRLF = rapid.Bool().Draw(rt, "CRLF")
		must(t, out.WriteAll(table))
		switch rapid.SampledFrom([]string{"UTF-8", "BOM", "CP949"}).Draw(rt, "encoding") {
		case "UTF-8":
			same(rt, text.Bytes(), "list.csv", want, classes)
		case "BOM":
			same(rt, append([]byte("\xef\xbb\xbf"), text.Bytes()...), "list.csv", want, classes)
		case "CP949":
			same(rt, cp949(t, text.String()), "list.csv", want, classes)
		}
		same(rt, workbookOf(t, rt, table), "list.xlsx", want, classes)

		var exported bytes.Buffer
		language := rapid.SampledFrom([]Language{Korean, English}).Draw(rt, "language")
		must(t, WriteCSV(&exported, Export(want, classes, language)))
		same(rt, exported.Bytes(), "export.csv", want, classes)
	})
}

// workbookOf writes a table as .xlsx: numbers and dates as such or as text, repeated cells of a column merged.
func workbookOf(t *testing.T, rt *rapid.T, table [][]string) []byte {
	return sheetOf(t, nil, func(f *excelize.File) {
		dates, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(t, err)
		for i, row := range table {
			for j, text := range row {
				if text == "" {
					continue
				}
				at := fmt.Sprintf("%s%d", columnLetter(j), i+1)
				var number int64
				if _, err := fmt.Sscanf(text, "%d", &number); err == nil && fmt.Sprint(number) == text && rapid.Bool().Draw(rt, "number") {
					must(t, f.SetCellValue("Sheet1", at, number))
				} else if day, err := time.Parse("2006-01-02", text); err == nil && rapid.Bool().Draw(rt, "date cell") {
					must(t, f.SetCellValue("Sheet1", at, day))
					must(t, f.SetCellStyle("Sheet1", at, at, dates))
				} else {
					must(t, f.SetCellStr("Sheet1", at, text))
				}
			}
		}
		mergeRepeats(t, f, table)
	})
}

// mergeRepeats merges cells of text that repeat the one above.
func mergeRepeats(t *testing.T, f *excelize.File, table [][]string) {
	for j := range table[len(table)/2] {
		for i := 1; i < len(table); i++ {
			if j >= len(table[i]) || j >= len(table[i-1]) || table[i][j] == "" || table[i][j] != table[i-1][j] {
				continue
			}
			if strings.ContainsAny(table[i][j], "0123456789０１２３４５６７８９") {
				continue
			}
			letter := columnLetter(j)
			must(t, f.MergeCell("Sheet1", fmt.Sprintf("%s%d", letter, i), fmt.Sprintf("%s%d", letter, i+1)))
		}
	}
}
