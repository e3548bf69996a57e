package party

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxKeys is how many keys a party may have.
const maxKeys = 8

// NewKey is a key that a party brings.
type NewKey struct {
	// JWK is a canonical public JWK.
	JWK      string          `json:"jwk"`
	Purposes []model.Purpose `json:"purposes"`
}

// PartyIntroduced puts a new party on the ledger. The party signs it with its first key, after which it is named; the
// member introduces it by submitting the transaction, under its own policy. It gives no right but to sign.
type PartyIntroduced struct {
	// Member is the member that introduces the party.
	Member value.MemberID `json:"member"`
	// Homes are the two members that are to keep the party's personal data.
	Homes []value.MemberID `json:"homes"`
	// Keys begins with the key that names the party and signs this command.
	Keys []NewKey `json:"keys"`
}

func (b *PartyIntroduced) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	value.CheckHomes(f, "homes", b.Homes)
	f.Want(len(b.Keys) >= 1 && len(b.Keys) <= maxKeys, "keys", value.Many(1, maxKeys))
	seen := map[string]bool{}
	for i, k := range b.Keys {
		checkJWK(f, "keys.jwk", k.JWK)
		f.Want(!seen[k.JWK], "keys.jwk", value.WantOnce)
		seen[k.JWK] = true
		model.CheckPurposes(f, "keys.purposes", k.Purposes, i == 0)
	}
	return f.Err()
}

func (b *PartyIntroduced) Authenticate(t *ledger.Tx, c *model.Command, proofs []model.Proof) error {
	member, ok := t.Ledger().Member(b.Member)
	if !ok || member.MSP != t.Facts.Submitter {
		return value.Deny(value.CodeOtherIntroducer)
	}
	for i, k := range b.Keys {
		thumbprint, err := t.Verifier.Thumbprint(k.JWK)
		if err != nil {
			return value.Deny(value.CodeBadProof, value.Because("key-not-canonical-jwk"))
		}
		if i > 0 {
			continue
		}
		if c.Actor != value.PartyDID(thumbprint) {
			return value.Deny(value.CodeBadProof, value.Because("not-named-after-first-key"))
		}
		if err := t.Verify(k.JWK, value.KeyOf(c.Actor, thumbprint), proofs[0]); err != nil {
			return err
		}
	}
	return nil
}

func (b *PartyIntroduced) Apply(t *ledger.Tx, c *model.Command) error {
	if _, ok := ledger.Load[model.Party](t, model.PartyRef(c.Actor)); ok {
		return value.Deny(value.CodeAlreadyExists, value.Because("party-already-introduced"))
	}
	for _, home := range b.Homes {
		if _, err := t.Member(home); err != nil {
			return err
		}
	}
	keys := make([]model.Key, 0, len(b.Keys))
	for _, k := range b.Keys {
		thumbprint, err := t.Verifier.Thumbprint(k.JWK)
		if err != nil {
			return value.Deny(value.CodeBadProof, value.Because("key-not-canonical-jwk"))
		}
		if err := untaken(t, c.Actor, thumbprint); err != nil {
			return err
		}
		if value.PartyDID(thumbprint) != c.Actor {
			t.Put(model.KeyHolder{Thumbprint: thumbprint, Party: c.Actor})
		}
		keys = append(keys, model.Key{ID: value.KeyOf(c.Actor, thumbprint), JWK: k.JWK, Purposes: k.Purposes, Since: t.Facts.Time})
	}
	t.Put(model.Party{DID: c.Actor, Introducer: b.Member, Homes: b.Homes, Keys: keys, Since: t.Stamp()})
	return nil
}

// PartyIdentified is an identity desk's attestation of who a party is. Its data stays at the party's homes.
type PartyIdentified struct {
	Member value.MemberID   `json:"member"`
	Party  value.DID        `json:"party"`
	Kind   model.HolderKind `json:"kind"`
	// Commitment is to the name and the birth date or corporate number that the desk saw (EntryData without address).
	Commitment value.Commitment `json:"commitment"`
}

func (b *PartyIdentified) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	f.Want(b.Kind.Valid(), "kind", value.AKnownValue)
	f.Want(b.Commitment.Valid(), "commitment", value.ADigest)
	return f.Err()
}

func (b *PartyIdentified) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Desk(b.Member, model.IdentityDesk, c.Actor); err != nil {
		return err
	}
	party, err := ledger.Need[model.Party](t, model.PartyRef(b.Party))
	if err != nil {
		return err
	}
	if b.Party == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("identifies-themselves"))
	}
	party.Identified = &model.Identification{Kind: b.Kind, Commitment: b.Commitment, By: c.Actor, Member: b.Member, On: t.Stamp()}
	t.Put(party)
	return nil
}
