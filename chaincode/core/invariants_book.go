package core

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash/maphash"
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
	encumbrances map[EncumbranceID]encumbranceFacts
	changes      map[StagedID]*changeFacts
	// groups keep what the invariants of other groups of acts need.
	groups []groupBook
	// entries holds who controls an entry and who did before, and soldBy which settled agreement ended a lot.
	entries map[EntryID][]DID
	soldBy  map[LotID]AgreementID
	// shared makes equal identifiers share their memory.
	shared     map[string]string
	violations []Violation
}

// groupBook is a part of the book that a group of acts keeps for its own records.
type groupBook interface {
	// note takes from a record what check needs.
	note(b *book, r Record)
	// check says what the records break, with b.breaks.
	check(b *book)
}

// groupBooks make the parts, for a new book.
func groupBooks() []groupBook {
	return []groupBook{newApprovalBook(), newCompanyBook(), newEncumbranceBook(), newIssueBook(), newMoveBook(), newRightBook()}
}

type classFacts struct {
	known, counted           bool
	live, issued, authorised Shares
	epoch                    int
	replaced                 []StagedID
	added                    map[StagedID]bool
}

type encumbranceFacts struct {
	kind     EncumbranceKind
	lot      LotID
	quantity Shares
	ended    bool
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
	endedBy                                       CommandID
	epoch                                         int
	staged                                        StagedID
	bound                                         []Bound
	encumbrances                                  []EncumbranceID
	numbered                                      Shares
}

// made tells whether the staged act that made the lot, if one did, is closed.
func (b *book) made(lot *lotFacts) bool {
	return lot.staged == "" || b.class(lot.class).added[lot.staged]
}

// controlled tells whether a party controls an entry, or did until their death or dissolution.
func (b *book) controlled(entry EntryID, party DID) bool {
	return slices.Contains(b.entries[entry], party)
}

// replaced tells whether an act on the whole class has replaced the lot, and which.
func (b *book) replaced(lot *lotFacts) (StagedID, bool) {
	class := b.class(lot.class)
	if lot.ended || !b.made(lot) || lot.epoch >= len(class.replaced) {
		return "", false
	}
	return class.replaced[lot.epoch], true
}

func (b *book) live(lot *lotFacts) bool {
	return !lot.ended && b.made(lot) && lot.epoch == b.class(lot.class).epoch
}

// follow finds the live lot that a lot has become by acts on its class; nil where nothing is left of it.
func (b *book) follow(id LotID) (LotID, *lotFacts) {
	for range maxSuccessors {
		lot := b.lots[id]
		if lot == nil || b.live(lot) {
			return id, lot
		}
		act, ok := b.replaced(lot)
		if !ok {
			return id, nil
		}
		id = successor(act, id)
	}
	return id, nil
}

// bindsNow is what something binds of the live lot, that was last written for the lot at with a quantity.
func (l *lotFacts) bindsNow(id, at LotID, by string, quantity Shares) Shares {
	if at == id {
		return quantity
	}
	for _, bound := range l.bound {
		if bound.By == by {
			return bound.Quantity
		}
	}
	return 0
}

type reservationFacts struct {
	lot       LotID
	quantity  Shares
	listing   ListingID
	agreement AgreementID
	ended     bool
	short     Shares
	transfer  TransferID
}

type listingFacts struct {
	open         bool
	reservations []ReservationID
	remaining    Shares
}

type agreementFacts struct {
	terms                     Terms
	state                     AgreementState
	reservations              []ReservationID
	sellerSigned, buyerSigned CommandID
	moves                     []LotMove
	purchased                 bool
}

// binding tells whether the agreement binds shares.
func (a *agreementFacts) binding() bool {
	switch a.state {
	case AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested,
		AgreementIsDesignatedBuyer, AgreementIsCompanyPurchase, AgreementIsAgreed, AgreementIsFunded, AgreementIsDisputed:
		return true
	}
	return false
}

func (a *agreementFacts) settled() bool {
	return a.state == AgreementIsSettled || a.state == AgreementIsPayoutFailed || a.state == AgreementIsPaid
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
	b := &book{
		classes: map[ClassID]*classFacts{}, lots: map[LotID]*lotFacts{}, reservations: map[ReservationID]*reservationFacts{},
		listings: map[ListingID]listingFacts{}, agreements: map[AgreementID]*agreementFacts{}, money: map[AgreementID]*moneyFacts{},
		commands: map[commandKey]*commandFacts{}, entries: map[EntryID][]DID{}, soldBy: map[LotID]AgreementID{}, shared: map[string]string{},
		encumbrances: map[EncumbranceID]encumbranceFacts{}, changes: map[StagedID]*changeFacts{},
	}
	b.groups = groupBooks()
	return b
}

// note takes from a record what the invariants compare.
func (b *book) note(n *Noted) {
	b.noteStamps(n)
	switch r := n.record.(type) {
	case ShareClass:
		class := b.class(r.ID)
		class.known, class.authorised, class.epoch, class.replaced = true, r.lastAuthorised(), r.Epoch, r.Replaced
		class.added = map[StagedID]bool{}
		for _, act := range r.Added {
			class.added[act] = true
		}
		b.breaks(6, r.Epoch == len(r.Replaced), r.Ref(), "its epoch is not the number of acts that replaced its lots")
	case Count:
		class := b.class(r.Class)
		class.counted, class.issued = true, r.Issued
	case HolderEntry:
		b.entries[r.ID] = append(slices.Clip(r.Former), share(b, r.Controller))
	case Lot:
		b.noteLot(r)
	case Reservation:
		b.reservations[r.ID] = &reservationFacts{r.Lot, r.Quantity, r.Listing, r.Agreement, r.Ended != nil, r.Short, r.Transfer}
	case Encumbrance:
		b.encumbrances[r.ID] = encumbranceFacts{share(b, r.Kind), r.Lot, r.Quantity, r.Ended != nil}
	case Change:
		b.changes[r.ID] = &changeFacts{terms: r.Terms, closed: r.State == ChangeIsClosed, in: r.In, out: r.Out, pages: r.Pages}
	case Listing:
		b.listings[r.ID] = listingFacts{r.State == ListingIsOpen, r.reservations(), r.Remaining}
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
	for _, group := range b.groups {
		group.note(b, n.record)
	}
}

func (b *book) noteLot(l Lot) {
	facts := &lotFacts{
		issuer: share(b, l.Issuer), class: share(b, l.Class), entry: share(b, l.Entry), quantity: l.Quantity, pledged: l.Pledged,
		attached: l.Attached, locked: l.Locked, reserved: l.Reserved, reservations: l.Reservations, provenance: share(b, l.Provenance),
		effectiveOn: share(b, l.EffectiveOn), contractOn: share(b, l.ContractOn), paidOn: share(b, l.PaidOn), recordedAt: l.Recorded.At, from: l.From,
		epoch: l.Epoch, staged: share(b, l.Staged), bound: l.Bound, encumbrances: l.Encumbrances,
	}
	for _, r := range l.Numbers {
		facts.numbered += Shares(r.Last - r.First + 1)
	}
	if l.Ended != nil {
		facts.ended, facts.reason, facts.into, facts.endedBy = true, share(b, l.Ended.Reason), l.Ended.Into, share(b, l.Ended.On.Command)
	}
	b.lots[l.ID] = facts
}

func (b *book) noteAgreement(a Agreement) {
	terms := a.Terms
	terms.Issuer, terms.Class, terms.Seller, terms.Buyer = share(b, terms.Issuer), share(b, terms.Class), share(b, terms.Seller), share(b, terms.Buyer)
	b.agreements[a.ID] = &agreementFacts{terms, a.State, a.reservations(), a.SellerSigned, a.BuyerSigned, a.moves(), a.Purchased != nil}
	for _, move := range a.moves() {
		b.breaks(2, b.soldBy[move.Ended] == "", a.Ref(), "another agreement has ended the same lot")
		b.soldBy[move.Ended] = a.ID
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

// commandKey is a command's identity in bytes, and digest stands for some text within this process: nobody outside knows its
// seed, so nobody can find two texts with one digest.
type (
	commandKey [sha256.Size]byte
	digest     uint64
)

var digestSeed = maphash.MakeSeed()

func digestOf(text string) digest { return digest(maphash.String(digestSeed, text)) }

func keyOf(c CommandID) (key commandKey, ok bool) {
	var text [2 * len(key)]byte
	if len(c) != copy(text[:], c) {
		return key, false
	}
	n, err := hex.Decode(key[:], text[:])
	return key, err == nil && n == len(key) && len(c) == len(text)
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
