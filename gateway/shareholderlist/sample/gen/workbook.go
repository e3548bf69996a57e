package main

import (
	"bytes"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

const (
	sheet          = "주주명부"
	title          = "주 주 명 부"
	subtitle       = "주식회사 한빛로보틱스 (발행주식 총수 125,000주, 1주의 금액 500원, 2024년 12월 31일 현재)"
	commonClass    = "보통주"
	preferredClass = "상환전환우선주"
)

var (
	headings = []string{"번호", "성명(명칭)", "구분", "주민(법인)등록번호", "주소", "연락처", "이메일", "주식의 종류", "주식수(주)", "취득일자", "비고"}
	widths   = []float64{6, 30, 7, 20, 48, 16, 30, 16, 12, 16, 34}
	closing  = []string{"위 내용은 당사의 주주명부와 다름이 없음을 증명합니다.", "2024년 12월 31일", "주식회사 한빛로보틱스 대표이사 한도윤 (직인 생략)"}
)

// book is the workbook being written; the first error stops it.
type book struct {
	file   *excelize.File
	styles map[string]int
	row    int // next row
	number int // next number of a holder's row
	err    error
}

// workbook is the list as .xlsx, the same bytes every time.
func workbook() ([]byte, error) {
	b := &book{file: excelize.NewFile(), styles: map[string]int{}, row: 1, number: 1}
	defer b.file.Close()
	b.try(b.file.SetSheetName("Sheet1", sheet))
	for i, width := range widths {
		column := letter(i)
		b.try(b.file.SetColWidth(sheet, column, column, width))
	}
	b.line(title, "title")
	b.line(subtitle, "subtitle")
	b.row++
	for i, heading := range headings {
		b.set(i, heading, "heading")
	}
	b.row++
	first := b.row
	b.section(commonClass, commonShares, true)
	subtotal := b.row
	b.total("소계", commonClass, sum(commonShares), fmt.Sprintf("SUM(I%d:I%d)", first, b.row-1))
	b.section(preferredClass, preferredShares, false)
	b.total("소계", preferredClass, sum(preferredShares), "")
	b.total("합계", "", sum(commonShares)+sum(preferredShares), fmt.Sprintf("I%d+%d", subtotal, sum(preferredShares)))
	b.row++
	for _, line := range closing {
		b.line(line, "subtitle")
	}
	always := true
	b.try(b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &always}))
	var out bytes.Buffer
	if b.err == nil {
		b.err = b.file.Write(&out)
	}
	return out.Bytes(), b.err
}

// section writes the holders of one class. The class is merged over the section, and a holder's rows that
// follow each other over what they share.
func (b *book) section(class string, entries []entry, numeric bool) {
	from := b.row
	for i, e := range entries {
		b.entry(class, e, numeric)
		if i > 0 && entries[i-1].name == e.name && entries[i-1].number == e.number {
			for column := 1; column <= 6; column++ {
				b.merge(fmt.Sprintf("%s%d", letter(column), b.row-2), fmt.Sprintf("%s%d", letter(column), b.row-1))
			}
		}
	}
	b.merge(fmt.Sprintf("H%d", from), fmt.Sprintf("H%d", b.row-1))
}

func (b *book) entry(class string, e entry, numeric bool) {
	b.set(0, b.number, "centre")
	for i, text := range []string{e.name, e.kind, e.number, e.address, e.phone, e.email} {
		b.set(i+1, text, "text")
	}
	b.set(7, class, "centre")
	if numeric {
		b.set(8, e.shares, "number")
	} else {
		b.set(8, withUnit(e.shares), "right")
	}
	if e.written != "" {
		b.set(9, e.written, "right")
	} else {
		b.set(9, time.Date(e.date.year, time.Month(e.date.month), e.date.day, 0, 0, 0, 0, time.UTC), "date")
	}
	b.set(10, e.remark, "text")
	b.row++
	b.number++
}

// total writes a row of sums: a formula with its value, or the value as text.
func (b *book) total(label, class string, shares int64, formula string) {
	for i := range headings {
		b.set(i, "", "total")
	}
	b.set(0, label, "total")
	b.set(7, class, "total")
	b.merge(fmt.Sprintf("A%d", b.row), fmt.Sprintf("G%d", b.row))
	if formula == "" {
		b.set(8, withUnit(shares), "total")
	} else {
		b.set(8, shares, "totalNumber")
		b.try(b.file.SetCellFormula(sheet, fmt.Sprintf("I%d", b.row), formula))
	}
	b.row++
}

// line writes a line of text over the whole width.
func (b *book) line(text, style string) {
	b.set(0, text, style)
	b.merge(fmt.Sprintf("A%d", b.row), fmt.Sprintf("%s%d", letter(len(headings)-1), b.row))
	b.row++
}

func (b *book) set(column int, value any, style string) {
	at := fmt.Sprintf("%s%d", letter(column), b.row)
	if value != "" {
		b.try(b.file.SetCellValue(sheet, at, value))
	}
	b.try(b.file.SetCellStyle(sheet, at, at, b.style(style)))
}

func (b *book) merge(from, to string) { b.try(b.file.MergeCell(sheet, from, to)) }

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func letter(index int) string { return string(rune('A' + index)) }

func (b *book) style(name string) int {
	if id, ok := b.styles[name]; ok {
		return id
	}
	style := styles[name]
	if name != "title" && name != "subtitle" {
		style.Border = grid
	}
	id, err := b.file.NewStyle(&style)
	b.try(err)
	b.styles[name] = id
	return id
}

var (
	grid = []excelize.Border{
		{Type: "left", Color: "808080", Style: 1}, {Type: "right", Color: "808080", Style: 1},
		{Type: "top", Color: "808080", Style: 1}, {Type: "bottom", Color: "808080", Style: 1},
	}
	isoDate  = "yyyy-mm-dd"
	counting = "#,##0"
	centred  = &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	toRight  = &excelize.Alignment{Horizontal: "right", Vertical: "center"}
	shaded   = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEDED"}}
	styles   = map[string]excelize.Style{
		"title":       {Font: &excelize.Font{Bold: true, Size: 20}, Alignment: centred},
		"subtitle":    {Alignment: centred},
		"heading":     {Font: &excelize.Font{Bold: true}, Fill: shaded, Alignment: centred},
		"text":        {Alignment: &excelize.Alignment{Vertical: "center"}},
		"centre":      {Alignment: centred},
		"right":       {Alignment: toRight},
		"number":      {Alignment: toRight, CustomNumFmt: &counting},
		"date":        {Alignment: toRight, CustomNumFmt: &isoDate},
		"total":       {Font: &excelize.Font{Bold: true}, Fill: shaded, Alignment: centred},
		"totalNumber": {Font: &excelize.Font{Bold: true}, Fill: shaded, Alignment: toRight, CustomNumFmt: &counting},
	}
)
