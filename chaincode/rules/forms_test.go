package rules_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"math"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// formsFile says of every type of command what becomes of a body in form when one place of it is spoiled.
const formsFile = "testdata/forms.txt"

const formsHead = `# What becomes of a body in form when one place of it is spoiled: per type of command, place and outcome, the spoilings. "fits" is
# still in form; all else is the field at fault and what it should be. Bodies marked "bare" lack what may be left out, or name it in
# another way, those marked "third" in a third; of these only what differs from those before. Rendered from the bodies' Check by
# "go test ./chaincode/rules -run Forms -update".
`

// TestEveryPlaceOfTheFormsIsSpoiled takes a body in form of every type of command and spoils one place after the other. What each is
// refused with stands in a file, so that no check of form is lost, or moves a bound, unseen.
func TestEveryPlaceOfTheFormsIsSpoiled(t *testing.T) {
	var out strings.Builder
	out.WriteString(formsHead)
	for _, about := range rules.AboutTypes() {
		fmt.Fprintf(&out, "\n%s\n", about.Type)
		var before []string
		for _, as := range waysOf(about.Type) {
			if err := checked(sampleBody(about.Type, as)); err != nil {
				t.Errorf("%s: the %s sample is not in form: %v", about.Type, as, err)
			}
			lines := spoiled(about.Type, as)
			for _, line := range lines {
				if as == full {
					fmt.Fprintf(&out, "  %s\n", line)
				} else if !slices.Contains(before, line) {
					fmt.Fprintf(&out, "  (%s) %s\n", as, line)
				}
			}
			before = append(before, lines...)
		}
	}
	if *update {
		if err := os.WriteFile(formsFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(formsFile)
	if err != nil || string(written) != out.String() {
		t.Errorf("%s is not what the forms say (%v)%s; run with -update", formsFile, err, firstDifference(string(written), out.String()))
	}
}

// TestEveryFieldAtFaultIsOneOfItsBody holds what a form is refused with to the body's fields, for screens to find the field by.
func TestEveryFieldAtFaultIsOneOfItsBody(t *testing.T) {
	for _, about := range rules.AboutTypes() {
		for _, as := range waysOf(about.Type) {
			for _, line := range spoiled(about.Type, as) {
				says := strings.Split(line, ": ")[1]
				for _, field := range fieldsOf(says) {
					if !hasPath(commandType(about.Type), strings.Split("body."+field, ".")) {
						t.Errorf("%s: nothing is at %q, which is refused with %q", about.Type, field, says)
					}
				}
			}
		}
	}
}

// fieldsOf are the fields that an outcome names: one, or several with commas between them; none where it is no fault of form.
func fieldsOf(says string) []string {
	words := strings.Fields(says)
	if _, _, code := rules.Known().Latest().Explanation(value.Code(words[0])); code || says == "fits" {
		return nil
	}
	end := slices.IndexFunc(words, func(word string) bool { return !strings.HasSuffix(word, ",") })
	fields := words[:end+1]
	for i := range fields {
		fields[i] = strings.TrimSuffix(fields[i], ",")
	}
	return fields
}

func firstDifference(had, has string) string {
	was, is := strings.Split(had, "\n"), strings.Split(has, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			return fmt.Sprintf(": line %d is %q, and should be %q", i+1, is[i], was[i])
		}
	}
	return ""
}

// node is a place of a body: its path in the body's JSON, what is there, and what is there in the next element of a list; nothing
// where there is no list or none next.
type node struct {
	path string
	reflect.Value
	next reflect.Value
}

// nodes are all places of a body, in order. Of a list the first element's are taken.
func nodes(body model.Body) []node {
	var found []node
	var walk func(path string, v, next reflect.Value)
	walk = func(path string, v, next reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(path, v.Elem(), reflect.Value{})
			}
		case reflect.Slice:
			if v.Len() > 0 {
				of, after := v.Index(0), reflect.Value{}
				if v.Len() > 1 {
					after = v.Index(1)
				}
				if of.Kind() != reflect.Struct {
					found = append(found, node{path, of, after})
				}
				walk(path, of, after)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				at, name, after := path, jsonName(v.Type().Field(i)), reflect.Value{}
				if next.IsValid() {
					after = next.Field(i)
				}
				if name != "" {
					at = strings.TrimPrefix(path+"."+name, ".")
				}
				if name != "" && v.Field(i).Kind() != reflect.Struct {
					found = append(found, node{at, v.Field(i), after})
				}
				walk(at, v.Field(i), after)
			}
		}
	}
	walk("", reflect.ValueOf(body).Elem(), reflect.Value{})
	return found
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// spoiled says what becomes of a sample in all its spoilings, a line for each place and outcome.
func spoiled(name value.Type, as way) []string {
	var lines []string
	for i, n := range nodes(sampleBody(name, as)) {
		by := map[string][]string{}
		bounds := map[int64]bool{}
		try := func(how string, spoil func(reflect.Value)) {
			body := sampleBody(name, as)
			spoil(nodes(body)[i].Value)
			says, found := outcome(body, n.path)
			for _, b := range found {
				bounds[b] = true
			}
			if says != "fits" || !strings.HasPrefix(how, "as ") {
				by[says] = append(by[says], how)
			}
		}
		all := spoilings(n, nodes(sampleBody(name, as)))
		for _, how := range all {
			try(how.name, how.apply)
		}
		for tried := 0; tried < len(bounds); {
			tried = len(bounds) // bounds that show only at another's
			for _, bound := range slices.Sorted(maps.Keys(bounds)) {
				for _, at := range []int64{bound - 1, bound, bound + 1} {
					if apply := sized(n.Value, at); apply != nil {
						try(sizeName(n.Value, at), apply)
					}
				}
			}
		}
		for _, says := range slices.Sorted(maps.Keys(by)) {
			lines = append(lines, fmt.Sprintf("%s: %s: %s", n.path, says, strings.Join(once(by[says]), ", ")))
		}
	}
	return lines
}

func once(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// outcome is what a body's Check says, and the bounds that it names of a field.
func outcome(body model.Body, path string) (string, []int64) {
	err := checked(body)
	if err == nil {
		return "fits", nil
	}
	var bounds []int64
	says := []string{}
	if code := value.CodeOf(err); code != value.CodeMalformed {
		says = append(says, string(code))
	}
	args := value.ArgsOf(err)
	for _, arg := range args {
		says = append(says, arg.Value)
		if arg.Name == value.ArgLeast || arg.Name == value.ArgMost {
			if bound, err := strconv.ParseInt(arg.Value, 10, 64); err == nil && strings.HasPrefix(path, args[0].Value) {
				bounds = append(bounds, bound)
			}
		}
	}
	return strings.Join(says, " "), bounds
}

// checked is what a body's form is refused with, by itself and by the set of rules.
func checked(body model.Body) error {
	err := body.Check()
	if ruled, ok := body.(interface{ CheckBy(set *model.Set) error }); ok && err == nil {
		err = ruled.CheckBy(rules.Known().Latest())
	}
	return err
}

type spoiling struct {
	name  string
	apply func(v reflect.Value)
}

// spoilings are ways to spoil a place: what it lacks, what it cannot be, and what another place of its type holds.
func spoilings(n node, all []node) []spoiling {
	var out []spoiling
	add := func(name string, apply func(v reflect.Value)) { out = append(out, spoiling{name, apply}) }
	if n.IsZero() {
		add("given", func(v reflect.Value) { (&sampler{n: 200, full: true}).fill(v, n.path) })
	} else if n.Kind() != reflect.Bool {
		add("none", func(v reflect.Value) { v.SetZero() })
	}
	text := func(name, s string) { add(name, func(v reflect.Value) { v.SetString(s) }) }
	number := func(i int64) { add(strconv.FormatInt(i, 10), func(v reflect.Value) { v.SetInt(i) }) }
	if n.next.IsValid() && n.Comparable() && !n.Equal(n.next) {
		add("as the second's", func(v reflect.Value) { v.Set(n.next) })
	}
	switch n.Kind() {
	case reflect.String:
		text("garbage", " \x01")
		text("2000 characters", strings.Repeat("1", 2000))
		for _, one := range few[n.Type()] {
			if one != n.String() {
				text(strconv.Quote(one), one)
			}
		}
		if n.Type() == reflect.TypeFor[value.Date]() {
			text("the first day", "2000-01-01")
			text("the last day", "2100-01-01")
			text("no day", "2027-02-30")
		}
		for _, other := range all {
			if other.Kind() == reflect.String && other.path != n.path && other.String() != n.String() && other.Type() == n.Type() && len(few[n.Type()]) == 0 && !other.IsZero() {
				text("as "+other.path, other.String())
			}
		}
	case reflect.Int, reflect.Int64:
		for _, i := range []int64{-1, 0, 1, n.Int() - 1, n.Int() + 1, math.MaxInt64} {
			if i != n.Int() {
				number(i)
			}
		}
	case reflect.Bool:
		add("the other", func(v reflect.Value) { v.SetBool(!v.Bool()) })
	case reflect.Slice:
		add("empty", func(v reflect.Value) { v.Set(v.Slice(0, 0)) })
		if n.Len() > 0 {
			add("the first twice", func(v reflect.Value) { v.Set(reflect.Append(v, v.Index(0))) })
			add(sizeName(n.Value, 1001), sized(n.Value, 1001))
			if n.Index(0).Kind() == reflect.Struct {
				add("the first twice with as many shares as can be", func(v reflect.Value) {
					crowd(v.Index(0))
					v.Set(reflect.Append(v, v.Index(0)))
				})
			}
		}
	}
	return out
}

// crowd puts as many shares as can be counted wherever there are some.
func crowd(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.Len() > 0 {
			crowd(v.Index(0))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			crowd(v.Field(i))
		}
	case reflect.Int64:
		if v.Type() == reflect.TypeFor[value.Shares]() {
			v.SetInt(math.MaxInt64)
		}
	}
}

// sized makes a place so large: a number, a text's length or a list's; days come one after the other. It is nil where that cannot be.
func sized(n reflect.Value, size int64) func(v reflect.Value) {
	switch n.Kind() {
	case reflect.Int, reflect.Int64:
		return func(v reflect.Value) { v.SetInt(size) }
	case reflect.String:
		if size < 0 || size > 100_000 {
			return nil
		}
		return func(v reflect.Value) { v.SetString(strings.Repeat("1", int(size))) }
	case reflect.Slice:
		if size < 0 || size > 100_000 || n.Len() == 0 {
			return nil
		}
		return func(v reflect.Value) {
			first := v.Index(0)
			v.Set(reflect.MakeSlice(v.Type(), int(size), int(size)))
			for i := range int(size) {
				v.Index(i).Set(first)
				if day, ok := first.Interface().(value.Date); ok {
					v.Index(i).SetString(string(day.AddDays(i)))
				}
			}
		}
	}
	return nil
}

func sizeName(n reflect.Value, size int64) string {
	switch n.Kind() {
	case reflect.String:
		return fmt.Sprintf("%d characters", size)
	case reflect.Slice:
		if n.Len() > 0 && n.Index(0).Type() == reflect.TypeFor[value.Date]() {
			return fmt.Sprintf("%d days", size)
		}
		return fmt.Sprintf("%d of the first", size)
	}
	return strconv.FormatInt(size, 10)
}

// wantNames are the names of what fields should be (value.Want.Kind), by the name in the source.
var wantNames = map[string]string{
	"AnIdentifier": value.AnIdentifier.Kind, "ADigest": value.ADigest.Kind, "ADate": value.ADate.Kind, "ATime": value.ATime.Kind, "AKey": value.AKey.Kind,
	"AKnownValue": value.AKnownValue.Kind, "WantGiven": value.WantGiven.Kind, "WantAbsent": value.WantAbsent.Kind, "WantOnce": value.WantOnce.Kind,
	"WantAnother": value.WantAnother.Kind, "WantInOrder": value.WantInOrder.Kind, "WantSum": value.WantSum.Kind, "WantFits": value.WantFits.Kind,
	"WantCountable": value.WantCountable.Kind, "WantAny": value.WantAny.Kind, "AtLeast": value.AtLeast(0).Kind, "Within": value.Within(0, 0).Kind,
	"Many": value.Many(0, 0).Kind, "AText": value.AText(0).Kind, "AName": value.AName(0, 0).Kind, "Digits": value.Digits(0).Kind,
}

// TestEveryCheckOfFormsIsReached finds each call of Want and Due in the source of what bodies are made of among the outcomes of the
// spoilings. A call in the Check of a body is looked for under its type, any other under all.
func TestEveryCheckOfFormsIsReached(t *testing.T) {
	under := map[string][]string{}
	for _, about := range rules.AboutTypes() {
		for _, as := range waysOf(about.Type) {
			for _, line := range spoiled(about.Type, as) {
				says := strings.Split(line, ": ")[1]
				under[string(about.Type)] = append(under[string(about.Type)], says)
				under[""] = append(under[""], says)
			}
		}
	}
	eachSource(t, func(files *token.FileSet, file *ast.File) {
		for _, declared := range file.Decls {
			in, ok := declared.(*ast.FuncDecl)
			if !ok || !ofBodies(in) {
				continue
			}
			of := under[""]
			if in.Recv != nil && in.Name.Name == "Check" && under[last(in.Recv.List[0].Type)] != nil {
				of = under[last(in.Recv.List[0].Type)]
			}
			ast.Inspect(in, func(n ast.Node) bool {
				for _, want := range wanted(n) {
					if !slices.ContainsFunc(of, func(says string) bool { return strings.Contains(says+" ", want) }) {
						t.Errorf("%s: no spoiling of a body is refused with %q", files.Position(n.Pos()), want)
					}
				}
				return true
			})
		}
	})
}

// ofBodies tells whether a function checks what bodies are made of: not the command around them, nor data kept off the ledger.
func ofBodies(in *ast.FuncDecl) bool {
	if in.Recv == nil {
		return true
	}
	of := last(in.Recv.List[0].Type)
	return !slices.Contains([]string{"Command", "IdentityData", "AddressData", "AccountData", "Form"}, of)
}

// wanted are the outcomes of a call of Want or Due, each the field, as far as it stands there, and what it should be.
func wanted(n ast.Node) []string {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) != 3 {
		return nil
	}
	switch method.Sel.Name {
	case "Want":
		name := last(call.Args[2])
		if made, ok := call.Args[2].(*ast.CallExpr); ok {
			name = called(made)
		}
		return []string{fieldIn(call.Args[1]) + " " + wantNames[name] + " "}
	case "Due":
		field := fieldIn(call.Args[2])
		return []string{field + " " + value.WantGiven.Kind + " ", field + " " + value.WantAbsent.Kind + " "}
	}
	return nil
}

// fieldIn is a field's path as far as it stands in the source.
func fieldIn(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.BasicLit:
		text, _ := strconv.Unquote(x.Value)
		return text
	case *ast.BinaryExpr:
		return fieldIn(x.Y)
	}
	return ""
}
