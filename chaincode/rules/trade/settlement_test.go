package trade_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestSettlementEndsTheLotEntersTheBuyerAndFreesTheMoneyAtOnce(t *testing.T) {
	w, d := rulestest.Funded(t)
	before := w.Lot(d.Lots[0])
	settle := w.Settle(d)
	w.Applied(settle)
	a := w.Agreed(d)
	sold, bought, balance := w.Lot(a.Ended), w.Lot(a.Began), w.Lot(a.Balance)
	if sold.ID != d.Lots[0] || sold.Ended == nil || sold.Ended.Reason != model.EndedByTransfer || !slices.Equal(sold.Ended.Into, []value.LotID{bought.ID, balance.ID}) {
		t.Errorf("the seller's lot is %+v", sold)
	}
	if bought.Quantity != 100 || bought.Provenance != model.Settled || bought.ContractOn != d.Terms.ContractOn || bought.EffectiveOn != w.Now.DateInKorea() || bought.PaidOn != before.PaidOn {
		t.Errorf("the buyer's lot is %+v", bought)
	}
	if balance.Quantity != 900 || balance.Entry != before.Entry || balance.Provenance != before.Provenance || balance.EffectiveOn != before.EffectiveOn {
		t.Errorf("the balance lot is %+v", balance)
	}
	if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(bought.Entry)); e.Controller != rulestest.Buyer.Did() || e.Commitment != w.DataOf(rulestest.Buyer, "address of the buyer") || e.State != model.EntryIsClaimed {
		t.Errorf("the buyer's entry is %+v", e)
	}
	if m := w.Money(d); m.Releasable == nil || m.Releasable.Command != settle.ID() || m.Releasable.Transaction != sold.Ended.On.Transaction {
		t.Errorf("the escrow is %+v", m)
	}
	w.Check()
}

func TestATradeSettlesOnce(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	w.Rejected(value.CodeWrongState, w.Settle(d))
	replies := w.Submit(w.Settle(d), w.Settle(d))
	if replies[0].Code != value.CodeWrongState || replies[1].Code != value.CodeWrongState {
		t.Errorf("got %+v", replies)
	}
	w.Check()
}

func TestOtherReservationsFollowTheBalanceLot(t *testing.T) {
	w, d := rulestest.Funded(t)
	other := value.ListingID(w.Applied(w.List(d.Company, rulestest.Seller, d.Lots[0], 250, 7))[0])
	second := w.OfferOn(d, 50, 900)
	w.Applied(w.Sign(second, rulestest.Seller), w.Sign(second, rulestest.Buyer), w.Vote(second, rulestest.Director1, true), w.Vote(second, rulestest.Director2, true), w.Deposit(second, 45_000))
	w.Applied(w.Settle(d))
	balance := w.Lot(w.Agreed(d).Balance)
	if balance.Reserved != 250+250+50 || len(balance.Reservations) != 3 {
		t.Errorf("the balance lot is %+v", balance)
	}
	for _, listing := range []value.ListingID{d.Listing, other} {
		r := rulestest.Get[model.Reservation](w, model.ReservationRef(rulestest.Get[model.Listing](w, model.ListingRef(listing)).Reservation))
		if w.LastOf(r.Lineage) != balance.ID {
			t.Errorf("a reservation stayed with the lineage %s", r.Lineage)
		}
	}
	w.Check()
	w.Applied(w.Settle(second))
	w.Check()
	w.Applied(w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}), w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: other}))
	if rest := w.Lot(w.Agreed(second).Balance); rest.Quantity != 850 || rest.Free() != 850 || len(rest.Reservations) != 0 {
		t.Errorf("what the seller keeps is %+v", rest)
	}
	w.Check()
}

func TestAWholeLotLeavesNoBalance(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[2], 500, 500, 10)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer), w.Deposit(d, 5_000), w.Settle(d))
	if a := w.Agreed(d); a.Balance != "" || !slices.Equal(w.Lot(a.Ended).Ended.Into, []value.LotID{a.Began}) {
		t.Errorf("the agreement is %+v", a)
	}
	w.Check()
}

func TestABuyerHasOneEntryHoweverOftenTheyBuy(t *testing.T) {
	w, d := rulestest.Funded(t)
	second := w.OfferOn(d, 10, 10)
	w.Applied(w.Sign(second, rulestest.Seller), w.Sign(second, rulestest.Buyer), w.Vote(second, rulestest.Director1, true), w.Vote(second, rulestest.Director2, true), w.Deposit(second, 100))
	w.Applied(w.Settle(d), w.Settle(second))
	if one, two := w.Lot(w.Agreed(d).Began), w.Lot(w.Agreed(second).Began); one.Entry != two.Entry {
		t.Errorf("the buyer has the entries %s and %s", one.Entry, two.Entry)
	}
	w.Check()
}

func TestAPurchaseIsNotLostWithAClaimThatIsNotUpheld(t *testing.T) {
	w, d := rulestest.Funded(t)
	// The buyer claims the other entry of the list while the trade waits.
	w.Applied(w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Buyer), w.Claim(d.Company, rulestest.Buyer, d.Entries[1]))
	w.Applied(w.Settle(d))
	entry := w.Lot(w.Agreed(d).Began).Entry
	if entry == d.Entries[1] {
		t.Fatal("the purchase went into an entry whose claim can still be overturned")
	}
	object := &holder.ClaimObjected{Entry: d.Entries[1], Reason: rulestest.Digest("why")}
	decide := &holder.ClaimDecided{Member: "member2", Entry: d.Entries[1], Evidence: rulestest.Digest("seen")}
	w.Applied(w.Command(rulestest.Officer, d.ID, object), w.Command(rulestest.Identity2, d.ID, decide))
	if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(entry)); e.Controller != rulestest.Buyer.Did() {
		t.Errorf("the entry of the purchase is %+v", e)
	}
	w.Check()
}

func TestAPurchaseGoesIntoTheClaimedEntryOnceItIsBeyondObjection(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Buyer), w.Claim(d.Company, rulestest.Buyer, d.Entries[1]))
	w.Pass(rulestest.ObjectionPeriod + 60)
	w.Applied(w.Settle(d))
	if entry := w.Lot(w.Agreed(d).Began).Entry; entry != d.Entries[1] {
		t.Errorf("the purchase went into %s", entry)
	}
	w.Check()
}

func TestWhoHasBoughtCanStillClaimTheirOldEntry(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	w.Applied(w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Buyer), w.Claim(d.Company, rulestest.Buyer, d.Entries[1], d.Lots[3]))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.List(d.Company, rulestest.Buyer, d.Lots[3], 1, 1), w.List(d.Company, rulestest.Buyer, w.Agreed(d).Began, 1, 1))
	w.Check()
}

func TestTheBuyerSellsOnAndTheSixMonthsDoNotBeginAnew(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	w.Applied(w.List(d.Company, rulestest.Buyer, w.Agreed(d).Began, 100, 2_000))
	w.Check()
}

func TestCertificatesAreForTheHolderAlone(t *testing.T) {
	w, d := rulestest.Funded(t)
	holding := func(who rulestest.Someone, lot value.LotID, key value.KeyID) model.SignedCommand {
		return w.Command(who, d.ID, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: lot, HolderKey: key, Member: "member1"})
	}
	contract := func(who rulestest.Someone) model.SignedCommand {
		return w.Command(who, d.ID, &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: d.Agreement, HolderKey: who.Kid(), Member: "member1"})
	}
	w.Rejected(value.CodeWrongState, contract(rulestest.Buyer)) // not settled yet
	w.Rejected(value.CodeEntryNotYours, holding(rulestest.Stranger, d.Lots[0], rulestest.Stranger.Kid()))
	w.Rejected(value.CodeEntryNotYours, holding(rulestest.Officer, d.Lots[3], rulestest.Officer.Kid()))
	w.Rejected(value.CodeNotYours, holding(rulestest.Seller, d.Lots[0], rulestest.Stranger.Kid()))
	w.Rejected(value.CodeNotYours, holding(rulestest.Seller, d.Lots[0], value.KeyOf(rulestest.Seller.Did(), (rulestest.Seller+" recovery").Thumbprint())))
	w.Applied(w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...), holding(rulestest.Seller, d.Lots[0], rulestest.Seller.KeyNamed("tablet")))
	w.Applied(w.RevokeKey(rulestest.Seller, "tablet"))
	w.Rejected(value.CodeNotYours, holding(rulestest.Seller, d.Lots[0], rulestest.Seller.KeyNamed("tablet")))
	w.Applied(holding(rulestest.Seller, d.Lots[0], rulestest.Seller.Kid()))
	w.Applied(w.Settle(d))
	w.Rejected(value.CodeLotEnded, holding(rulestest.Seller, d.Lots[0], rulestest.Seller.Kid()))
	w.Rejected(value.CodeNotYours, contract(rulestest.Stranger))
	w.Rejected(value.CodeNotYours, contract(rulestest.Officer))
	issued := rulestest.Get[model.Issuance](w, model.IssuanceRef(value.IssuanceID(w.Applied(contract(rulestest.Buyer))[0])))
	if issued.Lot != w.Agreed(d).Began || issued.Quantity != 100 || issued.Provenance != model.Settled || issued.Holder != rulestest.Buyer.Did() {
		t.Errorf("the issuance is %+v", issued)
	}
	w.Applied(contract(rulestest.Seller), holding(rulestest.Buyer, w.Agreed(d).Began, rulestest.Buyer.Kid()))
	w.Check()
}

func TestAContestedEntryGetsNoCertificate(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Applied(w.Object(c, rulestest.Officer, ""))
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Seller, c.ID, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: c.Lots[0], HolderKey: rulestest.Seller.Kid(), Member: "member1"}))
}

func TestACertificateRequestNamesOneThing(t *testing.T) {
	w, d := rulestest.Funded(t)
	for _, b := range []certificate.CertificateRequested{
		{Kind: model.HoldingCertificate, Agreement: d.Agreement},
		{Kind: model.HoldingCertificate, Agreement: d.Agreement, Lot: d.Lots[0]},
		{Kind: model.ContractCertificate, Lot: d.Lots[0]},
		{Kind: "share", Lot: d.Lots[0]},
	} {
		b.HolderKey, b.Member = rulestest.Seller.Kid(), "member1"
		w.Refused(value.CodeMalformed, w.Command(rulestest.Seller, d.ID, &b))
	}
	w.Rejected(value.CodeUnknownMember, w.Command(rulestest.Seller, d.ID, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: d.Lots[0], HolderKey: rulestest.Seller.Kid(), Member: "member9"}))
}
