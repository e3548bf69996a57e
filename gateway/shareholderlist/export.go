package shareholderlist

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Language chooses the headings and words of a template or an export.
type Language string

// The languages.
const (
	Korean  Language = "ko"
	English Language = "en"
)

// exportColumn is a column of the template and of an export; Read knows every heading.
type exportColumn struct {
	role   role
	ko, en string
	width  float64 // in characters
	format string  // number format, empty for text
}

var exportColumns = []exportColumn{
	{roleName, "주주명", "Name", 24, ""},
	{roleKind, "구분", "Kind", 10, ""},
	{roleBirth, "생년월일", "Birth date", 13, "yyyy-mm-dd"},
	{roleCorporate, "법인등록번호", "Corporate registration no.", 17, ""},
	{roleCorporate, "사업자등록번호(고유번호)", "Business number", 22, ""},
	{roleAddress, "주소", "Address", 44, ""},
	{rolePhone, "연락처", "Phone", 16, ""},
	{roleEmail, "이메일", "Email", 26, ""},
	{roleClass, "주식의 종류", "Class", 18, ""},
	{roleQuantity, "주식수", "Shares", 12, "#,##0"},
	{roleAcquired, "취득일", "Acquired on", 13, "yyyy-mm-dd"},
	{roleCertificate, "주권번호", "Certificate no.", 14, ""},
	{roleIgnored, "비고", "Remarks", 20, ""},
}

func (c exportColumn) heading(lang Language) string {
	if lang == English {
		return c.en
	}
	return c.ko
}

func kindWord(kind Kind, lang Language) string {
	if lang == English {
		return string(kind)
	}
	return map[Kind]string{Person: "개인", Company: "법인", Fund: "조합", Association: "단체", Joint: "공유", Estate: "상속재산"}[kind]
}

// sortOf is what an export says in the column of kinds: that the shares are the company's own, where they are.
func (h Holder) sortOf(lang Language) string {
	switch {
	case h.Treasury && lang == English:
		return "treasury"
	case h.Treasury:
		return "자기주식"
	}
	return kindWord(h.Kind, lang)
}

// Export lays holders out under the template's headings, one row for each lot, for WriteCSV. Read gives the
// same holders back if the rows of each holder are told apart by birth date or number.
func Export(holders []Holder, classes []Class, lang Language) [][]string {
	header := make([]string, len(exportColumns))
	for i, column := range exportColumns {
		header[i] = column.heading(lang)
	}
	rows := [][]string{header}
	book := newClassBook(classes)
	for _, h := range holders {
		for _, lot := range h.Lots {
			rows = append(rows, []string{
				h.Name, h.sortOf(lang), h.BirthDate.String(), string(h.CorporateNumber), string(h.BusinessNumber),
				h.Address, h.Phone, h.Email, book.name(lot.Class), strconv.FormatInt(int64(lot.Quantity), 10),
				lot.AcquiredOn.String(), lot.Certificate, lot.remark(lang),
			})
		}
	}
	return rows
}

// remark is what an export says beside a lot: that shares of it are pledged. Who reads a list leaves remarks out.
func (l Lot) remark(lang Language) string {
	switch {
	case l.Pledged == 0:
		return ""
	case lang == English:
		return "Pledged: " + strconv.FormatInt(int64(l.Pledged), 10)
	}
	return "질권 " + strconv.FormatInt(int64(l.Pledged), 10) + "주"
}

// WriteCSV writes rows as UTF-8 with a byte order mark and CRLF, which Excel opens with Korean intact. A cell
// that a spreadsheet would take for a formula gets an apostrophe in front, which Read takes off again.
func WriteCSV(w io.Writer, rows [][]string) error {
	if _, err := w.Write(byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, text := range row {
			safe[i] = withApostrophe(text)
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// startsFormula reports whether a spreadsheet may run the text: =, +, -, @ and their full-width forms, also
// behind white space.
func startsFormula(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	return text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0])
}

func withApostrophe(text string) string {
	if startsFormula(text) {
		return "'" + text
	}
	return text
}

func withoutApostrophe(text string) string {
	if bare, found := strings.CutPrefix(text, "'"); found && startsFormula(bare) {
		return bare
	}
	return text
}
