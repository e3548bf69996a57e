package shareholderlist

import (
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// markup reads the elements of one XML part within bounds: the XML decoder keeps a whole tag or text in
// memory and remembers every open element.
type markup struct {
	decoder *xml.Decoder
	depth   int
	most    int // depth
}

func newMarkup(part io.Reader, lim limits) *markup {
	return &markup{decoder: xml.NewDecoder(&tagLimiter{src: part, most: lim.markup}), most: lim.depth}
}

// Token is the next token, io.EOF after the last; it is valid until the next call.
func (m *markup) Token() (xml.Token, error) {
	token, err := m.decoder.Token()
	if err == io.EOF {
		return nil, io.EOF
	}
	if err != nil {
		return nil, asFault(err)
	}
	switch token.(type) {
	case xml.StartElement:
		if m.depth++; m.depth > m.most {
			return nil, tooLargeInside()
		}
	case xml.EndElement:
		m.depth--
	}
	return token, nil
}

// tagLimiter fails where a tag with the text behind it is longer than any spreadsheet program writes, and at
// `<!`: spreadsheet parts have no comments, no CDATA and no document type.
type tagLimiter struct {
	src    io.Reader
	most   int
	run    int
	opened bool // the last byte was '<'
}

func (r *tagLimiter) Read(p []byte) (int, error) {
	n, err := r.src.Read(p)
	for _, b := range p[:n] {
		if r.opened && b == '!' {
			return 0, unreadable()
		}
		if r.opened = b == '<'; r.opened {
			r.run = 0
		}
		if r.run++; r.run > r.most {
			return 0, tooLargeInside()
		}
	}
	return n, err
}

// attribute is the value of an attribute by its local name, empty if there is none.
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// escapedControl is how a workbook writes a control character in text: _x000D_ is a carriage return.
var escapedControl = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// cellText is the text of a cell, clean and with escapes resolved.
func cellText(text string) string {
	if strings.Contains(text, "_x") {
		text = escapedControl.ReplaceAllStringFunc(text, func(escape string) string {
			code, err := strconv.ParseUint(escape[2:6], 16, 16)
			if err != nil {
				return escape
			}
			return string(rune(code))
		})
	}
	return cleanText(text)
}
