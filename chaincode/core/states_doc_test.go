package core_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/core"
)

var update = flag.Bool("update", false, "write docs/states.md anew")

const statesDoc = "docs/states.md"

func TestTheDocumentOfTheStatesIsRenderedFromTheTables(t *testing.T) {
	var out strings.Builder
	out.WriteString(`# States

Rendered from the acts' rows by ` + "`go test ./chaincode/core -run States -update`" + `; a test keeps them equal, and another
tries every command in every state. A mark says that the command is allowed in the state; whether it is then applied is for its
other rules to say. A command without a mark is rejected and changes nothing.

`)
	renderTable(&out, core.ApplicationStates)
	renderTable(&out, core.EntryStates)
	renderTable(&out, core.ListingStates)
	renderTable(&out, core.OfferStates)
	renderTable(&out, core.AgreementStates)
	renderTable(&out, core.ImportStates)
	renderTable(&out, core.ChangeStates)
	renderTable(&out, core.IssuerStates)
	renderTable(&out, core.AllotmentStates)
	renderTable(&out, core.PoolStates)
	renderTable(&out, core.OptionStates)
	renderTable(&out, core.ConvertibleStates)
	renderTable(&out, core.RecoveryStates)
	renderTable(&out, core.RequestStates)
	renderTable(&out, core.RecordedStates)
	renderTable(&out, core.DisputeStates)
	renderTable(&out, core.EntryRequestStates)
	renderTable(&out, core.InspectionStates)
	rendered := strings.TrimRight(out.String(), "\n") + "\n"
	if *update {
		if err := os.WriteFile(statesDoc, []byte(rendered), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(statesDoc)
	if err != nil || string(written) != rendered {
		t.Errorf("%s is not what the tables say (%v); run with -update", statesDoc, err)
	}
}

func renderTable[S ~string](out *strings.Builder, life core.Life[S]) {
	table := core.TableOf(core.Known().Latest(), life)
	var commands []core.Type
	for _, state := range life.States {
		for _, command := range table[state] {
			if !slices.Contains(commands, command) {
				commands = append(commands, command)
			}
		}
	}
	slices.Sort(commands)
	fmt.Fprintf(out, "## %s (%s)\n\n| command |", life.Title.English, life.Title.Korean)
	for _, state := range life.States {
		fmt.Fprintf(out, " %s |", state)
	}
	out.WriteString("\n|---|" + strings.Repeat(":-:|", len(life.States)) + "\n")
	for _, command := range commands {
		fmt.Fprintf(out, "| %s |", command)
		for _, state := range life.States {
			mark := " "
			if slices.Contains(table[state], command) {
				mark = "✓"
			}
			fmt.Fprintf(out, " %s |", mark)
		}
		out.WriteString("\n")
	}
	out.WriteString("\n")
}
