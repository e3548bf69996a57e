package login

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/gowebpki/jcs"

	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/proof"
)

// MaxResponse is the longest response that is read, in bytes.
const MaxResponse = 4 << 10

// payload is what is signed, members in the order of JCS (RFC 8785). Times are
// whole seconds since 1970.
type payload struct {
	Audience Audience `json:"aud"`
	DID      did.DID  `json:"did"`
	Expires  int64    `json:"exp"`
	IssuedAt int64    `json:"iat"`
	Nonce    Nonce    `json:"nonce"`
}

// Login is who answered a challenge.
type Login struct {
	DID      did.DID
	KeyID    string
	Key      proof.PublicKey
	SignedAt time.Time
}

// KeyLookup returns the key kid of the identifier id if it may log in now. It
// answers only for keys that id itself lists. Errors: not_found; anything else
// means that it could not be found out.
type KeyLookup func(id did.DID, kid string) (proof.PublicKey, error)

// SignResponse answers a challenge as id, whose key kid the signer holds. The
// response is a compact JWS with typ proof.TypLogin. Errors: malformed, and
// those of the signer.
func SignResponse(signer proof.Signer, kid string, id did.DID, challenge Challenge, now time.Time) (string, error) {
	if _, err := did.Parse(string(id)); err != nil {
		return "", err
	}
	encoded, err := payload{
		Audience: challenge.Audience,
		DID:      id,
		Expires:  challenge.Expires.Unix(),
		IssuedAt: now.Unix(),
		Nonce:    challenge.Nonce,
	}.encode()
	if err != nil {
		return "", err
	}
	return proof.SignAttached(signer, proof.TypLogin, kid, encoded)
}

// NonceOf returns the nonce that a response claims to answer, after checking
// its form, so that its challenge can be found. Nothing is verified by it.
// Errors: too_large, malformed.
func NonceOf(response string) (Nonce, error) {
	_, claims, err := parse(response)
	return claims.Nonce, err
}

// ChallengeOf is NonceOf with all that a response claims of its challenge, for a
// verifier whose nonces show whether it gave that challenge.
func ChallengeOf(response string) (Challenge, error) {
	_, claims, err := parse(response)
	return Challenge{claims.Nonce, claims.Audience, time.Unix(claims.Expires, 0).UTC()}, err
}

// VerifyResponse checks that response answers challenge now and says who did.
//
// Errors: too_large, malformed; wrong_audience, wrong_nonce; expired,
// not_yet_valid; wrong_subject for a key that the identifier does not have;
// wrong_algorithm, wrong_type, forged; and those of the lookup.
func VerifyResponse(challenge Challenge, response string, lookup KeyLookup, now time.Time) (Login, error) {
	token, claims, err := parse(response)
	if err != nil {
		return Login{}, err
	}
	if err := claims.check(challenge, now); err != nil {
		return Login{}, err
	}
	key, err := lookup(claims.DID, token.KeyID)
	if fault.CodeOf(err) == fault.NotFound {
		return Login{}, fault.Wrap(fault.WrongSubject, "the identifier has no such key to log in with", err)
	}
	if err != nil {
		return Login{}, err
	}
	if err := token.Verify(key, proof.TypLogin); err != nil {
		return Login{}, err
	}
	return Login{claims.DID, token.KeyID, key, time.Unix(claims.IssuedAt, 0).UTC()}, nil
}

// check compares the claims with the challenge, and with the clock.
func (p payload) check(challenge Challenge, now time.Time) error {
	issued, expires := time.Unix(p.IssuedAt, 0), time.Unix(p.Expires, 0)
	switch {
	case p.Audience != challenge.Audience:
		return fault.New(fault.WrongAudience, "response was made for another verifier")
	case p.Nonce != challenge.Nonce:
		return fault.New(fault.WrongNonce, "response answers another challenge")
	case p.Expires != challenge.Expires.Unix():
		return fault.New(fault.WrongNonce, "response changes the end of its challenge")
	case !now.Before(expires) || now.Sub(issued) > MaxTTL:
		return fault.New(fault.Expired, "challenge or response is too old")
	case issued.Sub(now) > ClockSkew:
		return fault.New(fault.NotYetValid, "response was signed in the future")
	}
	return nil
}

func parse(response string) (proof.Attached, payload, error) {
	if len(response) > MaxResponse {
		return proof.Attached{}, payload{}, fault.New(fault.TooLarge, "response is longer than allowed")
	}
	token, err := proof.ParseAttached(response)
	if err != nil {
		return proof.Attached{}, payload{}, err
	}
	claims, err := decode(token.Payload)
	return token, claims, err
}

// decode reads a payload that is exactly its canonical encoding: a member that
// is unknown, missing, twice or spelled in another case does not survive that.
func decode(data []byte) (payload, error) {
	refused := fault.New(fault.Malformed, "response is not a canonical login statement")
	var p payload
	if err := json.Unmarshal(data, &p); err != nil {
		return payload{}, refused
	}
	if again, err := p.encode(); err != nil || !bytes.Equal(again, data) {
		return payload{}, refused
	}
	if _, err := did.Parse(string(p.DID)); err != nil {
		return payload{}, err
	}
	return p, nil
}

func (p payload) encode() ([]byte, error) {
	encoded, err := json.Marshal(p)
	if err != nil {
		return nil, fault.Wrap(fault.Malformed, "login statement cannot be encoded", err)
	}
	canonical, err := jcs.Transform(encoded)
	if err != nil {
		return nil, fault.Wrap(fault.Malformed, "login statement cannot be encoded", err)
	}
	return canonical, nil
}
