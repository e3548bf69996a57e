package proof

import (
	"strings"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

// Attached is a JWS that carries its payload: "header.payload.signature" (RFC
// 7515 section 7.1), with the header of VerifyDetached. Its fields are claims
// until Verify has accepted them.
type Attached struct {
	Payload []byte
	KeyID   string

	detached string
}

// SignAttached returns the JWS over payload that ParseAttached reads. Errors:
// those of SignDetached.
func SignAttached(signer Signer, typ Type, kid string, payload []byte) (string, error) {
	detached, err := SignDetached(signer, typ, kid, payload)
	if err != nil {
		return "", err
	}
	return strings.Replace(detached, "..", "."+strict.EncodeBase64URL(payload)+".", 1), nil
}

// ParseAttached reads a JWS whose payload has at most MaxPayload bytes and
// checks its form. Errors: too_large, malformed.
func ParseAttached(compact string) (Attached, error) {
	if len(compact) > MaxDetached+strict.EncodedLen(MaxPayload) {
		return Attached{}, fault.New(fault.TooLarge, "token is longer than allowed")
	}
	parts := strings.Split(compact, ".")
	if len(parts) != 3 || parts[1] == "" {
		return Attached{}, fault.New(fault.Malformed, "token is not a compact JWS")
	}
	payload, err := strict.Base64URL(parts[1])
	if err != nil {
		return Attached{}, err
	}
	detached := parts[0] + ".." + parts[2]
	kid, err := KeyIDOf(detached)
	if err != nil {
		return Attached{}, err
	}
	return Attached{Payload: payload, KeyID: kid, detached: detached}, nil
}

// Verify checks the signature over the payload. Errors: those of
// VerifyDetached.
func (a Attached) Verify(key PublicKey, typ Type) error {
	return VerifyDetached(key, typ, a.KeyID, a.Payload, a.detached)
}
