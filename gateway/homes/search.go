package homes

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// searchName is the form under which names are compared: compatibility forms folded (㈜ is (주)), 주식회사 written as (주),
// without spaces, in lower case.
func searchName(name string) string {
	folded := strings.ReplaceAll(norm.NFKC.String(name), "주식회사", "(주)")
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, folded)
}

// searchIdentifier is the form under which birth dates and corporate numbers are compared: digits alone.
func searchIdentifier(identifier string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, norm.NFKC.String(identifier))
}

// samePerson tells whether two people's names and identifiers are the same; without an identifier nobody is.
func samePerson(name, identifier string, p Person) bool {
	return searchIdentifier(identifier) != "" && searchIdentifier(identifier) == searchIdentifier(p.Identifier) &&
		searchName(name) == searchName(p.Name)
}
