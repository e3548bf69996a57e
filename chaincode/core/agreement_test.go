package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestBothPartiesSignTheSameTerms(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	w.rejected(core.CodeNotYours, w.sign(d, stranger))
	w.applied(w.sign(d, buyer))
	w.rejected(core.CodeAlreadySigned, w.sign(d, buyer))
	other := d
	other.terms.Payout = commitment("the seller's other account")
	w.applied(w.sign(other, seller)) // other terms are another agreement, and so far only the seller's
	if a := w.agreed(d); a.State != core.AgreementIsProposed || a.SellerSigned != "" {
		t.Errorf("the agreement is %+v", a)
	}
	if lot := w.lot(c.lots[0]); lot.Reserved != 400 {
		t.Errorf("%d are reserved before both have signed", lot.Reserved)
	}
	w.applied(w.sign(d, seller))
	w.rejected(core.CodeWrongState, w.sign(other, buyer)) // the offer is used up
	w.check()
}

func TestTheTermsAreThoseOfTheLastRound(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	for name, change := range map[string]func(*core.Terms){
		"quantity":   func(x *core.Terms) { x.Quantity, x.Total = 99, 99_000 },
		"price":      func(x *core.Terms) { x.Price, x.Total = 999, 99_900 },
		"class":      func(x *core.Terms) { x.Class = c.preferred },
		"entry":      func(x *core.Terms) { x.SellerEntry = c.entries[1] },
		"seller":     func(x *core.Terms) { x.Seller = stranger.did() },
		"date ahead": func(x *core.Terms) { x.ContractOn = "2026-09-22" },
	} {
		changed := d
		change(&changed.terms)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.rejected(core.CodeTermsDiffer, w.sign(changed, buyer))
		})
	}
	changed := d
	changed.terms.EscrowAgent = "member9"
	w.rejected(core.CodeUnknownMember, w.sign(changed, buyer))
}

func TestTermsOutOfFormAreRefused(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	for name, change := range map[string]func(*core.Terms){
		"total that is not price times quantity": func(x *core.Terms) { x.Total-- },
		"total past all bounds":                  func(x *core.Terms) { x.Price = 1 << 62 },
		"one person on both sides":               func(x *core.Terms) { x.Seller = x.Buyer },
		"an account number in clear":             func(x *core.Terms) { x.Payout = "110-123-456789" },
		"a name in clear":                        func(x *core.Terms) { x.BuyerEntry = "홍길동" },
		"no text":                                func(x *core.Terms) { x.Text = "" },
		"no date":                                func(x *core.Terms) { x.ContractOn = "" },
	} {
		changed := d
		change(&changed.terms)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.refused(core.CodeMalformed, w.sign(changed, buyer))
		})
	}
}

func TestAnAgreementIsSignedInTime(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	w.applied(w.sign(d, seller))
	w.pass(7 * core.Day)
	w.rejected(core.CodeTooLate, w.sign(d, buyer)) // the money is due by now
	w.applied(w.expire(d))
	w.rejected(core.CodeWrongState, w.sign(d, buyer))
	late := d
	late.terms.FundBy = w.now.After(181 * core.Day)
	w.rejected(core.CodeTooLate, w.sign(late, buyer))
	w.pass(13 * core.Day)
	late.terms.FundBy = w.now.After(core.Day)
	w.rejected(core.CodeTooLate, w.sign(late, buyer)) // the offer has lapsed
}

func TestMoreThanIsListedCannotBeAgreed(t *testing.T) {
	w, c := claimed(t)
	first := w.offered(c, c.lots[2], 100, 80, 1_000)
	second := w.offerOn(first, 80, 1_000)
	w.applied(w.sign(first, seller), w.sign(second, seller), w.sign(first, buyer))
	w.rejected(core.CodeListingShort, w.sign(second, buyer))
	third := w.offerOn(first, 20, 1_000)
	w.applied(w.sign(third, seller), w.sign(third, buyer))
	if l := get[core.Listing](w, core.ListingRef(first.listing)); l.State != core.ListingIsSold || l.Remaining != 0 {
		t.Errorf("the listing is %+v", l)
	}
	w.check()
}

func TestNobodySignsForAContestedEntry(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	w.contest(c)
	w.rejected(core.CodeContested, w.sign(d, buyer))
}

// contest makes the first entry contested, as an objection does whose transaction's time lies before one ordered earlier.
func (w *world) contest(c company) {
	w.Helper()
	now := w.now
	w.now = get[core.HolderEntry](w, core.EntryRef(c.entries[0])).SellableFrom - 1
	w.applied(w.object(c, officer, ""))
	w.now = now
}

func TestDirectorsApproveAtTheirThreshold(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.rejected(core.CodeNotFunded, w.settle(d))
	w.rejected(core.CodeNotDirector, w.vote(d, officer, true))
	w.rejected(core.CodeNotDirector, w.vote(d, stranger, true))
	w.applied(w.vote(d, director1, true))
	w.rejected(core.CodeAlreadyVoted, w.vote(d, director1, true))
	w.rejected(core.CodeAlreadyVoted, w.vote(d, director1, false))
	w.rejected(core.CodeNotFunded, w.settle(d))
	w.applied(w.vote(d, director2, false), w.vote(d, director3, true))
	if a := w.agreed(d); a.State != core.AgreementIsAgreed || a.Approved == nil || len(a.Votes) != 3 {
		t.Errorf("the agreement is %+v", a)
	}
	w.check()
}

func TestARefusalFreesTheShares(t *testing.T) {
	w, d := reach(t, core.AgreementIsVoid)
	if lot := w.lot(d.lots[0]); lot.Reserved != 300 || w.agreed(d).Approved != nil {
		t.Errorf("%d are reserved, want the listing's 300", lot.Reserved)
	}
	w.check()
}

func TestADirectorWhoBuysOrSellsHasNoVote(t *testing.T) {
	for _, interested := range []someone{seller, buyer} {
		w := founded(t)
		w.identify(seller, buyer)
		f := facts()
		f.Board.Directors[2] = interested.did()
		c := w.importList(w.admit(f))
		w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0]))
		w.pass(objectionPeriod)
		d := w.offered(c, c.lots[0], 400, 100, 1_000)
		w.applied(w.sign(d, seller), w.sign(d, buyer))
		w.rejected(core.CodeInterested, w.vote(d, interested, true))
		w.applied(w.vote(d, director1, false)) // two may vote and two must approve
		if a := w.agreed(d); a.State != core.AgreementIsRefused {
			t.Errorf("after a vote against that cannot be made up for, the agreement is %s", a.State)
		}
		w.check()
	}
}

func TestABoardThatCannotReachItsThresholdIsToldAtOnce(t *testing.T) {
	w := founded(t)
	w.identify(seller, buyer)
	f := facts()
	f.Board = core.Board{Directors: []core.DID{director1.did(), seller.did()}, Threshold: 2}
	c := w.importList(w.admit(f))
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0]))
	w.pass(objectionPeriod)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	w.applied(w.sign(d, seller))
	w.rejected(core.CodeBoardCannotDecide, w.sign(d, buyer))
	w.check()
}

func TestAClassWithoutRestrictionNeedsNoApproval(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[2], 100, 100, 1_000)
	w.applied(w.sign(d, seller), w.sign(d, buyer))
	if a := w.agreed(d); a.State != core.AgreementIsAgreed || a.Requested != nil {
		t.Errorf("the agreement is %+v", a)
	}
	w.applied(w.deposit(d, 100_000), w.settle(d))
	w.check()
}

func TestApprovalCannotBeSkippedByPayingFirst(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.applied(w.deposit(d, 100_000))
	w.rejected(core.CodeNotFunded, w.settle(d))
	w.applied(w.vote(d, director1, true), w.vote(d, director2, true))
	if a := w.agreed(d); a.State != core.AgreementIsFunded {
		t.Errorf("approved with its money there, the agreement is %s", a.State)
	}
	w.applied(w.settle(d))
	w.check()
}

func TestAnAgreementExpiresOnlyAfterItsDeadline(t *testing.T) {
	for _, state := range []core.AgreementState{core.AgreementIsProposed, core.AgreementIsAgreed} {
		w, d := reach(t, state)
		w.pass(7*core.Day - 1)
		w.rejected(core.CodeNotExpired, w.expire(d))
		w.pass(1)
		w.applied(w.expire(d))
		if lot := w.lot(d.lots[0]); state != core.AgreementIsProposed && lot.Reserved != 300 {
			t.Errorf("after %s, %d are reserved, want the listing's 300", state, lot.Reserved)
		}
		w.check()
	}
}

func TestAFundedTradeEndsOnlyIfTheRegisterBarsItToTheLast(t *testing.T) {
	w, d := funded(t)
	w.pass(7*core.Day + 14*core.Day)
	w.rejected(core.CodeCanBeSettled, w.expire(d))
	w.contest(d.company)
	w.rejected(core.CodeContested, w.settle(d))
	early := w.in(t)
	early.now--
	early.rejected(core.CodeNotExpired, early.expire(d))
	w.applied(w.expire(d))
	if lot := w.lot(d.lots[0]); lot.Reserved != 300 {
		t.Errorf("%d are reserved, want the listing's 300", lot.Reserved)
	}
	w.applied(w.refund(d, 100_000))
	w.check()
}
