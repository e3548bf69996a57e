package core

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"iter"
	"maps"
	"slices"
)

// book is what Check keeps of the records it has seen: of each only what another record is compared with.
type book struct {
	classes      map[ClassID]*classFacts
	lots         map[LotID]*lotFacts
	reservations map[ReservationID]*reservationFacts
	listings     map[ListingID]listingFacts
	agreements   map[AgreementID]*agreementFacts
	money        map[AgreementID]*moneyFacts
	commands     map[commandKey]*commandFacts
	// entries holds who controls an entry, and soldBy which settled agreement ended a lot.
	entries map[EntryID]DID
	soldBy  map[LotID]AgreementID
	// shared makes equal identifiers share their memory.
	shared     map[string]string
	violations []Violation
}

type classFacts struct {
	known, counted           bool
	live, issued, authorised Shares
}

type lotFacts struct {
	issuer                                        IssuerID
	class                                         ClassID
	entry                                         EntryID
	quantity, pledged, attached, locked, reserved Shares
	reservations                                  []ReservationID
	provenance                                    Provenance
	effectiveOn, contractOn, paidOn               Date
	recordedAt                                    Time
	from, into                                    []LotID
	ended                                         bool
	reason                                        EndReason
}

type reservationFacts struct {
	lot       LotID
	quantity  Shares
	listing   ListingID
	agreement AgreementID
	ended     bool
}

type listingFacts struct {
	open        bool
	reservation ReservationID
	remaining   Shares
}

type agreementFacts struct {
	terms                     Terms
	state                     AgreementState
	reservation               ReservationID
	sellerSigned, buyerSigned CommandID
	ended, began, balance     LotID
}

// binding tells whether the agreement binds shares.
func (a *agreementFacts) binding() bool {
	return a.state == AgreementIsApprovalPending || a.state == AgreementIsAgreed || a.state == AgreementIsFunded
}

func (a *agreementFacts) settled() bool {
	return a.state == AgreementIsSettled || a.state == AgreementIsPaid
}

// moneyFacts is an escrow, without its lists, and the sums of its payments.
type moneyFacts struct {
	opened   bool
	escrow   escrowFacts
	sums     map[PaymentKind]Won
	payments int
}

type escrowFacts struct {
	Agent                                                MemberID
	Price, Accepted, Deposited, Released, Refunded, Held Won
	Releasable                                           bool
	References                                           []BankReference
}

func newBook() *book {
	return &book{
		classes: map[ClassID]*classFacts{}, lots: map[LotID]*lotFacts{}, reservations: map[ReservationID]*reservationFacts{},
		listings: map[ListingID]listingFacts{}, agreements: map[AgreementID]*agreementFacts{}, money: map[AgreementID]*moneyFacts{},
		commands: map[commandKey]*commandFacts{}, entries: map[EntryID]DID{}, soldBy: map[LotID]AgreementID{}, shared: map[string]string{},
	}
}

// note takes from a record what the invariants compare.
func (b *book) note(r Record) {
	b.noteStamps(r)
	switch r := r.(type) {
	case ShareClass:
		class := b.class(r.ID)
		class.known, class.authorised = true, r.Authorised
	case Count:
		class := b.class(r.Class)
		class.counted, class.issued = true, r.Issued
	case HolderEntry:
		b.entries[r.ID] = share(b, r.Controller)
	case Lot:
		b.noteLot(r)
	case Reservation:
		b.reservations[r.ID] = &reservationFacts{r.Lot, r.Quantity, r.Listing, r.Agreement, r.Ended != nil}
	case Listing:
		b.listings[r.ID] = listingFacts{r.State == ListingIsOpen, r.Reservation, r.Remaining}
	case Agreement:
		b.noteAgreement(r)
	case Escrow:
		m := b.moneyOf(r.Agreement)
		m.opened = true
		m.escrow = escrowFacts{r.Agent, r.Price, r.Accepted, r.Deposited, r.Released, r.Refunded, r.Held, r.Releasable != nil, r.References}
	case Payment:
		m := b.moneyOf(r.Agreement)
		m.sums[r.Kind] += r.Amount
		m.payments++
		b.breaks(5, r.Amount > 0, r.Ref(), "a payment is at least 1 won")
	}
}

func (b *book) noteLot(l Lot) {
	facts := &lotFacts{
		issuer: share(b, l.Issuer), class: share(b, l.Class), entry: share(b, l.Entry), quantity: l.Quantity, pledged: l.Pledged,
		attached: l.Attached, locked: l.Locked, reserved: l.Reserved, reservations: l.Reservations, provenance: share(b, l.Provenance),
		effectiveOn: share(b, l.EffectiveOn), contractOn: share(b, l.ContractOn), paidOn: share(b, l.PaidOn), recordedAt: l.Recorded.At, from: l.From,
	}
	if l.Ended != nil {
		facts.ended, facts.reason, facts.into = true, share(b, l.Ended.Reason), l.Ended.Into
	} else {
		b.class(l.Class).live += l.Quantity
	}
	b.lots[l.ID] = facts
}

func (b *book) noteAgreement(a Agreement) {
	terms := a.Terms
	terms.Issuer, terms.Class, terms.Seller, terms.Buyer = share(b, terms.Issuer), share(b, terms.Class), share(b, terms.Seller), share(b, terms.Buyer)
	b.agreements[a.ID] = &agreementFacts{terms, a.State, a.Reservation, a.SellerSigned, a.BuyerSigned, a.Ended, a.Began, a.Balance}
	if a.Ended != "" {
		b.breaks(2, b.soldBy[a.Ended] == "", a.Ref(), "another agreement has ended the same lot")
		b.soldBy[a.Ended] = a.ID
	}
}

func (b *book) class(id ClassID) *classFacts {
	if b.classes[id] == nil {
		b.classes[id] = &classFacts{}
	}
	return b.classes[id]
}

func (b *book) moneyOf(id AgreementID) *moneyFacts {
	if b.money[id] == nil {
		b.money[id] = &moneyFacts{sums: map[PaymentKind]Won{}}
	}
	return b.money[id]
}

func share[S ~string](b *book, s S) S {
	if kept, ok := b.shared[string(s)]; ok {
		return S(kept)
	}
	b.shared[string(s)] = string(s)
	return s
}

// commandKey is a command's identity in bytes, and digest the beginning of some text's SHA-256.
type (
	commandKey [sha256.Size]byte
	digest     uint64
)

func digestOf(text string) digest {
	sum := sha256.Sum256([]byte(text))
	return digest(binary.BigEndian.Uint64(sum[:]))
}

func keyOf(c CommandID) (key commandKey, ok bool) {
	raw, err := hex.DecodeString(string(c))
	return commandKey(append(raw, make([]byte, max(0, len(key)-len(raw)))...)), err == nil && len(raw) == len(key)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// ordered goes over a map in the order of its keys.
func ordered[K cmp.Ordered, V any](m map[K]V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range sortedKeys(m) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}
