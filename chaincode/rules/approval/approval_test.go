package approval_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// on lets days pass until noon of a day in Korea.
func on(w *rulestest.World, day value.Date) {
	w.Helper()
	for w.Now.DateInKorea() < day {
		w.Pass(value.Day)
	}
	if w.Now.DateInKorea() != day {
		w.Fatalf("it is later than %s", day)
	}
}

// clock is one period: what is possible until its last day, and what from the day after.
type clock struct {
	name  string
	state model.AgreementState
	// last is the period's last day; the tests' world begins on 2026-09-21, a Monday.
	last value.Date
	// within is the act that the period gives time for, and after what silence leads to.
	within, after func(w *rulestest.World, d rulestest.Trade) model.SignedCommand
	// then are the states to which they lead.
	answered, silent model.AgreementState
}

var clocks = []clock{
	{
		"the company answers in a month (art. 335-2(2)), silence is approval (335-2(3))", model.AgreementIsApprovalPending, "2026-10-21",
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			w.Applied(w.Vote(d, rulestest.Director1, false))
			return w.Vote(d, rulestest.Director2, false)
		},
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand { return w.Deem(d) }, model.AgreementIsRefused, model.AgreementIsAgreed,
	},
	{
		"the seller chooses in twenty days (335-2(4)), else it ends; the last day is the Sunday 2026-10-11", model.AgreementIsRefused, "2026-10-12",
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.AskForBuyer(d, rulestest.Seller)
		},
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand { return w.Expire(d) }, model.AgreementIsDesignationRequested, model.AgreementIsVoid,
	},
	{
		"the seller asks the company to buy in the same twenty days", model.AgreementIsRefused, "2026-10-12",
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.AskToBuy(d, rulestest.Seller)
		},
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand { return w.Expire(d) }, model.AgreementIsCompanyPurchase, model.AgreementIsVoid,
	},
	{
		"the company names a buyer in two weeks (335-3(1)), silence is approval (335-3(2)); the last day is a substitute holiday", model.AgreementIsDesignationRequested, "2026-10-06",
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Designate(d, rulestest.Designee)
		},
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand { return w.Deem(d) }, model.AgreementIsDesignatedBuyer, model.AgreementIsAgreed,
	},
	{
		"that buyer demands the sale in ten days (335-4(1)), silence is approval (335-4(2))", model.AgreementIsDesignatedBuyer, "2026-10-01",
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Demand(d, rulestest.Designee)
		},
		func(w *rulestest.World, d rulestest.Trade) model.SignedCommand { return w.Deem(d) }, model.AgreementIsVoid, model.AgreementIsAgreed,
	},
}

func TestEveryClockOfAnApprovalRunsToTheEndOfItsLastDay(t *testing.T) {
	for _, c := range clocks {
		t.Run(c.name, func(t *testing.T) {
			w, d := rulestest.Reach(t, c.state)
			if got := w.Agreed(d).Until; got != c.last {
				t.Fatalf("the period ends on %s", got)
			}
			for _, day := range []value.Date{"2026-09-30", c.last} {
				w := w.In(t)
				on(w, day)
				w.Rejected(value.CodeNotExpired, c.after(w, d))
				w.Applied(c.within(w, d))
				if got := w.Agreed(d).State; got != c.answered {
					t.Errorf("answered on %s, it is %s", day, got)
				}
				w.Check()
			}
			on(w, c.last)
			w.Pass(value.Day)
			tooLate(w, d, c)
			w.Applied(c.after(w, d))
			if got := w.Agreed(d).State; got != c.silent {
				t.Errorf("after silence, it is %s", got)
			}
			w.Check()
		})
	}
}

// tooLate checks that the act of a period is rejected after it.
func tooLate(w *rulestest.World, d rulestest.Trade, c clock) {
	w.Helper()
	if c.state == model.AgreementIsApprovalPending {
		w.Rejected(value.CodeTooLate, w.Vote(d, rulestest.Director1, false))
		return
	}
	w.Rejected(value.CodeTooLate, c.within(w, d))
}

func TestAfterAnApprovalAsMuchTimeIsLeftForTheMoneyAsBefore(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Pass(20 * value.Day) // far beyond the terms' seven days
	w.Applied(w.Deposit(d, 40_000))
	w.Holds(d, 40_000, 40_000, 0, 0, 40_000)
	w.Rejected(value.CodeNotExpired, w.Expire(d))
	w.Applied(w.Vote(d, rulestest.Director1, true), w.Vote(d, rulestest.Director2, true))
	if a := w.Agreed(d); a.State != model.AgreementIsAgreed || a.Due != d.Terms.FundBy.After(20*value.Day) || a.Until != "" {
		t.Errorf("the agreement is %+v", a)
	}
	late := w.In(t)
	late.Pass(7*value.Day - 1)
	late.Rejected(value.CodeNotExpired, late.Expire(d))
	late.Pass(1)
	late.Applied(late.Deposit(d, 60_000)) // held, to be refunded
	late.Applied(late.Expire(d), late.Refund(d, 100_000))
	late.Check()
	w.Applied(w.Deposit(d, 60_000), w.Settle(d))
	w.Check()
}

func TestASilentCompanyApprovesAndTheMoneyThatWaitedSettles(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Applied(w.Deposit(d, 100_000))
	on(w, "2026-10-22")
	w.Applied(w.Deem(d))
	if a := w.Agreed(d); a.State != model.AgreementIsFunded || a.Approved == nil {
		t.Errorf("the agreement is %+v", a)
	}
	w.Applied(w.Settle(d))
	w.Check()
}

func TestOnlyTheSellerAsksTheCompanyAfterARefusal(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsRefused)
	for _, who := range []rulestest.Someone{rulestest.Buyer, rulestest.Officer, rulestest.Stranger, rulestest.Director1} {
		w.Rejected(value.CodeNotYours, w.AskForBuyer(d, who))
		w.Rejected(value.CodeNotYours, w.AskToBuy(d, who))
	}
	w.Applied(w.AskForBuyer(d, rulestest.Seller))
	w.Rejected(value.CodeWrongState, w.AskToBuy(d, rulestest.Seller)) // one or the other
}

func TestTheCompanyNamesAnotherIdentifiedBuyer(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsDesignationRequested)
	w.Rejected(value.CodeOtherBuyer, w.Designate(d, rulestest.Buyer))
	w.Rejected(value.CodeOtherBuyer, w.Designate(d, rulestest.Seller))
	w.Rejected(value.CodeNotIdentified, w.Designate(d, rulestest.Director1))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Director1, d.ID, &approval.BuyerDesignated{Agreement: d.Agreement, Buyer: rulestest.Stranger.Did(), Resolution: rulestest.Digest("m")}))
	w.Applied(w.Designate(d, rulestest.Designee))
	w.Rejected(value.CodeWrongState, w.Designate(d, rulestest.Designee))
	w.Rejected(value.CodeNotYours, w.Demand(d, rulestest.Buyer))
	w.Rejected(value.CodeNotYours, w.Demand(d, rulestest.Seller))
	if a := w.Agreed(d); a.Designated != rulestest.Designee.Did() || a.Named == nil || w.Lot(d.Lots[0]).Reserved != 400 {
		t.Errorf("the agreement is %+v", a)
	}
	w.Check()
}

// demanded is a sale that the designated buyer has demanded, and the sale to them.
func demanded(t rulestest.Tb) (*rulestest.World, rulestest.Trade, rulestest.Trade) {
	t.Helper()
	w, d := rulestest.Reach(t, model.AgreementIsDesignatedBuyer)
	w.Applied(w.Deposit(d, 100_000))
	created := w.Applied(w.Demand(d, rulestest.Designee))
	next := d
	next.Listing, next.Offer = value.ListingID(created[0]), value.OfferID(created[len(created)-1])
	next.Terms.Offer, next.Terms.Buyer, next.Terms.BuyerAddress = next.Offer, rulestest.Designee.Did(), rulestest.Address("address of the designee")
	next.Terms.FundBy = w.Now.After(7 * value.Day)
	next.Agreement, _ = next.Terms.ID()
	return w, d, next
}

func TestTheDesignatedBuyerBuysWhatWasBoundWithoutAnotherApproval(t *testing.T) {
	w, d, next := demanded(t)
	if a := w.Agreed(d); a.State != model.AgreementIsVoid || a.Next != next.Listing {
		t.Errorf("the agreement with the refused buyer is %+v", a)
	}
	w.Applied(w.Refund(d, 100_000))
	listing := rulestest.Get[model.Listing](w, model.ListingRef(next.Listing))
	if !listing.Approved || listing.Remaining != 100 || listing.Of != d.Agreement || w.Lot(d.Lots[0]).Reserved != 400 {
		t.Errorf("the listing is %+v", listing)
	}
	w.Rejected(value.CodeRestricted, w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: next.Listing}))
	w.Rejected(value.CodeRestricted, w.Command(rulestest.Seller, d.ID, &trade.OfferDeclined{Offer: next.Offer}))
	w.Rejected(value.CodeRestricted, w.OfferFor(d.Company, rulestest.Buyer, next.Listing, 1, 1))
	counter := &trade.OfferCountered{Offer: next.Offer, Round: 2, Quantity: 99, Price: 1_100, Until: w.Now.After(value.Day)}
	w.Rejected(value.CodeRestricted, w.Command(rulestest.Seller, d.ID, counter))
	counter.Quantity = 100
	w.Applied(w.Command(rulestest.Seller, d.ID, counter)) // they agree on a price (art. 335-5(1))
	next.Terms.Price, next.Terms.Total = 1_100, 110_000
	next.Agreement, _ = next.Terms.ID()
	w.Applied(w.Sign(next, rulestest.Designee), w.Sign(next, rulestest.Seller))
	if a := w.Agreed(next); a.State != model.AgreementIsAgreed || a.Requested != nil {
		t.Errorf("the agreement with the designated buyer is %+v", a)
	}
	w.Applied(w.Deposit(next, 110_000), w.Settle(next))
	if lot := w.Lot(w.Agreed(next).Began); rulestest.Get[model.HolderEntry](w, model.EntryRef(lot.Entry)).Controller != rulestest.Designee.Did() {
		t.Errorf("the lot is %+v", lot)
	}
	w.Check()
}

func TestADesignatedBuyerWhoStepsBackFreesTheShares(t *testing.T) {
	w, d, next := demanded(t)
	w.Applied(w.Command(rulestest.Designee, d.ID, &trade.OfferDeclined{Offer: next.Offer}))
	if l := rulestest.Get[model.Listing](w, model.ListingRef(next.Listing)); l.State != model.ListingIsWithdrawn || w.Lot(d.Lots[0]).Reserved != 300 {
		t.Errorf("the listing is %+v", l)
	}
	w.Check()
}

func TestAListingForADesignatedBuyerExpires(t *testing.T) {
	w, d, next := demanded(t)
	w.Pass(180 * value.Day)
	w.Applied(w.Command(rulestest.Stranger, d.ID, &trade.ListingExpired{Listing: next.Listing}))
	w.Check()
	if w.Lot(d.Lots[0]).Reserved != 300 {
		t.Errorf("%d are reserved", w.Lot(d.Lots[0]).Reserved)
	}
}

func TestWhenTheCompanyIsToBuyTheRefusedBuyersMoneyGoesBack(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsRefused)
	w.Applied(w.Deposit(d, 100_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1))
	w.Applied(w.AskToBuy(d, rulestest.Seller), w.Refund(d, 100_000))
	w.Holds(d, 100_000, 100_000, 0, 100_000, 0)
	if a := w.Agreed(d); a.Until != "2026-11-23" { // 21 November is a Saturday
		t.Errorf("the company has until %s", a.Until)
	}
	on(w, "2026-11-23")
	w.Rejected(value.CodeNotExpired, w.Expire(d))
	w.Pass(value.Day)
	w.Applied(w.Expire(d))
	w.Check()
}

func TestAGeneralMeetingDecidesWhereThereIsNoBoard(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.MeetingApproval}))
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
	decide := func(who rulestest.Someone, approve bool, held value.Date) model.SignedCommand {
		return w.Command(who, c.ID, &approval.MeetingDecided{Agreement: d.Agreement, Approve: approve, HeldOn: held, Minutes: rulestest.Digest("minutes")})
	}
	w.Rejected(value.CodeOtherBody, w.Vote(d, rulestest.Director1, true))
	w.Rejected(value.CodeNotOfficer, decide(rulestest.Director1, true, "2026-09-21"))
	w.Rejected(value.CodeDateOutOfRange, decide(rulestest.Officer, true, "2026-09-22"))
	w.Rejected(value.CodeDateOutOfRange, decide(rulestest.Officer, true, "2026-09-20"))
	for _, approve := range []bool{true, false} {
		w := w.In(t)
		on(w, "2026-10-21")
		w.Applied(w.Command(rulestest.Officer, c.ID, &approval.MeetingDecided{Agreement: d.Agreement, Approve: approve, HeldOn: "2026-10-20", Minutes: rulestest.Digest("minutes")}))
		want := map[bool]model.AgreementState{true: model.AgreementIsAgreed, false: model.AgreementIsRefused}[approve]
		if a := w.Agreed(d); a.State != want || a.Minutes != rulestest.Digest("minutes") {
			t.Errorf("the agreement is %+v", a)
		}
		w.Check()
	}
	on(w, "2026-10-22")
	w.Rejected(value.CodeTooLate, decide(rulestest.Officer, false, "2026-10-21"))
	w.Applied(w.Deem(d))
}

func TestAnOfficerWhoBuysDoesNotActForTheCompany(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Identify(rulestest.Officer)
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.MeetingApproval}))
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	d.Offer = value.OfferID(w.Applied(w.OfferFor(c, rulestest.Officer, d.Listing, 100, 1_000))[0])
	d.Terms.Offer, d.Terms.Buyer = d.Offer, rulestest.Officer.Did()
	d.Agreement, _ = d.Terms.ID()
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Officer))
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Officer, c.ID, &approval.MeetingDecided{Agreement: d.Agreement, Approve: true, HeldOn: "2026-09-21", Minutes: rulestest.Digest("m")}))
}

func TestABoardsTransferIsNotDecidedByAMeeting(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Rejected(value.CodeOtherBody, w.Command(rulestest.Officer, d.ID, &approval.MeetingDecided{Agreement: d.Agreement, Approve: true, HeldOn: "2026-09-21", Minutes: rulestest.Digest("m")}))
}
