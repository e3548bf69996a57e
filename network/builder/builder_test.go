package builder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"holdfast/network/proc"
	"holdfast/network/say"
)

// workshop is a small repository and a builder for it.
type workshop struct {
	*Builder
	t     *testing.T
	built int // how often something was really built
}

func newWorkshop(t *testing.T) *workshop {
	w := &workshop{t: t}
	dir := t.TempDir()
	w.Builder = New(filepath.Join(dir, "repo"), filepath.Join(dir, "bin"), filepath.Join(dir, "logs"), func(say.Text) { w.built++ })
	w.write("src/main.txt", "one")
	if err := os.MkdirAll(w.bin, 0o700); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *workshop) write(rel, text string) {
	w.t.Helper()
	if err := proc.WriteFile(filepath.Join(w.source, rel), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// program copies its source to where programs are built.
func (w *workshop) program() target {
	return target{
		name: "p", outputs: []string{filepath.Join(w.bin, "p")}, sources: []string{"src"}, tools: []string{"sh"},
		steps: []step{{dir: "src", argv: []string{"sh", "-c", "cp main.txt {out}p"}}},
	}
}

func (w *workshop) ensure(t target) {
	w.t.Helper()
	if err := w.Builder.ensure(w.t.Context(), t); err != nil {
		w.t.Fatal(err)
	}
}

func (w *workshop) want(builds int, text string) {
	w.t.Helper()
	got, err := os.ReadFile(filepath.Join(w.bin, "p"))
	if err != nil {
		w.t.Fatal(err)
	}
	if string(got) != text || w.built != builds {
		w.t.Fatalf("built %d times, program %q; want %d, %q", w.built, got, builds, text)
	}
}

func TestOnlyWhatIsMissingOrStaleIsBuilt(t *testing.T) {
	w := newWorkshop(t)
	w.ensure(w.program())
	w.want(1, "one")
	w.ensure(w.program())
	w.want(1, "one")
	w.write("src/main.txt", "two")
	w.ensure(w.program())
	w.want(2, "two")
	for _, rel := range []string{"src/main_test.go", "src/README.md", "src/node_modules/x.js", "src/testdata/x", "src/.cache/x", "src/a.tsbuildinfo"} {
		w.write(rel, "no source of the program")
	}
	w.ensure(w.program())
	w.want(2, "two")
	w.write("src/sub/new.txt", "a new file")
	w.ensure(w.program())
	w.want(3, "two")
	if err := os.Remove(filepath.Join(w.bin, "p")); err != nil {
		t.Fatal(err)
	}
	w.ensure(w.program())
	w.want(4, "two")
	other := w.program()
	other.steps[0].argv = []string{"sh", "-c", "cp main.txt {out}p # another way"}
	w.ensure(other)
	w.want(5, "two")
}

func TestAFailedBuildLeavesTheProgramAndNamesTheLog(t *testing.T) {
	w := newWorkshop(t)
	w.ensure(w.program())
	bad := w.program()
	bad.steps = append(bad.steps, step{argv: []string{"sh", "-c", "echo no such type; exit 3"}})
	err := w.Builder.ensure(t.Context(), bad)
	var p *say.Problem
	if !errors.As(err, &p) || p.Code != say.BuildFailed || !strings.Contains(p.Error(), "no such type") {
		t.Fatal(err)
	}
	if log, err := os.ReadFile(p.Log); err != nil || string(log) != "no such type\n" {
		t.Fatalf("%q %v", log, err)
	}
	w.want(2, "one")
	entries, err := filepath.Glob(filepath.Join(w.bin, ".build-*"))
	if err != nil || len(entries) != 0 {
		t.Fatal(entries, err)
	}
}

func TestABuildThatMakesNothingHasFailed(t *testing.T) {
	w := newWorkshop(t)
	none := w.program()
	none.steps = []step{{argv: []string{"sh", "-c", "true"}}}
	if err := w.Builder.ensure(t.Context(), none); err == nil {
		t.Fatal("accepted")
	}
}

func TestAMissingToolIsNamed(t *testing.T) {
	w := newWorkshop(t)
	p := w.program()
	p.tools = []string{"no-such-tool"}
	err := w.Builder.ensure(t.Context(), p)
	var problem *say.Problem
	if !errors.As(err, &problem) || problem.Code != say.ToolMissing || !strings.Contains(problem.Text.En, "no-such-tool") {
		t.Fatal(err)
	}
}

func TestAnOldNodeIsRefused(t *testing.T) {
	dir := t.TempDir()
	for version, want := range map[string]say.Code{"v18.20.1": say.ToolTooOld, "v20.0.0": "", "v100.1.1": ""} {
		if err := os.WriteFile(filepath.Join(dir, "node"), []byte("#!/bin/sh\necho "+version+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", dir)
		err := needTool(t.Context(), "node")
		var p *say.Problem
		if want == "" && err != nil || want != "" && (!errors.As(err, &p) || p.Code != want) {
			t.Errorf("%s: %v", version, err)
		}
	}
}

func TestABuildStopsWhenItIsNoLongerWanted(t *testing.T) {
	w := newWorkshop(t)
	ctx, cancel := context.WithCancel(t.Context())
	slow := w.program()
	slow.steps = []step{{argv: []string{"sh", "-c", "exec sleep 60"}}}
	w.tell = func(say.Text) { cancel() }
	if err := w.Builder.ensure(ctx, slow); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestOurProgramsAreMadeOfWhatIsInTheRepository(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	b := New(root, t.TempDir(), t.TempDir(), func(say.Text) {})
	for _, f := range fabric {
		for _, s := range b.pinned(f.name, f.dir, f.programs).sources {
			if !exists(filepath.Join(root, s)) {
				t.Errorf("%s: %s is missing", f.name, s)
			}
		}
	}
	for _, o := range ours {
		p := b.program(o.name, o.pkg, o.sources)
		before, err := b.digest(p)
		if err != nil {
			t.Fatal(err)
		}
		p.sources = append(p.sources, "LICENSE")
		after, err := b.digest(p)
		if err != nil || before == after {
			t.Errorf("%s: a further source does not change the digest (%v)", o.name, err)
		}
	}
}
