package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Signers are the parties whose signatures a command carries: who acts, or for whom, and who signs with them.
func (t *Tx) Signers(c *model.Command) []value.DID {
	principal := c.Actor
	if c.For != "" {
		principal = c.For
	}
	return append([]value.DID{principal}, t.Cosigners...)
}

// WithOfficers refuses a command on which the issuer's officers' signatures are missing, or that of a party, if one is named.
func (t *Tx) WithOfficers(c *model.Command, party value.DID) error {
	issuer, ok := Load[model.Issuer](t, model.IssuerRef(c.Register))
	if !ok {
		return nil // the rule says why, once the command is decided
	}
	if signed, needed := t.officersSigning(issuer, c), max(1, issuer.Officers); signed < needed {
		return value.Deny(value.CodeMoreSignatures, value.Because("officers-sign-with-the-holder"), value.InNumber("signed", signed), value.InNumber("needed", needed))
	}
	if party != "" && !slices.Contains(t.Signers(c), party) {
		return value.Deny(value.CodeMoreSignatures, value.Because("holder-signs-with-officers"))
	}
	return nil
}
