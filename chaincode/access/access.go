package access

import (
	"fmt"
	"strings"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// AnyAct asks for an authority that covers any act, whichever it is.
const AnyAct = ledger.AnyAct

// Access answers from the records that a state has, as of a moment.
type Access struct{ look ledger.Look }

// At answers by the set of rules that the ledger runs by. It fails before the founding act, and where the program cannot run that
// set.
func At(sets model.Sets, state ledger.State, now value.Time) (Access, error) {
	record, err := state.Load(model.LedgerRef)
	if err != nil {
		return Access{}, err
	}
	founded, ok := record.(model.Ledger)
	if !ok {
		return Access{}, value.Deny(value.CodeNotFounded)
	}
	set := sets.Named(founded.Rules)
	if set == nil {
		return Access{}, fmt.Errorf("the ledger is ruled by %s, which this program cannot run: it runs %s", founded.Rules, strings.Join(sets.Names(), ", "))
	}
	look, err := ledger.LookAt(state, now, set)
	return Access{look}, err
}

// Denied tells an answer of no from a failure to read.
func Denied(err error) bool { return ledger.Denied(err) }

// KeyActive finds a party's key that can be used for a purpose: a retiring one until its moment, a revoked one never again.
// Without such a key the code is proof-invalid, without such a party actor-unknown.
func (a Access) KeyActive(who value.DID, key value.KeyID, purpose model.Purpose) (model.Key, error) {
	return a.look.Key(who, key, purpose)
}

// DeskLive finds a party's appointment to a desk of a member, which has neither been ended nor run out (not-a-desk).
func (a Access) DeskLive(member value.MemberID, kind model.DeskKind, who value.DID) (model.Desk, error) {
	return a.look.Desk(member, kind, who)
}

// AuthorityLive finds an officer's authority that covers an act for an issuer (not-an-officer).
func (a Access) AuthorityLive(issuer value.IssuerID, who value.DID, act value.Type) (model.Authority, error) {
	return a.look.Officer(issuer, who, act)
}

// PartyAuthorityLive finds an agent's authority that covers an act for another party (no-authority).
func (a Access) PartyAuthorityLive(principal, agent value.DID, act value.Type) (model.PartyAuthority, error) {
	return a.look.Agent(principal, agent, act)
}

// Controls checks that a party controls an entry, without contest: the entry itself, or the one that it was merged into
// (entry-not-yours, entry-contested; not-found also for an entry of a list that has not been entered).
func (a Access) Controls(id value.EntryID, who value.DID) error {
	entry, err := a.look.Own(id)
	if err != nil {
		return err
	}
	return ledger.Controlled(entry, who)
}

// PartyTo checks that a party buys or sells under an agreement (not-yours).
func (a Access) PartyTo(id value.AgreementID, who value.DID) error {
	return a.look.PartyTo(id, who)
}

// DirectorOf checks that a party sits on an issuer's board now (not-a-director).
func (a Access) DirectorOf(issuer value.IssuerID, who value.DID) error {
	return a.look.Director(issuer, who)
}
