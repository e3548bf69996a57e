package core

import "slices"

// The periods about a transfer that needs approval.
const (
	// answerMonths is how long the company has to answer (Commercial Act art. 335-2(2)); silence is approval (335-2(3)).
	answerMonths = 1
	// choiceDays is how long after a refusal the seller can ask for another buyer, or that the company buy (335-2(4)).
	choiceDays = 20
	// designationDays is how long the company has to name another buyer (335-3(1)); silence is approval (335-3(2)).
	designationDays = 14
	// demandDays is how long that buyer has to demand the sale (335-4(1)); silence is approval (335-4(2)).
	demandDays = 10
	// purchaseMonths is how long the company has to buy (335-6 with 374-2(2)).
	purchaseMonths = 2
)

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
	if err := agreement.decidedBy(BoardApproval); err != nil {
		return err
	}
	if !slices.Contains(issuer.Board.Directors, c.Actor) {
		return deny(CodeNotDirector)
	}
	if agreement.Terms.partyTo(c.Actor) {
		return deny(CodeInterested)
	}
	if err := t.answerable(agreement); err != nil {
		return err
	}
	for _, vote := range agreement.Votes {
		if vote.Director == c.Actor {
			return deny(CodeAlreadyVoted)
		}
	}
	agreement.Votes = append(slices.Clip(agreement.Votes), Vote{c.Actor, b.Approve, t.stamp()})
	return t.count(agreement, issuer.Board)
}

// answerable refuses an answer to a request for approval that comes too late to count: after a month without one the transfer
// counts as approved (Commercial Act art. 335-2(3)).
func (t *tx) answerable(agreement Agreement) error {
	if t.today() > agreement.Until {
		return deny(CodeTooLate, because("answer-was-due"), onDate("day", agreement.Until))
	}
	return nil
}

// count approves at the board's threshold, and refuses as soon as the threshold cannot be reached any more.
func (t *tx) count(agreement Agreement, board Board) error {
	approved, refused := board.decides(agreement.Votes, agreement.Terms.Seller, agreement.Terms.Buyer)
	switch {
	case approved:
		return t.approve(agreement)
	case refused:
		t.refuse(agreement)
		return nil
	}
	t.put(agreement)
	return nil
}

// approve lets an agreement go on to its money.
func (t *tx) approve(agreement Agreement) error {
	approved := t.stamp()
	agreement.Approved = &approved
	return t.awaitMoney(agreement)
}

// refuse records the refusal, from which the seller has twenty days to ask for another buyer or that the company buy
// (Commercial Act art. 335-2(4)).
func (t *tx) refuse(agreement Agreement) {
	refused := t.stamp()
	agreement.State, agreement.Refused = AgreementIsRefused, &refused
	agreement.Until = t.today().afterDays(choiceDays)
	t.put(agreement)
}

// partyTo tells whether somebody buys or sells.
func (t Terms) partyTo(d DID) bool { return d == t.Seller || d == t.Buyer }

// awaitMoney moves an agreement that needs nothing but its money to Agreed, or to Funded where the money is there. The clock for
// the money, if it stood still, runs on: as much time is left as was left before.
func (t *tx) awaitMoney(agreement Agreement) error {
	escrow, err := need[Escrow](t, EscrowRef(agreement.ID))
	if err != nil {
		return err
	}
	if agreement.Paused > 0 {
		agreement.Due = agreement.due().After(Seconds(max(0, t.facts.Time-agreement.Paused)))
	}
	agreement.Paused, agreement.Until = 0, ""
	agreement.State = AgreementIsAgreed
	if escrow.Accepted == escrow.Price {
		agreement.State = AgreementIsFunded
	}
	t.put(agreement)
	return nil
}

// pause stops the clock for the money.
func (t *tx) pause(agreement *Agreement) {
	if agreement.Paused == 0 {
		agreement.Paused = t.facts.Time
	}
}

// waitsForOthers tells whether an agreement waits for others than buyer and seller.
func (a Agreement) waitsForOthers() bool {
	switch a.State {
	case AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer:
		return true
	}
	return false
}
