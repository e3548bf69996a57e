package documents_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/certificate"
	"holdfast/gateway/documents"
)

func id(kind string, n int) string { return value.Derive(kind, "c", n) }

var drawn = time.Date(2026, 11, 22, 6, 53, 13, 0, time.UTC)

// content is a register with two classes and so many holders, and everything in it that a document shows.
func content(holders int) documents.Content {
	common, preferred := value.ClassID(id("class", 1)), value.ClassID(id("class", 2))
	register := certificate.Register{
		Ledger: value.LedgerID(strings.Repeat("ab", 32)),
		Issuer: model.Issuer{ID: value.IssuerID(id("issuer", 1)), Name: "주식회사 한빛로보틱스", CorporateNumber: "1101110000001",
			BusinessNumber: "1018100001", IncorporatedOn: "2019-03-04"},
		Height: 1234, Changed: api.Position{Block: 1230, Tx: strings.Repeat("cd", 32), At: value.Time(drawn.Unix() - 3600)},
	}
	c := documents.Content{
		Language: documents.Korean, Names: map[value.EntryID]documents.Person{},
		Member: model.Label{Korean: "한결증권", English: "Hangyeol Securities"}, SignedWith: certificate.SignedWith(strings.Repeat("5e", 32)),
		VerifyURL: "https://holdfast.example/verify", Drawn: drawn,
	}
	issued := map[value.ClassID]value.Shares{}
	lots := 0
	for n := range holders {
		entry := certificate.Entry{HolderEntry: model.HolderEntry{
			ID: value.EntryID(id("entry", n)), Issuer: register.Issuer.ID, Kind: model.Person, Commitment: value.Commitment(strings.Repeat("00", 32)),
			State: model.EntryIsUnclaimed,
		}}
		person := documents.Person{Kind: model.Person, Name: fmt.Sprintf("김주주%d", n), Identifier: "1980-01-02",
			Address: fmt.Sprintf("서울특별시 종로구 세종대로 %d, 101동 %d호 (세종로)", n, n+100)}
		if n%7 == 3 {
			entry.Kind, person = model.Company, documents.Person{Kind: model.Company, Name: fmt.Sprintf("(주)한빛투자%d", n), Identifier: "1101110000002",
				BusinessNumber: "1018100002", Address: "대전광역시 서구 둔산로 3"}
		}
		for k := range 1 + n%3%2*(1+n%4) {
			lot := model.Lot{ID: value.LotID(id("lot", lots)), Issuer: register.Issuer.ID, Class: common, Entry: entry.ID, Quantity: value.Shares(1000 + n*10 + k),
				Provenance: []model.Provenance{model.Asserted, model.Confirmed, model.Settled}[(n+k)%3], EffectiveOn: "2021-03-02"}
			if k > 0 && n%5 == 1 {
				lot.Class = preferred
			}
			if n%6 == 2 {
				lot.Pledged, lot.Reserved = 100, 50
			}
			lots++
			issued[lot.Class] += lot.Quantity
			entry.Lots = append(entry.Lots, lot)
		}
		register.Entries = append(register.Entries, entry)
		c.Names[entry.ID] = person
	}
	register.Classes = []certificate.Class{
		{ShareClass: model.ShareClass{ID: common, Name: "보통주", Par: 500, Authorised: 1_000_000_000}, Issued: issued[common]},
		{ShareClass: model.ShareClass{ID: preferred, Name: "상환전환우선주", Par: 500, Authorised: 10_000_000}, Issued: issued[preferred]},
	}
	c.Register = register
	return c
}

// statement is what the nth holder of a register holds.
func statement(of documents.Content, n int) documents.Content {
	of.Register.Entries = of.Register.Entries[n : n+1]
	return of
}

// credential stands for one; documents do not read it.
const credential = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln~ZGlzY2xvc3VyZQ~"

func seal(t testing.TB, signer *documents.Signer, drawn documents.Drawn) []byte {
	t.Helper()
	sealed, err := signer.Seal(drawn, credential)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}
