package check_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
)

func TestBrokenRecordsOfClocksAndWorkersAreFound(t *testing.T) {
	for name, tc := range map[string]struct {
		number int
		harm   func(w *rulestest.World)
	}{
		"a moment that two clocks have passed": {10, func(w *rulestest.World) {
			for _, m := range rulestest.Members[:2] {
				clock := rulestest.Get[model.Clock](w, model.ClockRef(m))
				clock.At -= 10
				w.Set(clock)
			}
		}},
		"a clock ahead of its transaction": {9, func(w *rulestest.World) {
			clock := rulestest.Get[model.Clock](w, model.ClockRef("member1"))
			clock.At = clock.On.At + 31
			w.Set(clock)
		}},
		"a worker that logs in": {10, func(w *rulestest.World) {
			worker := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Worker(1).Did()))
			worker.Keys[0].Purposes = append(worker.Keys[0].Purposes, model.PurposeLogin)
			w.Set(worker)
		}},
		"a worker of nobody": {10, func(w *rulestest.World) {
			party := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Worker(1).Did()))
			party.DID = rulestest.Someone("another worker").Did()
			w.Set(party)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := rulestest.Founded(t)
			w.Check()
			tc.harm(w)
			found := false
			for _, v := range rules.Check(w.Records()) {
				found = found || v.Number == tc.number
			}
			if !found {
				t.Errorf("the invariant %d does not see it", tc.number)
			}
		})
	}
}
