package value

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestADayIsOneOfTheCalendarSince1900 has days on both sides of what a day can be.
func TestADayIsOneOfTheCalendarSince1900(t *testing.T) {
	for day, valid := range map[Date]bool{
		"1900-01-01": true, "1899-12-31": false, "2027-02-28": true, "2027-02-29": false, "2028-02-29": true, "9999-12-31": true,
		"": false, "2027-2-28": false, "2027-02-28 ": false, "10000-01-01": false,
	} {
		if day.Valid() != valid {
			t.Errorf("%q is a day: %v", day, day.Valid())
		}
	}
}

// TestAStrangersTextIsClipped leaves 60 bytes as they are, and cuts what is longer without breaking a character.
func TestAStrangersTextIsClipped(t *testing.T) {
	sixty := strings.Repeat("a", 60)
	for text, want := range map[string]string{"": "", sixty: sixty, sixty + "b": sixty + "…", "\xff": "\uFFFD"} {
		if got := clip(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	if got := clip(strings.Repeat("한", 30) + "x" + strings.Repeat("국", 30)); !utf8.ValidString(got) {
		t.Errorf("%q is no text", got)
	}
	if got := clip("a" + strings.Repeat("한", 30)); !utf8.ValidString(got) {
		t.Errorf("%q is no text", got)
	}
}

// TestATextIsSeen has texts on both sides of what a name shown to people may be.
func TestATextIsSeen(t *testing.T) {
	for text, is := range map[string]bool{
		"a": true, "한빛은행": true, "a b": true, "abcde": true, "abcdef": false, "": false, " a": false, "a ": false, "a\x00": false, "\xff": false,
		"\u2028": false, "\u202f": false, "\u2030": true, "\u001f": false, "!": true, "~": true, "\u007f": false, "\u00a0": false, "\u00a1": true,
	} {
		if IsText(text, 5) != is {
			t.Errorf("%q is a text: %v", text, !is)
		}
	}
}

// TestANameAndDigitsHaveTheirLetters has names and digits on both sides of every bound.
func TestANameAndDigitsHaveTheirLetters(t *testing.T) {
	for text, is := range map[string]bool{
		"a": true, "z": true, "A": true, "Z": true, "0": true, "9": true, ".": true, "_": true, "-": true, "abc": true, "abcd": false, "": false,
		"`": false, "{": false, "@": false, "[": false, "/": false, ":": false, "한": false,
	} {
		if IsName(text, 3) != is {
			t.Errorf("%q is a name: %v", text, !is)
		}
	}
	for text, is := range map[string]bool{"09": true, "0": false, "012": false, "0/": false, "0:": false, "": false} {
		if IsDigits(text, 2) != is {
			t.Errorf("%q are two digits: %v", text, !is)
		}
	}
	hex := strings.Repeat("0", 62)
	for text, is := range map[string]bool{"af": true, "09": true, "ag": false, "a`": false, "0/": false, "0:": false, "AF": false, "a": false, "aff": false} {
		if IsHex64(hex+text) != is {
			t.Errorf("%q ends 64 hexadecimal digits: %v", text, !is)
		}
	}
}
