package certificate

import (
	"encoding/json"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
	"holdfast/gateway/api"
)

// books is a ledger in memory: records, and the block of every transaction.
type books struct {
	records map[model.Ref]model.Record
	blocks  map[string]uint64
	height  uint64
}

func (b books) Height() uint64                             { return b.height }
func (b books) Record(ref model.Ref) (model.Record, error) { return b.records[ref], nil }
func (b books) Position(transaction string) (api.Position, error) {
	block, ok := b.blocks[transaction]
	if !ok {
		return api.Position{}, errMissing
	}
	return api.Position{Block: api.Block(block), Tx: transaction}, nil
}
func (b books) with(record model.Record) books {
	return b.change(func(m map[model.Ref]model.Record) { m[record.Ref()] = record })
}
func (b books) change(f func(map[model.Ref]model.Record)) books {
	b.records = maps.Clone(b.records)
	f(b.records)
	return b
}

type key struct{ *proof.PrivateKey }

func (k key) KeyID() string { return k.Public().Thumbprint() }

func newKey(t *testing.T) key {
	t.Helper()
	made, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	return key{made}
}

const (
	one  = value.MemberID("member1")
	two  = value.MemberID("member2")
	site = "https://member1.example"
)

func id(kind string) string { return value.Derive(kind, "c", 0) }

// scene is a ledger on which a contract was settled and two certificates issued by member1, and its issuer.
type scene struct {
	books
	issuer   Issuer
	verifier Verifier
	personal model.EntryData
}

func newScene(t *testing.T) scene {
	t.Helper()
	issuing, holder := newKey(t), newKey(t)
	personal := model.EntryData{
		Identity: model.IdentityData{Kind: model.Person, Name: "홍길동", Identifier: "1980-01-02", Salt: strings.Repeat("a1", 32)},
		Address:  model.AddressData{Address: "서울", Salt: strings.Repeat("a2", 32)},
	}
	commitment, err := personal.Commitment()
	if err != nil {
		t.Fatal(err)
	}
	did := value.PartyDID(holder.KeyID())
	bound := value.KeyOf(did, holder.KeyID())
	stamp := model.Stamp{Command: "c", Transaction: "tx1", At: 1_760_000_000}
	b := books{records: map[model.Ref]model.Record{}, blocks: map[string]uint64{"tx0": 4, "tx1": 9, "tx2": 12}, height: 20}
	agreement := value.AgreementID(strings.Repeat("c3", 32))
	issuance := model.Issuance{
		ID: value.IssuanceID(id("issuance")), Kind: model.ContractCertificate, Issuer: value.IssuerID(id("issuer")), Class: value.ClassID(id("class")),
		Holder: did, HolderKey: bound, Member: one, Lot: value.LotID(id("lot")), Quantity: 100, Agreement: agreement,
		Provenance: model.Settled, Commitment: commitment, On: stamp,
	}
	for _, r := range []model.Record{
		model.Ledger{ID: value.LedgerID(strings.Repeat("00", 32)), Rules: "2027-1", Founded: model.Stamp{Transaction: "tx0", At: 1_750_000_000}, Members: []model.Member{
			{ID: one, IssuingKey: string(issuing.Public().JWK())}, {ID: two, IssuingKey: string(newKey(t).Public().JWK())}}},
		model.Issuer{ID: issuance.Issuer, Name: "주식회사 한빛로보틱스"},
		model.ShareClass{ID: issuance.Class, Name: "보통주"},
		model.Lot{ID: issuance.Lot, Quantity: 100, Entry: value.EntryID(id("entry"))},
		model.HolderEntry{ID: value.EntryID(id("entry")), Controller: did},
		model.Party{DID: did, Keys: []model.Key{{ID: bound, JWK: string(holder.Public().JWK())}}},
		model.Agreement{ID: agreement, Terms: model.Terms{Price: 12_000, Total: 1_200_000, ContractOn: "2025-10-01"}},
		issuance,
	} {
		b = b.with(r)
	}
	return scene{b, Issuer{Site{one, site}, issuing}, Verifier{two, []Site{{one, site}, {two, "https://member2.example"}}}, personal}
}

func (s scene) issue(t *testing.T) string {
	t.Helper()
	credential, err := s.issuer.Issue(s, value.IssuanceID(id("issuance")), &s.personal)
	if err != nil {
		t.Fatal(err)
	}
	return credential
}

func (s scene) verify(t *testing.T, credential string) api.Verdict {
	t.Helper()
	verdict, err := s.verifier.Verify(s, credential, time.Unix(1_770_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return verdict
}

func TestGenuineCertificateSaysWhatTheLedgerSays(t *testing.T) {
	s := newScene(t)
	got := s.verify(t, "\n"+s.issue(t)+"\n")
	if got.Verdict != api.Genuine || got.Code != "" || *got.Status != "current" || got.Ended != nil {
		t.Fatalf("verdict %+v", got)
	}
	if got.AsOf.Block != 9 || got.AsOf.Tx != "tx1" || *got.Provenance != model.Settled || got.Facts.Quantity != 100 || got.Checked.Member != two {
		t.Errorf("facts %+v as of %+v", got.Facts, got.AsOf)
	}
	if got.Disclosed.Name != s.personal.Identity.Name || got.Disclosed.Address != s.personal.Address.Address || got.Disclosed.Total != 1_200_000 || !*got.CommitmentMatches {
		t.Errorf("disclosed %+v", got.Disclosed)
	}
}

func TestHolderMayShowNothingAboutThemselves(t *testing.T) {
	s := newScene(t)
	issuerPart, _, _ := strings.Cut(s.issue(t), "~")
	got := s.verify(t, issuerPart+"~")
	if got.Verdict != api.Genuine || got.Disclosed != nil || got.CommitmentMatches != nil {
		t.Errorf("verdict %+v", got)
	}
}

func TestEndedHoldingIsGenuineAndNotCurrent(t *testing.T) {
	s := newScene(t)
	credential := s.issue(t)
	s.books = s.with(model.Lot{ID: value.LotID(id("lot")), Quantity: 100, Ended: &model.LotEnd{On: model.Stamp{Transaction: "tx2", At: 1_765_000_000}}})
	got := s.verify(t, credential)
	if got.Verdict != api.Genuine || *got.Status != "ended" || got.Ended.Block != 12 || got.Ended.On != value.Time(1_765_000_000).DateInKorea() {
		t.Errorf("verdict %+v ended %+v", got, got.Ended)
	}
}

func TestHoldingOfAClaimThatWasNotUpheldIsNotCurrent(t *testing.T) {
	s := newScene(t)
	issuance := s.records[model.IssuanceRef(value.IssuanceID(id("issuance")))].(model.Issuance)
	issuance.Kind, issuance.Agreement = model.HoldingCertificate, ""
	s.books = s.with(issuance)
	credential := s.issue(t)
	if got := s.verify(t, credential); *got.Status != "current" {
		t.Fatalf("verdict %+v", got)
	}
	s.books = s.with(model.HolderEntry{ID: value.EntryID(id("entry")), State: model.EntryIsUnclaimed})
	if got := s.verify(t, credential); got.Verdict != api.Genuine || *got.Status != "ended" {
		t.Errorf("verdict %+v", got)
	}
}

func TestEveryChangedByteIsForged(t *testing.T) {
	s := newScene(t)
	credential := s.issue(t)
	for i := range credential {
		changed := []byte(credential)
		changed[i] ^= 1
		if got := s.verify(t, string(changed)); got.Verdict != api.Forged {
			t.Fatalf("byte %d changed: %s", i, got.Verdict)
		}
	}
}

func TestTextThatIsNoCertificateIsUnreadable(t *testing.T) {
	s := newScene(t)
	for _, text := range []string{"", "hello", strings.Repeat("a.", MaxCredential)} {
		if got := s.verify(t, text); got.Verdict != api.Unreadable {
			t.Errorf("%.20q: %s", text, got.Verdict)
		}
	}
}

func TestStrangersKeyUnderAMembersNameIsForged(t *testing.T) {
	s := newScene(t)
	s.issuer.Key = newKey(t)
	if got := s.verify(t, s.issue(t)); got.Verdict != api.Forged {
		t.Error(got.Verdict)
	}
}

func TestUnknownSiteIsForged(t *testing.T) {
	s := newScene(t)
	s.issuer.Site.URL = "https://elsewhere.example"
	if got := s.verify(t, s.issue(t)); got.Verdict != api.Forged {
		t.Error(got.Verdict)
	}
}

// TestMemberCannotStateMoreThanTheLedger signs changed claims with the member's real key.
func TestMemberCannotStateMoreThanTheLedger(t *testing.T) {
	s := newScene(t)
	for name, change := range map[string]func(map[string]any){
		"another quantity":   func(c map[string]any) { c["quantity"] = "101" },
		"another provenance": func(c map[string]any) { c["provenance"] = "confirmed" },
		"a claim more":       func(c map[string]any) { c["guaranteed"] = true },
		"a claim less":       func(c map[string]any) { delete(c, "className") },
		"another member":     func(c map[string]any) { c["member"] = "member2" },
		"no such issuance":   func(c map[string]any) { c["issuance"] = value.Derive("issuance", "other", 0) },
		"no block":           func(c map[string]any) { delete(c, "block") },
	} {
		said, err := stateIssuance(s, value.IssuanceID(id("issuance")))
		if err != nil {
			t.Fatal(err)
		}
		change(said.claims)
		party := s.records[model.PartyRef(said.holder)].(model.Party)
		holder, err := proof.ParseJWK([]byte(party.Keys[0].JWK))
		if err != nil {
			t.Fatal(err)
		}
		credential, err := s.issuer.sign(said, holder, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.verify(t, credential); got.Verdict != api.Forged {
			t.Errorf("%s: %s", name, got.Verdict)
		}
	}
}

func TestMemberCannotBindItToAnotherKeyOrShowAnotherPerson(t *testing.T) {
	s := newScene(t)
	said, err := stateIssuance(s, value.IssuanceID(id("issuance")))
	if err != nil {
		t.Fatal(err)
	}
	party := s.records[model.PartyRef(said.holder)].(model.Party)
	holder, err := proof.ParseJWK([]byte(party.Keys[0].JWK))
	if err != nil {
		t.Fatal(err)
	}
	stranger := s.personal
	stranger.Identity.Name = "임꺽정"
	for name, sign := range map[string]func() (string, error){
		"another key":    func() (string, error) { return s.issuer.sign(said, newKey(t).Public(), nil) },
		"no key":         func() (string, error) { return s.issuer.sign(said, proof.PublicKey{}, nil) },
		"another person": func() (string, error) { return s.issuer.sign(said, holder, map[string]any{claimPersonal: stranger}) },
		"another price":  func() (string, error) { return s.issuer.sign(said, holder, map[string]any{claimPrice: "1"}) },
	} {
		credential, err := sign()
		if err != nil {
			t.Fatal(err)
		}
		if got := s.verify(t, credential); got.Verdict != api.Forged {
			t.Errorf("%s: %s", name, got.Verdict)
		}
	}
}

func TestIssueRefusesPersonalDataThatDoesNotOpenTheCommitment(t *testing.T) {
	s := newScene(t)
	s.personal.Identity.Name = "임꺽정"
	if _, err := s.issuer.Issue(s, value.IssuanceID(id("issuance")), &s.personal); err == nil {
		t.Error("a certificate was signed for another person")
	}
}

func TestIssueRefusesAnotherMembersIssuance(t *testing.T) {
	s := newScene(t)
	s.issuer.Site.Member = two
	if _, err := s.issuer.Issue(s, value.IssuanceID(id("issuance")), nil); err == nil {
		t.Error("a member signed what another was named for")
	}
}

func TestSiteThatIsBehindSaysSoInsteadOfForged(t *testing.T) {
	s := newScene(t)
	credential := s.issue(t)
	s.height = 9
	if _, err := s.verifier.Verify(s, credential, time.Unix(1_770_000_000, 0)); !errors.Is(err, ErrBehind) {
		t.Errorf("error %v", err)
	}
}

func TestSpecimenIsGenuineAndNamesNobody(t *testing.T) {
	s := newScene(t)
	credential, err := s.issuer.Specimen(s)
	if err != nil {
		t.Fatal(err)
	}
	got := s.verify(t, credential)
	if got.Verdict != api.Genuine || got.AsOf.Block != 4 || got.Facts.Kind != kindFounding || got.Facts.Holder != "" {
		t.Errorf("verdict %+v", got)
	}
	parsed, err := sdjwt.Parse(credential)
	if err != nil || len(parsed.Names()) != 0 {
		t.Errorf("the specimen discloses something: %v", err)
	}
	if encoded, err := json.Marshal(got); err != nil || strings.Contains(string(encoded), "did:") {
		t.Errorf("the specimen's verdict names a party: %v", err)
	}
}
