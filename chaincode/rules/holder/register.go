package holder

import (
	"holdfast/chaincode/book"
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
	// Pledges are those that the company's register has on the lot; at most 10.
	Pledges []ImportedPledge `json:"pledges,omitempty"`
}

// ImportedPledge is a registered pledge as a company's shareholder list states it (Commercial Act art. 340(1)). It binds from when the
// list is entered.
type ImportedPledge struct {
	Quantity value.Shares `json:"quantity"`
	// Since is the day on which it was entered in the company's register.
	Since value.Date `json:"since"`
	// Pledgee is the pledgee's DID, where they have one.
	Pledgee value.DID `json:"pledgee,omitempty"`
	// Holder is else a commitment to the pledgee's name and address, which the register's homes keep.
	Holder value.Commitment `json:"holder,omitempty"`
}

// ImportedEntry is a holder as a company's shareholder list states it.
type ImportedEntry struct {
	Kind model.HolderKind `json:"kind"`
	// Commitment is to the holder's data, which the issuer's homes keep.
	Commitment value.Commitment `json:"commitment"`
	Lots       []ImportedLot    `json:"lots"`
	// Treasury says that these are the company's own shares (자기주식). Nobody claims them, and they give no votes and no dividends.
	Treasury bool `json:"treasury,omitempty"`
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
	made := checkImported(f, b.Entries)
	if f.Ok() && made > value.MaxLots {
		return value.Deny(value.CodeTooManyLots, value.Because("lots-in-one-command"), value.InNumber("lots", made), value.InNumber("most", value.MaxLots))
	}
	return f.Err()
}

// checkImported checks the entries of a list or of a page of one, and counts what the command makes for them beside the entries: lots
// and pledges.
func checkImported(f *value.Form, entries []ImportedEntry) (made int) {
	f.Want(len(entries) >= 1, "entries", value.Many(1, 0))
	seen := map[value.Commitment]bool{}
	own := false
	for _, e := range entries {
		f.Want(e.Kind.Valid(), "entries.kind", value.AKnownValue)
		f.Want(!e.Treasury || e.Kind == model.Company, "entries.kind", value.WantFits)
		f.Want(!e.Treasury || !own, "entries.treasury", value.WantOnce)
		own = own || e.Treasury
		f.Want(e.Commitment.Valid(), "entries.commitment", value.ADigest)
		f.Want(!seen[e.Commitment], "entries.commitment", value.WantOnce)
		seen[e.Commitment] = true
		f.Want(len(e.Lots) >= 1, "entries.lots", value.Many(1, 0))
		made += len(e.Lots)
		for _, l := range e.Lots {
			l.check(f, e.Commitment)
			made += len(l.Pledges)
		}
	}
	return made
}

// check checks a lot of the entry with a commitment.
func (l ImportedLot) check(f *value.Form, pledgor value.Commitment) {
	f.Want(l.Class.Valid(), "entries.lots.class", value.AnIdentifier)
	f.Want(l.Quantity > 0, "entries.lots.quantity", value.AtLeast(1))
	f.Want(l.AcquiredOn.Valid(), "entries.lots.acquiredOn", value.ADate)
	model.CheckNumbers(f, "entries.lots.numbers", l.Numbers, l.Quantity)
	f.Want(len(l.Pledges) <= value.MaxLotPledges, "entries.lots.pledges", value.Many(0, value.MaxLotPledges))
	left := l.Quantity
	for _, p := range l.Pledges {
		f.Want(p.Quantity > 0, "entries.lots.pledges.quantity", value.AtLeast(1))
		f.Want(p.Quantity <= left, "entries.lots.pledges.quantity", value.WantFits)
		left -= min(left, p.Quantity)
		f.Want(p.Since.Valid(), "entries.lots.pledges.since", value.ADate)
		f.Want(p.Pledgee != "" || p.Holder != "", "entries.lots.pledges.pledgee", value.WantGiven)
		f.Want(p.Pledgee == "" || p.Holder == "", "entries.lots.pledges.holder", value.WantAbsent)
		f.Want(p.Pledgee == "" || p.Pledgee.Valid(), "entries.lots.pledges.pledgee", value.AnIdentifier)
		f.Want(p.Holder == "" || p.Holder.Valid(), "entries.lots.pledges.holder", value.ADigest)
		f.Want(p.Holder == "" || p.Holder != pledgor, "entries.lots.pledges.holder", value.WantAnother)
	}
}

func (b *RegisterImported) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported != nil {
		return value.Deny(value.CodeAlreadyImported)
	}
	if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
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
	list, err := enterImported(t, issuer, b.Entries, "")
	if err != nil {
		return err
	}
	for _, numbers := range list.numbers {
		if err := book.GiveNumbers(t, issuer, numbers.Class, numbers.Given); err != nil {
			return err
		}
	}
	imported := t.Stamp()
	issuer.Imported, issuer.Treasury = &imported, list.treasury
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

// entered is what a list, or a page of one, comes to beside its entries, lots and pledges.
type entered struct {
	// numbers are the certificates' numbers, by class and in the order of the classes.
	numbers []model.ClassNumbers
	// treasury is the entry for the company's own shares, if the list has it.
	treasury value.EntryID
}

// enterImported makes the entries, lots and pledges of a list, or of a page of one.
func enterImported(t *ledger.Tx, issuer model.Issuer, entries []ImportedEntry, staged value.StagedID) (list entered, err error) {
	given := map[value.ClassID][]model.NumberRange{}
	for _, e := range entries {
		entry, err := nameEntry(t, staged, e.Commitment)
		if err != nil {
			return list, err
		}
		t.Put(model.HolderEntry{
			ID: entry, Issuer: issuer.ID, Kind: e.Kind, Commitment: e.Commitment, State: model.EntryIsUnclaimed, Since: t.Stamp(), Staged: staged, Treasury: e.Treasury,
		})
		if e.Treasury {
			list.treasury = entry
		}
		for _, l := range e.Lots {
			lot := model.Lot{
				ID: value.LotID(t.Derive(model.KindLot)), Issuer: issuer.ID, Class: l.Class, Entry: entry, Quantity: l.Quantity, Numbers: l.Numbers,
				Provenance: model.Asserted, EffectiveOn: l.AcquiredOn, PaidOn: l.AcquiredOn, Recorded: t.Stamp(), Staged: staged,
			}
			if err := enterLot(t, issuer, lot, l); err != nil {
				return list, err
			}
			given[l.Class] = append(given[l.Class], l.Numbers...)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(given)) {
		runs, twice := model.JoinNumbers(given[class])
		if twice > 0 {
			return list, book.GivenTwice(class, twice)
		}
		if runs != nil {
			list.numbers = append(list.numbers, model.ClassNumbers{Class: class, Given: runs})
		}
	}
	return list, nil
}

// nameEntry names a list's entry for a holder, whom no other page of the list may have.
func nameEntry(t *ledger.Tx, staged value.StagedID, holder value.Commitment) (value.EntryID, error) {
	if staged == "" {
		return value.EntryID(t.Derive(model.KindEntry)), nil
	}
	id := model.ListedEntry(staged, holder)
	if _, there := ledger.Load[model.HolderEntry](t, model.EntryRef(id)); there {
		return "", value.Deny(value.CodeAlreadyExists, value.Because("holder-on-two-pages"))
	}
	return id, nil
}

// enterLot makes a lot of a list, and its pledges.
func enterLot(t *ledger.Tx, issuer model.Issuer, lot model.Lot, l ImportedLot) error {
	today := t.Today()
	if l.AcquiredOn > today || l.AcquiredOn < issuer.IncorporatedOn {
		return value.Deny(value.CodeDateOutOfRange, value.Because("acquired-since-incorporation"), value.OnDate("incorporated", issuer.IncorporatedOn), value.OnDate("today", today))
	}
	if l.Numbers != nil && !issuer.CertificatesIssued {
		return value.Deny(value.CodeNumbers, value.Because("no-certificates-issued"))
	}
	t.Put(lot)
	for _, p := range l.Pledges {
		if p.Since > today || p.Since < issuer.IncorporatedOn {
			return value.Deny(value.CodeDateOutOfRange, value.Because("pledged-since-incorporation"), value.OnDate("incorporated", issuer.IncorporatedOn), value.OnDate("today", today))
		}
		if p.Pledgee != "" {
			if _, err := t.Identified(p.Pledgee); err != nil {
				return err
			}
		}
		pledged, err := ledger.Need[model.Lot](t, lot.Ref())
		if err != nil {
			return err
		}
		if err := book.Encumber(t, pledged, model.Encumbrance{
			Kind: model.Pledge, Quantity: p.Quantity, Party: p.Pledgee, Holder: p.Holder, EnteredOn: p.Since, Staged: lot.Staged,
		}); err != nil {
			return err
		}
	}
	return nil
}
