package shareholderlist

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// declaredCodes are the constants of type Code in the source.
func declaredCodes(t *testing.T) []Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "messages.go", nil, 0)
	must(t, err)
	var codes []Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Code" {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			must(t, err)
			codes = append(codes, Code(text))
		}
		return true
	})
	return codes
}

var verbs = regexp.MustCompile(`%(?:\[\d\])?[sd]`)

func TestEveryCodeSaysTheSameInBothLanguages(t *testing.T) {
	codes := declaredCodes(t)
	if len(codes) != len(messages) || len(codes) < 60 {
		t.Errorf("%d codes, %d messages", len(codes), len(messages))
	}
	for _, code := range codes {
		m, ok := messages[code]
		if !ok || m.ko == "" || m.en == "" {
			t.Errorf("%s has no message", code)
		}
		if !slices.Equal(verbs.FindAllString(m.ko, -1), verbs.FindAllString(m.en, -1)) {
			t.Errorf("%s takes other arguments in the other language", code)
		}
	}
}
