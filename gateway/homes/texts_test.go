package homes

import (
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var (
	seller = model.Party{DID: "did:holdfast:seller", Homes: []value.MemberID{here, there}}
	buyer  = model.Party{DID: "did:holdfast:buyer", Homes: []value.MemberID{there, "member3"}}
	offer  = model.Offer{
		ID: "offer-1", Issuer: issuer.ID, Seller: seller.DID, Buyer: buyer.DID, Quantity: 1200, Price: 15000, Expires: value.Time(start.Unix()),
	}
)

func TestAContractsTextLiesWithBothPartiesHomes(t *testing.T) {
	c := newCollections(here, there, "member3", "member4")
	m := newMember(t, c, here)
	kept, err := m.KeepText(t.Context(), offer, seller.DID, seller, buyer, "계약서 본문")
	if err != nil || kept.Copies != 3 || c.count("member3") != 1 {
		t.Fatalf("got %+v, %v", kept, err)
	}
	again, err := m.KeepText(t.Context(), offer, seller.DID, seller, buyer, "계약서 본문")
	if err != nil || again != kept || c.count(here) != 1 {
		t.Errorf("the same text again: %+v, %v", again, err)
	}
	text, err := newMember(t, c, "member3").Text(t.Context(), offer.ID, kept.Digest, seller, buyer)
	if err != nil || text != "계약서 본문" {
		t.Errorf("got %q, %v", text, err)
	}
	elsewhere := newMember(t, c, "member4")
	_, err = elsewhere.Text(t.Context(), offer.ID, kept.Digest, seller, buyer)
	wantCode(t, err, CodeNotHome)
	_, err = elsewhere.KeepText(t.Context(), offer, seller.DID, seller, buyer, "a")
	wantCode(t, err, CodeNotHome)
	for _, wrong := range []string{"", "\xff", strings.Repeat("a", MaxText+1)} {
		_, err = m.KeepText(t.Context(), offer, seller.DID, seller, buyer, wrong)
		wantCode(t, err, CodeInvalid)
	}
	_, err = m.Text(t.Context(), "offer-2", kept.Digest, seller, buyer)
	wantCode(t, err, CodeMissing)
	other := offer
	other.ID = "offer-2"
	if _, err := m.KeepText(t.Context(), other, seller.DID, seller, buyer, "계약서 본문"); err != nil || c.count(here) != 2 {
		t.Errorf("the same text for another offer: %v", err)
	}
	if text, err := m.Text(t.Context(), "offer-2", kept.Digest, seller, buyer); err != nil || text != "계약서 본문" {
		t.Errorf("got %q, %v", text, err)
	}
	_, err = m.Text(t.Context(), offer.ID, value.Digest(strings.Repeat("0", 64)), seller, buyer)
	wantCode(t, err, CodeMissing)
}

func TestTheLargestTextFitsIntoAHome(t *testing.T) {
	c := newCollections(here, there, "member3")
	m := newMember(t, c, here)
	// The characters that JSON writes longest.
	if _, err := m.KeepText(t.Context(), offer, seller.DID, seller, buyer, strings.Repeat("가", MaxText/3)); err != nil {
		t.Error(err)
	}
}

func TestADraftedContractSaysTheLedgersFactsAndCannotBeGuessed(t *testing.T) {
	m := newMember(t, newCollections(here, there), here)
	facts := ContractFacts{
		Issuer: issuer, Class: model.ShareClass{Name: "보통주", Par: 500, Approval: model.BoardApproval}, Offer: offer, Total: 18_000_000, On: "2026-03-02",
	}
	for language, wants := range map[Language][]string{
		Korean:  {"주식양수도계약서", "한빛소재", "1,200주", "15,000원", "18,000,000원", "보통주", "2026년 3월 2일", "이사회의 승인이 필요하다", "에스크로", string(seller.DID)},
		English: {"SHARE TRANSFER AGREEMENT", "한빛소재", "1,200 shares", "18,000,000 won", "2026-03-02", "require the approval of the board"},
	} {
		text, err := m.DraftContract(facts, language)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", language, want, text)
			}
		}
		again, err := m.DraftContract(facts, language)
		if err != nil || again == text {
			t.Errorf("two drafts are the same text: %v", err)
		}
		if _, err := TextDigest(text); err != nil {
			t.Error(err)
		}
	}
	facts.Class.Approval = model.NoApproval
	if text, err := m.DraftContract(facts, Korean); err != nil || !strings.Contains(text, "승인이 필요하지 아니하다") {
		t.Error("an approval that is not needed is asked for")
	}
	if _, err := m.DraftContract(facts, "fr"); err == nil {
		t.Error("a draft in a language that there is none in")
	}
}

func TestAnAccountStaysWithTheEscrowAgent(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	account := Account{Bank: "한빛은행", Number: "110-123-456789", Holder: "홍길동"}
	kept, err := m.Keep(t.Context(), Draft{Kind: KindAccount, Party: seller.DID, Homes: []value.MemberID{here}, Data: account})
	if err != nil || kept.Copies != 1 || c.count(there) != 0 {
		t.Fatalf("got %+v, %v", kept, err)
	}
	val, err := m.open(t.Context(), KindAccount, kept.Commitment, anybodys)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := val.Account(); err != nil || got != account {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := val.Person(); err == nil {
		t.Error("an account is read as a person")
	}
}
