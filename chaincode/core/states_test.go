package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

// attempt makes a command about the thing under test that is in order but for the thing's state: the right actor, the
// right time, the right numbers. It may move the world's time.
type attempt func(w *world) core.SignedCommand

// machine is one state table, with a world for each of its states and an attempt for each command that concerns it.
type machine[S ~string] struct {
	table core.StateTable[S]
	// reach makes a world in which the thing is in the state, and the attempts of each command on it.
	reach func(t tb, state S) (*world, map[core.Type]attempt)
	// state reads the thing's state.
	state func(w *world) S
	// because are the codes that say more than wrong-state.
	because []core.Code
	// guarded are commands that are allowed in a state and meet another rule in this test's world.
	guarded map[S]map[core.Type]core.Code
}

// test tries every command in every state: what the table names is done (or meets the rule that is expected), and what it
// does not name is rejected and changes nothing.
func (m machine[S]) test(t *testing.T) {
	for state, allowed := range m.table {
		_, attempts := m.reach(t, state)
		for _, kind := range core.Types() {
			if attempts[kind] == nil {
				if slices.Contains(allowed, kind) {
					t.Errorf("%s: no attempt of %s, which the table names", state, kind)
				}
				continue
			}
			t.Run(string(state)+"/"+string(kind), func(t *testing.T) {
				w, attempts := m.reach(t, state)
				if got := m.state(w); got != state {
					t.Fatalf("the world is in the state %s", got)
				}
				command := attempts[kind](w)
				switch code, guarded := m.guarded[state][kind]; {
				case guarded:
					w.rejected(code, command)
				case slices.Contains(allowed, kind):
					w.applied(command)
				default:
					m.forbidden(t, w, command)
				}
				if _, known := m.table[m.state(w)]; !known {
					t.Errorf("the state %s is not in the table", m.state(w))
				}
			})
		}
	}
}

func (m machine[S]) forbidden(t *testing.T, w *world, command core.SignedCommand) {
	t.Helper()
	state := m.state(w)
	reply := w.submit(command)[0]
	if reply.Status != core.Rejected || reply.Code != core.CodeWrongState && !slices.Contains(m.because, reply.Code) {
		t.Errorf("got %s %s %v", reply.Status, reply.Code, reply.Args)
	}
	if m.state(w) != state {
		t.Errorf("the state became %s", m.state(w))
	}
}

func TestEveryCommandInEveryStateOfAnApplication(t *testing.T) {
	var id core.IssuerID
	machine[core.ApplicationState]{
		table: core.TableOf(core.Known().Latest(), core.ApplicationStates),
		state: func(w *world) core.ApplicationState {
			return get[core.Application](w, core.ApplicationRef(id)).State
		},
		reach: func(t tb, state core.ApplicationState) (*world, map[core.Type]attempt) {
			w := founded(t)
			id = w.apply(facts())
			desk := func(who someone, body core.Body) attempt {
				return func(w *world) core.SignedCommand { return w.command(who, id, body) }
			}
			attempts := map[core.Type]attempt{
				core.TypeIssuerChecked:  desk(maker, &core.IssuerChecked{Member: "member1", Evidence: digest("checked")}),
				core.TypeIssuerAdmitted: desk(checker, &core.IssuerAdmitted{Member: "member1", Evidence: digest("admitted")}),
				core.TypeIssuerRefused:  desk(maker, &core.IssuerRefused{Member: "member1", Evidence: digest("refused")}),
			}
			switch state {
			case core.ApplicationIsRefused:
				w.applied(attempts[core.TypeIssuerRefused](w))
			case core.ApplicationIsChecked:
				w.applied(attempts[core.TypeIssuerChecked](w))
			case core.ApplicationIsAdmitted:
				w.applied(attempts[core.TypeIssuerChecked](w), attempts[core.TypeIssuerAdmitted](w))
			}
			return w, attempts
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfAnEntry(t *testing.T) {
	var c company
	machine[core.EntryState]{
		table:   core.TableOf(core.Known().Latest(), core.EntryStates),
		because: []core.Code{core.CodeEntryTaken, core.CodeNotAttested, core.CodeEntryNotYours, core.CodeContested},
		state: func(w *world) core.EntryState {
			return get[core.HolderEntry](w, core.EntryRef(c.entries[0])).State
		},
		reach: func(t tb, state core.EntryState) (*world, map[core.Type]attempt) {
			var w *world
			w, c = registered(t)
			w.applied(w.attest(c, identity1, "member1", c.entries[1], buyer), w.claim(c, buyer, c.entries[1]))
			w.pass(objectionPeriod)
			attempts := map[core.Type]attempt{
				core.TypeClaimAttested: func(w *world) core.SignedCommand {
					return w.attest(c, identity1, "member1", c.entries[0], seller)
				},
				core.TypeEntryClaimed: func(w *world) core.SignedCommand {
					return w.claim(c, seller, c.entries[0], c.lots[0])
				},
				core.TypeClaimObjected: func(w *world) core.SignedCommand {
					return w.command(officer, c.id, &core.ClaimObjected{Entry: c.entries[0], Reason: digest("why")})
				},
				core.TypeClaimDecided: func(w *world) core.SignedCommand {
					return w.command(identity2, c.id, &core.ClaimDecided{Member: "member2", Entry: c.entries[0], Evidence: digest("seen")})
				},
				core.TypeSharesListed: func(w *world) core.SignedCommand {
					w.pass(objectionPeriod)
					return w.list(c, seller, c.lots[0], 1, 1)
				},
				core.TypePledgeEntered: func(w *world) core.SignedCommand {
					w.pass(objectionPeriod)
					return w.pledge(c, seller, c.lots[0], 1)
				},
				core.TypeLockSet: func(w *world) core.SignedCommand {
					w.pass(objectionPeriod)
					return w.lock(c, seller, c.lots[0], 1)
				},
				core.TypeSharesGiven: func(w *world) core.SignedCommand {
					w.pass(objectionPeriod)
					return w.give(c, parts(c.lots[2], 1))
				},
				core.TypeOfficerRecordedTransfer: func(w *world) core.SignedCommand {
					b := c.inheritance(heir("heir", core.LotPart{Lot: c.lots[0], Quantity: 1}))
					b.Entry = c.entries[0]
					return w.record(c, b)
				},
				core.TypeClaimReleased: func(w *world) core.SignedCommand { return w.releaseClaim(c, c.entries[0]) },
				core.TypeEntriesMerged: func(w *world) core.SignedCommand { return w.mergeAway(c) },
				core.TypeEntryCorrected: func(w *world) core.SignedCommand {
					b := &core.EntryCorrected{
						Entry: c.entries[0], Holder: commitment("right"), Corrects: w.entry(c.entries[0]).Since.Command, Evidence: digest("e"), Member: "member1",
					}
					if w.entry(c.entries[0]).State == core.EntryIsClaimed {
						b.Member = ""
						return w.command(seller, c.id, b)
					}
					return with(w.command(officer, c.id, b), identity1)
				},
				core.TypeLotCorrected: func(w *world) core.SignedCommand {
					right := core.RightLot{Quantity: 1_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-02"}
					return with(w.command(officer, c.id, w.asOne(c.lots[0], right)), identity1, seller)
				},
				core.TypeCertificateRequested: func(w *world) core.SignedCommand {
					return w.command(seller, c.id, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: c.lots[0], HolderKey: seller.kid(), Member: "member1"})
				},
			}
			path := []core.Type{core.TypeClaimAttested, core.TypeEntryClaimed, core.TypeClaimObjected}
			steps := map[core.EntryState]int{core.EntryIsAttested: 1, core.EntryIsClaimed: 2, core.EntryIsContested: 3, core.EntryIsMerged: 2}
			for _, kind := range path[:steps[state]] {
				w.applied(attempts[kind](w))
			}
			if state == core.EntryIsMerged {
				w.applied(w.mergeAway(c))
			}
			return w, attempts
		},
	}.test(t)
}

// mergeAway has the seller merge the first entry into another of theirs, which they get by a gift of the buyer's if they have none.
func (w *world) mergeAway(c company) core.SignedCommand {
	w.Helper()
	other := func() core.EntryID {
		for r := range w.records() {
			if e, ok := r.(core.HolderEntry); ok && e.Controller == seller.did() && e.ID != c.entries[0] {
				return e.ID
			}
		}
		return ""
	}
	if other() == "" {
		b := w.gift(parts(c.lots[4], 1))
		b.Receiver = seller.did()
		w.applied(with(w.command(buyer, c.id, b), seller))
	}
	w.overObjections()
	return w.command(seller, c.id, &core.EntriesMerged{From: c.entries[0], Into: other(), Lots: []core.LotID{}})
}

func TestEveryCommandInEveryStateOfAListing(t *testing.T) {
	var d trade
	machine[core.ListingState]{
		table: core.TableOf(core.Known().Latest(), core.ListingStates),
		state: func(w *world) core.ListingState { return get[core.Listing](w, core.ListingRef(d.listing)).State },
		reach: func(t tb, state core.ListingState) (*world, map[core.Type]attempt) {
			w, c := claimed(t)
			d = w.offered(c, c.lots[2], 100, 100, 1_000)
			second := w.offerOn(d, 100, 1_000)
			second.terms.BuyerEntry = commitment("another deposit")
			attempts := map[core.Type]attempt{
				core.TypeListingWithdrawn: func(w *world) core.SignedCommand {
					return w.command(seller, c.id, &core.ListingWithdrawn{Listing: d.listing})
				},
				core.TypeListingExpired: func(w *world) core.SignedCommand {
					w.pass(30 * core.Day)
					return w.command(stranger, c.id, &core.ListingExpired{Listing: d.listing})
				},
				core.TypeOfferMade: func(w *world) core.SignedCommand { return w.offerFor(c, stranger, d.listing, 1, 1) },
				core.TypeOfferCountered: func(w *world) core.SignedCommand {
					return w.command(seller, c.id, &core.OfferCountered{Offer: second.offer, Round: 2, Quantity: 1, Price: 1, Until: w.now.After(60)})
				},
				core.TypeAgreementSigned: func(w *world) core.SignedCommand { return w.sign(second, seller) },
				core.TypeOrderExecuted: func(w *world) core.SignedCommand {
					return w.overriding(c, c.lots[4], get[core.Listing](w, core.ListingRef(d.listing)).Reservation)
				},
			}
			switch state {
			case core.ListingIsSold:
				w.applied(w.sign(d, seller), w.sign(d, buyer))
			case core.ListingIsWithdrawn:
				w.applied(attempts[core.TypeListingWithdrawn](w))
			case core.ListingIsExpired:
				w.applied(attempts[core.TypeListingExpired](w))
			}
			return w, attempts
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfAnOffer(t *testing.T) {
	var d trade
	machine[core.OfferState]{
		table: core.TableOf(core.Known().Latest(), core.OfferStates),
		state: func(w *world) core.OfferState { return get[core.Offer](w, core.OfferRef(d.offer)).State },
		reach: func(t tb, state core.OfferState) (*world, map[core.Type]attempt) {
			w, c := claimed(t)
			d = w.offered(c, c.lots[2], 100, 50, 1_000)
			attempts := map[core.Type]attempt{
				core.TypeOfferCountered: func(w *world) core.SignedCommand {
					return w.command(seller, c.id, &core.OfferCountered{Offer: d.offer, Round: 2, Quantity: 1, Price: 1, Until: w.now.After(60)})
				},
				core.TypeOfferDeclined: func(w *world) core.SignedCommand {
					return w.command(seller, c.id, &core.OfferDeclined{Offer: d.offer})
				},
				core.TypeAgreementSigned: func(w *world) core.SignedCommand { return w.sign(d, seller) },
			}
			switch state {
			case core.OfferIsAgreed:
				w.applied(w.sign(d, seller), w.sign(d, buyer))
			case core.OfferIsDeclined:
				w.applied(attempts[core.TypeOfferDeclined](w))
			}
			return w, attempts
		},
	}.test(t)
}
