package mutants

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// A kind is a way to make a mutant.
type kind string

// The kinds of mutants.
const (
	guardDropped   kind = "guard dropped"      // a refusal in an if, or one that is assigned, is left out
	refusalDropped kind = "refusal dropped"    // any other return of a refusal returns none
	formDropped    kind = "form check dropped" // what should hold is taken to hold
	compared       kind = "comparison"         // < and <=, > and >=, == and != for each other
	joined         kind = "and/or"             // && and || for each other
	negated        kind = "negation dropped"   // the thing itself for its opposite
)

// candidate is a place in the domain's source where a mutant can be made.
type candidate struct {
	key
	room     room
	file     string // absolute
	line     int
	from, to int    // the place, in bytes
	original string // what stands there
	becomes  string // what the mutant has instead, empty for nothing
}

// key names a candidate so that it keeps its name while other code changes: the function it is in, what is done to it, its text
// with any space as one, and which of the function's like places it is, the first being 1.
type key struct {
	In   string // the package below chaincode and the function, as in ledger.Tx.Put
	Kind kind
	Text string
	Nth  int
}

func (k key) String() string { return fmt.Sprintf("%s, %s %d: %s", k.In, k.Kind, k.Nth, k.Text) }

// operators are the operators that stand for each other in a mutant.
var operators = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR, token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LAND: token.LOR, token.LOR: token.LAND,
}

// mutate is the source of a file with candidates of it in it, each behind the switch of the name it is given. Candidates must not
// overlap.
func mutate(source []byte, chosen map[string]candidate) []byte {
	names := make([]string, 0, len(chosen))
	for name := range chosen {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return chosen[a].from - chosen[b].from })
	var mutated []byte
	done := 0
	for _, name := range names {
		c := chosen[name]
		mutated = append(append(mutated, source[done:c.from]...), c.switched(name)...)
		done = c.to
	}
	return append(mutated, source[done:]...)
}

// switched is the place with both codes in it. It is written without a new line of its own, so that errors of the compiler name
// the lines of the tree unless the place itself has several.
func (c candidate) switched(name string) string {
	on := fmt.Sprintf("planted(%q)", name)
	switch c.Kind {
	case guardDropped:
		return fmt.Sprintf("if !%s { %s }", on, c.original)
	case refusalDropped:
		return fmt.Sprintf("if %s { %s }; %s", on, c.becomes, c.original)
	default:
		return fmt.Sprintf("(%s && (%s) || !%s && (%s))", on, c.becomes, on, c.original)
	}
}

// change says what the mutant changes, on one line.
func (c candidate) change() string {
	if c.becomes == "" {
		return string(c.Kind) + ": " + c.Text
	}
	return fmt.Sprintf("%s: %s  becomes  %s", c.Kind, c.Text, oneLine(c.becomes))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// finding is the search of one file.
type finding struct {
	room   room
	file   string
	source []byte
	set    *token.FileSet
	stack  []ast.Node // from the file down to the parent of what is looked at
	found  []candidate
	like   map[key]int
}

// candidates finds the places of one file. Generated files have none. Left out are constants, which are decided before a test
// begins, and comparisons of err with nil, which any test that passes there finds.
func candidates(r room, file string, source []byte) ([]candidate, error) {
	f := finding{room: r, file: file, source: source, set: token.NewFileSet(), like: map[key]int{}}
	tree, err := parser.ParseFile(f.set, file, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if ast.IsGenerated(tree) {
		return nil, nil
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if n == nil {
			f.stack = f.stack[:len(f.stack)-1]
			return true
		}
		if declared, ok := n.(*ast.GenDecl); ok && declared.Tok == token.CONST {
			return false
		}
		f.look(n)
		f.stack = append(f.stack, n)
		return true
	})
	return f.found, nil
}

func (f *finding) look(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.add(negated, n, f.text(n.X))
		}
	case *ast.CallExpr:
		if method, ok := n.Fun.(*ast.SelectorExpr); ok && slices.Contains(formChecks, method.Sel.Name) && len(n.Args) > 1 {
			f.add(formDropped, n.Args[0], "true")
		}
	case *ast.ReturnStmt:
		f.returned(n)
	case *ast.AssignStmt:
		if n.Tok == token.ASSIGN && slices.ContainsFunc(n.Rhs, holdsRefusal) {
			f.add(guardDropped, n, "")
		}
	}
}

func (f *finding) binary(n *ast.BinaryExpr) {
	other, ok := operators[n.Op]
	if !ok || isName(n.X, "err") && isName(n.Y, "nil") {
		return
	}
	left, right := f.text(n.X), f.text(n.Y)
	if n.Op == token.LAND || n.Op == token.LOR {
		f.add(joined, n, fmt.Sprintf("(%s) %s (%s)", left, other, right))
		return
	}
	f.add(compared, n, fmt.Sprintf("%s %s %s", left, other, right))
}

// returned finds the refusals of a return. Where the code goes on behind an if, the mutant goes on; elsewhere, where a function
// would be without its last return, it returns no error.
func (f *finding) returned(n *ast.ReturnStmt) {
	results := make([]string, len(n.Results))
	refuses := false
	for i, result := range n.Results {
		results[i] = f.text(result)
		if holdsRefusal(result) {
			results[i], refuses = "nil", true
		}
	}
	switch {
	case !refuses:
	case f.endsGuard():
		f.add(guardDropped, n, "")
	default:
		f.add(refusalDropped, n, "return "+strings.Join(results, ", "))
	}
}

// endsGuard tells whether the statement looked at stands in an if without an else.
func (f *finding) endsGuard() bool {
	if len(f.stack) < 2 {
		return false
	}
	guard, ok := f.stack[len(f.stack)-2].(*ast.IfStmt)
	return ok && guard.Else == nil
}

// holdsRefusal tells whether an expression makes a refusal when it is computed.
func holdsRefusal(x ast.Expr) bool {
	holds := false
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			holds = holds || slices.Contains(refusals, called(n.Fun))
		}
		return true
	})
	return holds
}

// called is a function's name as a call has it: f, or p.f.
func called(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		if of, ok := x.X.(*ast.Ident); ok {
			return of.Name + "." + x.Sel.Name
		}
	}
	return ""
}

func isName(x ast.Expr, name string) bool {
	ident, ok := x.(*ast.Ident)
	return ok && ident.Name == name
}

func (f *finding) add(k kind, n ast.Node, becomes string) {
	original := f.text(n)
	named := key{In: strings.TrimPrefix(f.room.path, module) + "." + f.function(), Kind: k, Text: oneLine(original)}
	f.like[named]++
	named.Nth = f.like[named]
	f.found = append(f.found, candidate{
		key: named, room: f.room, file: f.file, line: f.set.Position(n.Pos()).Line,
		from: f.offset(n.Pos()), to: f.offset(n.End()), original: original, becomes: becomes,
	})
}

// function is the name of the function that is looked at, with its receiver's type; outside of functions, of what is declared.
func (f *finding) function() string {
	for _, n := range f.stack {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil || len(n.Recv.List) == 0 {
				return n.Name.Name
			}
			return strings.Trim(f.text(n.Recv.List[0].Type), "*") + "." + n.Name.Name
		case *ast.ValueSpec:
			return n.Names[0].Name
		}
	}
	return "file"
}

func (f *finding) offset(p token.Pos) int { return f.set.Position(p).Offset }

func (f *finding) text(n ast.Node) string {
	return string(f.source[f.offset(n.Pos()):f.offset(n.End())])
}
