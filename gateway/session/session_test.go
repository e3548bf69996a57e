package session

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/login"
	"holdfast/did/proof"
	"holdfast/gateway/store/sqlite"
)

const site login.Audience = "http://member1.localhost:7400"

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// person is somebody with a wallet.
type person struct {
	key *proof.PrivateKey
	did value.DID
	kid value.KeyID
}

func newPerson(t *testing.T) person {
	t.Helper()
	key, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	party := value.PartyDID(key.Public().Thumbprint())
	return person{key, party, value.KeyOf(party, key.Public().Thumbprint())}
}

func (p person) record(purposes ...model.Purpose) model.Party {
	return model.Party{DID: p.did, Keys: []model.Key{{ID: p.kid, JWK: string(p.key.Public().JWK()), Purposes: purposes}}}
}

func (p person) answer(t *testing.T, c login.Challenge, at time.Time) string {
	t.Helper()
	response, err := login.SignResponse(p.key, string(p.kid), did.DID(p.did), c, at)
	if err != nil {
		t.Fatal(err)
	}
	return response
}

// ledger is the parties that stand on it now.
type ledger struct {
	mu      sync.Mutex
	parties map[value.DID]model.Party
	broken  error
}

func (l *ledger) Party(_ context.Context, party value.DID) (model.Party, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	found, ok := l.parties[party]
	return found, ok, l.broken
}

func (l *ledger) put(p model.Party) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.parties[p.DID] = p
}

type world struct {
	*Manager
	ledger *ledger
	clock  atomic.Int64
	path   string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{ledger: &ledger{parties: map[value.DID]model.Party{}}, path: filepath.Join(t.TempDir(), "site.db")}
	w.clock.Store(start.Unix())
	opened, err := sqlite.Open(t.Context(), w.path, sqlite.Migrations{Name: "session", Files: Migrations()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	w.Manager = New(Options{DB: opened.DB(), Reader: opened.Reader(), Parties: w.ledger, Now: w.now})
	return w
}

func (w *world) now() time.Time { return time.Unix(w.clock.Load(), 0) }

func (w *world) later(d time.Duration) { w.clock.Add(int64(d / time.Second)) }

func (w *world) challenge(t *testing.T) login.Challenge {
	t.Helper()
	c, err := w.Challenge(site)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (w *world) login(t *testing.T, p person) Session {
	t.Helper()
	s, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAPartyLogsInAndOut(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin, model.PurposeSign))
	s := w.login(t, p)
	again, err := w.Of(t.Context(), s.Token)
	if err != nil || again.DID != p.did || again.Key != p.kid || !again.Expires.Equal(start.Add(lifetime)) {
		t.Fatalf("got %+v, %v", again, err)
	}
	if other := w.login(t, p); other.Token == s.Token {
		t.Error("two logins share a token")
	}
	if err := w.End(t.Context(), s.Token); err != nil {
		t.Fatal(err)
	}
	wantNoSession(t, w, s.Token)
}

func TestASessionEndsAfterEightHours(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	s := w.login(t, p)
	w.later(lifetime - time.Second)
	if _, err := w.Of(t.Context(), s.Token); err != nil {
		t.Fatal(err)
	}
	w.later(time.Second)
	wantNoSession(t, w, s.Token)
}

func TestARevokedKeyNeitherLogsInNorKeepsItsSession(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	s := w.login(t, p)
	answer := p.answer(t, w.challenge(t), w.now())
	w.ledger.put(model.Party{DID: p.did})
	wantNoSession(t, w, s.Token)
	_, err := w.Login(t.Context(), p.did, answer, nil)
	wantCode(t, err, CodeRefused)
	w.ledger.put(p.record(model.PurposeLogin))
	wantNoSession(t, w, s.Token) // it has ended for good
}

// TestARetiringKeyLogsInUntilItsMomentAndARevokedOneNever keeps the key on the party's record, as the ledger does.
func TestARetiringKeyLogsInUntilItsMomentAndARevokedOneNever(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	ending := func(until, at time.Duration) model.Party {
		party := p.record(model.PurposeLogin)
		return party.Ending(0, value.Time(start.Add(until).Unix()), model.Stamp{At: value.Time(start.Add(at).Unix())})
	}
	w.ledger.put(p.record(model.PurposeLogin))
	before := w.login(t, p)
	w.ledger.put(ending(time.Hour, 0))
	during := w.login(t, p)
	w.later(time.Hour - time.Second)
	for _, s := range []Session{before, during} {
		if _, err := w.Of(t.Context(), s.Token); err != nil {
			t.Error(err)
		}
	}
	w.later(time.Second)
	wantNoSession(t, w, before.Token)
	wantNoSession(t, w, during.Token)
	_, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), nil)
	wantCode(t, err, CodeRefused)

	w.ledger.put(p.record(model.PurposeLogin))
	standing := w.login(t, p)
	// The ledger's clock is ahead of this site's: revoked is revoked.
	w.ledger.put(ending(3*time.Hour, 3*time.Hour))
	wantNoSession(t, w, standing.Token)
	_, err = w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), nil)
	wantCode(t, err, CodeRefused)
}

func TestWhoMayNotLogIn(t *testing.T) {
	w, p, other := newWorld(t), newPerson(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	w.ledger.put(other.record(model.PurposeLogin))
	signer := newPerson(t)
	w.ledger.put(signer.record(model.PurposeSign))
	strange := w.challenge(t)
	strange.Audience = "http://attacker.localhost:7400"
	stretched := w.challenge(t)
	stretched.Expires = stretched.Expires.Add(time.Minute)
	never, err := login.NewChallenge(strings.NewReader(strings.Repeat("x", 64)), site, w.now(), time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	command, err := proof.SignDetached(p.key, proof.TypCommand, string(p.kid), []byte(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]struct {
		as       value.DID
		response string
		want     Code
	}{
		"another audience":       {p.did, p.answer(t, strange, start), CodeChallengeUnknown},
		"a stretched challenge":  {p.did, p.answer(t, stretched, start), CodeChallengeUnknown},
		"a nonce never given":    {p.did, p.answer(t, never, start), CodeChallengeUnknown},
		"a key only for signing": {signer.did, signer.answer(t, w.challenge(t), start), CodeRefused},
		"nobody on the ledger":   {newPerson(t).did, newPerson(t).answer(t, w.challenge(t), start), CodeRefused},
		"as another party":       {other.did, p.answer(t, w.challenge(t), start), CodeRefused},
		"with another's key":     {p.did, person{other.key, p.did, p.kid}.answer(t, w.challenge(t), start), CodeRefused},
		"a command's proof":      {p.did, command, CodeRefused},
		"nothing":                {p.did, "", CodeRefused},
		"too much":               {p.did, strings.Repeat("a", 1<<20), CodeRefused},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := w.Login(t.Context(), try.as, try.response, nil)
			wantCode(t, err, try.want)
			if s.Token != "" {
				t.Error("a token came all the same")
			}
		})
	}
}

func TestAChallengeIsAnsweredOnce(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	c := w.challenge(t)
	if _, err := w.Login(t.Context(), p.did, p.answer(t, c, start), nil); err != nil {
		t.Fatal(err)
	}
	_, err := w.Login(t.Context(), p.did, p.answer(t, c, start), nil)
	wantCode(t, err, CodeChallengeUnknown)

	spoilt := w.challenge(t)
	_, err = w.Login(t.Context(), p.did, newPerson(t).answer(t, spoilt, start), nil)
	wantCode(t, err, CodeRefused)
	_, err = w.Login(t.Context(), p.did, p.answer(t, spoilt, start), nil)
	wantCode(t, err, CodeChallengeUnknown)
}

func TestAChallengeExpires(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	answer := p.answer(t, w.challenge(t), start)
	w.later(challengeLife)
	_, err := w.Login(t.Context(), p.did, answer, nil)
	wantCode(t, err, CodeChallengeUnknown)
}

func TestOfManyAnswersAtOnceExactlyOneWins(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	answer := p.answer(t, w.challenge(t), start)
	var won atomic.Int32
	var all sync.WaitGroup
	begin := make(chan struct{})
	for range 16 {
		all.Go(func() {
			<-begin
			_, err := w.Login(t.Context(), p.did, answer, nil)
			switch {
			case err == nil:
				won.Add(1)
			case CodeOf(err) != CodeChallengeUnknown:
				t.Error(err)
			}
		})
	}
	close(begin)
	all.Wait()
	if won.Load() != 1 {
		t.Errorf("%d answers won", won.Load())
	}
}

func TestAnsweredChallengesAreRememberedUntilTheyExpireAndBounded(t *testing.T) {
	c := newChallenges(rand.Reader, 2)
	given := func(at time.Time) login.Challenge {
		fresh, err := login.NewChallenge(rand.Reader, site, at, challengeLife)
		if err != nil {
			t.Fatal(err)
		}
		if fresh, err = c.give(fresh); err != nil {
			t.Fatal(err)
		}
		return fresh
	}
	first := given(start)
	for _, challenge := range []login.Challenge{first, given(start)} {
		if err := c.take(challenge, start); err != nil {
			t.Fatal(err)
		}
	}
	wantCode(t, c.take(first, start), CodeChallengeUnknown)
	wantCode(t, c.take(given(start), start), CodeBusy)
	later := start.Add(challengeLife)
	wantCode(t, c.take(first, later), CodeChallengeUnknown)
	if err := c.take(given(later), later); err != nil || len(c.used) != 1 {
		t.Errorf("%d are remembered (%v)", len(c.used), err)
	}
	other := newChallenges(rand.Reader, 2)
	wantCode(t, other.take(given(start), start), CodeChallengeUnknown)
}

func TestALedgerThatCannotBeReadIsNotARefusal(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	s := w.login(t, p)
	w.ledger.broken = errors.New("the read model is away")
	if _, err := w.Of(t.Context(), s.Token); err == nil || CodeOf(err) != "" {
		t.Errorf("got %v", err)
	}
	if _, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), start), nil); err == nil || CodeOf(err) != "" {
		t.Errorf("got %v", err)
	}
	w.ledger.broken = nil
	if _, err := w.Of(t.Context(), s.Token); err != nil {
		t.Errorf("the session was lost: %v", err)
	}
}

func TestTheDatabaseHoldsNoToken(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin))
	s := w.login(t, p)
	var kept string
	if err := w.sessions.Store.(*table).db.QueryRow(`SELECT token FROM session`).Scan(&kept); err != nil {
		t.Fatal(err)
	}
	if kept == "" || strings.Contains(kept, s.Token) {
		t.Error("the token is stored")
	}
	wantNoSession(t, w, kept)
}

func TestSessionsAreBounded(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.sessions.Store.(*table).most = 2
	w.ledger.put(p.record(model.PurposeLogin))
	first := w.login(t, p)
	w.later(time.Second)
	second := w.login(t, p)
	w.later(time.Second)
	third := w.login(t, p)
	wantNoSession(t, w, first.Token)
	for _, s := range []Session{second, third} {
		if _, err := w.Of(t.Context(), s.Token); err != nil {
			t.Error(err)
		}
	}
}

func TestTheCookieIsNotForScriptsOrOtherSites(t *testing.T) {
	w := newWorld(t)
	w.secure = true
	c := w.Cookie(Session{Token: "abc", Expires: start})
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Domain != "" || c.Name != "holdfast_session" {
		t.Errorf("got %+v", c)
	}
	request, _ := http.NewRequest(http.MethodGet, "/", nil)
	request.AddCookie(c)
	if token, byCookie := TokenOf(request); token != "abc" || !byCookie {
		t.Errorf("got %q, %v", token, byCookie)
	}
	request.Header.Set("Authorization", "Bearer xyz")
	if token, byCookie := TokenOf(request); token != "xyz" || byCookie {
		t.Errorf("got %q, %v", token, byCookie)
	}
}

func wantNoSession(t *testing.T, w *world, token string) {
	t.Helper()
	_, err := w.Of(t.Context(), token)
	wantCode(t, err, CodeNone)
}

func wantCode(t *testing.T, err error, want Code) {
	t.Helper()
	if got := CodeOf(err); got != want {
		t.Errorf("got the code %q (%v), want %q", got, err, want)
	}
}
