package session

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/login"
	"holdfast/did/proof"
)

const (
	// CookieName is the cookie that carries a session's token.
	CookieName = "holdfast_session"
	// lifetime is how long a session lasts at most.
	lifetime = 8 * time.Hour
	// challengeLife is how long a challenge is open; login.MaxTTL at most.
	challengeLife = 3 * time.Minute
	// maxToken is the longest token that is looked up, in bytes.
	maxToken = 128

	keyParty = "did"
	keyKey   = "kid"
)

// Parties finds a party as the ledger knows it now. ok is false when there is none.
type Parties interface {
	Party(ctx context.Context, party value.DID) (found model.Party, ok bool, err error)
}

// Options is what a Manager works with.
type Options struct {
	// DB has this package's tables (Migrations) and is written; Reader is read, and may be the same.
	DB, Reader *sql.DB
	Parties    Parties
	// Secure says that the site is reached over TLS alone, so that the cookie is never sent without.
	Secure bool
	// Now is the clock, and Random the source of nonces; nil for the real ones.
	Now    func() time.Time
	Random io.Reader
}

// Manager gives challenges and keeps sessions. It is safe for concurrent use.
type Manager struct {
	sessions   *scs.SessionManager
	challenges *challenges
	parties    Parties
	newcomers  *newcomers
	now        func() time.Time
	random     io.Reader
	secure     bool
}

// Session is who is logged in.
type Session struct {
	DID value.DID
	// Key is the key that logged in.
	Key value.KeyID
	// Token is what the client shows; a secret.
	Token string
	// Expires is when the session ends at the latest.
	Expires time.Time
}

// New makes a Manager.
func New(options Options) *Manager {
	m := &Manager{
		sessions: scs.New(), parties: options.Parties,
		now: options.Now, random: options.Random, secure: options.Secure,
	}
	if m.now == nil {
		m.now = time.Now
	}
	if m.random == nil {
		m.random = rand.Reader
	}
	m.challenges = newChallenges(m.random, maxUsed)
	m.sessions.Lifetime = lifetime
	m.sessions.HashTokenInStore = true
	m.sessions.Store = &table{options.DB, options.Reader, m.now, maxSessions}
	m.newcomers = &newcomers{options.DB, options.Reader, m.now, maxNewcomers}
	return m
}

// Challenge gives a nonce for the audience to sign. Errors: those of package login.
func (m *Manager) Challenge(audience login.Audience) (login.Challenge, error) {
	challenge, err := login.NewChallenge(m.random, audience, m.now(), challengeLife)
	if err != nil {
		return challenge, err
	}
	return m.challenges.give(challenge)
}

// Login begins a session for the party that answered a challenge. The challenge is used up, whether or not the answer is
// right. Newcomer is nil, or what a party that the ledger does not know says of itself: its homes and its keys, the first of which
// names it and is the only one that it logs in with; it is kept, and the party logs in without it from then on. Errors:
// CodeChallengeUnknown, CodeRefused, CodeBusy; anything else means that the ledger's copy could not be read.
func (m *Manager) Login(ctx context.Context, party value.DID, response string, newcomer *model.Party) (Session, error) {
	challenge, err := login.ChallengeOf(response)
	if err != nil {
		return Session{}, &Error{CodeRefused, "the answer's form: " + string(fault.CodeOf(err))}
	}
	now := m.now()
	if err := m.challenges.take(challenge, now); err != nil {
		return Session{}, err
	}
	lookup := func(id did.DID, kid string) (proof.PublicKey, error) {
		return m.loginKey(ctx, value.DID(id), value.KeyID(kid), newcomer)
	}
	answered, err := login.VerifyResponse(challenge, response, lookup, now)
	switch {
	case err != nil && fault.CodeOf(err) == fault.Internal:
		return Session{}, err
	case err != nil:
		return Session{}, &Error{CodeRefused, "the answer: " + string(fault.CodeOf(err))}
	case value.DID(answered.DID) != party:
		return Session{}, &Error{CodeRefused, "the answer is another party's"}
	}
	if err := m.remember(ctx, party, newcomer); err != nil {
		return Session{}, err
	}
	return m.begin(ctx, party, value.KeyID(answered.KeyID))
}

// remember keeps a newcomer who has logged in, with what they said of themselves last.
func (m *Manager) remember(ctx context.Context, party value.DID, newcomer *model.Party) error {
	if _, known, err := m.parties.Party(ctx, party); known || err != nil {
		return err
	}
	if newcomer != nil {
		return m.newcomers.keep(ctx, *newcomer)
	}
	kept, ok, err := m.newcomers.find(ctx, party)
	if !ok || err != nil {
		return err
	}
	return m.newcomers.keep(ctx, kept)
}

// Newcomer is what a party that has logged in here, and that the ledger does not know, said of itself. ok is false for every other.
func (m *Manager) Newcomer(ctx context.Context, party value.DID) (found model.Party, ok bool, err error) {
	if _, known, err := m.parties.Party(ctx, party); known || err != nil {
		return model.Party{}, false, err
	}
	return m.newcomers.find(ctx, party)
}

// loginKey finds the key, if the ledger lets the party log in with it now, or if it names a party that the ledger does not know.
func (m *Manager) loginKey(ctx context.Context, party value.DID, name value.KeyID, newcomer *model.Party) (proof.PublicKey, error) {
	found, ok, err := m.parties.Party(ctx, party)
	if !ok && err == nil {
		if found, ok, err = m.newcomers.find(ctx, party); newcomer != nil {
			found, ok = *newcomer, true
		}
		if ok && err == nil {
			return namingKey(found, name)
		}
	}
	if err != nil {
		return proof.PublicKey{}, fault.Wrap(fault.Internal, "the party could not be looked up", err)
	}
	key, usable := found.Usable(name, value.Time(m.now().Unix()), model.PurposeLogin)
	if !ok || !usable {
		return proof.PublicKey{}, fault.New(fault.NotFound, "the party has no such key to log in with")
	}
	return proof.ParseJWK([]byte(key.JWK))
}

// namingKey is the key that a newcomer is named after, if that is the key asked for. Nothing shows yet that their others are theirs.
func namingKey(newcomer model.Party, name value.KeyID) (proof.PublicKey, error) {
	other := fault.New(fault.NotFound, "a newcomer logs in with the key that names them")
	if len(newcomer.Keys) == 0 {
		return proof.PublicKey{}, other
	}
	key, err := proof.ParseJWK([]byte(newcomer.Keys[0].JWK))
	if err == nil && (value.PartyDID(key.Thumbprint()) != newcomer.DID || value.KeyOf(newcomer.DID, key.Thumbprint()) != name) {
		err = other
	}
	return key, err
}

func (m *Manager) begin(ctx context.Context, party value.DID, key value.KeyID) (Session, error) {
	ctx, err := m.sessions.Load(ctx, "")
	if err != nil {
		return Session{}, err
	}
	m.sessions.SetDeadline(ctx, m.now().Add(lifetime))
	m.sessions.Put(ctx, keyParty, string(party))
	m.sessions.Put(ctx, keyKey, string(key))
	_, known, err := m.parties.Party(ctx, party)
	if err != nil {
		return Session{}, err
	}
	token, expires, err := m.sessions.Commit(context.WithValue(ctx, ownerKey{}, owner{party, !known}))
	return Session{party, key, token, expires}, err
}

// Of finds the session of a token. Errors: CodeNone when there is none, or when its key may not log in any more, which
// ends it; anything else means that it could not be found out.
func (m *Manager) Of(ctx context.Context, token string) (Session, error) {
	none := &Error{CodeNone, "no session"}
	if token == "" || len(token) > maxToken {
		return Session{}, none
	}
	loaded, err := m.sessions.Load(ctx, token)
	if err != nil {
		return Session{}, err
	}
	session := Session{
		DID: value.DID(m.sessions.GetString(loaded, keyParty)), Key: value.KeyID(m.sessions.GetString(loaded, keyKey)),
		Token: token, Expires: m.sessions.Deadline(loaded),
	}
	if session.DID == "" || !m.now().Before(session.Expires) {
		return Session{}, none
	}
	if _, err := m.loginKey(ctx, session.DID, session.Key, nil); err != nil {
		if fault.CodeOf(err) == fault.Internal {
			return Session{}, err
		}
		return Session{}, errors.Join(none, m.sessions.Destroy(loaded))
	}
	return session, nil
}

// End ends a session. One that does not exist is ended already.
func (m *Manager) End(ctx context.Context, token string) error {
	if token == "" || len(token) > maxToken {
		return nil
	}
	loaded, err := m.sessions.Load(ctx, token)
	if err != nil {
		return err
	}
	return m.sessions.Destroy(loaded)
}

// TokenOf is the token that a request shows, and whether it came by cookie. A bearer token goes before the cookie.
func TokenOf(r *http.Request) (token string, byCookie bool) {
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return strings.TrimSpace(bearer), false
	}
	cookie, err := r.Cookie(CookieName)
	if err != nil {
		return "", false
	}
	return cookie.Value, true
}

// Cookie carries a session to a browser.
func (m *Manager) Cookie(s Session) *http.Cookie {
	return &http.Cookie{
		Name: CookieName, Value: s.Token, Path: "/", Expires: s.Expires, HttpOnly: true, Secure: m.secure, SameSite: http.SameSiteLaxMode,
	}
}

// NoCookie makes a browser forget its session.
func (m *Manager) NoCookie() *http.Cookie {
	return &http.Cookie{Name: CookieName, Path: "/", MaxAge: -1, HttpOnly: true, Secure: m.secure, SameSite: http.SameSiteLaxMode}
}
