package core

import (
	"slices"
	"testing"
)

// TestAFormNamesTheFieldAtFault checks conditions on several fields together: what is at fault is named, and in which way.
func TestAFormNamesTheFieldAtFault(t *testing.T) {
	hex := Digest("0000000000000000000000000000000000000000000000000000000000000000")
	director := DID(didPrefix + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	class, other := ClassID("class-"+hex[:32]), ClassID("class-"+hex[:31]+"1")
	split := ChangeTerms{
		Class: class, Into: class, Kind: Split, Numerator: 2, Denominator: 1, Fractions: RoundDown, Par: 100, Authorised: 1,
		EffectiveOn: "2027-03-02", Resolution: hex,
	}
	terms := func(edit func(*ChangeTerms)) error {
		x := split
		edit(&x)
		return (&ChangeAnnounced{x}).check()
	}
	board := func(threshold int, directors ...DID) error {
		return (&BoardChanged{Board{directors, threshold}, hex}).check()
	}
	allottee := func(a Allottee) error {
		f := newForm()
		a.check(f)
		return f.err()
	}
	for name, c := range map[string]struct {
		got   error
		field string
		want  Want
	}{
		"a threshold without directors":       {board(1), "board.threshold", wantAbsent},
		"a threshold of none":                 {board(0, director), "board.threshold", within(1, 1)},
		"a director twice":                    {board(2, director, director), "board.directors", wantOnce},
		"a conversion into itself":            {terms(func(x *ChangeTerms) { x.Kind = Conversion }), "into", wantAnother},
		"a split into another class":          {terms(func(x *ChangeTerms) { x.Into = other }), "into", wantFits},
		"a split as of a moment":              {terms(func(x *ChangeTerms) { x.AsOf = 1 }), "asOf", wantAbsent},
		"a bonus as of no moment":             {terms(func(x *ChangeTerms) { x.Kind = Bonus }), "asOf", wantGiven},
		"a consolidation without notice":      {terms(func(x *ChangeTerms) { x.Kind = Consolidation }), "noticeOn", wantGiven},
		"a split with a notice":               {terms(func(x *ChangeTerms) { x.NoticeOn = "2027-01-01" }), "noticeOn", wantAbsent},
		"a split with a price":                {terms(func(x *ChangeTerms) { x.Price = 1 }), "price", wantAbsent},
		"payment before the act":              {terms(func(x *ChangeTerms) { x.Kind, x.AsOf, x.Price, x.PayBy = Rights, 1, 1, "2027-03-01" }), "payBy", wantInOrder},
		"a party under a kind":                {allottee(Allottee{Party: director, Kind: Person, Commitment: Commitment(hex)}), "to.kind", wantAbsent},
		"a new holder without a kind":         {allottee(Allottee{Commitment: Commitment(hex)}), "to.kind", wantGiven},
		"an amendment that amends nothing":    {(&ArticlesAmended{Class: class, From: "2027-03-02", Resolution: hex}).check(), "authorised, approval, preemption", wantAny},
		"a contract certificate with two ids": {(&CertificateRequested{Kind: ContractCertificate, Agreement: AgreementID(hex), Lot: "x", Member: "m"}).check(), "lot", wantAbsent},
	} {
		if CodeOf(c.got) != CodeMalformed || !slices.Equal(argsOf(c.got), c.want.args(c.field)) {
			t.Errorf("%s is refused with %v", name, c.got)
		}
	}
	for name, err := range map[string]error{
		"a split":               terms(func(*ChangeTerms) {}),
		"a company's own board": board(1, director),
		"no board":              board(0),
		"a party":               allottee(Allottee{Party: director, Commitment: Commitment(hex)}),
		"a new holder":          allottee(Allottee{Kind: Person, Commitment: Commitment(hex)}),
	} {
		if err != nil {
			t.Errorf("%s is refused with %v", name, err)
		}
	}
}
