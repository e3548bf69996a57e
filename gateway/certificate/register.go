package certificate

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// MaxRegister bounds the entries, and the live lots, of a register that is certified.
const MaxRegister = 50_000

// maxClasses bounds the classes of one issuer.
const maxClasses = 100

// Class is a class of a register with its issued number.
type Class struct {
	model.ShareClass
	Issued value.Shares
}

// Entry is a holder with their live lots.
type Entry struct {
	model.HolderEntry
	Lots []model.Lot
}

// Register is what is live in a register, or what one of its entries holds, at one height.
type Register struct {
	Ledger  value.LedgerID
	Issuer  model.Issuer
	Classes []Class
	// Entries are those that hold shares, in the order in which they were entered; of a holding, the one entry.
	Entries []Entry
	// Height is how many blocks were seen.
	Height uint64
	// Changed is the last act that wrote any of it.
	Changed api.Position
}

// Total is what one class comes to in a register, or in a holding.
type Total struct {
	Class   value.ClassID
	Name    string
	Shares  value.Shares
	Holders int
	Lots    int
}

// Totals adds the live lots up by class, in the order of the classes. A class without lots is left out of a holding.
func (r Register) Totals() ([]Total, error) {
	totals := make([]Total, 0, len(r.Classes))
	for _, class := range r.Classes {
		total := Total{Class: class.ID, Name: class.Name}
		for _, entry := range r.Entries {
			held := false
			for _, lot := range entry.Lots {
				if lot.Class != class.ID {
					continue
				}
				sum, err := total.Shares.Plus(lot.Quantity)
				if err != nil {
					return nil, err
				}
				total.Shares, held = sum, true
				total.Lots++
			}
			if held {
				total.Holders++
			}
		}
		totals = append(totals, total)
	}
	return totals, nil
}

// The public facts that a digest is made of. Their form is fixed: another one is another credential type.
type (
	publicRegister struct {
		Version        int            `json:"v"`
		Ledger         value.LedgerID `json:"ledger"`
		Issuer         value.IssuerID `json:"issuer"`
		Name           string         `json:"name"`
		Corporate      string         `json:"corporateNumber"`
		Business       string         `json:"businessNumber"`
		IncorporatedOn value.Date     `json:"incorporatedOn"`
		Classes        []publicClass  `json:"classes"`
		Entries        []publicEntry  `json:"entries"`
	}
	publicClass struct {
		ID         value.ClassID `json:"id"`
		Name       string        `json:"name"`
		Par        value.Won     `json:"par"`
		Authorised value.Shares  `json:"authorised"`
		Issued     value.Shares  `json:"issued"`
	}
	publicEntry struct {
		ID         value.EntryID    `json:"id"`
		Kind       model.HolderKind `json:"kind"`
		Commitment value.Commitment `json:"commitment"`
		Lots       []publicLot      `json:"lots"`
	}
	publicLot struct {
		ID          value.LotID      `json:"id"`
		Class       value.ClassID    `json:"class"`
		Quantity    value.Shares     `json:"quantity"`
		Pledged     value.Shares     `json:"pledged"`
		Attached    value.Shares     `json:"attached"`
		Locked      value.Shares     `json:"locked"`
		Reserved    value.Shares     `json:"reserved"`
		Provenance  model.Provenance `json:"provenance"`
		EffectiveOn value.Date       `json:"effectiveOn"`
		ContractOn  value.Date       `json:"contractOn"`
		PaidOn      value.Date       `json:"paidOn"`
		// Numbers are left out where there are no share certificates.
		Numbers []model.NumberRange `json:"numbers,omitempty"`
	}
)

// Digest is the SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of the public facts: no names, but the
// commitments to them. Anybody who reads the ledger at the same height gets the same.
func (r Register) Digest() (string, error) {
	public := publicRegister{
		Version: 1, Ledger: r.Ledger, Issuer: r.Issuer.ID, Name: r.Issuer.Name, Corporate: r.Issuer.CorporateNumber,
		Business: r.Issuer.BusinessNumber, IncorporatedOn: r.Issuer.IncorporatedOn, Classes: []publicClass{}, Entries: []publicEntry{},
	}
	for _, c := range r.Classes {
		public.Classes = append(public.Classes, publicClass{c.ID, c.Name, c.Par, c.Authorised, c.Issued})
	}
	for _, e := range r.Entries {
		entry := publicEntry{ID: e.ID, Kind: e.Kind, Commitment: e.Commitment, Lots: []publicLot{}}
		for _, l := range e.Lots {
			entry.Lots = append(entry.Lots, publicLot{
				l.ID, l.Class, l.Quantity, l.Pledged, l.Attached, l.Locked, l.Reserved, l.Provenance, l.EffectiveOn, l.ContractOn, l.PaidOn, l.Numbers,
			})
		}
		public.Entries = append(public.Entries, entry)
	}
	encoded, err := canon.Canonical(public)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(encoded)
	return hex.EncodeToString(sum[:]), nil
}

// reading gathers a register from a view, and which of its records was written last.
type reading struct {
	view    *store.View
	changed store.Position
	last    model.Ref
}

func seen[R model.Record](r *reading, found []store.Found[R]) []R {
	out := make([]R, 0, len(found))
	for _, f := range found {
		if w := f.Written; w.Block > r.changed.Block || w.Block == r.changed.Block && w.Index > r.changed.Index {
			r.changed, r.last = w, f.Record.Ref()
		}
		out = append(out, f.Record)
	}
	return out
}

// get reads one record that has to be there.
func get[R model.Record](r *reading, ref model.Ref) (R, error) {
	var none R
	found, err := store.Get[R](r.view, ref)
	if errors.Is(err, store.ErrNotFound) {
		return none, errMissing
	}
	if err != nil {
		return none, err
	}
	return seen(r, []store.Found[R]{found})[0], nil
}

// Register implements Records.
func (v viewed) Register(id value.IssuerID) (Register, error) {
	r := reading{view: v.view}
	register, err := r.frame(id)
	if err != nil {
		return register, err
	}
	entries, err := store.All[model.HolderEntry](v.view, store.By{Issuer: id, Live: true}, MaxRegister)
	if err != nil {
		return register, err
	}
	lots, err := store.All[model.Lot](v.view, store.By{Issuer: id, Live: true}, MaxRegister)
	if err != nil {
		return register, err
	}
	held := map[value.EntryID][]model.Lot{}
	for _, lot := range seen(&r, lots) {
		held[lot.Entry] = append(held[lot.Entry], lot)
	}
	for _, entry := range seen(&r, entries) {
		if lots := held[entry.ID]; len(lots) > 0 {
			register.Entries = append(register.Entries, Entry{entry, lots})
		}
	}
	return register, r.finish(&register)
}

// Holding implements Records.
func (v viewed) Holding(id value.EntryID) (Register, error) {
	r := reading{view: v.view}
	entry, err := get[model.HolderEntry](&r, model.EntryRef(id))
	if err != nil {
		return Register{}, err
	}
	register, err := r.frame(entry.Issuer)
	if err != nil {
		return register, err
	}
	// Lots that have ended count for what was written last.
	ever, err := store.All[model.Lot](v.view, store.By{Entry: id, Counted: true}, MaxRegister)
	if err != nil {
		return register, err
	}
	seen(&r, ever)
	live, err := store.All[model.Lot](v.view, store.By{Entry: id, Live: true}, MaxRegister)
	if err != nil {
		return register, err
	}
	holding := Entry{entry, seen(&r, live)}
	register.Entries = []Entry{holding}
	return register, r.finish(&register)
}

// frame reads the issuer and its classes.
func (r *reading) frame(id value.IssuerID) (register Register, err error) {
	ledger, err := store.Get[model.Ledger](r.view, model.LedgerRef)
	if err != nil {
		return register, err
	}
	register.Ledger, register.Height = ledger.Record.ID, r.view.Height()+1
	if register.Issuer, err = get[model.Issuer](r, model.IssuerRef(id)); err != nil {
		return register, err
	}
	classes, err := store.All[model.ShareClass](r.view, store.By{Issuer: id}, maxClasses)
	if err != nil {
		return register, err
	}
	for _, class := range seen(r, classes) {
		count, err := get[model.Count](r, model.CountRef(class.ID))
		if err != nil {
			return register, err
		}
		register.Classes = append(register.Classes, Class{class, count.Issued})
	}
	return register, nil
}

// finish says which act wrote last.
func (r *reading) finish(register *Register) error {
	last, err := r.view.LastWriteOf(r.last)
	if err != nil {
		return fmt.Errorf("the transaction that wrote the register last: %w", err)
	}
	register.Changed = api.Position{Block: api.Block(last.Block), Tx: last.ID, At: last.At}
	return nil
}
