package mutants

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// This file alone says where the domain is, which tests look for bugs in it, and what its refusals and form checks are called.

// module is the import path of the folder that holds the domain, and root is the module's folder as seen from here.
const (
	module = "holdfast/chaincode/"
	root   = "../.."
)

// shell are the folders below chaincode that are not the domain. Bugs go into the packages of all other folders, however deep
// these lie, so that a new package is never left out by being forgotten; only packages whose name ends in "test" are tests themselves.
var shell = []string{"cmd", "contract", "docs", "mutants", "proofs", "record", "replay", "simulator"}

// suitesElsewhere are the packages of the shell whose tests look for bugs too, beside those of the domain.
var suitesElsewhere = []string{"record", "replay", "simulator"}

// refusals are the functions that make a refusal, as the code calls them.
var refusals = []string{"Deny", "value.Deny"}

// formChecks are the methods that note what is out of form, whatever they are called on. Their first argument is what should hold.
var formChecks = []string{"Want", "Due"}

// room is a package of the domain.
type room struct {
	name, path, dir string
	files           []string // absolute paths, tests left out
}

// suite is a test binary that looks for bugs.
type suite struct {
	name, dir, binary string
	rapid             bool            // whether it knows rapid's flags
	tests             map[string]bool // the import paths of what it is built of
}

// layout is the domain and the tests that look for bugs in it.
type layout struct {
	rooms  []room
	suites []suite
}

// listed is what go list says of a package, or of the test binary made for one.
type listed struct {
	Dir, ImportPath, Name, ForTest string
	GoFiles, Deps                  []string
}

// readLayout asks the go command what stands below chaincode.
func readLayout() (layout, error) {
	command := exec.Command("go", "list", "-test", "-json=Dir,ImportPath,Name,ForTest,GoFiles,Deps", "./chaincode/...")
	command.Dir = root
	output, err := command.Output()
	if err != nil {
		return layout{}, fmt.Errorf("go list: %w", err)
	}
	var l layout
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return layout{}, fmt.Errorf("go list: %w", err)
		}
		l.add(p)
	}
	if len(l.rooms) == 0 || len(l.suites) == 0 {
		return layout{}, errors.New("no package of the domain, or no test of it, stands below chaincode")
	}
	return l, nil
}

func (l *layout) add(p listed) {
	path, test := strings.CutSuffix(p.ImportPath, ".test")
	name := strings.TrimPrefix(path, module)
	top, _, _ := strings.Cut(name, "/")
	inDomain := !slices.Contains(shell, top)
	switch {
	case test && (inDomain || slices.Contains(suitesElsewhere, name)):
		s := suite{name: name, dir: p.Dir, tests: map[string]bool{}}
		for _, dep := range p.Deps {
			dep, _, _ = strings.Cut(dep, " ")
			s.tests[dep] = true
			s.rapid = s.rapid || dep == "pgregory.net/rapid"
		}
		l.suites = append(l.suites, s)
	case !test && p.ForTest == "" && inDomain && !strings.HasSuffix(p.Name, "test") && len(p.GoFiles) > 0:
		r := room{name: p.Name, path: path, dir: p.Dir}
		for _, file := range p.GoFiles {
			r.files = append(r.files, filepath.Join(p.Dir, file))
		}
		l.rooms = append(l.rooms, r)
	}
}

// find is the one file of the domain whose path ends with name, and the room it stands in.
func (l *layout) find(name string) (string, room, error) {
	var at string
	var in room
	n := 0
	for _, r := range l.rooms {
		for _, file := range r.files {
			if strings.HasSuffix(filepath.ToSlash(file), "/"+name) {
				at, in, n = file, r, n+1
			}
		}
	}
	if n != 1 {
		return "", room{}, fmt.Errorf("%d files of the domain are called %s", n, name)
	}
	return at, in, nil
}

// shown is a file's path as a reader of the report knows it: from the module's folder on.
func shown(file string) string {
	top, err := filepath.Abs(root)
	if err != nil {
		return file
	}
	relative, err := filepath.Rel(top, file)
	if err != nil {
		return file
	}
	return filepath.ToSlash(relative)
}

func mustReadLayout(t *testing.T) layout {
	t.Helper()
	l, err := readLayout()
	if err != nil {
		t.Fatal(err)
	}
	return l
}
