package trade_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// listSeveral lists 300 of the seller's first lot and 150 of the second together.
func listSeveral(w *rulestest.World, c rulestest.Company, more ...model.LotPart) model.SignedCommand {
	w.Helper()
	return w.Command(rulestest.Seller, c.ID, &trade.SharesListed{
		Lot: c.Lots[0], Quantity: 300, More: more, Price: 1_000, Until: w.Now.After(30 * value.Day),
	})
}

// severalSold is a sale of 400 shares from a listing of 300 and 150 of two lots.
func severalSold(t rulestest.Tb) (*rulestest.World, rulestest.Trade) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.NoApproval}))
	d := rulestest.Trade{Company: c}
	d.Listing = value.ListingID(w.Applied(listSeveral(w, c, model.LotPart{Lot: c.Lots[1], Quantity: 150}))[0])
	d = w.OfferOn(d, 400, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
	return w, d
}

func TestOneTradeTakesPartsOfSeveralLotsInTheirOrder(t *testing.T) {
	w, d := severalSold(t)
	a := w.Agreed(d)
	if w.Lot(d.Lots[0]).Reserved != 300 || w.Lot(d.Lots[1]).Reserved != 150 || len(a.More) != 1 {
		t.Fatalf("the agreement is %+v", a)
	}
	if l := rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)); l.Remaining != 50 || l.State != model.ListingIsOpen {
		t.Errorf("the listing is %+v", l)
	}
	w.Check()
	w.Applied(w.Deposit(d, 400_000), w.Settle(d))
	a = w.Agreed(d)
	if a.Ended != d.Lots[0] || len(a.Moves) != 1 || a.Moves[0].Ended != d.Lots[1] {
		t.Fatalf("the agreement is %+v", a)
	}
	one, two := w.Lot(a.Began), w.Lot(a.Moves[0].Began)
	if one.Quantity != 300 || two.Quantity != 100 || one.Entry != two.Entry || one.PaidOn == two.PaidOn || two.ContractOn != d.Terms.ContractOn {
		t.Errorf("the buyer has %+v and %+v", one, two)
	}
	if rest := w.Lot(a.Moves[0].Balance); rest.Quantity != 100 || rest.Reserved != 50 || w.Lot(a.Balance).Quantity != 700 {
		t.Errorf("the seller keeps %+v", rest)
	}
	w.Check()
	w.Applied(w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
	if rest := w.Lot(a.Moves[0].Balance); rest.Free() != 100 {
		t.Errorf("the seller keeps %+v", rest)
	}
	w.Check()
}

func TestAnAgreementAboutSeveralLotsFreesThemAll(t *testing.T) {
	w, d := severalSold(t)
	w.Pass(7 * value.Day)
	w.Applied(w.Expire(d))
	if w.Lot(d.Lots[0]).Reserved != 0 || w.Lot(d.Lots[1]).Reserved != 50 {
		t.Errorf("the lots are %+v and %+v", w.Lot(d.Lots[0]), w.Lot(d.Lots[1]))
	}
	w.Check()
}

func TestWhatBindsOneOfSeveralLotsBarsTheWholeSettlement(t *testing.T) {
	w, d := severalSold(t)
	w.Applied(w.Deposit(d, 400_000), w.Attach(d.Company, d.Lots[1], 150))
	w.Rejected(value.CodeBound, w.Settle(d))
	if w.Agreed(d).Ended != "" || w.Lot(d.Lots[0]).Ended != nil {
		t.Error("part of the trade was settled")
	}
	w.Check()
}

func TestLotsThatAreSoldTogetherAreOfOneHolderAndClass(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeLotsDiffer, listSeveral(w, c, model.LotPart{Lot: c.Lots[2], Quantity: 1})) // preferred shares
	w.Rejected(value.CodeLotsDiffer, listSeveral(w, c, model.LotPart{Lot: c.Lots[3], Quantity: 1})) // another holder's
	w.Rejected(value.CodeNotFree, listSeveral(w, c, model.LotPart{Lot: c.Lots[1], Quantity: 201}))
	w.Refused(value.CodeMalformed, listSeveral(w, c, model.LotPart{Lot: c.Lots[0], Quantity: 1}))
	w.Refused(value.CodeMalformed, listSeveral(w, c, model.LotPart{Lot: c.Lots[1], Quantity: 0}))
	w.Refused(value.CodeMalformed, listSeveral(w, c, slices.Repeat([]model.LotPart{{Lot: c.Lots[1], Quantity: 1}}, 50)...))
}

func TestALimitOfAuthorityCountsAllLotsOfAListing(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Command(rulestest.Seller, "", &party.PartyAuthorityGiven{
		Principal: rulestest.Seller.Did(), Agent: rulestest.Stranger.Did(), Commands: []value.Type{trade.TypeSharesListed}, Limit: 400_000, Threshold: 1,
		Evidence: rulestest.Digest("power"), Until: w.Now.After(30 * value.Day),
	}))
	acting := func(c *model.Command) { c.For = rulestest.Seller.Did() }
	list := func(more value.Shares) model.SignedCommand {
		return w.Command(rulestest.Stranger, c.ID, &trade.SharesListed{
			Lot: c.Lots[0], Quantity: 300, More: []model.LotPart{{Lot: c.Lots[1], Quantity: more}}, Price: 1_000, Until: w.Now.After(value.Day),
		}, acting)
	}
	w.Rejected(value.CodeOverAuthority, list(101))
	w.Applied(list(100))
	w.Check()
}
