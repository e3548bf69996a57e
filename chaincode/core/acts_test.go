package core_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"holdfast/chaincode/core"
)

const actsDoc = "docs/acts.md"

func TestEveryActSaysItsNameAndItsSigners(t *testing.T) {
	for _, a := range core.AboutTypes() {
		for _, text := range []core.Label{a.Name, a.Signer} {
			if !strings.ContainsFunc(text.Korean, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) || text.English == "" {
				t.Errorf("%s: %+v", a.Type, text)
			}
		}
		if (a.Sentence.Korean == "") != (a.Sentence.English == "") {
			t.Errorf("%s has a sentence in one language only", a.Type)
		}
	}
}

var place = regexp.MustCompile(`\{([^}]*)\}`)

// TestEveryPlaceOfASentenceIsAFieldOfItsCommand walks each template's places through the command's Go types.
func TestEveryPlaceOfASentenceIsAFieldOfItsCommand(t *testing.T) {
	forms := []string{"", "shares", "won", "number", "time", "count", "list"}
	for _, a := range core.AboutTypes() {
		for _, template := range []string{a.Sentence.Korean, a.Sentence.English} {
			for _, found := range place.FindAllStringSubmatch(template, -1) {
				inner, _, _ := strings.Cut(strings.TrimLeft(found[1], "?!"), "|")
				path, form, _ := strings.Cut(inner, ":")
				if inner == "/" {
					continue
				}
				if !slices.Contains(forms, form) {
					t.Errorf("%s: no form is called %q", a.Type, form)
				}
				if !hasPath(commandType(a.Type), strings.Split(path, ".")) {
					t.Errorf("%s: nothing is at %q", a.Type, path)
				}
			}
			if strings.Count(template, "{?")+strings.Count(template, "{!") != strings.Count(template, "{/}") {
				t.Errorf("%s: a part is not closed: %s", a.Type, template)
			}
		}
	}
}

// commandType is the type of a command's body.
func commandType(name core.Type) reflect.Type { return reflect.TypeOf(core.NewBody(name)).Elem() }

func hasPath(body reflect.Type, path []string) bool {
	if path[0] != "body" {
		return len(path) == 1 && slices.Contains([]string{"register", "actor", "for", "expires"}, path[0])
	}
	for _, name := range path[1:] {
		for body.Kind() == reflect.Pointer {
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

Every type of command: what people call it, who signs it, and the rule it rests on where that is a law's. Rendered from the tables
in acts_*.go by ` + "`go test ./chaincode/core -run Acts -update`" + `; a test keeps them equal.

| type | name | signed by | rule |
|---|---|---|---|
`)
	for _, a := range core.AboutTypes() {
		fmt.Fprintf(&out, "| %s | %s · %s | %s · %s | %s |\n", a.Type, a.Name.Korean, a.Name.English, a.Signer.Korean, a.Signer.English, a.Source)
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
