//go:build e2e

package e2e

import (
	"fmt"
	"path/filepath"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/demo/people"
)

// explained: every number of the register at the end is explained by the history of its lot, from the list, an issue or an
// exercise through every transfer and every act on the class to now; and the numbers add up to what is issued.
func (l *life) explained() {
	register := l.register()
	totals := map[value.ClassID]value.Shares{}
	lots := 0
	for _, entry := range register.Entries {
		for _, lot := range entry.Lots {
			l.explain(lot)
			totals[lot.Class] += lot.Quantity
			lots++
		}
	}
	for _, class := range register.Classes {
		if totals[class.Id] != class.Issued {
			l.Errorf("%s: the lots have %d shares, %d are issued", class.Name, totals[class.Id], class.Issued)
		}
	}
	if totals[l.preferred] != 6_000 || lots < 8 {
		l.Errorf("at the end there are %d lots with %v", lots, totals)
	}
}

// explain follows one lot's history by the command line.
func (l *life) explain(lot model.Lot) {
	l.Helper()
	var history api.LotHistory
	holdfastJSON(l.T, &history, "lot", "history", string(lot.ID))
	if len(history.Steps) == 0 || history.Steps[len(history.Steps)-1].Lot != lot.ID || history.Steps[len(history.Steps)-1].Quantity != lot.Quantity {
		l.Errorf("the history of %s does not end with its %d shares: %+v", lot.ID, lot.Quantity, history.Steps)
		return
	}
	for i, step := range history.Steps {
		if step.Act.Command == "" || step.Act.Tx == "" || step.Sentence.Ko == "" || step.Sentence.En == "" {
			l.Errorf("the step %d of %s names no act: %+v", i, lot.ID, step)
		}
		if i == 0 {
			if step.In != 0 {
				l.Errorf("%s is the first and comes out of %d shares", step.Lot, step.In)
			}
			continue
		}
		before := history.Steps[i-1]
		if step.In != before.Quantity {
			l.Errorf("%s takes %d shares out of %d", step.Lot, step.In, before.Quantity)
		}
		out := step.Quantity
		for _, other := range step.Beside {
			out += other.Quantity
		}
		kept := step.Change == "" && step.Act.Type != issue.TypeSharesConverted // both go by a ratio
		if kept && out != step.In {
			l.Errorf("of the %d shares of %s, %d came out", step.In, before.Lot, out)
		}
	}
}

// asItWas: the register as of an earlier block is what it was then.
func (l *life) asItWas(block int64) {
	l.Helper()
	var was api.RegisterAsOf
	holdfastJSON(l.T, &was, "register", "at", string(l.issuer), "--block", fmt.Sprint(block))
	if was.Totals[string(l.common)] != 605_000 || was.Totals[string(l.preferred)] != 10_000 || len(was.Entries) != 7 || was.Votes[string(l.common)] != 605_000 || was.Dividend[string(l.common)] != 605_000 {
		l.Errorf("after the split there were %v with %d holders", was.Totals, len(was.Entries))
	}
}

// replayed: the whole history, exported and replayed by the rules alone, gives the same registers.
func (l *life) replayed() {
	l.Helper()
	file := filepath.Join(l.TempDir(), "history.jsonl")
	height(l.T) // every site has seen all of it
	operator := people.File(l.directory.Sites[0].StaffDir, people.Operator)
	if code, _, errs := holdfast(l.T, "history", "export", file, "--site", string(l.member(0)), "--wallet", operator); code != 0 {
		l.Fatalf("exit %d\n%s", code, errs)
	}
	if code, out, errs := holdfast(l.T, "replay", file, "--compare", "--site", string(l.member(1))); code != 0 {
		l.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}
