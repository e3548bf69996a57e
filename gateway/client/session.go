package client

import (
	"context"
	"fmt"
	"time"

	"holdfast/chaincode/rules/party"
	"holdfast/did/login"
	"holdfast/gateway/api"
)

// Login begins a session: it returns the same site, which now knows the wallet's party. The wallet signs the site's
// challenge only if it names the site or the consortium as its audience, so that no other site can use the answer.
func (s *Site) Login(ctx context.Context, wallet *Wallet) (*Site, error) {
	return s.login(ctx, wallet, nil)
}

func (s *Site) login(ctx context.Context, wallet *Wallet, introduction *party.Introduction) (*Site, error) {
	var asked api.LoginChallenge
	if err := s.post(ctx, "/v1/login/challenge", struct{}{}, &asked); err != nil {
		return nil, err
	}
	if asked.Aud != s.URL && (s.front == "" || asked.Aud != s.front) {
		return nil, fmt.Errorf("%s asked to log in at %q, which is not its address; nothing was signed", s.Member, asked.Aud)
	}
	challenge := login.Challenge{
		Nonce: login.Nonce(asked.Nonce), Audience: login.Audience(asked.Aud), Expires: time.Unix(int64(asked.Expires), 0).UTC(),
	}
	response, err := wallet.answer(challenge, time.Now())
	if err != nil {
		return nil, err
	}
	var begun api.LoginAnswer
	if err := s.post(ctx, "/v1/login", api.LoginRequest{Did: wallet.DID(), Response: response, Introduction: introduction}, &begun); err != nil {
		return nil, err
	}
	session := *s
	session.token = begun.Token
	return &session, nil
}

// Session is who is logged in, and as what the ledger knows them.
func (s *Site) Session(ctx context.Context) (answer api.Session, err error) {
	return answer, s.get(ctx, "/v1/session", nil, &answer)
}

// Logout ends the session.
func (s *Site) Logout(ctx context.Context) error { return s.post(ctx, "/v1/logout", struct{}{}, nil) }
