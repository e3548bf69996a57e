package party

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// retiring is how long a replaced key can still be used.
	retiring = value.Day
	// maxKept is how many keys a party may have that can still be used, retiring ones among them.
	maxKept = 2 * maxKeys
)

// KeyAdded gives a party one more key: another device's, or a key for recovery. The party signs it.
type KeyAdded struct {
	Key NewKey `json:"key"`
}

func (b *KeyAdded) Check() error {
	f := value.NewForm()
	checkJWK(f, "key.jwk", b.Key.JWK)
	model.CheckPurposes(f, "key.purposes", b.Key.Purposes, false)
	return f.Err()
}

// checkJWK checks the size of a key; whether it is a canonical JWK is for the verifier to say.
func checkJWK(f *value.Form, field, jwk string) {
	f.Want(jwk != "" && len(jwk) <= 1024, field, value.AKey)
}

func (b *KeyAdded) Brings(actor value.DID) (value.DID, []string) { return actor, []string{b.Key.JWK} }

func (b *KeyAdded) Apply(t *ledger.Tx, c *model.Command) error {
	party, err := ledger.Need[model.Party](t, model.PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if party.Recoverable(t.Facts.Time) {
		if err := mayChange(t, slices.Contains(b.Key.Purposes, model.PurposeRecover)); err != nil {
			return err
		}
	}
	return giveKey(t, party, b.Key)
}

// mayChange asks for a key for recovery where such a key is changed: who holds a phone cannot shut out its owner.
func mayChange(t *ledger.Tx, forRecovery bool) error {
	if forRecovery && !t.Key.Has(model.PurposeRecover) {
		return value.Deny(value.CodeRecoveryKey)
	}
	if t.Key.Until != 0 {
		return value.Deny(value.CodeWrongState, value.Because("retiring-key-changes-none"))
	}
	return nil
}

// giveKey adds a key to a party and writes it. Keys that can never be used again then go to records of their own.
func giveKey(t *ledger.Tx, party model.Party, brought NewKey) error {
	thumbprint, err := t.Verifier.Thumbprint(brought.JWK)
	if err != nil {
		return value.Deny(value.CodeMalformed, value.Because("key-not-canonical-jwk"))
	}
	if err := untaken(t, party.DID, thumbprint); err != nil {
		return err
	}
	if party.LiveKeys() >= maxKeys {
		return value.Deny(value.CodeTooManyKeys, value.Because("too-many-keys-at-a-time"), value.InNumber("most", maxKeys))
	}
	party, past := party.PassKeys(t.Facts.Time)
	if len(party.Keys) >= maxKept {
		return value.Deny(value.CodeTooManyKeys, value.Because("too-many-keys-retiring"), value.InNumber("most", maxKept))
	}
	for _, k := range past {
		t.Put(k)
	}
	given := t.Stamp()
	party.Keys = append(slices.Clip(party.Keys), model.Key{
		ID: value.KeyOf(party.DID, thumbprint), JWK: brought.JWK, Purposes: brought.Purposes, Since: t.Facts.Time, Given: &given,
	})
	t.Put(party)
	t.Put(model.KeyHolder{Thumbprint: thumbprint, Party: party.DID})
	return nil
}

// untaken rejects a key that some party has or had, the party itself included.
func untaken(t *ledger.Tx, by value.DID, thumbprint string) error {
	party, _ := ledger.Load[model.Party](t, model.PartyRef(by))
	_, own := party.Key(value.KeyOf(by, thumbprint))
	_, held := ledger.Load[model.KeyHolder](t, model.KeyHolderRef(thumbprint))
	_, named := ledger.Load[model.Party](t, model.PartyRef(value.PartyDID(thumbprint)))
	if own || held || named {
		return value.Deny(value.CodeKeyTaken)
	}
	return nil
}

// KeyReplaced puts a new key in the place of another, for the same purposes. The old one retires: it can be used for a day.
type KeyReplaced struct {
	Key value.KeyID `json:"key"`
	// With is the new key, a canonical public JWK.
	With string `json:"with"`
}

func (b *KeyReplaced) Check() error {
	f := value.NewForm()
	f.Want(len(b.Key) <= 200 && b.Key != "", "key", value.AnIdentifier)
	checkJWK(f, "with", b.With)
	return f.Err()
}

func (b *KeyReplaced) Brings(actor value.DID) (value.DID, []string) { return actor, []string{b.With} }

func (b *KeyReplaced) Apply(t *ledger.Tx, c *model.Command) error {
	party, old, err := ownKey(t, c, b.Key)
	if err != nil {
		return err
	}
	if until := party.Keys[old].Until; until != 0 {
		return value.Deny(value.CodeWrongState, value.Because("key-replaced-or-revoked"), value.AtTime("until", until))
	}
	brought := NewKey{JWK: b.With, Purposes: party.Keys[old].Purposes}
	return giveKey(t, party.Ending(old, t.Facts.Time.After(retiring), t.Stamp()), brought)
}

// KeyRevoked ends a key at once. It may be the party's last: then the party signs nothing until it has another by its key for
// recovery, or by the recovery desks.
type KeyRevoked struct {
	Key value.KeyID `json:"key"`
}

func (b *KeyRevoked) Check() error {
	f := value.NewForm()
	f.Want(len(b.Key) <= 200 && b.Key != "", "key", value.AnIdentifier)
	return f.Err()
}

func (b *KeyRevoked) Apply(t *ledger.Tx, c *model.Command) error {
	party, at, err := ownKey(t, c, b.Key)
	if err != nil {
		return err
	}
	if !party.Keys[at].Active(t.Facts.Time) {
		return value.Deny(value.CodeWrongState, value.Because("key-has-ended"), value.AtTime("since", party.Keys[at].Until))
	}
	t.Put(party.Ending(at, t.Facts.Time, t.Stamp()))
	return nil
}

// ownKey finds a key of the actor's that the key which signed may change.
func ownKey(t *ledger.Tx, c *model.Command, id value.KeyID) (model.Party, int, error) {
	party, err := ledger.Need[model.Party](t, model.PartyRef(c.Actor))
	if err != nil {
		return party, 0, err
	}
	at := slices.IndexFunc(party.Keys, func(k model.Key) bool { return k.ID == id })
	if at < 0 {
		return party, 0, value.Deny(value.CodeNotFound, value.Because("no-key-of-that-name"))
	}
	return party, at, mayChange(t, party.Keys[at].Has(model.PurposeRecover))
}
