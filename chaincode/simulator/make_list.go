package simulator

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

// list is a shareholder list of so many shares of each class, with all that lists have: at times the company's own shares, pledges
// and, where certificates were issued, their numbers.
func (g *Generator) list(totals []model.ClassTotal, certified bool) []holder.ImportedEntry {
	entries := make([]holder.ImportedEntry, 2+g.n(4))
	for i := range entries {
		entries[i] = holder.ImportedEntry{Kind: one(g, append(model.HolderKinds(), model.Person, model.Person)...), Commitment: g.commitment()}
	}
	if g.often(20) {
		last := len(entries) - 1
		entries[last].Kind, entries[last].Treasury = model.Company, true
	}
	for _, total := range totals {
		left, number := total.Quantity, int64(1)
		for i := range entries {
			part := left
			if i < len(entries)-1 {
				part = min(left, g.shares(left))
			}
			if part > 0 {
				lot := holder.ImportedLot{Class: total.Class, Quantity: part, AcquiredOn: one(g, value.Date("2020-03-02"), "2021-05-06", "2025-12-31")}
				lot.Pledges = g.listedPledges(part)
				if certified && g.often(70) {
					lot.Numbers, number = g.numbersFrom(number, part)
				}
				entries[i].Lots = append(entries[i].Lots, lot)
			}
			left -= part
		}
	}
	return slices.DeleteFunc(entries, func(e holder.ImportedEntry) bool { return len(e.Lots) == 0 })
}

// listedPledges are the pledges that a list has on so many shares, mostly none.
func (g *Generator) listedPledges(of value.Shares) []holder.ImportedPledge {
	if !g.often(15) {
		return nil
	}
	first := holder.ImportedPledge{Quantity: g.shares(of), Since: one(g, value.Date("2021-07-08"), "2026-01-02"), Holder: g.commitment()}
	if g.often(10) {
		first.Holder, first.Pledgee = "", g.holder().DID
	}
	if left := of - first.Quantity; left > 0 && g.often(30) {
		return []holder.ImportedPledge{first, {Quantity: g.shares(left), Since: first.Since, Holder: g.commitment()}}
	}
	return []holder.ImportedPledge{first}
}

// numbersFrom are numbers of certificates for so many shares, in one run or two, and the next number; rarely one was given before.
func (g *Generator) numbersFrom(next int64, of value.Shares) ([]model.NumberRange, int64) {
	if g.often(1) {
		next = max(1, next-1)
	}
	if of > 1 && g.often(20) {
		half, gap := int64(of)/2, int64(g.n(9))
		second := next + half + gap
		return []model.NumberRange{{First: next, Last: next + half - 1}, {First: second, Last: second + int64(of) - half - 1}}, second + int64(of) - half
	}
	return []model.NumberRange{{First: next, Last: next + int64(of) - 1}}, next + int64(of)
}
