package core

import (
	"cmp"
	"fmt"
)

// tx is one command's view: what it writes over what the batch left so far.
type tx struct {
	// sets are the sets of rules that this program runs, and set the one by which the command is decided.
	sets     Sets
	set      *Set
	facts    Facts
	verifier Verifier
	base     *overlay
	local    map[Ref]Record
	id       CommandID
	// encoded is the command's bytes.
	encoded []byte
	// cosigners are the parties, beside the actor, whose proofs the command carries.
	cosigners []DID
	// key is the actor's key that signed the command.
	key Key
	// onBehalf says that the command is decided for another party than the one that signed it.
	onBehalf bool
	created  []string
	// made counts what the command has made of each kind.
	made map[Kind]int
	// broken is the first failure to read the state; it fails the batch.
	broken error
}

// CompareRefs orders references by kind, then identifier.
func CompareRefs(a, b Ref) int {
	if c := cmp.Compare(a.Kind, b.Kind); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// load finds a record. After a failure to read, every load finds nothing and the batch fails as a whole.
func load[R Record](t *tx, ref Ref) (R, bool) {
	var none R
	record, ok := t.local[ref]
	if !ok {
		if t.broken != nil {
			return none, false
		}
		var err error
		if record, err = t.base.load(ref); err != nil {
			t.broken = err
			return none, false
		}
	}
	if record == nil {
		return none, false
	}
	typed, ok := record.(R)
	if !ok {
		t.broken = fmt.Errorf("the record %s %s has the type %T", ref.Kind, ref.ID, record)
		return none, false
	}
	return typed, true
}

// need finds a record that must be there.
func need[R Record](t *tx, ref Ref) (R, error) {
	record, ok := load[R](t, ref)
	if !ok {
		return record, deny(CodeNotFound, because("not-on-the-ledger"), word("kind", ref.Kind), anID("id", ref.ID))
	}
	return record, nil
}

func (t *tx) put(record Record) { t.local[record.Ref()] = record }

// derive names the next new thing of a kind that the command makes.
func (t *tx) derive(kind Kind) string {
	id := Derive(string(kind), t.id, t.made[kind])
	if t.made == nil {
		t.made = map[Kind]int{}
	}
	t.made[kind]++
	t.created = append(t.created, id)
	return id
}

// today is the calendar day in Korea at the transaction's time.
func (t *tx) today() Date { return t.facts.Time.DateInKorea() }

func (t *tx) stamp() Stamp { return Stamp{t.id, t.facts.Transaction, t.facts.Time} }

// ledger is the founding record; admit has made sure that it is there.
func (t *tx) ledger() Ledger {
	ledger, _ := load[Ledger](t, LedgerRef)
	return ledger
}

// member finds a member of the ledger.
func (t *tx) member(id MemberID) (Member, error) {
	member, ok := t.ledger().Member(id)
	if !ok {
		return member, deny(CodeUnknownMember, because("no-member-of-this-name"), word("member", id))
	}
	return member, nil
}

// desk finds the actor's live appointment.
func (t *tx) desk(member MemberID, kind DeskKind, actor DID) (Desk, error) {
	desk, ok := load[Desk](t, DeskRef(member, kind, actor))
	if t.onBehalf {
		return desk, deny(CodeNoAuthority, because("no-desk-duty-for-another"))
	}
	if !ok || desk.Ended != nil || t.facts.Time >= desk.Until {
		return desk, deny(CodeNotDesk, because("no-live-desk-there"), word("desk", kind), word("member", member))
	}
	return desk, nil
}

// identified finds a party that an identity desk has identified.
func (t *tx) identified(did DID) (Party, error) {
	party, err := need[Party](t, PartyRef(did))
	if err != nil {
		return party, err
	}
	if party.Identified == nil {
		return party, deny(CodeNotIdentified)
	}
	return party, nil
}

// inRegister checks that a record belongs to the register that the command names.
func (c *Command) inRegister(issuer IssuerID) error {
	if c.Register != issuer {
		return deny(CodeNotFound, because("of-another-register"))
	}
	return nil
}
