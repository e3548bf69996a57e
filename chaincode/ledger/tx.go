package ledger

import (
	"errors"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Tx is one command's view: what it writes over what the batch left so far.
type Tx struct {
	// Sets are the sets of rules that this program runs, and set the one by which the command is decided.
	Sets model.Sets
	Set  *model.Set
	// row is the act's that is being decided.
	row      model.Act
	Facts    Facts
	Verifier Verifier
	base     *overlay
	local    map[model.Ref]model.Record
	ID       value.CommandID
	// encoded is the command's bytes.
	encoded []byte
	// Cosigners are the parties, beside the actor, whose proofs the command carries.
	Cosigners []value.DID
	// Key is the actor's key that signed the command.
	Key model.Key
	// OnBehalf says that the command is decided for another party than the one that signed it.
	OnBehalf bool
	Created  []string
	// made counts what the command has made of each kind.
	made map[value.Kind]int
	// passed is the moment that the members' clocks had passed, by the record of freshness that the batch reads.
	passed value.Time
	// broken is the first failure to read the state; it fails the batch.
	broken error
}

// Load implements State by what the command sees. After a failure to read, every load finds nothing and the batch fails as a
// whole.
func (t *Tx) Load(ref model.Ref) (model.Record, error) {
	if record, ok := t.local[ref]; ok {
		return record, nil
	}
	if t.broken != nil {
		return nil, nil
	}
	return t.base.Load(ref)
}

// noted is an error, after the batch was made to fail where it is none of the domain's.
func (t *Tx) noted(err error) error {
	var denied *value.Error
	if err != nil && t.broken == nil && !errors.As(err, &denied) {
		t.broken = err
	}
	return err
}

// Load finds a record.
func Load[R model.Record](t *Tx, ref model.Ref) (R, bool) {
	record, ok, err := find[R](t, ref)
	return record, t.noted(err) == nil && ok
}

// Need finds a record that must be there.
func Need[R model.Record](t *Tx, ref model.Ref) (R, error) {
	record, err := need[R](t, ref)
	return record, t.noted(err)
}

// look answers who somebody is by what the command sees.
func (t *Tx) look() Look { return Look{State: t, Now: t.Facts.Time, Passed: t.passed, Set: t.Set} }

func (t *Tx) Put(record model.Record) { t.local[record.Ref()] = record }

// Derive names the next new thing of a kind that the command makes.
func (t *Tx) Derive(kind value.Kind) string {
	id := value.Derive(string(kind), t.ID, t.made[kind])
	if t.made == nil {
		t.made = map[value.Kind]int{}
	}
	t.made[kind]++
	t.Created = append(t.Created, id)
	return id
}

// Today is the calendar day in Korea at the transaction's time.
func (t *Tx) Today() value.Date { return t.Facts.Time.DateInKorea() }

func (t *Tx) Stamp() model.Stamp {
	return model.Stamp{Command: t.ID, Transaction: t.Facts.Transaction, At: t.Facts.Time}
}

// Ledger is the founding record; admit has made sure that it is there.
func (t *Tx) Ledger() model.Ledger {
	ledger, _ := Load[model.Ledger](t, model.LedgerRef)
	return ledger
}

// Member finds a member of the ledger.
func (t *Tx) Member(id value.MemberID) (model.Member, error) {
	member, ok := t.Ledger().Member(id)
	if !ok {
		return member, value.Deny(value.CodeUnknownMember, value.Because("no-member-of-this-name"), value.Word("member", id))
	}
	return member, nil
}

// Desk finds the actor's live appointment.
func (t *Tx) Desk(member value.MemberID, kind model.DeskKind, actor value.DID) (model.Desk, error) {
	desk, err := t.look().Desk(member, kind, actor)
	if err = t.noted(err); t.OnBehalf {
		err = value.Deny(value.CodeNoAuthority, value.Because("no-desk-duty-for-another"))
	}
	return desk, err
}

// Entry finds an entry of a register.
func (t *Tx) Entry(register value.IssuerID, id value.EntryID) (model.HolderEntry, error) {
	entry, err := t.look().Entry(register, id)
	return entry, t.noted(err)
}

// Present finds an entry, or the one that it was merged into.
func (t *Tx) Present(register value.IssuerID, id value.EntryID) (model.HolderEntry, error) {
	entry, err := t.look().Present(register, id)
	return entry, t.noted(err)
}

// Identified finds a party that an identity desk has identified.
func (t *Tx) Identified(did value.DID) (model.Party, error) {
	party, err := Need[model.Party](t, model.PartyRef(did))
	if err != nil {
		return party, err
	}
	if party.Identified == nil {
		return party, value.Deny(value.CodeNotIdentified)
	}
	return party, nil
}

// InRegister checks that a record belongs to the register that the command names.
func InRegister(c *model.Command, issuer value.IssuerID) error {
	return ofRegister(c.Register, issuer)
}
