package rules_test

import (
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// TestWhateverIsSentAboutTradesTheRegisterKeepsItsInvariants sends random commands about trades alone, so that long ways (a refusal
// with all that follows it, a round of first refusal, a dispute) are gone to their ends.
func TestWhateverIsSentAboutTradesTheRegisterKeepsItsInvariants(t *testing.T) {
	base, made := market(t)
	applied := map[value.Type]int{}
	rapid.Check(t, func(rt *rapid.T) {
		w := base.In(rt)
		g := &rulestest.Generator{T: rt, W: w, Made: map[string][]string{}}
		for kind, ids := range made {
			g.Made[kind] = append([]string{}, ids...)
		}
		makers := []func() model.SignedCommand{
			g.Approving, g.Approving, g.Approving, g.Approving, g.Several, g.Asking, g.Offer, g.Signature, g.Signature, g.Progress, g.Progress, g.Money, g.Ending,
		}
		for range 40 + g.UpTo(40, "commands") {
			command := rulestest.Pick(g, makers, "maker")()
			reply := w.Submit(command)[0]
			if reply.Code == value.CodeInternal {
				rt.Fatalf("%s gave %+v", command.Command, reply)
			}
			g.Learn(reply.Created)
			if reply.Status == model.Applied {
				applied[rulestest.Get[model.Outcome](w, model.OutcomeRef(reply.Command)).Type]++
				w.Check()
			}
			w.Pass(g.Wait())
		}
		w.Intact()
	})
	for _, group := range [][]value.Type{model.TableOf(rules.Known().Latest(), model.AgreementStates)[model.AgreementIsFirstRefusal], {
		approval.TypeMeetingDecided, approval.TypeApprovalDeemed, approval.TypeDesignationRequested, approval.TypeBuyerDesignated, approval.TypeSaleDemanded, approval.TypePurchaseRequested,
		approval.TypeCompanyPurchased, dispute.TypeDisputeOpened, dispute.TypeDisputeRuled, dispute.TypeDisputeLapsed, trade.TypePayoutFailed, trade.TypeAccountReplaced,
		request.TypeRecordDateSet, request.TypeEntryRequested, request.TypeEntryRequestAnswered, request.TypeEntryRequestWithdrawn, request.TypeInspectionRequested, request.TypeInspectionAnswered,
	}} {
		for _, kind := range group {
			t.Logf("%-24s %5d applied", kind, applied[kind])
		}
	}
	if applied[approval.TypeSaleDemanded] == 0 || applied[dispute.TypeDisputeOpened] == 0 || applied[approval.TypeFirstRefusalClosed] == 0 {
		t.Error("the long ways are not gone: the commands prove nothing")
	}
}
