package core

import (
	"maps"
	"slices"
	"strings"
)

// refForms says, for every kind of record, what its identifier looks like.
var refForms = map[Kind]func(id string) bool{
	KindLedger:          func(id string) bool { return id == LedgerRef.ID },
	KindParty:           func(id string) bool { return DID(id).valid() },
	KindDesk:            isDeskID,
	KindApplication:     func(id string) bool { return IssuerID(id).valid() },
	KindOutcome:         func(id string) bool { return CommandID(id).valid() },
	KindIssuer:          func(id string) bool { return IssuerID(id).valid() },
	KindCorporateNumber: func(id string) bool { return isDigits(id, 13) },
	KindAuthority:       isIssuerAndParty,
	KindClass:           func(id string) bool { return ClassID(id).valid() },
	KindCount:           func(id string) bool { return ClassID(id).valid() },
	KindEntry:           func(id string) bool { return EntryID(id).valid() },
	KindEntryOf:         isIssuerAndParty,
	KindLot:             func(id string) bool { return LotID(id).valid() },
	KindReservation:     func(id string) bool { return ReservationID(id).valid() },
	KindListing:         func(id string) bool { return ListingID(id).valid() },
	KindOffer:           func(id string) bool { return OfferID(id).valid() },
	KindAgreement:       func(id string) bool { return AgreementID(id).valid() },
	KindEscrow:          func(id string) bool { return AgreementID(id).valid() },
	KindBankReference:   isMemberAndReference,
	KindIssuance:        func(id string) bool { return IssuanceID(id).valid() },
}

// Valid tells whether the reference could name a record: a known kind, and an identifier of that kind's form.
func (r Ref) Valid() bool {
	form, known := refForms[r.Kind]
	return known && form(r.ID)
}

func isIssuerAndParty(id string) bool {
	issuer, party, found := strings.Cut(id, "/")
	return found && IssuerID(issuer).valid() && DID(party).valid()
}

func isMemberAndReference(id string) bool {
	member, reference, found := strings.Cut(id, "/")
	return found && MemberID(member).valid() && BankReference(reference).valid()
}

func isDeskID(id string) bool {
	parts := strings.Split(id, "/")
	return len(parts) == 3 && MemberID(parts[0]).valid() && DeskKind(parts[1]).valid() && DID(parts[2]).valid()
}

// Kinds lists every kind of record, ordered by name.
func Kinds() []Kind { return slices.Sorted(maps.Keys(refForms)) }
