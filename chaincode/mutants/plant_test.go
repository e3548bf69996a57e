package mutants

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// bug is one planted bug: in a file of the domain, the one place where find stands becomes plant. Plant switches on
// planted("name"), so that the code is the right one unless the bug is chosen. The file is named by as much of its path's end
// as tells it from all others.
type bug struct {
	name, file, find, plant string
}

// TestEveryBugHasItsPlace keeps the bugs in step with the code: each place stands there once.
func TestEveryBugHasItsPlace(t *testing.T) {
	if _, _, err := plantAll(mustReadLayout(t)); err != nil {
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

// TestThePlantedBugsAreFound plants every bug and reports which were found.
func TestThePlantedBugsAreFound(t *testing.T) {
	if os.Getenv(reportTo) == "" {
		t.Skip("scripts/mutants runs it")
	}
	l := mustReadLayout(t)
	planted, targets, err := plantAll(l)
	if err != nil {
		t.Fatal(err)
	}
	suites := build(t, l.suites, planted)
	var report strings.Builder
	caught := 0
	for i, by := range hunt(t.Context(), suites, targets) {
		if by == "" {
			fmt.Fprintf(&report, "%-12s %s\n", "NOT CAUGHT", bugs[i].name)
			continue
		}
		caught++
		fmt.Fprintf(&report, "%-12s %s: %s\n", "caught", bugs[i].name, by)
	}
	fmt.Fprintf(&report, "caught %d of %d\n", caught, len(bugs))
	appendReport(t, report.String())
	if len(bugs) < 40 || 100*caught < 95*len(bugs) {
		t.Errorf("caught %d of %d; at least 40 bugs are planted, and 95 %% are to be found", caught, len(bugs))
	}
}

// plantAll plants all bugs, each behind its switch, and names each with the package it is in, in the order of bugs.
func plantAll(l layout) (planting, []target, error) {
	var all planting
	var targets []target
	var stale []error
	for _, b := range bugs {
		path, in, err := l.find(b.file)
		if err != nil {
			stale = append(stale, fmt.Errorf("%s: %w", b.name, err))
			continue
		}
		source, ok := all.files[path]
		if !ok {
			if source, err = os.ReadFile(path); err != nil {
				return planting{}, nil, err
			}
		}
		if n := bytes.Count(source, []byte(b.find)); n != 1 {
			stale = append(stale, fmt.Errorf("%s: its place stands %d times in %s", b.name, n, b.file))
			continue
		}
		if !strings.Contains(b.plant, `planted("`+b.name+`")`) {
			return planting{}, nil, errors.New(b.name + ": it does not switch on its own name")
		}
		all.in(in, path, bytes.Replace(source, []byte(b.find), []byte(b.plant), 1))
		targets = append(targets, target{b.name, in.path})
	}
	return all, targets, errors.Join(stale...)
}
