package holder

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"maps"
	"slices"
)

// ImportedLot is a lot as a company's shareholder list states it.
type ImportedLot struct {
	Class    value.ClassID `json:"class"`
	Quantity value.Shares  `json:"quantity"`
	// AcquiredOn is when the holder acquired the shares (Commercial Act art. 352(1) no. 3).
	AcquiredOn value.Date `json:"acquiredOn"`
	// Numbers are the certificates' numbers, where the company has issued certificates.
	Numbers []model.NumberRange `json:"numbers,omitempty"`
}

// ImportedEntry is a holder as a company's shareholder list states it.
type ImportedEntry struct {
	Kind model.HolderKind `json:"kind"`
	// Commitment is to the holder's data, which the issuer's homes keep.
	Commitment value.Commitment `json:"commitment"`
	Lots       []ImportedLot    `json:"lots"`
}

// RegisterImported enters a company's shareholder list. It makes entries that nobody controls, never keys, and every lot
// is asserted by the company. It is done once, and each class's total must equal the issued number of the admitted application.
type RegisterImported struct {
	// List is the digest of the file that the officer uploaded.
	List    value.Digest    `json:"list"`
	Entries []ImportedEntry `json:"entries"`
}

func (b *RegisterImported) Check() error {
	f := value.NewForm()
	f.Want(b.List.Valid(), "list", value.ADigest)
	lots := checkImported(f, b.Entries)
	if f.Ok() && lots > value.MaxLots {
		return value.Deny(value.CodeTooManyLots, value.Because("lots-in-one-command"), value.InNumber("lots", lots), value.InNumber("most", value.MaxLots))
	}
	return f.Err()
}

// checkImported checks the entries of a list or of a page of one, and counts their lots.
func checkImported(f *value.Form, entries []ImportedEntry) (lots int) {
	f.Want(len(entries) >= 1, "entries", value.Many(1, 0))
	seen := map[value.Commitment]bool{}
	for _, e := range entries {
		f.Want(e.Kind.Valid(), "entries.kind", value.AKnownValue)
		f.Want(e.Commitment.Valid(), "entries.commitment", value.ADigest)
		f.Want(!seen[e.Commitment], "entries.commitment", value.WantOnce)
		seen[e.Commitment] = true
		f.Want(len(e.Lots) >= 1, "entries.lots", value.Many(1, 0))
		lots += len(e.Lots)
		for _, l := range e.Lots {
			f.Want(l.Class.Valid(), "entries.lots.class", value.AnIdentifier)
			f.Want(l.Quantity > 0, "entries.lots.quantity", value.AtLeast(1))
			f.Want(l.AcquiredOn.Valid(), "entries.lots.acquiredOn", value.ADate)
			model.CheckNumbers(f, "entries.lots.numbers", l.Numbers, l.Quantity)
		}
	}
	return lots
}

func (b *RegisterImported) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported != nil {
		return value.Deny(value.CodeAlreadyImported)
	}
	if err := t.Pass(c, ledger.Subject{Moves: c.Register}); err != nil {
		return err
	}
	totals, err := totalsOf(b.Entries)
	if err != nil {
		return err
	}
	counts, err := declaredTotals(t, issuer, totals)
	if err != nil {
		return err
	}
	for _, count := range counts {
		count.Issued = count.Declared
		t.Put(count)
	}
	if _, err := enterImported(t, issuer, b.Entries, ""); err != nil {
		return err
	}
	imported := t.Stamp()
	issuer.Imported = &imported
	t.Put(issuer)
	return nil
}

// totalsOf adds up what a list has of each class.
func totalsOf(entries []ImportedEntry) ([]model.ClassTotal, error) {
	sums := map[value.ClassID]value.Shares{}
	for _, e := range entries {
		for _, l := range e.Lots {
			sum, err := sums[l.Class].Plus(l.Quantity)
			if err != nil {
				return nil, value.Deny(value.CodeOverflow)
			}
			sums[l.Class] = sum
		}
	}
	var totals []model.ClassTotal
	for _, class := range slices.Sorted(maps.Keys(sums)) {
		sum := sums[class]
		totals = append(totals, model.ClassTotal{Class: class, Quantity: sum})
	}
	return totals, nil
}

// enterImported makes the entries and lots of a list, or of a page of one, and adds up what it makes of each class.
func enterImported(t *ledger.Tx, issuer model.Issuer, entries []ImportedEntry, staged value.StagedID) (map[value.ClassID]value.Shares, error) {
	today := t.Today()
	totals := map[value.ClassID]value.Shares{}
	for _, e := range entries {
		entry := value.EntryID(t.Derive(model.KindEntry))
		t.Put(model.HolderEntry{ID: entry, Issuer: issuer.ID, Kind: e.Kind, Commitment: e.Commitment, State: model.EntryIsUnclaimed, Since: t.Stamp(), Staged: staged})
		for _, l := range e.Lots {
			if l.AcquiredOn > today || l.AcquiredOn < issuer.IncorporatedOn {
				return nil, value.Deny(value.CodeDateOutOfRange, value.Because("acquired-since-incorporation"), value.OnDate("incorporated", issuer.IncorporatedOn), value.OnDate("today", today))
			}
			if l.Numbers != nil && !issuer.CertificatesIssued {
				return nil, value.Deny(value.CodeNumbers, value.Because("no-certificates-issued"))
			}
			sum, err := totals[l.Class].Plus(l.Quantity)
			if err != nil {
				return nil, value.Deny(value.CodeOverflow)
			}
			totals[l.Class] = sum
			t.Put(model.Lot{
				ID: value.LotID(t.Derive(model.KindLot)), Issuer: issuer.ID, Class: l.Class, Entry: entry, Quantity: l.Quantity, Numbers: l.Numbers,
				Provenance: model.Asserted, EffectiveOn: l.AcquiredOn, PaidOn: l.AcquiredOn, Recorded: t.Stamp(), Staged: staged,
			})
		}
	}
	return totals, nil
}
