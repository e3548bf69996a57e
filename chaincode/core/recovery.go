package core

import "slices"

// RecoveryOpened asks for a new key for a party that has lost its own. Recovery desks of two members sign it; one of them knows
// the party: it identified it or, where nobody did, introduced it. From then on the party signs nothing but a stop, for as long
// as the objection period.
type RecoveryOpened struct {
	Party DID `json:"party"`
	// Key is the new key, a canonical public JWK.
	Key string `json:"key"`
	// Evidence is the digest of what the desks saw, and Notice of the notice that went to every known contact.
	Evidence Digest `json:"evidence"`
	Notice   Digest `json:"notice"`
	TwoDesks
}

func (b *RecoveryOpened) check() error {
	f := newForm()
	f.want(b.Party.valid(), "party", anIdentifier)
	checkJWK(f, "key", b.Key)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	f.want(b.Notice.valid(), "notice", aDigest)
	b.ofTwoMembers(f)
	return f.err()
}

// ofTwoMembers checks that the desks are of two members.
func (d TwoDesks) ofTwoMembers(f *form) {
	d.form(f, false)
	f.want(d.Member != d.CheckedAt, "checkedAt", wantAnother)
}

func (b *RecoveryOpened) quorum(t *tx, _ *Command) error { return b.TwoDesks.quorum(t, RecoveryDesk) }

func (b *RecoveryOpened) apply(t *tx, c *Command) error {
	party, checker, err := t.recovering(c, b.Party, b.TwoDesks)
	if err != nil {
		return err
	}
	knows := party.Introducer
	if party.Identified != nil {
		knows = party.Identified.Member
	}
	if b.Member != knows && b.CheckedAt != knows {
		return deny(CodeNotHome, because("one-desk-of-who-knows-the-party"), word("member", knows))
	}
	thumbprint, err := t.verifier.Thumbprint(b.Key)
	if err != nil {
		return deny(CodeMalformed, because("key-not-canonical-jwk"))
	}
	if err := t.untaken(party.DID, thumbprint); err != nil {
		return err
	}
	if len(party.Keys) >= maxRecovered {
		return deny(CodeTooManyKeys, because("too-many-keys-in-all"), inNumber("most", maxRecovered))
	}
	party.Recovery = &Recovery{
		State: RecoveryIsPending, Key: b.Key, Evidence: b.Evidence, Notice: b.Notice, By: c.Actor, Checker: checker,
		From: t.facts.Time.After(t.ledger().Parameters.ObjectionPeriod), On: t.stamp(),
	}
	t.put(party)
	return nil
}

// recovering checks that two members' recovery desks act on somebody else, in a state that allows the command.
func (t *tx) recovering(c *Command, id DID, desks TwoDesks) (Party, DID, error) {
	party, err := need[Party](t, PartyRef(id))
	if err != nil {
		return party, "", err
	}
	checker, err := desks.by(t, c, RecoveryDesk, func(who DID) bool { return who == id })
	if err != nil {
		return party, "", err
	}
	return party, checker, allow(t, RecoveryStates, party.Recovering(), c.Type)
}

// RecoveryStopped is a party's objection to a recovery, with any key that it signs or recovers with.
type RecoveryStopped struct {
	// Reason is the digest of the reason.
	Reason Digest `json:"reason"`
}

func (b *RecoveryStopped) check() error {
	f := newForm()
	f.want(b.Reason.valid(), "reason", aDigest)
	return f.err()
}

func (b *RecoveryStopped) apply(t *tx, c *Command) error {
	party, err := need[Party](t, PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if err := allow(t, RecoveryStates, party.Recovering(), c.Type); err != nil {
		return err
	}
	stopped := t.stamp()
	recovery := *party.Recovery
	recovery.State, recovery.Stopped = RecoveryIsContested, &stopped
	party.Recovery = &recovery
	t.put(party)
	return nil
}

// PartyRecovered gives the party its new key and revokes all others. Recovery desks of two members sign it, when the objection
// period is over; if a key of the party objected, an arbiter desk of a third member signs with them. For another such period the
// party transfers nothing.
type PartyRecovered struct {
	Party DID `json:"party"`
	// Arbiter is the third member; given for a contested recovery.
	Arbiter MemberID `json:"arbiter,omitempty"`
	TwoDesks
}

func (b *PartyRecovered) check() error {
	f := newForm()
	f.want(b.Party.valid(), "party", anIdentifier)
	b.ofTwoMembers(f)
	f.want(b.Arbiter == "" || b.Arbiter.valid(), "arbiter", anIdentifier)
	f.want(b.Arbiter == "" || b.Arbiter != b.Member && b.Arbiter != b.CheckedAt, "arbiter", wantAnother)
	return f.err()
}

func (b *PartyRecovered) quorum(t *tx, _ *Command) error {
	if err := b.TwoDesks.quorum(t, RecoveryDesk); err != nil || b.Arbiter == "" {
		return err
	}
	return TwoDesks{CheckedAt: b.Arbiter}.quorum(t, ArbiterDesk)
}

func (b *PartyRecovered) apply(t *tx, c *Command) error {
	party, checker, err := t.recovering(c, b.Party, b.TwoDesks)
	if err != nil {
		return err
	}
	if t.facts.Time < party.Recovery.From {
		return deny(CodeNotYet, because("party-can-object"), atTime("until", party.Recovery.From))
	}
	if party.Recovering() == RecoveryIsContested {
		barred := func(who DID) bool { return who == b.Party || who == checker }
		if b.Arbiter == "" {
			return deny(CodeContestedRecovery)
		}
		if _, err := (TwoDesks{CheckedAt: b.Arbiter}).checker(t, ArbiterDesk, barred); err != nil {
			return err
		}
	}
	ended := t.stamp()
	for i, key := range party.Keys {
		if key.active(t.facts.Time) {
			party = party.ending(i, t.facts.Time, ended)
		}
	}
	recovery := *party.Recovery
	recovery.State, recovery.Ended = RecoveryIsDone, &ended
	party.Recovery, party.RestsUntil = &recovery, t.facts.Time.After(t.ledger().Parameters.ObjectionPeriod)
	return t.giveKey(party, NewKey{recovery.Key, []Purpose{PurposeLogin, PurposeSign}}, maxRecovered)
}

// RecoveryDropped ends a recovery that is not to be carried out. Recovery desks of two members sign it.
type RecoveryDropped struct {
	Party DID `json:"party"`
	// Reason is the digest of the reason.
	Reason Digest `json:"reason"`
	TwoDesks
}

func (b *RecoveryDropped) check() error {
	f := newForm()
	f.want(b.Party.valid(), "party", anIdentifier)
	f.want(b.Reason.valid(), "reason", aDigest)
	b.ofTwoMembers(f)
	return f.err()
}

func (b *RecoveryDropped) quorum(t *tx, _ *Command) error { return b.TwoDesks.quorum(t, RecoveryDesk) }

func (b *RecoveryDropped) apply(t *tx, c *Command) error {
	party, _, err := t.recovering(c, b.Party, b.TwoDesks)
	if err != nil {
		return err
	}
	ended := t.stamp()
	recovery := *party.Recovery
	recovery.State, recovery.Ended = RecoveryIsDropped, &ended
	party.Recovery = &recovery
	t.put(party)
	return nil
}

// unfrozen rejects what a party signs, alone or with others, or has signed for it while its keys are being recovered.
func (t *tx) unfrozen(c *Command) error {
	if t.set.acts[c.Type].protects {
		return nil
	}
	for _, who := range slices.Concat([]DID{c.Actor, c.For}, t.cosigners) {
		if who == "" {
			continue
		}
		if party, ok := load[Party](t, PartyRef(who)); ok && party.frozen() {
			return deny(CodeFrozen)
		}
	}
	return nil
}
