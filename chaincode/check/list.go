package check

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// listActs are the acts that enter what a company's list states.
var listActs = []value.Type{"RegisterImported", "ImportPaged"}

func newListBook() groupBook {
	return &listBook{issuers: map[value.IssuerID]model.Issuer{}, own: map[value.IssuerID][]model.HolderEntry{}}
}

// listBook keeps what came with companies' lists: the entries for their own shares, and pledges.
type listBook struct {
	issuers map[value.IssuerID]model.Issuer
	own     map[value.IssuerID][]model.HolderEntry
	pledges []model.Encumbrance
}

func (k *listBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.Issuer:
		k.issuers[r.ID] = r
	case model.HolderEntry:
		asListed := r.State == model.EntryIsUnclaimed && r.Corrected == nil && r.Released == nil
		b.breaks(10, r.Staged == "" || !asListed || string(r.ID) == value.DeriveFrom(model.KindEntry, r.Staged, string(r.Commitment), ""), r.Ref(), "it is not named after the holder that its list states")
		if r.Treasury {
			k.own[r.Issuer] = append(k.own[r.Issuer], r)
		}
	case model.Encumbrance:
		k.pledges = append(k.pledges, r)
	}
}

func (k *listBook) check(b *book) {
	for id, issuer := range ordered(k.issuers) {
		counts := slices.DeleteFunc(k.own[id], func(e model.HolderEntry) bool { return e.Staged != "" && e.Staged != issuer.Import })
		one := len(counts) == 1 && counts[0].ID == issuer.Treasury
		b.breaks(8, one || len(counts) == 0 && issuer.Treasury == "", model.IssuerRef(id), "its own shares do not stand under the one entry that it names")
	}
	slices.SortFunc(k.pledges, func(x, y model.Encumbrance) int { return model.CompareRefs(x.Ref(), y.Ref()) })
	for _, e := range k.pledges {
		k.checkPledge(b, e)
	}
}

// checkPledge looks at a pledge: one that came with a list says so, names its pledgee, and has not ended by the company's will.
func (k *listBook) checkPledge(b *book, e model.Encumbrance) {
	ref := e.Ref()
	b.breaks(10, (e.EnteredOn != "") == b.was(e.Since.Command, listActs), ref, "a list made it and it does not say so, or the other way round")
	if e.EnteredOn == "" {
		return
	}
	b.breaks(6, e.Kind == model.Pledge && (e.Party == "") != (e.Holder == ""), ref, "a list states pledges, each for one pledgee")
	b.breaks(8, e.Ended == nil || e.Lifted != nil || e.Party != "", ref, "neither its pledgee nor a court's order ended it")
	b.breaks(6, e.Ended == nil || e.Staged == "" || e.Staged == k.issuers[e.Issuer].Import, ref, "it ended without ever counting")
}
