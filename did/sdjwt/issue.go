package sdjwt

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

// Credential is what an issuer states.
type Credential struct {
	// Issuer is the iss claim: who publishes the signing key.
	Issuer string
	// Type is the vct claim: what kind of credential this is.
	Type string
	// IssuedAt and Expires are cut to whole seconds. A zero Expires: no end.
	IssuedAt, Expires time.Time
	// Holder is the key that alone may present it. Zero: anybody may.
	Holder proof.PublicKey
	// Claims are always visible. Disclosable ones are shown as the holder
	// chooses, each as a whole. Both become JSON; names must not be reserved,
	// nor in both.
	Claims, Disclosable map[string]any
}

// Issue signs a credential and returns it with all its disclosures:
// "jwt~disclosure~…~". Digests are sorted, so their order says nothing.
// Errors: malformed, too_large, and those of the signer.
func Issue(c Credential, kid string, signer proof.Signer) (string, error) {
	payload, err := c.visibleClaims()
	if err != nil {
		return "", err
	}
	if len(c.Disclosable) > MaxDisclosures {
		return "", fault.New(fault.TooLarge, "more disclosable claims than allowed")
	}
	var digests, disclosures []string
	for _, name := range slices.Sorted(maps.Keys(c.Disclosable)) {
		if _, twice := payload[name]; twice {
			return "", fault.New(fault.Malformed, "claim is both visible and disclosable")
		}
		item, err := newDisclosure(name, c.Disclosable[name])
		if err != nil {
			return "", err
		}
		digests = append(digests, item.digest())
		disclosures = append(disclosures, item.encoded)
	}
	if digests != nil {
		slices.Sort(digests)
		payload[claimDigests] = digests
		payload[claimAlgorithm] = "sha-256"
	}
	encoded, err := json.Marshal(payload)
	if err != nil {
		return "", fault.Wrap(fault.Malformed, "claims cannot be encoded", err)
	}
	token, err := proof.SignAttached(signer, proof.TypCredential, kid, encoded)
	if err != nil {
		return "", err
	}
	compact := strings.Join(append([]string{token}, disclosures...), "~") + "~"
	if err := c.checkIssued(compact); err != nil {
		return "", err
	}
	return compact, nil
}

func (c Credential) visibleClaims() (map[string]any, error) {
	payload := map[string]any{claimIssuer: c.Issuer, claimType: c.Type, claimIssuedAt: c.IssuedAt.Unix()}
	if !c.Expires.IsZero() {
		payload[claimExpires] = c.Expires.Unix()
	}
	if !c.Holder.IsZero() {
		payload[claimHolder] = map[string]any{"jwk": json.RawMessage(c.Holder.JWK())}
	}
	for name, value := range c.Claims {
		if _, twice := payload[name]; twice || reserved(name) || name == claimExpires || name == claimHolder {
			return nil, fault.New(fault.Malformed, "claim has a name with a meaning of its own")
		}
		payload[name] = value
	}
	return payload, nil
}

// checkIssued reads the credential as a verifier will, so that nothing leaves
// that would be refused.
func (c Credential) checkIssued(compact string) error {
	parsed, err := Parse(compact)
	if err != nil {
		return err
	}
	if _, err := parsed.claims(); err != nil {
		return err
	}
	return parsed.checkTimes(c.IssuedAt)
}
