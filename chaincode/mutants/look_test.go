package mutants

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// switchFile is added by the overlay to every package with a bug in it: it tells the code which bug is planted.
const switchFile = `package %s

import "os"

var plantedBug = os.Getenv("HOLDFAST_PLANTED")

func planted(name string) bool { return plantedBug == name }
`

// patience is how long one suite may look for one bug. A suite that hangs has found it.
const patience = 4 * time.Minute

// memory is how much a suite may ask for, in KiB: a bug may make a loop that never ends and always grows.
const memory = "6000000"

// reportTo names the file that the reports are appended to; scripts/mutants sets it. Without it nothing is planted, because that
// takes minutes.
const reportTo = "HOLDFAST_MUTANTS_REPORT"

// planting is the domain with bugs in it.
type planting struct {
	files   map[string][]byte // the files that hold them, by path
	written map[string]string // the paths again, by the names that the files have in the overlay's folder, which the compiler uses
}

// in takes a file's source with its bugs in it, and gives its room the switch.
func (p *planting) in(r room, file string, source []byte) {
	if p.files == nil {
		p.files = map[string][]byte{}
	}
	p.files[file] = source
	p.files[filepath.Join(r.dir, "planted_switch.go")] = fmt.Appendf(nil, switchFile, r.name)
}

// overlay writes the planted files into a folder of their own, and the file that lays them over the tree.
func (p *planting) overlay(work string) (string, error) {
	replaced := map[string]string{}
	p.written = map[string]string{}
	for path, source := range p.files {
		name := fmt.Sprintf("%d_%s", len(replaced), filepath.Base(path))
		written := filepath.Join(work, name)
		p.written[name] = path
		if err := os.WriteFile(written, source, 0o600); err != nil {
			return "", err
		}
		replaced[path] = written
	}
	encoded, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(work, "overlay.json")
	return overlay, os.WriteFile(overlay, encoded, 0o600)
}

// build builds the suites' test binaries over the planting, and sees that they pass while no bug is switched on. It returns the
// suites with the quick ones first.
func build(t *testing.T, suites []suite, p planting) []suite {
	t.Helper()
	work := t.TempDir()
	overlay, err := p.overlay(work)
	if err != nil {
		t.Fatal(err)
	}
	took := map[string]time.Duration{}
	built := slices.Clone(suites)
	for i := range built {
		s := &built[i]
		s.binary = filepath.Join(work, fmt.Sprintf("%d.test", i))
		command := exec.CommandContext(t.Context(), "go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", s.binary, module+s.name)
		command.Dir = root
		if output, err := command.CombinedOutput(); err != nil {
			t.Fatalf("the bugs do not compile: %v\n%s", err, output)
		}
		began := time.Now()
		if output, err := look(t.Context(), *s, ""); err != nil {
			t.Fatalf("without a bug the tests of %s fail: %v\n%s", s.name, err, output)
		}
		took[s.name] = time.Since(began)
	}
	slices.SortStableFunc(built, func(a, b suite) int { return int(took[a.name] - took[b.name]) })
	return built
}

// target is one bug to be looked for: the name that switches it on, and the import path of the package it is in.
type target struct{ name, path string }

// hunt looks for every bug, as many at a time as there are processors, and says which test found each: nothing if none did.
func hunt(ctx context.Context, suites []suite, targets []target) []string {
	finders := make([]string, len(targets))
	var hunters sync.WaitGroup
	next := make(chan int)
	for range runtime.NumCPU() {
		hunters.Go(func() {
			for i := range next {
				finders[i] = finder(ctx, suites, targets[i])
			}
		})
	}
	for i := range targets {
		next <- i
	}
	close(next)
	hunters.Wait()
	return finders
}

// finder is the test that finds a bug. The tests of the bug's own package look first, then all that are built of it.
func finder(ctx context.Context, suites []suite, bug target) string {
	for _, own := range []bool{true, false} {
		for _, s := range suites {
			if (module+s.name == bug.path) != own || !s.tests[bug.path] {
				continue
			}
			if output, err := look(ctx, s, bug.name); err != nil {
				return s.name + " " + firstFailure(output)
			}
		}
	}
	return ""
}

// look runs a suite with a bug switched on. Seeds are fixed, so that a report can be had again.
func look(ctx context.Context, s suite, bug string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	arguments := []string{"-c", `ulimit -v "$1"; shift; exec "$@"`, "look", memory, s.binary,
		"-test.short", "-test.failfast", "-test.timeout=" + patience.String()}
	if s.rapid {
		arguments = append(arguments, "-rapid.nofailfile", "-rapid.shrinktime=1s", "-rapid.seed=1")
	}
	run := exec.CommandContext(ctx, "sh", arguments...)
	run.Dir = s.dir
	run.Env = append(os.Environ(), "HOLDFAST_PLANTED="+bug)
	return run.CombinedOutput()
}

// firstFailure is the name of the first test that failed, or the beginning of a panic.
func firstFailure(output []byte) string {
	for line := range strings.SplitSeq(string(output), "\n") {
		trimmed := strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(trimmed, "--- FAIL: "); ok {
			return strings.Fields(name)[0]
		}
		if strings.HasPrefix(trimmed, "panic: ") || strings.HasPrefix(trimmed, "fatal error: ") {
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

// appendReport adds a report to the file that scripts/mutants shows.
func appendReport(t *testing.T, report string) {
	t.Helper()
	file, err := os.OpenFile(os.Getenv(reportTo), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteString(report)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		t.Fatal(err)
	}
}
