// Package sdjwt issues and verifies SD-JWT verifiable credentials: typ
// "dc+sd-jwt", RFC 9901 (SD-JWT) and the SD-JWT VC draft, with SHA-256 only.
//
// It promises that a credential is accepted only if the key that its issuer
// itself publishes signed it, if every disclosure belongs to a digest in it,
// if it is within its time, and, where the caller asks for it, if the holder it
// was issued to presents it to this verifier now. The issuer's key decides the
// algorithm; every byte of the compact form is covered, and nothing has two
// spellings. All work is bounded, and nothing is fetched.
//
// It must not decide what a credential's claims mean, nor whether what they say
// is still so: a genuine credential may have been superseded. Who calls it asks
// the ledger for that.
//
// Narrower than the standards, on purpose: the protected header is exactly
// alg, kid and typ (so no x5c and no key in the token); cnf holds a jwk; iss,
// iat and vct are required; a key binding JWT has exactly iat, aud, nonce and
// sd_hash, and one that was not asked for is refused.
package sdjwt

import (
	"time"

	"holdfast/did/internal/strict"
)

const (
	// MaxCompact is the longest credential or presentation that is read, in
	// bytes.
	MaxCompact = 128 << 10
	// MaxDisclosures is how many claims of one credential may be disclosable.
	MaxDisclosures = 128
	// MaxBindingAge is the oldest a key binding may be.
	MaxBindingAge = 3 * time.Minute
	// ClockSkew is how far another's clock may be ahead of the verifier's.
	ClockSkew = 30 * time.Second

	maxDisclosure = 16 << 10
	maxDepth      = 12
	maxText       = 512
	saltSize      = 16
)

// limits bound the JSON of a credential's payload.
var limits = strict.Limits{Bytes: 64 << 10, Depth: maxDepth}

// Names with a meaning of their own: RFC 9901 reserves the first three for
// selective disclosure; the others the verifier must always see (SD-JWT VC
// section 3.2.2.2), so they are never disclosable.
const (
	claimDigests   = "_sd"
	claimElement   = "..."
	claimAlgorithm = "_sd_alg"

	claimIssuer    = "iss"
	claimType      = "vct"
	claimIssuedAt  = "iat"
	claimNotBefore = "nbf"
	claimExpires   = "exp"
	claimHolder    = "cnf"
)

func reserved(name string) bool {
	return name == claimDigests || name == claimElement || name == claimAlgorithm
}

func alwaysVisible(name string) bool {
	switch name {
	case claimIssuer, claimType, "vct#integrity", claimIssuedAt, claimNotBefore, claimExpires, claimHolder, "status":
		return true
	}
	return false
}
