package core

import (
	"math"
	"slices"
)

// maxRequest is how long a request to approve a gift may stand before anyone may withdraw it.
const maxRequest = 180 * Day

// approvalMonths is how long the company has to refuse; silence approves (Commercial Act art. 335-2(2), (3)).
const approvalMonths = 1

// SharesGiven transfers shares without a price (증여, Civil Act art. 554). The giver signs it, and the receiver, who accepts by
// signing the same bytes. Where a class asks for the company's approval the shares are reserved until it is given.
type SharesGiven struct {
	Receiver DID `json:"receiver"`
	// Entry is the commitment to the name and address under which the receiver is to be entered.
	Entry Commitment `json:"entry"`
	Parts []LotPart  `json:"parts"`
	// Quantity is the sum of the parts.
	Quantity   Shares `json:"quantity"`
	ContractOn Date   `json:"contractOn"`
	// Text is the digest of the contract's text, which both parties' homes keep.
	Text Digest `json:"text"`
}

func (b *SharesGiven) check() error {
	f := newForm()
	f.want(b.Receiver.valid(), "receiver", anIdentifier)
	f.want(b.Entry.valid(), "entry", aDigest)
	f.want(b.ContractOn.valid(), "contractOn", aDate)
	f.want(b.Text.valid(), "text", aDigest)
	checkParts(f, b.Parts, b.Quantity)
	return f.err()
}

// checkParts checks a body's parts of lots, each lot named once, that add up to its quantity.
func checkParts(f *form, parts []LotPart, quantity Shares) {
	f.want(sumOfParts(f, "parts", parts) == quantity, "quantity", wantSum)
}

// sumOfParts checks parts of lots, which stand at a path of the body and name each lot once, and adds them up as far as they are
// in form.
func sumOfParts(f *form, at string, parts []LotPart) Shares {
	f.want(len(parts) >= 1 && len(parts) <= MaxLots, at, many(1, MaxLots))
	sum, seen := Shares(0), map[LotID]bool{}
	for _, p := range parts {
		f.want(p.Lot.valid(), at+".lot", anIdentifier)
		f.want(!seen[p.Lot], at+".lot", wantOnce)
		seen[p.Lot] = true
		f.want(p.Quantity > 0, at+".quantity", atLeast(1))
		if !f.ok() {
			break
		}
		more, err := sum.Plus(p.Quantity)
		f.want(err == nil, at+".quantity", within(1, int64(math.MaxInt64-sum)))
		sum = more
	}
	return sum
}

// quorum asks for the receiver's acceptance.
func (b *SharesGiven) quorum(t *tx, c *Command) error {
	if !t.signedFor(c, b.Receiver) {
		return deny(CodeMoreSignatures, because("receiver-signs-too"))
	}
	return nil
}

func (b *SharesGiven) apply(t *tx, c *Command) error {
	if b.Receiver == c.Actor {
		return deny(CodeSameHolder)
	}
	if _, err := t.identified(b.Receiver); err != nil {
		return err
	}
	if b.ContractOn > t.today() {
		return deny(CodeDateOutOfRange, because("contract-after-today"), onDate("contract", b.ContractOn), onDate("today", t.today()))
	}
	approval := NoApproval
	for _, p := range b.Parts {
		lot, err := t.lot(c, p.Lot)
		if err != nil {
			return err
		}
		if err := t.mayTransfer(c, lot); err != nil {
			return err
		}
		if p.Quantity > lot.Free() {
			return deny(CodeNotFree, because("lot-has-fewer-free"), anID("lot", lot.ID), inShares("free", lot.Free()))
		}
		class, err := t.class(c, lot.Class)
		if err != nil {
			return err
		}
		if approval == NoApproval || class.Approval == MeetingApproval {
			approval = class.Approval
		}
	}
	if approval != NoApproval {
		return b.request(t, c, approval)
	}
	return b.give(t, c)
}

// give moves the shares at once.
func (b *SharesGiven) give(t *tx, c *Command) error {
	to := t.buyerEntry(Terms{Issuer: c.Register, Buyer: b.Receiver, BuyerEntry: b.Entry})
	for _, p := range b.Parts {
		lot, err := t.lot(c, p.Lot)
		if err != nil {
			return err
		}
		if _, err := t.carve(lot, given(LotID(t.derive(KindLot)), to, p.Quantity, t.today(), b.ContractOn)); err != nil {
			return err
		}
	}
	return nil
}

func given(id LotID, to EntryID, quantity Shares, effectiveOn, contractOn Date) carving {
	return carving{
		id: id, to: to, quantity: quantity, provenance: Given, reason: EndedByGift, effectiveOn: effectiveOn, contractOn: contractOn,
	}
}

// request reserves the shares and asks the company.
func (b *SharesGiven) request(t *tx, c *Command, approval ApprovalBody) error {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if voting := issuer.Board.without(c.Actor, b.Receiver); approval == BoardApproval && voting < issuer.Board.Threshold {
		return deny(CodeBoardCannotDecide, because("directors-give-or-receive"), inNumber("voting", voting),
			inNumber("needed", issuer.Board.Threshold))
	}
	id := TransferID(t.derive(kindTransfer))
	request := TransferRequest{
		ID: id, Issuer: c.Register, Giver: c.Actor, Receiver: b.Receiver, Entry: b.Entry, Approval: approval, ContractOn: b.ContractOn,
		Text: b.Text, State: RequestIsPending, Expires: t.facts.Time.After(maxRequest), Requested: t.stamp(),
	}
	for _, p := range b.Parts {
		lot, err := t.lot(c, p.Lot)
		if err != nil {
			return err
		}
		if len(lot.Reservations) >= MaxLots {
			return deny(CodeTooManyLots, because("lot-reservations-full"), anID("lot", lot.ID), inNumber("most", MaxLots))
		}
		request.Reservations = append(request.Reservations, t.reserve(lot, Reservation{Lot: lot.ID, Quantity: p.Quantity, Transfer: id}))
	}
	t.put(request)
	return nil
}

// TransferVoted is one director's decision on a gift that the articles let the board approve (Commercial Act art. 335(1)). A
// director who gives or receives has no vote (art. 391(3) with 368(3)).
type TransferVoted struct {
	Transfer TransferID `json:"transfer"`
	Approve  bool       `json:"approve"`
}

func (b *TransferVoted) check() error { return checkTransfer(b.Transfer) }

func checkTransfer(id TransferID) error {
	f := newForm()
	f.want(id.valid(), "transfer", anIdentifier)
	return f.err()
}

func (b *TransferVoted) apply(t *tx, c *Command) error {
	request, err := t.request(c, b.Transfer)
	if err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if request.Approval != BoardApproval {
		return deny(CodeNotDirector, because("general-meeting-decides"))
	}
	if !slices.Contains(issuer.Board.Directors, c.Actor) {
		return deny(CodeNotDirector)
	}
	if c.Actor == request.Giver || c.Actor == request.Receiver {
		return deny(CodeInterested, because("director-gives-or-receives"))
	}
	for _, vote := range request.Votes {
		if vote.Director == c.Actor {
			return deny(CodeAlreadyVoted)
		}
	}
	request.Votes = append(slices.Clip(request.Votes), Vote{c.Actor, b.Approve, t.stamp()})
	approved, refused := issuer.Board.decides(request.Votes, request.Giver, request.Receiver)
	return t.decideRequest(c, request, approved, refused)
}

// TransferResolved notes what the general meeting decided on a gift, where there is no board (Commercial Act art. 383(4)). An
// officer signs it.
type TransferResolved struct {
	Transfer TransferID `json:"transfer"`
	Approve  bool       `json:"approve"`
	// Minutes is the digest of the meeting's minutes.
	Minutes Digest `json:"minutes"`
}

func (b *TransferResolved) check() error {
	f := newForm()
	f.want(b.Transfer.valid(), "transfer", anIdentifier)
	f.want(b.Minutes.valid(), "minutes", aDigest)
	return f.err()
}

func (b *TransferResolved) apply(t *tx, c *Command) error {
	request, err := t.request(c, b.Transfer)
	if err != nil {
		return err
	}
	if _, err := t.officer(c); err != nil {
		return err
	}
	if request.Approval != MeetingApproval {
		return deny(CodeNotDirector, because("board-decides"))
	}
	request.Minutes = b.Minutes
	return t.decideRequest(c, request, b.Approve, !b.Approve)
}

// decideRequest writes a request after a vote, and frees its shares if it is refused.
func (t *tx) decideRequest(c *Command, request TransferRequest, approved, refused bool) error {
	decided := t.stamp()
	switch {
	case approved:
		request.State, request.Decided = RequestIsApproved, &decided
	case refused:
		request.State, request.Decided, request.Ended = RequestIsRefused, &decided, &decided
	}
	t.put(request)
	if !refused {
		return nil
	}
	return t.freeAll(c, request.Reservations)
}

// freeAll gives the shares of a transfer back.
func (t *tx) freeAll(c *Command, ids []ReservationID) error {
	for _, id := range ids {
		if err := t.free(c, id); err != nil {
			return err
		}
	}
	return nil
}

// request finds a request of the command's register in a state that allows the command.
func (t *tx) request(c *Command, id TransferID) (TransferRequest, error) {
	request, err := need[TransferRequest](t, TransferRequestRef(id))
	if err != nil {
		return request, err
	}
	if err := c.inRegister(request.Issuer); err != nil {
		return request, err
	}
	return request, allow(t, RequestStates, request.State, c.Type)
}

// complete carries an approved gift out.
func (r TransferRequest) complete(t *tx, c *Command) error {
	if r.State == RequestIsPending {
		end, err := r.Requested.At.DateInKorea().afterMonths(approvalMonths)
		if err != nil {
			return deny(CodeInternal)
		}
		if t.today() <= end {
			return deny(CodeNotApproved, because("company-may-still-refuse"), onDate("until", end))
		}
	}
	to := t.buyerEntry(Terms{Issuer: r.Issuer, Buyer: r.Receiver, BuyerEntry: r.Entry})
	for _, id := range r.Reservations {
		reservation, lot, err := t.unshort(c, id)
		if err != nil {
			return err
		}
		entry, err := t.entry(c, lot.Entry)
		if err != nil {
			return err
		}
		if entry.State != EntryIsClaimed || entry.Controller != r.Giver {
			return deny(CodeContested, because("giver-lost-the-entry"))
		}
		moved := given(LotID(t.derive(KindLot)), to, reservation.Quantity, t.today(), r.ContractOn)
		moved.used = &reservation
		if _, err := t.carve(lot, moved); err != nil {
			return err
		}
	}
	ended := t.stamp()
	r.State, r.Ended = RequestIsDone, &ended
	t.put(r)
	return nil
}

// unshort finds the live lot of a reservation that nothing has made short.
func (t *tx) unshort(c *Command, id ReservationID) (Reservation, Lot, error) {
	reservation, lot, live, err := t.reservation(id)
	if err != nil {
		return reservation, lot, err
	}
	if !live || reservation.Short > 0 {
		return reservation, lot, deny(CodeBound, because("reserved-shares-gone"))
	}
	_, err = t.class(c, lot.Class)
	return reservation, lot, err
}
