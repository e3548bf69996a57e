package core

// ImportedLot is a lot as a company's shareholder list states it.
type ImportedLot struct {
	Class    ClassID `json:"class"`
	Quantity Shares  `json:"quantity"`
	// AcquiredOn is when the holder acquired the shares (Commercial Act art. 352(1) no. 3).
	AcquiredOn Date `json:"acquiredOn"`
	// Numbers are the certificates' numbers, where the company has issued certificates.
	Numbers []NumberRange `json:"numbers,omitempty"`
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
	f.want(b.List.valid(), "list", aDigest)
	lots := checkImported(f, b.Entries)
	if f.ok() && lots > MaxLots {
		return deny(CodeTooManyLots, because("lots-in-one-command"), inNumber("lots", lots), inNumber("most", MaxLots))
	}
	return f.err()
}

// checkImported checks the entries of a list or of a page of one, and counts their lots.
func checkImported(f *form, entries []ImportedEntry) (lots int) {
	f.want(len(entries) >= 1, "entries", many(1, 0))
	seen := map[Commitment]bool{}
	for _, e := range entries {
		f.want(e.Kind.valid(), "entries.kind", aKnownValue)
		f.want(e.Commitment.valid(), "entries.commitment", aDigest)
		f.want(!seen[e.Commitment], "entries.commitment", wantOnce)
		seen[e.Commitment] = true
		f.want(len(e.Lots) >= 1, "entries.lots", many(1, 0))
		lots += len(e.Lots)
		for _, l := range e.Lots {
			f.want(l.Class.valid(), "entries.lots.class", anIdentifier)
			f.want(l.Quantity > 0, "entries.lots.quantity", atLeast(1))
			f.want(l.AcquiredOn.valid(), "entries.lots.acquiredOn", aDate)
			checkNumbers(f, "entries.lots.numbers", l.Numbers, l.Quantity)
		}
	}
	return lots
}

func (b *RegisterImported) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported != nil {
		return deny(CodeAlreadyImported)
	}
	if err := t.moves(c); err != nil {
		return err
	}
	totals, err := totalsOf(b.Entries)
	if err != nil {
		return err
	}
	counts, err := t.declaredTotals(issuer, totals)
	if err != nil {
		return err
	}
	for _, count := range counts {
		count.Issued = count.Declared
		t.put(count)
	}
	if _, err := t.enterImported(issuer, b.Entries, ""); err != nil {
		return err
	}
	imported := t.stamp()
	issuer.Imported = &imported
	t.put(issuer)
	return nil
}

// totalsOf adds up what a list has of each class.
func totalsOf(entries []ImportedEntry) ([]ClassTotal, error) {
	sums := map[ClassID]Shares{}
	for _, e := range entries {
		for _, l := range e.Lots {
			sum, err := sums[l.Class].Plus(l.Quantity)
			if err != nil {
				return nil, deny(CodeOverflow)
			}
			sums[l.Class] = sum
		}
	}
	var totals []ClassTotal
	for class, sum := range ordered(sums) {
		totals = append(totals, ClassTotal{class, sum})
	}
	return totals, nil
}

// enterImported makes the entries and lots of a list, or of a page of one, and adds up what it makes of each class.
func (t *tx) enterImported(issuer Issuer, entries []ImportedEntry, staged StagedID) (map[ClassID]Shares, error) {
	today := t.today()
	totals := map[ClassID]Shares{}
	for _, e := range entries {
		entry := EntryID(t.derive(KindEntry))
		t.put(HolderEntry{ID: entry, Issuer: issuer.ID, Kind: e.Kind, Commitment: e.Commitment, State: EntryIsUnclaimed, Since: t.stamp(), Staged: staged})
		for _, l := range e.Lots {
			if l.AcquiredOn > today || l.AcquiredOn < issuer.IncorporatedOn {
				return nil, deny(CodeDateOutOfRange, because("acquired-since-incorporation"), onDate("incorporated", issuer.IncorporatedOn), onDate("today", today))
			}
			if l.Numbers != nil && !issuer.CertificatesIssued {
				return nil, deny(CodeNumbers, because("no-certificates-issued"))
			}
			sum, err := totals[l.Class].Plus(l.Quantity)
			if err != nil {
				return nil, deny(CodeOverflow)
			}
			totals[l.Class] = sum
			t.put(Lot{
				ID: LotID(t.derive(KindLot)), Issuer: issuer.ID, Class: l.Class, Entry: entry, Quantity: l.Quantity, Numbers: l.Numbers,
				Provenance: Asserted, EffectiveOn: l.AcquiredOn, PaidOn: l.AcquiredOn, Recorded: t.stamp(), Staged: staged,
			})
		}
	}
	return totals, nil
}
