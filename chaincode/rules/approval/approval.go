package approval

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ApprovalVoted is one director's decision on a transfer that the articles let the board approve (Commercial Act
// art. 335(1)). A director who buys or sells has no vote (art. 391(3) with 368(3)).
type ApprovalVoted struct {
	Agreement value.AgreementID `json:"agreement"`
	Approve   bool              `json:"approve"`
}

func (b *ApprovalVoted) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *ApprovalVoted) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if err := agreement.DecidedBy(model.BoardApproval); err != nil {
		return err
	}
	if !issuer.Directs(c.Actor) {
		return value.Deny(value.CodeNotDirector)
	}
	if agreement.Terms.PartyTo(c.Actor) {
		return value.Deny(value.CodeInterested)
	}
	if err := answerable(t, agreement); err != nil {
		return err
	}
	for _, vote := range agreement.Votes {
		if vote.Director == c.Actor {
			return value.Deny(value.CodeAlreadyVoted)
		}
	}
	agreement.Votes = append(slices.Clip(agreement.Votes), model.Vote{Director: c.Actor, Approve: b.Approve, On: t.Stamp()})
	return count(t, agreement, issuer.Board)
}

// answerable refuses an answer to a request for approval that comes too late to count: after a month without one the transfer
// counts as approved (Commercial Act art. 335-2(3)).
func answerable(t *ledger.Tx, agreement model.Agreement) error {
	if t.Today() > agreement.Until {
		return value.Deny(value.CodeTooLate, value.Because("answer-was-due"), value.OnDate("day", agreement.Until))
	}
	return nil
}

// count approves at the board's threshold, and refuses as soon as the threshold cannot be reached any more.
func count(t *ledger.Tx, agreement model.Agreement, board model.Board) error {
	approved, refused := board.Decides(agreement.Votes, agreement.Terms.Seller, agreement.Terms.Buyer)
	switch {
	case approved:
		return approve(t, agreement)
	case refused:
		book.Refuse(t, agreement)
		return nil
	}
	t.Put(agreement)
	return nil
}

// approve lets an agreement go on to its money.
func approve(t *ledger.Tx, agreement model.Agreement) error {
	approved := t.Stamp()
	agreement.Approved = &approved
	return book.AwaitMoney(t, agreement)
}
