package proof

import (
	"strings"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

const (
	// MaxPayload is the longest payload that is signed or verified, in bytes.
	MaxPayload = 64 << 10
	// MaxKeyID is the longest key id, in bytes.
	MaxKeyID = 256
	// MaxDetached is the longest detached JWS, in bytes: room for the longest
	// header and one signature.
	MaxDetached = 640
)

// SignDetached returns the detached JWS "header..signature" (RFC 7515 appendix
// F) over payload, whose header says alg, kid and typ and nothing else.
// Errors: malformed for a key id that cannot be used, too_large, and those of
// the signer.
func SignDetached(signer Signer, typ Type, kid string, payload []byte) (string, error) {
	if len(payload) > MaxPayload {
		return "", fault.New(fault.TooLarge, "payload is longer than allowed")
	}
	header := header{signer.Public().Algorithm(), kid, typ}
	if err := header.check(); err != nil {
		return "", err
	}
	encoded := header.encode()
	signature, err := signer.Sign(signingInput(encoded, payload))
	if err != nil {
		return "", err
	}
	if len(signature) != SignatureSize {
		return "", fault.New(fault.Internal, "signer returned a signature of the wrong length")
	}
	return encoded + ".." + strict.EncodeBase64URL(signature), nil
}

// VerifyDetached checks that compact is key's signature over payload, given
// for the purpose typ under the key id kid. The header must be, byte for byte,
// {"alg":…,"kid":…,"typ":…} with the key's own algorithm.
//
// Errors: too_large and malformed (nothing can be said about the signature),
// wrong_algorithm, wrong_type, wrong_key, forged.
func VerifyDetached(key PublicKey, typ Type, kid string, payload []byte, compact string) error {
	if len(payload) > MaxPayload {
		return fault.New(fault.TooLarge, "payload is longer than allowed")
	}
	encoded, signature, err := splitDetached(compact)
	if err != nil {
		return err
	}
	header, err := decodeHeader(encoded)
	if err != nil {
		return err
	}
	switch {
	case key.IsZero() || header.algorithm != key.algorithm:
		return fault.New(fault.WrongAlgorithm, "proof uses another algorithm than its key")
	case header.typ != typ:
		return fault.New(fault.WrongType, "proof was made for another purpose")
	case header.kid != kid:
		return fault.New(fault.WrongKey, "proof names another key")
	}
	return key.VerifySignature(signingInput(encoded, payload), signature)
}

// KeyIDOf returns the key id that a detached JWS names, after checking its
// form, so that its key can be looked up. Nothing is verified by it.
// Errors: too_large, malformed.
func KeyIDOf(compact string) (string, error) {
	encoded, _, err := splitDetached(compact)
	if err != nil {
		return "", err
	}
	header, err := decodeHeader(encoded)
	return header.kid, err
}

// splitDetached returns the encoded header and the decoded signature.
func splitDetached(compact string) (encoded string, signature []byte, err error) {
	if len(compact) > MaxDetached {
		return "", nil, fault.New(fault.TooLarge, "proof is longer than allowed")
	}
	encoded, rest, found := strings.Cut(compact, "..")
	if !found {
		return "", nil, fault.New(fault.Malformed, "proof is not a detached JWS")
	}
	signature, err = strict.Base64URL(rest)
	if err != nil {
		return "", nil, err
	}
	if len(signature) != SignatureSize {
		return "", nil, fault.New(fault.Malformed, "signature has the wrong length")
	}
	return encoded, signature, nil
}

// signingInput is the text that is signed (RFC 7515 section 5.1).
func signingInput(encodedHeader string, payload []byte) []byte {
	return []byte(encodedHeader + "." + strict.EncodeBase64URL(payload))
}
