package right_test

import (
	"fmt"
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// optioned is a claimed register with a pool of 100 common shares and an option of the seller's on 60 of them: 20 after two years, 40
// after three.
func optioned(t rulestest.Tb) (*rulestest.World, rulestest.Company, model.PoolID, model.OptionID) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	pool := model.PoolID(w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.PoolOf(c, 100)))[0])
	option := model.OptionID(w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.Grant(pool, book.Allottee{Entry: c.Entries[0]})))[0])
	return w, c, pool, option
}

func optionRecord(w *rulestest.World, id model.OptionID) model.Option {
	return rulestest.Get[model.Option](w, model.OptionRef(id))
}

const year = 366 * value.Day

func TestAPoolIsAtMostTheLawsPartOfAllIssuedShares(t *testing.T) {
	w, c := rulestest.Claimed(t) // 2,200 are issued of both classes
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, rulestest.PoolOf(c, 1)))
	w.Rejected(right.CodePoolLimit, w.Command(rulestest.Officer, c.ID, rulestest.PoolOf(c, 221)))
	w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.PoolOf(c, 220)))
	w.Rejected(right.CodePoolLimit, w.Command(rulestest.Officer, c.ID, rulestest.PoolOf(c, 1)))
	venture := rulestest.PoolOf(c, 880)
	venture.Law = model.VentureLaw
	pool := model.PoolID(w.Applied(w.Command(rulestest.Officer, c.ID, venture))[0])
	more := *venture
	more.Size = 1
	w.Rejected(right.CodePoolLimit, w.Command(rulestest.Officer, c.ID, &more))
	w.Applied(w.Command(rulestest.Officer, c.ID, &right.PoolEnded{Pool: pool, Resolution: rulestest.Digest("meeting")}), w.Command(rulestest.Officer, c.ID, &more))
	if w.Issued(c.Common) != 1_500 {
		t.Error("a pool has issued shares")
	}
	w.Check()
}

// inParts lets an option vest in a number of parts, one a day, of which the last has what the others leave.
func inParts(quantity value.Shares, parts int) []model.Vesting {
	var all []model.Vesting
	for i := range parts {
		all = append(all, model.Vesting{On: value.Date(fmt.Sprintf("2029-%02d-%02d", 1+i/28, 1+i%28)), Quantity: 1})
	}
	all[parts-1].Quantity += quantity - value.Shares(parts)
	return all
}

func TestAnOptionFitsItsPoolAndTheTwoYearsOfTheLaw(t *testing.T) {
	w, c, pool, _ := optioned(t)
	to := book.Allottee{Entry: c.Entries[1]}
	for name, tc := range map[string]struct {
		code  value.Code
		alter func(*right.OptionGranted)
	}{
		"more than is left": {right.CodePoolShort, func(*right.OptionGranted) {}},
		"more than is left, in as many parts as there may be": {right.CodePoolShort, func(b *right.OptionGranted) { b.Vesting = inParts(b.Quantity, 50) }},
		"a part too many": {value.CodeMalformed, func(b *right.OptionGranted) { b.Vesting = inParts(b.Quantity, 51) }},
		"two years to the day": {right.CodeVestingTooEarly, func(b *right.OptionGranted) {
			b.Quantity = 1
			b.Vesting = []model.Vesting{{On: "2028-09-21", Quantity: 1}}
		}},
		"below the par value":      {value.CodeBelowPar, func(b *right.OptionGranted) { b.Quantity = 20; b.Strike = 499; b.Vesting = b.Vesting[:1] }},
		"granted tomorrow":         {value.CodeDateOutOfRange, func(b *right.OptionGranted) { b.Quantity = 20; b.GrantedOn = "2026-09-22"; b.Vesting = b.Vesting[:1] }},
		"parts that do not add up": {value.CodeMalformed, func(b *right.OptionGranted) { b.Quantity = 59 }},
		"parts in disorder":        {value.CodeMalformed, func(b *right.OptionGranted) { b.Vesting[0].On = "2029-10-22" }},
		"a part after the end":     {value.CodeMalformed, func(b *right.OptionGranted) { b.ExpiresOn = "2029-01-01" }},
		"no parts":                 {value.CodeMalformed, func(b *right.OptionGranted) { b.Vesting = []model.Vesting{} }},
		"an option of nobody's":    {value.CodeMalformed, func(b *right.OptionGranted) { b.To = book.Allottee{} }},
		"a holder who is not there": {value.CodeNotFound, func(b *right.OptionGranted) {
			b.Quantity = 20
			b.Vesting = b.Vesting[:1]
			b.To.Entry = "entry-000102030405060708090a0b0c0d0e0f"
		}},
	} {
		body := rulestest.Grant(pool, to)
		tc.alter(body)
		if reply := w.Submit(w.Command(rulestest.Officer, c.ID, body))[0]; reply.Code != tc.code {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	fits := rulestest.Grant(pool, book.Allottee{Party: rulestest.Buyer.Did(), Address: rulestest.Address("an employee")})
	fits.Quantity, fits.Vesting = 20, fits.Vesting[:1]
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Buyer, c.ID, fits))
	w.Applied(w.Command(rulestest.Officer, c.ID, fits))
	w.Check()
}

func TestAnOptionIsExercisedAsItVestsAndByItsHolder(t *testing.T) {
	w, c, _, option := optioned(t)
	send := func(body *right.OptionExercised) model.SignedCommand {
		return rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, body), rulestest.Officer)
	}
	w.Rejected(right.CodeNotVested, send(w.Exercise(c, option, 1)))
	w.Pass(2 * year)
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 20)))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, w.Exercise(c, option, 20)))
	w.Rejected(right.CodeNotVested, send(w.Exercise(c, option, 21)))
	cheap := w.Exercise(c, option, 20)
	cheap.Amount--
	w.Rejected(value.CodeAmountDiffers, send(cheap))
	generous := w.Exercise(c, option, 20)
	generous.Shares++
	w.Rejected(value.CodeAmountDiffers, send(generous))
	before := w.Exercise(c, option, 20)
	before.PaidOn = "2028-09-21"
	w.Rejected(right.CodeNotVested, send(before))
	lot := w.Lot(value.LotID(w.Applied(send(w.Exercise(c, option, 20)))[0]))
	if lot.Quantity != 20 || lot.Provenance != model.Issued || lot.Entry != c.Entries[0] || w.Issued(c.Common) != 1_520 {
		t.Errorf("the lot is %+v, %d are issued", lot, w.Issued(c.Common))
	}
	w.Pass(year)
	w.Applied(send(w.Exercise(c, option, 40)))
	if o := optionRecord(w, option); o.State != model.RightIsEnded || o.Issued != 60 {
		t.Errorf("the option is %+v", o)
	}
	w.Rejected(value.CodeWrongState, send(w.Exercise(c, option, 1)))
	w.Check()
}

func TestAnOptionStaysWithinTheAuthorisedNumber(t *testing.T) {
	w, c, _, option := optioned(t)
	w.Pass(2 * year)
	rulestest.Change(w, model.ClassRef(c.Common), func(class *model.ShareClass) { class.Authorised = 1_510 })
	w.Rejected(value.CodeOverAuthorised, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 20)), rulestest.Officer))
}

func TestWhoLeavesKeepsWhatHasVested(t *testing.T) {
	w, c, pool, option := optioned(t)
	w.Pass(2 * year)
	leave := func(on value.Date) *right.OptionForfeited {
		return &right.OptionForfeited{Option: option, Reason: right.HolderLeft, LeftOn: on, Evidence: rulestest.Digest("left")}
	}
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, leave(w.Now.DateInKorea())))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Officer, c.ID, leave("2028-08-01")))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Officer, c.ID, leave("2029-01-01")))
	w.Applied(w.Command(rulestest.Officer, c.ID, leave(w.Now.DateInKorea())))
	if o := optionRecord(w, option); o.Forfeited != 40 || o.State != model.RightIsOpen {
		t.Errorf("the option is %+v", o)
	}
	if p := rulestest.Get[model.Pool](w, model.PoolRef(pool)); p.Granted != 20 {
		t.Errorf("the pool is %+v", p)
	}
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Officer, c.ID, leave(w.Now.DateInKorea())))
	w.Pass(2 * year)
	w.Rejected(right.CodeNotVested, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 21)), rulestest.Officer))
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 20)), rulestest.Officer))
	w.Check()
}

func TestOnlyTheHolderWaivesAnOption(t *testing.T) {
	w, c, pool, option := optioned(t)
	waive := &right.OptionForfeited{Option: option, Reason: right.HolderWaived, Evidence: rulestest.Digest("waiver")}
	w.Rejected(value.CodeEntryNotYours, w.Command(rulestest.Officer, c.ID, waive))
	w.Applied(w.Command(rulestest.Officer, c.ID, &right.PoolEnded{Pool: pool, Resolution: rulestest.Digest("meeting")}))
	w.Applied(w.Command(rulestest.Seller, c.ID, waive))
	if o := optionRecord(w, option); o.State != model.RightIsEnded || o.Forfeited != 60 {
		t.Errorf("the option is %+v", o)
	}
	w.Check()
}

func TestAnOptionExpiresAndGoesBackToItsPool(t *testing.T) {
	w, c, pool, option := optioned(t)
	expire := func() model.SignedCommand {
		return w.Command(rulestest.Stranger, c.ID, &right.OptionExpired{Option: option})
	}
	w.Pass(6 * year)
	w.Rejected(value.CodeNotExpired, expire())
	w.Pass(year)
	w.Rejected(value.CodeNotExpired, expire()) // a payment of the last day can still be recorded
	w.Pass(7 * value.Day)
	late := w.Exercise(c, option, 20)
	w.Rejected(value.CodeTooLate, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, late), rulestest.Officer))
	w.Applied(expire())
	if p := rulestest.Get[model.Pool](w, model.PoolRef(pool)); p.Granted != 0 {
		t.Errorf("the pool is %+v", p)
	}
	w.Check()
}

func TestAnOptionStaysWithItsHolderWhoseEntriesAreMerged(t *testing.T) {
	w, c, _, option := optioned(t)
	other := value.EntryID(w.Applied(w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 5, book.Allottee{Entry: c.Entries[0]}, rulestest.NewHolder("the seller again"))))[1])
	rulestest.Change(w, model.EntryRef(other), func(e *model.HolderEntry) { e.Controller, e.State = rulestest.Seller.Did(), model.EntryIsClaimed })
	lots := []value.LotID{}
	for _, class := range []value.ClassID{c.Common, c.Preferred} {
		for _, lot := range w.Live(class) {
			if lot.Entry == c.Entries[0] {
				lots = append(lots, lot.ID)
			}
		}
	}
	w.Pass(value.Day)
	w.Applied(w.Command(rulestest.Seller, c.ID, &move.EntriesMerged{From: c.Entries[0], Into: other, Lots: lots}))
	w.Pass(2 * year)
	lot := w.Lot(value.LotID(w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 20)), rulestest.Officer))[0]))
	if lot.Entry != other {
		t.Errorf("the lot went to %s", lot.Entry)
	}
	w.Check()
}

func TestASplitChangesTheSharesOfAnOptionAndNotItsPrice(t *testing.T) {
	w, c, pool, option := optioned(t)
	w.CarryOutNow(c, model.ChangeTerms{Class: c.Common, Kind: model.Split, Numerator: 5, Denominator: 1, Into: c.Common, Par: 100, Authorised: 50_000})
	small := rulestest.Grant(pool, book.Allottee{Entry: c.Entries[1]})
	small.Quantity, small.Vesting = 20, small.Vesting[:1]
	w.Rejected(right.CodePoolStale, w.Command(rulestest.Officer, c.ID, small))
	w.Pass(2 * year)
	body := w.Exercise(c, option, 20)
	w.Rejected(value.CodeAmountDiffers, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, body), rulestest.Officer))
	body.Shares = 100
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, body), rulestest.Officer))
	w.Check()
}

func TestEveryCommandInEveryStateOfAPool(t *testing.T) {
	var pool model.PoolID
	rulestest.Machine[model.RightState]{
		Table: model.TableOf(rules.Known().Latest(), model.PoolStates),
		State: func(w *rulestest.World) model.RightState {
			return rulestest.Get[model.Pool](w, model.PoolRef(pool)).State
		},
		Reach: func(t rulestest.Tb, state model.RightState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c := rulestest.Claimed(t)
			pool = model.PoolID(w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.PoolOf(c, 100)))[0])
			attempts := map[value.Type]rulestest.Attempt{
				right.TypeOptionGranted: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Officer, c.ID, rulestest.Grant(pool, rulestest.NewHolder("staff")))
				},
				right.TypePoolEnded: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Officer, c.ID, &right.PoolEnded{Pool: pool, Resolution: rulestest.Digest("m")})
				},
			}
			if state == model.RightIsEnded {
				w.Applied(attempts[right.TypePoolEnded](w))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfAnOption(t *testing.T) {
	var option model.OptionID
	rulestest.Machine[model.RightState]{
		Table: model.TableOf(rules.Known().Latest(), model.OptionStates),
		State: func(w *rulestest.World) model.RightState { return optionRecord(w, option).State },
		Reach: func(t rulestest.Tb, state model.RightState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c, _, id := optioned(t)
			option = id
			attempts := map[value.Type]rulestest.Attempt{
				right.TypeOptionExercised: func(w *rulestest.World) model.SignedCommand {
					w.Pass(2 * year)
					return rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 20)), rulestest.Officer)
				},
				right.TypeOptionForfeited: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Seller, c.ID, &right.OptionForfeited{Option: option, Reason: right.HolderWaived, Evidence: rulestest.Digest("waiver")})
				},
				right.TypeOptionExpired: func(w *rulestest.World) model.SignedCommand {
					w.Pass(8 * year)
					return w.Command(rulestest.Stranger, c.ID, &right.OptionExpired{Option: option})
				},
			}
			if state == model.RightIsEnded {
				w.Applied(attempts[right.TypeOptionForfeited](w))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestABrokenInstrumentIsFound(t *testing.T) {
	for name, alter := range map[string]func(w *rulestest.World, pool model.PoolID, option model.OptionID){
		"a pool granted more than its options": func(w *rulestest.World, pool model.PoolID, _ model.OptionID) {
			rulestest.Change(w, model.PoolRef(pool), func(p *model.Pool) { p.Granted++ })
		},
		"an option that counts as shares": func(w *rulestest.World, _ model.PoolID, option model.OptionID) {
			rulestest.Change(w, model.OptionRef(option), func(o *model.Option) { o.Issued++ })
		},
		"an option that forgot its lot": func(w *rulestest.World, _ model.PoolID, option model.OptionID) {
			rulestest.Change(w, model.OptionRef(option), func(o *model.Option) { o.Lots, o.Issued = nil, 0 })
		},
		"an option of nobody": func(w *rulestest.World, _ model.PoolID, option model.OptionID) {
			rulestest.Change(w, model.OptionRef(option), func(o *model.Option) { o.Entry = "entry-000102030405060708090a0b0c0d0e0f" })
		},
		"more exercised than granted": func(w *rulestest.World, _ model.PoolID, option model.OptionID) {
			rulestest.Change(w, model.OptionRef(option), func(o *model.Option) { o.Exercised = 61 })
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, c, pool, option := optioned(t)
			w.Pass(2 * year)
			w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, w.Exercise(c, option, 20)), rulestest.Officer))
			w.Check()
			alter(w, pool, option)
			if len(rules.Check(w.Records())) == 0 {
				t.Error("nothing is found")
			}
		})
	}
}
