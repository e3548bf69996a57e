package shareholderlist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanText is text fit to be shown and kept: composed Hangul (macOS writes it decomposed), single spaces,
// no control or invisible characters.
func cleanText(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// foldText is cleanText with full-width and compatibility characters in their plain form: ㈜ → (주), １ → 1.
func foldText(text string) string { return cleanText(norm.NFKC.String(text)) }

// isBlank reports whether a cell says nothing: empty, or one of the marks people put for "none".
func isBlank(text string) bool {
	switch strings.ToLower(foldText(text)) {
	case "", "-", "--", "―", "—", "n/a", "해당없음", "해당 없음", "없음":
		return true
	}
	return false
}

// headingKey reduces a heading to what it says: no spaces, punctuation or case.
func headingKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '#' {
			return unicode.ToLower(r)
		}
		return -1
	}, foldText(text))
}

var spacedHangul = regexp.MustCompile(`^[가-힣](?: [가-힣])+$`)

// cleanName is a name as it is kept. `홍 길 동`, spaced to fill its cell, is 홍길동.
func cleanName(text string) string {
	if spacedHangul.MatchString(text) {
		return strings.ReplaceAll(text, " ", "")
	}
	return text
}

var companyForm = regexp.MustCompile(`\(주\)|\(유\)|\(합\)|\(재\)|\(사\)|주식회사|유한회사|유한책임회사`)

// nameKey is equal for two ways of writing one name: spacing, letter case, ㈜ or 주식회사.
func nameKey(name string) string {
	key := strings.ToLower(foldText(name))
	if bare := strings.TrimSpace(companyForm.ReplaceAllString(key, "")); bare != "" {
		key = bare
	}
	return strings.ReplaceAll(key, " ", "")
}

// shorten cuts text for a message.
func shorten(text string) string {
	const most = 40
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}
