package core

import "slices"

const (
	// retiring is how long a replaced key can still be used.
	retiring = Day
	// maxKeyHistory is how many keys, past ones included, a party may have before it cannot bring another.
	maxKeyHistory = 50
	// maxRecovered is how many it may have when its keys are lost.
	maxRecovered = 2 * maxKeyHistory
)

// KindKeyHolder is the kind of records that say whose a key is.
const KindKeyHolder Kind = "key-holder"

// KeyHolder says whose a key is, so that no two parties have the same. A party's first key has none: the party is named after it.
type KeyHolder struct {
	// Thumbprint is the key's RFC 7638 thumbprint.
	Thumbprint string `json:"thumbprint"`
	Party      DID    `json:"party"`
}

// Ref implements Record.
func (k KeyHolder) Ref() Ref { return KeyHolderRef(k.Thumbprint) }

// KeyHolderRef names the record of a key's holder.
func KeyHolderRef(thumbprint string) Ref { return Ref{KindKeyHolder, thumbprint} }

// KeyAdded gives a party one more key: another device's, or a key for recovery. The party signs it.
type KeyAdded struct {
	Key NewKey `json:"key"`
}

func (b *KeyAdded) check() error {
	f := newForm()
	checkJWK(f, "key.jwk", b.Key.JWK)
	checkPurposes(f, "key.purposes", b.Key.Purposes, false)
	return f.err()
}

func checkJWK(f *form, field, jwk string) {
	f.want(jwk != "" && len(jwk) <= 1024, field, aKey)
}

func (b *KeyAdded) apply(t *tx, c *Command) error {
	party, err := need[Party](t, PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if party.recoverable(t.facts.Time) {
		if err := t.mayChange(slices.Contains(b.Key.Purposes, PurposeRecover)); err != nil {
			return err
		}
	}
	return t.giveKey(party, b.Key, maxKeyHistory)
}

// mayChange asks for a key for recovery where such a key is changed: who holds a phone cannot shut out its owner.
func (t *tx) mayChange(forRecovery bool) error {
	if forRecovery && !t.key.Has(PurposeRecover) {
		return reject(CodeRecoveryKey, "a key for recovery is changed with a key for recovery")
	}
	return nil
}

// recoverable tells whether the party has a key for recovery.
func (p Party) recoverable(now Time) bool {
	return slices.ContainsFunc(p.Keys, func(k Key) bool { return k.Has(PurposeRecover) && k.active(now) })
}

// giveKey adds a key to a party, which may have so many in all, and writes the party.
func (t *tx) giveKey(party Party, brought NewKey, most int) error {
	thumbprint, err := t.verifier.Thumbprint(brought.JWK)
	if err != nil {
		return reject(CodeMalformed, "the key is not a public JWK in canonical form")
	}
	if err := t.untaken(party.DID, thumbprint); err != nil {
		return err
	}
	if party.liveKeys() >= maxKeys || len(party.Keys) >= most {
		return reject(CodeTooManyKeys, "a party has at most 8 keys at a time, and 50 in all")
	}
	given := t.stamp()
	party.Keys = append(slices.Clip(party.Keys), Key{
		ID: KeyOf(party.DID, thumbprint), JWK: brought.JWK, Purposes: brought.Purposes, Since: t.facts.Time, Given: &given,
	})
	t.put(party)
	t.put(KeyHolder{thumbprint, party.DID})
	return nil
}

// liveKeys is how many keys the party has that were neither revoked nor replaced.
func (p Party) liveKeys() int {
	live := 0
	for _, k := range p.Keys {
		if k.Until == 0 {
			live++
		}
	}
	return live
}

// untaken rejects a key that some party has or had, the party itself included.
func (t *tx) untaken(by DID, thumbprint string) error {
	party, _ := load[Party](t, PartyRef(by))
	_, own := party.Key(KeyOf(by, thumbprint))
	_, held := load[KeyHolder](t, KeyHolderRef(thumbprint))
	_, named := load[Party](t, PartyRef(PartyDID(thumbprint)))
	if own || held || named {
		return reject(CodeKeyTaken, "the key is, or was, some party's")
	}
	return nil
}

// KeyReplaced puts a new key in the place of another, for the same purposes. The old one retires: it can be used for a day.
type KeyReplaced struct {
	Key KeyID `json:"key"`
	// With is the new key, a canonical public JWK.
	With string `json:"with"`
}

func (b *KeyReplaced) check() error {
	f := newForm()
	f.want(len(b.Key) <= 200 && b.Key != "", "key", anIdentifier)
	checkJWK(f, "with", b.With)
	return f.err()
}

func (b *KeyReplaced) apply(t *tx, c *Command) error {
	party, old, err := t.ownKey(c, b.Key)
	if err != nil {
		return err
	}
	if party.Keys[old].Until != 0 {
		return reject(CodeWrongState, "the key is being replaced or was revoked")
	}
	brought := NewKey{JWK: b.With, Purposes: party.Keys[old].Purposes}
	return t.giveKey(party.ending(old, t.facts.Time.After(retiring), t.stamp()), brought, maxKeyHistory)
}

// KeyRevoked ends a key at once. It may be the party's last: then the party signs nothing until it has another by its key for
// recovery, or by the recovery desks.
type KeyRevoked struct {
	Key KeyID `json:"key"`
}

func (b *KeyRevoked) check() error {
	f := newForm()
	f.that(len(b.Key) <= 200 && b.Key != "", "key is a key's name")
	return f.err()
}

func (b *KeyRevoked) apply(t *tx, c *Command) error {
	party, at, err := t.ownKey(c, b.Key)
	if err != nil {
		return err
	}
	if !party.Keys[at].active(t.facts.Time) {
		return reject(CodeWrongState, "the key has lost its force")
	}
	t.put(party.ending(at, t.facts.Time, t.stamp()))
	return nil
}

// ownKey finds a key of the actor's that the key which signed may change.
func (t *tx) ownKey(c *Command, id KeyID) (Party, int, error) {
	party, err := need[Party](t, PartyRef(c.Actor))
	if err != nil {
		return party, 0, err
	}
	at := slices.IndexFunc(party.Keys, func(k Key) bool { return k.ID == id })
	if at < 0 {
		return party, 0, reject(CodeNotFound, "the party has no key of that name")
	}
	return party, at, t.mayChange(party.Keys[at].Has(PurposeRecover))
}

// ending is the party with one of its keys ended, by a command, from a moment.
func (p Party) ending(at int, until Time, by Stamp) Party {
	p.Keys = slices.Clone(p.Keys)
	p.Keys[at].Until, p.Keys[at].Ended = until, &by
	return p
}
