package opencap

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// Person is a holder's data as the homes keep it. It is part of a package, and of nothing else that this package writes.
type Person struct {
	Kind model.HolderKind `json:"kind"`
	Name string           `json:"name"`
	// Identifier is a birth date, or the 13 digits of a corporate registration number.
	Identifier     string `json:"identifier,omitempty"`
	BusinessNumber string `json:"businessNumber,omitempty"`
	Address        string `json:"address,omitempty"`
	Email          string `json:"email,omitempty"`
	Phone          string `json:"phone,omitempty"`
}

// Register is what a register says: an issuer, its classes, holders, lots and what is recorded about them.
type Register struct {
	Ledger value.LedgerID
	// Height is how many blocks were seen.
	Height uint64
	// At is when it was read.
	At value.Time
	// Records are all records of the register that are to be said, one for each reference: one issuer, its classes and their
	// counts, entries, lots, and whatever else belongs to it. They need no order.
	Records []model.Record
	// Names are the holders' data, by entry. An entry without a name is named by its identifier.
	Names map[value.EntryID]Person
	// Prices are what was paid for a share of a lot, where that is known.
	Prices map[value.LotID]value.Won
}

// Same tells whether two registers say the same: every record byte for byte, every name and every price.
func (r Register) Same(s Register) error {
	if r.Ledger != s.Ledger || r.Height != s.Height || r.At != s.At {
		return errors.New("the registers are of other moments")
	}
	mine, err := encodeAll(r.Records)
	if err != nil {
		return err
	}
	theirs, err := encodeAll(s.Records)
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(mine)) {
		if !bytes.Equal(mine[key], theirs[key]) {
			return fmt.Errorf("the record %s differs: %s and %s", key, mine[key], theirs[key])
		}
	}
	switch {
	case len(mine) != len(theirs):
		return errors.New("one register has more records")
	case !maps.Equal(r.Names, s.Names):
		return errors.New("the names differ")
	case !maps.Equal(r.Prices, s.Prices):
		return errors.New("the prices differ")
	}
	return nil
}

func encodeAll(records []model.Record) (map[string][]byte, error) {
	out := make(map[string][]byte, len(records))
	for _, r := range records {
		key := record.Key(r.Ref())
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("the record %s stands twice", key)
		}
		value, err := record.Encode(r)
		if err != nil {
			return nil, err
		}
		out[key] = value
	}
	return out, nil
}

// book is a register's records by what they are.
type book struct {
	Register
	issuer  model.Issuer
	classes []model.ShareClass
	byClass map[value.ClassID]model.ShareClass
	entries []model.HolderEntry
	lots    []model.Lot
	byLot   map[value.LotID]model.Lot
	changes map[value.StagedID]model.Change
	closed  map[value.StagedID]value.Time
	// replaced are the acts that ended a class's epochs, and amended its amendments, both by their index.
	replaced map[value.ClassID]map[int]value.StagedID
	amended  map[value.ClassID][]model.AmendmentOf
}

var errNoIssuer = errors.New("the register has not one issuer")

// sortRecords puts a register's records in their places. Lots are in the order in which the ledger has them.
func sortRecords(r Register) (book, error) {
	b := book{
		Register: r, byClass: map[value.ClassID]model.ShareClass{}, byLot: map[value.LotID]model.Lot{}, changes: map[value.StagedID]model.Change{},
		closed: map[value.StagedID]value.Time{}, replaced: map[value.ClassID]map[int]value.StagedID{}, amended: map[value.ClassID][]model.AmendmentOf{},
	}
	issuers := 0
	for _, one := range r.Records {
		switch one := one.(type) {
		case model.Issuer:
			b.issuer = one
			issuers++
		case model.ShareClass:
			b.byClass[one.ID] = one
		case model.HolderEntry:
			b.entries = append(b.entries, one)
		case model.Lot:
			b.byLot[one.ID] = one
			b.lots = append(b.lots, one)
		case model.Change:
			b.changes[one.ID] = one
		case model.Completion:
			b.closed[one.Act] = one.On.At
		case model.Replacement:
			if b.replaced[one.Class] == nil {
				b.replaced[one.Class] = map[int]value.StagedID{}
			}
			b.replaced[one.Class][one.Epoch] = one.Act
		case model.AmendmentOf:
			b.amended[one.Class] = append(b.amended[one.Class], one)
		}
	}
	if issuers != 1 {
		return b, errNoIssuer
	}
	for _, listed := range b.issuer.Classes {
		class, ok := b.byClass[listed.ID]
		if !ok {
			return b, fmt.Errorf("the class %s is missing", listed.ID)
		}
		b.classes = append(b.classes, class)
	}
	for _, list := range b.amended {
		slices.SortFunc(list, func(x, y model.AmendmentOf) int { return cmp.Compare(x.Index, y.Index) })
	}
	slices.SortFunc(b.entries, func(x, y model.HolderEntry) int {
		return cmp.Or(cmp.Compare(x.Since.At, y.Since.At), cmp.Compare(x.ID, y.ID))
	})
	slices.SortFunc(b.lots, func(x, y model.Lot) int {
		return cmp.Or(cmp.Compare(x.Recorded.At, y.Recorded.At), cmp.Compare(x.ID, y.ID))
	})
	return b, nil
}

// counted tells whether a lot ever counted: a staged act that made it was closed.
func (b *book) counted(l model.Lot) bool {
	return l.Counted(b.closing)
}

// closing finds when a staged act was closed.
func (b *book) closing(act value.StagedID) (value.Time, bool) {
	at, ok := b.closed[act]
	return at, ok
}

// live tells whether a lot counts now.
func (b *book) live(l model.Lot) bool { return b.byClass[l.Class].Live(l, b.closing) }

// said tells whether a lot is a security in OCF: it counted, and is not the company's own, which OCF calls repurchased.
func (b *book) said(l model.Lot) bool {
	return b.counted(l) && (b.issuer.Treasury == "" || l.Entry != b.issuer.Treasury)
}

// since is when a lot began to count.
func (b *book) since(l model.Lot) value.Time {
	if at, counts := l.CountsFrom(b.closing); counts {
		return at
	}
	return l.Recorded.At
}

// replacedBy is the act on the whole class that ended a lot, if one did.
func (b *book) replacedBy(l model.Lot) (model.Change, bool) {
	if l.Ended != nil || !b.counted(l) {
		return model.Change{}, false
	}
	change, ok := b.changes[b.replaced[l.Class][l.Epoch]]
	return change, ok && change.Ended != nil
}
