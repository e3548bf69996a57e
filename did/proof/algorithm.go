package proof

// Algorithm is a JWS "alg" (RFC 7518 section 3.1, RFC 8037, RFC 8812). There
// is one per key type, so a key decides it.
type Algorithm string

const (
	// ES256 is ECDSA on P-256 with SHA-256.
	ES256 Algorithm = "ES256"
	// EdDSA is Ed25519.
	EdDSA Algorithm = "EdDSA"
	// ES256K is ECDSA on secp256k1 with SHA-256.
	ES256K Algorithm = "ES256K"
)

// Type is the JWS "typ" of a proof: what the signature is for. A verifier
// names the one it wants, so a signature given for one purpose cannot be used
// for another, whoever chose the bytes.
type Type string

const (
	// TypCommand proves a signed command.
	TypCommand Type = "holdfast-command+jws"
	// TypLogin answers a login challenge.
	TypLogin Type = "holdfast-login+jws"
	// TypCredential is an SD-JWT VC, signed by its issuer.
	TypCredential Type = "dc+sd-jwt"
	// TypKeyBinding proves that a credential's holder presents it (RFC 9901
	// section 4.3).
	TypKeyBinding Type = "kb+jwt"
	// TypIssuance proves possession of the key a credential is issued to
	// (OpenID4VCI 1.0 appendix F.1).
	TypIssuance Type = "openid4vci-proof+jwt"
)

const (
	// SignatureSize is the size in bytes of every signature: r and s of 32
	// bytes each (RFC 7518 section 3.4), or Ed25519's R and S.
	SignatureSize = 64
	// coordinateSize is the size in bytes of a coordinate and of a secret.
	coordinateSize = 32
)
