package core_test

import (
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
)

// TestWhateverIsSentAboutTradesTheRegisterKeepsItsInvariants sends random commands about trades alone, so that long ways (a refusal
// with all that follows it, a round of first refusal, a dispute) are gone to their ends.
func TestWhateverIsSentAboutTradesTheRegisterKeepsItsInvariants(t *testing.T) {
	base, made := market(t)
	applied := map[core.Type]int{}
	rapid.Check(t, func(rt *rapid.T) {
		w := base.in(rt)
		g := &generator{T: rt, w: w, made: map[string][]string{}}
		for kind, ids := range made {
			g.made[kind] = append([]string{}, ids...)
		}
		makers := []func() core.SignedCommand{
			g.approving, g.approving, g.approving, g.approving, g.several, g.asking, g.offer, g.signature, g.signature, g.progress, g.progress, g.money, g.ending,
		}
		for range 40 + g.upTo(40, "commands") {
			command := pick(g, makers, "maker")()
			reply := w.submit(command)[0]
			if reply.Code == core.CodeInternal {
				rt.Fatalf("%s gave %+v", command.Command, reply)
			}
			g.learn(reply.Created)
			if reply.Status == core.Applied {
				applied[get[core.Outcome](w, core.OutcomeRef(reply.Command)).Type]++
				w.check()
			}
			w.pass(g.wait())
		}
		w.intact()
	})
	for _, group := range [][]core.Type{core.TableOf(core.Known().Latest(), core.AgreementStates)[core.AgreementIsFirstRefusal], {
		core.TypeMeetingDecided, core.TypeApprovalDeemed, core.TypeDesignationRequested, core.TypeBuyerDesignated, core.TypeSaleDemanded, core.TypePurchaseRequested,
		core.TypeCompanyPurchased, core.TypeDisputeOpened, core.TypeDisputeRuled, core.TypeDisputeLapsed, core.TypePayoutFailed, core.TypeAccountReplaced,
		core.TypeRecordDateSet, core.TypeEntryRequested, core.TypeEntryRequestAnswered, core.TypeEntryRequestWithdrawn, core.TypeInspectionRequested, core.TypeInspectionAnswered,
	}} {
		for _, kind := range group {
			t.Logf("%-24s %5d applied", kind, applied[kind])
		}
	}
	if applied[core.TypeSaleDemanded] == 0 || applied[core.TypeDisputeOpened] == 0 || applied[core.TypeFirstRefusalClosed] == 0 {
		t.Error("the long ways are not gone: the commands prove nothing")
	}
}
