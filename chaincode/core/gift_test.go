package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

func parts(lot core.LotID, quantity core.Shares, more ...core.LotPart) []core.LotPart {
	return append([]core.LotPart{{Lot: lot, Quantity: quantity}}, more...)
}

func sum(all []core.LotPart) core.Shares {
	total := core.Shares(0)
	for _, p := range all {
		total += p.Quantity
	}
	return total
}

func (w *world) gift(all []core.LotPart) *core.SharesGiven {
	return &core.SharesGiven{
		Receiver: buyer.did(), Entry: commitment("entry of the buyer"), Parts: append([]core.LotPart{}, all...), Quantity: sum(all), ContractOn: w.now.DateInKorea(), Text: digest("gift"),
	}
}

func (w *world) give(c company, all []core.LotPart) core.SignedCommand {
	w.Helper()
	return with(w.command(seller, c.id, w.gift(all)), buyer)
}

func (w *world) transferVote(c company, id core.TransferID, who someone, approve bool) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.TransferVoted{Transfer: id, Approve: approve})
}

func (w *world) complete(c company, id core.TransferID) core.SignedCommand {
	w.Helper()
	return w.command(stranger, c.id, &core.TransferCompleted{Transfer: id})
}

func (w *world) withdraw(c company, who someone, id core.TransferID) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.TransferWithdrawn{Transfer: id})
}

func (w *world) request(id core.TransferID) core.TransferRequest {
	w.Helper()
	return get[core.TransferRequest](w, core.TransferRequestRef(id))
}

// asked is a register in which the seller has asked to give 100 of the first lot and all of the second to the buyer.
func asked(t tb) (*world, company, core.TransferID) {
	t.Helper()
	w, c := claimed(t)
	created := w.applied(w.give(c, parts(c.lots[0], 100, core.LotPart{Lot: c.lots[1], Quantity: 200})))
	return w, c, core.TransferID(created[0])
}

// heldBy are the live lots of a class that a party's entry holds.
func (w *world) heldBy(class core.ClassID, who someone) []core.Lot {
	w.Helper()
	var out []core.Lot
	for _, lot := range w.live(class) {
		if get[core.HolderEntry](w, core.EntryRef(lot.Entry)).Controller == who.did() {
			out = append(out, lot)
		}
	}
	return out
}

func TestAGiftMovesPartsAtOnceWhereNoApprovalIsNeeded(t *testing.T) {
	w, c := claimed(t)
	before := w.lot(c.lots[2])
	w.applied(w.give(c, parts(c.lots[2], 120)))
	w.check()
	got := w.heldBy(c.preferred, buyer)
	if len(got) != 1 || got[0].Quantity != 120 || got[0].Provenance != core.Given || got[0].PaidOn != before.PaidOn || got[0].ContractOn != w.now.DateInKorea() {
		t.Errorf("the receiver has %+v", got)
	}
	ended := w.lot(c.lots[2])
	if ended.Ended == nil || ended.Ended.Reason != core.EndedByGift || len(ended.Ended.Into) != 2 {
		t.Errorf("the giver's lot is %+v", ended)
	}
	if rest := w.lot(ended.Ended.Into[1]); rest.Quantity != 380 || rest.Entry != before.Entry || rest.Provenance != before.Provenance {
		t.Errorf("the balance lot is %+v", rest)
	}
}

func TestTheReceiverAcceptsAGiftBySigningIt(t *testing.T) {
	w, c := claimed(t)
	body := w.gift(parts(c.lots[2], 1))
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, body))
	w.refused(core.CodeMoreSignatures, with(w.command(seller, c.id, body), stranger))
	w.applied(with(w.command(seller, c.id, body), buyer))
	w.check()
}

func TestAGiftIsBoundByTheRulesOfASale(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeEntryNotYours, w.give(c, parts(c.lots[2], 1)))
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0]))
	w.rejected(core.CodeObjectionPeriod, w.give(c, parts(c.lots[2], 1)))
	w.pass(objectionPeriod)
	w.rejected(core.CodeEntryNotYours, w.give(c, parts(c.lots[4], 1)))
	w.rejected(core.CodeNotFree, w.give(c, parts(c.lots[2], 501)))
	w.applied(w.pledge(c, seller, c.lots[2], 400))
	w.rejected(core.CodeNotFree, w.give(c, parts(c.lots[2], 101)))
	ahead := w.gift(parts(c.lots[2], 1))
	ahead.ContractOn = w.now.After(2 * core.Day).DateInKorea()
	w.rejected(core.CodeDateOutOfRange, with(w.command(seller, c.id, ahead), buyer))
	unknown := w.gift(parts(c.lots[2], 1))
	unknown.Receiver = director3.did()
	w.rejected(core.CodeNotIdentified, with(w.command(seller, c.id, unknown), director3))
	w.applied(w.give(c, parts(c.lots[2], 100)))
	w.check()
}

func TestAGiftWaitsForSixMonthsLikeASale(t *testing.T) {
	w := founded(t)
	w.identify(seller, buyer, stranger)
	f := facts()
	f.IncorporatedOn = "2026-05-01"
	c := w.admit(f)
	list := c.list()
	for i := range list.Entries {
		for j := range list.Entries[i].Lots {
			list.Entries[i].Lots[j].AcquiredOn = "2026-05-01"
		}
	}
	for _, id := range w.applied(w.command(officer, c.id, list)) {
		if e := core.EntryID(id); core.EntryRef(e).Valid() {
			c.entries = append(c.entries, e)
		} else {
			c.lots = append(c.lots, core.LotID(id))
		}
	}
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0]))
	w.pass(objectionPeriod)
	w.rejected(core.CodeSixMonths, w.give(c, parts(c.lots[2], 1)))
	w.pass(45 * core.Day)
	w.applied(w.give(c, parts(c.lots[2], 1)))
	w.check()
}

func TestAGiftNamesEachLotOnceAndItsSum(t *testing.T) {
	w, c := claimed(t)
	bad := []*core.SharesGiven{
		w.gift(parts(c.lots[2], 1, core.LotPart{Lot: c.lots[2], Quantity: 1})), w.gift(parts(c.lots[2], 0)), w.gift(nil), w.gift(parts("lot", 1)),
	}
	wrong := w.gift(parts(c.lots[2], 1))
	wrong.Quantity = 2
	for _, b := range append(bad, wrong) {
		w.refused(core.CodeMalformed, with(w.command(seller, c.id, b), buyer))
	}
	own := w.gift(parts(c.lots[2], 1))
	own.Receiver = seller.did()
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, own))
}

func TestAGiftOfARestrictedClassWaitsForTheBoard(t *testing.T) {
	w, c, id := asked(t)
	w.rejected(core.CodeNotFree, w.list(c, seller, c.lots[1], 1, 1))
	w.rejected(core.CodeNotApproved, w.complete(c, id))
	w.rejected(core.CodeNotDirector, w.transferVote(c, id, seller, true))
	w.applied(w.transferVote(c, id, director1, true))
	w.rejected(core.CodeAlreadyVoted, w.transferVote(c, id, director1, true))
	w.rejected(core.CodeNotDirector, w.command(officer, c.id, &core.TransferResolved{Transfer: id, Approve: true, Minutes: digest("m")}))
	w.applied(w.transferVote(c, id, director2, true))
	w.check()
	w.applied(w.complete(c, id))
	w.check()
	got := w.heldBy(c.common, buyer)
	if len(got) != 2 || got[0].Quantity+got[1].Quantity != 300 || got[0].Entry != got[1].Entry {
		t.Errorf("the receiver has %+v", got)
	}
	if r := w.request(id); r.State != core.RequestIsDone || r.Ended == nil || r.Decided == nil {
		t.Errorf("the request is %+v", r)
	}
	w.rejected(core.CodeWrongState, w.complete(c, id))
}

func TestTheCompanysSilenceForAMonthApprovesAGift(t *testing.T) {
	w, c, id := asked(t)
	w.pass(30 * core.Day) // 2026-10-21, the month's last day
	w.rejected(core.CodeNotApproved, w.complete(c, id))
	w.pass(core.Day)
	w.applied(w.complete(c, id))
	if r := w.request(id); r.State != core.RequestIsDone || r.Decided != nil {
		t.Errorf("the request is %+v", r)
	}
	w.check()
}

func TestARefusedGiftFreesItsShares(t *testing.T) {
	w, c, id := asked(t)
	w.applied(w.transferVote(c, id, director1, false), w.transferVote(c, id, director2, false))
	if r := w.request(id); r.State != core.RequestIsRefused {
		t.Errorf("the request is %+v", r)
	}
	if w.lot(c.lots[0]).Free() != 1_000 || w.lot(c.lots[1]).Free() != 200 {
		t.Error("the shares are not free again")
	}
	w.check()
}

func TestADirectorWhoGivesOrReceivesHasNoVote(t *testing.T) {
	w, c := claimed(t)
	w.identify(director1)
	body := w.gift(parts(c.lots[0], 1))
	body.Receiver = director1.did()
	id := core.TransferID(w.applied(with(w.command(seller, c.id, body), director1))[0])
	w.rejected(core.CodeInterested, w.transferVote(c, id, director1, true))
	w.applied(w.transferVote(c, id, director2, true), w.transferVote(c, id, director3, true), w.complete(c, id))
	w.check()
	w.applied(w.board(c, 3, director1, director2, director3))
	again := w.gift(parts(w.heldBy(c.common, seller)[0].ID, 1))
	again.Receiver = director1.did()
	w.rejected(core.CodeBoardCannotDecide, with(w.command(seller, c.id, again), director1))
}

func TestAGiftIsWithdrawnByItsGiverOrWhenItIsTooOld(t *testing.T) {
	w, c, id := asked(t)
	w.rejected(core.CodeNotYours, w.withdraw(c, buyer, id))
	w.applied(w.withdraw(c, seller, id))
	w.check()
	second := core.TransferID(w.applied(w.give(c, parts(c.lots[0], 5)))[0])
	w.pass(180 * core.Day)
	w.applied(w.withdraw(c, stranger, second))
	w.check()
}

func TestAnAttachmentBarsAGiftUntilItIsLifted(t *testing.T) {
	w, c, id := asked(t)
	w.applied(w.transferVote(c, id, director1, true), w.transferVote(c, id, director2, true))
	attachment := w.binder(w.attach(c, c.lots[1], 1))
	w.rejected(core.CodeBound, w.complete(c, id))
	w.applied(w.lift(c, attachment), w.complete(c, id))
	w.check()
}

func TestAContestedGiverGivesNothing(t *testing.T) {
	w, c := claimed(t)
	id := core.TransferID(w.applied(w.give(c, parts(c.lots[0], 5)))[0])
	w.applied(w.transferVote(c, id, director1, true), w.transferVote(c, id, director2, true))
	w.applied(w.releaseClaim(c, c.entries[0]))
	w.rejected(core.CodeContested, w.complete(c, id))
	w.check()
}

func TestPartialMovesTakeCertificatesNumbersInOrder(t *testing.T) {
	w := founded(t)
	w.identify(seller, buyer, stranger)
	f := facts()
	f.CertificatesIssued = true
	c := w.admit(f)
	list := c.list()
	list.Entries[0].Lots[2].Numbers = []core.NumberRange{{First: 1, Last: 300}, {First: 1_001, Last: 1_200}}
	for _, id := range w.applied(w.command(officer, c.id, list)) {
		if e := core.EntryID(id); core.EntryRef(e).Valid() {
			c.entries = append(c.entries, e)
		} else {
			c.lots = append(c.lots, core.LotID(id))
		}
	}
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0]))
	w.pass(objectionPeriod)
	w.applied(w.give(c, parts(c.lots[2], 350)))
	w.check()
	ended := w.lot(c.lots[2]).Ended
	if got, want := w.lot(ended.Into[0]).Numbers, []core.NumberRange{{First: 1, Last: 300}, {First: 1_001, Last: 1_050}}; !slices.Equal(got, want) {
		t.Errorf("the receiver has the numbers %v", got)
	}
	if got, want := w.lot(ended.Into[1]).Numbers, []core.NumberRange{{First: 1_051, Last: 1_200}}; !slices.Equal(got, want) {
		t.Errorf("the giver keeps the numbers %v", got)
	}
	w.applied(w.give(c, parts(ended.Into[1], 1)))
	w.check()
}
