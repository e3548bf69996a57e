package documents_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

var (
	mapForm    = regexp.MustCompile(`(?s)beginbfrange\n(.*?)endbfrange`)
	rangeForm  = regexp.MustCompile(`<([0-9A-F]{4})><[0-9A-F]{4}><([0-9A-F]{4,8})>`)
	streamForm = regexp.MustCompile(`/Length (\d+)[^>]*>>\s*stream\n`)
	showForm   = regexp.MustCompile(`/F(\d) [0-9.]+ Tf|<([0-9A-F]+)>\] TJ`)
)

// pagesOf is the text of each page, one line for each piece of text, read through the fonts' ToUnicode maps.
func pagesOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	var fonts []map[string]string
	for _, found := range mapForm.FindAllSubmatch(pdf, -1) {
		font := map[string]string{}
		for _, pair := range rangeForm.FindAllStringSubmatch(string(found[1]), -1) {
			units, err := hex.DecodeString(pair[2])
			if err != nil {
				t.Fatal(err)
			}
			var text []uint16
			for i := 0; i+1 < len(units); i += 2 {
				text = append(text, uint16(units[i])<<8|uint16(units[i+1]))
			}
			font[pair[1]] = string(utf16.Decode(text))
		}
		fonts = append(fonts, font)
	}
	var pages []string
	for _, at := range streamForm.FindAllSubmatchIndex(pdf, -1) {
		reader, err := zlib.NewReader(bytes.NewReader(pdf[at[1]:]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(reader)
		if err != nil || !bytes.Contains(content, []byte(" Tf")) {
			continue
		}
		pages = append(pages, textOf(t, content, fonts))
	}
	if len(pages) == 0 {
		t.Fatal("the document has no text")
	}
	return pages
}

func textOf(t *testing.T, content []byte, fonts []map[string]string) string {
	t.Helper()
	var out strings.Builder
	font := map[string]string{}
	for _, shown := range showForm.FindAllStringSubmatch(string(content), -1) {
		if shown[1] != "" {
			n, err := strconv.Atoi(shown[1])
			if err != nil || n < 1 || n > len(fonts) {
				t.Fatalf("there is no font %s", shown[1])
			}
			font = fonts[n-1]
			continue
		}
		for glyphs := shown[2]; len(glyphs) >= 4; glyphs = glyphs[4:] {
			out.WriteString(font[glyphs[:4]])
		}
		out.WriteByte('\n')
	}
	return out.String()
}
