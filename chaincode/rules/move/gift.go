package move

import (
	"math"
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// SharesGiven transfers shares without a price (증여, Civil Act art. 554). The giver signs it, and the receiver, who accepts by
// signing the same bytes. Where a class asks for the company's approval the shares are reserved until it is given.
type SharesGiven struct {
	Receiver value.DID `json:"receiver"`
	// Address is the address under which the receiver is to be entered.
	Address value.SaltedAddress `json:"address"`
	Parts   []model.LotPart     `json:"parts"`
	// Quantity is the sum of the parts.
	Quantity   value.Shares `json:"quantity"`
	ContractOn value.Date   `json:"contractOn"`
	// Text is the digest of the contract's text, which both parties' homes keep.
	Text value.Digest `json:"text"`
}

func (b *SharesGiven) Check() error {
	f := value.NewForm()
	f.Want(b.Receiver.Valid(), "receiver", value.AnIdentifier)
	f.Want(b.Address.Valid(), "address", value.ADigest)
	f.Want(b.ContractOn.Valid(), "contractOn", value.ADate)
	f.Want(b.Text.Valid(), "text", value.ADigest)
	checkParts(f, b.Parts, b.Quantity)
	return f.Err()
}

// checkParts checks a body's parts of lots, each lot named once, that add up to its quantity.
func checkParts(f *value.Form, parts []model.LotPart, quantity value.Shares) {
	f.Want(sumOfParts(f, "parts", parts) == quantity, "quantity", value.WantSum)
}

// sumOfParts checks parts of lots, which stand at a path of the body and name each lot once, and adds them up as far as they are
// in form.
func sumOfParts(f *value.Form, at string, parts []model.LotPart) value.Shares {
	f.Want(len(parts) >= 1 && len(parts) <= value.MaxLots, at, value.Many(1, value.MaxLots))
	sum, seen := value.Shares(0), map[value.LotID]bool{}
	for _, p := range parts {
		f.Want(p.Lot.Valid(), at+".lot", value.AnIdentifier)
		f.Want(!seen[p.Lot], at+".lot", value.WantOnce)
		seen[p.Lot] = true
		f.Want(p.Quantity > 0, at+".quantity", value.AtLeast(1))
		if !f.Ok() {
			break
		}
		more, err := sum.Plus(p.Quantity)
		f.Want(err == nil, at+".quantity", value.Within(1, int64(math.MaxInt64-sum)))
		sum = more
	}
	return sum
}

// Quorum asks for the receiver's acceptance.
func (b *SharesGiven) Quorum(t *ledger.Tx, c *model.Command) error {
	if !t.SignedFor(c, b.Receiver) {
		return value.Deny(value.CodeMoreSignatures, value.Because("receiver-signs-too"))
	}
	return nil
}

func (b *SharesGiven) Apply(t *ledger.Tx, c *model.Command) error {
	if b.Receiver == c.Actor {
		return value.Deny(value.CodeSameHolder)
	}
	data, err := book.DataOf(t, b.Receiver, b.Address)
	if err != nil {
		return err
	}
	if b.ContractOn > t.Today() {
		return value.Deny(value.CodeDateOutOfRange, value.Because("contract-after-today"), value.OnDate("contract", b.ContractOn), value.OnDate("today", t.Today()))
	}
	approval := model.NoApproval
	for _, p := range b.Parts {
		lot, err := book.Lot(t, c, p.Lot)
		if err != nil {
			return err
		}
		if err := book.MayTransfer(t, c, lot); err != nil {
			return err
		}
		if p.Quantity > lot.Free() {
			return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-free"), value.AnID("lot", lot.ID), value.InShares("free", lot.Free()))
		}
		class, err := book.Class(t, c, lot.Class)
		if err != nil {
			return err
		}
		if approval == model.NoApproval || class.Approval == model.MeetingApproval {
			approval = class.Approval
		}
	}
	if approval != model.NoApproval {
		return b.request(t, c, approval, data)
	}
	return b.give(t, c, data)
}

// give moves the shares at once.
func (b *SharesGiven) give(t *ledger.Tx, c *model.Command, data value.Commitment) error {
	to := book.PartyEntry(t, c.Register, b.Receiver, data)
	for _, p := range b.Parts {
		lot, err := book.Lot(t, c, p.Lot)
		if err != nil {
			return err
		}
		if _, err := book.Carve(t, lot, given(value.LotID(t.Derive(model.KindLot)), to, p.Quantity, t.Today(), b.ContractOn)); err != nil {
			return err
		}
	}
	return nil
}

func given(id value.LotID, to value.EntryID, quantity value.Shares, effectiveOn, contractOn value.Date) book.Carving {
	return book.Carving{
		ID: id, To: to, Quantity: quantity, Provenance: model.Given, Reason: model.EndedByGift, EffectiveOn: effectiveOn, ContractOn: contractOn,
	}
}

// request reserves the shares and asks the company.
func (b *SharesGiven) request(t *ledger.Tx, c *model.Command, approval model.ApprovalBody, data value.Commitment) error {
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if voting := issuer.Board.Without(c.Actor, b.Receiver); approval == model.BoardApproval && voting < issuer.Board.Threshold {
		return value.Deny(value.CodeBoardCannotDecide, value.Because("directors-give-or-receive"), value.InNumber("voting", voting),
			value.InNumber("needed", issuer.Board.Threshold))
	}
	id := value.TransferID(t.Derive(model.KindTransfer))
	request := model.TransferRequest{
		ID: id, Issuer: c.Register, Giver: c.Actor, Receiver: b.Receiver, Entry: data, Approval: approval, ContractOn: b.ContractOn,
		Text: b.Text, State: model.RequestIsPending, Expires: t.Facts.Time.After(t.Set.Bounds.Request), Requested: t.Stamp(),
	}
	for _, p := range b.Parts {
		lot, err := book.Lot(t, c, p.Lot)
		if err != nil {
			return err
		}
		if len(lot.Reservations) >= value.MaxLots {
			return value.Deny(value.CodeTooManyLots, value.Because("lot-reservations-full"), value.AnID("lot", lot.ID), value.InNumber("most", value.MaxLots))
		}
		request.Reservations = append(request.Reservations, book.Reserve(t, lot, model.Reservation{Quantity: p.Quantity, Transfer: id}))
	}
	t.Put(request)
	return nil
}

// TransferVoted is one director's decision on a gift that the articles let the board approve (Commercial Act art. 335(1)). A
// director who gives or receives has no vote (art. 391(3) with 368(3)).
type TransferVoted struct {
	Transfer value.TransferID `json:"transfer"`
	Approve  bool             `json:"approve"`
}

func (b *TransferVoted) Check() error { return checkTransfer(b.Transfer) }

func checkTransfer(id value.TransferID) error {
	f := value.NewForm()
	f.Want(id.Valid(), "transfer", value.AnIdentifier)
	return f.Err()
}

func (b *TransferVoted) Apply(t *ledger.Tx, c *model.Command) error {
	request, err := request(t, c, b.Transfer)
	if err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if request.Approval != model.BoardApproval {
		return value.Deny(value.CodeNotDirector, value.Because("general-meeting-decides"))
	}
	if !issuer.Directs(c.Actor) {
		return value.Deny(value.CodeNotDirector)
	}
	if c.Actor == request.Giver || c.Actor == request.Receiver {
		return value.Deny(value.CodeInterested, value.Because("director-gives-or-receives"))
	}
	for _, vote := range request.Votes {
		if vote.Director == c.Actor {
			return value.Deny(value.CodeAlreadyVoted)
		}
	}
	request.Votes = append(slices.Clip(request.Votes), model.Vote{Director: c.Actor, Approve: b.Approve, On: t.Stamp()})
	approved, refused := issuer.Board.Decides(request.Votes, request.Giver, request.Receiver)
	return decideRequest(t, c, request, approved, refused)
}

// TransferResolved notes what the general meeting decided on a gift, where there is no board (Commercial Act art. 383(4)). An
// officer signs it.
type TransferResolved struct {
	Transfer value.TransferID `json:"transfer"`
	Approve  bool             `json:"approve"`
	// Minutes is the digest of the meeting's minutes.
	Minutes value.Digest `json:"minutes"`
}

func (b *TransferResolved) Check() error {
	f := value.NewForm()
	f.Want(b.Transfer.Valid(), "transfer", value.AnIdentifier)
	f.Want(b.Minutes.Valid(), "minutes", value.ADigest)
	return f.Err()
}

func (b *TransferResolved) Apply(t *ledger.Tx, c *model.Command) error {
	request, err := request(t, c, b.Transfer)
	if err != nil {
		return err
	}
	if _, err := t.Officer(c); err != nil {
		return err
	}
	if request.Approval != model.MeetingApproval {
		return value.Deny(value.CodeNotDirector, value.Because("board-decides"))
	}
	request.Minutes = b.Minutes
	return decideRequest(t, c, request, b.Approve, !b.Approve)
}

// decideRequest writes a request after a vote, and frees its shares if it is refused.
func decideRequest(t *ledger.Tx, c *model.Command, request model.TransferRequest, approved, refused bool) error {
	decided := t.Stamp()
	switch {
	case approved:
		request.State, request.Decided = model.RequestIsApproved, &decided
	case refused:
		request.State, request.Decided, request.Ended = model.RequestIsRefused, &decided, &decided
	}
	t.Put(request)
	if !refused {
		return nil
	}
	return book.FreeAll(t, c, request.Reservations)
}

// request finds a request of the command's register in a state that allows the command.
func request(t *ledger.Tx, c *model.Command, id value.TransferID) (model.TransferRequest, error) {
	request, err := ledger.Need[model.TransferRequest](t, model.TransferRequestRef(id))
	if err != nil {
		return request, err
	}
	if err := ledger.InRegister(c, request.Issuer); err != nil {
		return request, err
	}
	return request, ledger.Allow(t, model.RequestStates, request.State, c.Type)
}

// complete carries an approved gift out.
func complete(r model.TransferRequest, t *ledger.Tx, c *model.Command) error {
	if r.State == model.RequestIsPending {
		end, err := r.Requested.At.DateInKorea().AfterMonths(t.Set.Bounds.AnswerMonths, t.Calendar())
		if err != nil {
			return value.Deny(value.CodeInternal)
		}
		if !t.Over(end) {
			return value.Deny(value.CodeNotApproved, value.Because("company-may-still-refuse"), value.OnDate("until", end))
		}
	}
	to := book.PartyEntry(t, r.Issuer, r.Receiver, r.Entry)
	for _, id := range r.Reservations {
		reservation, lot, err := book.Unshort(t, c, id)
		if err != nil {
			return err
		}
		entry, err := book.Entry(t, c, lot.Entry)
		if err != nil {
			return err
		}
		if entry.State != model.EntryIsClaimed || entry.Controller != r.Giver {
			return value.Deny(value.CodeContested, value.Because("giver-lost-the-entry"))
		}
		moved := given(value.LotID(t.Derive(model.KindLot)), to, reservation.Quantity, t.Today(), r.ContractOn)
		moved.Used = &reservation
		if _, err := book.Carve(t, lot, moved); err != nil {
			return err
		}
	}
	ended := t.Stamp()
	r.State, r.Ended = model.RequestIsDone, &ended
	t.Put(r)
	return nil
}
