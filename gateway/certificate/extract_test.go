package certificate

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
	"holdfast/gateway/api"
)

const documentCertificate = SignedWith("5e5e")

// Register implements Records: one class and the live lots.
func (b books) Register(issuer value.IssuerID) (Register, error) {
	found, err := find[model.Issuer](b, model.IssuerRef(issuer))
	if err != nil {
		return Register{}, err
	}
	r := Register{Ledger: b.records[model.LedgerRef].(model.Ledger).ID, Issuer: found, Height: b.height, Changed: b.changed()}
	for _, record := range b.records {
		switch record := record.(type) {
		case model.ShareClass:
			r.Classes = append(r.Classes, Class{record, 100})
		case model.Lot:
			if record.Ended == nil {
				entry := b.records[model.EntryRef(record.Entry)].(model.HolderEntry)
				record.Class, entry.ID = value.ClassID(id("class")), value.EntryID(id("entry"))
				r.Entries = append(r.Entries, Entry{entry, []model.Lot{record}})
			}
		}
	}
	return r, nil
}

// Holding implements Records: the only entry's.
func (b books) Holding(entry value.EntryID) (Register, error) {
	if entry != value.EntryID(id("entry")) {
		return Register{}, errMissing
	}
	return b.Register(value.IssuerID(id("issuer")))
}

// changed is the newest transaction.
func (b books) changed() (newest api.Position) {
	for tx, block := range b.blocks {
		if api.Block(block) >= newest.Block {
			newest = api.Position{Block: api.Block(block), Tx: tx, At: value.Time(1_760_000_000 + block)}
		}
	}
	return newest
}

func newExtractScene(t *testing.T) scene {
	t.Helper()
	s := newScene(t)
	entry := s.records[model.EntryRef(value.EntryID(id("entry")))].(model.HolderEntry)
	commitment, err := s.personal.Commitment()
	if err != nil {
		t.Fatal(err)
	}
	entry.Commitment = commitment
	s.books = s.with(entry)
	return s
}

var issued = time.Unix(1_765_000_000, 0)

func (s scene) register(t *testing.T) Register {
	t.Helper()
	register, err := s.books.Register(value.IssuerID(id("issuer")))
	if err != nil {
		t.Fatal(err)
	}
	return register
}

// extracts are the two sorts of extracts of the scene.
func (s scene) extracts(t *testing.T) map[string]string {
	t.Helper()
	register, err := s.issuer.RegisterExtract(s.register(t), documentCertificate, issued)
	if err != nil {
		t.Fatal(err)
	}
	statement, err := s.issuer.HolderStatement(s.register(t), s.personal, documentCertificate, issued)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"register": register, "statement": statement}
}

// newAct is the scene one act later.
func (s scene) newAct() scene {
	s.books.blocks = map[string]uint64{"tx0": 4, "tx1": 9, "tx2": 12, "tx3": 15}
	s.books = s.with(model.Lot{ID: value.LotID(id("lot")), Quantity: 100, Pledged: 40, Entry: value.EntryID(id("entry"))})
	return s
}

func TestExtractIsCurrentUntilANewerAct(t *testing.T) {
	s := newExtractScene(t)
	for kind, credential := range s.extracts(t) {
		got := s.verify(t, credential)
		if got.Verdict != api.Genuine || *got.Status != "current" || got.AsOf.Block != 12 || got.AsOf.Tx != "tx2" || got.Changed != nil ||
			string(got.Facts.Kind) != kind || got.Facts.Height != 20 || len(got.Facts.Digest) != 64 || len(got.Totals) != 1 || got.Totals[0].Quantity != 100 {
			t.Fatalf("%s: %+v %+v", kind, got, got.Facts)
		}
		later := s.newAct()
		later.height = 21
		got = later.verify(t, credential)
		if got.Verdict != api.Genuine || *got.Status != "superseded" || got.AsOf.Tx != "tx2" || got.Changed.Tx != "tx3" || got.Facts.Height != 20 {
			t.Errorf("%s after a newer act: %+v", kind, got)
		}
	}
}

func TestRegisterExtractNamesNobodyAndAStatementItsHolder(t *testing.T) {
	s := newExtractScene(t)
	made := s.extracts(t)
	parsed, err := sdjwt.Parse(made["register"])
	if err != nil || len(parsed.Names()) != 0 || strings.Contains(made["register"], "personal") {
		t.Errorf("the register's credential discloses somebody: %v", err)
	}
	got := s.verify(t, made["statement"])
	if got.Disclosed == nil || got.Disclosed.Name != s.personal.Identity.Name || !*got.CommitmentMatches || got.Facts.Entry != value.EntryID(id("entry")) {
		t.Errorf("the statement discloses %+v of %+v", got.Disclosed, got.Facts)
	}
	stranger := s.personal
	stranger.Identity.Name = "임꺽정"
	if _, err := s.issuer.HolderStatement(s.register(t), stranger, documentCertificate, issued); err == nil {
		t.Error("a statement was signed for another person")
	}
}

func TestEveryChangedByteOfAnExtractIsForged(t *testing.T) {
	s := newExtractScene(t)
	for kind, credential := range s.extracts(t) {
		for i := range credential {
			changed := []byte(credential)
			changed[i] ^= 1
			if got := s.verify(t, string(changed)); got.Verdict != api.Forged {
				t.Fatalf("%s: byte %d changed: %s", kind, i, got.Verdict)
			}
		}
	}
}

// TestMemberCannotExtractMoreThanTheLedger signs changed claims with the member's real key while nothing newer is there.
func TestMemberCannotExtractMoreThanTheLedger(t *testing.T) {
	s := newExtractScene(t)
	for name, change := range map[string]func(map[string]any){
		"another digest":     func(c map[string]any) { c[claimDigest] = strings.Repeat("0", 64) },
		"another total":      func(c map[string]any) { c[claimTotals].([]any)[0].(map[string]any)["quantity"] = "101" },
		"another lot":        func(c map[string]any) { c[claimLots] = []any{} },
		"another name":       func(c map[string]any) { c["issuerName"] = "주식회사 달빛" },
		"a claim more":       func(c map[string]any) { c["guaranteed"] = true },
		"another member":     func(c map[string]any) { c[claimMember] = "member2" },
		"another kind":       func(c map[string]any) { c[claimKind] = "register" },
		"no such entry":      func(c map[string]any) { c[claimEntry] = value.Derive("entry", "other", 0) },
		"another issuer":     func(c map[string]any) { c[claimIssuer] = value.Derive("issuer", "other", 0) },
		"another ledger":     func(c map[string]any) { c[claimLedger] = "11" },
		"no height":          func(c map[string]any) { delete(c, claimHeight) },
		"an early height":    func(c map[string]any) { c[claimHeight] = "12" },
		"a position between": func(c map[string]any) { c[claimTransaction] = "tx9" },
		"a block between":    func(c map[string]any) { c[claimBlock] = "11" },
	} {
		said, err := stateExtract(s.register(t), kindStatement, one, string(documentCertificate))
		if err != nil {
			t.Fatal(err)
		}
		change(said.claims)
		credential, err := s.issuer.sign(said, proof.PublicKey{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.verify(t, credential); got.Verdict != api.Forged {
			t.Errorf("%s: %s", name, got.Verdict)
		}
	}
}

func TestDocumentOfAnotherSignerIsForged(t *testing.T) {
	s := newExtractScene(t)
	specimen, err := s.issuer.Specimen(s)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Unix(1_770_000_000, 0)
	extracts := s.extracts(t)
	for name, try := range map[string]struct {
		credential string
		with       SignedWith
		want       api.VerdictVerdict
	}{
		"the member's":                   {extracts["register"], documentCertificate, api.Genuine},
		"a stranger's":                   {extracts["register"], "0000", api.Forged},
		"nobody's":                       {extracts["register"], "", api.Forged},
		"one that embeds another sort":   {specimen, documentCertificate, api.Forged},
		"nobody's with another sort":     {specimen, "", api.Forged},
		"a member's with forged content": {extracts["statement"][1:], documentCertificate, api.Forged},
	} {
		got, err := s.verifier.VerifyDocument(s, try.credential, try.with, now)
		if err != nil || got.Verdict != try.want {
			t.Errorf("%s: %s, %v", name, got.Verdict, err)
		}
	}
}

func TestSiteThatIsBehindAnExtractSaysSo(t *testing.T) {
	s := newExtractScene(t)
	for kind, credential := range s.extracts(t) {
		s.height = 19
		if _, err := s.verifier.Verify(s, credential, time.Unix(1_770_000_000, 0)); !errors.Is(err, ErrBehind) {
			t.Errorf("%s: %v", kind, err)
		}
		s.height = 20
	}
}

func TestDigestIsOfEveryPublicFact(t *testing.T) {
	s := newExtractScene(t)
	seen := []string{}
	for name, change := range map[string]func(*Register){
		"nothing":     func(*Register) {},
		"ledger":      func(r *Register) { r.Ledger = "x" },
		"issuer":      func(r *Register) { r.Issuer.CorporateNumber = "1" },
		"issued":      func(r *Register) { r.Classes[0].Issued++ },
		"par":         func(r *Register) { r.Classes[0].Par++ },
		"commitment":  func(r *Register) { r.Entries[0].Commitment = "x" },
		"quantity":    func(r *Register) { r.Entries[0].Lots[0].Quantity++ },
		"pledge":      func(r *Register) { r.Entries[0].Lots[0].Pledged++ },
		"attachment":  func(r *Register) { r.Entries[0].Lots[0].Attached++ },
		"lock-up":     func(r *Register) { r.Entries[0].Lots[0].Locked++ },
		"reservation": func(r *Register) { r.Entries[0].Lots[0].Reserved++ },
		"provenance":  func(r *Register) { r.Entries[0].Lots[0].Provenance = model.Confirmed },
		"acquired on": func(r *Register) { r.Entries[0].Lots[0].EffectiveOn = "2020-01-01" },
		"numbers":     func(r *Register) { r.Entries[0].Lots[0].Numbers = []model.NumberRange{{First: 1, Last: 100}} },
		"no entry":    func(r *Register) { r.Entries = nil },
	} {
		register := s.register(t)
		change(&register)
		digest, err := register.Digest()
		if err != nil || slices.Contains(seen, digest) {
			t.Errorf("%s: the digest does not change: %v", name, err)
		}
		seen = append(seen, digest)
	}
}

func TestStatementOfManyLotsIsStillACredential(t *testing.T) {
	s := newExtractScene(t)
	for _, n := range []int{0, maxListedLots, maxListedLots + 1, 5000} {
		holding := s.register(t)
		lot := holding.Entries[0].Lots[0]
		lot.Provenance, lot.EffectiveOn, lot.Quantity = model.Confirmed, "2021-03-02", 1<<40
		holding.Entries[0].Lots = []model.Lot{}
		for i := range n {
			lot.ID = value.LotID(value.Derive("lot", "many", i))
			holding.Entries[0].Lots = append(holding.Entries[0].Lots, lot)
		}
		for range 20 {
			holding.Classes = append(holding.Classes, holding.Classes[0])
		}
		credential, err := s.issuer.HolderStatement(holding, s.personal, documentCertificate, issued)
		if err != nil || len(credential) > MaxCredential {
			t.Fatalf("%d lots: %d bytes, %v", n, len(credential), err)
		}
		parsed, err := sdjwt.Verify(credential, func(string, string) (proof.PublicKey, error) { return s.issuer.Key.Public(), nil },
			time.Unix(1_770_000_000, 0), sdjwt.Options{})
		if err != nil {
			t.Fatalf("%d lots: %v", n, err)
		}
		if listed, ok := parsed.Claims[claimLots].([]any); ok != (n <= maxListedLots) || ok && len(listed) != n {
			t.Errorf("%d lots: %d are listed", n, len(listed))
		}
	}
}
