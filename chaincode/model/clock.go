package model

import (
	"slices"
	"strconv"

	"holdfast/chaincode/value"
)

// The kinds of records about time.
const (
	// KindClock is a member's clock, as its last tick told it.
	KindClock value.Kind = "clock"
	// KindFresh is one of the two records of freshness, of which every batch reads one.
	KindFresh value.Kind = "fresh"
)

var clockShapes = map[value.Kind]shape{
	KindClock: shaped[Clock](func(id string) bool { return value.MemberID(id).Valid() }),
	KindFresh: shaped[Fresh](func(id string) bool { return id == "0" || id == "1" }),
}

// RoleTicked is what a clock tick does.
const RoleTicked Role = "clock ticked"

// Clock is what a member's worker last said of its clock, and of the sets of rules that its peer runs.
type Clock struct {
	Member value.MemberID `json:"member"`
	At     value.Time     `json:"at"`
	Rules  []string       `json:"rules"`
	On     Stamp          `json:"on"`
}

func (c Clock) Marks() []Mark { return []Mark{{RoleTicked, &c.On, ""}} }

// Ref implements Record.
func (c Clock) Ref() Ref { return ClockRef(c.Member) }

// ClockRef names a member's clock.
func ClockRef(m value.MemberID) Ref { return Ref{KindClock, string(m)} }

// Fresh says what time it was by the members' clocks when it was written. There are two, which take turns by period, so that a
// batch reads the one that is not about to be written; a batch that was endorsed and withheld finds it changed.
type Fresh struct {
	// Period numbers the periods of Parameters.Freshness since 1970.
	Period int64 `json:"period"`
	// Passed is the latest moment that a quorum of the members' clocks had passed.
	Passed value.Time `json:"passed"`
	On     Stamp      `json:"on"`
}

func (f Fresh) Marks() []Mark { return []Mark{{RoleTicked, &f.On, ""}} }

// Ref implements Record.
func (f Fresh) Ref() Ref { return FreshRef(f.Period) }

// FreshRef names the record of freshness of a period.
func FreshRef(period int64) Ref { return Ref{KindFresh, strconv.FormatInt(period%2, 10)} }

// Period is the number of the period of freshness at a moment, and into how many seconds of it the moment is.
func (p Parameters) Period(at value.Time) (number int64, into value.Seconds) {
	length := max(1, int64(p.Freshness))
	return int64(at) / length, value.Seconds(int64(at) % length)
}

// Reads names the record of freshness that a batch at a moment reads. In the first half of a period it is the last period's, which
// is written again only in the next; in the second half it is this period's own, which was written in the first quarter.
func (p Parameters) Reads(at value.Time) Ref {
	number, into := p.Period(at)
	if 2*into < p.Freshness {
		return FreshRef(number + 1)
	}
	return FreshRef(number)
}

// Renews tells whether a tick at a moment writes its period's record of freshness, if none has: in the first quarter. So a tick
// that commits within a quarter of a period, and a batch that does within half of one, never conflict.
func (p Parameters) Renews(at value.Time) bool {
	_, into := p.Period(at)
	return 4*into < p.Freshness
}

// Quorum is how many of the members' clocks have to pass a moment: two thirds and one third more, rounded up.
func Quorum(members int) int { return (2*members + 3) / 3 }

// QuorumTime is the latest moment that a quorum of the members' clocks has passed. A member without a clock has passed none.
func QuorumTime(members []Member, clocks []Clock) value.Time {
	at := make([]value.Time, len(members))
	for i, m := range members {
		for _, c := range clocks {
			if c.Member == m.ID {
				at[i] = c.At
			}
		}
	}
	slices.Sort(at)
	return at[len(at)-Quorum(len(at))]
}
