package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// designee is the buyer that the company names instead of the one it refused.
const designee = stranger

// refusedUpTo has the board refuse a sale, and goes on to a state that follows.
func (w *world) refusedUpTo(d trade, state core.AgreementState) {
	w.Helper()
	w.applied(w.vote(d, director1, false), w.vote(d, director2, false))
	switch state {
	case core.AgreementIsDesignationRequested:
		w.applied(w.askForBuyer(d, seller))
	case core.AgreementIsDesignatedBuyer:
		w.applied(w.askForBuyer(d, seller), w.designate(d, designee))
	case core.AgreementIsCompanyPurchase:
		w.applied(w.askToBuy(d, seller))
	case core.AgreementIsVoid:
		w.pass(30 * core.Day)
		w.applied(w.expire(d))
	}
}

func (w *world) askForBuyer(d trade, who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.DesignationRequested{Agreement: d.agreement})
}

func (w *world) askToBuy(d trade, who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.PurchaseRequested{Agreement: d.agreement})
}

func (w *world) designate(d trade, who someone) core.SignedCommand {
	w.Helper()
	return w.command(officer, d.id, &core.BuyerDesignated{Agreement: d.agreement, Buyer: who.did(), Resolution: digest("minutes")})
}

func (w *world) demand(d trade, who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.SaleDemanded{Agreement: d.agreement})
}

func (w *world) deem(d trade) core.SignedCommand {
	w.Helper()
	return w.command(stranger, d.id, &core.ApprovalDeemed{Agreement: d.agreement})
}

// on lets days pass until noon of a day in Korea.
func (w *world) on(day core.Date) {
	w.Helper()
	for w.now.DateInKorea() < day {
		w.pass(core.Day)
	}
	if w.now.DateInKorea() != day {
		w.Fatalf("it is later than %s", day)
	}
}

// clock is one period: what is possible until its last day, and what from the day after.
type clock struct {
	name  string
	state core.AgreementState
	// last is the period's last day; the tests' world begins on 2026-09-21, a Monday.
	last core.Date
	// within is the act that the period gives time for, and after what silence leads to.
	within, after func(w *world, d trade) core.SignedCommand
	// then are the states to which they lead.
	answered, silent core.AgreementState
}

var clocks = []clock{
	{
		"the company answers in a month (art. 335-2(2)), silence is approval (335-2(3))", core.AgreementIsApprovalPending, "2026-10-21",
		func(w *world, d trade) core.SignedCommand {
			w.applied(w.vote(d, director1, false))
			return w.vote(d, director2, false)
		},
		func(w *world, d trade) core.SignedCommand { return w.deem(d) }, core.AgreementIsRefused, core.AgreementIsAgreed,
	},
	{
		"the seller chooses in twenty days (335-2(4)), else it ends; the last day is the Sunday 2026-10-11", core.AgreementIsRefused, "2026-10-12",
		func(w *world, d trade) core.SignedCommand { return w.askForBuyer(d, seller) },
		func(w *world, d trade) core.SignedCommand { return w.expire(d) }, core.AgreementIsDesignationRequested, core.AgreementIsVoid,
	},
	{
		"the seller asks the company to buy in the same twenty days", core.AgreementIsRefused, "2026-10-12",
		func(w *world, d trade) core.SignedCommand { return w.askToBuy(d, seller) },
		func(w *world, d trade) core.SignedCommand { return w.expire(d) }, core.AgreementIsCompanyPurchase, core.AgreementIsVoid,
	},
	{
		"the company names a buyer in two weeks (335-3(1)), silence is approval (335-3(2)); the last day is a substitute holiday", core.AgreementIsDesignationRequested, "2026-10-06",
		func(w *world, d trade) core.SignedCommand { return w.designate(d, designee) },
		func(w *world, d trade) core.SignedCommand { return w.deem(d) }, core.AgreementIsDesignatedBuyer, core.AgreementIsAgreed,
	},
	{
		"that buyer demands the sale in ten days (335-4(1)), silence is approval (335-4(2))", core.AgreementIsDesignatedBuyer, "2026-10-01",
		func(w *world, d trade) core.SignedCommand { return w.demand(d, designee) },
		func(w *world, d trade) core.SignedCommand { return w.deem(d) }, core.AgreementIsVoid, core.AgreementIsAgreed,
	},
}

func TestEveryClockOfAnApprovalRunsToTheEndOfItsLastDay(t *testing.T) {
	for _, c := range clocks {
		t.Run(c.name, func(t *testing.T) {
			w, d := reach(t, c.state)
			if got := w.agreed(d).Until; got != c.last {
				t.Fatalf("the period ends on %s", got)
			}
			for _, day := range []core.Date{"2026-09-30", c.last} {
				w := w.in(t)
				w.on(day)
				w.rejected(core.CodeNotExpired, c.after(w, d))
				w.applied(c.within(w, d))
				if got := w.agreed(d).State; got != c.answered {
					t.Errorf("answered on %s, it is %s", day, got)
				}
				w.check()
			}
			w.on(c.last)
			w.pass(core.Day)
			w.tooLate(d, c)
			w.applied(c.after(w, d))
			if got := w.agreed(d).State; got != c.silent {
				t.Errorf("after silence, it is %s", got)
			}
			w.check()
		})
	}
}

// tooLate checks that the act of a period is rejected after it.
func (w *world) tooLate(d trade, c clock) {
	w.Helper()
	if c.state == core.AgreementIsApprovalPending {
		w.rejected(core.CodeTooLate, w.vote(d, director1, false))
		return
	}
	w.rejected(core.CodeTooLate, c.within(w, d))
}

func TestAfterAnApprovalAsMuchTimeIsLeftForTheMoneyAsBefore(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.pass(20 * core.Day) // far beyond the terms' seven days
	w.applied(w.deposit(d, 40_000))
	w.holds(d, 40_000, 40_000, 0, 0, 40_000)
	w.rejected(core.CodeNotExpired, w.expire(d))
	w.applied(w.vote(d, director1, true), w.vote(d, director2, true))
	if a := w.agreed(d); a.State != core.AgreementIsAgreed || a.Due != d.terms.FundBy.After(20*core.Day) || a.Until != "" {
		t.Errorf("the agreement is %+v", a)
	}
	late := w.in(t)
	late.pass(7*core.Day - 1)
	late.rejected(core.CodeNotExpired, late.expire(d))
	late.pass(1)
	late.applied(late.deposit(d, 60_000)) // held, to be refunded
	late.applied(late.expire(d), late.refund(d, 100_000))
	late.check()
	w.applied(w.deposit(d, 60_000), w.settle(d))
	w.check()
}

func TestASilentCompanyApprovesAndTheMoneyThatWaitedSettles(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.applied(w.deposit(d, 100_000))
	w.on("2026-10-22")
	w.applied(w.deem(d))
	if a := w.agreed(d); a.State != core.AgreementIsFunded || a.Approved == nil {
		t.Errorf("the agreement is %+v", a)
	}
	w.applied(w.settle(d))
	w.check()
}

func TestOnlyTheSellerAsksTheCompanyAfterARefusal(t *testing.T) {
	w, d := reach(t, core.AgreementIsRefused)
	for _, who := range []someone{buyer, officer, stranger, director1} {
		w.rejected(core.CodeNotYours, w.askForBuyer(d, who))
		w.rejected(core.CodeNotYours, w.askToBuy(d, who))
	}
	w.applied(w.askForBuyer(d, seller))
	w.rejected(core.CodeWrongState, w.askToBuy(d, seller)) // one or the other
}

func TestTheCompanyNamesAnotherIdentifiedBuyer(t *testing.T) {
	w, d := reach(t, core.AgreementIsDesignationRequested)
	w.rejected(core.CodeOtherBuyer, w.designate(d, buyer))
	w.rejected(core.CodeOtherBuyer, w.designate(d, seller))
	w.rejected(core.CodeNotIdentified, w.designate(d, director1))
	w.rejected(core.CodeNotOfficer, w.command(director1, d.id, &core.BuyerDesignated{Agreement: d.agreement, Buyer: stranger.did(), Resolution: digest("m")}))
	w.applied(w.designate(d, designee))
	w.rejected(core.CodeWrongState, w.designate(d, designee))
	w.rejected(core.CodeNotYours, w.demand(d, buyer))
	w.rejected(core.CodeNotYours, w.demand(d, seller))
	if a := w.agreed(d); a.Designated != designee.did() || a.Named == nil || w.lot(d.lots[0]).Reserved != 400 {
		t.Errorf("the agreement is %+v", a)
	}
	w.check()
}

// demanded is a sale that the designated buyer has demanded, and the sale to them.
func demanded(t tb) (*world, trade, trade) {
	t.Helper()
	w, d := reach(t, core.AgreementIsDesignatedBuyer)
	w.applied(w.deposit(d, 100_000))
	created := w.applied(w.demand(d, designee))
	next := d
	next.listing, next.offer = core.ListingID(created[0]), core.OfferID(created[len(created)-1])
	next.terms.Offer, next.terms.Buyer, next.terms.BuyerEntry = next.offer, designee.did(), commitment("entry of the designee")
	next.terms.FundBy = w.now.After(7 * core.Day)
	next.agreement, _ = next.terms.ID()
	return w, d, next
}

func TestTheDesignatedBuyerBuysWhatWasBoundWithoutAnotherApproval(t *testing.T) {
	w, d, next := demanded(t)
	if a := w.agreed(d); a.State != core.AgreementIsVoid || a.Next != next.listing {
		t.Errorf("the agreement with the refused buyer is %+v", a)
	}
	w.applied(w.refund(d, 100_000))
	listing := get[core.Listing](w, core.ListingRef(next.listing))
	if !listing.Approved || listing.Remaining != 100 || listing.Of != d.agreement || w.lot(d.lots[0]).Reserved != 400 {
		t.Errorf("the listing is %+v", listing)
	}
	w.rejected(core.CodeRestricted, w.command(seller, d.id, &core.ListingWithdrawn{Listing: next.listing}))
	w.rejected(core.CodeRestricted, w.command(seller, d.id, &core.OfferDeclined{Offer: next.offer}))
	w.rejected(core.CodeRestricted, w.offerFor(d.company, buyer, next.listing, 1, 1))
	counter := &core.OfferCountered{Offer: next.offer, Round: 2, Quantity: 99, Price: 1_100, Until: w.now.After(core.Day)}
	w.rejected(core.CodeRestricted, w.command(seller, d.id, counter))
	counter.Quantity = 100
	w.applied(w.command(seller, d.id, counter)) // they agree on a price (art. 335-5(1))
	next.terms.Price, next.terms.Total = 1_100, 110_000
	next.agreement, _ = next.terms.ID()
	w.applied(w.sign(next, designee), w.sign(next, seller))
	if a := w.agreed(next); a.State != core.AgreementIsAgreed || a.Requested != nil {
		t.Errorf("the agreement with the designated buyer is %+v", a)
	}
	w.applied(w.deposit(next, 110_000), w.settle(next))
	if lot := w.lot(w.agreed(next).Began); get[core.HolderEntry](w, core.EntryRef(lot.Entry)).Controller != designee.did() {
		t.Errorf("the lot is %+v", lot)
	}
	w.check()
}

func TestADesignatedBuyerWhoStepsBackFreesTheShares(t *testing.T) {
	w, d, next := demanded(t)
	w.applied(w.command(designee, d.id, &core.OfferDeclined{Offer: next.offer}))
	if l := get[core.Listing](w, core.ListingRef(next.listing)); l.State != core.ListingIsWithdrawn || w.lot(d.lots[0]).Reserved != 300 {
		t.Errorf("the listing is %+v", l)
	}
	w.check()
}

func TestAListingForADesignatedBuyerExpires(t *testing.T) {
	w, d, next := demanded(t)
	w.pass(180 * core.Day)
	w.applied(w.command(stranger, d.id, &core.ListingExpired{Listing: next.listing}))
	w.check()
	if w.lot(d.lots[0]).Reserved != 300 {
		t.Errorf("%d are reserved", w.lot(d.lots[0]).Reserved)
	}
}

func TestWhenTheCompanyIsToBuyTheRefusedBuyersMoneyGoesBack(t *testing.T) {
	w, d := reach(t, core.AgreementIsRefused)
	w.applied(w.deposit(d, 100_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1))
	w.applied(w.askToBuy(d, seller), w.refund(d, 100_000))
	w.holds(d, 100_000, 100_000, 0, 100_000, 0)
	if a := w.agreed(d); a.Until != "2026-11-23" { // 21 November is a Saturday
		t.Errorf("the company has until %s", a.Until)
	}
	w.on("2026-11-23")
	w.rejected(core.CodeNotExpired, w.expire(d))
	w.pass(core.Day)
	w.applied(w.expire(d))
	w.check()
}

func TestAGeneralMeetingDecidesWhereThereIsNoBoard(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.MeetingApproval}))
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	w.applied(w.sign(d, seller), w.sign(d, buyer))
	decide := func(who someone, approve bool, held core.Date) core.SignedCommand {
		return w.command(who, c.id, &core.MeetingDecided{Agreement: d.agreement, Approve: approve, HeldOn: held, Minutes: digest("minutes")})
	}
	w.rejected(core.CodeOtherBody, w.vote(d, director1, true))
	w.rejected(core.CodeNotOfficer, decide(director1, true, "2026-09-21"))
	w.rejected(core.CodeDateOutOfRange, decide(officer, true, "2026-09-22"))
	w.rejected(core.CodeDateOutOfRange, decide(officer, true, "2026-09-20"))
	for _, approve := range []bool{true, false} {
		w := w.in(t)
		w.on("2026-10-21")
		w.applied(w.command(officer, c.id, &core.MeetingDecided{Agreement: d.agreement, Approve: approve, HeldOn: "2026-10-20", Minutes: digest("minutes")}))
		want := map[bool]core.AgreementState{true: core.AgreementIsAgreed, false: core.AgreementIsRefused}[approve]
		if a := w.agreed(d); a.State != want || a.Minutes != digest("minutes") {
			t.Errorf("the agreement is %+v", a)
		}
		w.check()
	}
	w.on("2026-10-22")
	w.rejected(core.CodeTooLate, decide(officer, false, "2026-10-21"))
	w.applied(w.deem(d))
}

func TestAnOfficerWhoBuysDoesNotActForTheCompany(t *testing.T) {
	w, c := claimed(t)
	w.identify(officer)
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.MeetingApproval}))
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	d.offer = core.OfferID(w.applied(w.offerFor(c, officer, d.listing, 100, 1_000))[0])
	d.terms.Offer, d.terms.Buyer = d.offer, officer.did()
	d.agreement, _ = d.terms.ID()
	w.applied(w.sign(d, seller), w.sign(d, officer))
	w.rejected(core.CodeSameDesk, w.command(officer, c.id, &core.MeetingDecided{Agreement: d.agreement, Approve: true, HeldOn: "2026-09-21", Minutes: digest("m")}))
}

func TestABoardsTransferIsNotDecidedByAMeeting(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.rejected(core.CodeOtherBody, w.command(officer, d.id, &core.MeetingDecided{Agreement: d.agreement, Approve: true, HeldOn: "2026-09-21", Minutes: digest("m")}))
}
