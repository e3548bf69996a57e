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
	f.that(b.Member.valid(), "member is a member's id")
	checkHomes(f, b.Homes)
	f.that(len(b.Keys) >= 1 && len(b.Keys) <= maxKeys, "a party brings 1 to 8 keys")
	seen := map[string]bool{}
	for i, k := range b.Keys {
		f.that(k.JWK != "" && len(k.JWK) <= 1024 && !seen[k.JWK], "a key is a JWK of at most 1 KiB, given once")
		seen[k.JWK] = true
		checkPurposes(f, k.Purposes, i == 0)
	}
	return f.err()
}

func checkHomes(f *form, homes []MemberID) {
	f.that(len(homes) == 2 && homes[0] != homes[len(homes)-1], "homes are two different members")
	for _, h := range homes {
		f.that(h.valid(), "homes are members' ids")
	}
}

func checkPurposes(f *form, purposes []Purpose, first bool) {
	f.that(len(purposes) >= 1 && len(purposes) <= 3, "a key has 1 to 3 purposes")
	seen := map[Purpose]bool{}
	for _, p := range purposes {
		f.that((p == PurposeLogin || p == PurposeSign || p == PurposeRecover) && !seen[p], "purposes are login, sign and recover, each once")
		seen[p] = true
	}
	f.that(!seen[PurposeRecover] || len(purposes) == 1, "a key for recovery has no other purpose")
	f.that(!first || seen[PurposeSign], "the first key can sign")
}

func (b *PartyIntroduced) authenticate(t *tx, c *Command, signed SignedCommand) error {
	member, ok := t.ledger().Member(b.Member)
	if !ok || member.MSP != t.facts.Submitter {
		return reject(CodeOtherIntroducer, "the transaction was not submitted by the member that is to introduce the party")
	}
	for i, k := range b.Keys {
		thumbprint, err := t.verifier.Thumbprint(k.JWK)
		if err != nil {
			return reject(CodeBadProof, err.Error())
		}
		if i > 0 {
			continue
		}
		if c.Actor != PartyDID(thumbprint) {
			return reject(CodeBadProof, "the actor is not named after its first key")
		}
		if err := t.verify(k.JWK, KeyOf(c.Actor, thumbprint), signed, 0); err != nil {
			return err
		}
	}
	return nil
}

func (b *PartyIntroduced) apply(t *tx, c *Command) error {
	if _, ok := load[Party](t, PartyRef(c.Actor)); ok {
		return reject(CodeAlreadyExists, "the party is already on the ledger")
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
			return reject(CodeBadProof, err.Error())
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
	f.that(b.Member.valid() && b.Party.valid(), "member and party are identifiers")
	f.that(b.Kind.valid(), "kind is person, company or fund")
	f.that(b.Commitment.valid(), "commitment is 64 hexadecimal digits")
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
		return reject(CodeSameDesk, "nobody identifies themselves")
	}
	party.Identified = &Identification{b.Kind, b.Commitment, c.Actor, b.Member, t.stamp()}
	t.put(party)
	return nil
}
