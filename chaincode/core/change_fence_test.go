package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestTheFenceRefusesWhatMovesAndNothingElse(t *testing.T) {
	w, d := funded(t) // a trade of common shares that could settle
	d2 := w.offered(d.company, d.lots[1], 100, 50, 1_000)
	id := w.opened(d.company, d.splitting())
	for name, refused := range map[string]core.SignedCommand{
		"listing":        w.list(d.company, seller, d.lots[1], 1, 1),
		"settlement":     w.settle(d),
		"withdrawal":     w.command(seller, d.id, &core.ListingWithdrawn{Listing: d2.listing}),
		"second opening": w.opening(d.company, w.announce(d.company, d.splitting())),
	} {
		t.Run(name, func(t *testing.T) { w.in(t).rejected(core.CodeFenced, refused) })
	}
	t.Run("second signature", func(t *testing.T) {
		w := w.in(t)
		w.applied(w.sign(d2, seller))
		w.rejected(core.CodeFenced, w.sign(d2, buyer))
	})
	for name, allowed := range map[string]core.SignedCommand{
		"another class": w.list(d.company, seller, d.lots[2], 100, 1),
		"an offer":      w.offerFor(d.company, buyer, d2.listing, 1, 1),
		"a certificate": w.command(seller, d.id, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: d.lots[1], HolderKey: seller.kid(), Member: "member1"}),
		"a deposit":     w.deposit(d, 1),
		"an abort":      w.abort(d.company, id),
	} {
		t.Run(name, func(t *testing.T) { w.in(t).applied(allowed) })
	}
	w.applied(w.abort(d.company, id), w.settle(d))
	w.check()
}

func TestAClaimIsNotAnnulledWhileItsLotsAreBeingChanged(t *testing.T) {
	w, c := underClaim(t)
	w.applied(w.object(c, officer, ""))
	id := w.opened(c, c.splitting())
	pages := w.pagesOf(id, w.live(c.common), 2)
	w.applied(w.page(c, id, 0, pages[0]...))
	w.rejected(core.CodeFenced, w.decide(c, identity2, "member2", false))
	w.applied(w.page(c, id, 1, pages[1]...), w.closing(c, id, 2))
	w.applied(w.decide(c, identity2, "member2", false))
	w.check()
	for _, lot := range w.live(c.common) {
		if lot.Provenance != core.Asserted {
			t.Errorf("the lot %s is still %s", lot.ID, lot.Provenance)
		}
	}
}

func TestAnEntryIsClaimedAfterTheChangeByItsNewLots(t *testing.T) {
	w, c := registered(t)
	w.carryOut(c, c.splitting())
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller))
	w.rejected(core.CodeLotEnded, w.claim(c, seller, c.entries[0], c.lots[0]))
	next := w.successorOf(c.lots[0])
	w.applied(w.claim(c, seller, c.entries[0], next.ID))
	w.pass(objectionPeriod)
	w.applied(w.list(c, seller, next.ID, 5_000, 1))
	w.rejected(core.CodeLotEnded, w.list(c, seller, c.lots[0], 1, 1))
	w.check()
}

func TestABonusIssueNeverLiftsAnotherActsFence(t *testing.T) {
	w, c := registered(t)
	w.pass(core.Day)
	bonus := w.opened(c, c.granting(1_000_000, w.now.After(-3_600)))
	w.applied(w.page(c, bonus, 0, w.pagesOf(bonus, w.live(c.common), 3)[0]...))
	split := w.opened(c, c.splitting())
	w.rejected(core.CodeFenced, w.closing(c, bonus, 1))
	pages := w.pagesOf(split, w.live(c.common), 3)
	w.applied(w.page(c, split, 0, pages[0]...), w.closing(c, split, 1))
	w.rejected(core.CodePagesDiffer, w.closing(c, bonus, 1)) // its lots would be of an epoch that is over
	w.applied(w.abort(c, bonus))
	w.check()
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 6_000, c.entries[1]: 1_500})
}
