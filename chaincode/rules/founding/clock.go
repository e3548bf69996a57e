package founding

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// clockAhead is how far a member's clock may be ahead of the transaction's time.
	clockAhead value.Seconds = 30
	// maxSets is how many sets of rules a peer may say that it runs.
	maxSets = 16
)

// ClockTicked says what time it is by a member's own clock, and which sets of rules its peer runs. The member's worker signs it. The
// first tick of a period of freshness renews the period's record.
type ClockTicked struct {
	Member value.MemberID `json:"member"`
	// At is later than the member's tick before, and at most 30 s after the transaction's time.
	At value.Time `json:"at"`
	// Rules names the sets.
	Rules []string `json:"rules"`
}

func (b *ClockTicked) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.At > 0, "at", value.ATime)
	f.Want(len(b.Rules) >= 1 && len(b.Rules) <= maxSets, "rules", value.Many(1, maxSets))
	for i, name := range b.Rules {
		f.Want(value.IsName(name, maxSetName), "rules", value.AName(1, maxSetName))
		f.Want(!slices.Contains(b.Rules[:i], name), "rules", value.WantOnce)
	}
	return f.Err()
}

func (b *ClockTicked) Apply(t *ledger.Tx, c *model.Command) error {
	member, err := t.Member(b.Member)
	if err != nil {
		return err
	}
	if c.Actor != member.Worker || !t.Key.Has(model.PurposeWork) {
		return value.Deny(CodeNotWorker)
	}
	before, _ := ledger.Load[model.Clock](t, model.ClockRef(b.Member))
	if b.At <= before.At {
		return value.Deny(CodeClock, value.Because("clock-does-not-go-back"), value.AtTime("last", before.At))
	}
	if next := before.On.At.After(t.Ledger().Parameters.Tick / 4); before.At > 0 && t.Facts.Time < next {
		return value.Deny(CodeClock, value.Because("clock-ticks-too-often"), value.AtTime("next", next))
	}
	if latest := t.Facts.Time.After(clockAhead); b.At > latest {
		return value.Deny(CodeClock, value.Because("clock-ahead"), value.AtTime("latest", latest))
	}
	t.Put(model.Clock{Member: b.Member, At: b.At, Rules: b.Rules, On: t.Stamp()})
	renew(t)
	return nil
}

// renew writes the record of freshness of the period, if it is time to and nobody has. One of a later period, which endorsers with a
// wrong clock have written, is written over: what counts is what the members' clocks have passed.
func renew(t *ledger.Tx) {
	founded := t.Ledger()
	if !founded.Parameters.Renews(t.Facts.Time) {
		return
	}
	period, _ := founded.Parameters.Period(t.Facts.Time)
	if written, ok := ledger.Load[model.Fresh](t, model.FreshRef(period)); ok && written.Period == period {
		return
	}
	t.Put(model.Fresh{Period: period, Passed: model.QuorumTime(founded.Members, clocks(t)), On: t.Stamp()})
}

// clocks are the members' clocks, of those that have ticked.
func clocks(t *ledger.Tx) []model.Clock {
	var all []model.Clock
	for _, m := range t.Ledger().Members {
		if clock, ok := ledger.Load[model.Clock](t, model.ClockRef(m.ID)); ok {
			all = append(all, clock)
		}
	}
	return all
}
