package core

// maxMembers is how many members a founding act may name.
const maxMembers = MaxProofs

// maxObjectionPeriod is how long an objection period may be.
const maxObjectionPeriod = 90 * Day

// LedgerFounded is the first act of a ledger: it records the ledger's identity, its members with their administrators and
// issuing keys, and the network's parameters. The administrator of every member signs it, the first member's as the actor.
type LedgerFounded struct {
	Members    []Member   `json:"members"`
	Parameters Parameters `json:"parameters"`
	Rules      string     `json:"rules"`
}

func (b *LedgerFounded) check() error {
	f := newForm()
	f.want(len(b.Members) >= 2 && len(b.Members) <= maxMembers, "members", many(2, maxMembers))
	period := b.Parameters.ObjectionPeriod
	f.want(period >= 1 && period <= maxObjectionPeriod, "parameters.objectionPeriod", within(1, int64(maxObjectionPeriod)))
	f.want(isName(b.Rules, maxSetName), "rules", aName(1, maxSetName))
	seen := map[string]bool{}
	for _, m := range b.Members {
		m.check(f)
		for _, unique := range m.unshared() {
			f.want(!seen[unique.value], unique.field, wantOnce)
			seen[unique.value] = true
		}
	}
	return f.err()
}

func (m Member) check(f *form) {
	f.want(m.ID.valid(), "members.id", aName(1, 32))
	f.want(m.MSP.valid(), "members.mspId", aName(1, 64))
	f.want(isText(m.Name.Korean, 60), "members.name.ko", aText(60))
	f.want(isText(m.Name.English, 60), "members.name.en", aText(60))
	f.want(m.Administrator.valid(), "members.administrator", anIdentifier)
	f.want(len(m.AdministratorKey) <= 1024, "members.administratorKey", aKey)
	f.want(len(m.IssuingKey) <= 1024, "members.issuingKey", aKey)
}

// unshared are the fields of which no two members have the same; one key serves one purpose of one member.
func (m Member) unshared() []struct{ field, value string } {
	return []struct{ field, value string }{
		{"members.id", "id " + string(m.ID)}, {"members.mspId", "msp " + string(m.MSP)}, {"members.administrator", string(m.Administrator)},
		{"members.administratorKey", m.AdministratorKey}, {"members.issuingKey", m.IssuingKey},
	}
}

// authenticate asks for the proof of every administrator, in the members' order. A second founding act is refused rather
// than rejected, because it is signed by keys that the ledger does not know: they shall write nothing.
func (b *LedgerFounded) authenticate(t *tx, c *Command, signed SignedCommand) error {
	if _, founded := load[Ledger](t, LedgerRef); founded {
		return deny(CodeAlreadyFounded)
	}
	if t.sets.Named(b.Rules) == nil {
		return deny(CodeUnknownRules, word("rules", b.Rules))
	}
	if len(signed.Proofs) != len(b.Members) {
		return deny(CodeBadProof, because("proof-of-every-administrator"), inNumber("members", len(b.Members)))
	}
	if c.Actor != b.Members[0].Administrator {
		return deny(CodeBadProof, because("first-administrator-acts"))
	}
	for i, m := range b.Members {
		thumbprint, err := t.verifier.Thumbprint(m.AdministratorKey)
		if err != nil {
			return deny(CodeBadProof, because("member-key-out-of-form"), word("member", m.ID))
		}
		if m.Administrator != PartyDID(thumbprint) {
			return deny(CodeBadProof, because("administrator-not-named-by-key"), word("member", m.ID))
		}
		if _, err := t.verifier.Thumbprint(m.IssuingKey); err != nil {
			return deny(CodeBadProof, because("member-key-out-of-form"), word("member", m.ID))
		}
		if err := t.verify(m.AdministratorKey, KeyOf(m.Administrator, thumbprint), signed, i); err != nil {
			return err
		}
	}
	return nil
}

func (b *LedgerFounded) apply(t *tx, c *Command) error {
	for i, m := range b.Members {
		thumbprint, err := t.verifier.Thumbprint(m.AdministratorKey)
		if err != nil {
			return deny(CodeBadProof, because("member-key-out-of-form"), word("member", m.ID))
		}
		homes := []MemberID{m.ID, b.Members[(i+1)%len(b.Members)].ID}
		key := Key{ID: KeyOf(m.Administrator, thumbprint), JWK: m.AdministratorKey, Purposes: []Purpose{PurposeLogin, PurposeSign}, Since: t.facts.Time}
		t.put(Party{DID: m.Administrator, Introducer: m.ID, Homes: homes, Keys: []Key{key}, Since: t.stamp()})
	}
	t.put(Ledger{ID: t.facts.Ledger, Members: b.Members, Parameters: b.Parameters, Rules: b.Rules, Founded: t.stamp()})
	return nil
}
