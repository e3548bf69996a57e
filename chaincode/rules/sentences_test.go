package rules_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// declaredCodes are the codes that the domain's source declares, ordered by their names.
func declaredCodes(t *testing.T) []value.Code {
	t.Helper()
	codes := slices.Collect(maps.Values(constants(t)))
	slices.Sort(codes)
	return codes
}

func TestEveryCodeHasItsOwnSentenceInBothLanguages(t *testing.T) {
	codes := declaredCodes(t)
	if len(codes) < 60 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	seen := map[string]value.Code{}
	for _, code := range codes {
		s := rules.Explain(code, sampleArgs(code)...)
		checkLanguages(t, string(code), s)
		if other := seen[s.Korean]; other != "" {
			t.Errorf("%s and %s have one sentence", code, other)
		}
		seen[s.Korean] = code
		if !strings.Contains(s.English, "Nothing was written") && !strings.Contains(s.English, "No shares and no money moved") {
			t.Errorf("%s does not say whether anything was lost: %s", code, s.English)
		}
	}
	if rules.Explain("no-such-code") != rules.Explain(value.CodeInternal) {
		t.Error("an unknown code is not explained as an internal failure")
	}
}

func checkLanguages(t *testing.T, what string, s model.Sentence) {
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
	for i, invariant := range check.Invariants() {
		if invariant.Number != i+1 {
			t.Errorf("the invariant %d stands at %d", invariant.Number, i+1)
		}
		checkLanguages(t, string(invariant.Code), invariant.Sentence)
	}
	if len(check.Invariants()) != 10 {
		t.Error("there are ten invariants")
	}
}

// described is a command of each type of a trade and of what comes before one, and what its sentence must name.
func described() map[value.Type]struct {
	command model.Command
	names   []string
} {
	const (
		issuer  = value.IssuerID("issuer-000102030405060708090a0b0c0d0e0f")
		lot     = value.LotID("lot-303132333435363738393a3b3c3d3e3f")
		other   = value.LotID("lot-404142434445464748494a4b4c4d4e4f")
		entry   = value.EntryID("entry-202122232425262728292a2b2c2d2e2f")
		listing = value.ListingID("listing-707172737475767778797a7b7c7d7e7f")
		offer   = value.OfferID("offer-808182838485868788898a8b8c8d8e8f")
	)
	agreement := value.AgreementID(rulestest.Hex32("agreement"))
	payment := trade.PaymentBody{Agreement: agreement, Reference: "KR-1", Amount: 1_200_000}
	terms := model.Terms{
		Issuer: issuer, Class: "class-101112131415161718191a1b1c1d1e1f", Offer: offer, Seller: rulestest.Seller.Did(), Buyer: rulestest.Buyer.Did(), Quantity: 1_000,
		Price: 1_200, Total: 1_200_000, EscrowAgent: "member3", FundBy: rulestest.Start, ContractOn: "2026-09-20",
	}
	out := map[value.Type]struct {
		command model.Command
		names   []string
	}{}
	put := func(body model.Body, names ...string) {
		c := model.Command{Type: rulestest.TypeOf(body), Actor: rulestest.Seller.Did(), Register: issuer, Body: body}
		out[c.Type] = struct {
			command model.Command
			names   []string
		}{c, names}
	}
	price, quantity, all, deadline := "1,200", "1,000", "1,200,000", "2026-09-21 12:00:01"
	put(&founding.LedgerFounded{Members: []founding.Member{{ID: "member1"}, {ID: "member2"}}, Rules: "2027-1", Pages: model.Pages{RPID: "holdfast.example"}, Parameters: model.Parameters{IdentityWait: 600, RightsWait: 700}, Holidays: []value.Date{"2027-01-01", "2027-03-01"}}, "member1, member2", "2027-1", "600", "700", "holdfast.example", "2027-01-01, 2027-03-01")
	put(&founding.ClockTicked{Member: "member1", At: rulestest.Start, Rules: []string{"2027-1", "2027-2"}}, "member1", deadline, "2027-1, 2027-2")
	put(&founding.HolidaysSet{Year: 2027, Days: []value.Date{"2027-04-05", "2027-06-03"}}, "2027", "2027-04-05, 2027-06-03")
	put(&party.DeskAppointed{Member: "member1", Kind: model.EscrowDesk, Party: rulestest.Buyer.Did(), Limit: 1_200_000, Until: rulestest.Start}, string(rulestest.Buyer.Did()), all, deadline)
	put(&party.DeskEnded{Member: "member1", Kind: model.EscrowDesk, Party: rulestest.Buyer.Did()}, string(rulestest.Buyer.Did()), "member1")
	put(&party.PartyIdentified{Member: "member1", Party: rulestest.Buyer.Did(), Kind: model.Fund, Introduction: rulestest.Introduced(rulestest.Buyer)}, string(rulestest.Buyer.Did()), "member1", "member1, member2")
	put(&company.IssuerApplied{Facts: rulestest.Facts()}, "주식회사 한결", "1101110000001", "보통주", "1,500", "10,000")
	put(&company.IssuerChecked{Member: "member1"}, string(issuer), "member1")
	put(&company.IssuerAdmitted{Member: "member1"}, string(issuer), "member1")
	put(&company.IssuerRefused{Member: "member1"}, string(issuer), "member1")
	put(&holder.RegisterImported{Entries: []holder.ImportedEntry{{Lots: []holder.ImportedLot{{Quantity: 600}, {Quantity: 400}}}}}, string(issuer), quantity)
	put(&holder.ClaimAttested{Member: "member1", Entry: entry, Party: rulestest.Buyer.Did()}, string(entry), string(rulestest.Buyer.Did()), string(issuer))
	put(&holder.EntryClaimed{Entry: entry, Address: rulestest.Address("home"), Lots: []value.LotID{lot}}, string(entry), rulestest.Hex32("home"), string(issuer))
	put(&holder.ClaimObjected{Entry: entry}, string(entry), string(issuer))
	put(&holder.ClaimDecided{Member: "member1", Entry: entry, Uphold: true}, string(entry), string(issuer), "member1")
	put(&trade.SharesListed{Lot: lot, Quantity: 900, More: []model.LotPart{{Lot: other, Quantity: 100}}, Price: 1_200, Until: rulestest.Start}, string(lot), string(other), "900", "100", quantity, price, all, deadline, string(issuer))
	put(&trade.ListingWithdrawn{Listing: listing}, string(listing))
	put(&trade.ListingExpired{Listing: listing}, string(listing))
	put(&trade.OfferMade{Listing: listing, Quantity: 1_000, Price: 1_200, Until: rulestest.Start}, string(listing), quantity, price, all, deadline)
	put(&trade.OfferCountered{Offer: offer, Round: 3, Quantity: 1_000, Price: 1_200, Until: rulestest.Start}, string(offer), "3", quantity, price, all, deadline)
	put(&trade.OfferDeclined{Offer: offer}, string(offer))
	put(&trade.AgreementSigned{Terms: terms}, string(rulestest.Seller.Did()), string(rulestest.Buyer.Did()), string(issuer), string(terms.Class), quantity, price, all, deadline, "member3", "2026-09-20")
	put(&approval.ApprovalVoted{Agreement: agreement, Approve: true}, string(agreement), string(issuer))
	put(&trade.DepositAttested{PaymentBody: payment, FromBuyer: true}, string(agreement), all, "KR-1")
	put(&trade.PayoutAttested{PaymentBody: payment}, string(agreement), all, "KR-1")
	put(&trade.RefundAttested{PaymentBody: payment}, string(agreement), all, "KR-1")
	put(&trade.TradeSettled{Agreement: agreement}, string(agreement))
	put(&trade.AgreementExpired{Agreement: agreement}, string(agreement))
	put(&certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: lot, HolderKey: rulestest.Seller.Kid(), Member: "member1"}, string(lot), string(rulestest.Seller.Kid()), "member1")
	return out
}

func TestEveryCommandIsDescribedWithEverythingItMoves(t *testing.T) {
	all := described()
	for _, about := range rules.AboutTypes() {
		kind := about.Type
		d, ok := all[kind]
		if !ok {
			continue // its places are tried with every other type's, see templates_test.go
		}
		s := rules.Describe(d.command)
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
	describe := func(body model.Body) model.Sentence {
		return rules.Describe(model.Command{Type: rulestest.TypeOf(body), Actor: rulestest.Seller.Did(), Register: "issuer-000102030405060708090a0b0c0d0e0f", Body: body})
	}
	pairs := [][2]model.Body{
		{&approval.ApprovalVoted{Approve: true}, &approval.ApprovalVoted{}},
		{&holder.ClaimDecided{Uphold: true}, &holder.ClaimDecided{}},
		{&trade.DepositAttested{FromBuyer: true}, &trade.DepositAttested{}},
		{&trade.AgreementSigned{Terms: model.Terms{Seller: rulestest.Seller.Did()}}, &trade.AgreementSigned{Terms: model.Terms{Buyer: rulestest.Seller.Did()}}},
		{&trade.AgreementSigned{Terms: model.Terms{Seller: rulestest.Seller.Did()}}, &trade.AgreementSigned{}},
		{&holder.ClaimObjected{Member: "member1"}, &holder.ClaimObjected{}},
		{&certificate.CertificateRequested{Kind: model.HoldingCertificate}, &certificate.CertificateRequested{Kind: model.ContractCertificate}},
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
	bodies := []model.Body{
		&trade.OfferMade{Quantity: most, Price: 2},
		&trade.SharesListed{Quantity: 1, Price: most, More: []model.LotPart{{Quantity: 1}}},
		&holder.RegisterImported{Entries: []holder.ImportedEntry{{Lots: []holder.ImportedLot{{Quantity: most}}}, {Lots: []holder.ImportedLot{{Quantity: 1}}}}},
		&trade.OfferMade{Quantity: -1, Price: 2},
	}
	for _, body := range bodies {
		if says := rules.Describe(model.Command{Type: rulestest.TypeOf(body), Body: body}); says.English != "This command cannot be shown. Do not sign it." || !strings.HasSuffix(says.Korean, "서명하지 마십시오.") {
			t.Errorf("%T: %s", body, says.English)
		}
	}
	if says := rules.Describe(model.Command{Type: trade.TypeOfferMade, Body: &trade.OfferMade{Quantity: most, Price: 1}}); !strings.Contains(says.English, "9,223,372,036,854,775,807 won in all") {
		t.Error(says.English)
	}
}
