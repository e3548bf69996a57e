package simulator

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	"strings"
	"testing"

	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
)

var (
	seedFlag     = flag.Uint64("seed", 0, "the seed that TestSeed plays; 0 for none")
	commandsFlag = flag.Int("commands", Defaults().Commands, "how many commands a run of TestSeed sends")
)

// TestSeed plays one seed, which a failure has named.
func TestSeed(t *testing.T) {
	if *seedFlag == 0 {
		t.Skip("no -seed")
	}
	options := Defaults()
	options.Commands = *commandsFlag
	stats, err := Run(*seedFlag, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", stats)
}

// seeds is how many runs the tests play: a few before each commit, more in scripts/test.
func seeds() uint64 {
	if testing.Short() {
		return 8
	}
	return 60
}

// TestWhateverTheNetworkDoesTheRegistersKeepTheirInvariants plays seeds with every fault there is. After every block the
// invariants hold for what it touched, and now and then for everything; no acknowledged command is lost, doubled or answered
// in two ways; the same batch at the same height gives the same bytes.
func TestWhateverTheNetworkDoesTheRegistersKeepTheirInvariants(t *testing.T) {
	all := newStats()
	options := Defaults()
	if testing.Short() {
		options.Commands = 1_500
	}
	for seed := uint64(1); seed <= seeds(); seed++ {
		stats, err := Run(seed, options)
		if err != nil {
			t.Fatal(err)
		}
		all.Add(stats)
	}
	t.Logf("%+v", all)
	everyTypeIsApplied(t, all)
	for _, event := range []string{
		"answer lost", "commit status lost", "endorsers differ", "envelope lost", "envelope twice", "envelope withheld", "forward lost",
		"no endorsement", "one endorsement alone", "peer down", "reordered", "request lost", "sent through several gateways", "timeout",
	} {
		if all.Events[event] == 0 {
			t.Errorf("it never happened: %s", event)
		}
	}
	for _, decided := range []Validity{Valid, Conflict, Duplicate, PolicyFailure} {
		if all.Validities[decided] == 0 {
			t.Errorf("no transaction was ever %s", decided)
		}
	}
}

// everyTypeIsApplied names the types of commands that the generator does not make, or that never come to anything. Few seeds
// are not enough for the second, and a type that is only just being written may do without the first.
func everyTypeIsApplied(t *testing.T, all Stats) {
	t.Helper()
	made := map[value.Type]bool{}
	for _, m := range append(append([]maker{}, peopleMakers...), registerMakers...) {
		made[m.kind] = true
	}
	say := t.Errorf
	if testing.Short() {
		say = t.Logf
	}
	for _, about := range rules.AboutTypes() {
		switch {
		case !made[about.Type]:
			say("the generator makes no %s: add its maker to the table of its group", about.Type)
		case about.Type == founding.TypeRulesSelected && len(rules.RuleSets()) == 1: // a ledger has nothing to go over to
		case all.Applied[about.Type] == 0:
			say("%s was made and never applied", about.Type)
		}
	}
}

func TestASeedPlaysTheSameAgain(t *testing.T) {
	options := Defaults()
	options.Commands = 800
	play := func() *World {
		w := newWorld(77, options)
		w.play()
		return w
	}
	first, second := play(), play()
	if !maps.EqualFunc(first.chain.State(), second.chain.State(), bytes.Equal) {
		t.Error("the state is another one")
	}
	if first.stats.Executed != second.stats.Executed || first.serial != second.serial || !maps.Equal(first.stats.Events, second.stats.Events) {
		t.Error("the run went another way")
	}
}

// TestAFailureSaysHowToSeeItAgain breaks a promise and reads the report.
func TestAFailureSaysHowToSeeItAgain(t *testing.T) {
	w := played(t, 5, 700)
	f := failureOf(func() { w.fail("an example") })
	if f == nil || f.Seed != 5 || !strings.Contains(f.Error(), "go test ./chaincode/simulator -run 'TestSeed$' -count 1 -seed 5 -commands 700") {
		t.Fatalf("the report is %v", f)
	}
	if !strings.Contains(f.Blocks, "VALID") || !strings.Contains(f.Blocks, `"type":`) {
		t.Errorf("the report shows no commands:\n%s", f.Blocks)
	}
}

// played is a world after its run.
func played(t *testing.T, seed uint64, commands int) *World {
	t.Helper()
	options := Defaults()
	options.Commands = commands
	w := newWorld(seed, options)
	w.play()
	return w
}

// failureOf is the failure with which something ends, if it does.
func failureOf(do func()) (f *Failure) {
	defer func() {
		if p := recover(); p != nil {
			err, ok := p.(error)
			if !ok || !errors.As(err, &f) {
				panic(p)
			}
		}
	}()
	do()
	return nil
}
