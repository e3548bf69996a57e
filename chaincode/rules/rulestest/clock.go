package rulestest

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
)

// Parameters are those of the tests' ledgers. A period of freshness is as short as can be, so that time by the members' clocks goes
// with the tests' time (Pass).
var Parameters = model.Parameters{
	IdentityWait: ObjectionPeriod, RightsWait: ObjectionPeriod, NoticeSilence: 3 * value.Day, HaltBound: 14 * value.Day, SuspensionBound: 90 * value.Day,
	PartialLists: value.Day, Tick: 1, QuietTick: 2, Freshness: 2,
}

// Pages are where the tests' pages stand.
var Pages = model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost", "http://wallet.holdfast.localhost:8443"}}

// Worker is a member's worker.
func Worker(n int) Someone { return Someone(fmt.Sprintf("worker %d", n)) }

// Tick is a tick of a member's clock.
func (w *World) Tick(n int, at value.Time) model.SignedCommand {
	w.Helper()
	return w.Command(Worker(n), "", &founding.ClockTicked{Member: Members[n-1], At: at, Rules: w.Sets.Names()})
}

// Pass lets time pass, also by the clocks of all members: what they have passed is the new time, or a second less at times when
// the new time is even.
func (w *World) Pass(d value.Seconds) {
	w.Helper()
	now := w.Now.After(d)
	if r, err := w.Load(model.LedgerRef); err != nil || r == nil {
		w.Now = now
		return
	}
	if clock, err := w.Load(model.ClockRef(Members[0])); err == nil && (clock == nil || clock.(model.Clock).At < now) {
		written := now - now%2
		if written == now {
			written -= 2 // a batch of the first second reads what was written a period ago
		}
		w.Now = written - 1
		w.Applied(w.Tick(1, now), w.Tick(2, now), w.Tick(3, now))
		w.Now = written
		w.Applied(w.Tick(4, now))
	}
	w.Now = now
}
