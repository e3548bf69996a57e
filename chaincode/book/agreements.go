package book

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// RequestApproval starts the approval's clock where the class requires approval; otherwise only the money is awaited. The
// signature that makes the agreement complete is the receipt of the request (Commercial Act art. 335-2(1)): it names buyer, kind
// and number of the shares, and stands at once in the company's own register. A receipt that the company had to sign would let a
// silent company keep the month from beginning.
func RequestApproval(t *ledger.Tx, agreement *model.Agreement, class model.ShareClass, listing model.Listing) error {
	if class.Approval == model.NoApproval || listing.Approved {
		agreement.State = model.AgreementIsAgreed
		return nil
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(agreement.Terms.Issuer))
	if err != nil {
		return err
	}
	board := issuer.Board
	if voters := board.Without(agreement.Terms.Seller, agreement.Terms.Buyer); class.Approval == model.BoardApproval && voters < board.Threshold {
		return value.Deny(value.CodeBoardCannotDecide, value.Because("too-few-may-vote"), value.InNumber("voters", voters), value.InNumber("threshold", board.Threshold))
	}
	requested := t.Stamp()
	agreement.State, agreement.Requested = model.AgreementIsApprovalPending, &requested
	agreement.ApprovalBy = class.Approval
	agreement.Until, err = t.Today().AfterMonths(t.Set.Bounds.AnswerMonths, t.Calendar())
	Pause(t, agreement)
	return err
}

// EndAgreement ends an agreement without settlement, with the round or the dispute in which it stands, and frees its shares.
func EndAgreement(t *ledger.Tx, c *model.Command, agreement model.Agreement, becomes model.AgreementState) error {
	ended := t.Stamp()
	if agreement.State == model.AgreementIsFirstRefusal {
		round, err := ledger.Need[model.RefusalRound](t, model.RefusalRoundRef(agreement.ID))
		if err != nil {
			return err
		}
		round.Closed = &ended
		t.Put(round)
	}
	if agreement.Dispute != "" {
		dispute, err := ledger.Need[model.Dispute](t, model.DisputeRef(agreement.ID, agreement.Dispute))
		if err != nil {
			return err
		}
		dispute.State, dispute.Ended = model.DisputeIsMoot, &ended
		t.Put(dispute)
	}
	agreement.State, agreement.Until, agreement.Paused, agreement.Dispute = becomes, "", 0, ""
	t.Put(agreement)
	return FreeEach(t, c, agreement.Reservations())
}

// Expiry is when an agreement can end for want of what it waits for, and what it then is. It fails where the agreement goes on in
// another way.
func Expiry(t *ledger.Tx, c *model.Command, agreement model.Agreement) (value.Time, model.AgreementState, error) {
	switch agreement.State {
	case model.AgreementIsRefused, model.AgreementIsCompanyPurchase:
		end, err := agreement.Until.EndInKorea()
		if err != nil {
			return 0, model.AgreementIsVoid, value.Deny(value.CodeInternal)
		}
		return end.After(1), model.AgreementIsVoid, nil
	case model.AgreementIsFirstRefusal, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer:
		return 0, model.AgreementIsExpired, value.Deny(value.CodeNotExpired, value.Because("others-may-answer"))
	case model.AgreementIsApprovalPending:
		return 0, model.AgreementIsExpired, value.Deny(value.CodeNotExpired, value.Because("company-may-answer"))
	case model.AgreementIsFunded:
		if err := movable(t, c, agreement); err == nil {
			return 0, model.AgreementIsExpired, value.Deny(value.CodeCanBeSettled)
		}
		return agreement.DueAt().After(t.Set.Bounds.Barred), model.AgreementIsExpired, nil
	}
	return agreement.DueAt(), model.AgreementIsExpired, nil
}

// Agreement finds an agreement of the command's register in a state that allows the command. Where holidays were added since a
// period of it began to run, and one of them is its last day, the period ends later than was stored.
func Agreement(t *ledger.Tx, c *model.Command, id value.AgreementID) (model.Agreement, error) {
	agreement, err := ledger.Need[model.Agreement](t, model.AgreementRef(id))
	if err != nil {
		return agreement, err
	}
	if err := ledger.InRegister(c, agreement.Terms.Issuer); err != nil {
		return agreement, err
	}
	agreement.Until = agreement.Until.Workday(t.Calendar())
	return agreement, ledger.Allow(t, model.AgreementStates, agreement.State, c.Type)
}

// Refuse records the refusal, from which the seller has twenty days to ask for another buyer or that the company buy
// (Commercial Act art. 335-2(4)).
func Refuse(t *ledger.Tx, agreement model.Agreement) {
	refused := t.Stamp()
	agreement.State, agreement.Refused = model.AgreementIsRefused, &refused
	agreement.Until = t.Today().AfterDays(t.Set.Bounds.ChoiceDays, t.Calendar())
	t.Put(agreement)
}

// AwaitMoney moves an agreement that needs nothing but its money to Agreed, or to Funded where the money is there. The clock for
// the money, if it stood still, runs on: as much time is left as was left before.
func AwaitMoney(t *ledger.Tx, agreement model.Agreement) error {
	escrow, err := ledger.Need[model.Escrow](t, model.EscrowRef(agreement.ID))
	if err != nil {
		return err
	}
	if agreement.Paused > 0 {
		agreement.Due = agreement.DueAt().After(value.Seconds(max(0, t.Facts.Time-agreement.Paused)))
	}
	agreement.Paused, agreement.Until = 0, ""
	agreement.State = model.AgreementIsAgreed
	if escrow.Accepted == escrow.Price {
		agreement.State = model.AgreementIsFunded
	}
	t.Put(agreement)
	return nil
}

// Pause stops the clock for the money.
func Pause(t *ledger.Tx, agreement *model.Agreement) {
	if agreement.Paused == 0 {
		agreement.Paused = t.Facts.Time
	}
}

// OfferRight makes the offer of somebody with a right to shares of a listing.
func OfferRight(t *ledger.Tx, listing model.Listing, buyer value.DID, quantity value.Shares) {
	t.Put(model.Offer{
		ID: value.OfferID(t.Derive(model.KindOffer)), Issuer: listing.Issuer, Listing: listing.ID, Seller: listing.Seller, Buyer: buyer, Round: 1,
		Proposer: buyer, Quantity: quantity, Price: listing.Price, Expires: listing.Expires, State: model.OfferIsOpen, Since: t.Stamp(),
	})
}

// OpenFirstRefusal opens the round in which the other holders of the class may take the shares that were agreed, by a right that
// the articles or the shareholders' agreement give them (우선매수권). The law knows no such right; what it is, the class's settings
// say.
func OpenFirstRefusal(t *ledger.Tx, agreement *model.Agreement, class model.ShareClass) {
	opened := t.Stamp()
	agreement.State = model.AgreementIsFirstRefusal
	agreement.Until = t.Today().AfterDays(class.Preemption, t.Calendar())
	Pause(t, agreement)
	t.Put(model.RefusalRound{Agreement: agreement.ID, Issuer: agreement.Terms.Issuer, Class: class.ID, Opened: opened})
}

// AfterFirstRefusal goes on with an agreement whose shares the other holders did not take.
func AfterFirstRefusal(t *ledger.Tx, agreement model.Agreement) error {
	class, err := ShareClass(t, agreement.Terms.Class)
	if err != nil {
		return err
	}
	agreement.Until = ""
	if err := RequestApproval(t, &agreement, class, model.Listing{}); err != nil {
		return err
	}
	if agreement.State == model.AgreementIsAgreed {
		return AwaitMoney(t, agreement)
	}
	t.Put(agreement)
	return nil
}
