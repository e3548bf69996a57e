package party

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// RecoveryOpened asks for a new key for a party that has lost its own. Recovery desks of two members sign it; one of them knows
// the party: it identified it or, where nobody did, introduced it. From then on the party signs nothing but a stop, for as long
// as the objection period.
type RecoveryOpened struct {
	Party value.DID `json:"party"`
	// Key is the new key, a canonical public JWK.
	Key string `json:"key"`
	// Evidence is the digest of what the desks saw, and Notice of the notice that went to every known contact.
	Evidence value.Digest `json:"evidence"`
	Notice   value.Digest `json:"notice"`
	ledger.TwoDesks
}

func (b *RecoveryOpened) Check() error {
	f := value.NewForm()
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	checkJWK(f, "key", b.Key)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	f.Want(b.Notice.Valid(), "notice", value.ADigest)
	b.OfTwoMembers(f)
	return f.Err()
}

func (b *RecoveryOpened) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.TwoDesks.Quorum(t, model.RecoveryDesk)
}

func (b *RecoveryOpened) Brings(value.DID) (value.DID, []string) { return b.Party, []string{b.Key} }

func (b *RecoveryOpened) Apply(t *ledger.Tx, c *model.Command) error {
	party, checker, err := recovering(t, c, b.Party, b.TwoDesks)
	if err != nil {
		return err
	}
	knows := party.Introducer
	if party.Identified != nil {
		knows = party.Identified.Member
	}
	if b.Member != knows && b.CheckedAt != knows {
		return value.Deny(value.CodeNotHome, value.Because("one-desk-of-who-knows-the-party"), value.Word("member", knows))
	}
	if party.Works() {
		return value.Deny(value.CodeWrongState, value.Because("worker-keeps-its-key"))
	}
	if t.Administers(party.DID) {
		return value.Deny(value.CodeWrongState, value.Because("administrator-key-of-member"))
	}
	thumbprint, err := t.Verifier.Thumbprint(b.Key)
	if err != nil {
		return value.Deny(value.CodeMalformed, value.Because("key-not-canonical-jwk"))
	}
	if err := untaken(t, party.DID, thumbprint); err != nil {
		return err
	}
	party.Recovery = &model.Recovery{
		State: model.RecoveryIsPending, Key: b.Key, Evidence: b.Evidence, Notice: b.Notice, By: c.Actor, Checker: checker,
		From: t.Facts.Time.After(t.Ledger().Parameters.IdentityWait), On: t.Stamp(),
	}
	t.Put(party)
	return nil
}

// recovering checks that two members' recovery desks act on somebody else, in a state that allows the command.
func recovering(t *ledger.Tx, c *model.Command, id value.DID, desks ledger.TwoDesks) (model.Party, value.DID, error) {
	party, err := ledger.Need[model.Party](t, model.PartyRef(id))
	if err != nil {
		return party, "", err
	}
	checker, err := desks.By(t, c, model.RecoveryDesk, func(who value.DID) bool { return who == id })
	if err != nil {
		return party, "", err
	}
	return party, checker, ledger.Allow(t, model.RecoveryStates, party.Recovering(), c.Type)
}

// RecoveryStopped is a party's objection to a recovery, with any key that it signs or recovers with.
type RecoveryStopped struct {
	// Reason is the digest of the reason.
	Reason value.Digest `json:"reason"`
}

func (b *RecoveryStopped) Check() error {
	f := value.NewForm()
	f.Want(b.Reason.Valid(), "reason", value.ADigest)
	return f.Err()
}

func (b *RecoveryStopped) Apply(t *ledger.Tx, c *model.Command) error {
	party, err := ledger.Need[model.Party](t, model.PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.RecoveryStates, party.Recovering(), c.Type); err != nil {
		return err
	}
	stopped := t.Stamp()
	recovery := *party.Recovery
	recovery.State, recovery.Stopped = model.RecoveryIsContested, &stopped
	party.Recovery = &recovery
	t.Put(party)
	return nil
}

// PartyRecovered gives the party its new key and revokes all others. Recovery desks of two members sign it, when the objection
// period is over; if a key of the party objected, an arbiter desk of a third member signs with them. For another such period the
// party transfers nothing.
type PartyRecovered struct {
	Party value.DID `json:"party"`
	// Arbiter is the third member; given for a contested recovery.
	Arbiter value.MemberID `json:"arbiter,omitempty"`
	ledger.TwoDesks
}

func (b *PartyRecovered) Check() error {
	f := value.NewForm()
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	b.OfTwoMembers(f)
	f.Want(b.Arbiter == "" || b.Arbiter.Valid(), "arbiter", value.AnIdentifier)
	f.Want(b.Arbiter == "" || b.Arbiter != b.Member && b.Arbiter != b.CheckedAt, "arbiter", value.WantAnother)
	return f.Err()
}

func (b *PartyRecovered) Quorum(t *ledger.Tx, _ *model.Command) error {
	if err := b.TwoDesks.Quorum(t, model.RecoveryDesk); err != nil || b.Arbiter == "" {
		return err
	}
	return ledger.TwoDesks{CheckedAt: b.Arbiter}.Quorum(t, model.ArbiterDesk)
}

func (b *PartyRecovered) Apply(t *ledger.Tx, c *model.Command) error {
	party, checker, err := recovering(t, c, b.Party, b.TwoDesks)
	if err != nil {
		return err
	}
	if !t.Passed(party.Recovery.From) {
		return value.Deny(value.CodeNotYet, value.Because("party-can-object"), value.AtTime("until", party.Recovery.From))
	}
	if party.Recovering() == model.RecoveryIsContested {
		barred := func(who value.DID) bool { return who == b.Party || who == checker }
		if b.Arbiter == "" {
			return value.Deny(value.CodeContestedRecovery)
		}
		if _, err := (ledger.TwoDesks{CheckedAt: b.Arbiter}).Checker(t, model.ArbiterDesk, barred); err != nil {
			return err
		}
	}
	ended := t.Stamp()
	for i, key := range party.Keys {
		if key.Active(t.Facts.Time) {
			party = party.Ending(i, t.Facts.Time, ended)
		}
	}
	recovery := *party.Recovery
	recovery.State, recovery.Ended = model.RecoveryIsDone, &ended
	party.Recovery, party.RestsUntil = &recovery, t.Facts.Time.After(t.Ledger().Parameters.IdentityWait)
	return giveKey(t, party, NewKey{recovery.Key, []model.Purpose{model.PurposeLogin, model.PurposeSign}})
}

// RecoveryDropped ends a recovery that is not to be carried out. Recovery desks of two members sign it.
// Anyone may end one that was not carried out, or not decided on, within the set\'s time for it; then no desks and no reason are given.
type RecoveryDropped struct {
	Party value.DID `json:"party"`
	// Reason is the digest of the reason.
	Reason value.Digest `json:"reason"`
	ledger.TwoDesks
}

func (b *RecoveryDropped) Check() error {
	f := value.NewForm()
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	if b.TwoDesks != (ledger.TwoDesks{}) || b.Reason != "" {
		f.Want(b.Reason.Valid(), "reason", value.ADigest)
		b.OfTwoMembers(f)
	}
	return f.Err()
}

func (b *RecoveryDropped) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.AsDesks(t, model.RecoveryDesk)
}

func (b *RecoveryDropped) Apply(t *ledger.Tx, c *model.Command) error {
	find := func() (model.Party, error) { return b.lapsed(t, c) }
	if b.Named() {
		find = func() (model.Party, error) {
			party, _, err := recovering(t, c, b.Party, b.TwoDesks)
			return party, err
		}
	}
	party, err := find()
	if err != nil {
		return err
	}
	ended := t.Stamp()
	recovery := *party.Recovery
	recovery.State, recovery.Ended = model.RecoveryIsDropped, &ended
	party.Recovery = &recovery
	t.Put(party)
	return nil
}

// lapsed finds a party whose recovery nobody has carried out or decided on in time. Where the party had objected, it disposes of nothing
// for as long again: who objected may have been the thief.
func (b *RecoveryDropped) lapsed(t *ledger.Tx, c *model.Command) (model.Party, error) {
	party, err := ledger.Need[model.Party](t, model.PartyRef(b.Party))
	if err != nil {
		return party, err
	}
	if err := ledger.Allow(t, model.RecoveryStates, party.Recovering(), c.Type); err != nil {
		return party, err
	}
	since := party.Recovery.From
	if party.Recovery.Stopped != nil {
		since = party.Recovery.Stopped.At
	}
	if until := since.After(t.Set.Bounds.Contest); !t.Passed(until) {
		return party, value.Deny(value.CodeNotExpired, value.Because("recovery-lapses-later"), value.AtTime("until", until))
	}
	if party.Recovery.Stopped != nil {
		party.RestsUntil = t.Facts.Time.After(t.Set.Bounds.Contest)
	}
	return party, nil
}
