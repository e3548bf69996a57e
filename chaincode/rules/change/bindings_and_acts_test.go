package change_test

import (
	"math/rand"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// Long chains of acts on one holder's lots: listings, gifts, pledges, attachments, lock-ups, orders, corrections, and acts on the class
// whose pages are interleaved with what ends; after each batch all invariants hold, and nothing is denied with an internal error.
func TestChainsOfBindingsAndActsOnTheClassKeepAllInvariants(t *testing.T) {
	count := map[value.Code]int{}
	defer func() { t.Log(count) }()
	seeds := int64(60)
	if testing.Short() {
		seeds = 6
	}
	for seed := range seeds {
		r := rand.New(rand.NewSource(seed))
		w, c := rulestest.Claimed(t)
		w.WithCourtDesks()
		send := func(s model.SignedCommand) {
			reply := w.Submit(s)[0]
			kind, _, _ := strings.Cut(s.Command[strings.Index(s.Command, `"type":"`)+8:], `"`)
			count[value.Code(kind)+" "+value.Code(reply.Status)]++
			if reply.Code == value.CodeInternal {
				t.Fatalf("seed %d: %s: %v", seed, s.Command, reply.Args)
			}
		}
		live := func() []model.Lot {
			var out []model.Lot
			for _, class := range []value.ClassID{c.Common, c.Preferred} {
				out = append(out, w.Live(class)...)
			}
			return out
		}
		pick := func() (model.Lot, bool) {
			all := live()
			if len(all) == 0 {
				return model.Lot{}, false
			}
			return all[r.Intn(len(all))], true
		}
		ends := func() {
			var enc []model.Encumbrance
			var lists []model.Listing
			for rec := range w.Records() {
				switch x := rec.(type) {
				case model.Encumbrance:
					if x.Ended == nil {
						enc = append(enc, x)
					}
				case model.Listing:
					if x.State == model.ListingIsOpen {
						lists = append(lists, x)
					}
				}
			}
			if len(enc) > 0 && r.Intn(2) == 0 {
				e := enc[r.Intn(len(enc))]
				switch e.Kind {
				case model.Pledge:
					send(w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: e.ID}))
				case model.Attachment:
					send(w.Lift(c, e.ID))
				default:
					send(w.Command(rulestest.Stranger, c.ID, &binding.LockEnded{Lock: e.ID}))
				}
			} else if len(lists) > 0 {
				send(w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: lists[r.Intn(len(lists))].ID}))
			}
		}
		for range 50 {
			w.Pass(value.Seconds(60 + r.Intn(100)))
			lot, ok := pick()
			if !ok {
				break
			}
			n := value.Shares(1 + r.Int63n(int64(lot.Quantity)))
			switch r.Intn(13) {
			case 10:
				send(rulestest.With(w.Command(rulestest.Officer, c.ID, &correction.LotCorrected{
					Lot: lot.ID, To: []correction.RightLot{{Quantity: lot.Quantity, EffectiveOn: value.Date([]string{"2021-01-01", "2021-01-02"}[r.Intn(2)]), PaidOn: lot.PaidOn}},
					Corrects: lot.Recorded.Command, Evidence: rulestest.Digest("right"), Member: "member1",
				}), rulestest.Identity1, rulestest.Seller))
			case 11, 12:
				b := c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: lot.ID, Quantity: n}))
				b.Entry = lot.Entry
				reply := w.Submit(w.Record(c, b))[0]
				if reply.Status == model.Applied {
					count[reply.Code]++
					w.Check()
					if r.Intn(2) == 0 {
						send(w.Attach(c, lot.ID, n))
						w.Check()
					}
					w.OverObjections()
					if r.Intn(3) > 0 {
						send(w.Complete(c, value.TransferID(reply.Created[0])))
					}
				}
			case 0, 1:
				send(w.List(c, rulestest.Seller, lot.ID, n, 10))
			case 2:
				send(w.Pledge(c, rulestest.Seller, lot.ID, n))
			case 3:
				send(w.Lock(c, rulestest.Seller, lot.ID, n))
			case 4:
				send(w.Attach(c, lot.ID, n))
			case 5:
				send(w.Give(c, rulestest.Parts(lot.ID, n)))
			case 6:
				order := w.Judgment(rulestest.Parts(lot.ID, n), rulestest.Creditor)
				for _, id := range lot.Encumbrances {
					if n < lot.Quantity && r.Intn(2) == 0 {
						order.Ends = append(order.Ends, id)
					}
				}
				for _, id := range lot.Reservations {
					if r.Intn(2) == 0 {
						order.Frees = append(order.Frees, id)
					}
				}
				send(w.Execution(c, order))
			case 7, 8:
				ends()
			case 9:
				class := rulestest.Get[model.ShareClass](w, model.ClassRef(lot.Class)).On(w.Now.DateInKorea())
				terms := c.Splitting()
				terms.Class, terms.Into, terms.EffectiveOn, terms.Par, terms.Authorised = lot.Class, lot.Class, w.Now.DateInKorea(), class.Par, 1_000_000_000
				switch r.Intn(3) {
				case 0:
					terms.Numerator, terms.Denominator, terms.Par = 2, 1, class.Par/2
					if class.Par%2 != 0 || class.Par/2 < 100 {
						continue
					}
				case 1:
					terms.Kind, terms.Numerator, terms.Denominator, terms.NoticeOn = model.Reduction, 2, 3, "2026-08-20"
					if r.Intn(2) == 0 {
						terms.Fractions = model.RoundUp
					}
				default:
					terms.Kind, terms.Numerator, terms.Denominator = model.Cancellation, int64(r.Intn(2)), 2
				}
				id := w.Announce(c, terms)
				if w.Submit(w.Opening(c, id))[0].Status != model.Applied {
					continue
				}
				pages := w.PagesOf(id, w.Live(lot.Class), 1)
				stop := r.Intn(8)
				for i, lots := range pages {
					w.Applied(w.Page(c, id, i, lots...))
					if r.Intn(2) == 0 {
						ends()
						w.Check()
					}
				}
				if stop == 0 {
					w.Applied(w.Abort(c, id))
				} else {
					send(w.Closing(c, id, len(pages)))
				}
			}
			w.Check()
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
	}
}
