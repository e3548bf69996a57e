package documents

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/signintech/gopdf"
	"golang.org/x/text/unicode/norm"
)

// The page: A4 in points, with its margins. Text stays between top and bottom.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	left       = 42.0
	right      = pageWidth - 42
	width      = right - left
	top        = 62.0
	bottom     = pageHeight - 58
)

// Shades of grey.
const (
	black = 0
	grey  = 95
	pale  = 150
	fill  = 243
)

// The fonts' names in the file.
const (
	regularName = "NanumGothic"
	boldName    = "NanumGothicBold"
)

// style is how text is written. Size is in points.
type style struct {
	size float64
	bold bool
	grey bool
}

// canvas draws text and lines on pages. The first failure stays in err, and nothing is drawn after it.
type canvas struct {
	pdf   gopdf.GoPdf
	y     float64
	pages int
	err   error
	// widths are of characters, in thousandths of the size; -1 for one that the font lacks.
	widths [2]map[rune]float64
	// newPage draws the head of a page that was begun.
	newPage func()
}

func newCanvas(fonts Fonts, info gopdf.PdfInfo) *canvas {
	c := &canvas{widths: [2]map[rune]float64{{}, {}}, newPage: func() {}}
	if len(fonts.Regular) == 0 || len(fonts.Bold) == 0 {
		c.err = ErrNoFonts
		return c
	}
	c.pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWidth, H: pageHeight}})
	c.pdf.SetInfo(info)
	c.err = c.pdf.AddTTFFontData(regularName, fonts.Regular)
	c.do(func() error { return c.pdf.AddTTFFontData(boldName, fonts.Bold) })
	return c
}

// do draws unless something failed before.
func (c *canvas) do(draw func() error) {
	if c.err == nil {
		c.err = draw()
	}
}

// page begins a page.
func (c *canvas) page() {
	c.do(func() error { c.pdf.AddPage(); return nil })
	c.pages++
	c.y = top
	if c.err == nil {
		c.newPage()
	}
}

// room begins a new page unless so many points are left on this one.
func (c *canvas) room(height float64) {
	if c.y+height > bottom {
		c.page()
	}
}

func (c *canvas) use(s style) error {
	family := regularName
	if s.bold {
		family = boldName
	}
	shade := uint8(black)
	if s.grey {
		shade = grey
	}
	c.pdf.SetTextColor(shade, shade, shade)
	return c.pdf.SetFont(family, "", s.size)
}

// face is the index of a style's font.
func (s style) face() int {
	if s.bold {
		return 1
	}
	return 0
}

// em is a character's width in thousandths of the size; -1 when the font lacks it.
func (c *canvas) em(r rune, s style) float64 {
	known := c.widths[s.face()]
	if w, ok := known[r]; ok {
		return w
	}
	w := -1.0
	c.do(func() error {
		if err := c.use(style{size: 1000, bold: s.bold}); err != nil {
			return err
		}
		has, err := c.pdf.IsCurrFontContainGlyph(r)
		if err != nil || !has || unicode.IsControl(r) {
			return nil // the library's error says no more than that there is no such glyph
		}
		w, err = c.pdf.MeasureTextWidth(string(r))
		return err
	})
	known[r] = w
	return w
}

// shown is a text as the font can write it. A character that it lacks is written as what it is compatible with, as (주) for
// ㈜ (NFKC); where that cannot be written either, as its code point: [U+4E0D].
func (c *canvas) shown(text string, s style) string {
	lacks := func(r rune) bool { return c.em(r, s) < 0 }
	if strings.IndexFunc(text, lacks) < 0 {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		same := norm.NFKC.String(string(r))
		switch {
		case !lacks(r):
			out.WriteRune(r)
		case same != "" && strings.IndexFunc(same, lacks) < 0:
			out.WriteString(same)
		default:
			fmt.Fprintf(&out, "[U+%04X]", r)
		}
	}
	return out.String()
}

// measure is a text's width in points.
func (c *canvas) measure(text string, s style) float64 {
	total := 0.0
	for _, r := range text {
		total += max(0, c.em(r, s))
	}
	return total * s.size / 1000
}

// wrap breaks a text into lines of at most so many points: at spaces, and within words that are longer.
func (c *canvas) wrap(text string, s style, most float64) []string {
	text = c.shown(strings.Join(strings.Fields(text), " "), s)
	var lines []string
	line, size, space := []rune{}, 0.0, -1
	for _, r := range text {
		w := c.em(r, s) * s.size / 1000
		if size+w > most && len(line) > 0 {
			cut := len(line)
			if space > 0 && r != ' ' {
				cut = space
			}
			lines = append(lines, strings.TrimRight(string(line[:cut]), " "))
			line = []rune(strings.TrimLeft(string(line[cut:]), " "))
			size, space = c.measure(string(line), s), -1
		}
		if r == ' ' {
			if len(line) == 0 {
				continue
			}
			space = len(line)
		}
		line, size = append(line, r), size+w
	}
	if len(line) > 0 || len(lines) == 0 {
		lines = append(lines, string(line))
	}
	return lines
}

// text writes one line with its baseline at y.
func (c *canvas) text(x, y float64, s style, text string) {
	text = c.shown(text, s)
	if text == "" {
		return
	}
	c.do(func() error {
		if err := c.use(s); err != nil {
			return err
		}
		c.pdf.SetXY(x, y)
		return c.pdf.Text(text)
	})
}

// textRight writes one line that ends at x.
func (c *canvas) textRight(x, y float64, s style, text string) {
	c.text(x-c.measure(c.shown(text, s), s), y, s, text)
}

// textCentred writes one line in the middle of the page.
func (c *canvas) textCentred(y float64, s style, text string) {
	c.text((pageWidth-c.measure(c.shown(text, s), s))/2, y, s, text)
}

// paragraph writes a text in lines from y on and moves y below it.
func (c *canvas) paragraph(x, most, leading float64, s style, text string) {
	for _, line := range c.wrap(text, s, most) {
		c.room(leading)
		c.y += leading
		c.text(x, c.y-leading*0.25, s, line)
	}
}

func (c *canvas) line(x1, y1, x2, y2, weight float64, shade uint8) {
	c.do(func() error {
		c.pdf.SetLineWidth(weight)
		c.pdf.SetStrokeColor(shade, shade, shade)
		c.pdf.Line(x1, y1, x2, y2)
		return nil
	})
}

func (c *canvas) box(x, y, w, h float64, shade uint8) {
	c.do(func() error {
		c.pdf.SetFillColor(shade, shade, shade)
		c.pdf.RectFromUpperLeftWithStyle(x, y, w, h, "F")
		return nil
	})
}

// bytes ends the document.
func (c *canvas) bytes() ([]byte, error) {
	if c.err != nil {
		return nil, fmt.Errorf("draw the document: %w", c.err)
	}
	return c.pdf.GetBytesPdfReturnErr()
}
