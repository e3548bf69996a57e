package rules_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestEveryCommandInEveryStateOfAnApplication(t *testing.T) {
	var id value.IssuerID
	rulestest.Machine[model.ApplicationState]{
		Table: model.TableOf(rules.Known().Latest(), model.ApplicationStates),
		State: func(w *rulestest.World) model.ApplicationState {
			return rulestest.Get[model.Application](w, model.ApplicationRef(id)).State
		},
		Reach: func(t rulestest.Tb, state model.ApplicationState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w := rulestest.Founded(t)
			id = w.Apply(rulestest.Facts())
			desk := func(who rulestest.Someone, body model.Body) rulestest.Attempt {
				return func(w *rulestest.World) model.SignedCommand { return w.Command(who, id, body) }
			}
			attempts := map[value.Type]rulestest.Attempt{
				company.TypeIssuerChecked:  desk(rulestest.Maker, &company.IssuerChecked{Member: "member1", Evidence: rulestest.Digest("checked")}),
				company.TypeIssuerAdmitted: desk(rulestest.Checker, &company.IssuerAdmitted{Member: "member1", Evidence: rulestest.Digest("admitted")}),
				company.TypeIssuerRefused:  desk(rulestest.Maker, &company.IssuerRefused{Member: "member1", Evidence: rulestest.Digest("refused")}),
			}
			switch state {
			case model.ApplicationIsRefused:
				w.Applied(attempts[company.TypeIssuerRefused](w))
			case model.ApplicationIsChecked:
				w.Applied(attempts[company.TypeIssuerChecked](w))
			case model.ApplicationIsAdmitted:
				w.Applied(attempts[company.TypeIssuerChecked](w), attempts[company.TypeIssuerAdmitted](w))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfAnEntry(t *testing.T) {
	var c rulestest.Company
	rulestest.Machine[model.EntryState]{
		Table:   model.TableOf(rules.Known().Latest(), model.EntryStates),
		Because: []value.Code{value.CodeEntryTaken, value.CodeNotAttested, value.CodeEntryNotYours, value.CodeContested},
		Guarded: map[model.EntryState]map[value.Type]value.Code{model.EntryIsMerged: {move.TypeOfficerRecordedTransfer: value.CodeEntryTaken}}, // its holder merges the rest
		State: func(w *rulestest.World) model.EntryState {
			return rulestest.Get[model.HolderEntry](w, model.EntryRef(c.Entries[0])).State
		},
		Reach: func(t rulestest.Tb, state model.EntryState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			var w *rulestest.World
			w, c = rulestest.Registered(t)
			w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Buyer), w.Claim(c, rulestest.Buyer, c.Entries[1]))
			w.Pass(rulestest.ObjectionPeriod)
			attempts := map[value.Type]rulestest.Attempt{
				holder.TypeClaimAttested: func(w *rulestest.World) model.SignedCommand {
					return w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller)
				},
				holder.TypeEntryClaimed: func(w *rulestest.World) model.SignedCommand {
					return w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[0])
				},
				holder.TypeClaimObjected: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Officer, c.ID, &holder.ClaimObjected{Entry: c.Entries[0], Reason: rulestest.Digest("why")})
				},
				holder.TypeClaimDecided: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Identity2, c.ID, &holder.ClaimDecided{Member: "member2", Entry: c.Entries[0], Evidence: rulestest.Digest("seen")})
				},
				trade.TypeSharesListed: func(w *rulestest.World) model.SignedCommand {
					w.Pass(rulestest.ObjectionPeriod)
					return w.List(c, rulestest.Seller, c.Lots[0], 1, 1)
				},
				binding.TypePledgeEntered: func(w *rulestest.World) model.SignedCommand {
					w.Pass(rulestest.ObjectionPeriod)
					return w.Pledge(c, rulestest.Seller, c.Lots[0], 1)
				},
				binding.TypeLockSet: func(w *rulestest.World) model.SignedCommand {
					w.Pass(rulestest.ObjectionPeriod)
					return w.Lock(c, rulestest.Seller, c.Lots[0], 1)
				},
				move.TypeSharesGiven: func(w *rulestest.World) model.SignedCommand {
					w.Pass(rulestest.ObjectionPeriod)
					return w.Give(c, rulestest.Parts(c.Lots[2], 1))
				},
				move.TypeOfficerRecordedTransfer: func(w *rulestest.World) model.SignedCommand {
					b := c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[0], Quantity: 1}))
					b.Entry = c.Entries[0]
					return w.Record(c, b)
				},
				move.TypeClaimReleased: func(w *rulestest.World) model.SignedCommand { return w.ReleaseClaim(c, c.Entries[0]) },
				move.TypeEntriesMerged: func(w *rulestest.World) model.SignedCommand { return mergeAway(w, c) },
				correction.TypeEntryCorrected: func(w *rulestest.World) model.SignedCommand {
					b := &correction.EntryCorrected{
						Entry: c.Entries[0], Holder: rulestest.Commitment("right"), Corrects: w.Entry(c.Entries[0]).DataFrom(), Evidence: rulestest.Digest("e"), Member: "member1",
					}
					if w.Entry(c.Entries[0]).State == model.EntryIsClaimed {
						b.Member, b.Holder, b.Address = "", "", rulestest.Address("right")
						return w.Command(rulestest.Seller, c.ID, b)
					}
					return rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity1)
				},
				correction.TypeLotCorrected: func(w *rulestest.World) model.SignedCommand {
					right := correction.RightLot{Quantity: 1_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-02"}
					return rulestest.With(w.Command(rulestest.Officer, c.ID, w.AsOne(c.Lots[0], right)), rulestest.Identity1, rulestest.Seller)
				},
				certificate.TypeCertificateRequested: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Seller, c.ID, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: c.Lots[0], HolderKey: rulestest.Seller.Kid(), Member: "member1"})
				},
			}
			path := []value.Type{holder.TypeClaimAttested, holder.TypeEntryClaimed, holder.TypeClaimObjected}
			steps := map[model.EntryState]int{model.EntryIsAttested: 1, model.EntryIsClaimed: 2, model.EntryIsContested: 3, model.EntryIsMerged: 2}
			for _, kind := range path[:steps[state]] {
				w.Applied(attempts[kind](w))
			}
			if state == model.EntryIsMerged {
				w.Applied(mergeAway(w, c))
			}
			return w, attempts
		},
	}.Test(t)
}

// mergeAway has the seller merge the first entry into another of theirs, which they get by a gift of the buyer's if they have none.
func mergeAway(w *rulestest.World, c rulestest.Company) model.SignedCommand {
	w.Helper()
	other := func() value.EntryID {
		for r := range w.Records() {
			if e, ok := r.(model.HolderEntry); ok && e.Controller == rulestest.Seller.Did() && e.ID != c.Entries[0] {
				return e.ID
			}
		}
		return ""
	}
	if other() == "" {
		b := w.Gift(rulestest.Parts(c.Lots[4], 1))
		b.Receiver = rulestest.Seller.Did()
		w.Applied(rulestest.With(w.Command(rulestest.Buyer, c.ID, b), rulestest.Seller))
	}
	w.OverObjections()
	return w.Command(rulestest.Seller, c.ID, &move.EntriesMerged{From: c.Entries[0], Into: other(), Lots: []value.LotID{}})
}

func TestEveryCommandInEveryStateOfAListing(t *testing.T) {
	var d rulestest.Trade
	rulestest.Machine[model.ListingState]{
		Table: model.TableOf(rules.Known().Latest(), model.ListingStates),
		State: func(w *rulestest.World) model.ListingState {
			return rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)).State
		},
		Reach: func(t rulestest.Tb, state model.ListingState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c := rulestest.Claimed(t)
			d = w.Offered(c, c.Lots[2], 100, 100, 1_000)
			second := w.OfferOn(d, 100, 1_000)
			second.Terms.BuyerAddress = rulestest.Address("another deposit")
			attempts := map[value.Type]rulestest.Attempt{
				trade.TypeListingWithdrawn: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: d.Listing})
				},
				trade.TypeListingExpired: func(w *rulestest.World) model.SignedCommand {
					w.Pass(30 * value.Day)
					return w.Command(rulestest.Stranger, c.ID, &trade.ListingExpired{Listing: d.Listing})
				},
				trade.TypeOfferMade: func(w *rulestest.World) model.SignedCommand {
					return w.OfferFor(c, rulestest.Stranger, d.Listing, 1, 1)
				},
				trade.TypeOfferCountered: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Seller, c.ID, &trade.OfferCountered{Offer: second.Offer, Round: 2, Quantity: 1, Price: 1, Until: w.Now.After(60)})
				},
				trade.TypeAgreementSigned: func(w *rulestest.World) model.SignedCommand { return w.Sign(second, rulestest.Seller) },
				move.TypeOrderExecuted: func(w *rulestest.World) model.SignedCommand {
					return overriding(w, c, c.Lots[4], rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)).Reservation)
				},
			}
			switch state {
			case model.ListingIsSold:
				w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
			case model.ListingIsWithdrawn:
				w.Applied(attempts[trade.TypeListingWithdrawn](w))
			case model.ListingIsExpired:
				w.Applied(attempts[trade.TypeListingExpired](w))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfAnOffer(t *testing.T) {
	var d rulestest.Trade
	rulestest.Machine[model.OfferState]{
		Table: model.TableOf(rules.Known().Latest(), model.OfferStates),
		State: func(w *rulestest.World) model.OfferState {
			return rulestest.Get[model.Offer](w, model.OfferRef(d.Offer)).State
		},
		Reach: func(t rulestest.Tb, state model.OfferState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c := rulestest.Claimed(t)
			d = w.Offered(c, c.Lots[2], 100, 50, 1_000)
			attempts := map[value.Type]rulestest.Attempt{
				trade.TypeOfferCountered: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Seller, c.ID, &trade.OfferCountered{Offer: d.Offer, Round: 2, Quantity: 1, Price: 1, Until: w.Now.After(60)})
				},
				trade.TypeOfferDeclined: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Seller, c.ID, &trade.OfferDeclined{Offer: d.Offer})
				},
				trade.TypeAgreementSigned: func(w *rulestest.World) model.SignedCommand { return w.Sign(d, rulestest.Seller) },
			}
			switch state {
			case model.OfferIsAgreed:
				w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
			case model.OfferIsDeclined:
				w.Applied(attempts[trade.TypeOfferDeclined](w))
			}
			return w, attempts
		},
	}.Test(t)
}
