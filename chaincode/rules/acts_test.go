package rules_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

const actsDoc = "docs/acts.md"

func TestEveryActSaysItsNameAndItsSigners(t *testing.T) {
	for _, a := range rules.AboutTypes() {
		for _, text := range []model.Label{a.Name, a.Signer} {
			if !strings.ContainsFunc(text.Korean, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) || text.English == "" {
				t.Errorf("%s: %+v", a.Type, text)
			}
		}
		if a.Sentence.Korean == "" || a.Sentence.English == "" {
			t.Errorf("%s has no sentence in both languages", a.Type)
		}
	}
}

var (
	place = regexp.MustCompile(`\{([^}]*)\}`)
	// part is what begins or ends a part of a template.
	part = regexp.MustCompile(`\{(/\}|[?!=~@])`)
)

// pathsOf are the paths that a place names, and its form.
func pathsOf(place string) (paths []string, form string) {
	switch place[0] {
	case '*':
		place, form, _ = strings.Cut(place[1:], ":")
		return strings.FieldsFunc(place, func(r rune) bool { return r == '|' || r == '+' }), form
	case '=', '~':
		return strings.Split(place[1:], "|"), ""
	}
	place, _, _ = strings.Cut(strings.TrimLeft(place, "?!@"), "|")
	path, form, _ := strings.Cut(place, ":")
	return []string{path}, form
}

// TestEveryPlaceOfASentenceIsAFieldOfItsCommand walks each template's places through the command's Go types.
func TestEveryPlaceOfASentenceIsAFieldOfItsCommand(t *testing.T) {
	forms := []string{"", "shares", "won", "number", "time", "count", "list"}
	for _, a := range rules.AboutTypes() {
		for _, template := range []string{a.Sentence.Korean, a.Sentence.English} {
			list := ""
			for _, found := range place.FindAllStringSubmatch(template, -1) {
				inner := found[1]
				if inner == "/" {
					list = ""
					continue
				}
				if strings.HasPrefix(inner, "@") {
					list = inner[1:]
				}
				paths, form := pathsOf(inner)
				if !slices.Contains(forms, form) {
					t.Errorf("%s: no form is called %q", a.Type, form)
				}
				for _, path := range paths {
					if strings.HasPrefix(path, ".") {
						path = list + path
					}
					if !hasPath(commandType(a.Type), strings.Split(path, ".")) {
						t.Errorf("%s: nothing is at %q", a.Type, path)
					}
				}
			}
			open := false
			for _, mark := range part.FindAllString(template, -1) {
				if closes := mark == "{/}"; closes != open {
					t.Errorf("%s: a part is not closed, or stands in another: %s", a.Type, template)
					break
				}
				open = !open
			}
			if open {
				t.Errorf("%s: the last part is not closed: %s", a.Type, template)
			}
		}
	}
}

// commandType is the type of a command's body.
func commandType(name value.Type) reflect.Type { return reflect.TypeOf(rules.NewBody(name)).Elem() }

func hasPath(body reflect.Type, path []string) bool {
	if path[0] != "body" {
		return len(path) == 1 && slices.Contains([]string{"register", "actor", "for", "expires"}, path[0])
	}
	for _, name := range path[1:] {
		for body.Kind() == reflect.Pointer || body.Kind() == reflect.Slice {
			body = body.Elem()
		}
		if body.Kind() != reflect.Struct {
			return false
		}
		next, found := fieldOf(body, name)
		if !found {
			return false
		}
		body = next
	}
	return len(path) > 1
}

func fieldOf(body reflect.Type, name string) (reflect.Type, bool) {
	for _, field := range reflect.VisibleFields(body) {
		if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag == name {
			return field.Type, true
		}
	}
	return nil, false
}

func TestTheDocumentOfTheActsIsRenderedFromTheirTables(t *testing.T) {
	var out strings.Builder
	out.WriteString(`# Acts

Every type of command: what people call it, who signs it, the rule it rests on where that is a law's, and in what it goes on. Rendered
from the tables in chaincode/rules/*/acts.go by ` + "`go test ./chaincode/rules -run Acts -update`" + `; a test keeps them equal.

What an act goes on in is measured with the guards of chaincode/ledger/guards.go, each by itself: **always**, because it ends something
that is open or protects somebody's right; **halted**, while its register is closed for a time or suspended; **closed**, then and after the
company has left for good; **—**, only where no guard stops it.

| type | name | signed by | rule | goes on |
|---|---|---|---|---|
`)
	measured := goesOn(t)
	for _, a := range rules.AboutTypes() {
		fmt.Fprintf(&out, "| %s | %s · %s | %s · %s | %s | %s |\n", a.Type, a.Name.Korean, a.Name.English, a.Signer.Korean, a.Signer.English, a.Source, measured[a.Type])
	}
	if *update {
		if err := os.WriteFile(actsDoc, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(actsDoc)
	if err != nil || string(written) != out.String() {
		t.Errorf("%s is not what the tables say (%v); run with -update", actsDoc, err)
	}
}
