package core

import "slices"

// ApprovalVoted is one director's decision on a transfer that the articles let the board approve (Commercial Act
// art. 335(1)). A director who buys or sells has no vote (art. 391(3) with 368(3)).
type ApprovalVoted struct {
	Agreement AgreementID `json:"agreement"`
	Approve   bool        `json:"approve"`
}

func (b *ApprovalVoted) check() error { return checkAgreement(b.Agreement) }

func (b *ApprovalVoted) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if !slices.Contains(issuer.Board.Directors, c.Actor) {
		return reject(CodeNotDirector, "the actor is no director of the issuer")
	}
	if agreement.Terms.partyTo(c.Actor) {
		return reject(CodeInterested, "a director who buys or sells has no vote")
	}
	if t.facts.Time >= agreement.Terms.FundBy {
		return reject(CodeTooLate, "the approval was due at "+agreement.Terms.FundBy.String())
	}
	for _, vote := range agreement.Votes {
		if vote.Director == c.Actor {
			return reject(CodeAlreadyVoted, "the director has voted")
		}
	}
	agreement.Votes = append(slices.Clip(agreement.Votes), Vote{c.Actor, b.Approve, t.stamp()})
	return t.count(c, agreement, issuer.Board)
}

// count approves at the board's threshold, and refuses as soon as the threshold cannot be reached any more.
func (t *tx) count(c *Command, agreement Agreement, board Board) error {
	approvals, against := 0, 0
	for _, vote := range agreement.Votes {
		if vote.Approve {
			approvals++
		} else {
			against++
		}
	}
	if approvals >= board.Threshold {
		approved := t.stamp()
		agreement.Approved = &approved
		return t.awaitMoney(agreement)
	}
	if board.voters(agreement.Terms)-against < board.Threshold {
		agreement.State = AgreementIsVoid
		t.put(agreement)
		return t.freeAgreed(c, agreement)
	}
	t.put(agreement)
	return nil
}

// partyTo tells whether somebody buys or sells.
func (t Terms) partyTo(d DID) bool { return d == t.Seller || d == t.Buyer }

// voters is how many directors have a vote on a transfer.
func (b Board) voters(t Terms) int {
	n := 0
	for _, director := range b.Directors {
		if !t.partyTo(director) {
			n++
		}
	}
	return n
}

// awaitMoney moves an agreement that needs nothing but its money to Agreed, or to Funded where the money is there.
func (t *tx) awaitMoney(agreement Agreement) error {
	escrow, err := need[Escrow](t, EscrowRef(agreement.ID))
	if err != nil {
		return err
	}
	agreement.State = AgreementIsAgreed
	if escrow.Accepted == escrow.Price {
		agreement.State = AgreementIsFunded
	}
	t.put(agreement)
	return nil
}
