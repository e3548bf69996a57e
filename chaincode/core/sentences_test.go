package core_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"holdfast/chaincode/core"
)

// declaredCodes reads the constants of type Code from the package's source.
func declaredCodes(t *testing.T) []core.Code {
	t.Helper()
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []core.Code
	for _, source := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Code" && len(spec.Values) == 1 {
				value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				codes = append(codes, core.Code(value))
			}
			return true
		})
	}
	return codes
}

func TestEveryCodeHasItsOwnSentenceInBothLanguages(t *testing.T) {
	codes := declaredCodes(t)
	if len(codes) < 60 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	seen := map[string]core.Code{}
	for _, code := range codes {
		s := core.Explain(code, sampleArgs(code)...)
		checkLanguages(t, string(code), s)
		if other := seen[s.Korean]; other != "" {
			t.Errorf("%s and %s have one sentence", code, other)
		}
		seen[s.Korean] = code
		if !strings.Contains(s.English, "Nothing was written") && !strings.Contains(s.English, "No shares and no money moved") {
			t.Errorf("%s does not say whether anything was lost: %s", code, s.English)
		}
	}
	if core.Explain("no-such-code") != core.Explain(core.CodeInternal) {
		t.Error("an unknown code is not explained as an internal failure")
	}
}

func checkLanguages(t *testing.T, what string, s core.Sentence) {
	t.Helper()
	if !strings.ContainsFunc(s.Korean, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) || !strings.HasSuffix(s.Korean, ".") {
		t.Errorf("%s: the Korean is %q", what, s.Korean)
	}
	if s.English == "" || !strings.HasSuffix(s.English, ".") || !unicode.IsUpper([]rune(s.English)[0]) {
		t.Errorf("%s: the English is %q", what, s.English)
	}
	for _, text := range []string{s.Korean, s.English} {
		if strings.Contains(text, "%!") || strings.Contains(text, "  ") {
			t.Errorf("%s: %q is not well made", what, text)
		}
	}
}

func TestEveryInvariantHasItsSentence(t *testing.T) {
	for i, invariant := range core.Invariants() {
		if invariant.Number != i+1 {
			t.Errorf("the invariant %d stands at %d", invariant.Number, i+1)
		}
		checkLanguages(t, string(invariant.Code), invariant.Sentence)
	}
	if len(core.Invariants()) != 10 {
		t.Error("there are ten invariants")
	}
}

// described is a command of each type of a trade and of what comes before one, and what its sentence must name.
func described() map[core.Type]struct {
	command core.Command
	names   []string
} {
	const (
		issuer  = core.IssuerID("issuer-000102030405060708090a0b0c0d0e0f")
		lot     = core.LotID("lot-303132333435363738393a3b3c3d3e3f")
		other   = core.LotID("lot-404142434445464748494a4b4c4d4e4f")
		entry   = core.EntryID("entry-202122232425262728292a2b2c2d2e2f")
		listing = core.ListingID("listing-707172737475767778797a7b7c7d7e7f")
		offer   = core.OfferID("offer-808182838485868788898a8b8c8d8e8f")
	)
	agreement := core.AgreementID(hex32("agreement"))
	payment := core.PaymentBody{Agreement: agreement, Reference: "KR-1", Amount: 1_200_000}
	terms := core.Terms{
		Issuer: issuer, Class: "class-101112131415161718191a1b1c1d1e1f", Offer: offer, Seller: seller.did(), Buyer: buyer.did(), Quantity: 1_000,
		Price: 1_200, Total: 1_200_000, EscrowAgent: "member3", FundBy: start, ContractOn: "2026-09-20",
	}
	out := map[core.Type]struct {
		command core.Command
		names   []string
	}{}
	put := func(body core.Body, names ...string) {
		c := core.Command{Type: typeOf(body), Actor: seller.did(), Register: issuer, Body: body}
		out[c.Type] = struct {
			command core.Command
			names   []string
		}{c, names}
	}
	price, quantity, all, deadline := "1,200", "1,000", "1,200,000", "2026-09-21 12:00:00"
	put(&core.LedgerFounded{Members: []core.Member{{ID: "member1"}, {ID: "member2"}}, Rules: "2027-1", Parameters: core.Parameters{ObjectionPeriod: 600}}, "member1, member2", "2027-1", "600")
	put(&core.PartyIntroduced{Member: "member1", Homes: []core.MemberID{"member1", "member2"}}, string(seller.did()), "member1, member2")
	put(&core.DeskAppointed{Member: "member1", Kind: core.EscrowDesk, Party: buyer.did(), Limit: 1_200_000, Until: start}, string(buyer.did()), all, deadline)
	put(&core.DeskEnded{Member: "member1", Kind: core.EscrowDesk, Party: buyer.did()}, string(buyer.did()), "member1")
	put(&core.PartyIdentified{Member: "member1", Party: buyer.did(), Kind: core.Fund}, string(buyer.did()), "member1")
	put(&core.IssuerApplied{Facts: facts()}, "주식회사 한결", "1101110000001", "보통주", "1,500", "10,000")
	put(&core.IssuerChecked{Member: "member1"}, string(issuer), "member1")
	put(&core.IssuerAdmitted{Member: "member1"}, string(issuer), "member1")
	put(&core.IssuerRefused{Member: "member1"}, string(issuer), "member1")
	put(&core.RegisterImported{Entries: []core.ImportedEntry{{Lots: []core.ImportedLot{{Quantity: 600}, {Quantity: 400}}}}}, string(issuer), quantity)
	put(&core.ClaimAttested{Member: "member1", Entry: entry, Party: buyer.did()}, string(entry), string(buyer.did()), string(issuer))
	put(&core.EntryClaimed{Entry: entry, Lots: []core.LotID{lot}}, string(entry), string(issuer))
	put(&core.ClaimObjected{Entry: entry}, string(entry), string(issuer))
	put(&core.ClaimDecided{Member: "member1", Entry: entry, Uphold: true}, string(entry), string(issuer), "member1")
	put(&core.SharesListed{Lot: lot, Quantity: 900, More: []core.LotPart{{Lot: other, Quantity: 100}}, Price: 1_200, Until: start}, string(lot), string(other), "900", "100", quantity, price, all, deadline, string(issuer))
	put(&core.ListingWithdrawn{Listing: listing}, string(listing))
	put(&core.ListingExpired{Listing: listing}, string(listing))
	put(&core.OfferMade{Listing: listing, Quantity: 1_000, Price: 1_200, Until: start}, string(listing), quantity, price, all, deadline)
	put(&core.OfferCountered{Offer: offer, Round: 3, Quantity: 1_000, Price: 1_200, Until: start}, string(offer), "3", quantity, price, all, deadline)
	put(&core.OfferDeclined{Offer: offer}, string(offer))
	put(&core.AgreementSigned{Terms: terms}, string(seller.did()), string(buyer.did()), string(issuer), string(terms.Class), quantity, price, all, deadline, "member3", "2026-09-20")
	put(&core.ApprovalVoted{Agreement: agreement, Approve: true}, string(agreement), string(issuer))
	put(&core.DepositAttested{PaymentBody: payment, FromBuyer: true}, string(agreement), all, "KR-1")
	put(&core.PayoutAttested{PaymentBody: payment}, string(agreement), all, "KR-1")
	put(&core.RefundAttested{PaymentBody: payment}, string(agreement), all, "KR-1")
	put(&core.TradeSettled{Agreement: agreement}, string(agreement))
	put(&core.AgreementExpired{Agreement: agreement}, string(agreement))
	put(&core.CertificateRequested{Kind: core.HoldingCertificate, Lot: lot, HolderKey: seller.kid(), Member: "member1"}, string(lot), string(seller.kid()), "member1")
	return out
}

func TestEveryCommandIsDescribedWithEverythingItMoves(t *testing.T) {
	all := described()
	for _, about := range core.AboutTypes() {
		kind := about.Type
		d, ok := all[kind]
		if !ok {
			continue // its places are tried with every other type's, see templates_test.go
		}
		s := core.Describe(d.command)
		checkLanguages(t, string(kind), s)
		for _, name := range d.names {
			if !strings.Contains(s.Korean, name) || !strings.Contains(s.English, name) {
				t.Errorf("%s does not name %q:\n%s\n%s", kind, name, s.Korean, s.English)
			}
		}
		t.Logf("%s\n  %s\n  %s", kind, s.Korean, s.English)
	}
}

func TestASignatureAndItsOppositeAreDescribedApart(t *testing.T) {
	describe := func(body core.Body) core.Sentence {
		return core.Describe(core.Command{Type: typeOf(body), Actor: seller.did(), Register: "issuer-000102030405060708090a0b0c0d0e0f", Body: body})
	}
	pairs := [][2]core.Body{
		{&core.ApprovalVoted{Approve: true}, &core.ApprovalVoted{}},
		{&core.ClaimDecided{Uphold: true}, &core.ClaimDecided{}},
		{&core.DepositAttested{FromBuyer: true}, &core.DepositAttested{}},
		{&core.AgreementSigned{Terms: core.Terms{Seller: seller.did()}}, &core.AgreementSigned{Terms: core.Terms{Buyer: seller.did()}}},
		{&core.AgreementSigned{Terms: core.Terms{Seller: seller.did()}}, &core.AgreementSigned{}},
		{&core.ClaimObjected{Member: "member1"}, &core.ClaimObjected{}},
		{&core.CertificateRequested{Kind: core.HoldingCertificate}, &core.CertificateRequested{Kind: core.ContractCertificate}},
	}
	for _, pair := range pairs {
		one, other := describe(pair[0]), describe(pair[1])
		if one.Korean == other.Korean || one.English == other.English {
			t.Errorf("%T says the same of two acts: %s", pair[0], one.English)
		}
	}
}

func TestAnAmountThatCannotBeComputedIsNotShown(t *testing.T) {
	const most = 1<<63 - 1
	bodies := []core.Body{
		&core.OfferMade{Quantity: most, Price: 2},
		&core.SharesListed{Quantity: 1, Price: most, More: []core.LotPart{{Quantity: 1}}},
		&core.RegisterImported{Entries: []core.ImportedEntry{{Lots: []core.ImportedLot{{Quantity: most}}}, {Lots: []core.ImportedLot{{Quantity: 1}}}}},
		&core.OfferMade{Quantity: -1, Price: 2},
	}
	for _, body := range bodies {
		if says := core.Describe(core.Command{Type: typeOf(body), Body: body}); says.English != "This command cannot be shown. Do not sign it." || !strings.HasSuffix(says.Korean, "서명하지 마십시오.") {
			t.Errorf("%T: %s", body, says.English)
		}
	}
	if says := core.Describe(core.Command{Type: core.TypeOfferMade, Body: &core.OfferMade{Quantity: most, Price: 1}}); !strings.Contains(says.English, "9,223,372,036,854,775,807 won in all") {
		t.Error(says.English)
	}
}
