package sdjwt

import (
	"crypto/sha256"
	"time"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

// IssuerKeys returns the key kid of the issuer iss. It answers only for keys
// that iss itself publishes: a key that merely exists, such as the one inside a
// did:key, says nothing about another issuer. Errors: not_found if iss has no
// such key; anything else means that it could not be found out.
type IssuerKeys func(iss, kid string) (proof.PublicKey, error)

// Options are what the verifier requires.
type Options struct {
	// Type is the vct that is asked for. Empty: any.
	Type string
	// KeyBinding requires the holder's presentation to Audience in answer to
	// Nonce. Without it a key binding is refused.
	KeyBinding bool
	Audience   string
	Nonce      string
}

// Verified is a credential that its issuer signed and that is in its time.
type Verified struct {
	Issuer string
	KeyID  string
	Type   string
	// Holder is the key it was issued to, or zero. It presented the credential
	// itself only if Options.KeyBinding was set.
	Holder   proof.PublicKey
	IssuedAt time.Time
	// Expires is zero if it has no end.
	Expires time.Time
	// Claims is the payload with the disclosed claims in place: strings, bools,
	// nil, json.Number, []any and map[string]any.
	Claims map[string]any
	// Digest is the SHA-256 of the issuer's JWT, the same for every selection of
	// disclosures.
	Digest [sha256.Size]byte
}

// Verify checks a credential or presentation.
//
// Errors: too_large and malformed; unknown_issuer, and those of keys;
// wrong_algorithm, wrong_type; forged if the signature, a disclosure or the
// binding's digest does not match; expired, not_yet_valid; no_holder_proof,
// wrong_audience, wrong_nonce for the key binding.
func Verify(compact string, keys IssuerKeys, now time.Time, options Options) (Verified, error) {
	if options.KeyBinding && (options.Audience == "" || options.Nonce == "") {
		return Verified{}, fault.New(fault.Internal, "a key binding is asked for without audience or nonce")
	}
	p, err := Parse(compact)
	if err != nil {
		return Verified{}, err
	}
	if err := p.verifySignature(keys); err != nil {
		return Verified{}, err
	}
	claims, err := p.claims()
	if err != nil {
		return Verified{}, err
	}
	if err := p.checkTimes(now); err != nil {
		return Verified{}, err
	}
	if options.Type != "" && options.Type != p.payload.credentialType {
		return Verified{}, fault.New(fault.WrongType, "credential is of another type")
	}
	if err := p.checkBinding(now, options); err != nil {
		return Verified{}, err
	}
	return Verified{
		Issuer:   p.payload.issuer,
		KeyID:    p.token.KeyID,
		Type:     p.payload.credentialType,
		Holder:   p.payload.holder,
		IssuedAt: p.payload.issuedAt,
		Expires:  p.payload.expires,
		Claims:   claims,
		Digest:   sha256.Sum256([]byte(p.jwt)),
	}, nil
}

func (p *Parsed) verifySignature(keys IssuerKeys) error {
	key, err := keys(p.payload.issuer, p.token.KeyID)
	if fault.CodeOf(err) == fault.NotFound {
		return fault.Wrap(fault.UnknownIssuer, "the issuer publishes no such key", err)
	}
	if err != nil {
		return err
	}
	return p.token.Verify(key, proof.TypCredential)
}
