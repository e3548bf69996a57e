package change_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestTheFenceRefusesWhatMovesAndNothingElse(t *testing.T) {
	w, d := rulestest.Funded(t) // a trade of common shares that could settle
	d2 := w.Offered(d.Company, d.Lots[1], 100, 50, 1_000)
	id := w.Opened(d.Company, d.Splitting())
	for name, refused := range map[string]model.SignedCommand{
		"listing":        w.List(d.Company, rulestest.Seller, d.Lots[1], 1, 1),
		"settlement":     w.Settle(d),
		"second opening": w.Opening(d.Company, w.Announce(d.Company, d.Splitting())),
	} {
		t.Run(name, func(t *testing.T) { w.In(t).Rejected(value.CodeFenced, refused) })
	}
	t.Run("second signature", func(t *testing.T) {
		w := w.In(t)
		w.Applied(w.Sign(d2, rulestest.Seller))
		w.Rejected(value.CodeFenced, w.Sign(d2, rulestest.Buyer))
	})
	for name, allowed := range map[string]model.SignedCommand{
		"another class": w.List(d.Company, rulestest.Seller, d.Lots[2], 100, 1),
		"an offer":      w.OfferFor(d.Company, rulestest.Buyer, d2.Listing, 1, 1),
		"a certificate": w.Command(rulestest.Seller, d.ID, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: d.Lots[1], HolderKey: rulestest.Seller.Kid(), Member: "member1"}),
		"a deposit":     w.Deposit(d, 1),
		"a withdrawal":  w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d2.Listing}),
		"an abort":      w.Abort(d.Company, id),
	} {
		t.Run(name, func(t *testing.T) { w.In(t).Applied(allowed) })
	}
	w.Applied(w.Abort(d.Company, id), w.Settle(d))
	w.Check()
}

func TestAClaimIsAnnulledWhileItsLotsAreBeingChanged(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Applied(w.Object(c, rulestest.Officer, ""))
	id := w.Opened(c, c.Splitting())
	pages := w.PagesOf(id, w.Live(c.Common), 2)
	w.Applied(w.Page(c, id, 0, pages[0]...))
	w.Applied(w.Decide(c, rulestest.Identity2, "member2", false))
	w.Applied(w.Page(c, id, 1, pages[1]...), w.Closing(c, id, 2))
	w.Check()
	for _, lot := range w.Live(c.Common) {
		if lot.Provenance != model.Asserted {
			t.Errorf("the lot %s is still %s", lot.ID, lot.Provenance)
		}
	}
}

func TestAnEntryIsClaimedAfterTheChangeByItsNewLots(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.CarryOut(c, c.Splitting())
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	w.Rejected(value.CodeLotEnded, w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[0]))
	next := w.SuccessorOf(c.Lots[0])
	w.Applied(w.Claim(c, rulestest.Seller, c.Entries[0], next.ID))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.List(c, rulestest.Seller, next.ID, 5_000, 1))
	w.Rejected(value.CodeLotEnded, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

func TestABonusIssueNeverLiftsAnotherActsFence(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Pass(value.Day)
	bonus := w.Opened(c, c.Granting(1_000_000, w.Now.After(-3_600)))
	w.Applied(w.Page(c, bonus, 0, w.PagesOf(bonus, w.Live(c.Common), 3)[0]...))
	split := w.Opened(c, c.Splitting())
	w.Rejected(value.CodeFenced, w.Closing(c, bonus, 1))
	pages := w.PagesOf(split, w.Live(c.Common), 3)
	w.Applied(w.Page(c, split, 0, pages[0]...), w.Closing(c, split, 1))
	w.Rejected(value.CodePagesDiffer, w.Closing(c, bonus, 1)) // its lots would be of an epoch that is over
	w.Applied(w.Abort(c, bonus))
	w.Check()
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 6_000, c.Entries[1]: 1_500})
}
