package change_test

import (
	"fmt"
	"maps"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// burdened is a register whose common lots are bound in every way at once, each by something that can now be ended, and the commands
// that end it.
func burdened(t *testing.T) (*rulestest.World, rulestest.Company, map[string]func(*rulestest.World) model.SignedCommand) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	short := w.Offered(c, c.Lots[0], 100, 60, 1_000) // signed by both, and nobody pays
	w.Applied(w.Sign(short, rulestest.Seller), w.Sign(short, rulestest.Buyer), w.Vote(short, rulestest.Director1, true), w.Vote(short, rulestest.Director2, true))
	disputed := w.Offered(c, c.Lots[0], 30, 30, 1_000)
	w.Applied(w.Sign(disputed, rulestest.Seller), w.Sign(disputed, rulestest.Buyer), w.Vote(disputed, rulestest.Director1, true), w.Vote(disputed, rulestest.Director2, true))
	w.Applied(w.Deposit(disputed, 30_000), w.Dispute(disputed, rulestest.Buyer))
	listed := value.ListingID(w.Applied(w.List(c, rulestest.Seller, c.Lots[1], 20, 1))[0])
	gift := value.TransferID(w.Applied(w.Give(c, rulestest.Parts(c.Lots[0], 20, model.LotPart{Lot: c.Lots[1], Quantity: 15})))[0])
	heir := value.TransferID(w.Applied(w.Record(c, c.Inheritance(rulestest.Heir("daughter", model.LotPart{Lot: c.Lots[3], Quantity: 45}))))[0])
	pledge, small := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 35)), w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[1], 7))
	lock := w.Binder(w.Lock(c, rulestest.Seller, c.Lots[0], 55))
	attachment := w.Binder(w.Attach(c, c.Lots[0], 880)) // more than is free: lock-up and trades are short
	later := w.Binder(w.Attach(c, c.Lots[1], 30))
	w.Pass(31 * value.Day)
	return w, c, map[string]func(*rulestest.World) model.SignedCommand{
		"a listing is withdrawn": func(w *rulestest.World) model.SignedCommand {
			return w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: listed})
		},
		"a listing expires": func(w *rulestest.World) model.SignedCommand {
			return w.Command(rulestest.Stranger, c.ID, &trade.ListingExpired{Listing: short.Listing})
		},
		"an agreement expires": func(w *rulestest.World) model.SignedCommand { return w.Expire(short) },
		"a dispute lapses":     func(w *rulestest.World) model.SignedCommand { return w.Lapse(disputed) },
		"a dispute is lost": func(w *rulestest.World) model.SignedCommand {
			return w.Rule(disputed, rulestest.Arbiter, model.RulingRefund, rulestest.Arbiter2)
		},
		"a gift is withdrawn": func(w *rulestest.World) model.SignedCommand { return w.Withdraw(c, rulestest.Seller, gift) },
		"a gift is declined": func(w *rulestest.World) model.SignedCommand {
			return w.TransferVote(c, gift, rulestest.Director1, false)
		},
		"a recorded transfer is withdrawn": func(w *rulestest.World) model.SignedCommand { return w.Withdraw(c, rulestest.Officer, heir) },
		"a pledge is released": func(w *rulestest.World) model.SignedCommand {
			return w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: pledge})
		},
		"a small pledge is released": func(w *rulestest.World) model.SignedCommand {
			return w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: small})
		},
		"a lock-up is ended": func(w *rulestest.World) model.SignedCommand {
			return w.Command(rulestest.Stranger, c.ID, &binding.LockEnded{Lock: lock})
		},
		"an attachment is lifted":       func(w *rulestest.World) model.SignedCommand { return w.Lift(c, attachment) },
		"another attachment is lifted":  func(w *rulestest.World) model.SignedCommand { return w.Lift(c, later) },
		"a dead holder's claim is over": func(w *rulestest.World) model.SignedCommand { return w.ReleaseClaim(c, c.Entries[0]) },
	}
}

// bounds is what binds each live lot of a class, and what each binding binds of it.
func bounds(w *rulestest.World, class value.ClassID) map[value.LotID]string {
	out := map[value.LotID]string{}
	for _, l := range w.Live(class) {
		out[l.ID] = fmt.Sprint(l.Quantity, l.Pledged, l.Attached, l.Locked, l.Reserved, l.Short, l.Encumbrances, l.Reservations, l.Bound, l.Provenance)
	}
	return out
}

func TestWhatFreesSharesWorksBetweenAnyTwoPagesOfAnAct(t *testing.T) {
	base, c, releases := burdened(t)
	acts := map[string]model.ChangeTerms{"split": c.Splitting(), "consolidation": c.Consolidating(5, model.RoundDown), "reduction": c.Consolidating(3, model.RoundUp)}
	converting := c.Splitting()
	converting.Kind, converting.Into, converting.Numerator, converting.Denominator, converting.Par, converting.Authorised = model.Conversion, c.Preferred, 2, 3, 500, 9_000
	acts["conversion"] = converting
	x := acts["reduction"]
	x.Kind, x.Par = model.Reduction, 500
	acts["reduction"] = x
	for act, terms := range acts {
		w := base.In(t)
		id := w.Announce(c, terms)
		pages := w.PagesOf(id, w.Live(c.Common), 1)
		for name, release := range releases {
			t.Run(act+", "+name, func(t *testing.T) {
				before := w.In(t)
				before.Applied(release(before))
				before.Check()
				carried(before, c, id, pages, -1, nil)
				want := bounds(before, terms.Into)
				for at := 0; at <= len(pages); at++ {
					w := w.In(t)
					carried(w, c, id, pages, at, release)
					if got := bounds(w, terms.Into); !maps.Equal(got, want) {
						t.Errorf("ended before page %d, it leaves\n%v, and before the act\n%v", at, got, want)
					}
				}
			})
		}
	}
}

// carried opens an act, pages it and closes it, and has something ended before one of its pages, or before its close.
func carried(w *rulestest.World, c rulestest.Company, id value.StagedID, pages [][]value.LotID, at int, release func(*rulestest.World) model.SignedCommand) {
	w.Helper()
	w.Applied(w.Opening(c, id))
	for i, lots := range pages {
		if i == at {
			w.Applied(release(w))
			w.Check()
		}
		w.Applied(w.Page(c, id, i, lots...))
	}
	if at == len(pages) {
		w.Applied(release(w))
	}
	w.Applied(w.Closing(c, id, len(pages)))
	w.Check()
}
