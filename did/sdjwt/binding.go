package sdjwt

import (
	"crypto/sha256"
	"encoding/json"
	"strings"
	"time"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
	"holdfast/did/proof"
)

// maxBinding bounds a key binding JWT: two short objects and a signature.
const maxBinding = 4 << 10

// bindingClaims is the payload of a key binding JWT (RFC 9901 section 4.3).
type bindingClaims struct {
	Audience string `json:"aud"`
	IssuedAt int64  `json:"iat"`
	Nonce    string `json:"nonce"`
	Digest   string `json:"sd_hash"`
}

type bindingHeader struct {
	Algorithm proof.Algorithm `json:"alg"`
	Type      proof.Type      `json:"typ"`
}

// Bind returns credential, which has no key binding yet, with one for this
// audience and nonce, signed by the key it was issued to. Errors: malformed,
// too_large; wrong_key if the signer is not the holder; those of the signer.
func Bind(credential string, holder proof.Signer, audience, nonce string, now time.Time) (string, error) {
	p, err := Parse(credential)
	if err != nil {
		return "", err
	}
	switch {
	case p.binding != "":
		return "", fault.New(fault.Malformed, "presentation already has a key binding")
	case p.payload.holder.IsZero() || p.payload.holder != holder.Public():
		return "", fault.New(fault.WrongKey, "credential was issued to another key")
	case audience == "" || len(audience) > maxText || nonce == "" || len(nonce) > maxText:
		return "", fault.New(fault.Malformed, "audience or nonce is empty or too long")
	}
	header, err := json.Marshal(bindingHeader{holder.Public().Algorithm(), proof.TypKeyBinding})
	if err != nil {
		return "", fault.Wrap(fault.Internal, "key binding cannot be encoded", err)
	}
	claims, err := json.Marshal(bindingClaims{audience, now.Unix(), nonce, digestOf(credential)})
	if err != nil {
		return "", fault.Wrap(fault.Internal, "key binding cannot be encoded", err)
	}
	input := strict.EncodeBase64URL(header) + "." + strict.EncodeBase64URL(claims)
	signature, err := holder.Sign([]byte(input))
	if err != nil {
		return "", err
	}
	return credential + input + "." + strict.EncodeBase64URL(signature), nil
}

// checkBinding verifies the key binding if one is required, and refuses one
// that is not: it was made for somebody else.
func (p *Parsed) checkBinding(now time.Time, options Options) error {
	switch {
	case !options.KeyBinding && p.binding == "":
		return nil
	case !options.KeyBinding:
		return fault.New(fault.WrongAudience, "presentation was made for another verifier")
	case p.binding == "" || p.payload.holder.IsZero():
		return fault.New(fault.NoHolderProof, "the holder did not prove possession of the credential's key")
	}
	claims, err := verifyBinding(p.binding, p.payload.holder)
	if err != nil {
		return err
	}
	issued := time.Unix(claims.IssuedAt, 0)
	switch {
	case claims.Audience != options.Audience:
		return fault.New(fault.WrongAudience, "presentation was made for another verifier")
	case claims.Nonce != options.Nonce:
		return fault.New(fault.WrongNonce, "presentation answers another request")
	case claims.Digest != digestOf(p.unbound()):
		return fault.New(fault.Forged, "key binding covers another presentation")
	case now.Sub(issued) > MaxBindingAge:
		return fault.New(fault.Expired, "key binding is too old")
	case issued.Sub(now) > ClockSkew:
		return fault.New(fault.NotYetValid, "key binding was signed in the future")
	}
	return nil
}

// verifyBinding checks form and signature of a key binding JWT. Its header is
// exactly alg and typ, in any order, since wallets of others write it too.
func verifyBinding(compact string, holder proof.PublicKey) (bindingClaims, error) {
	if len(compact) > maxBinding {
		return bindingClaims{}, fault.New(fault.TooLarge, "key binding is longer than allowed")
	}
	parts := strings.Split(compact, ".")
	if len(parts) != 3 {
		return bindingClaims{}, fault.New(fault.Malformed, "key binding is not a compact JWS")
	}
	header, err := decodePart(parts[0])
	if err != nil {
		return bindingClaims{}, err
	}
	if len(header) != 2 || header["typ"] == nil || header["alg"] == nil {
		return bindingClaims{}, fault.New(fault.Malformed, "key binding's header is not exactly alg and typ")
	}
	switch {
	case header["typ"] != string(proof.TypKeyBinding):
		return bindingClaims{}, fault.New(fault.WrongType, "proof was made for another purpose")
	case header["alg"] != string(holder.Algorithm()):
		return bindingClaims{}, fault.New(fault.WrongAlgorithm, "proof uses another algorithm than its key")
	}
	signature, err := strict.Base64URL(parts[2])
	if err != nil {
		return bindingClaims{}, err
	}
	if err := holder.VerifySignature([]byte(parts[0]+"."+parts[1]), signature); err != nil {
		return bindingClaims{}, err
	}
	members, err := decodePart(parts[1])
	if err != nil {
		return bindingClaims{}, err
	}
	return readBinding(members)
}

func readBinding(members map[string]any) (bindingClaims, error) {
	var claims bindingClaims
	for name, target := range map[string]*string{"aud": &claims.Audience, "nonce": &claims.Nonce, "sd_hash": &claims.Digest} {
		text, err := requiredText(members, name)
		if err != nil {
			return bindingClaims{}, err
		}
		*target = text
	}
	issued, err := optionalTime(members, claimIssuedAt)
	if err != nil {
		return bindingClaims{}, err
	}
	if len(members) != 4 || issued.IsZero() {
		return bindingClaims{}, fault.New(fault.Malformed, "key binding is not exactly aud, iat, nonce and sd_hash")
	}
	claims.IssuedAt = issued.Unix()
	return claims, nil
}

func decodePart(encoded string) (map[string]any, error) {
	decoded, err := strict.Base64URL(encoded)
	if err != nil {
		return nil, err
	}
	return strict.Object(decoded, strict.Limits{Bytes: maxBinding, Depth: maxDepth})
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strict.EncodeBase64URL(sum[:])
}
