package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

// listSeveral lists 300 of the seller's first lot and 150 of the second together.
func (w *world) listSeveral(c company, more ...core.LotPart) core.SignedCommand {
	w.Helper()
	return w.command(seller, c.id, &core.SharesListed{
		Lot: c.lots[0], Quantity: 300, More: more, Price: 1_000, Until: w.now.After(30 * core.Day),
	})
}

// severalSold is a sale of 400 shares from a listing of 300 and 150 of two lots.
func severalSold(t tb) (*world, trade) {
	t.Helper()
	w, c := claimed(t)
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.NoApproval}))
	d := trade{company: c}
	d.listing = core.ListingID(w.applied(w.listSeveral(c, core.LotPart{Lot: c.lots[1], Quantity: 150}))[0])
	d = w.offerOn(d, 400, 1_000)
	w.applied(w.sign(d, seller), w.sign(d, buyer))
	return w, d
}

func TestOneTradeTakesPartsOfSeveralLotsInTheirOrder(t *testing.T) {
	w, d := severalSold(t)
	a := w.agreed(d)
	if w.lot(d.lots[0]).Reserved != 300 || w.lot(d.lots[1]).Reserved != 150 || len(a.More) != 1 {
		t.Fatalf("the agreement is %+v", a)
	}
	if l := get[core.Listing](w, core.ListingRef(d.listing)); l.Remaining != 50 || l.State != core.ListingIsOpen {
		t.Errorf("the listing is %+v", l)
	}
	w.check()
	w.applied(w.deposit(d, 400_000), w.settle(d))
	a = w.agreed(d)
	if a.Ended != d.lots[0] || len(a.Moves) != 1 || a.Moves[0].Ended != d.lots[1] {
		t.Fatalf("the agreement is %+v", a)
	}
	one, two := w.lot(a.Began), w.lot(a.Moves[0].Began)
	if one.Quantity != 300 || two.Quantity != 100 || one.Entry != two.Entry || one.PaidOn == two.PaidOn || two.ContractOn != d.terms.ContractOn {
		t.Errorf("the buyer has %+v and %+v", one, two)
	}
	if rest := w.lot(a.Moves[0].Balance); rest.Quantity != 100 || rest.Reserved != 50 || w.lot(a.Balance).Quantity != 700 {
		t.Errorf("the seller keeps %+v", rest)
	}
	w.check()
	w.applied(w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}))
	if rest := w.lot(a.Moves[0].Balance); rest.Free() != 100 {
		t.Errorf("the seller keeps %+v", rest)
	}
	w.check()
}

func TestAnAgreementAboutSeveralLotsFreesThemAll(t *testing.T) {
	w, d := severalSold(t)
	w.pass(7 * core.Day)
	w.applied(w.expire(d))
	if w.lot(d.lots[0]).Reserved != 0 || w.lot(d.lots[1]).Reserved != 50 {
		t.Errorf("the lots are %+v and %+v", w.lot(d.lots[0]), w.lot(d.lots[1]))
	}
	w.check()
}

func TestWhatBindsOneOfSeveralLotsBarsTheWholeSettlement(t *testing.T) {
	w, d := severalSold(t)
	w.applied(w.deposit(d, 400_000), w.attach(d.company, d.lots[1], 150))
	w.rejected(core.CodeBound, w.settle(d))
	if w.agreed(d).Ended != "" || w.lot(d.lots[0]).Ended != nil {
		t.Error("part of the trade was settled")
	}
	w.check()
}

func TestLotsThatAreSoldTogetherAreOfOneHolderAndClass(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeLotsDiffer, w.listSeveral(c, core.LotPart{Lot: c.lots[2], Quantity: 1})) // preferred shares
	w.rejected(core.CodeLotsDiffer, w.listSeveral(c, core.LotPart{Lot: c.lots[3], Quantity: 1})) // another holder's
	w.rejected(core.CodeNotFree, w.listSeveral(c, core.LotPart{Lot: c.lots[1], Quantity: 201}))
	w.refused(core.CodeMalformed, w.listSeveral(c, core.LotPart{Lot: c.lots[0], Quantity: 1}))
	w.refused(core.CodeMalformed, w.listSeveral(c, core.LotPart{Lot: c.lots[1], Quantity: 0}))
	w.refused(core.CodeMalformed, w.listSeveral(c, slices.Repeat([]core.LotPart{{Lot: c.lots[1], Quantity: 1}}, 50)...))
}

func TestALimitOfAuthorityCountsAllLotsOfAListing(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.command(seller, "", &core.PartyAuthorityGiven{
		Principal: seller.did(), Agent: stranger.did(), Commands: []core.Type{core.TypeSharesListed}, Limit: 400_000, Threshold: 1,
		Evidence: digest("power"), Until: w.now.After(30 * core.Day),
	}))
	acting := func(c *core.Command) { c.For = seller.did() }
	list := func(more core.Shares) core.SignedCommand {
		return w.command(stranger, c.id, &core.SharesListed{
			Lot: c.lots[0], Quantity: 300, More: []core.LotPart{{Lot: c.lots[1], Quantity: more}}, Price: 1_000, Until: w.now.After(core.Day),
		}, acting)
	}
	w.rejected(core.CodeOverAuthority, list(101))
	w.applied(list(100))
	w.check()
}
