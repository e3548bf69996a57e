package httpapi

import (
	"slices"

	"holdfast/chaincode/model"
)

// This file decides who sees what that is not for everybody. Everything else that is answered is a fact of the ledger,
// without names.

// field is something that is not for everybody.
type field string

// The fields.
const (
	// offerPrice is the price in an offer's last round.
	offerPrice field = "offer price"
	// amounts are an agreement's price and total, its commitments, and what was paid.
	amounts field = "agreement amounts"
	// holderData is the name, identifier, address and contact of an entry.
	holderData field = "holder data"
	// holderList is a company's uploaded list.
	holderList field = "shareholder list"
	// registerCopy is the whole register with names, as a file.
	registerCopy field = "copy of the register"
	// registerPackage is that with everything else the company's records say: prices, options, encumbrances, officers.
	registerPackage field = "package of the register"
	// holderStatement is the signed statement of what one entry holds, with the holder's name.
	holderStatement field = "holder statement"
	// ownCase is how far a case has come.
	ownCase field = "case"
	// ownIdentity is what a party was identified as, with the salt that opens its commitment.
	ownIdentity field = "own identification"
	// presentedData is what a party presented to an identity desk, beside what the register says.
	presentedData field = "presented data"
	// account is a bank account for payout or refund.
	account field = "bank account"
	// contractText is a contract's text, and its draft.
	contractText field = "contract text"
	// holderCertificate is a certificate with what its holder may disclose.
	holderCertificate field = "certificate"
	// reconciliation compares the read model with the ledger, keys included.
	reconciliation field = "reconciliation"
	// wholeHistory is every command with its proofs, amounts included.
	wholeHistory field = "whole history"
	// otherRecords are a register's records of kinds that are not for everybody (publicKinds).
	otherRecords field = "other records of a register"
)

// role is what somebody is to the thing that is looked at. Nobody in particular has none.
type role string

// The roles.
const (
	theSeller      role = "seller"
	theBuyer       role = "buyer"
	anOfficer      role = "officer of the issuer"
	aDirector      role = "director of the issuer"
	theController  role = "controller of the entry"
	identityDesk   role = "identity desk of this member"
	escrowDesk     role = "escrow desk of the agent"
	operatorDesk   role = "operator desk of this member"
	theApplicant   role = "party of the case"
	themselves     role = "the party themselves"
	theCertificate role = "holder of the certificate"
	aNamedParty    role = "party named in the record"
)

// state is where the thing that is looked at stands: a state of the ledger, or whether this site is its home.
type state string

// The places.
const (
	atHome    state = "at a home"
	elsewhere state = "elsewhere"
)

// everywhere stands for every state of a field.
var everywhere []state

// concluded are the states of an agreement that both parties have signed.
var concluded = []state{
	state(model.AgreementIsApprovalPending), state(model.AgreementIsAgreed), state(model.AgreementIsFunded), state(model.AgreementIsSettled),
	state(model.AgreementIsPaid), state(model.AgreementIsVoid), state(model.AgreementIsExpired), state(model.AgreementIsFirstRefusal),
	state(model.AgreementIsRefused), state(model.AgreementIsDesignationRequested), state(model.AgreementIsDesignatedBuyer),
	state(model.AgreementIsCompanyPurchase), state(model.AgreementIsDisputed), state(model.AgreementIsPayoutFailed), state(model.AgreementIsRefunded),
}

// sight is one line of the table: this role sees this field in these states.
type sight struct {
	field  field
	role   role
	states []state
}

// sights is the table. What it does not allow is not shown.
var sights = []sight{
	{offerPrice, theSeller, everywhere},
	{offerPrice, theBuyer, everywhere},
	{amounts, theSeller, everywhere},
	{amounts, theBuyer, everywhere},
	{amounts, anOfficer, concluded},
	{amounts, aDirector, concluded},
	{amounts, escrowDesk, concluded},
	{holderData, anOfficer, []state{atHome}},
	{holderData, identityDesk, []state{atHome}},
	{holderData, theController, []state{atHome}},
	{holderList, anOfficer, []state{atHome}},
	{registerCopy, anOfficer, []state{atHome}},
	{registerPackage, anOfficer, []state{atHome}},
	{holderStatement, anOfficer, []state{atHome}},
	{holderStatement, theController, []state{atHome}},
	{ownCase, theApplicant, everywhere},
	{ownIdentity, themselves, []state{atHome}},
	{presentedData, identityDesk, everywhere},
	{account, escrowDesk, concluded},
	{contractText, theSeller, everywhere},
	{contractText, theBuyer, everywhere},
	{holderCertificate, theCertificate, everywhere},
	{reconciliation, operatorDesk, everywhere},
	{wholeHistory, operatorDesk, everywhere},
	{otherRecords, anOfficer, everywhere},
	{otherRecords, aDirector, everywhere},
	{otherRecords, aNamedParty, everywhere},
}

// sees tells whether somebody with these roles sees a field in a state.
func sees(f field, in state, roles ...role) bool {
	for _, s := range sights {
		if s.field == f && slices.Contains(roles, s.role) && (s.states == nil || slices.Contains(s.states, in)) {
			return true
		}
	}
	return false
}

// needs refuses somebody who does not see a field in a state.
func needs(f field, in state, roles ...role) error {
	if !sees(f, in, roles...) {
		return fail(codeForbidden, "the party may not see: "+string(f))
	}
	return nil
}
