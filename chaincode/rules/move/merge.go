package move

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// EntriesMerged moves lots from one entry of a holder to another of theirs (동일인 병합), and ends the first one. The holder, who
// controls both, signs it; it can be repeated for lots that remain. Entries that nobody has claimed are merged by
// OfficerRecordedTransfer, which waits for objections.
type EntriesMerged struct {
	From value.EntryID `json:"from"`
	Into value.EntryID `json:"into"`
	Lots []value.LotID `json:"lots"`
}

func (b *EntriesMerged) Check() error {
	f := value.NewForm()
	f.Want(b.From.Valid(), "from", value.AnIdentifier)
	f.Want(b.Into.Valid(), "into", value.AnIdentifier)
	f.Want(b.From != b.Into, "into", value.WantAnother)
	f.Want(len(b.Lots) <= value.MaxLots, "lots", value.Many(0, value.MaxLots))
	seen := map[value.LotID]bool{}
	for _, l := range b.Lots {
		f.Want(l.Valid(), "lots", value.AnIdentifier)
		f.Want(!seen[l], "lots", value.WantOnce)
		seen[l] = true
	}
	return f.Err()
}

func (b *EntriesMerged) Apply(t *ledger.Tx, c *model.Command) error {
	from, err := book.Entry(t, c, b.From)
	if err != nil {
		return err
	}
	into, err := book.Entry(t, c, b.Into)
	if err != nil {
		return err
	}
	for _, e := range []model.HolderEntry{from, into} {
		if e.Controller != c.Actor {
			return value.Deny(value.CodeEntryNotYours)
		}
		if until := e.SellableFrom.After(value.ClockSlack); e.AttestedBy != "" && !t.Passed(until) {
			return value.Deny(value.CodeObjectionPeriod, value.Because("objection-period-lasts"), value.AtTime("until", until))
		}
	}
	if err := ledger.Allow(t, model.EntryStates, from.State, c.Type); err != nil {
		return err
	}
	if into.State != model.EntryIsClaimed {
		return value.Deny(value.CodeWrongState, value.Because("merged-into-unclaimed-entry"))
	}
	if from.State == model.EntryIsMerged && from.MergedInto != into.ID {
		return value.Deny(value.CodeWrongState, value.Because("merged-into-another-entry"), value.AnID("into", from.MergedInto))
	}
	for _, id := range b.Lots {
		lot, err := book.Lot(t, c, id)
		if err != nil {
			return err
		}
		if lot.Entry != from.ID {
			return value.Deny(value.CodeEntryNotYours, value.Because("merged-lot-of-another-entry"))
		}
		if _, err := book.Carve(t, lot, book.Carving{
			ID: value.LotID(t.Derive(model.KindLot)), To: into.ID, Quantity: lot.Quantity, Provenance: lot.Provenance, Reason: model.EndedByMerger,
			EffectiveOn: lot.EffectiveOn, ContractOn: lot.ContractOn,
		}); err != nil {
			return err
		}
	}
	from.State, from.MergedInto, from.Listed = model.EntryIsMerged, into.ID, nil
	t.Put(from)
	t.Put(model.EntryOf{Issuer: from.Issuer, Party: c.Actor, Entry: into.ID})
	return nil
}
