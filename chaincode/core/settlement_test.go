package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

func TestSettlementEndsTheLotEntersTheBuyerAndFreesTheMoneyAtOnce(t *testing.T) {
	w, d := funded(t)
	before := w.lot(d.lots[0])
	settle := w.settle(d)
	w.applied(settle)
	a := w.agreed(d)
	sold, bought, balance := w.lot(a.Ended), w.lot(a.Began), w.lot(a.Balance)
	if sold.ID != d.lots[0] || sold.Ended == nil || sold.Ended.Reason != core.EndedByTransfer || !slices.Equal(sold.Ended.Into, []core.LotID{bought.ID, balance.ID}) {
		t.Errorf("the seller's lot is %+v", sold)
	}
	if bought.Quantity != 100 || bought.Provenance != core.Settled || bought.ContractOn != d.terms.ContractOn || bought.EffectiveOn != w.now.DateInKorea() || bought.PaidOn != before.PaidOn {
		t.Errorf("the buyer's lot is %+v", bought)
	}
	if balance.Quantity != 900 || balance.Entry != before.Entry || balance.Provenance != before.Provenance || balance.EffectiveOn != before.EffectiveOn {
		t.Errorf("the balance lot is %+v", balance)
	}
	if e := get[core.HolderEntry](w, core.EntryRef(bought.Entry)); e.Controller != buyer.did() || e.Commitment != d.terms.BuyerEntry || e.State != core.EntryIsClaimed {
		t.Errorf("the buyer's entry is %+v", e)
	}
	if m := w.money(d); m.Releasable == nil || m.Releasable.Command != settle.ID() || m.Releasable.Transaction != sold.Ended.On.Transaction {
		t.Errorf("the escrow is %+v", m)
	}
	w.check()
}

func TestATradeSettlesOnce(t *testing.T) {
	w, d := funded(t)
	w.applied(w.settle(d))
	w.rejected(core.CodeWrongState, w.settle(d))
	replies := w.submit(w.settle(d), w.settle(d))
	if replies[0].Code != core.CodeWrongState || replies[1].Code != core.CodeWrongState {
		t.Errorf("got %+v", replies)
	}
	w.check()
}

func TestOtherReservationsFollowTheBalanceLot(t *testing.T) {
	w, d := funded(t)
	other := core.ListingID(w.applied(w.list(d.company, seller, d.lots[0], 250, 7))[0])
	second := w.offerOn(d, 50, 900)
	w.applied(w.sign(second, seller), w.sign(second, buyer), w.vote(second, director1, true), w.vote(second, director2, true), w.deposit(second, 45_000))
	w.applied(w.settle(d))
	balance := w.lot(w.agreed(d).Balance)
	if balance.Reserved != 250+250+50 || len(balance.Reservations) != 3 {
		t.Errorf("the balance lot is %+v", balance)
	}
	for _, listing := range []core.ListingID{d.listing, other} {
		r := get[core.Reservation](w, core.ReservationRef(get[core.Listing](w, core.ListingRef(listing)).Reservation))
		if r.Lot != balance.ID {
			t.Errorf("a reservation stayed with the lot %s", r.Lot)
		}
	}
	w.check()
	w.applied(w.settle(second))
	w.check()
	w.applied(w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}), w.command(seller, d.id, &core.ListingWithdrawn{Listing: other}))
	if rest := w.lot(w.agreed(second).Balance); rest.Quantity != 850 || rest.Free() != 850 || len(rest.Reservations) != 0 {
		t.Errorf("what the seller keeps is %+v", rest)
	}
	w.check()
}

func TestAWholeLotLeavesNoBalance(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[2], 500, 500, 10)
	w.applied(w.sign(d, seller), w.sign(d, buyer), w.deposit(d, 5_000), w.settle(d))
	if a := w.agreed(d); a.Balance != "" || !slices.Equal(w.lot(a.Ended).Ended.Into, []core.LotID{a.Began}) {
		t.Errorf("the agreement is %+v", a)
	}
	w.check()
}

func TestABuyerHasOneEntryHoweverOftenTheyBuy(t *testing.T) {
	w, d := funded(t)
	second := w.offerOn(d, 10, 10)
	w.applied(w.sign(second, seller), w.sign(second, buyer), w.vote(second, director1, true), w.vote(second, director2, true), w.deposit(second, 100))
	w.applied(w.settle(d), w.settle(second))
	if one, two := w.lot(w.agreed(d).Began), w.lot(w.agreed(second).Began); one.Entry != two.Entry {
		t.Errorf("the buyer has the entries %s and %s", one.Entry, two.Entry)
	}
	w.check()
}

func TestAPurchaseIsNotLostWithAClaimThatIsNotUpheld(t *testing.T) {
	w, d := funded(t)
	// The buyer claims the other entry of the list while the trade waits.
	w.applied(w.attest(d.company, identity1, "member1", d.entries[1], buyer), w.claim(d.company, buyer, d.entries[1]))
	w.applied(w.settle(d))
	entry := w.lot(w.agreed(d).Began).Entry
	if entry == d.entries[1] {
		t.Fatal("the purchase went into an entry whose claim can still be overturned")
	}
	object := &core.ClaimObjected{Entry: d.entries[1], Reason: digest("why")}
	decide := &core.ClaimDecided{Member: "member2", Entry: d.entries[1], Evidence: digest("seen")}
	w.applied(w.command(officer, d.id, object), w.command(identity2, d.id, decide))
	if e := get[core.HolderEntry](w, core.EntryRef(entry)); e.Controller != buyer.did() {
		t.Errorf("the entry of the purchase is %+v", e)
	}
	w.check()
}

func TestAPurchaseGoesIntoTheClaimedEntryOnceItIsBeyondObjection(t *testing.T) {
	w, d := funded(t)
	w.applied(w.attest(d.company, identity1, "member1", d.entries[1], buyer), w.claim(d.company, buyer, d.entries[1]))
	w.pass(objectionPeriod + 60)
	w.applied(w.settle(d))
	if entry := w.lot(w.agreed(d).Began).Entry; entry != d.entries[1] {
		t.Errorf("the purchase went into %s", entry)
	}
	w.check()
}

func TestWhoHasBoughtCanStillClaimTheirOldEntry(t *testing.T) {
	w, d := funded(t)
	w.applied(w.settle(d))
	w.applied(w.attest(d.company, identity1, "member1", d.entries[1], buyer), w.claim(d.company, buyer, d.entries[1], d.lots[3]))
	w.pass(objectionPeriod)
	w.applied(w.list(d.company, buyer, d.lots[3], 1, 1), w.list(d.company, buyer, w.agreed(d).Began, 1, 1))
	w.check()
}

func TestTheBuyerSellsOnAndTheSixMonthsDoNotBeginAnew(t *testing.T) {
	w, d := funded(t)
	w.applied(w.settle(d))
	w.applied(w.list(d.company, buyer, w.agreed(d).Began, 100, 2_000))
	w.check()
}

func TestCertificatesAreForTheHolderAlone(t *testing.T) {
	w, d := funded(t)
	holding := func(who someone, lot core.LotID, key core.KeyID) core.SignedCommand {
		return w.command(who, d.id, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: lot, HolderKey: key, Member: "member1"})
	}
	contract := func(who someone) core.SignedCommand {
		return w.command(who, d.id, &core.CertificateRequested{Kind: core.ContractCertificate, Agreement: d.agreement, HolderKey: who.kid(), Member: "member1"})
	}
	w.rejected(core.CodeWrongState, contract(buyer)) // not settled yet
	w.rejected(core.CodeEntryNotYours, holding(stranger, d.lots[0], stranger.kid()))
	w.rejected(core.CodeEntryNotYours, holding(officer, d.lots[3], officer.kid()))
	w.rejected(core.CodeNotYours, holding(seller, d.lots[0], stranger.kid()))
	w.rejected(core.CodeNotYours, holding(seller, d.lots[0], core.KeyOf(seller.did(), (seller+" recovery").thumbprint())))
	w.applied(holding(seller, d.lots[0], seller.kid()))
	w.applied(w.settle(d))
	w.rejected(core.CodeLotEnded, holding(seller, d.lots[0], seller.kid()))
	w.rejected(core.CodeNotYours, contract(stranger))
	w.rejected(core.CodeNotYours, contract(officer))
	issued := get[core.Issuance](w, core.IssuanceRef(core.IssuanceID(w.applied(contract(buyer))[0])))
	if issued.Lot != w.agreed(d).Began || issued.Quantity != 100 || issued.Provenance != core.Settled || issued.Holder != buyer.did() {
		t.Errorf("the issuance is %+v", issued)
	}
	w.applied(contract(seller), holding(buyer, w.agreed(d).Began, buyer.kid()))
	w.check()
}

func TestAContestedEntryGetsNoCertificate(t *testing.T) {
	w, c := underClaim(t)
	w.applied(w.object(c, officer, ""))
	w.rejected(core.CodeWrongState, w.command(seller, c.id, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: c.lots[0], HolderKey: seller.kid(), Member: "member1"}))
}

func TestACertificateRequestNamesOneThing(t *testing.T) {
	w, d := funded(t)
	for _, b := range []core.CertificateRequested{
		{Kind: core.HoldingCertificate, Agreement: d.agreement},
		{Kind: core.HoldingCertificate, Agreement: d.agreement, Lot: d.lots[0]},
		{Kind: core.ContractCertificate, Lot: d.lots[0]},
		{Kind: "share", Lot: d.lots[0]},
	} {
		b.HolderKey, b.Member = seller.kid(), "member1"
		w.refused(core.CodeMalformed, w.command(seller, d.id, &b))
	}
	w.rejected(core.CodeUnknownMember, w.command(seller, d.id, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: d.lots[0], HolderKey: seller.kid(), Member: "member9"}))
}
