package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// refusal is one place in the source where a command is refused: the code's constant, the reason, and the other arguments' names
// with the functions that make them.
type refusal struct {
	at, code string
	reason   value.Reason
	args     map[string]string
}

// makers are the functions that make arguments, and the forms in which places may show them.
var argMakers = map[string][]string{
	"atTime": {"time"}, "onDate": {"", "date"}, "inShares": {"shares", "number"}, "inWon": {"won"}, "inNumber": {"number", ""}, "ofType": {""},
	"word": {""}, "anID": {""},
}

// argNames are the names of arguments that stand in constants.
var argNames = map[string]string{
	"argLeast": "least", "argMost": "most", "argField": "field", "ArgLeast": "least", "ArgMost": "most", "ArgField": "field",
}

// refusals finds every call of deny in the domain's source.
func refusals(t *testing.T) []refusal {
	t.Helper()
	var found []refusal
	eachSource(t, func(files *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || !strings.EqualFold(called(call), "deny") {
				return true
			}
			r := refusal{at: files.Position(call.Pos()).String(), code: last(call.Args[0]), args: map[string]string{}}
			for _, arg := range call.Args[1:] {
				made, ok := arg.(*ast.CallExpr)
				if !ok {
					return true // want.args(field)...: the form of a command
				}
				text := argNames[last(made.Args[0])]
				if literal, ok := made.Args[0].(*ast.BasicLit); ok {
					text, _ = strconv.Unquote(literal.Value)
				}
				if maker := called(made); strings.EqualFold(maker, "because") {
					r.reason = value.Reason(text)
				} else {
					r.args[text] = maker
				}
			}
			found = append(found, r)
			return true
		})
	})
	return found
}

func called(call *ast.CallExpr) string { return last(call.Fun) }

func last(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.IndexExpr:
		return last(e.X)
	case *ast.StarExpr:
		return last(e.X)
	}
	return ""
}

// shown finds the places in a text: their names, with their forms.
func shown(text string) map[string]string {
	places := map[string]string{}
	for _, m := range placePattern.FindAllStringSubmatch(text, -1) {
		places[m[1]] = m[2]
	}
	return places
}

var placePattern = regexp.MustCompile(`\{\??([a-zA-Z]+)(?::([a-z]+))?(?:\|[^}]*)?\}`)

// constants are the values of the codes' constants.
func constants(t *testing.T) map[string]value.Code {
	t.Helper()
	found := map[string]value.Code{}
	eachSource(t, func(_ *token.FileSet, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && last(spec.Type) == "Code" {
				for i, name := range spec.Names {
					text, _ := strconv.Unquote(spec.Values[i].(*ast.BasicLit).Value)
					found[name.Name] = value.Code(text)
				}
			}
			return true
		})
	})
	return found
}

func TestEveryRefusalIsExplainedWithAllItsArguments(t *testing.T) {
	set, codes, used := rules.Known().Latest(), constants(t), map[value.Reason]bool{}
	all := refusals(t)
	if len(all) < 300 {
		t.Fatalf("only %d refusals were found", len(all))
	}
	for _, r := range all {
		if r.code == "code" || r.code == "" {
			continue // the code is a variable: the callers' refusals are found where they stand
		}
		e, _, known := set.Explanation(codes[r.code])
		if !known {
			t.Errorf("%s: %s is not explained", r.at, r.code)
		}
		texts := [2]string{e.Korean + e.DoKorean, e.English + e.DoEnglish}
		if r.reason != "" {
			used[r.reason] = true
			why := set.Reason(r.reason)
			if why.Korean == "" || why.English == "" {
				t.Errorf("%s: the reason %s has no text", r.at, r.reason)
			}
			texts[0], texts[1] = texts[0]+why.Korean, texts[1]+why.English
		}
		for _, text := range texts {
			places := shown(text)
			for name, maker := range r.args {
				form, there := places[name]
				if !there || !slices.Contains(argMakers[strings.ToLower(maker[:1])+maker[1:]], form) {
					t.Errorf("%s: %s is not shown as %s makes it: %q", r.at, name, maker, text)
				}
			}
			for name := range places {
				if r.args[name] == "" {
					t.Errorf("%s: the text shows %s, which the refusal does not give: %q", r.at, name, text)
				}
			}
		}
	}
	for _, reason := range set.Reasons() {
		if !used[reason] {
			t.Errorf("no refusal has the reason %s", reason)
		}
	}
}

// sampleArgs are arguments for all that a code's own explanation shows.
func sampleArgs(code value.Code) []value.Arg {
	e, _, _ := rules.Known().Latest().Explanation(code)
	var args []value.Arg
	for name, form := range shown(e.Korean + e.DoKorean + e.English + e.DoEnglish) {
		arg := value.Arg{Name: name, Form: value.AsWord, Value: "something"}
		switch form {
		case "shares", "won", "number":
			arg.Form, arg.Value = value.ArgForm(form), "1000"
		case "time":
			arg.Form, arg.Value = value.AsTime, "2027-01-31T00:00:00Z"
		}
		args = append(args, arg)
	}
	return args
}

// eachSource calls visit with every file of the domain's own source.
func eachSource(t *testing.T, visit func(files *token.FileSet, file *ast.File)) {
	t.Helper()
	files := token.NewFileSet()
	for _, room := range []string{"canon", "value", "model", "ledger", "book", "rules"} {
		err := filepath.WalkDir(filepath.Join("..", room), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "rulestest") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			if err == nil {
				visit(files, file)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
