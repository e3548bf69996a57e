package rules_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

var update = flag.Bool("update", false, "write docs/states.md anew")

const statesDoc = "docs/states.md"

func TestTheDocumentOfTheStatesIsRenderedFromTheTables(t *testing.T) {
	var out strings.Builder
	out.WriteString(`# States

Rendered from the acts' rows by ` + "`go test ./chaincode/rules -run States -update`" + `; a test keeps them equal, and another
tries every command in every state. A mark says that the command is allowed in the state; whether it is then applied is for its
other rules to say. A command without a mark is rejected and changes nothing.

`)
	renderTable(&out, model.ApplicationStates)
	renderTable(&out, model.EntryStates)
	renderTable(&out, model.ListingStates)
	renderTable(&out, model.OfferStates)
	renderTable(&out, model.AgreementStates)
	renderTable(&out, model.ImportStates)
	renderTable(&out, model.ChangeStates)
	renderTable(&out, model.IssuerStates)
	renderTable(&out, model.AllotmentStates)
	renderTable(&out, model.PoolStates)
	renderTable(&out, model.OptionStates)
	renderTable(&out, model.ConvertibleStates)
	renderTable(&out, model.RecoveryStates)
	renderTable(&out, model.RequestStates)
	renderTable(&out, model.RecordedStates)
	renderTable(&out, model.DisputeStates)
	renderTable(&out, model.EntryRequestStates)
	renderTable(&out, model.InspectionStates)
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

func renderTable[S ~string](out *strings.Builder, life model.Life[S]) {
	table := model.TableOf(rules.Known().Latest(), life)
	var commands []value.Type
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
