package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// skipped are types whose constants are no choice of a body's author.
var skipped = map[string]bool{"Code": true, "Kind": true, "Role": true, "Type": true}

// rooms are the folders below the domain's whose types stand in bodies.
var rooms = []string{"value", "model", "ledger", "book", "rules"}

// enumerations finds the constants of string types in the domain's source, by the type's name, in the order of the source.
func enumerations(domain string) (map[string][]string, error) {
	var sources []string
	for _, room := range rooms {
		err := filepath.WalkDir(filepath.Join(domain, room), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") {
				sources = append(sources, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	values := map[string][]string{}
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if ok {
				constant(spec, values)
			}
			return !ok
		})
	}
	return values, nil
}

func constant(spec *ast.ValueSpec, values map[string][]string) {
	name, ok := spec.Type.(*ast.Ident)
	if qualified, elsewhere := spec.Type.(*ast.SelectorExpr); elsewhere {
		name, ok = qualified.Sel, true
	}
	if !ok || skipped[name.Name] || len(spec.Values) != 1 {
		return
	}
	literal, ok := spec.Values[0].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return
	}
	if value, err := strconv.Unquote(literal.Value); err == nil {
		values[name.Name] = append(values[name.Name], value)
	}
}
