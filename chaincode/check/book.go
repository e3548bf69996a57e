package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash/maphash"
	"iter"
	"maps"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// book is what Check keeps of the records it has seen: of each only what another record is compared with.
type book struct {
	classes      map[value.ClassID]*classFacts
	lots         map[value.LotID]*lotFacts
	reservations map[value.ReservationID]*reservationFacts
	listings     map[value.ListingID]listingFacts
	agreements   map[value.AgreementID]*agreementFacts
	money        map[value.AgreementID]*moneyFacts
	commands     map[commandKey]*commandFacts
	encumbrances map[value.EncumbranceID]encumbranceFacts
	changes      map[value.StagedID]*changeFacts
	// lineages holds which lot is there now of each that was split.
	lineages map[value.LineageID]value.LotID
	// completed holds the staged acts that were closed.
	completed map[value.StagedID]bool
	// groups keep what the invariants of other groups of acts need.
	groups []groupBook
	// entries holds who controls an entry and who did before, and soldBy which settled agreement ended a lot.
	entries map[value.EntryID][]value.DID
	soldBy  map[value.LotID]value.AgreementID
	// shared makes equal identifiers share their memory.
	shared     map[string]string
	violations []Violation
}

// groupBook is a part of the book that a group of acts keeps for its own records.
type groupBook interface {
	// note takes from a record what check needs.
	note(b *book, r model.Record)
	// Check says what the records break, with b.breaks.
	check(b *book)
}

// groupBooks make the parts, for a new book.
func groupBooks() []groupBook {
	return []groupBook{
		newApprovalBook(), newCalendarBook(), newClockBook(), newCompanyBook(), newEncumbranceBook(), newIssueBook(), newListBook(),
		newMoveBook(), newNumberBook(), newRightBook(),
	}
}

type classFacts struct {
	known, counted           bool
	live, issued, authorised value.Shares
	epoch                    int
	// replaced are the acts that ended its epochs, by epoch; changes and earlier how often its issued number changed, by its count and
	// by what was issued before; amendments and amended likewise.
	replaced            map[int]value.StagedID
	changes, earlier    int
	amendments, amended int
}

type encumbranceFacts struct {
	kind     model.EncumbranceKind
	lineage  value.LineageID
	as       value.StagedID
	quantity value.Shares
	ended    bool
}

type lotFacts struct {
	issuer                                        value.IssuerID
	class                                         value.ClassID
	entry                                         value.EntryID
	quantity, pledged, attached, locked, reserved value.Shares
	reservations                                  []value.ReservationID
	provenance                                    model.Provenance
	effectiveOn, contractOn, paidOn               value.Date
	recordedAt                                    value.Time
	from, into                                    []value.LotID
	ended                                         bool
	reason                                        model.EndReason
	endedBy                                       value.CommandID
	epoch                                         int
	staged                                        value.StagedID
	bound                                         []model.Bound
	rebound                                       value.StagedID
	lineage                                       value.LineageID
	encumbrances                                  []value.EncumbranceID
	numbered                                      value.Shares
}

// made tells whether the staged act that made the lot, if one did, is closed.
func (b *book) made(lot *lotFacts) bool {
	return lot.staged == "" || b.completed[lot.staged]
}

// controlled tells whether a party controls an entry, or did until their death or dissolution.
func (b *book) controlled(entry value.EntryID, party value.DID) bool {
	return slices.Contains(b.entries[entry], party)
}

// replaced tells whether an act on the whole class has replaced the lot, and which.
func (b *book) replaced(lot *lotFacts) (value.StagedID, bool) {
	class := b.class(lot.class)
	act, ok := class.replaced[lot.epoch]
	return act, ok && !lot.ended && b.made(lot)
}

func (b *book) live(lot *lotFacts) bool {
	return !lot.ended && b.made(lot) && lot.epoch == b.class(lot.class).epoch
}

// lastOf is the last lot of a lineage but for what acts on its class have made of it.
func (b *book) lastOf(line value.LineageID) value.LotID {
	if live, split := b.lineages[line]; split {
		return live
	}
	return value.LotID(line)
}

// follow finds the live lot of a lineage, after the acts on its class; nil where nothing is left of it.
func (b *book) follow(line value.LineageID) (value.LotID, *lotFacts) {
	id := b.lastOf(line)
	for {
		lot := b.lots[id]
		if lot == nil || b.live(lot) {
			return id, lot
		}
		act, ok := b.replaced(lot)
		if !ok {
			return id, nil
		}
		id = model.Successor(act, id)
	}
}

// bindsNow is what something binds of the live lot, that was last written with a quantity as of an act on the class.
func (l *lotFacts) bindsNow(as value.StagedID, by string, quantity value.Shares) value.Shares {
	if as == l.rebound {
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
	lineage   value.LineageID
	as        value.StagedID
	quantity  value.Shares
	listing   value.ListingID
	agreement value.AgreementID
	ended     bool
	short     value.Shares
	transfer  value.TransferID
}

type listingFacts struct {
	open         bool
	reservations []value.ReservationID
	remaining    value.Shares
}

type agreementFacts struct {
	terms                     model.Terms
	state                     model.AgreementState
	reservations              []value.ReservationID
	sellerSigned, buyerSigned value.CommandID
	moves                     []model.LotMove
	purchased                 bool
}

// binding tells whether the agreement binds shares.
func (a *agreementFacts) binding() bool {
	switch a.state {
	case model.AgreementIsFirstRefusal, model.AgreementIsApprovalPending, model.AgreementIsRefused, model.AgreementIsDesignationRequested,
		model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase, model.AgreementIsAgreed, model.AgreementIsFunded, model.AgreementIsDisputed:
		return true
	}
	return false
}

func (a *agreementFacts) settled() bool {
	return a.state == model.AgreementIsSettled || a.state == model.AgreementIsPayoutFailed || a.state == model.AgreementIsPaid
}

// moneyFacts is an escrow, without its lists, and the sums of its payments.
type moneyFacts struct {
	opened   bool
	escrow   escrowFacts
	sums     map[model.PaymentKind]value.Won
	payments int
}

type escrowFacts struct {
	Agent                                                value.MemberID
	Price, Accepted, Deposited, Released, Refunded, Held value.Won
	Releasable                                           bool
	References                                           []value.BankReference
}

func newBook() *book {
	b := &book{
		classes: map[value.ClassID]*classFacts{}, lots: map[value.LotID]*lotFacts{}, reservations: map[value.ReservationID]*reservationFacts{},
		listings: map[value.ListingID]listingFacts{}, agreements: map[value.AgreementID]*agreementFacts{}, money: map[value.AgreementID]*moneyFacts{},
		commands: map[commandKey]*commandFacts{}, entries: map[value.EntryID][]value.DID{}, soldBy: map[value.LotID]value.AgreementID{}, shared: map[string]string{},
		encumbrances: map[value.EncumbranceID]encumbranceFacts{}, changes: map[value.StagedID]*changeFacts{},
		lineages: map[value.LineageID]value.LotID{}, completed: map[value.StagedID]bool{},
	}
	b.groups = groupBooks()
	return b
}

// note takes from a record what the invariants compare.
func (b *book) note(n *Noted) {
	b.noteStamps(n)
	switch r := n.record.(type) {
	case model.ShareClass:
		class := b.class(r.ID)
		class.known, class.authorised, class.epoch, class.amendments = true, authorisedAtLast(r), r.Epoch, r.Amendments
	case model.Replacement:
		b.class(r.Class).replaced[r.Epoch] = r.Act
	case model.AmendmentOf:
		b.class(r.Class).amended++
	case model.IssuedUntil:
		b.class(r.Class).earlier++
	case model.Completion:
		b.completed[r.Act] = true
	case model.Count:
		class := b.class(r.Class)
		class.counted, class.issued, class.changes = true, r.Issued, r.Changes
	case model.HolderEntry:
		b.entries[r.ID] = append(slices.Clip(r.Former), share(b, r.Controller))
	case model.Lot:
		b.noteLot(r)
	case model.Reservation:
		b.reservations[r.ID] = &reservationFacts{r.Lineage, share(b, r.As), r.Quantity, r.Listing, r.Agreement, r.Ended != nil, r.Short, r.Transfer}
	case model.Encumbrance:
		b.encumbrances[r.ID] = encumbranceFacts{share(b, r.Kind), r.Lineage, share(b, r.As), r.Quantity, r.Ended != nil}
	case model.Lineage:
		b.lineages[r.ID] = r.Live
	case model.Change:
		b.changes[r.ID] = &changeFacts{terms: r.Terms, closed: r.State == model.ChangeIsClosed, in: r.In, out: r.Out, pages: r.Pages}
	case model.Listing:
		b.listings[r.ID] = listingFacts{r.State == model.ListingIsOpen, listed(r), r.Remaining}
	case model.Agreement:
		b.noteAgreement(r)
	case model.Escrow:
		m := b.moneyOf(r.Agreement)
		m.opened = true
		m.escrow = escrowFacts{r.Agent, r.Price, r.Accepted, r.Deposited, r.Released, r.Refunded, r.Held, r.Releasable != nil, r.References}
	case model.Payment:
		m := b.moneyOf(r.Agreement)
		m.sums[r.Kind] += r.Amount
		m.payments++
		b.breaks(5, r.Amount > 0, r.Ref(), "a payment is at least 1 won")
	}
	for _, group := range b.groups {
		group.note(b, n.record)
	}
}

func (b *book) noteLot(l model.Lot) {
	facts := &lotFacts{
		issuer: share(b, l.Issuer), class: share(b, l.Class), entry: share(b, l.Entry), quantity: l.Quantity, pledged: l.Pledged,
		attached: l.Attached, locked: l.Locked, reserved: l.Reserved, reservations: l.Reservations, provenance: share(b, l.Provenance),
		effectiveOn: share(b, l.EffectiveOn), contractOn: share(b, l.ContractOn), paidOn: share(b, l.PaidOn), recordedAt: l.Recorded.At, from: l.From,
		epoch: l.Epoch, staged: share(b, l.Staged), bound: l.Bound, encumbrances: l.Encumbrances,
		rebound: share(b, l.Rebound), lineage: lineageOf(l),
	}
	for _, r := range l.Numbers {
		facts.numbered += value.Shares(r.Last - r.First + 1)
	}
	if l.Ended != nil {
		facts.ended, facts.reason, facts.into, facts.endedBy = true, share(b, l.Ended.Reason), l.Ended.Into, share(b, l.Ended.On.Command)
	}
	b.lots[l.ID] = facts
}

func (b *book) noteAgreement(a model.Agreement) {
	terms := a.Terms
	terms.Issuer, terms.Class, terms.Seller, terms.Buyer = share(b, terms.Issuer), share(b, terms.Class), share(b, terms.Seller), share(b, terms.Buyer)
	b.agreements[a.ID] = &agreementFacts{terms, a.State, agreed(a), a.SellerSigned, a.BuyerSigned, moved(a), a.Purchased != nil}
	for _, move := range moved(a) {
		b.breaks(2, b.soldBy[move.Ended] == "", a.Ref(), "another agreement has ended the same lot")
		b.soldBy[move.Ended] = a.ID
	}
}

func (b *book) class(id value.ClassID) *classFacts {
	if b.classes[id] == nil {
		b.classes[id] = &classFacts{replaced: map[int]value.StagedID{}}
	}
	return b.classes[id]
}

func (b *book) moneyOf(id value.AgreementID) *moneyFacts {
	if b.money[id] == nil {
		b.money[id] = &moneyFacts{sums: map[model.PaymentKind]value.Won{}}
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

func keyOf(c value.CommandID) (key commandKey, ok bool) {
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
