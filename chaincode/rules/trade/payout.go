package trade

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// PayoutFailed says that the bank did not take or returned the seller's money. The register is never reversed: the seller names
// another account, and the payout is tried again. An escrow desk of the agent signs it.
type PayoutFailed struct {
	Agreement value.AgreementID `json:"agreement"`
	// Reason is the digest of the bank's answer.
	Reason value.Digest `json:"reason"`
}

func (b *PayoutFailed) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Reason.Valid(), "reason", value.ADigest)
	return f.Err()
}

func (b *PayoutFailed) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if _, err := t.Desk(agreement.Terms.EscrowAgent, model.EscrowDesk, c.Actor); err != nil {
		return value.Deny(value.CodeWrongAgent, value.Because("no-escrow-desk-at-the-agent"), value.Word("agent", agreement.Terms.EscrowAgent))
	}
	if agreement.Terms.PartyTo(c.Actor) {
		return value.Deny(value.CodeSameDesk, value.Because("nobody-attests-own-money"))
	}
	failed := t.Stamp()
	agreement.State, agreement.PayoutFailed = model.AgreementIsPayoutFailed, &failed
	t.Put(agreement)
	return nil
}

// AccountReplaced names another account of the seller's after a payout failed. The seller signs it, and with them an escrow desk of
// the agent that has checked whose account it is.
type AccountReplaced struct {
	Agreement value.AgreementID `json:"agreement"`
	// Payout is the commitment to the new account (AccountData).
	Payout value.Commitment `json:"payout"`
}

func (b *AccountReplaced) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Payout.Valid(), "payout", value.ADigest)
	return f.Err()
}

// Quorum asks for the escrow desk's signature.
func (b *AccountReplaced) Quorum(t *ledger.Tx, c *model.Command) error {
	agreement, ok := ledger.Load[model.Agreement](t, model.AgreementRef(b.Agreement))
	if !ok {
		return nil // the rule says why, once the command is decided
	}
	for _, cosigner := range t.Cosigners {
		if _, err := t.Desk(agreement.Terms.EscrowAgent, model.EscrowDesk, cosigner); err == nil {
			return nil
		}
	}
	return value.Deny(value.CodeMoreSignatures, value.Because("escrow-desk-checks-account"), value.Word("agent", agreement.Terms.EscrowAgent))
}

func (b *AccountReplaced) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if agreement.Terms.Seller != c.Actor {
		return value.Deny(value.CodeNotYours, value.Because("only-the-seller-names-account"))
	}
	seller, err := ledger.Need[model.Party](t, model.PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if err := t.Pass(ledger.Subject{Disposer: seller}); err != nil {
		return err
	}
	if slices.ContainsFunc(t.Cosigners, agreement.Terms.PartyTo) {
		return value.Deny(value.CodeSameDesk, value.Because("nobody-checks-own-account"))
	}
	if b.Payout == agreement.Terms.Payout || b.Payout == agreement.Payout {
		return value.Deny(value.CodeAlreadyExists, value.Because("payout-to-account-failed"))
	}
	agreement.State, agreement.Payout = model.AgreementIsSettled, b.Payout
	t.Put(agreement)
	return nil
}
