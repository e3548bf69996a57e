package homes

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/notice"
)

const (
	holder value.DID = "did:holdfast:holder"
	thief  value.DID = "did:holdfast:thief"
)

// mailbox keeps what was sent.
type mailbox struct {
	mu   sync.Mutex
	sent []notice.Mail
}

func (b *mailbox) Send(_ context.Context, m notice.Mail) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sent = append(b.sent, m)
	return nil
}

// desk is a home with one unclaimed entry, hong's, and a mailbox.
type desk struct {
	member
	*collections
	claims *Claims
	cases  *Cases
	mails  *mailbox
	entry  model.HolderEntry
	party  model.Party
}

func newDesk(t *testing.T) desk {
	t.Helper()
	c := newCollections(here, there)
	m := newMember(t, c, here)
	d := desk{member: m, collections: c, mails: &mailbox{}, party: model.Party{DID: holder, Homes: issuer.Homes}}
	d.entry = model.HolderEntry{ID: "entry-1", Issuer: issuer.ID, Kind: model.Person, Commitment: m.keep(t, hong).Commitment, State: model.EntryIsUnclaimed}
	d.register.entries = []model.HolderEntry{d.entry}
	d.claims = NewClaims(m.Keeper, d.mails)
	d.cases = NewCases(m.Keeper, d.claims)
	return d
}

func (d desk) ask(t *testing.T, party value.DID, name, identifier string) {
	t.Helper()
	if err := d.claims.answer(t.Context(), asked{issuer, party, name, identifier}); err != nil {
		t.Fatal(err)
	}
}

// code is the code in the newest mail.
func (d desk) code(t *testing.T) string {
	t.Helper()
	if len(d.mails.sent) == 0 {
		t.Fatal("no mail was sent")
	}
	text := d.mails.sent[len(d.mails.sent)-1].Text
	_, rest, _ := strings.Cut(text, "\n    ")
	code, _, _ := strings.Cut(rest, "\n")
	if len(code) != codeDigits {
		t.Fatalf("no code in %q", text)
	}
	return code
}

func (d desk) claim(t *testing.T, party value.DID, code string) error {
	t.Helper()
	who := d.party
	who.DID = party
	_, err := d.cases.Claim(t.Context(), issuer, who, code, hong.Name, hong.Identifier)
	return err
}

func TestACodeGoesToTheContactInTheRegisterAlone(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, "홍 길동", "19800102")
	if len(d.mails.sent) != 1 || d.mails.sent[0].To != hong.Email {
		t.Fatalf("sent %+v", d.mails.sent)
	}
	if err := d.claim(t, holder, d.code(t)[:4]+" "+d.code(t)[4:]); err != nil {
		t.Error(err)
	}
}

func TestNoCodeIsSentUnlessExactlyOneUnclaimedEntryMatches(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, "홍길순", hong.Identifier)
	d.ask(t, holder, hong.Name, "1980-01-03")
	d.ask(t, holder, hong.Name, "")
	d.register.entries[0].State = model.EntryIsClaimed
	d.ask(t, holder, hong.Name, hong.Identifier)
	d.register.entries[0].State = model.EntryIsUnclaimed
	d.register.entries = append(d.register.entries, model.HolderEntry{
		ID: "entry-2", Issuer: issuer.ID, Commitment: d.keep(t, hong).Commitment, State: model.EntryIsUnclaimed,
	})
	d.ask(t, holder, hong.Name, hong.Identifier)
	if len(d.mails.sent) != 0 {
		t.Errorf("sent %+v", d.mails.sent)
	}
}

func TestACodeWorksOnceForItsPartyWithinTheHour(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	code := d.code(t)
	wantCode(t, d.claim(t, thief, code), CodeClaimCode)
	if err := d.claim(t, holder, code); err != nil {
		t.Fatal(err)
	}
	wantCode(t, d.claim(t, holder, code), CodeClaimCode)
	d.later(2 * time.Minute)
	d.ask(t, holder, hong.Name, hong.Identifier)
	d.later(codeLife)
	wantCode(t, d.claim(t, holder, d.code(t)), CodeClaimCode)
}

func TestFiveWrongTriesLockACode(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	code := d.code(t)
	for range codeTries {
		wantCode(t, d.claim(t, holder, "0000000x"), CodeClaimCode)
	}
	wantCode(t, d.claim(t, holder, code), CodeClaimCode)
	// A new code does not unlock it.
	d.later(2 * time.Minute)
	d.ask(t, holder, hong.Name, hong.Identifier)
	if len(d.mails.sent) != 1 {
		t.Error("a locked code was replaced")
	}
	d.later(codeLife)
	d.ask(t, holder, hong.Name, hong.Identifier)
	if err := d.claim(t, holder, d.code(t)); err != nil {
		t.Error(err)
	}
}

func TestFourWrongTriesLeaveTheCode(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	for range codeTries - 1 {
		wantCode(t, d.claim(t, holder, "0000000x"), CodeClaimCode)
	}
	if err := d.claim(t, holder, d.code(t)); err != nil {
		t.Error(err)
	}
}

func TestAnEntryIsNotFloodedWithCodes(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	d.ask(t, thief, hong.Name, hong.Identifier)
	if len(d.mails.sent) != 1 {
		t.Errorf("%d mails in one minute", len(d.mails.sent))
	}
	for i := range 2 * codesADay {
		d.later(2 * time.Minute)
		d.ask(t, value.DID("did:holdfast:"+strings.Repeat("x", i+1)), hong.Name, hong.Identifier)
	}
	if len(d.mails.sent) != codesADay {
		t.Errorf("%d mails in one day", len(d.mails.sent))
	}
}

func TestTheDatabaseHoldsNoCode(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	var path, ignored string
	var n int
	if err := d.db.QueryRow(`PRAGMA database_list`).Scan(&n, &ignored, &path); err != nil {
		t.Fatal(err)
	}
	if fileHolds(t, path, d.code(t)) {
		t.Error("the code is stored")
	}
}

func TestACodeIsNotLostWhenTheCaseCannotBeOpened(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	d.set(here, true)
	d.set(there, true)
	wantCode(t, d.claim(t, holder, d.code(t)), CodeNoCopy)
	d.set(here, false)
	if err := d.claim(t, holder, d.code(t)); err != nil {
		t.Error(err)
	}
}

func TestOfTwoClaimsAtOnceExactlyOneWins(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	code := d.code(t)
	errs := make(chan error, 8)
	for range cap(errs) {
		go func() { errs <- d.claim(t, holder, code) }()
	}
	won := 0
	for range cap(errs) {
		if err := <-errs; err == nil {
			won++
		} else if CodeOf(err) != CodeClaimCode {
			t.Error(err)
		}
	}
	if won != 1 {
		t.Errorf("%d claims won", won)
	}
}

func TestTheQueueOfRequestsIsBounded(t *testing.T) {
	d := newDesk(t)
	for range askedQueue {
		if !d.claims.Ask(issuer, holder, "a", "b") {
			t.Fatal("the queue is shorter than it says")
		}
	}
	if d.claims.Ask(issuer, holder, "a", "b") {
		t.Error("the queue is endless")
	}
}

func TestADeskSeesBothSidesAndGetsTheBodiesToSign(t *testing.T) {
	d := newDesk(t)
	d.ask(t, holder, hong.Name, hong.Identifier)
	opened, err := d.cases.Claim(t.Context(), issuer, d.party, d.code(t), "홍 길동", "1980.01.02")
	if err != nil {
		t.Fatal(err)
	}
	compared, err := d.cases.Compare(t.Context(), opened, d.entry)
	if err != nil || !compared.Match || compared.Registered.Name != hong.Name {
		t.Fatalf("got %+v, %v", compared, err)
	}
	prepared := Prepare(opened, here, d.entry, compared.Match, nil)
	if len(prepared) != 2 || prepared[0].Type != party.TypePartyIdentified || prepared[1].Type != holderrules.TypeClaimAttested || prepared[1].Register != issuer.ID {
		t.Fatalf("got %+v", prepared)
	}
	identified := prepared[0].Body.(*party.PartyIdentified)
	value, err := d.open(t.Context(), KindIdentification, identified.Commitment, anybodys)
	if err != nil || value.Party != holder {
		t.Errorf("what was presented is not at the party's homes: %v", err)
	}
	attested := prepared[1].Body.(*holderrules.ClaimAttested)
	if attested.Party != holder || attested.Entry != d.entry.ID || attested.Member != here || len(attested.Evidence) != 64 {
		t.Errorf("got %+v", attested)
	}
	if none := Prepare(opened, here, d.entry, false, nil); len(none) != 0 {
		t.Error("a mismatch has bodies to sign")
	}
	done, err := d.cases.Attested(t.Context(), opened.ID)
	if err != nil || done.State != CaseIsAttested || done.Presented != (Person{}) {
		t.Errorf("got %+v, %v", done, err)
	}
	if none := Prepare(done, here, d.entry, true, nil); len(none) != 0 {
		t.Error("a decided case has bodies to sign")
	}
}

func TestAnIdentifiedPartysClaimNeedsTheAttestationAlone(t *testing.T) {
	d := newDesk(t)
	d.party.Identified = &model.Identification{}
	d.ask(t, holder, hong.Name, hong.Identifier)
	opened, err := d.cases.Claim(t.Context(), issuer, d.party, d.code(t), hong.Name, hong.Identifier)
	if err != nil {
		t.Fatal(err)
	}
	if prepared := Prepare(opened, here, d.entry, true, nil); len(prepared) != 1 || prepared[0].Type != holderrules.TypeClaimAttested {
		t.Errorf("got %+v", prepared)
	}
}

func TestARefusedCaseLeavesNothingOfThePerson(t *testing.T) {
	d := newDesk(t)
	opened, copies, err := d.cases.Identify(t.Context(), d.party, Person{Kind: model.Person, Name: "김철수", Identifier: "1990-05-06"})
	if err != nil || copies != 2 || d.count(here) != 2 {
		t.Fatalf("%d copies, %v", copies, err)
	}
	refused, err := d.cases.Refuse(t.Context(), opened.ID, d.party.Homes, "신분증 사진이 흐림")
	if err != nil || refused.State != CaseIsRefused || d.count(here) != 1 {
		t.Fatalf("got %+v, %v", refused, err)
	}
	other := newMember(t, d.collections, there)
	for range 2 {
		other.round(t.Context())
		other.later(time.Hour)
	}
	if d.count(there) != 1 {
		t.Errorf("%d values stand at the other home", d.count(there))
	}
	again, err := d.cases.Get(t.Context(), opened.ID)
	if err != nil || again.Presented != (Person{}) || again.Reason == "" {
		t.Errorf("got %+v, %v", again, err)
	}
	_, err = d.cases.Attested(t.Context(), opened.ID)
	wantCode(t, err, CodeCaseClosed)
	_, err = d.cases.Get(t.Context(), "case-none")
	wantCode(t, err, CodeCaseUnknown)
}

func TestNewcomersCasesAreBoundedAmongThemselves(t *testing.T) {
	d := newDesk(t)
	d.cases.most = 2
	person := Person{Kind: model.Person, Name: "김철수", Identifier: "1990-05-06"}
	for i, want := range []Code{"", "", CodeCasesFull} {
		newcomer := model.Party{DID: value.DID("did:holdfast:new" + string(rune('a'+i))), Homes: d.party.Homes}
		_, _, err := d.cases.Identify(t.Context(), newcomer, person)
		wantCode(t, err, want)
	}
	d.register.parties = map[value.DID]model.Party{d.party.DID: d.party}
	_, _, err := d.cases.Identify(t.Context(), d.party, person)
	wantCode(t, err, "")
}

func TestACaseThatNobodyAnswersEndsAndIsPurgedUnlessTheLedgerStandsOnIt(t *testing.T) {
	d := newDesk(t)
	person := Person{Kind: model.Person, Name: "김철수", Identifier: "1990-05-06"}
	other := model.Party{DID: "did:holdfast:other", Homes: d.party.Homes}
	idle, _, err := d.cases.Identify(t.Context(), d.party, person)
	if err != nil {
		t.Fatal(err)
	}
	attested, _, err := d.cases.Identify(t.Context(), other, person)
	if err != nil {
		t.Fatal(err)
	}
	other.Identified = &model.Identification{Commitment: attested.Commitment}
	d.register.parties = map[value.DID]model.Party{other.DID: other}
	states := func() (states []CaseState) {
		for _, id := range []CaseID{idle.ID, attested.ID} {
			found, err := d.cases.Get(t.Context(), id)
			if err != nil || found.State != CaseIsOpen && found.Presented != (Person{}) {
				t.Errorf("got %+v, %v", found, err)
			}
			states = append(states, found.State)
		}
		return states
	}
	for _, step := range []struct {
		after time.Duration
		want  []CaseState
		here  int
	}{
		{openFor - time.Second, []CaseState{CaseIsOpen, CaseIsOpen}, 3},
		{time.Second, []CaseState{CaseIsRefused, CaseIsAttested}, 2},
	} {
		d.later(step.after)
		if err := d.cases.Expire(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := states(); !slices.Equal(got, step.want) || d.count(here) != step.here {
			t.Errorf("the cases are %v with %d values here", got, d.count(here))
		}
	}
}

func TestCasesAreListedAndBounded(t *testing.T) {
	d := newDesk(t)
	person := Person{Kind: model.Person, Name: "김철수", Identifier: "1990-05-06"}
	for range maxOpenCases {
		if _, _, err := d.cases.Identify(t.Context(), d.party, person); err != nil {
			t.Fatal(err)
		}
	}
	_, _, err := d.cases.Identify(t.Context(), d.party, person)
	wantCode(t, err, CodeTooManyCases)
	first, err := d.cases.List(t.Context(), CaseIsOpen, 0, 3)
	if err != nil || len(first) != 3 {
		t.Fatalf("got %d, %v", len(first), err)
	}
	rest, err := d.cases.List(t.Context(), "", first[2].Place, 10)
	if err != nil || len(rest) != maxOpenCases-3 {
		t.Errorf("got %d, %v", len(rest), err)
	}
	stranger := d.party
	stranger.Homes = []value.MemberID{there, "member3"}
	_, _, err = d.cases.Identify(t.Context(), stranger, person)
	wantCode(t, err, CodeNotHome)
}
