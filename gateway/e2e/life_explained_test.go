//go:build e2e

package e2e

import (
	"holdfast/chaincode/core"
	"holdfast/gateway/api"
)

// explained: every number of the register at the end is explained by the history of its lot, from the list, an issue or an
// exercise through every transfer and every act on the class to now; and the numbers add up to what is issued.
func (l *life) explained() {
	register := l.register()
	totals := map[core.ClassID]core.Shares{}
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
func (l *life) explain(lot core.Lot) {
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
			if step.In != step.Quantity {
				l.Errorf("%s began with %d shares out of %d", step.Lot, step.Quantity, step.In)
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
		if kept := step.Change == "" && step.Class == before.Class; kept && out != step.In {
			l.Errorf("of the %d shares of %s, %d came out", step.In, before.Lot, out)
		}
	}
}
