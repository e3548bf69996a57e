package rulestest

import (
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

// Paged is a company whose list of the tests has been opened in two pages, of one holder each.
func Paged(t Tb) (*World, Company, value.StagedID, [][]holder.ImportedEntry) {
	t.Helper()
	w := Founded(t)
	w.Identify(Seller)
	c := w.Admit(Facts())
	entries := c.List().Entries
	pages := [][]holder.ImportedEntry{entries[:1], entries[1:]}
	return w, c, value.StagedID(w.Applied(w.Command(Officer, c.ID, w.OpeningOf(pages)))[0]), pages
}
