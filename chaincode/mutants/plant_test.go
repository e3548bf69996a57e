package mutants

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bug is one planted bug: in a file of the core, the one place where find stands becomes plant. Plant switches on
// planted("name"), so that the code is the right one unless the bug is chosen.
type bug struct {
	name, file, find, plant string
}

// switchFile is added to the core by the overlay: it tells the code which bug is planted.
const switchFile = `package core

import "os"

var plantedBug = os.Getenv("HOLDFAST_PLANTED")

func planted(name string) bool { return plantedBug == name }
`

// suites are the test binaries that look for bugs, the quick one first.
var suites = []string{"core", "simulator"}

// patience is how long one suite may look for one bug. A suite that hangs has found it.
const patience = 4 * time.Minute

const root = "../.."

// TestEveryBugHasItsPlace keeps the bugs in step with the code: each place stands there once.
func TestEveryBugHasItsPlace(t *testing.T) {
	if _, err := plantAll(t.TempDir()); err != nil {
		t.Error(err)
	}
	names := map[string]bool{}
	for _, b := range bugs {
		if names[b.name] {
			t.Errorf("two bugs are called %s", b.name)
		}
		names[b.name] = true
	}
}

// reportTo names the file that the report is written to; scripts/mutants sets it. Without it the bugs are not planted, because
// that takes minutes.
const reportTo = "HOLDFAST_MUTANTS_REPORT"

// TestThePlantedBugsAreFound plants every bug and reports which were found.
func TestThePlantedBugsAreFound(t *testing.T) {
	path := os.Getenv(reportTo)
	if path == "" {
		t.Skip("scripts/mutants runs it")
	}
	work := t.TempDir()
	binaries := build(t, work)
	for _, suite := range suites {
		if output, err := look(t, binaries[suite], suite, ""); err != nil {
			t.Fatalf("without a bug the tests of %s fail: %v\n%s", suite, err, output)
		}
	}
	var report strings.Builder
	caught := 0
	for _, b := range bugs {
		by := found(t, binaries, b)
		if by != "" {
			caught++
		}
		line := fmt.Sprintf("%-12s %s", map[bool]string{true: "caught", false: "NOT CAUGHT"}[by != ""], b.name)
		if by != "" {
			line += ": " + by
		}
		t.Log(line)
		report.WriteString(line + "\n")
	}
	fmt.Fprintf(&report, "caught %d of %d\n", caught, len(bugs))
	if err := os.WriteFile(path, []byte(report.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if len(bugs) < 40 || 100*caught < 95*len(bugs) {
		t.Errorf("caught %d of %d; at least 40 bugs are planted, and 95 %% are to be found", caught, len(bugs))
	}
}

// found is the test that finds the bug, empty if none does.
func found(t *testing.T, binaries map[string]string, b bug) string {
	for _, suite := range suites {
		output, err := look(t, binaries[suite], suite, b.name)
		if err != nil {
			return suite + " " + firstFailure(output)
		}
	}
	return ""
}

// look runs a suite with a bug planted.
func look(t *testing.T, binary, suite, name string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	arguments := []string{"-test.short", "-test.failfast", "-test.timeout=" + patience.String()}
	if suite == "core" {
		arguments = append(arguments, "-rapid.nofailfile", "-rapid.shrinktime=1s")
	}
	run := exec.CommandContext(ctx, binary, arguments...)
	run.Dir = filepath.Join(root, "chaincode", suite)
	run.Env = append(os.Environ(), "HOLDFAST_PLANTED="+name)
	return run.CombinedOutput()
}

// firstFailure is the name of the first test that failed, or the beginning of a panic.
func firstFailure(output []byte) string {
	for _, line := range strings.Split(string(output), "\n") {
		trimmed := strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(trimmed, "--- FAIL: "); ok {
			return strings.Fields(name)[0]
		}
		if strings.HasPrefix(trimmed, "panic: ") {
			return clip(trimmed, 80)
		}
	}
	return "the suite did not end"
}

func clip(s string, most int) string {
	if len(s) > most {
		return s[:most]
	}
	return s
}

// build lays all bugs over the core and builds the suites' test binaries.
func build(t *testing.T, work string) map[string]string {
	t.Helper()
	overlay := filepath.Join(work, "overlay.json")
	replaced, err := plantAll(work)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, encoded, 0o600); err != nil {
		t.Fatal(err)
	}
	binaries := map[string]string{}
	for _, suite := range suites {
		binaries[suite] = filepath.Join(work, suite+".test")
		command := exec.CommandContext(t.Context(), "go", "test", "-c", "-overlay", overlay, "-o", binaries[suite], "./chaincode/"+suite)
		command.Dir = root
		if output, err := command.CombinedOutput(); err != nil {
			t.Fatalf("the bugs do not compile: %v\n%s", err, output)
		}
	}
	return binaries
}

// plantAll writes the files with all bugs in them, and says which file each stands for.
func plantAll(work string) (map[string]string, error) {
	files := map[string][]byte{}
	core, err := filepath.Abs(filepath.Join(root, "chaincode", "core"))
	if err != nil {
		return nil, err
	}
	var stale []error
	for _, b := range bugs {
		path := filepath.Join(core, b.file)
		source, ok := files[path]
		if !ok {
			if source, err = os.ReadFile(path); err != nil {
				return nil, err
			}
		}
		if n := bytes.Count(source, []byte(b.find)); n != 1 {
			stale = append(stale, fmt.Errorf("%s: its place stands %d times in %s", b.name, n, b.file))
			continue
		}
		if !strings.Contains(b.plant, `planted("`+b.name+`")`) {
			return nil, errors.New(b.name + ": it does not switch on its own name")
		}
		files[path] = bytes.Replace(source, []byte(b.find), []byte(b.plant), 1)
	}
	if len(stale) > 0 {
		return nil, errors.Join(stale...)
	}
	files[filepath.Join(core, "planted_switch.go")] = []byte(switchFile)
	replaced := map[string]string{}
	for path, source := range files {
		written := filepath.Join(work, filepath.Base(path))
		if err := os.WriteFile(written, source, 0o600); err != nil {
			return nil, err
		}
		replaced[path] = written
	}
	return replaced, nil
}
