package rules

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const module = "holdfast/"

// listed is what `go list` says of a package.
type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Standard   bool
}

// rule says what the packages under a folder may import of ours, and what they may never link.
type rule struct {
	folder string
	// ours are the folders of this module that may be imported, besides the package's own.
	ours []string
	// never are import paths (with what is below them) that must not be among the dependencies at all.
	never []string
	// onlyStandard forbids everything outside the standard library and ours.
	onlyStandard bool
	why          string
}

// rooms are folders of the domain.
func rooms(names ...string) []string {
	folders := make([]string, len(names))
	for i, name := range names {
		folders[i] = "chaincode/" + name
	}
	return folders
}

// domain are all its folders.
var domain = rooms("canon", "value", "model", "ledger", "access", "book", "rules", "check", "say")

var rules = []rule{
	{folder: "chaincode/canon", onlyStandard: true, why: "the canonical form knows nothing of what it writes"},
	{folder: "chaincode/value", ours: rooms("canon"), onlyStandard: true, why: "the domain is pure, and looks downwards alone"},
	{folder: "chaincode/model", ours: rooms("canon", "value"), onlyStandard: true, why: "the domain is pure, and looks downwards alone"},
	{folder: "chaincode/ledger", ours: rooms("canon", "value", "model"), onlyStandard: true, why: "the domain is pure, and looks downwards alone"},
	{folder: "chaincode/access", ours: rooms("value", "model", "ledger"), onlyStandard: true, why: "who may look is asked of the code that the rules ask, and of no act's rule"},
	{folder: "chaincode/book", ours: rooms("canon", "value", "model", "ledger"), onlyStandard: true, why: "the domain is pure, and looks downwards alone"},
	{folder: "chaincode/check", ours: rooms("canon", "value", "model"), onlyStandard: true, why: "the invariants share no helper with the rules, so that a mistake is not made on both sides"},
	{folder: "chaincode/say", ours: rooms("canon", "value", "model"), onlyStandard: true, why: "what is said is handed over as tables"},
	{folder: "chaincode/rules", ours: domain, onlyStandard: true, why: "the domain is pure"},
	{folder: "chaincode/record", ours: rooms("canon", "value", "model"), onlyStandard: true, why: "what is stored depends on the domain alone"},
	{folder: "chaincode/proofs", ours: append(rooms("value", "model", "ledger"), "did/proof"), why: "the adapter between the domain and proofs"},
	{folder: "chaincode/replay", ours: append(domain, "chaincode/record"), onlyStandard: true, why: "a history is replayed by the domain alone"},
	{folder: "chaincode/contract", ours: append(domain, "chaincode/record", "chaincode/proofs", "did/proof"), why: "the contract is a thin adapter"},
	{folder: "chaincode/simulator", ours: append(domain, "chaincode/record"), onlyStandard: true, why: "the simulator knows no Fabric but its rules"},
	{folder: "did", ours: []string{"did"}, why: "identity knows nothing of gateway or chaincode"},
	{folder: "gateway", ours: append(domain, "gateway", "chaincode/record", "chaincode/proofs", "chaincode/replay", "did", "web"),
		never: []string{"github.com/hyperledger/fabric-sdk-go", "github.com/hyperledger/fabric-chaincode-go"},
		why:   "the gateway trades through fabric-gateway, which cannot be linked with fabric-sdk-go, and never holds the contract"},
	{folder: "gateway/httpapi", ours: append(domain, "gateway", "chaincode/record", "chaincode/proofs", "chaincode/replay", "did", "web"),
		never: []string{"modernc.org/sqlite", "github.com/hyperledger/fabric-gateway"},
		why:   "the HTTP API knows no database driver and no Fabric"},
	{folder: "network", ours: []string{"network"}, never: []string{"github.com/hyperledger/fabric-gateway"}, why: "the network runs without the product"},
}

// TestGroupsOfActsKnowEachOtherThroughBookAndLedgerAlone: a group of acts imports no other; only the package that joins them, and
// the tests' world, import several.
func TestGroupsOfActsKnowEachOtherThroughBookAndLedgerAlone(t *testing.T) {
	groups := 0
	for _, p := range list(t) {
		group, below := strings.CutPrefix(p.ImportPath, module+"chaincode/rules/")
		if !below || group == "rulestest" {
			continue
		}
		groups++
		for _, imported := range p.Imports {
			if under(imported, module+"chaincode/rules") || under(imported, module+"chaincode/check") || under(imported, module+"chaincode/say") {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
	if groups < 10 {
		t.Errorf("only %d groups of acts were found", groups)
	}
}

// TestWhoMayImportWhom keeps the folders' dependencies as the architecture draws them. Only the programs under a cmd
// folder wire packages together; they still never link two Fabric clients.
func TestWhoMayImportWhom(t *testing.T) {
	packages := list(t)
	for _, r := range rules {
		matched := 0
		for _, p := range packages {
			if !under(p.ImportPath, module+r.folder) || strings.HasSuffix(p.ImportPath, "/rulestest") {
				continue // the tests' world is no part of the domain
			}
			matched++
			r.check(t, p)
		}
		if matched == 0 {
			t.Errorf("%s has no package: the rule guards nothing", r.folder)
		}
	}
}

func (r rule) check(t *testing.T, p listed) {
	t.Helper()
	for _, imported := range p.Imports {
		switch {
		case strings.HasPrefix(imported, module):
			if !r.allows(imported) {
				t.Errorf("%s imports %s, because it may not: %s", p.ImportPath, imported, r.why)
			}
		case r.onlyStandard && !standard(imported):
			t.Errorf("%s imports %s: %s", p.ImportPath, imported, r.why)
		}
	}
	for _, dependency := range p.Deps {
		for _, forbidden := range r.never {
			if under(dependency, forbidden) {
				t.Errorf("%s links %s: %s", p.ImportPath, dependency, r.why)
			}
		}
	}
}

func (r rule) allows(imported string) bool {
	if under(imported, module+r.folder) {
		return true
	}
	for _, folder := range r.ours {
		if under(imported, module+folder) {
			return true
		}
	}
	return false
}

func under(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

// standard tells a package of the standard library by its first element, which has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

func list(t *testing.T) []listed {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", "list", "-json=ImportPath,Imports,Deps,Standard", "./...")
	command.Dir = root
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	if err := command.Run(); err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	var packages []listed
	for decoder := json.NewDecoder(&out); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
