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

// Introduction puts a party that is not on the ledger there, inside the act by which a member first has to do with it: its
// identification, or its appointment to a desk. Every key of it signs that act too, the first of which names the party, so that
// nothing of anybody comes onto the ledger without a desk or an administrator, nor without themselves.
type Introduction struct {
	// Homes are the two members that are to keep the party's personal data.
	Homes []value.MemberID `json:"homes"`
	// Keys begins with the key that names the party.
	Keys []NewKey `json:"keys"`
}

// Check refuses an introduction out of form, as the acts that carry it do.
func (i *Introduction) Check() error {
	f := value.NewForm()
	i.check(f)
	return f.Err()
}

func (i *Introduction) check(f *value.Form) {
	if i == nil {
		return
	}
	value.CheckHomes(f, "introduction.homes", i.Homes)
	f.Want(len(i.Keys) >= 1 && len(i.Keys) <= maxKeys, "introduction.keys", value.Many(1, maxKeys))
	seen := map[string]bool{}
	for n, k := range i.Keys {
		checkJWK(f, "introduction.keys.jwk", k.JWK)
		f.Want(!seen[k.JWK], "introduction.keys.jwk", value.WantOnce)
		seen[k.JWK] = true
		model.CheckPurposes(f, "introduction.keys.purposes", k.Purposes, n == 0)
	}
}

// brings are the keys of an introduction, if there is one, for the engine to ask each for its proof.
func (i *Introduction) brings() (keys []string) {
	if i == nil {
		return nil
	}
	for _, k := range i.Keys {
		keys = append(keys, k.JWK)
	}
	return keys
}

// names refuses an introduction of a party that is not named after its first key. Nothing is written of it.
func (i *Introduction) names(t *ledger.Tx, party value.DID) error {
	if i == nil {
		return nil
	}
	if thumbprint, err := t.Verifier.Thumbprint(i.Keys[0].JWK); err != nil || party != value.PartyDID(thumbprint) {
		return value.Deny(value.CodeBadProof, value.Because("not-named-after-first-key"))
	}
	return nil
}

// introduced finds the party that an act is about: on the ledger, or with its introduction, which the act's member then makes. What
// it brings beside itself is put; the party is for the act to put.
func introduced(t *ledger.Tx, by value.MemberID, did value.DID, i *Introduction) (model.Party, error) {
	if i == nil {
		return ledger.Need[model.Party](t, model.PartyRef(did))
	}
	if party, there := ledger.Load[model.Party](t, model.PartyRef(did)); there {
		return party, value.Deny(value.CodeAlreadyExists, value.Because("party-already-introduced"))
	}
	for _, home := range i.Homes {
		if _, err := t.Member(home); err != nil {
			return model.Party{}, err
		}
	}
	keys := make([]model.Key, 0, len(i.Keys))
	for _, k := range i.Keys {
		thumbprint, err := t.Verifier.Thumbprint(k.JWK)
		if err != nil {
			return model.Party{}, value.Deny(value.CodeMalformed, value.Because("key-not-canonical-jwk"))
		}
		if err := untaken(t, did, thumbprint); err != nil {
			return model.Party{}, err
		}
		if value.PartyDID(thumbprint) != did {
			t.Put(model.KeyHolder{Thumbprint: thumbprint, Party: did})
		}
		keys = append(keys, model.Key{ID: value.KeyOf(did, thumbprint), JWK: k.JWK, Purposes: k.Purposes, Since: t.Facts.Time})
	}
	return model.Party{DID: did, Introducer: by, Homes: i.Homes, Keys: keys, Since: t.Stamp()}, nil
}
