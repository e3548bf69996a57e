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
	f.that(b.From.valid() && b.Into.valid() && b.From != b.Into, "from and into are two entries")
	f.that(len(b.Lots) <= MaxLots, "an act moves at most 50 lots")
	seen := map[LotID]bool{}
	for _, l := range b.Lots {
		f.that(l.valid() && !seen[l], "lots are identifiers, each named once")
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
			return reject(CodeEntryNotYours, "the actor does not control the entry")
		}
		if e.AttestedBy != "" && t.facts.Time < e.SellableFrom.After(clockSlack) {
			return reject(CodeObjectionPeriod, "the objection period lasts until "+e.SellableFrom.String())
		}
	}
	if err := allow(EntryStates, from.State, c.Type); err != nil {
		return err
	}
	if into.State != EntryIsClaimed || from.State == EntryIsMerged && from.MergedInto != into.ID {
		return reject(CodeWrongState, "the entry is merged into another one, or the other one is not claimed")
	}
	for _, id := range b.Lots {
		lot, err := t.lot(c, id)
		if err != nil {
			return err
		}
		if lot.Entry != from.ID {
			return reject(CodeEntryNotYours, "the lot belongs to another entry")
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
