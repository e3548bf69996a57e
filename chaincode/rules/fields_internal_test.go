package rules

import (
	"slices"
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
)

// TestAFormNamesTheFieldAtFault checks conditions on several fields together: what is at fault is named, and in which way.
func TestAFormNamesTheFieldAtFault(t *testing.T) {
	hex := value.Digest("0000000000000000000000000000000000000000000000000000000000000000")
	director := value.DID(value.DidPrefix + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	class, other := value.ClassID("class-"+hex[:32]), value.ClassID("class-"+hex[:31]+"1")
	split := model.ChangeTerms{
		Class: class, Into: class, Kind: model.Split, Numerator: 2, Denominator: 1, Fractions: model.RoundDown, Par: 100, Authorised: 1,
		EffectiveOn: "2027-03-02", Resolution: hex,
	}
	terms := func(edit func(*model.ChangeTerms)) error {
		x := split
		edit(&x)
		return (&change.ChangeAnnounced{ChangeTerms: x}).Check()
	}
	board := func(threshold int, directors ...value.DID) error {
		return (&company.BoardChanged{Board: model.Board{Directors: directors, Threshold: threshold}, Resolution: hex}).Check()
	}
	allottee := func(a book.Allottee) error {
		f := value.NewForm()
		a.Check(f, "to")
		return f.Err()
	}
	for name, c := range map[string]struct {
		got   error
		field string
		want  value.Want
	}{
		"a threshold without directors":       {board(1), "board.threshold", value.WantAbsent},
		"a threshold of none":                 {board(0, director), "board.threshold", value.Within(1, 1)},
		"a director twice":                    {board(2, director, director), "board.directors", value.WantOnce},
		"a conversion into itself":            {terms(func(x *model.ChangeTerms) { x.Kind = model.Conversion }), "into", value.WantAnother},
		"a split into another class":          {terms(func(x *model.ChangeTerms) { x.Into = other }), "into", value.WantFits},
		"a split as of a moment":              {terms(func(x *model.ChangeTerms) { x.AsOf = 1 }), "asOf", value.WantAbsent},
		"a bonus as of no moment":             {terms(func(x *model.ChangeTerms) { x.Kind = model.Bonus }), "asOf", value.WantGiven},
		"a consolidation without notice":      {terms(func(x *model.ChangeTerms) { x.Kind = model.Consolidation }), "noticeOn", value.WantGiven},
		"a split with a notice":               {terms(func(x *model.ChangeTerms) { x.NoticeOn = "2027-01-01" }), "noticeOn", value.WantAbsent},
		"a split with a price":                {terms(func(x *model.ChangeTerms) { x.Price = 1 }), "price", value.WantAbsent},
		"payment before the act":              {terms(func(x *model.ChangeTerms) { x.Kind, x.AsOf, x.Price, x.PayBy = model.Rights, 1, 1, "2027-03-01" }), "payBy", value.WantInOrder},
		"a party under a kind":                {allottee(book.Allottee{Party: director, Kind: model.Person, Address: value.SaltedAddress(hex)}), "to.kind", value.WantAbsent},
		"a party under a commitment":          {allottee(book.Allottee{Party: director, Address: value.SaltedAddress(hex), Commitment: value.Commitment(hex)}), "to.commitment", value.WantAbsent},
		"a party without an address":          {allottee(book.Allottee{Party: director}), "to.address", value.WantGiven},
		"a new holder at an address":          {allottee(book.Allottee{Kind: model.Person, Address: value.SaltedAddress(hex), Commitment: value.Commitment(hex)}), "to.address", value.WantAbsent},
		"a new holder without a kind":         {allottee(book.Allottee{Commitment: value.Commitment(hex)}), "to.kind", value.WantGiven},
		"an amendment that amends nothing":    {(&company.ArticlesAmended{Class: class, From: "2027-03-02", Resolution: hex}).Check(), "authorised, approval, preemption", value.WantAny},
		"a contract certificate with two ids": {(&certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: value.AgreementID(hex), Lot: "x", Member: "m"}).Check(), "lot", value.WantAbsent},
	} {
		if value.CodeOf(c.got) != value.CodeMalformed || !slices.Equal(value.ArgsOf(c.got), c.want.Args(c.field)) {
			t.Errorf("%s is refused with %v", name, c.got)
		}
	}
	for name, err := range map[string]error{
		"a split":               terms(func(*model.ChangeTerms) {}),
		"a company's own board": board(1, director),
		"no board":              board(0),
		"a party":               allottee(book.Allottee{Party: director, Address: value.SaltedAddress(hex)}),
		"a new holder":          allottee(book.Allottee{Kind: model.Person, Commitment: value.Commitment(hex)}),
	} {
		if err != nil {
			t.Errorf("%s is refused with %v", name, err)
		}
	}
}
