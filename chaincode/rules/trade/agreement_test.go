package trade_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestBothPartiesSignTheSameTerms(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	w.Rejected(value.CodeNotYours, w.Sign(d, rulestest.Stranger))
	w.Applied(w.Sign(d, rulestest.Buyer))
	w.Rejected(value.CodeAlreadySigned, w.Sign(d, rulestest.Buyer))
	other := d
	other.Terms.Payout = rulestest.Commitment("the seller's other account")
	w.Applied(w.Sign(other, rulestest.Seller)) // other terms are another agreement, and so far only the seller's
	if a := w.Agreed(d); a.State != model.AgreementIsProposed || a.SellerSigned != "" {
		t.Errorf("the agreement is %+v", a)
	}
	if lot := w.Lot(c.Lots[0]); lot.Reserved != 400 {
		t.Errorf("%d are reserved before both have signed", lot.Reserved)
	}
	w.Applied(w.Sign(d, rulestest.Seller))
	w.Rejected(value.CodeWrongState, w.Sign(other, rulestest.Buyer)) // the offer is used up
	w.Check()
}

func TestTheTermsAreThoseOfTheLastRound(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	for name, change := range map[string]func(*model.Terms){
		"quantity":   func(x *model.Terms) { x.Quantity, x.Total = 99, 99_000 },
		"price":      func(x *model.Terms) { x.Price, x.Total = 999, 99_900 },
		"class":      func(x *model.Terms) { x.Class = c.Preferred },
		"entry":      func(x *model.Terms) { x.SellerEntry = c.Entries[1] },
		"seller":     func(x *model.Terms) { x.Seller = rulestest.Stranger.Did() },
		"date ahead": func(x *model.Terms) { x.ContractOn = "2026-09-22" },
	} {
		changed := d
		change(&changed.Terms)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Rejected(value.CodeTermsDiffer, w.Sign(changed, rulestest.Buyer))
		})
	}
	changed := d
	changed.Terms.EscrowAgent = "member9"
	w.Rejected(value.CodeUnknownMember, w.Sign(changed, rulestest.Buyer))
}

func TestTermsOutOfFormAreRefused(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	for name, change := range map[string]func(*model.Terms){
		"total that is not price times quantity": func(x *model.Terms) { x.Total-- },
		"total past all bounds":                  func(x *model.Terms) { x.Price = 1 << 62 },
		"one person on both sides":               func(x *model.Terms) { x.Seller = x.Buyer },
		"an account number in clear":             func(x *model.Terms) { x.Payout = "110-123-456789" },
		"the buyer's account number in clear":    func(x *model.Terms) { x.Refund = "110-123-456789" },
		"an address in clear":                    func(x *model.Terms) { x.BuyerAddress = "홍길동" },
		"no text":                                func(x *model.Terms) { x.Text = "" },
		"no date":                                func(x *model.Terms) { x.ContractOn = "" },
	} {
		changed := d
		change(&changed.Terms)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Refused(value.CodeMalformed, w.Sign(changed, rulestest.Buyer))
		})
	}
}

func TestAnAgreementIsSignedInTime(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller))
	w.Pass(7 * value.Day)
	w.Rejected(value.CodeTooLate, w.Sign(d, rulestest.Buyer)) // the money is due by now
	w.Applied(w.Expire(d))
	w.Rejected(value.CodeWrongState, w.Sign(d, rulestest.Buyer))
	late := d
	late.Terms.FundBy = w.Now.After(181 * value.Day)
	w.Rejected(value.CodeTooLate, w.Sign(late, rulestest.Buyer))
	w.Pass(13 * value.Day)
	late.Terms.FundBy = w.Now.After(value.Day)
	w.Rejected(value.CodeTooLate, w.Sign(late, rulestest.Buyer)) // the offer has lapsed
}

func TestMoreThanIsListedCannotBeAgreed(t *testing.T) {
	w, c := rulestest.Claimed(t)
	first := w.Offered(c, c.Lots[2], 100, 80, 1_000)
	second := w.OfferOn(first, 80, 1_000)
	w.Applied(w.Sign(first, rulestest.Seller), w.Sign(second, rulestest.Seller), w.Sign(first, rulestest.Buyer))
	w.Rejected(value.CodeListingShort, w.Sign(second, rulestest.Buyer))
	third := w.OfferOn(first, 20, 1_000)
	w.Applied(w.Sign(third, rulestest.Seller), w.Sign(third, rulestest.Buyer))
	if l := rulestest.Get[model.Listing](w, model.ListingRef(first.Listing)); l.State != model.ListingIsSold || l.Remaining != 0 {
		t.Errorf("the listing is %+v", l)
	}
	w.Check()
}

func TestNobodySignsForAContestedEntry(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	contest(w, c)
	w.Rejected(value.CodeContested, w.Sign(d, rulestest.Buyer))
}

// contest makes the first entry contested, as an objection does whose transaction's time lies before one ordered earlier.
func contest(w *rulestest.World, c rulestest.Company) {
	w.Helper()
	now := w.Now
	w.Now = rulestest.Get[model.HolderEntry](w, model.EntryRef(c.Entries[0])).SellableFrom - 1
	w.Applied(w.Object(c, rulestest.Officer, ""))
	w.Now = now
}

func TestDirectorsApproveAtTheirThreshold(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Rejected(value.CodeNotFunded, w.Settle(d))
	w.Rejected(value.CodeNotDirector, w.Vote(d, rulestest.Officer, true))
	w.Rejected(value.CodeNotDirector, w.Vote(d, rulestest.Stranger, true))
	w.Applied(w.Vote(d, rulestest.Director1, true))
	w.Rejected(value.CodeAlreadyVoted, w.Vote(d, rulestest.Director1, true))
	w.Rejected(value.CodeAlreadyVoted, w.Vote(d, rulestest.Director1, false))
	w.Rejected(value.CodeNotFunded, w.Settle(d))
	w.Applied(w.Vote(d, rulestest.Director2, false), w.Vote(d, rulestest.Director3, true))
	if a := w.Agreed(d); a.State != model.AgreementIsAgreed || a.Approved == nil || len(a.Votes) != 3 {
		t.Errorf("the agreement is %+v", a)
	}
	w.Check()
}

func TestARefusalFreesTheShares(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsVoid)
	if lot := w.Lot(d.Lots[0]); lot.Reserved != 300 || w.Agreed(d).Approved != nil {
		t.Errorf("%d are reserved, want the listing's 300", lot.Reserved)
	}
	w.Check()
}

func TestADirectorWhoBuysOrSellsHasNoVote(t *testing.T) {
	for _, interested := range []rulestest.Someone{rulestest.Seller, rulestest.Buyer} {
		w := rulestest.Founded(t)
		w.Identify(rulestest.Seller, rulestest.Buyer)
		f := rulestest.Facts()
		f.Board.Directors[2] = interested.Did()
		c := w.ImportList(w.Admit(f))
		w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0]))
		w.Pass(rulestest.ObjectionPeriod)
		d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
		w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
		w.Rejected(value.CodeInterested, w.Vote(d, interested, true))
		w.Applied(w.Vote(d, rulestest.Director1, false)) // two may vote and two must approve
		if a := w.Agreed(d); a.State != model.AgreementIsRefused {
			t.Errorf("after a vote against that cannot be made up for, the agreement is %s", a.State)
		}
		w.Check()
	}
}

func TestABoardThatCannotReachItsThresholdIsToldAtOnce(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer)
	f := rulestest.Facts()
	f.Board = model.Board{Directors: []value.DID{rulestest.Director1.Did(), rulestest.Seller.Did()}, Threshold: 2}
	c := w.ImportList(w.Admit(f))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Pass(rulestest.ObjectionPeriod)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller))
	w.Rejected(value.CodeBoardCannotDecide, w.Sign(d, rulestest.Buyer))
	w.Check()
}

func TestAClassWithoutRestrictionNeedsNoApproval(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[2], 100, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
	if a := w.Agreed(d); a.State != model.AgreementIsAgreed || a.Requested != nil {
		t.Errorf("the agreement is %+v", a)
	}
	w.Applied(w.Deposit(d, 100_000), w.Settle(d))
	w.Check()
}

func TestApprovalCannotBeSkippedByPayingFirst(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Applied(w.Deposit(d, 100_000))
	w.Rejected(value.CodeNotFunded, w.Settle(d))
	w.Applied(w.Vote(d, rulestest.Director1, true), w.Vote(d, rulestest.Director2, true))
	if a := w.Agreed(d); a.State != model.AgreementIsFunded {
		t.Errorf("approved with its money there, the agreement is %s", a.State)
	}
	w.Applied(w.Settle(d))
	w.Check()
}

func TestAnAgreementExpiresOnlyAfterItsDeadline(t *testing.T) {
	for _, state := range []model.AgreementState{model.AgreementIsProposed, model.AgreementIsAgreed} {
		w, d := rulestest.Reach(t, state)
		w.Pass(7*value.Day - 1)
		w.Rejected(value.CodeNotExpired, w.Expire(d))
		w.Pass(1)
		w.Applied(w.Expire(d))
		if lot := w.Lot(d.Lots[0]); state != model.AgreementIsProposed && lot.Reserved != 300 {
			t.Errorf("after %s, %d are reserved, want the listing's 300", state, lot.Reserved)
		}
		w.Check()
	}
}

func TestAFundedTradeEndsOnlyIfTheRegisterBarsItToTheLast(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Pass(7*value.Day + 14*value.Day)
	w.Rejected(value.CodeCanBeSettled, w.Expire(d))
	contest(w, d.Company)
	w.Rejected(value.CodeContested, w.Settle(d))
	early := w.In(t)
	early.Now--
	early.Rejected(value.CodeNotExpired, early.Expire(d))
	w.Applied(w.Expire(d))
	if lot := w.Lot(d.Lots[0]); lot.Reserved != 300 {
		t.Errorf("%d are reserved, want the listing's 300", lot.Reserved)
	}
	w.Applied(w.Refund(d, 100_000))
	w.Check()
}
