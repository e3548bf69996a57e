package ledger

import (
	"errors"
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Look answers who somebody is at a moment: whose key is active, who staffs a desk, whose officer or agent somebody is, who
// controls an entry. The rules ask it through Tx, and whoever shows records asks it through package access: so what has ended in
// one has ended in the other. Its errors are the domain's, with a code, where the answer is no; any other error means that the
// state could not be read.
type Look struct {
	State State
	Now   value.Time
	// Passed is the moment that a quorum of the members' clocks has passed: waits until then are over.
	Passed value.Time
	// Set is the set of rules that says which acts are an officer's, and which no agent signs.
	Set *model.Set
}

// AnyAct stands for any act that an authority covers, whichever it is.
const AnyAct value.Type = ""

// find finds a record. It fails where the state cannot be read.
func find[R model.Record](s State, ref model.Ref) (R, bool, error) {
	var none R
	record, err := s.Load(ref)
	if err != nil || record == nil {
		return none, false, err
	}
	typed, ok := record.(R)
	if !ok {
		return none, false, fmt.Errorf("the record %s %s has the type %T", ref.Kind, ref.ID, record)
	}
	return typed, true, nil
}

// need finds a record that must be there.
func need[R model.Record](s State, ref model.Ref) (R, error) {
	record, ok, err := find[R](s, ref)
	if err == nil && !ok {
		err = value.Deny(value.CodeNotFound, value.Because("not-on-the-ledger"), value.Word("kind", ref.Kind), value.AnID("id", ref.ID))
	}
	return record, err
}

// Key finds a party's key that can be used for one of the purposes: a retiring one until its moment, a revoked one never.
func (l Look) Key(who value.DID, id value.KeyID, purposes ...model.Purpose) (model.Key, error) {
	party, ok, err := find[model.Party](l.State, model.PartyRef(who))
	if err == nil && !ok {
		err = value.Deny(value.CodeUnknownActor)
	}
	if err != nil {
		return model.Key{}, err
	}
	return usable(party, id, l.Now, purposes...)
}

func usable(party model.Party, id value.KeyID, now value.Time, purposes ...model.Purpose) (model.Key, error) {
	key, ok := party.Usable(id, now, purposes...)
	if !ok {
		return key, value.Deny(value.CodeBadProof, value.Because("no-active-signing-key"))
	}
	return key, nil
}

// Desk finds a live appointment to a desk of a member: not ended, and not at its end.
func (l Look) Desk(member value.MemberID, kind model.DeskKind, who value.DID) (model.Desk, error) {
	desk, ok, err := find[model.Desk](l.State, model.DeskRef(member, kind, who))
	if err == nil && (!ok || !desk.Live(l.Now)) {
		err = value.Deny(value.CodeNotDesk, value.Because("no-live-desk-there"), value.Word("desk", kind), value.Word("member", member))
	}
	return desk, err
}

// Officer finds a party's live authority to sign an act for an issuer; AnyAct finds one that covers any.
func (l Look) Officer(issuer value.IssuerID, who value.DID, what value.Type) (model.Authority, error) {
	authority, ok, err := find[model.Authority](l.State, model.AuthorityRef(issuer, who))
	if err == nil && (!ok || !authority.Live(l.Now) || !l.officeCovers(authority.Commands, what)) {
		err = value.Deny(value.CodeNotOfficer)
	}
	return authority, err
}

func (l Look) officeCovers(commands []value.Type, what value.Type) bool {
	return what == AnyAct || slices.Contains(commands, what) || slices.Contains(commands, model.AllOfficeActs) && l.Set.Acts[what].Office
}

// Agent finds an agent's live authority to sign an act for another party; AnyAct finds one that covers any. Whether it covers the
// amount, and whether enough agents have signed, is for the act's command to say.
func (l Look) Agent(principal, agent value.DID, what value.Type) (model.PartyAuthority, error) {
	authority, ok, err := find[model.PartyAuthority](l.State, model.PartyAuthorityRef(principal, agent))
	switch {
	case err != nil:
		return authority, err
	case !ok || !authority.Live(l.Now) || l.Passed < authority.From:
		return authority, value.Deny(value.CodeNoAuthority, value.Because("no-live-authority"))
	case what != AnyAct && (!slices.Contains(authority.Commands, what) && !slices.Contains(authority.Commands, model.AllHolderActs) || l.Set.Acts[what].Personal):
		return authority, value.Deny(value.CodeNoAuthority, value.Because("authority-lacks-type"), value.OfType("type", what))
	}
	return authority, nil
}

// Entry finds an entry of a register. One of a list that is entered in pages is there once the list is.
func (l Look) Entry(register value.IssuerID, id value.EntryID) (model.HolderEntry, error) {
	entry, err := need[model.HolderEntry](l.State, model.EntryRef(id))
	if err != nil {
		return entry, err
	}
	if err := ofRegister(register, entry.Issuer); err != nil || entry.Staged == "" {
		return entry, err
	}
	issuer, ok, err := find[model.Issuer](l.State, model.IssuerRef(entry.Issuer))
	if err == nil && (!ok || issuer.Import != entry.Staged) {
		err = value.Deny(value.CodeNotFound, value.Because("list-not-entered"))
	}
	return entry, err
}

// Present finds an entry, or the one that it was merged into.
func (l Look) Present(register value.IssuerID, id value.EntryID) (model.HolderEntry, error) {
	for range value.MaxMerges {
		entry, err := l.Entry(register, id)
		if err != nil || entry.State != model.EntryIsMerged {
			return entry, err
		}
		id = entry.MergedInto
	}
	return model.HolderEntry{}, value.Deny(value.CodeInternal, value.Because("entry-merged-into-itself"))
}

// Own finds an entry, or the one that it was merged into, whichever register it is of.
func (l Look) Own(id value.EntryID) (model.HolderEntry, error) {
	entry, err := need[model.HolderEntry](l.State, model.EntryRef(id))
	if err != nil {
		return entry, err
	}
	return l.Present(entry.Issuer, id)
}

// PartyTo checks that a party buys or sells under an agreement.
func (l Look) PartyTo(id value.AgreementID, who value.DID) error {
	agreement, err := need[model.Agreement](l.State, model.AgreementRef(id))
	if err == nil && !agreement.Terms.PartyTo(who) {
		err = value.Deny(value.CodeNotYours)
	}
	return err
}

// Director checks that a party sits on an issuer's board.
func (l Look) Director(id value.IssuerID, who value.DID) error {
	issuer, err := need[model.Issuer](l.State, model.IssuerRef(id))
	if err == nil && !issuer.Directs(who) {
		err = value.Deny(value.CodeNotDirector)
	}
	return err
}

// Controlled checks that a party controls an entry, and that nobody contests it.
func Controlled(entry model.HolderEntry, who value.DID) error {
	if !entry.ControlledBy(who) {
		return value.Deny(value.CodeEntryNotYours)
	}
	if entry.State != model.EntryIsClaimed {
		return value.Deny(value.CodeContested, value.Because("claim-is-contested"))
	}
	return nil
}

// Denied tells an answer of no, which has a code, from a failure to read the state.
func Denied(err error) bool {
	var denied *value.Error
	return errors.As(err, &denied) && denied.Code != value.CodeInternal
}

// ofRegister checks that a record belongs to a register.
func ofRegister(register, issuer value.IssuerID) error {
	if register != issuer {
		return value.Deny(value.CodeNotFound, value.Because("of-another-register"))
	}
	return nil
}
