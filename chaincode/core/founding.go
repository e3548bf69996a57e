package core

import (
	"fmt"
	"slices"
)

// maxMembers is how many members a founding act may name.
const maxMembers = MaxProofs

// LedgerFounded is the first act of a ledger: it records the ledger's identity, its members with their administrators and
// issuing keys, and the network's parameters. The administrator of every member signs it, the first member's as the actor.
type LedgerFounded struct {
	Members    []Member   `json:"members"`
	Parameters Parameters `json:"parameters"`
	Rules      string     `json:"rules"`
}

func (b *LedgerFounded) check() error {
	f := newForm()
	f.that(len(b.Members) >= 2 && len(b.Members) <= maxMembers, "a ledger is founded by 2 to 16 members")
	f.that(b.Parameters.ObjectionPeriod >= 1 && b.Parameters.ObjectionPeriod <= 90*Day, "objectionPeriod is 1 second to 90 days")
	f.that(slices.Contains(ruleSets, b.Rules), "rules names a known set of rules")
	seen := map[string]bool{}
	for _, m := range b.Members {
		f.that(m.ID.valid() && m.MSP.valid(), "a member has an id and an mspId")
		f.text(m.Name.Korean, 60, "a member has a Korean name")
		f.text(m.Name.English, 60, "a member has an English name")
		f.that(m.Administrator.valid(), "a member's administrator is a did:holdfast")
		f.that(len(m.AdministratorKey) <= 1024 && len(m.IssuingKey) <= 1024, "a key has at most 1 KiB")
		for _, unique := range []string{"id " + string(m.ID), "msp " + string(m.MSP), string(m.Administrator), m.AdministratorKey, m.IssuingKey} {
			f.that(!seen[unique], "members share no id, mspId, administrator or key")
			seen[unique] = true
		}
	}
	return f.err()
}

// authenticate asks for the proof of every administrator, in the members' order. A second founding act is refused rather
// than rejected, because it is signed by keys that the ledger does not know: they shall write nothing.
func (b *LedgerFounded) authenticate(t *tx, c *Command, signed SignedCommand) error {
	if _, founded := load[Ledger](t, LedgerRef); founded {
		return reject(CodeAlreadyFounded, "the ledger has its founding act")
	}
	if len(signed.Proofs) != len(b.Members) {
		return reject(CodeBadProof, "the founding act carries one proof of each member's administrator")
	}
	if c.Actor != b.Members[0].Administrator {
		return reject(CodeBadProof, "the founding act's actor is the first member's administrator")
	}
	for i, m := range b.Members {
		thumbprint, err := t.verifier.Thumbprint(m.AdministratorKey)
		if err != nil {
			return reject(CodeBadProof, err.Error())
		}
		if m.Administrator != PartyDID(thumbprint) {
			return reject(CodeBadProof, fmt.Sprintf("the administrator of %s is not named after the key", m.ID))
		}
		if _, err := t.verifier.Thumbprint(m.IssuingKey); err != nil {
			return reject(CodeBadProof, err.Error())
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
			return reject(CodeBadProof, err.Error())
		}
		homes := []MemberID{m.ID, b.Members[(i+1)%len(b.Members)].ID}
		key := Key{ID: KeyOf(m.Administrator, thumbprint), JWK: m.AdministratorKey, Purposes: []Purpose{PurposeLogin, PurposeSign}, Since: t.facts.Time}
		t.put(Party{DID: m.Administrator, Introducer: m.ID, Homes: homes, Keys: []Key{key}, Since: t.stamp()})
	}
	t.put(Ledger{ID: t.facts.Ledger, Members: b.Members, Parameters: b.Parameters, Rules: b.Rules, Founded: t.stamp()})
	return nil
}
