package core

import "slices"

// PayoutFailed says that the bank did not take or returned the seller's money. The register is never reversed: the seller names
// another account, and the payout is tried again. An escrow desk of the agent signs it.
type PayoutFailed struct {
	Agreement AgreementID `json:"agreement"`
	// Reason is the digest of the bank's answer.
	Reason Digest `json:"reason"`
}

func (b *PayoutFailed) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Reason.valid(), "reason", aDigest)
	return f.err()
}

func (b *PayoutFailed) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if _, err := t.desk(agreement.Terms.EscrowAgent, EscrowDesk, c.Actor); err != nil {
		return deny(CodeWrongAgent, because("no-escrow-desk-at-the-agent"), word("agent", agreement.Terms.EscrowAgent))
	}
	if agreement.Terms.partyTo(c.Actor) {
		return deny(CodeSameDesk, because("nobody-attests-own-money"))
	}
	failed := t.stamp()
	agreement.State, agreement.PayoutFailed = AgreementIsPayoutFailed, &failed
	t.put(agreement)
	return nil
}

// AccountReplaced names another account of the seller's after a payout failed. The seller signs it, and with them an escrow desk of
// the agent that has checked whose account it is.
type AccountReplaced struct {
	Agreement AgreementID `json:"agreement"`
	// Payout is the commitment to the new account (AccountData).
	Payout Commitment `json:"payout"`
}

func (b *AccountReplaced) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Payout.valid(), "payout", aDigest)
	return f.err()
}

// quorum asks for the escrow desk's signature.
func (b *AccountReplaced) quorum(t *tx, c *Command) error {
	agreement, ok := load[Agreement](t, AgreementRef(b.Agreement))
	if !ok {
		return nil // the rule says why, once the command is decided
	}
	for _, cosigner := range t.cosigners {
		if _, err := t.desk(agreement.Terms.EscrowAgent, EscrowDesk, cosigner); err == nil {
			return nil
		}
	}
	return deny(CodeMoreSignatures, because("escrow-desk-checks-account"), word("agent", agreement.Terms.EscrowAgent))
}

func (b *AccountReplaced) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if agreement.Terms.Seller != c.Actor {
		return deny(CodeNotYours, because("only-the-seller-names-account"))
	}
	if slices.ContainsFunc(t.cosigners, agreement.Terms.partyTo) {
		return deny(CodeSameDesk, because("nobody-checks-own-account"))
	}
	if b.Payout == agreement.Terms.Payout || b.Payout == agreement.Payout {
		return deny(CodeAlreadyExists, because("payout-to-account-failed"))
	}
	agreement.State, agreement.Payout = AgreementIsSettled, b.Payout
	t.put(agreement)
	return nil
}
