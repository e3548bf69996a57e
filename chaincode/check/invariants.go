package check

import (
	"fmt"
	"iter"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// What a register must keep. The ten invariants run in the property test, in the simulator, in the end-to-end test and over
// the live ledger. Two of them are only partly a matter of the records as they stand:
//
//   - 8: here, every ended lot has its reason and the signed agreement that explains it. That the seller controlled the entry
//     at that moment is known only by replaying the command there, which the auditor does.
//   - 9: here, the three fields are apart and consistent. That nothing was edited is the auditor's: it compares each block's
//     writes with what its commands explain.
//   - 10: here, every stamp names a command whose recorded outcome is applied, in the same transaction, of a type that may
//     make such a record, and every derived identifier is derived from that command. That replaying gives the same bytes is
//     the auditor's.

// Invariant is one thing that a register must keep.
type Invariant struct {
	// Number is 1 to 10, as listed above and shown to people.
	Number int `json:"number"`
	// Code is its stable name.
	Code     value.Code     `json:"code"`
	Sentence model.Sentence `json:"sentence"`
}

// Invariants lists the ten, by their numbers.
func Invariants() []Invariant { return slices.Clone(invariants) }

var invariants = []Invariant{
	{1, "invariant-class-total", model.Sentence{
		Korean:  "주식 종류마다 현재 취득 단위의 합이 발행주식 총수와 같고, 발행할 주식의 총수를 넘지 않습니다.",
		English: "For each share class, the live lots add up to the issued number, which is at most the authorised one."}},
	{2, "invariant-lot-ends-once", model.Sentence{
		Korean:  "취득 단위는 한 번만 종료되며, 거기서 나온 수량과 잔여분의 합은 원래 수량과 같습니다.",
		English: "A lot ends exactly once; what comes out of it, with its balance lot, equals what went in."}},
	{3, "invariant-class-kept", model.Sentence{
		Korean:  "이전으로 주식의 종류가 바뀌거나 주식이 새로 생기지 않습니다.",
		English: "A transfer keeps the share class and never makes shares."}},
	{4, "invariant-free-shares", model.Sentence{
		Korean:  "처분 가능한 수량은 전체에서 질권, 압류, 보호예수, 예약을 뺀 값이고 음수가 되지 않으며, 같은 주식이 두 번 예약되지 않습니다.",
		English: "Free shares are the quantity less what is pledged, attached, locked and reserved, never negative, and no share is reserved twice."}},
	{5, "invariant-whole-numbers", model.Sentence{
		Korean:  "수량은 양의 정수이고 금액은 원 단위 정수입니다.",
		English: "Quantities are positive whole numbers and money is whole won."}},
	{6, "invariant-bindings-follow", model.Sentence{
		Korean:  "질권, 압류, 보호예수와 예약은 취득 단위가 나뉘어도 그대로 따라갑니다.",
		English: "Encumbrances and reservations follow the lot when it is transferred or split."}},
	{7, "invariant-escrow", model.Sentence{
		Korean:  "예치된 금액은 지급, 환급, 보관 중인 금액의 합과 같고, 은행 거래번호는 한 번만 쓰입니다.",
		English: "Money deposited equals money released, refunded and held, and each bank reference stands once."}},
	{8, "invariant-no-loss", model.Sentence{
		Korean:  "주주의 주식은 본인의 서명 없이 줄어들지 않으며, 줄어든 경우에는 각각의 사유가 기록되어 있습니다.",
		English: "No holder loses shares without their own signature; each way out has its recorded reason."}},
	{9, "invariant-three-dates", model.Sentence{
		Korean:  "효력 발생일, 명부 기록 시점, 계약일은 서로 다른 항목이며, 정정은 수정이 아니라 새로운 행위입니다.",
		English: "Effective date, record position and contract date are three fields; a correction is a new act, never an edit."}},
	{10, "invariant-explained", model.Sentence{
		Korean:  "모든 기록은 서명된 명령으로 설명되고, 처음부터 다시 실행하면 같은 명부가 됩니다.",
		English: "Every record is explained by a signed command, and replaying them from the first block gives the same register."}},
}

// maxViolations is how many violations Check reports before it stops looking.
const maxViolations = 100

// Violation is an invariant that a record breaks.
type Violation struct {
	Invariant
	Record model.Ref `json:"record"`
	// Detail is for people who read logs, in English, without personal data.
	Detail string `json:"detail"`
}

func (v Violation) String() string {
	return fmt.Sprintf("%d %s: %s %s: %s", v.Number, v.Code, v.Record.Kind, v.Record.ID, v.Detail)
}

// Check tells which invariants a full set of records breaks, in whatever order they come; it reports at most 100
// violations. It keeps some hundred bytes of each lot, reservation, listing, agreement and command, and nothing of the rest.
func Check(set *model.Set, records iter.Seq[model.Record]) []Violation {
	noter := NewNoter(set)
	return CheckNoted(func(yield func(*Noted) bool) {
		for r := range records {
			if n := noter.Note(r); !yield(&n) {
				return
			}
		}
	})
}

// CheckNoted is Check for records that were read before.
func CheckNoted(records iter.Seq[*Noted]) []Violation {
	b := newBook()
	for n := range records {
		b.note(n)
	}
	for id, lot := range ordered(b.lots) {
		b.checkLot(id, lot)
	}
	for id := range ordered(b.changes) {
		b.checkChange(id)
	}
	for id, live := range ordered(b.lineages) {
		lot := b.lots[live]
		b.breaks(6, lot != nil && lot.lineage == id, model.LineageRef(id), "the lot that it names is of another lineage")
	}
	for _, class := range sortedKeys(b.classes) {
		b.checkClass(class)
	}
	for id, r := range ordered(b.reservations) {
		b.checkReservation(id, r)
	}
	for _, listing := range sortedKeys(b.listings) {
		b.checkListing(listing)
	}
	for id, agreement := range ordered(b.agreements) {
		b.checkAgreement(id, agreement)
	}
	for id, money := range ordered(b.money) {
		b.checkMoney(id, money)
	}
	for _, group := range b.groups {
		group.check(b)
	}
	b.checkCommands()
	return b.violations
}

// breaks notes that a record breaks an invariant unless the condition holds.
func (b *book) breaks(number int, unless bool, ref model.Ref, detail string) {
	if !unless && len(b.violations) < maxViolations {
		b.violations = append(b.violations, Violation{invariants[number-1], ref, detail})
	}
}

func (b *book) checkClass(id value.ClassID) {
	ref, class := model.CountRef(id), b.classes[id]
	b.breaks(1, class.known && class.counted, ref, "a class and its count stand together")
	b.breaks(6, class.epoch == len(class.replaced), model.ClassRef(id), "its epoch is not the number of acts that replaced its lots")
	b.breaks(10, class.changes == class.earlier, ref, "its issued number changed another number of times than is kept")
	b.breaks(10, class.amendments == class.amended, model.ClassRef(id), "it was amended another number of times than is kept")
	b.breaks(1, class.live == class.issued, ref, fmt.Sprintf("live lots have %d shares, %d are issued", class.live, class.issued))
	b.breaks(1, class.issued <= class.authorised, ref, fmt.Sprintf("%d are issued, %d authorised", class.issued, class.authorised))
}

func (b *book) checkLot(id value.LotID, lot *lotFacts) {
	ref := model.LotRef(id)
	b.breaks(5, lot.quantity > 0 && lot.pledged >= 0 && lot.attached >= 0 && lot.locked >= 0 && lot.reserved >= 0, ref, "a quantity is out of range")
	b.breaks(5, lot.numbered == 0 || lot.numbered == lot.quantity, ref, "it has another number of certificates' numbers than of shares")
	switch {
	case lot.ended:
		b.breaks(2, b.made(lot), ref, "it ended without ever counting")
		b.checkEnd(id, lot)
	case b.live(lot):
		b.class(lot.class).live += lot.quantity
		b.checkBindings(id, lot)
	default:
		if act, ok := b.replaced(lot); ok {
			b.checkReplaced(id, lot, act)
		}
	}
	b.checkMade(id, lot)
	if b.made(lot) {
		b.checkOrigin(id, lot)
	}
}

// checkBindings looks at what binds a live lot.
func (b *book) checkBindings(id value.LotID, lot *lotFacts) {
	ref := model.LotRef(id)
	b.breaks(4, lot.quantity-lot.pledged-lot.attached-lot.locked-lot.reserved >= 0, ref, "more is bound than the lot has")
	reserved := value.Shares(0)
	for i, name := range lot.reservations {
		r, ok := b.reservations[name]
		b.breaks(4, ok && !r.ended && !slices.Contains(lot.reservations[:i], name), ref, "it names a reservation that does not bind it")
		if ok {
			on, _ := b.follow(r.lineage)
			b.breaks(4, on == id, ref, "it names a reservation of another lot")
			reserved += lot.bindsNow(r.as, string(name), r.quantity)
		}
	}
	b.breaks(4, reserved == lot.reserved, ref, fmt.Sprintf("%d are reserved, its reservations have %d", lot.reserved, reserved))
	bound := tally{}
	for i, name := range lot.encumbrances {
		e, ok := b.encumbrances[name]
		b.breaks(6, ok && !e.ended && !slices.Contains(lot.encumbrances[:i], name), ref, "it names an encumbrance that does not bind it")
		if ok {
			on, _ := b.follow(e.lineage)
			b.breaks(6, on == id, ref, "it names an encumbrance of another lot")
			bound[e.kind] += lot.bindsNow(e.as, string(name), e.quantity)
		}
	}
	b.breaks(6, bound[model.Pledge] == lot.pledged && bound[model.Attachment] == lot.attached && bound[model.LockUp] == lot.locked, ref, "its encumbrances bind something else than it says")
}

// endRule is what a reason for a lot's end asks for.
type endRule struct {
	// by are the types that end lots for the reason.
	by []value.Type
	// keeps says that the shares stay in their class: what came out of the lot equals what went in.
	keeps bool
	// corrects says that what came out of the lot has other dates than it.
	corrects bool
}

// endRules are the reasons for which lots end. Each way in which a holder's shares can leave has its own.
var endRules = map[model.EndReason]endRule{
	model.EndedByTransfer:     {by: []value.Type{"TradeSettled"}, keeps: true},
	model.EndedByGift:         {by: []value.Type{"SharesGiven", "TransferCompleted"}, keeps: true},
	model.EndedByRecord:       {by: []value.Type{"TransferCompleted"}, keeps: true},
	model.EndedByOrder:        {by: []value.Type{"OrderExecuted"}, keeps: true},
	model.EndedByMerger:       {by: []value.Type{"EntriesMerged"}, keeps: true},
	model.EndedByCorrection:   {by: []value.Type{"LotCorrected"}, keeps: true, corrects: true},
	model.EndedByRepurchase:   {by: []value.Type{"TreasuryAcquired", "CompanyPurchased"}, keeps: true},
	model.EndedByDisposal:     {by: []value.Type{"TreasuryTransferred"}, keeps: true},
	model.EndedByCancellation: {by: []value.Type{"SharesCancelled"}},
	model.EndedByRedemption:   {by: []value.Type{"SharesRedeemed"}},
	model.EndedByConversion:   {by: []value.Type{"SharesConverted"}},
}

// checkEnd looks at what came out of an ended lot.
func (b *book) checkEnd(id value.LotID, lot *lotFacts) {
	ref := model.LotRef(id)
	rule, known := endRules[lot.reason]
	b.breaks(8, known && b.was(lot.endedBy, rule.by), ref, "no act of the kind that its reason names ended it")
	out := lotFacts{}
	for i, name := range lot.into {
		next, ok := b.lots[name]
		b.breaks(2, ok && slices.Equal(next.from, []value.LotID{id}) && !slices.Contains(lot.into[:i], name), ref, "what came out of it does not come from it")
		if !ok {
			return
		}
		b.breaks(3, next.issuer == lot.issuer && (next.class == lot.class || !rule.keeps), ref, "what came out of it is of another class")
		out.quantity += next.quantity
	}
	b.breaks(2, out.quantity == lot.quantity || !rule.keeps, ref, fmt.Sprintf("it had %d shares, %d came out of it", lot.quantity, out.quantity))
	b.breaks(6, lot.pledged+lot.attached+lot.locked == 0 || len(lot.encumbrances) > 0, ref, "an encumbrance was lost or made when it ended")
	for _, name := range lot.encumbrances {
		e, ok := b.encumbrances[name]
		b.breaks(6, ok && (e.ended || b.lastOf(e.lineage) != id), ref, "an encumbrance stayed behind when it ended")
	}
	if lot.reason == model.EndedByTransfer {
		trade, ok := b.agreements[b.soldBy[id]]
		b.breaks(8, ok && trade.settled() && trade.terms.SellerEntry == lot.entry, ref, "no settled agreement of its holder explains its end")
	}
}

// checkOrigin looks at where a lot comes from and at its dates.
func (b *book) checkOrigin(id value.LotID, lot *lotFacts) {
	ref := model.LotRef(id)
	b.breaks(9, isDay(lot.effectiveOn) && isDay(lot.paidOn), ref, "a date is missing")
	if len(lot.from) == 0 {
		first := lot.provenance == model.Asserted || lot.provenance == model.Confirmed || lot.provenance == model.Issued
		b.breaks(9, lot.contractOn == "" && first, ref, "a lot that comes out of none has no contract")
		return
	}
	before, ok := b.lots[lot.from[0]]
	b.breaks(2, ok && len(lot.from) == 1, ref, "the lot it comes from is not there")
	if !ok {
		return
	}
	if act, staged := b.replaced(before); staged {
		b.breaks(2, model.Successor(act, lot.from[0]) == id, ref, "it is not the lot that an act on the class made of the one it comes from")
		claimed := before.provenance == model.Asserted && lot.provenance == model.Confirmed
		b.breaks(9, lot.provenance == before.provenance || claimed, ref, "an act on the class keeps the provenance, until the holder confirms it")
		b.breaks(9, lot.paidOn == before.paidOn && lot.contractOn == before.contractOn && lot.effectiveOn == before.effectiveOn, ref, "an act on the class keeps dates")
		return
	}
	place := slices.Index(before.into, id)
	b.breaks(2, before.ended && place >= 0, ref, "the lot it comes from did not end in it")
	if trade, ok := b.agreements[b.soldBy[lot.from[0]]]; ok && trade.settled() && trade.began(id) {
		b.breaks(9, lot.provenance == model.Settled && lot.contractOn == trade.terms.ContractOn && lot.effectiveOn == dayInKorea(lot.recordedAt), ref, "its dates are not its trade's")
	}
	if rule := endRules[before.reason]; !rule.keeps || rule.corrects {
		return
	}
	b.breaks(9, lot.paidOn == before.paidOn, ref, "a transfer hands on when the shares were paid up")
	if place == 1 {
		b.breaks(9, lot.contractOn == before.contractOn && lot.effectiveOn == before.effectiveOn && alike(lot.provenance, before.provenance), ref, "a balance lot keeps its dates and provenance")
		b.breaks(8, lot.entry == before.entry, ref, "a balance lot stays with its holder")
	}
}

// endedOtherwise is what a lot may not have done before what binds it has ended. An act on its class may have left nothing of that,
// and the lot that came out of the act ended afterwards: then that lot does not name it.
const endedOtherwise = "it stands on a lot that has ended otherwise than by an act on its class"

func (b *book) checkReservation(id value.ReservationID, r *reservationFacts) {
	ref := model.ReservationRef(id)
	b.breaks(5, r.ended == (r.quantity+r.short == 0) && r.quantity >= 0, ref, "a live reservation binds shares and an ended one none")
	if r.ended {
		return
	}
	_, lot := b.follow(r.lineage)
	if lot == nil {
		at, there := b.lots[b.lastOf(r.lineage)]
		b.breaks(6, there && (!at.ended || r.as != at.rebound && !slices.Contains(at.reservations, id)), ref, endedOtherwise)
		return
	}
	if !slices.Contains(lot.reservations, id) {
		b.breaks(6, r.as != lot.rebound, ref, "its lot does not name it")
		return
	}
	if r.transfer != "" {
		return // the book of transfers without a trade looks at it
	}
	if r.agreement == "" {
		listing, ok := b.listings[r.listing]
		b.breaks(4, ok && listing.open && slices.Contains(listing.reservations, id), ref, "no open listing has it")
	} else {
		trade, ok := b.agreements[r.agreement]
		b.breaks(4, ok && trade.binding() && slices.Contains(trade.reservations, id), ref, "no agreement that binds shares has it")
	}
}

func (b *book) checkListing(id value.ListingID) {
	listing, ref := b.listings[id], model.ListingRef(id)
	sum, live := value.Shares(0), 0
	for i, name := range listing.reservations {
		r, ok := b.reservations[name]
		b.breaks(6, ok && r.listing == id && !slices.Contains(listing.reservations[:i], name), ref, "it names a reservation that is not its own")
		if ok && !r.ended {
			sum += r.quantity + r.short
			live++
		}
	}
	if listing.open {
		b.breaks(6, live > 0 && sum == listing.remaining, ref, "its reservations do not bind what remains")
	} else {
		b.breaks(6, live == 0 && listing.remaining == 0, ref, "it has ended and its reservations have not")
	}
}

func (b *book) checkAgreement(id value.AgreementID, a *agreementFacts) {
	ref := model.AgreementRef(id)
	total, ok := costs(a.terms.Price, a.terms.Quantity)
	b.breaks(5, ok && total == a.terms.Total && total > 0 && a.terms.Quantity > 0, ref, "the total is not price times quantity")
	b.checkAgreed(ref, id, a)
	if !a.settled() && !a.purchased {
		b.breaks(2, len(a.moves) == 0, ref, "it names lots without having settled")
		return
	}
	b.breaks(8, b.signed(a.sellerSigned, a.terms.Seller) && b.signed(a.buyerSigned, a.terms.Buyer), ref, "a party's signature is missing")
	b.breaks(2, len(a.moves) == len(a.reservations), ref, "it moved other lots than it bound")
	bought, later := value.Shares(0), false
	for _, move := range a.moves {
		sold, ok := b.lots[move.Ended]
		want := []value.LotID{move.Began}
		if move.Balance != "" {
			want = append(want, move.Balance)
		}
		b.breaks(2, ok && sold.ended && slices.Equal(sold.into, want), ref, "the lots it names did not come about by it")
		next, ok := b.lots[move.Began]
		b.breaks(3, ok && next.class == a.terms.Class, ref, "the buyer's lot is not what was agreed")
		if ok {
			bought, later = bought+next.quantity, later || next.epoch > 0
			b.breaks(8, a.purchased || b.controlled(next.entry, a.terms.Buyer), ref, "the buyer does not control the entry of the shares")
		}
	}
	b.breaks(3, bought == a.terms.Quantity || later, ref, "the buyer has other shares than were agreed")
}

// checkAgreed looks at what binds the agreed shares: as many as were agreed, unless an act on the class has changed their number.
func (b *book) checkAgreed(ref model.Ref, id value.AgreementID, a *agreementFacts) {
	sum, changed := value.Shares(0), false
	for i, name := range a.reservations {
		r, ok := b.reservations[name]
		own := ok && r.agreement == id && !slices.Contains(a.reservations[:i], name)
		b.breaks(6, own && r.ended == !a.binding(), ref, "its reservations do not bind what was agreed, or have not ended with it")
		if !own {
			return
		}
		lot := b.lots[b.lastOf(r.lineage)]
		sum, changed = sum+r.quantity+r.short, changed || lot == nil || !b.live(lot) || lot.epoch > 0
	}
	if a.binding() {
		b.breaks(6, len(a.reservations) > 0 && (changed || sum == a.terms.Quantity), ref, "its reservations do not bind what was agreed")
	}
}

// began tells whether settlement made a lot.
func (a *agreementFacts) began(id value.LotID) bool {
	return slices.ContainsFunc(a.moves, func(m model.LotMove) bool { return m.Began == id })
}

func (b *book) checkMoney(id value.AgreementID, m *moneyFacts) {
	ref := model.EscrowRef(id)
	a, ok := b.agreements[id]
	b.breaks(7, ok && m.opened, ref, "an escrow and payments belong to an agreement")
	if !ok {
		return
	}
	e := m.escrow
	b.breaks(7, e.Deposited == e.Released+e.Refunded+e.Held, ref, "deposited is not released, refunded and held together")
	b.breaks(7, e.Held >= 0 && e.Accepted >= 0 && e.Accepted <= min(e.Price, e.Deposited), ref, "an amount is out of range")
	b.breaks(7, e.Deposited == m.sums[model.PaymentDeposit] && e.Released == m.sums[model.PaymentPayout] && e.Refunded == m.sums[model.PaymentRefund], ref, "the payments add up to something else")
	b.breaks(7, len(e.References) == m.payments, ref, "it does not name each payment once")
	b.breaks(7, e.Price == a.terms.Total && e.Agent == a.terms.EscrowAgent, ref, "the price or the agent is not the terms'")
	b.breaks(7, e.Releasable == a.settled(), ref, "money is free exactly once the trade has settled")
	paid := value.Won(0)
	if a.state == model.AgreementIsPaid {
		paid = e.Price
	}
	b.breaks(7, e.Released == paid, ref, "the whole price is released, once, when the agreement is paid")
	if a.binding() && a.state != model.AgreementIsCompanyPurchase || a.state == model.AgreementIsSettled || a.state == model.AgreementIsPayoutFailed {
		b.breaks(7, e.Held >= e.Accepted, ref, "accepted money was given back")
	}
	if a.state == model.AgreementIsFunded || a.settled() {
		b.breaks(7, e.Accepted == e.Price, ref, "the price is not there")
	}
}
