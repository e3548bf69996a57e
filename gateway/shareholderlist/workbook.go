package shareholderlist

import (
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// workbook is what a worksheet needs to know of the file around it.
type workbook struct {
	sheets   []sheetPart
	date1904 bool
	strings  []string
	dated    []bool // by cell style: the number format is a date
}

// sheetPart is one worksheet and the part that holds it.
type sheetPart struct {
	name   string
	hidden bool
	part   string
}

// relationship leads from one part to another.
type relationship struct {
	id     string
	kind   string // last word of the type: worksheet, styles …
	target string // name of the part
}

// readWorkbook follows the relationships from the package's root to the worksheets, strings and styles.
func readWorkbook(a *archive) (workbook, error) {
	main, err := officeDocument(a)
	if err != nil {
		return workbook{}, err
	}
	var doc struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name     string `xml:"name,attr"`
			State    string `xml:"state,attr"`
			ID       string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			StrictID string `xml:"http://purl.oclc.org/ooxml/officeDocument/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := a.decode(main, &doc); err != nil {
		return workbook{}, err
	}
	if len(doc.Sheets) > a.limits.sheets {
		return workbook{}, tooLargeInside()
	}
	links, err := readRelationships(a, main)
	if err != nil {
		return workbook{}, err
	}
	wb := workbook{date1904: doc.Properties.Date1904 == "1" || doc.Properties.Date1904 == "true"}
	for _, s := range doc.Sheets {
		link := find(links, func(l relationship) bool { return l.id == s.ID+s.StrictID })
		if link.kind != "worksheet" {
			continue // a chart sheet, a dialogue
		}
		name := withoutNumbers(cleanText(s.Name))
		wb.sheets = append(wb.sheets, sheetPart{name: name, hidden: s.State != "" && s.State != "visible", part: link.target})
	}
	if link := find(links, ofKind("sharedStrings")); link.target != "" {
		if wb.strings, err = readStrings(a, link.target); err != nil {
			return workbook{}, err
		}
	}
	if link := find(links, ofKind("styles")); link.target != "" {
		if wb.dated, err = readStyles(a, link.target); err != nil {
			return workbook{}, err
		}
	}
	return wb, nil
}

// officeDocument is the name of the main part.
func officeDocument(a *archive) (string, error) {
	links, err := readRelationships(a, "")
	if err != nil {
		return "", err
	}
	main := find(links, ofKind("officeDocument"))
	if main.target == "" {
		return "", unreadable()
	}
	return main.target, nil
}

// find is the first relationship that matches, or none.
func find(links []relationship, match func(relationship) bool) relationship {
	if i := slices.IndexFunc(links, match); i >= 0 {
		return links[i]
	}
	return relationship{}
}

func ofKind(kind string) func(relationship) bool {
	return func(l relationship) bool { return l.kind == kind }
}

// readRelationships reads where a part leads within the package; the empty name stands for its root.
func readRelationships(a *archive, part string) ([]relationship, error) {
	name := "_rels/.rels"
	if part != "" {
		name = path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	}
	var doc struct {
		Items []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	if err := a.decode(name, &doc); err != nil {
		return nil, err
	}
	var links []relationship
	for _, item := range doc.Items {
		if item.Mode == "External" {
			continue
		}
		target := item.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", path.Dir(part), target)
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		links = append(links, relationship{id: item.ID, kind: path.Base(item.Type), target: target})
	}
	return links, nil
}

// readStrings reads the shared strings; phonetic readings (rPh) are no part of them.
func readStrings(a *archive, name string) ([]string, error) {
	part, err := a.open(name, a.limits.stringsPart)
	if err != nil {
		return nil, err
	}
	defer part.Close()
	m := newMarkup(part, a.limits)
	var all []string
	var text strings.Builder
	inText, phonetic := false, false
	for {
		token, err := m.Token()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "rPh":
				phonetic = true
			case "t":
				inText = !phonetic
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				if len(all) == a.limits.strings {
					return nil, tooLargeInside()
				}
				all = append(all, cellText(text.String()))
			case "rPh":
				phonetic = false
			case "t":
				inText = false
			}
		}
	}
}

// readStyles tells for each cell style whether it shows numbers as dates.
func readStyles(a *archive, name string) ([]bool, error) {
	var doc struct {
		Formats []struct {
			ID   string `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Styles []struct {
			Format string `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := a.decode(name, &doc); err != nil {
		return nil, err
	}
	if len(doc.Styles) > a.limits.styles {
		return nil, tooLargeInside()
	}
	custom := map[string]bool{}
	for _, format := range doc.Formats {
		custom[format.ID] = isDateFormat(format.Code)
	}
	dated := make([]bool, len(doc.Styles))
	for i, style := range doc.Styles {
		isDate, ok := custom[style.Format]
		if !ok {
			isDate = isBuiltInDate(style.Format)
		}
		dated[i] = isDate
	}
	return dated, nil
}

// isBuiltInDate knows the built-in formats with a date, those of Korean Excel included
// (ECMA-376 part 1, 18.8.30).
func isBuiltInDate(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && (n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n >= 34 && n <= 36 || n >= 50 && n <= 58)
}

var formatLiteral = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// isDateFormat reports whether a number format shows a year or a day.
func isDateFormat(code string) bool {
	if strings.EqualFold(code, "General") || strings.EqualFold(code, "Standard") {
		return false
	}
	return strings.ContainsAny(strings.ToLower(formatLiteral.ReplaceAllString(code, "")), "yd")
}
