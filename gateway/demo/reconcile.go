package demo

import (
	"context"
	"fmt"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// reconcile is step 6: the register after the trade, and at every live site a comparison of the read model with the ledger
// and a check of the ten invariants.
func (r *run) reconcile(ctx context.Context) (err error) {
	if r.result.After, err = r.register(ctx); err != nil {
		return err
	}
	if err := r.checkRegisters(); err != nil {
		return err
	}
	for _, site := range r.live {
		if err := r.reconcileAt(ctx, site); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) reconcileAt(ctx context.Context, site *client.Site) error {
	operator, err := r.staff(site.Member, people.Operator)
	if err != nil {
		return err
	}
	session, err := r.as(ctx, operator, site)
	if err != nil {
		return err
	}
	found, err := session.Reconcile(ctx)
	if err != nil {
		return fmt.Errorf("reconcile at %s: %w", site.Member, err)
	}
	r.result.Reconciled = append(r.result.Reconciled, Reconciled{site.Member, found})
	if !client.Sound(found) {
		return fmt.Errorf("at %s %d of %d records differ and %d invariants do not hold: %v %v", site.Member, len(found.Differences), found.Records, len(found.Violations), found.Differences, found.Violations)
	}
	if found.Height < r.seen() {
		return fmt.Errorf("%s reconciled at height %d, before %d", site.Member, found.Height, r.seen())
	}
	r.fact("%s: 높이 %d에서 기록 %d개가 원장과 같고, 열 가지 불변식이 모두 성립", "%s: at height %d, %d records equal the ledger's, and all ten invariants hold", site.Member, found.Height, found.Records)
	return nil
}

// checkRegisters makes sure that nothing changed but what was traded.
func (r *run) checkRegisters() error {
	type position struct {
		entry value.EntryID
		class string
	}
	changes := map[position]value.Shares{}
	for _, row := range r.result.After.Rows {
		changes[position{row.Entry, row.Class}] += row.Shares
	}
	for _, row := range r.result.Before.Rows {
		changes[position{row.Entry, row.Class}] -= row.Shares
	}
	var sum value.Shares
	moved := map[value.Shares]int{}
	for _, change := range changes {
		sum += change
		if change != 0 {
			moved[change]++
		}
	}
	if sum != 0 || len(moved) != 2 || moved[soldQ] != 1 || moved[-soldQ] != 1 {
		return fmt.Errorf("the register changed by %v", moved)
	}
	r.fact("명부에서 바뀐 것은 매도인 −%d주, 매수인 +%d주뿐", "All that changed in the register: the seller −%d shares, the buyer +%d shares", soldQ, soldQ)
	return nil
}
