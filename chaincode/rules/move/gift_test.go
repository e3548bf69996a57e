package move_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAGiftMovesPartsAtOnceWhereNoApprovalIsNeeded(t *testing.T) {
	w, c := rulestest.Claimed(t)
	before := w.Lot(c.Lots[2])
	w.Applied(w.Give(c, rulestest.Parts(c.Lots[2], 120)))
	w.Check()
	got := w.HeldBy(c.Preferred, rulestest.Buyer)
	if len(got) != 1 || got[0].Quantity != 120 || got[0].Provenance != model.Given || got[0].PaidOn != before.PaidOn || got[0].ContractOn != w.Now.DateInKorea() {
		t.Errorf("the receiver has %+v", got)
	}
	ended := w.Lot(c.Lots[2])
	if ended.Ended == nil || ended.Ended.Reason != model.EndedByGift || len(ended.Ended.Into) != 2 {
		t.Errorf("the giver's lot is %+v", ended)
	}
	if rest := w.Lot(ended.Ended.Into[1]); rest.Quantity != 380 || rest.Entry != before.Entry || rest.Provenance != before.Provenance {
		t.Errorf("the balance lot is %+v", rest)
	}
}

func TestTheReceiverAcceptsAGiftBySigningIt(t *testing.T) {
	w, c := rulestest.Claimed(t)
	body := w.Gift(rulestest.Parts(c.Lots[2], 1))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, body))
	w.Refused(value.CodeMoreSignatures, rulestest.With(w.Command(rulestest.Seller, c.ID, body), rulestest.Stranger))
	w.Applied(rulestest.With(w.Command(rulestest.Seller, c.ID, body), rulestest.Buyer))
	w.Check()
}

func TestAGiftIsBoundByTheRulesOfASale(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(value.CodeEntryNotYours, w.Give(c, rulestest.Parts(c.Lots[2], 1)))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Rejected(value.CodeObjectionPeriod, w.Give(c, rulestest.Parts(c.Lots[2], 1)))
	w.Pass(rulestest.ObjectionPeriod)
	w.Rejected(value.CodeEntryNotYours, w.Give(c, rulestest.Parts(c.Lots[4], 1)))
	w.Rejected(value.CodeNotFree, w.Give(c, rulestest.Parts(c.Lots[2], 501)))
	w.Applied(w.Pledge(c, rulestest.Seller, c.Lots[2], 400))
	w.Rejected(value.CodeNotFree, w.Give(c, rulestest.Parts(c.Lots[2], 101)))
	ahead := w.Gift(rulestest.Parts(c.Lots[2], 1))
	ahead.ContractOn = w.Now.After(2 * value.Day).DateInKorea()
	w.Rejected(value.CodeDateOutOfRange, rulestest.With(w.Command(rulestest.Seller, c.ID, ahead), rulestest.Buyer))
	unknown := w.Gift(rulestest.Parts(c.Lots[2], 1))
	unknown.Receiver = rulestest.Director3.Did()
	w.Rejected(value.CodeNotIdentified, rulestest.With(w.Command(rulestest.Seller, c.ID, unknown), rulestest.Director3))
	w.Applied(w.Give(c, rulestest.Parts(c.Lots[2], 100)))
	w.Check()
}

func TestAGiftWaitsForSixMonthsLikeASale(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer, rulestest.Stranger)
	f := rulestest.Facts()
	f.IncorporatedOn = "2026-05-01"
	c := w.Admit(f)
	list := c.List()
	for i := range list.Entries {
		for j := range list.Entries[i].Lots {
			list.Entries[i].Lots[j].AcquiredOn = "2026-05-01"
		}
	}
	for _, id := range w.Applied(w.Command(rulestest.Officer, c.ID, list)) {
		if e := value.EntryID(id); model.EntryRef(e).Valid() {
			c.Entries = append(c.Entries, e)
		} else {
			c.Lots = append(c.Lots, value.LotID(id))
		}
	}
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Pass(rulestest.ObjectionPeriod)
	w.Rejected(value.CodeSixMonths, w.Give(c, rulestest.Parts(c.Lots[2], 1)))
	w.Applied(w.AddHolidays(2026, []value.Date{"2026-11-02"}, 1, 2, 3)) // six months end on the Sunday before
	w.Pass(43 * value.Day)                                              // 2026-11-03
	w.Rejected(value.CodeSixMonths, w.Give(c, rulestest.Parts(c.Lots[2], 1)))
	w.Pass(value.Day)
	w.Applied(w.Give(c, rulestest.Parts(c.Lots[2], 1)))
	w.Check()
}

func TestAGiftNamesEachLotOnceAndItsSum(t *testing.T) {
	w, c := rulestest.Claimed(t)
	bad := []*move.SharesGiven{
		w.Gift(rulestest.Parts(c.Lots[2], 1, model.LotPart{Lot: c.Lots[2], Quantity: 1})), w.Gift(rulestest.Parts(c.Lots[2], 0)), w.Gift(nil), w.Gift(rulestest.Parts("lot", 1)),
	}
	wrong := w.Gift(rulestest.Parts(c.Lots[2], 1))
	wrong.Quantity = 2
	for _, b := range append(bad, wrong) {
		w.Refused(value.CodeMalformed, rulestest.With(w.Command(rulestest.Seller, c.ID, b), rulestest.Buyer))
	}
	own := w.Gift(rulestest.Parts(c.Lots[2], 1))
	own.Receiver = rulestest.Seller.Did()
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, own))
}

func TestAGiftOfARestrictedClassWaitsForTheBoard(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.Rejected(value.CodeNotFree, w.List(c, rulestest.Seller, c.Lots[1], 1, 1))
	w.Rejected(value.CodeNotApproved, w.Complete(c, id))
	w.Rejected(value.CodeNotDirector, w.TransferVote(c, id, rulestest.Seller, true))
	w.Applied(w.TransferVote(c, id, rulestest.Director1, true))
	w.Rejected(value.CodeAlreadyVoted, w.TransferVote(c, id, rulestest.Director1, true))
	w.Rejected(value.CodeNotDirector, w.Command(rulestest.Officer, c.ID, &move.TransferResolved{Transfer: id, Approve: true, Minutes: rulestest.Digest("m")}))
	w.Applied(w.TransferVote(c, id, rulestest.Director2, true))
	w.Check()
	w.Applied(w.Complete(c, id))
	w.Check()
	got := w.HeldBy(c.Common, rulestest.Buyer)
	if len(got) != 2 || got[0].Quantity+got[1].Quantity != 300 || got[0].Entry != got[1].Entry {
		t.Errorf("the receiver has %+v", got)
	}
	if r := w.Request(id); r.State != model.RequestIsDone || r.Ended == nil || r.Decided == nil {
		t.Errorf("the request is %+v", r)
	}
	w.Rejected(value.CodeWrongState, w.Complete(c, id))
}

func TestTheCompanysSilenceForAMonthApprovesAGift(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.Pass(30 * value.Day) // 2026-10-21, the month's last day
	w.Rejected(value.CodeNotApproved, w.Complete(c, id))
	w.Pass(value.Day)
	w.Applied(w.Complete(c, id))
	if r := w.Request(id); r.State != model.RequestIsDone || r.Decided != nil {
		t.Errorf("the request is %+v", r)
	}
	w.Check()
}

func TestTheMonthToRefuseAGiftGetsLongerByAHolidayOnItsLastDay(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.Applied(w.AddHolidays(2026, []value.Date{"2026-10-21"}, 1, 2, 3))
	w.Pass(31 * value.Day) // 2026-10-22, the last day now
	w.Rejected(value.CodeNotApproved, w.Complete(c, id))
	w.Pass(value.Day)
	w.Applied(w.Complete(c, id))
}

func TestARefusedGiftFreesItsShares(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.Applied(w.TransferVote(c, id, rulestest.Director1, false), w.TransferVote(c, id, rulestest.Director2, false))
	if r := w.Request(id); r.State != model.RequestIsRefused {
		t.Errorf("the request is %+v", r)
	}
	if w.Lot(c.Lots[0]).Free() != 1_000 || w.Lot(c.Lots[1]).Free() != 200 {
		t.Error("the shares are not free again")
	}
	w.Check()
}

func TestADirectorWhoGivesOrReceivesHasNoVote(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Identify(rulestest.Director1)
	body := w.Gift(rulestest.Parts(c.Lots[0], 1))
	body.Receiver = rulestest.Director1.Did()
	id := value.TransferID(w.Applied(rulestest.With(w.Command(rulestest.Seller, c.ID, body), rulestest.Director1))[0])
	w.Rejected(value.CodeInterested, w.TransferVote(c, id, rulestest.Director1, true))
	w.Applied(w.TransferVote(c, id, rulestest.Director2, true), w.TransferVote(c, id, rulestest.Director3, true), w.Complete(c, id))
	w.Check()
	w.Applied(w.Board(c, 3, rulestest.Director1, rulestest.Director2, rulestest.Director3))
	again := w.Gift(rulestest.Parts(w.HeldBy(c.Common, rulestest.Seller)[0].ID, 1))
	again.Receiver = rulestest.Director1.Did()
	w.Rejected(value.CodeBoardCannotDecide, rulestest.With(w.Command(rulestest.Seller, c.ID, again), rulestest.Director1))
}

func TestAGiftIsWithdrawnByItsGiverOrWhenItIsTooOld(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.Rejected(value.CodeNotYours, w.Withdraw(c, rulestest.Buyer, id))
	w.Applied(w.Withdraw(c, rulestest.Seller, id))
	w.Check()
	second := value.TransferID(w.Applied(w.Give(c, rulestest.Parts(c.Lots[0], 5)))[0])
	w.Pass(180 * value.Day)
	w.Applied(w.Withdraw(c, rulestest.Stranger, second))
	w.Check()
}

func TestAnAttachmentBarsAGiftUntilItIsLifted(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.Applied(w.TransferVote(c, id, rulestest.Director1, true), w.TransferVote(c, id, rulestest.Director2, true))
	attachment := w.Binder(w.Attach(c, c.Lots[1], 1))
	w.Rejected(value.CodeBound, w.Complete(c, id))
	w.Applied(w.Lift(c, attachment), w.Complete(c, id))
	w.Check()
}

func TestAContestedGiverGivesNothing(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id := value.TransferID(w.Applied(w.Give(c, rulestest.Parts(c.Lots[0], 5)))[0])
	w.Applied(w.TransferVote(c, id, rulestest.Director1, true), w.TransferVote(c, id, rulestest.Director2, true))
	w.Applied(w.ReleaseClaim(c, c.Entries[0]))
	w.Rejected(value.CodeContested, w.Complete(c, id))
	w.Check()
}

func TestPartialMovesTakeCertificatesNumbersInOrder(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer, rulestest.Stranger)
	f := rulestest.Facts()
	f.CertificatesIssued = true
	c := w.Admit(f)
	list := c.List()
	list.Entries[0].Lots[2].Numbers = []model.NumberRange{{First: 1, Last: 300}, {First: 1_001, Last: 1_200}}
	for _, id := range w.Applied(w.Command(rulestest.Officer, c.ID, list)) {
		if e := value.EntryID(id); model.EntryRef(e).Valid() {
			c.Entries = append(c.Entries, e)
		} else {
			c.Lots = append(c.Lots, value.LotID(id))
		}
	}
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.Give(c, rulestest.Parts(c.Lots[2], 350)))
	w.Check()
	ended := w.Lot(c.Lots[2]).Ended
	if got, want := w.Lot(ended.Into[0]).Numbers, []model.NumberRange{{First: 1, Last: 300}, {First: 1_001, Last: 1_050}}; !slices.Equal(got, want) {
		t.Errorf("the receiver has the numbers %v", got)
	}
	if got, want := w.Lot(ended.Into[1]).Numbers, []model.NumberRange{{First: 1_051, Last: 1_200}}; !slices.Equal(got, want) {
		t.Errorf("the giver keeps the numbers %v", got)
	}
	w.Applied(w.Give(c, rulestest.Parts(ended.Into[1], 1)))
	w.Check()
}
