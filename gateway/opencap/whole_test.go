package opencap_test

import (
	"bytes"
	"testing"

	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/opencap"
)

func TestAListThatIsKeptWholeIsReadBackTheSame(t *testing.T) {
	w := founded(t, model.ClassTerms{Name: "보통주", Par: 500, Authorised: 10_000, Issued: 700, Approval: model.NoApproval})
	list := &holderrules.RegisterImported{List: digest("list")}
	for i, kind := range append(model.HolderKinds(), model.Company) {
		first := int64(1 + 100*i)
		list.Entries = append(list.Entries, holderrules.ImportedEntry{
			Kind: kind, Commitment: commitment("holder " + string(rune('a'+i))), Treasury: i == 6, Lots: []holderrules.ImportedLot{{
				Class: w.classes[0], Quantity: 100, AcquiredOn: "2021-02-03", Numbers: []model.NumberRange{{First: first, Last: first + 99}},
			}},
		})
	}
	list.Entries[0].Lots[0].Pledges = []holderrules.ImportedPledge{
		{Quantity: 40, Since: "2022-03-04", Holder: commitment("a bank")}, {Quantity: 30, Since: "2022-03-05", Pledgee: holder.did()},
	}
	w.must(w.issuer, list, officer)
	p, err := opencap.Export(w.register())
	if err != nil {
		t.Fatal(err)
	}
	back, err := opencap.ReadBack(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.register().Same(back); err != nil {
		t.Error(err)
	}
	if !bytes.Contains(p["Transactions.ocf.json"], []byte(`"share_numbers_issued"`)) {
		t.Error("no numbers of certificates are exported")
	}
	validate(t, p)
	kinds, pledged, own := map[model.HolderKind]bool{}, value.Shares(0), false
	for _, r := range back.Records {
		switch r := r.(type) {
		case model.HolderEntry:
			kinds[r.Kind], own = true, own || r.Treasury
		case model.Encumbrance:
			if r.Listed() {
				pledged += r.Quantity
			}
		}
	}
	if len(kinds) != len(model.HolderKinds()) || pledged != 70 || !own {
		t.Errorf("read back: sorts %v, pledged %d, own shares %v", kinds, pledged, own)
	}
}
