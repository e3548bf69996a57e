package check_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// shared are the functions of the lower rooms that the invariants may call: names and references are what a thing is called, not
// what is computed of it, and makers are a row's own words.
var shared = map[string]bool{
	"Ref": true, "Marks": true, "CompareRefs": true, "Derive": true, "DeriveFrom": true, "Successor": true, "PageID": true, "KeyOf": true,
	"ID": true, "Makers": true, "Instrument": true, "Error": true, "String": true,
}

// declared are the names of the exported functions and methods of a room.
func declared(t *testing.T, room string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, file := range parsed(t, filepath.Join("..", room)) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.IsExported() && !strings.HasSuffix(f.Name.Name, "Ref") {
				names[f.Name.Name] = true
			}
		}
	}
	return names
}

func parsed(t *testing.T, folder string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %d files, %v", folder, len(paths), err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func TestTheInvariantsShareNoHelperWithTheRules(t *testing.T) {
	helpers := map[string]bool{}
	for _, room := range []string{"value", "model"} {
		for name := range declared(t, room) {
			helpers[name] = !shared[name]
		}
	}
	for _, file := range parsed(t, ".") {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			called, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := called.X.(*ast.Ident); ok && of.Name == "slices" {
				return true
			}
			if helpers[called.Sel.Name] {
				t.Errorf("the invariants call %s, which the rules may call too", called.Sel.Name)
			}
			return true
		})
	}
}
