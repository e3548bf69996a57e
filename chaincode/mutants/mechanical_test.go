package mutants

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// countFrom tells how many of the drawn mutants are judged; scripts/mutants sets it.
const countFrom = "HOLDFAST_MUTANTS_MECHANICAL"

// least is how many of a hundred mutants are to be caught.
const least = 85

// survivor is a mutant that no test can find, because it is no difference, and the reason why it is none.
type survivor struct {
	key
	why string
}

// TestEverySurvivorHasItsPlace keeps the explained survivors in step with the code.
func TestEverySurvivorHasItsPlace(t *testing.T) {
	ordered, err := order(mustReadLayout(t))
	if err != nil {
		t.Fatal(err)
	}
	there := map[key]bool{}
	for _, c := range ordered {
		there[c.key] = true
	}
	listed := map[key]bool{}
	for _, s := range survivors {
		if !there[s.key] || listed[s.key] || !strings.HasPrefix(s.why, "equivalent: ") {
			t.Errorf("%s: no place of the domain has this key, or it is listed twice, or its reason does not begin with \"equivalent: \"", s.key)
		}
		listed[s.key] = true
	}
}

// TestTheMechanicalMutantsAreFound judges the first mutants of the draw and reports which were found.
func TestTheMechanicalMutantsAreFound(t *testing.T) {
	if os.Getenv(reportTo) == "" {
		t.Skip("scripts/mutants runs it")
	}
	n, err := strconv.Atoi(os.Getenv(countFrom))
	if err != nil || n < 1 || n > draws {
		t.Fatalf("%s is %q, and is a number from 1 to %d", countFrom, os.Getenv(countFrom), draws)
	}
	l := mustReadLayout(t)
	ordered, err := order(l)
	if err != nil {
		t.Fatal(err)
	}
	chosen, planted, unbuilt, err := draw(t.Context(), l, ordered, n, t.TempDir)
	if err != nil {
		t.Fatal(err)
	}
	if len(chosen) != n {
		t.Errorf("the domain has places for %d of %d mutants", len(chosen), n)
	}
	targets := make([]target, len(chosen))
	for i, m := range chosen {
		targets[i] = target{m.name, m.room.path}
	}
	v := judge(chosen, hunt(t.Context(), build(t, l.suites, planted), targets), survivors)
	for _, c := range unbuilt {
		v.line("no mutant", c, "it does not compile, and the next was drawn")
	}
	v.report.WriteString(v.summary())
	appendReport(t, v.report.String())
	for _, fault := range v.faults() {
		t.Error(fault)
	}
}

// verdict is what became of the mutants.
type verdict struct {
	report                    strings.Builder
	caught, judged, explained int
	unexplained, untrue       []string // survivors without a reason, and caught ones that are said to be no difference
}

// judge says of each mutant whether a test found it, and if not, whether the reason is known.
func judge(mutants []mutant, finders []string, known []survivor) *verdict {
	why := map[key]string{}
	for _, s := range known {
		why[s.key] = s.why
	}
	v := &verdict{judged: len(mutants)}
	for i, m := range mutants {
		reason, listed := why[m.key]
		if finders[i] != "" {
			v.caught++
			v.line("caught", m.candidate, finders[i])
			if listed {
				v.untrue = append(v.untrue, m.key.String())
			}
			continue
		}
		if listed {
			v.explained++
			v.line("explained", m.candidate, reason)
			continue
		}
		v.unexplained = append(v.unexplained, m.key.String())
		v.line("SURVIVED", m.candidate, m.key.literal())
	}
	return v
}

// line reports a mutant: where it is, what it changes, and what is to be said of it.
func (v *verdict) line(fate string, c candidate, remark string) {
	fmt.Fprintf(&v.report, "%-12s %s:%d: %s\n%15s%s\n", fate, shown(c.file), c.line, c.change(), "", remark)
}

// literal is a key as the table of survivors has it.
func (k key) literal() string {
	return fmt.Sprintf("{key{%q, %q, %s, %d}, \"equivalent: …\"},", k.In, string(k.Kind), quoted(k.Text), k.Nth)
}

// quoted is a text in Go, between back quotes where it can be.
func quoted(text string) string {
	if strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return strconv.Quote(text)
}

func (v *verdict) summary() string {
	return fmt.Sprintf("mechanical: caught %d of %d (%d %%), %d explained\n", v.caught, v.judged, 100*v.caught/max(v.judged, 1), v.explained)
}

// faults are the reasons why the tests are not good enough.
func (v *verdict) faults() []string {
	var faults []string
	if 100*v.caught < least*v.judged {
		faults = append(faults, fmt.Sprintf("caught %d of %d mechanical mutants; %d %% are to be caught", v.caught, v.judged, least))
	}
	for _, k := range v.unexplained {
		faults = append(faults, "no test finds it, and the table of survivors does not say why: "+k)
	}
	for _, k := range v.untrue {
		faults = append(faults, "the table of survivors calls it no difference, and a test finds it: "+k)
	}
	return faults
}
