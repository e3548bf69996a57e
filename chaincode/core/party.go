package core

// maxKeys is how many keys a party may have.
const maxKeys = 8

// NewKey is a key that a party brings.
type NewKey struct {
	// JWK is a canonical public JWK.
	JWK      string    `json:"jwk"`
	Purposes []Purpose `json:"purposes"`
}

// PartyIntroduced puts a new party on the ledger. The party signs it with its first key, after which it is named; the
// member introduces it by submitting the transaction, under its own policy. It gives no right but to sign.
type PartyIntroduced struct {
	// Member is the member that introduces the party.
	Member MemberID `json:"member"`
	// Homes are the two members that are to keep the party's personal data.
	Homes []MemberID `json:"homes"`
	// Keys begins with the key that names the party and signs this command.
	Keys []NewKey `json:"keys"`
}

func (b *PartyIntroduced) check() error {
	f := newForm()
	f.want(b.Member.valid(), "member", anIdentifier)
	checkHomes(f, "homes", b.Homes)
	f.want(len(b.Keys) >= 1 && len(b.Keys) <= maxKeys, "keys", many(1, maxKeys))
	seen := map[string]bool{}
	for i, k := range b.Keys {
		checkJWK(f, "keys.jwk", k.JWK)
		f.want(!seen[k.JWK], "keys.jwk", wantOnce)
		seen[k.JWK] = true
		checkPurposes(f, "keys.purposes", k.Purposes, i == 0)
	}
	return f.err()
}

// checkHomes checks that a field names two different members.
func checkHomes(f *form, field string, homes []MemberID) {
	f.want(len(homes) == 2, field, many(2, 2))
	f.want(len(homes) != 2 || homes[0] != homes[1], field, wantOnce)
	for _, h := range homes {
		f.want(h.valid(), field, anIdentifier)
	}
}

// checkPurposes checks a key's purposes: a key for recovery has no other, and the first key of a party can sign.
func checkPurposes(f *form, field string, purposes []Purpose, first bool) {
	f.want(len(purposes) >= 1 && len(purposes) <= 3, field, many(1, 3))
	seen := map[Purpose]bool{}
	for _, p := range purposes {
		f.want(p == PurposeLogin || p == PurposeSign || p == PurposeRecover, field, aKnownValue)
		f.want(!seen[p], field, wantOnce)
		seen[p] = true
	}
	f.want(!seen[PurposeRecover] || len(purposes) == 1, field, many(1, 1))
	f.want(!first || seen[PurposeSign], field, wantFits)
}

func (b *PartyIntroduced) authenticate(t *tx, c *Command, signed SignedCommand) error {
	member, ok := t.ledger().Member(b.Member)
	if !ok || member.MSP != t.facts.Submitter {
		return deny(CodeOtherIntroducer)
	}
	for i, k := range b.Keys {
		thumbprint, err := t.verifier.Thumbprint(k.JWK)
		if err != nil {
			return deny(CodeBadProof, because("key-not-canonical-jwk"))
		}
		if i > 0 {
			continue
		}
		if c.Actor != PartyDID(thumbprint) {
			return deny(CodeBadProof, because("not-named-after-first-key"))
		}
		if err := t.verify(k.JWK, KeyOf(c.Actor, thumbprint), signed, 0); err != nil {
			return err
		}
	}
	return nil
}

func (b *PartyIntroduced) apply(t *tx, c *Command) error {
	if _, ok := load[Party](t, PartyRef(c.Actor)); ok {
		return deny(CodeAlreadyExists, because("party-already-introduced"))
	}
	for _, home := range b.Homes {
		if _, err := t.member(home); err != nil {
			return err
		}
	}
	keys := make([]Key, 0, len(b.Keys))
	for _, k := range b.Keys {
		thumbprint, err := t.verifier.Thumbprint(k.JWK)
		if err != nil {
			return deny(CodeBadProof, because("key-not-canonical-jwk"))
		}
		if err := t.untaken(c.Actor, thumbprint); err != nil {
			return err
		}
		if PartyDID(thumbprint) != c.Actor {
			t.put(KeyHolder{thumbprint, c.Actor})
		}
		keys = append(keys, Key{ID: KeyOf(c.Actor, thumbprint), JWK: k.JWK, Purposes: k.Purposes, Since: t.facts.Time})
	}
	t.put(Party{DID: c.Actor, Introducer: b.Member, Homes: b.Homes, Keys: keys, Since: t.stamp()})
	return nil
}

// PartyIdentified is an identity desk's attestation of who a party is. Its data stays at the party's homes.
type PartyIdentified struct {
	Member MemberID   `json:"member"`
	Party  DID        `json:"party"`
	Kind   HolderKind `json:"kind"`
	// Commitment is to the name and the birth date or corporate number that the desk saw (EntryData without address).
	Commitment Commitment `json:"commitment"`
}

func (b *PartyIdentified) check() error {
	f := newForm()
	f.want(b.Member.valid(), "member", anIdentifier)
	f.want(b.Party.valid(), "party", anIdentifier)
	f.want(b.Kind.valid(), "kind", aKnownValue)
	f.want(b.Commitment.valid(), "commitment", aDigest)
	return f.err()
}

func (b *PartyIdentified) apply(t *tx, c *Command) error {
	if _, err := t.desk(b.Member, IdentityDesk, c.Actor); err != nil {
		return err
	}
	party, err := need[Party](t, PartyRef(b.Party))
	if err != nil {
		return err
	}
	if b.Party == c.Actor {
		return deny(CodeSameDesk, because("identifies-themselves"))
	}
	party.Identified = &Identification{b.Kind, b.Commitment, c.Actor, b.Member, t.stamp()}
	t.put(party)
	return nil
}
