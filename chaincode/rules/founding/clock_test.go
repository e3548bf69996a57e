package founding_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAClockIsToldByItsMembersWorkerAndGoesOn(t *testing.T) {
	w := rulestest.Founded(t)
	tick := func(member value.MemberID, at value.Time) *founding.ClockTicked {
		return &founding.ClockTicked{Member: member, At: at, Rules: w.Sets.Names()}
	}
	w.Rejected(founding.CodeNotWorker, w.Command(rulestest.Worker(2), "", tick("member1", w.Now+1)))
	w.Rejected(founding.CodeNotWorker, w.Command(rulestest.Administrator(1), "", tick("member1", w.Now+1)))
	w.Rejected(value.CodeUnknownMember, w.Command(rulestest.Worker(1), "", tick("member9", w.Now+1)))
	w.Rejected(founding.CodeClock, w.Tick(1, w.Now))
	w.Rejected(founding.CodeClock, w.Tick(1, w.Now-1))
	w.Rejected(founding.CodeClock, w.Tick(1, w.Now+31))
	w.Applied(w.Tick(1, w.Now+30))
	w.Rejected(founding.CodeClock, w.Tick(1, w.Now+30))
	for name, b := range map[string]*founding.ClockTicked{
		"no time":        {Member: "member1", Rules: []string{"2027-1"}},
		"no rules":       {Member: "member1", At: w.Now, Rules: []string{}},
		"rules twice":    {Member: "member1", At: w.Now, Rules: []string{"2027-1", "2027-1"}},
		"rules unnamed":  {Member: "member1", At: w.Now, Rules: []string{""}},
		"nobody's clock": {At: w.Now, Rules: []string{"2027-1"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Refused(value.CodeMalformed, w.Command(rulestest.Worker(1), "", b))
		})
	}
	w.Check()
}

// ticked has some members tick, in a period of freshness that begins a minute later, and gives what has passed by its record.
func ticked(w *rulestest.World, at map[int]value.Time) value.Time {
	w.Helper()
	w.Now = w.Now.After(60)
	w.Now -= w.Now % 2
	last := 0
	for n := range at {
		last = max(last, n)
	}
	w.Now--
	for n, told := range at {
		if n != last {
			w.Applied(w.Tick(n, told))
		}
	}
	w.Now++
	w.Applied(w.Tick(last, at[last]))
	return rulestest.Get[model.Fresh](w, model.FreshRef(int64(w.Now)/2)).Passed
}

func TestAMomentHasPassedWhenThreeOfFourClocksHave(t *testing.T) {
	w := rulestest.Founded(t)
	began := w.Now
	later := func(w *rulestest.World) value.Time { return w.Now.After(60) }
	for name, told := range map[string]map[int]value.Time{
		"one absent":          {1: later(w), 2: later(w), 4: later(w)},
		"one far ahead":       {1: later(w), 2: later(w) + 20, 3: later(w), 4: later(w)},
		"one behind, at last": {1: later(w), 2: later(w), 3: began + 1, 4: later(w)},
	} {
		t.Run(name, func(t *testing.T) {
			if passed := ticked(w.In(t), told); passed != later(w) {
				t.Errorf("%s has passed", passed)
			}
		})
	}
	for name, told := range map[string]map[int]value.Time{
		"two absent": {1: later(w), 2: later(w)},
		"two behind": {1: later(w), 2: began + 1, 3: began + 1, 4: later(w)},
	} {
		t.Run(name, func(t *testing.T) {
			if passed := ticked(w.In(t), told); passed > began+1 {
				t.Errorf("%s has passed", passed)
			}
		})
	}
	if model.Quorum(4) != 3 || model.Quorum(3) != 3 || model.Quorum(2) != 2 || model.Quorum(7) != 5 || model.Quorum(16) != 11 {
		t.Error("a quorum is two thirds and a third more, rounded up")
	}
}

// TestEveryBatchReadsOneRecordOfFreshness: whatever its commands are, and also where all are refused.
func TestEveryBatchReadsOneRecordOfFreshness(t *testing.T) {
	w := rulestest.Founded(t)
	for _, pass := range []value.Seconds{0, 1} {
		w.Pass(pass)
		for name, batch := range map[string][]model.SignedCommand{
			"applied":  {w.Introduction("somebody")},
			"refused":  {{Command: "{}"}},
			"rejected": {w.Command(rulestest.Stranger, "", &party.DeskEnded{Member: "member1", Kind: model.OperatorDesk, Party: rulestest.Buyer.Did()})},
		} {
			var read []model.Ref
			for _, ref := range w.Execute(batch).Reads {
				if ref.Kind == model.KindFresh {
					read = append(read, ref)
				}
			}
			if !slices.Equal(read, []model.Ref{rulestest.Parameters.Reads(w.Now)}) {
				t.Errorf("%s: it reads %v", name, read)
			}
		}
	}
}

// transit is a transaction: when it was endorsed and when it commits.
type transit struct{ at, commits value.Time }

// conflicts tells whether a batch finds the record that it read written by one of the ticks between its endorsement and its commit.
func conflicts(p model.Parameters, batch transit, ticks []transit) bool {
	written := map[int64]bool{}
	for _, tick := range ticks {
		period, _ := p.Period(tick.at)
		if !p.Renews(tick.at) || written[period] {
			continue
		}
		written[period] = true
		if model.FreshRef(period) == p.Reads(batch.at) && tick.commits > batch.at && tick.commits <= batch.commits {
			return true
		}
	}
	return false
}

// TestAPromptBatchNeverConflictsWithATickAndAWithheldOneDies: for all moments, a tick that commits within a quarter of a period does
// not touch a batch that commits within half of one; and a batch that is withheld dies within two periods in which there were ticks.
func TestAPromptBatchNeverConflictsWithATickAndAWithheldOneDies(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := model.Parameters{Freshness: value.Seconds(rapid.IntRange(2, 600).Draw(rt, "freshness"))}
		length := int(p.Freshness)
		at := value.Time(rapid.IntRange(10_000_000, 10_010_000).Draw(rt, "at"))
		var ticks []transit
		period, _ := p.Period(at)
		for n := period - 3; n <= period+4; n++ {
			begun := value.Time(n * int64(length))
			sent := begun + value.Time(rapid.IntRange(0, length-1).Draw(rt, "sent"))
			first := begun + value.Time(rapid.IntRange(0, (length-1)/4).Draw(rt, "first"))
			ticks = append(ticks, transit{first, first + value.Time(rapid.IntRange(0, (length-1)/4).Draw(rt, "flight of the first"))})
			ticks = append(ticks, transit{sent, sent + value.Time(rapid.IntRange(0, (length-1)/4).Draw(rt, "flight"))})
		}
		if flight := value.Time(rapid.IntRange(0, (length-1)/2).Draw(rt, "flight of the batch")); conflicts(p, transit{at, at + flight}, ticks) {
			rt.Fatalf("a batch of %s that takes %d s conflicts", at, flight)
		}
		if !conflicts(p, transit{at, at.After(2 * p.Freshness)}, ticks) {
			rt.Fatalf("a batch of %s that was withheld lives", at)
		}
	})
}

func TestAWithheldBatchFindsItsRecordChanged(t *testing.T) {
	w := rulestest.Founded(t)
	read := rulestest.Parameters.Reads(w.Now)
	before := rulestest.Get[model.Fresh](w, read)
	w.Pass(2)
	w.Pass(2)
	if after := rulestest.Get[model.Fresh](w, read); after.Period == before.Period {
		t.Errorf("the record is still %+v", after)
	}
}

func TestAWaitDoesNotEndByTheTimeOfATransactionAlone(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	w.Applied(w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[:3]...))
	w.Now = w.Now.After(10 * rulestest.ObjectionPeriod) // two endorsers say so
	w.Rejected(value.CodeObjectionPeriod, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Pass(0)
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
}

func TestRulesAreSelectedOnceEveryMembersPeerRunsThem(t *testing.T) {
	w := rulestest.Founded(t)
	w.Now++
	older := w.Command(rulestest.Worker(3), "", &founding.ClockTicked{Member: "member3", At: w.Now, Rules: []string{rulestest.FirstRules}})
	w.Applied(older)
	selected := func() model.SignedCommand {
		return with(w.Command(rulestest.Administrator(1), "", &founding.RulesSelected{Rules: rulestest.LaterRules}), rulestest.Administrator(2), rulestest.Administrator(4))
	}
	reply := w.Submit(selected())[0]
	if reply.Code != founding.CodeRulesNotRun || len(reply.Args) != 1 || reply.Args[0].Value != "member3" {
		t.Errorf("got %+v", reply)
	}
	w.Pass(10)
	w.Applied(selected())
}

func TestAWorkerIsGivenNoOtherKey(t *testing.T) {
	w := rulestest.Founded(t)
	key := party.NewKey{JWK: rulestest.Someone("more").JWK(), Purposes: []model.Purpose{model.PurposeWork}}
	w.Refused(value.CodeMalformed, w.Command(rulestest.Seller, "", &party.KeyAdded{Key: key}))
	w.Refused(value.CodeBadProof, w.Command(rulestest.Worker(1), "", &party.KeyAdded{Key: party.NewKey{JWK: key.JWK, Purposes: rulestest.ToSign}}))
	w.Refused(value.CodeBadProof, w.Command(rulestest.Worker(1), "", &party.KeyReplaced{Key: rulestest.Worker(1).Kid(), With: key.JWK}))
	w.Refused(value.CodeBadProof, w.Command(rulestest.Worker(1), "", &party.KeyRevoked{Key: rulestest.Worker(1).Kid()}))
}
