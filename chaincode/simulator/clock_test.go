package simulator

import (
	"slices"
	"testing"

	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// waitEnders are acts that only the end of a wait opens.
var waitEnders = []value.Type{
	trade.TypeListingExpired, trade.TypeAgreementExpired, dispute.TypeDisputeLapsed, move.TypeTransferCompleted, party.TypePartyRecovered,
}

// TestWithOneClockLyingOrAbsentEveryWaitEndsAndNoneTooEarly plays seeds of every behaviour; the simulator itself looks after each
// tick that no moment has passed which the honest clocks have not reached, and at the end that time has gone on (settleClocks).
func TestWithOneClockLyingOrAbsentEveryWaitEndsAndNoneTooEarly(t *testing.T) {
	all := newStats()
	options := Defaults()
	options.Commands = 600
	for seed := uint64(1); seed <= 12; seed++ {
		stats, err := Run(seed, options)
		if err != nil {
			t.Fatal(err)
		}
		all.Add(stats)
	}
	for _, behaviour := range []clock{honest, ahead, behind, jumping} {
		if all.Events[string(behaviour)] == 0 {
			t.Errorf("no %s", behaviour)
		}
	}
	ended := 0
	for _, kind := range waitEnders {
		ended += all.Applied[kind]
	}
	if ended == 0 {
		t.Errorf("nothing ended: the runs prove nothing: %v", all.Applied)
	}
}

func TestWithTwoClocksAbsentNoWaitEnds(t *testing.T) {
	options := Defaults()
	options.Commands, options.Absent = 600, 2
	for seed := uint64(3); seed <= 12; seed += 3 {
		stats, err := Run(seed, options)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range waitEnders {
			if stats.Applied[kind] > 0 {
				t.Errorf("seed %d: %s was applied", seed, kind)
			}
		}
	}
}

// TestOnceNoTickIsLostWaitsEnd has everybody tick again and again after a run with an absent clock, beside which every tick counts,
// and from the begin of a period, when it is longest ago that they ticked.
func TestOnceNoTickIsLostWaitsEnd(t *testing.T) {
	w := played(t, 11, 300)
	if !slices.Contains(w.clocks[:], absent) {
		t.Fatal("no clock is absent: the run proves nothing")
	}
	length := value.Time(parameters(0).Freshness)
	if f := failureOf(func() {
		w.pass((w.now/length + 1) * length)
		for range 100 {
			w.settleClocks()
		}
	}); f != nil {
		t.Error(f)
	}
}
