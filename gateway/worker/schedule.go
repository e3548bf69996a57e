package worker

import (
	"time"

	"holdfast/chaincode/model"
)

// poll is how often a worker looks for the founding act.
const poll = 2 * time.Second

// next is the first moment after now at which a worker may tick. Moments are multiples of the interval of ticks by every member's
// clock, so that the first of them in a period of freshness renews its record; the members' places in the founding act set them a
// little apart, so that their ticks do not conflict over it.
func next(p model.Parameters, place, members int, now time.Time) time.Time {
	interval := time.Duration(p.Tick) * time.Second
	apart := min(interval, time.Duration(p.Freshness)*time.Second/4) * time.Duration(place) / time.Duration(max(1, members))
	moment := time.Unix(now.Unix()-now.Unix()%int64(p.Tick), 0).Add(apart)
	for !moment.After(now) {
		moment = moment.Add(interval)
	}
	return moment
}

// due tells whether a worker ticks at a moment that next gave. While the ledger is quiet, and no command but ticks has come since
// an interval of quiet ticks, it does twice in each such interval, a period of freshness apart: so both records are renewed.
func due(p model.Parameters, busy, moment time.Time) bool {
	quiet := time.Duration(p.QuietTick) * time.Second
	if moment.Sub(busy) < quiet {
		return true
	}
	into := moment.Unix() % int64(p.QuietTick)
	into -= into % int64(p.Tick)
	return into == 0 || into == int64(p.Freshness)
}
