package homes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/shareholderlist"
)

// longList is a list of so many holders with one lot each.
func longList(holders int) (Company, string) {
	var list strings.Builder
	list.WriteString(header)
	for i := range holders {
		fmt.Fprintf(&list, "주주%05d,개인,1980-01-02,,서울시 종로구 %d,,보통주,3,2021-03-02\n", i, i)
	}
	of := company
	of.Issuer.Classes = []model.IssuerClass{{ID: longClass, Name: "보통주"}}
	of.Classes = []shareholderlist.Class{{ID: shareholderlist.ClassID(longClass), Name: "보통주", Authorised: 1_000_000, Issued: shareholderlist.Quantity(3 * holders)}}
	return of, list.String()
}

var longClass = value.ClassID(value.Derive("class", "x", 0))

func TestALongListIsOpenedAndSignedInPages(t *testing.T) {
	c := newCollections(here, there)
	m := NewImports(newMember(t, c, here).Keeper)
	of, list := longList(1201)
	listed, err := m.Create(t.Context(), of, officer, "a.csv", []byte(list))
	if err != nil || !listed.Ready {
		t.Fatalf("%v %+v", err, listed.Preview.Problems)
	}
	_, err = m.Page(issuer.ID, listed.ID, officer, 0)
	wantCode(t, err, CodeImportUnknown)
	deposited, err := m.Deposit(t.Context(), of, listed.ID, officer)
	if err != nil || deposited.Body != nil || deposited.Opened == nil || deposited.Copies != 2 || c.count(here) != 1201 || c.count(there) != 1201 {
		t.Fatalf("got %+v, %v", deposited, err)
	}
	opened := deposited.Opened
	want := []model.ClassTotal{{Class: longClass, Quantity: 3603}}
	if opened.Holders != 1201 || opened.Lots != 1201 || len(opened.Pages) < 3 || !slices.Equal(opened.Totals, want) {
		t.Errorf("got %+v", opened)
	}
	var all []holderrules.ImportedEntry
	for i, digest := range opened.Pages {
		page, err := m.Page(issuer.ID, listed.ID, officer, i)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := holderrules.PageDigest(page); err != nil || got != digest {
			t.Errorf("page %d has another digest, %v", i, err)
		}
		all = append(all, page...)
	}
	for i, holder := range listed.Preview.Holders {
		value, err := m.keeper.open(t.Context(), KindEntry, all[i].Commitment, anybodys)
		if person, perr := value.Person(); err != nil || perr != nil || person.Name != holder.Name {
			t.Fatalf("place %d is %+v, %v, %v", i, person, err, perr)
		}
	}
	_, err = m.Page(issuer.ID, listed.ID, officer, len(opened.Pages))
	wantCode(t, err, CodeImportUnknown)
	_, err = m.Page(issuer.ID, listed.ID, "did:holdfast:other", 0)
	wantCode(t, err, CodeImportUnknown)
}

func TestEveryPageOfAListFitsItsCommand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lots := rapid.SliceOfN(rapid.IntRange(1, maxPageLots), 1, 40).Draw(t, "lots of each holder")
		entries := make([]holderrules.ImportedEntry, len(lots))
		for i, n := range lots {
			commitment := value.Commitment(fmt.Sprintf("%064x", i))
			entries[i] = holderrules.ImportedEntry{Kind: model.Company, Commitment: commitment, Lots: slices.Repeat([]holderrules.ImportedLot{{
				Class: longClass, Quantity: 1<<62 - 1, AcquiredOn: "2021-03-02",
			}}, n)}
		}
		pages, err := paged(entries)
		if err != nil {
			t.Fatal(err)
		}
		var all []holderrules.ImportedEntry
		for i, page := range pages {
			command := model.Command{
				Version: 1, Type: holderrules.TypeImportPaged, Ledger: value.LedgerID(strings.Repeat("a", 64)), Actor: value.PartyDID(strings.Repeat("b", 43)),
				Register: value.IssuerID(value.Derive("issuer", "x", 0)), Expires: 2_000_000_000, Nonce: strings.Repeat("n", 64),
				After: slices.Repeat([]value.CommandID{value.CommandID(strings.Repeat("c", 64))}, value.MaxAfter),
				Body:  &holderrules.ImportPaged{Import: value.StagedID(value.Derive("staged", "x", 0)), Index: 999, Entries: page},
			}
			encoded, _, err := command.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := rules.DecodeCommand(encoded); err != nil || len(page) == 0 {
				t.Fatalf("page %d of %d bytes: %v", i, len(encoded), err)
			}
			all = append(all, page...)
		}
		if !slices.EqualFunc(all, entries, func(a, b holderrules.ImportedEntry) bool {
			return a.Commitment == b.Commitment && len(a.Lots) == len(b.Lots)
		}) {
			t.Fatal("the pages together are not the list")
		}
	})
}
