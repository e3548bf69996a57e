package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

// Certified is a company of the tests that has issued certificates.
func Certified() model.IssuerFacts {
	f := Facts()
	f.CertificatesIssued = true
	return f
}

// WholeList is a list with all that lists have: every sort of holder, own shares, numbers of certificates, and pledges for pledgees
// with a DID (the buyer) and without. Its first holder is the seller.
func (c Company) WholeList() []holder.ImportedEntry {
	common := func(quantity value.Shares, numbers ...model.NumberRange) holder.ImportedLot {
		return holder.ImportedLot{Class: c.Common, Quantity: quantity, AcquiredOn: "2020-03-02", Numbers: numbers}
	}
	seller := common(1_000, model.NumberRange{First: 1, Last: 600}, model.NumberRange{First: 1_001, Last: 1_400})
	seller.Pledges = []holder.ImportedPledge{
		{Quantity: 300, Since: "2023-04-05", Holder: Commitment("a bank")},
		{Quantity: 100, Since: "2024-05-06", Pledgee: Buyer.Did()},
	}
	firm := common(100, model.NumberRange{First: 601, Last: 700})
	firm.Pledges = []holder.ImportedPledge{{Quantity: 100, Since: "2022-02-03", Holder: Commitment("a bank")}}
	preferred := holder.ImportedLot{Class: c.Preferred, Quantity: 700, AcquiredOn: "2021-05-06", Numbers: []model.NumberRange{{First: 1, Last: 700}}}
	return []holder.ImportedEntry{
		{Kind: model.Person, Commitment: Commitment("entry of the seller"), Lots: []holder.ImportedLot{seller}},
		{Kind: model.Company, Commitment: Commitment("a firm"), Lots: []holder.ImportedLot{firm}},
		{Kind: model.Fund, Commitment: Commitment("a fund"), Lots: []holder.ImportedLot{common(100, model.NumberRange{First: 701, Last: 800}), preferred}},
		{Kind: model.Association, Commitment: Commitment("an association"), Lots: []holder.ImportedLot{common(100, model.NumberRange{First: 801, Last: 900})}},
		{Kind: model.Joint, Commitment: Commitment("two together"), Lots: []holder.ImportedLot{common(50)}},
		{Kind: model.Estate, Commitment: Commitment("heirs"), Lots: []holder.ImportedLot{common(50)}},
		{Kind: model.Company, Commitment: Commitment("the company"), Treasury: true, Lots: []holder.ImportedLot{common(100, model.NumberRange{First: 901, Last: 1_000})}},
	}
}

// Whole is a register into which the whole list was entered, by one command or in pages of so many holders.
func Whole(t Tb, pages int) (*World, Company) {
	t.Helper()
	w := Founded(t)
	w.Identify(Seller, Buyer, Stranger)
	c := w.Admit(Certified())
	if pages > 0 {
		w.importPages(c, c.WholeList(), pages)
		return w, c
	}
	w.Applied(w.Command(Officer, c.ID, &holder.RegisterImported{List: Digest("list"), Entries: c.WholeList()}))
	return w, c
}

// EntryWith finds an entry by its commitment.
func (w *World) EntryWith(of value.Commitment) model.HolderEntry {
	w.Helper()
	for r := range w.Records() {
		if e, ok := r.(model.HolderEntry); ok && e.Commitment == of {
			return e
		}
	}
	w.Fatalf("there is no entry with the commitment %s", of)
	return model.HolderEntry{}
}

// LotsOf are an entry's lots of a class, live or not.
func (w *World) LotsOf(entry value.EntryID, class value.ClassID) []model.Lot {
	var lots []model.Lot
	for r := range w.Records() {
		if l, ok := r.(model.Lot); ok && l.Entry == entry && l.Class == class {
			lots = append(lots, l)
		}
	}
	return lots
}
