package core

import (
	"bytes"
	"maps"
	"slices"
)

// commandFacts is what the records say of one command: its own outcome, and the stamps that name it.
type commandFacts struct {
	// outcome, when there is one: its type, whether it was applied, who acted, and where it was recorded.
	outcome, applied bool
	kind             Type
	actor, on        digest
	// stamped, when a record names the command: where the record says it came about, the first such record, and the types
	// that may have made all of them.
	stamped  bool
	stampOn  digest
	first    Ref
	allowed  []Type
	conflict bool
}

// makers are the types that may be behind each kind of stamp.
var makers = struct {
	founded, introduced, identified, appointed, deskEnded, filed, admitted, imported, entered, recorded, lotEnded, reserved, freed,
	listed, offered, agreed, voted, settled, certified []Type
	paid map[PaymentKind][]Type
}{
	founded:    []Type{TypeLedgerFounded},
	introduced: []Type{TypePartyIntroduced, TypeLedgerFounded},
	identified: []Type{TypePartyIdentified},
	appointed:  []Type{TypeDeskAppointed},
	deskEnded:  []Type{TypeDeskEnded},
	filed:      []Type{TypeIssuerApplied},
	admitted:   []Type{TypeIssuerAdmitted},
	imported:   []Type{TypeRegisterImported},
	entered:    []Type{TypeRegisterImported, TypeTradeSettled},
	recorded:   []Type{TypeRegisterImported, TypeTradeSettled},
	lotEnded:   []Type{TypeTradeSettled},
	reserved:   []Type{TypeSharesListed, TypeAgreementSigned},
	freed: []Type{TypeListingWithdrawn, TypeListingExpired, TypeAgreementSigned, TypeApprovalVoted, TypeAgreementExpired,
		TypeTradeSettled},
	listed:    []Type{TypeSharesListed},
	offered:   []Type{TypeOfferMade},
	agreed:    []Type{TypeAgreementSigned},
	voted:     []Type{TypeApprovalVoted},
	settled:   []Type{TypeTradeSettled},
	certified: []Type{TypeCertificateRequested},
	paid: map[PaymentKind][]Type{
		PaymentDeposit: {TypeDepositAttested}, PaymentPayout: {TypePayoutAttested}, PaymentRefund: {TypeRefundAttested},
	},
}

// noteStamps takes a record's stamps, and checks that an identifier derives from the command that made it.
func (b *book) noteStamps(r Record) {
	ref := r.Ref()
	made := func(on Stamp, by []Type) { b.stamp(ref, &on, by) }
	switch r := r.(type) {
	case Outcome:
		b.noteOutcome(r)
	case Ledger:
		made(r.Founded, makers.founded)
	case Party:
		made(r.Since, makers.introduced)
		if r.Identified != nil {
			made(r.Identified.On, makers.identified)
		}
	case Desk:
		made(r.Since, makers.appointed)
		b.stamp(ref, r.Ended, makers.deskEnded)
	case Application:
		b.born(ref, KindIssuer, r.Filed, makers.filed)
	case Issuer:
		made(r.Admitted, makers.admitted)
		b.stamp(ref, r.Imported, makers.imported)
	case Authority:
		made(r.Since, makers.admitted)
	case ShareClass:
		b.born(ref, KindClass, r.Since, makers.admitted)
	case HolderEntry:
		b.born(ref, KindEntry, r.Since, makers.entered)
	case Lot:
		b.born(ref, KindLot, r.Recorded, makers.recorded)
		if r.Ended != nil {
			made(r.Ended.On, makers.lotEnded)
		}
	case Reservation:
		b.born(ref, KindReservation, r.Since, makers.reserved)
		b.stamp(ref, r.Ended, makers.freed)
	case Listing:
		b.born(ref, KindListing, r.Since, makers.listed)
	case Offer:
		b.born(ref, KindOffer, r.Since, makers.offered)
	case Agreement:
		b.noteAgreementStamps(r)
	case Escrow:
		b.stamp(ref, r.Releasable, makers.settled)
	case Payment:
		made(r.On, makers.paid[r.Kind])
	case Issuance:
		b.born(ref, KindIssuance, r.On, makers.certified)
	}
}

func (b *book) noteAgreementStamps(a Agreement) {
	ref := a.Ref()
	id, err := a.Terms.ID()
	b.breaks(10, err == nil && id == a.ID, ref, "it is not named after its terms")
	b.stamp(ref, &a.Since, makers.agreed)
	b.stamp(ref, a.Requested, makers.agreed)
	b.stamp(ref, a.Approved, makers.voted)
	b.stamp(ref, a.Settled, makers.settled)
	for _, vote := range a.Votes {
		b.stamp(ref, &vote.On, makers.voted)
	}
}

// born takes the stamp of a record whose identifier derives from its command.
func (b *book) born(ref Ref, kind Kind, on Stamp, by []Type) {
	b.stamp(ref, &on, by)
	derived := false
	for i := 0; i <= MaxLots && !derived; i++ {
		derived = Derive(string(kind), on.Command, i) == ref.ID
	}
	b.breaks(10, derived, ref, "its identifier does not derive from the command that made it")
}

func (b *book) stamp(ref Ref, on *Stamp, by []Type) {
	if on == nil {
		return
	}
	c := b.command(on.Command, ref)
	if c == nil {
		return
	}
	where := digestOfStamp(*on)
	if !c.stamped {
		c.stamped, c.stampOn, c.first, c.allowed = true, where, ref, by
		return
	}
	if CompareRefs(ref, c.first) < 0 {
		c.first = ref
	}
	c.conflict = c.conflict || c.stampOn != where
	c.allowed = both(c.allowed, by)
}

// both keeps the types that are in each list.
func both(a, b []Type) []Type {
	if slices.Equal(a, b) {
		return a
	}
	var out []Type
	for _, t := range a {
		if slices.Contains(b, t) {
			out = append(out, t)
		}
	}
	return out
}

func (b *book) noteOutcome(o Outcome) {
	ref := o.Ref()
	b.breaks(10, o.On.Command == o.Command && (o.Status == Applied || o.Status == Rejected) && (o.Code == "") == (o.Status == Applied), ref, "an outcome is applied, or rejected with a code")
	if c := b.command(o.Command, ref); c != nil {
		c.outcome, c.applied, c.kind, c.actor, c.on = true, o.Status == Applied, o.Type, digestOf(string(o.Actor)), digestOfStamp(o.On)
	}
}

func (b *book) command(id CommandID, ref Ref) *commandFacts {
	key, ok := keyOf(id)
	b.breaks(10, ok, ref, "it names no command")
	if !ok {
		return nil
	}
	if b.commands[key] == nil {
		b.commands[key] = &commandFacts{}
	}
	return b.commands[key]
}

func digestOfStamp(s Stamp) digest { return digestOf(s.Transaction + "\x00" + s.At.String()) }

// signed tells whether an applied command is the party's signature under an agreement.
func (b *book) signed(id CommandID, party DID) bool {
	key, ok := keyOf(id)
	c := b.commands[key]
	return ok && c != nil && c.applied && c.kind == TypeAgreementSigned && c.actor == digestOf(string(party))
}

// checkCommands asks that every stamp's command is applied, where the stamp says, and of a type that makes such records.
func (b *book) checkCommands() {
	keys := slices.SortedFunc(maps.Keys(b.commands), func(x, y commandKey) int { return bytes.Compare(x[:], y[:]) })
	for _, key := range keys {
		c := b.commands[key]
		if !c.stamped {
			continue
		}
		explained := c.outcome && c.applied && !c.conflict && c.stampOn == c.on && slices.Contains(c.allowed, c.kind)
		b.breaks(10, explained, c.first, "no applied command explains it")
	}
}
