package core

// maxMerges is how many entries in a row may have been merged into the next one.
const maxMerges = 50

// EntriesMerged moves lots from one entry of a holder to another of theirs (동일인 병합), and ends the first one. The holder, who
// controls both, signs it; it can be repeated for lots that remain. Entries that nobody has claimed are merged by
// OfficerRecordedTransfer, which waits for objections.
type EntriesMerged struct {
	From EntryID `json:"from"`
	Into EntryID `json:"into"`
	Lots []LotID `json:"lots"`
}

func (b *EntriesMerged) check() error {
	f := newForm()
	f.want(b.From.valid(), "from", anIdentifier)
	f.want(b.Into.valid(), "into", anIdentifier)
	f.want(b.From != b.Into, "into", wantAnother)
	f.want(len(b.Lots) <= MaxLots, "lots", many(0, MaxLots))
	seen := map[LotID]bool{}
	for _, l := range b.Lots {
		f.want(l.valid(), "lots", anIdentifier)
		f.want(!seen[l], "lots", wantOnce)
		seen[l] = true
	}
	return f.err()
}

func (b *EntriesMerged) apply(t *tx, c *Command) error {
	from, err := t.entry(c, b.From)
	if err != nil {
		return err
	}
	into, err := t.entry(c, b.Into)
	if err != nil {
		return err
	}
	for _, e := range []HolderEntry{from, into} {
		if e.Controller != c.Actor {
			return deny(CodeEntryNotYours)
		}
		if until := e.SellableFrom.After(clockSlack); e.AttestedBy != "" && t.facts.Time < until {
			return deny(CodeObjectionPeriod, because("objection-period-lasts"), atTime("until", until))
		}
	}
	if err := allow(t, EntryStates, from.State, c.Type); err != nil {
		return err
	}
	if into.State != EntryIsClaimed {
		return deny(CodeWrongState, because("merged-into-unclaimed-entry"))
	}
	if from.State == EntryIsMerged && from.MergedInto != into.ID {
		return deny(CodeWrongState, because("merged-into-another-entry"), anID("into", from.MergedInto))
	}
	for _, id := range b.Lots {
		lot, err := t.lot(c, id)
		if err != nil {
			return err
		}
		if lot.Entry != from.ID {
			return deny(CodeEntryNotYours, because("merged-lot-of-another-entry"))
		}
		if _, err := t.carve(lot, carving{
			id: LotID(t.derive(KindLot)), to: into.ID, quantity: lot.Quantity, provenance: lot.Provenance, reason: EndedByMerger,
			effectiveOn: lot.EffectiveOn, contractOn: lot.ContractOn,
		}); err != nil {
			return err
		}
	}
	from.State, from.MergedInto = EntryIsMerged, into.ID
	t.put(from)
	t.put(EntryOf{from.Issuer, c.Actor, into.ID})
	return nil
}
