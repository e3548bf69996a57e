package core

// ImportedLot is a lot as a company's shareholder list states it.
type ImportedLot struct {
	Class    ClassID `json:"class"`
	Quantity Shares  `json:"quantity"`
	// AcquiredOn is when the holder acquired the shares (Commercial Act art. 352(1) no. 3).
	AcquiredOn Date `json:"acquiredOn"`
}

// ImportedEntry is a holder as a company's shareholder list states it.
type ImportedEntry struct {
	Kind HolderKind `json:"kind"`
	// Commitment is to the holder's data, which the issuer's homes keep.
	Commitment Commitment    `json:"commitment"`
	Lots       []ImportedLot `json:"lots"`
}

// RegisterImported enters a company's shareholder list. It makes entries that nobody controls, never keys, and every lot
// is asserted by the company. It is done once, and each class's total must equal the issued number of the admitted application.
type RegisterImported struct {
	// List is the digest of the file that the officer uploaded.
	List    Digest          `json:"list"`
	Entries []ImportedEntry `json:"entries"`
}

func (b *RegisterImported) check() error {
	f := newForm()
	f.that(b.List.valid(), "list is 64 hexadecimal digits")
	f.that(len(b.Entries) >= 1, "a list has at least one holder")
	lots := 0
	seen := map[Commitment]bool{}
	for _, e := range b.Entries {
		f.that(e.Kind.valid(), "kind is person, company or fund")
		f.that(e.Commitment.valid() && !seen[e.Commitment], "a commitment is 64 hexadecimal digits and stands once")
		seen[e.Commitment] = true
		f.that(len(e.Lots) >= 1, "a holder has at least one lot")
		lots += len(e.Lots)
		for _, l := range e.Lots {
			f.that(l.Class.valid(), "class is a class's identifier")
			f.that(l.Quantity > 0, "a quantity is at least 1")
			f.that(l.AcquiredOn.valid(), "acquiredOn is a date")
		}
	}
	if f.fault == "" && lots > MaxLots {
		return reject(CodeTooManyLots, "one command makes at most 50 lots")
	}
	return f.err()
}

func (b *RegisterImported) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported != nil {
		return reject(CodeAlreadyImported, "the register has its first list")
	}
	if err := b.enterTotals(t, issuer); err != nil {
		return err
	}
	today := t.facts.Time.DateInKorea()
	next := 0
	for i, e := range b.Entries {
		entry := EntryID(t.derive(KindEntry, i))
		t.put(HolderEntry{ID: entry, Issuer: issuer.ID, Kind: e.Kind, Commitment: e.Commitment, State: EntryIsUnclaimed, Since: t.stamp()})
		for _, l := range e.Lots {
			if l.AcquiredOn > today || l.AcquiredOn < issuer.IncorporatedOn {
				return reject(CodeDateOutOfRange, "a lot is acquired between the company's incorporation and today")
			}
			t.put(Lot{
				ID: LotID(t.derive(KindLot, next)), Issuer: issuer.ID, Class: l.Class, Entry: entry, Quantity: l.Quantity,
				Provenance: Asserted, EffectiveOn: l.AcquiredOn, PaidOn: l.AcquiredOn, Recorded: t.stamp(),
			})
			next++
		}
	}
	imported := t.stamp()
	issuer.Imported = &imported
	t.put(issuer)
	return nil
}

// enterTotals sets each class's issued number, which must be the declared one and within the authorised one.
func (b *RegisterImported) enterTotals(t *tx, issuer Issuer) error {
	totals := map[ClassID]Shares{}
	for _, e := range b.Entries {
		for _, l := range e.Lots {
			sum, err := totals[l.Class].Plus(l.Quantity)
			if err != nil {
				return reject(CodeOverflow, err.Error())
			}
			totals[l.Class] = sum
		}
	}
	for _, listed := range issuer.Classes {
		class, err := need[ShareClass](t, ClassRef(listed.ID))
		if err != nil {
			return err
		}
		count, err := need[Count](t, CountRef(listed.ID))
		if err != nil {
			return err
		}
		if totals[listed.ID] > class.Authorised {
			return reject(CodeOverAuthorised, "the list has more shares of "+listed.Name+" than are authorised")
		}
		if totals[listed.ID] != count.Declared {
			return reject(CodeTotalsDiffer, "the list's total of "+listed.Name+" is not the issued number that was admitted")
		}
		count.Issued = totals[listed.ID]
		t.put(count)
		delete(totals, listed.ID)
	}
	if len(totals) > 0 {
		return reject(CodeNotFound, "the list names a class that the issuer does not have")
	}
	return nil
}
