package homes

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

const (
	here  value.MemberID = "member1"
	there value.MemberID = "member2"
)

var (
	start  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	issuer = model.Issuer{
		ID: value.IssuerID("issuer-" + strings.Repeat("a", 32)), Name: "한빛소재", CorporateNumber: "1101110000001",
		IncorporatedOn: "2020-01-01", Homes: []value.MemberID{here, there},
	}
	hong = Person{Kind: model.Person, Name: "홍길동", Identifier: "1980-01-02", Address: "서울시 종로구 1", Email: "hong@example.kr", Phone: "010-0000-0000"}
)

func TestAValueStandsAtBothHomesUnderARandomKeyAndSalt(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	kept := m.keep(t, hong)
	if kept.Copies != 2 || c.count(here) != 1 || c.count(there) != 1 {
		t.Fatalf("%d copies, %d here and %d there", kept.Copies, c.count(here), c.count(there))
	}
	if again := m.keep(t, hong); again.Key == kept.Key || again.Salt == kept.Salt || again.Commitment == kept.Commitment {
		t.Error("the same person twice has the same key, salt or commitment")
	}
	value, err := m.open(t.Context(), KindEntry, kept.Commitment, anybodys)
	if err != nil {
		t.Fatal(err)
	}
	if person, err := value.Person(); err != nil || person != hong {
		t.Errorf("got %+v, %v", person, err)
	}
	want, err := model.EntryData{
		Identity: model.IdentityData{Kind: model.Person, Name: hong.Name, Identifier: hong.Identifier, Salt: value.IdentitySalt},
		Address:  model.AddressData{Address: hong.Address, Salt: kept.Salt},
	}.Commitment()
	if err != nil || kept.Commitment != want {
		t.Errorf("the commitment is not the domain's: %v", err)
	}
}

func TestOneHomeIsEnoughAndTheOtherIsCaughtUp(t *testing.T) {
	for _, down := range []value.MemberID{here, there} {
		c := newCollections(here, there)
		m := newMember(t, c, here)
		c.set(down, true)
		kept := m.keep(t, hong)
		if kept.Copies != 1 || c.count(down) != 0 {
			t.Errorf("with %s down: %d copies", down, kept.Copies)
		}
		if err := m.CatchUp(t.Context()); err == nil {
			t.Error("catching up a home that is down succeeded")
		}
		c.set(down, false)
		if err := m.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		if owed, err := m.Owed(t.Context()); err != nil || owed != 0 || c.count(down) != 1 {
			t.Errorf("%d copies are owed, %d stand at %s, %v", owed, c.count(down), down, err)
		}
	}
}

func TestWithoutAnyHomeNothingIsLeft(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	c.set(here, true)
	c.set(there, true)
	_, err := m.Keep(t.Context(), Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong})
	wantCode(t, err, CodeNoCopy)
	c.set(here, false)
	c.set(there, false)
	m.round(t.Context())
	if found, err := m.allEntries(t); err != nil || len(found) != 0 || c.count(here)+c.count(there) != 0 {
		t.Errorf("something was left: %v, %v", found, err)
	}
}

func TestOneBadValueKeepsAllOut(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	bad := hong
	bad.Name = ""
	_, err := m.KeepAll(t.Context(), []Draft{
		{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong}, {Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: bad},
	})
	wantCode(t, err, CodeInvalid)
	if c.puts != 0 {
		t.Error("something was written")
	}
}

func TestTheRowsAreFilledAgainFromTheHome(t *testing.T) {
	c := newCollections(here, there)
	old := newMember(t, c, here)
	c.set(there, true)
	kept := old.keep(t, hong)
	c.set(there, false)
	m := newMember(t, c, here) // with an empty database
	value, err := m.open(t.Context(), KindEntry, kept.Commitment, anybodys)
	if err != nil || value.Salt != kept.Salt {
		t.Fatalf("got %+v, %v", value, err)
	}
	// By its hash it is seen that the other home lacks it.
	if owed, err := m.Owed(t.Context()); err != nil || owed != 1 {
		t.Fatalf("%d copies are owed, %v", owed, err)
	}
	if err := m.CatchUp(t.Context()); err != nil || c.count(there) != 1 {
		t.Errorf("%d stand there, %v", c.count(there), err)
	}
}

func TestTheOtherHomeReadsWhatWasWrittenToIt(t *testing.T) {
	c := newCollections(here, there)
	one, other := newMember(t, c, here), newMember(t, c, there)
	kept := one.keep(t, hong)
	found, err := other.Entries(t.Context(), issuer.ID, []value.Commitment{kept.Commitment})
	if err != nil || len(found) != 1 {
		t.Fatalf("got %v, %v", found, err)
	}
	if owed, err := other.Owed(t.Context()); err != nil || owed != 0 {
		t.Errorf("%d copies are owed, %v", owed, err)
	}
	matching, err := other.matching(t.Context(), issuer.ID, " 홍 길동", "19800102")
	if err != nil || len(matching) != 1 {
		t.Errorf("got %v, %v", matching, err)
	}
}

func TestAPurgedValueIsGoneAndStaysGone(t *testing.T) {
	c := newCollections(here, there)
	m, other := newMember(t, c, here), newMember(t, c, there)
	kept := m.keep(t, hong)
	if err := other.Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.set(there, true)
	if err := m.Purge(t.Context(), kept.Key, issuer.Homes); err != nil {
		t.Fatal(err)
	}
	if _, err := m.open(t.Context(), KindEntry, kept.Commitment, anybodys); CodeOf(err) != CodeMissing || c.count(here) != 0 {
		t.Errorf("it can still be found: %v", err)
	}
	// The other home comes back with its copy and, rebuilt, finds that the first lacks one.
	c.set(there, false)
	rebuilt := newMember(t, c, there)
	if err := errors.Join(rebuilt.Scan(t.Context()), rebuilt.CatchUp(t.Context())); err != nil {
		t.Fatal(err)
	}
	if c.count(here) != 1 {
		t.Fatal("the case that this test is about did not occur")
	}
	for range 3 {
		for _, one := range []member{m, other, rebuilt} {
			one.later(time.Hour)
			one.round(t.Context())
		}
	}
	if c.count(here)+c.count(there) != 0 {
		t.Errorf("%d stand here and %d there", c.count(here), c.count(there))
	}
	for _, rest := range []member{other, rebuilt} {
		if found, err := rest.allEntries(t); err != nil || len(found) != 0 {
			t.Errorf("the other home's rows still have it: %v", err)
		}
	}
}

func TestAHomeDoesNotPurgeForAnotherWhatTheLedgerStandsOn(t *testing.T) {
	c := newCollections(here, there)
	rogue, honest := newMember(t, c, here), newMember(t, c, there)
	entered := rogue.keep(t, hong)
	identified, err := rogue.Keep(t.Context(), Draft{Kind: KindIdentification, Party: holder, Homes: issuer.Homes, Data: hong})
	if err != nil {
		t.Fatal(err)
	}
	honest.register.entries = []model.HolderEntry{{ID: "entry-1", Issuer: issuer.ID, Commitment: entered.Commitment}}
	honest.register.parties = map[value.DID]model.Party{holder: {DID: holder, Identified: &model.Identification{Commitment: identified.Commitment}}}
	if err := honest.Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{entered.Key, identified.Key} {
		if err := rogue.Purge(t.Context(), key, issuer.Homes); err != nil {
			t.Fatal(err)
		}
	}
	honest.later(time.Hour)
	honest.round(t.Context())
	if _, err := honest.open(t.Context(), KindEntry, entered.Commitment, anybodys); err != nil {
		t.Error(err)
	}
	if _, err := honest.open(t.Context(), KindIdentification, identified.Commitment, anybodys); err != nil {
		t.Error(err)
	}
	if c.at[there][purgeKey(entered.Key)] != nil {
		t.Error("the request was not put away")
	}
}

func TestAPurgedNameIsInNoFile(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	var path, ignored string
	var n int
	if err := m.db.QueryRow(`PRAGMA database_list`).Scan(&n, &ignored, &path); err != nil {
		t.Fatal(err)
	}
	kept := m.keep(t, hong)
	if !fileHolds(t, path, hong.Name) {
		t.Fatal("the name is nowhere to begin with")
	}
	if err := m.Purge(t.Context(), kept.Key, issuer.Homes); err != nil {
		t.Fatal(err)
	}
	if fileHolds(t, path, hong.Name) || fileHolds(t, path, searchIdentifier(hong.Identifier)) {
		t.Error("the database's files still hold the person")
	}
}

func TestAStrangeValueInTheHomeIsLeftAlone(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	kept := m.keep(t, hong)
	c.at[here][strings.Repeat("0", 64)] = []byte("{}")
	forged := bytes.Replace(c.at[here][kept.Key], []byte("홍길동"), []byte("홍길순"), 1)
	c.at[here][strings.Repeat("1", 64)] = forged
	if err := m.Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found, err := m.allEntries(t); err != nil || len(found) != 1 {
		t.Errorf("got %v, %v", found, err)
	}
}

func TestAPeerThatIsBehindLosesNothing(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	kept := m.keep(t, hong)
	behind := site{c, here}
	m.ledger = unread{behind}
	if err := m.Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := m.open(t.Context(), KindEntry, kept.Commitment, anybodys); err != nil {
		t.Error(err)
	}
	if found, _ := m.allEntries(t); len(found) != 1 {
		t.Error("a value whose hash stands was forgotten")
	}
}

// unread is a home whose values cannot be read yet, though their hashes stand.
type unread struct{ site }

func (unread) PersonalPage(context.Context, string, int) ([]ledger.PersonalRecord, string, error) {
	return nil, "", nil
}

func TestAListThatWasNeverEnteredIsSweptAfterTwoDays(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	entered, left := m.keep(t, hong), m.keep(t, hong)
	buyer, err := m.Keep(t.Context(), Draft{Kind: KindEntry, Issuer: issuer.ID, Party: "did:holdfast:x", Homes: issuer.Homes, Data: hong})
	if err != nil {
		t.Fatal(err)
	}
	m.register.entries = []model.HolderEntry{{ID: "entry-1", Issuer: issuer.ID, Commitment: entered.Commitment}}
	if err := m.Sweep(t.Context()); err != nil || c.count(here) != 3 {
		t.Fatalf("%d stand, %v", c.count(here), err)
	}
	m.later(unusedFor + time.Second)
	if err := m.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	for kept, want := range map[Kept]int{entered: 1, left: 0, buyer: 1} {
		if found, err := m.of(t.Context(), KindEntry, kept.Commitment); err != nil || len(found) != want {
			t.Errorf("got %d, want %d, %v", len(found), want, err)
		}
	}
}

func wantCode(t testing.TB, err error, want Code) {
	t.Helper()
	if got := CodeOf(err); got != want {
		t.Errorf("got the code %q (%v), want %q", got, err, want)
	}
}
