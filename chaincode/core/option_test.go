package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// optioned is a claimed register with a pool of 100 common shares and an option of the seller's on 60 of them: 20 after two years, 40
// after three.
func optioned(t tb) (*world, company, core.PoolID, core.OptionID) {
	t.Helper()
	w, c := claimed(t)
	pool := core.PoolID(w.applied(w.command(officer, c.id, poolOf(c, 100)))[0])
	option := core.OptionID(w.applied(w.command(officer, c.id, grant(pool, core.Allottee{Entry: c.entries[0]})))[0])
	return w, c, pool, option
}

func poolOf(c company, size core.Shares) *core.PoolCreated {
	return &core.PoolCreated{Class: c.common, Size: size, Law: core.CommercialLaw, Resolution: digest("meeting")}
}

func grant(pool core.PoolID, to core.Allottee) *core.OptionGranted {
	return &core.OptionGranted{Pool: pool, To: to, Resolution: digest("meeting"), OptionTerms: core.OptionTerms{
		Quantity: 60, Strike: 1_000, GrantedOn: "2026-09-21", ExpiresOn: "2033-09-21", Contract: digest("contract"),
		Vesting: []core.Vesting{{On: "2028-09-22", Quantity: 20}, {On: "2029-09-22", Quantity: 40}},
	}}
}

func (w *world) exercise(c company, option core.OptionID, quantity core.Shares) *core.OptionExercised {
	return &core.OptionExercised{
		Option: option, Quantity: quantity, Amount: 1_000 * core.Won(quantity), Shares: quantity, PaidOn: w.now.DateInKorea(), Payment: digest("bank"),
	}
}

func (w *world) option(id core.OptionID) core.Option { return get[core.Option](w, core.OptionRef(id)) }

const year = 366 * core.Day

func TestAPoolIsAtMostTheLawsPartOfAllIssuedShares(t *testing.T) {
	w, c := claimed(t) // 2,200 are issued of both classes
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, poolOf(c, 1)))
	w.rejected(core.CodePoolLimit, w.command(officer, c.id, poolOf(c, 221)))
	w.applied(w.command(officer, c.id, poolOf(c, 220)))
	w.rejected(core.CodePoolLimit, w.command(officer, c.id, poolOf(c, 1)))
	venture := poolOf(c, 880)
	venture.Law = core.VentureLaw
	pool := core.PoolID(w.applied(w.command(officer, c.id, venture))[0])
	more := *venture
	more.Size = 1
	w.rejected(core.CodePoolLimit, w.command(officer, c.id, &more))
	w.applied(w.command(officer, c.id, &core.PoolEnded{Pool: pool, Resolution: digest("meeting")}), w.command(officer, c.id, &more))
	if w.issued(c.common) != 1_500 {
		t.Error("a pool has issued shares")
	}
	w.check()
}

func TestAnOptionFitsItsPoolAndTheTwoYearsOfTheLaw(t *testing.T) {
	w, c, pool, _ := optioned(t)
	to := core.Allottee{Entry: c.entries[1]}
	for name, tc := range map[string]struct {
		code  core.Code
		alter func(*core.OptionGranted)
	}{
		"more than is left": {core.CodePoolShort, func(*core.OptionGranted) {}},
		"two years to the day": {core.CodeVestingTooEarly, func(b *core.OptionGranted) {
			b.Quantity = 1
			b.Vesting = []core.Vesting{{On: "2028-09-21", Quantity: 1}}
		}},
		"below the par value":      {core.CodeBelowPar, func(b *core.OptionGranted) { b.Quantity = 20; b.Strike = 499; b.Vesting = b.Vesting[:1] }},
		"granted tomorrow":         {core.CodeDateOutOfRange, func(b *core.OptionGranted) { b.Quantity = 20; b.GrantedOn = "2026-09-22"; b.Vesting = b.Vesting[:1] }},
		"parts that do not add up": {core.CodeMalformed, func(b *core.OptionGranted) { b.Quantity = 59 }},
		"parts in disorder":        {core.CodeMalformed, func(b *core.OptionGranted) { b.Vesting[0].On = "2029-10-22" }},
		"a part after the end":     {core.CodeMalformed, func(b *core.OptionGranted) { b.ExpiresOn = "2029-01-01" }},
		"no parts":                 {core.CodeMalformed, func(b *core.OptionGranted) { b.Vesting = []core.Vesting{} }},
		"an option of nobody's":    {core.CodeMalformed, func(b *core.OptionGranted) { b.To = core.Allottee{} }},
		"a holder who is not there": {core.CodeNotFound, func(b *core.OptionGranted) {
			b.Quantity = 20
			b.Vesting = b.Vesting[:1]
			b.To.Entry = "entry-000102030405060708090a0b0c0d0e0f"
		}},
	} {
		body := grant(pool, to)
		tc.alter(body)
		if reply := w.submit(w.command(officer, c.id, body))[0]; reply.Code != tc.code {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	fits := grant(pool, core.Allottee{Party: buyer.did(), Commitment: commitment("an employee")})
	fits.Quantity, fits.Vesting = 20, fits.Vesting[:1]
	w.rejected(core.CodeNotOfficer, w.command(buyer, c.id, fits))
	w.applied(w.command(officer, c.id, fits))
	w.check()
}

func TestAnOptionIsExercisedAsItVestsAndByItsHolder(t *testing.T) {
	w, c, _, option := optioned(t)
	send := func(body *core.OptionExercised) core.SignedCommand {
		return cosigned(w.command(seller, c.id, body), officer)
	}
	w.rejected(core.CodeNotVested, send(w.exercise(c, option, 1)))
	w.pass(2 * year)
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, w.exercise(c, option, 20)))
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, w.exercise(c, option, 20)))
	w.rejected(core.CodeNotVested, send(w.exercise(c, option, 21)))
	cheap := w.exercise(c, option, 20)
	cheap.Amount--
	w.rejected(core.CodeAmountDiffers, send(cheap))
	generous := w.exercise(c, option, 20)
	generous.Shares++
	w.rejected(core.CodeAmountDiffers, send(generous))
	before := w.exercise(c, option, 20)
	before.PaidOn = "2028-09-21"
	w.rejected(core.CodeNotVested, send(before))
	lot := w.lot(core.LotID(w.applied(send(w.exercise(c, option, 20)))[0]))
	if lot.Quantity != 20 || lot.Provenance != core.Issued || lot.Entry != c.entries[0] || w.issued(c.common) != 1_520 {
		t.Errorf("the lot is %+v, %d are issued", lot, w.issued(c.common))
	}
	w.pass(year)
	w.applied(send(w.exercise(c, option, 40)))
	if o := w.option(option); o.State != core.RightIsEnded || o.Issued != 60 {
		t.Errorf("the option is %+v", o)
	}
	w.rejected(core.CodeWrongState, send(w.exercise(c, option, 1)))
	w.check()
}

func TestAnOptionStaysWithinTheAuthorisedNumber(t *testing.T) {
	w, c, _, option := optioned(t)
	w.pass(2 * year)
	change(w, core.ClassRef(c.common), func(class *core.ShareClass) { class.Authorised = 1_510 })
	w.rejected(core.CodeOverAuthorised, cosigned(w.command(seller, c.id, w.exercise(c, option, 20)), officer))
}

func TestWhoLeavesKeepsWhatHasVested(t *testing.T) {
	w, c, pool, option := optioned(t)
	w.pass(2 * year)
	leave := func(on core.Date) *core.OptionForfeited {
		return &core.OptionForfeited{Option: option, Reason: core.HolderLeft, LeftOn: on, Evidence: digest("left")}
	}
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, leave(w.now.DateInKorea())))
	w.rejected(core.CodeTooLate, w.command(officer, c.id, leave("2028-08-01")))
	w.rejected(core.CodeTooLate, w.command(officer, c.id, leave("2029-01-01")))
	w.applied(w.command(officer, c.id, leave(w.now.DateInKorea())))
	if o := w.option(option); o.Forfeited != 40 || o.State != core.RightIsOpen {
		t.Errorf("the option is %+v", o)
	}
	if p := get[core.Pool](w, core.PoolRef(pool)); p.Granted != 20 {
		t.Errorf("the pool is %+v", p)
	}
	w.rejected(core.CodeWrongState, w.command(officer, c.id, leave(w.now.DateInKorea())))
	w.pass(2 * year)
	w.rejected(core.CodeNotVested, cosigned(w.command(seller, c.id, w.exercise(c, option, 21)), officer))
	w.applied(cosigned(w.command(seller, c.id, w.exercise(c, option, 20)), officer))
	w.check()
}

func TestOnlyTheHolderWaivesAnOption(t *testing.T) {
	w, c, pool, option := optioned(t)
	waive := &core.OptionForfeited{Option: option, Reason: core.HolderWaived, Evidence: digest("waiver")}
	w.rejected(core.CodeEntryNotYours, w.command(officer, c.id, waive))
	w.applied(w.command(officer, c.id, &core.PoolEnded{Pool: pool, Resolution: digest("meeting")}))
	w.applied(w.command(seller, c.id, waive))
	if o := w.option(option); o.State != core.RightIsEnded || o.Forfeited != 60 {
		t.Errorf("the option is %+v", o)
	}
	w.check()
}

func TestAnOptionExpiresAndGoesBackToItsPool(t *testing.T) {
	w, c, pool, option := optioned(t)
	expire := func() core.SignedCommand { return w.command(stranger, c.id, &core.OptionExpired{Option: option}) }
	w.pass(6 * year)
	w.rejected(core.CodeNotExpired, expire())
	w.pass(year)
	w.rejected(core.CodeNotExpired, expire()) // a payment of the last day can still be recorded
	w.pass(7 * core.Day)
	late := w.exercise(c, option, 20)
	w.rejected(core.CodeTooLate, cosigned(w.command(seller, c.id, late), officer))
	w.applied(expire())
	if p := get[core.Pool](w, core.PoolRef(pool)); p.Granted != 0 {
		t.Errorf("the pool is %+v", p)
	}
	w.check()
}

func TestAnOptionStaysWithItsHolderWhoseEntriesAreMerged(t *testing.T) {
	w, c, _, option := optioned(t)
	other := core.EntryID(w.applied(w.command(officer, c.id, w.issueOf(c, 5, core.Allottee{Entry: c.entries[0]}, newHolder("the seller again"))))[1])
	change(w, core.EntryRef(other), func(e *core.HolderEntry) { e.Controller, e.State = seller.did(), core.EntryIsClaimed })
	lots := []core.LotID{}
	for _, class := range []core.ClassID{c.common, c.preferred} {
		for _, lot := range w.live(class) {
			if lot.Entry == c.entries[0] {
				lots = append(lots, lot.ID)
			}
		}
	}
	w.pass(core.Day)
	w.applied(w.command(seller, c.id, &core.EntriesMerged{From: c.entries[0], Into: other, Lots: lots}))
	w.pass(2 * year)
	lot := w.lot(core.LotID(w.applied(cosigned(w.command(seller, c.id, w.exercise(c, option, 20)), officer))[0]))
	if lot.Entry != other {
		t.Errorf("the lot went to %s", lot.Entry)
	}
	w.check()
}

func TestASplitChangesTheSharesOfAnOptionAndNotItsPrice(t *testing.T) {
	w, c, pool, option := optioned(t)
	w.carryOutNow(c, core.ChangeTerms{Class: c.common, Kind: core.Split, Numerator: 5, Denominator: 1, Into: c.common, Par: 100, Authorised: 50_000})
	small := grant(pool, core.Allottee{Entry: c.entries[1]})
	small.Quantity, small.Vesting = 20, small.Vesting[:1]
	w.rejected(core.CodePoolStale, w.command(officer, c.id, small))
	w.pass(2 * year)
	body := w.exercise(c, option, 20)
	w.rejected(core.CodeAmountDiffers, cosigned(w.command(seller, c.id, body), officer))
	body.Shares = 100
	w.applied(cosigned(w.command(seller, c.id, body), officer))
	w.check()
}

func TestEveryCommandInEveryStateOfAPool(t *testing.T) {
	var pool core.PoolID
	machine[core.RightState]{
		table: core.TableOf(core.Known().Latest(), core.PoolStates),
		state: func(w *world) core.RightState { return get[core.Pool](w, core.PoolRef(pool)).State },
		reach: func(t tb, state core.RightState) (*world, map[core.Type]attempt) {
			w, c := claimed(t)
			pool = core.PoolID(w.applied(w.command(officer, c.id, poolOf(c, 100)))[0])
			attempts := map[core.Type]attempt{
				core.TypeOptionGranted: func(w *world) core.SignedCommand { return w.command(officer, c.id, grant(pool, newHolder("staff"))) },
				core.TypePoolEnded: func(w *world) core.SignedCommand {
					return w.command(officer, c.id, &core.PoolEnded{Pool: pool, Resolution: digest("m")})
				},
			}
			if state == core.RightIsEnded {
				w.applied(attempts[core.TypePoolEnded](w))
			}
			return w, attempts
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfAnOption(t *testing.T) {
	var option core.OptionID
	machine[core.RightState]{
		table: core.TableOf(core.Known().Latest(), core.OptionStates),
		state: func(w *world) core.RightState { return w.option(option).State },
		reach: func(t tb, state core.RightState) (*world, map[core.Type]attempt) {
			w, c, _, id := optioned(t)
			option = id
			attempts := map[core.Type]attempt{
				core.TypeOptionExercised: func(w *world) core.SignedCommand {
					w.pass(2 * year)
					return cosigned(w.command(seller, c.id, w.exercise(c, option, 20)), officer)
				},
				core.TypeOptionForfeited: func(w *world) core.SignedCommand {
					return w.command(seller, c.id, &core.OptionForfeited{Option: option, Reason: core.HolderWaived, Evidence: digest("waiver")})
				},
				core.TypeOptionExpired: func(w *world) core.SignedCommand {
					w.pass(8 * year)
					return w.command(stranger, c.id, &core.OptionExpired{Option: option})
				},
			}
			if state == core.RightIsEnded {
				w.applied(attempts[core.TypeOptionForfeited](w))
			}
			return w, attempts
		},
	}.test(t)
}

func TestABrokenInstrumentIsFound(t *testing.T) {
	for name, alter := range map[string]func(w *world, pool core.PoolID, option core.OptionID){
		"a pool granted more than its options": func(w *world, pool core.PoolID, _ core.OptionID) {
			change(w, core.PoolRef(pool), func(p *core.Pool) { p.Granted++ })
		},
		"an option that counts as shares": func(w *world, _ core.PoolID, option core.OptionID) {
			change(w, core.OptionRef(option), func(o *core.Option) { o.Issued++ })
		},
		"an option that forgot its lot": func(w *world, _ core.PoolID, option core.OptionID) {
			change(w, core.OptionRef(option), func(o *core.Option) { o.Lots, o.Issued = nil, 0 })
		},
		"an option of nobody": func(w *world, _ core.PoolID, option core.OptionID) {
			change(w, core.OptionRef(option), func(o *core.Option) { o.Entry = "entry-000102030405060708090a0b0c0d0e0f" })
		},
		"more exercised than granted": func(w *world, _ core.PoolID, option core.OptionID) {
			change(w, core.OptionRef(option), func(o *core.Option) { o.Exercised = 61 })
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, c, pool, option := optioned(t)
			w.pass(2 * year)
			w.applied(cosigned(w.command(seller, c.id, w.exercise(c, option, 20)), officer))
			w.check()
			alter(w, pool, option)
			if len(core.Check(w.records())) == 0 {
				t.Error("nothing is found")
			}
		})
	}
}
