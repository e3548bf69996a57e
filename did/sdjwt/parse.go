package sdjwt

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
	"holdfast/did/proof"
)

// Parsed is a credential or presentation whose form was checked and nothing
// else: what it says is a claim until Verify has accepted it.
type Parsed struct {
	jwt         string
	token       proof.Attached
	payload     payload
	disclosures []disclosure
	binding     string // the key binding JWT, or ""
}

// payload is what the issuer signed.
type payload struct {
	members                      map[string]any
	issuer, credentialType       string
	issuedAt, notBefore, expires time.Time // zero if absent
	holder                       proof.PublicKey
}

// Parse reads "jwt~disclosure~…~" with or without a key binding JWT behind it.
// Errors: too_large, malformed, bad_key.
func Parse(compact string) (*Parsed, error) {
	if len(compact) > MaxCompact {
		return nil, fault.New(fault.TooLarge, "credential is longer than allowed")
	}
	parts := strings.Split(compact, "~")
	if len(parts) < 2 {
		return nil, fault.New(fault.Malformed, "not an SD-JWT")
	}
	if len(parts)-2 > MaxDisclosures {
		return nil, fault.New(fault.TooLarge, "more disclosures than allowed")
	}
	parsed := &Parsed{jwt: parts[0], binding: parts[len(parts)-1]}
	var err error
	if parsed.token, err = proof.ParseAttached(parsed.jwt); err != nil {
		return nil, err
	}
	if parsed.payload, err = parsePayload(parsed.token.Payload); err != nil {
		return nil, err
	}
	for _, encoded := range parts[1 : len(parts)-1] {
		item, err := parseDisclosure(encoded)
		if err != nil {
			return nil, err
		}
		parsed.disclosures = append(parsed.disclosures, item)
	}
	return parsed, nil
}

// Names returns the names of the disclosed claims, sorted, without elements of
// arrays.
func (p *Parsed) Names() []string {
	var names []string
	for _, item := range p.disclosures {
		if !item.element {
			names = append(names, item.name)
		}
	}
	slices.Sort(names)
	return names
}

// Select returns the credential with the disclosures of these claims alone and
// no key binding. Errors: not_found for a claim that is not disclosed here.
func (p *Parsed) Select(names ...string) (string, error) {
	selected := []string{p.jwt}
	found := map[string]bool{}
	for _, item := range p.disclosures {
		if !item.element && slices.Contains(names, item.name) {
			selected = append(selected, item.encoded)
			found[item.name] = true
		}
	}
	for _, name := range names {
		if !found[name] {
			return "", fault.New(fault.NotFound, "credential has no such disclosable claim")
		}
	}
	return strings.Join(selected, "~") + "~", nil
}

// unbound returns the text without key binding, which a key binding covers.
func (p *Parsed) unbound() string {
	var text strings.Builder
	text.WriteString(p.jwt + "~")
	for _, item := range p.disclosures {
		text.WriteString(item.encoded + "~")
	}
	return text.String()
}

// claims returns the payload with its disclosures in place.
func (p *Parsed) claims() (map[string]any, error) { return disclose(p.payload.members, p.disclosures) }

// checkTimes compares the credential's times with the clock.
func (p *Parsed) checkTimes(now time.Time) error {
	switch {
	case !p.payload.expires.IsZero() && !now.Before(p.payload.expires):
		return fault.New(fault.Expired, "credential has expired")
	case p.payload.notBefore.Sub(now) > ClockSkew, p.payload.issuedAt.Sub(now) > ClockSkew:
		return fault.New(fault.NotYetValid, "credential is not valid yet")
	}
	return nil
}

func parsePayload(data []byte) (payload, error) {
	members, err := strict.Object(data, limits)
	if err != nil {
		return payload{}, err
	}
	p := payload{members: members}
	if p.issuer, err = requiredText(members, claimIssuer); err != nil {
		return payload{}, err
	}
	if p.credentialType, err = requiredText(members, claimType); err != nil {
		return payload{}, err
	}
	if _, given := members[claimIssuedAt]; !given {
		return payload{}, fault.New(fault.Malformed, "credential does not say when it was issued")
	}
	for name, target := range map[string]*time.Time{
		claimIssuedAt: &p.issuedAt, claimNotBefore: &p.notBefore, claimExpires: &p.expires,
	} {
		if *target, err = optionalTime(members, name); err != nil {
			return payload{}, err
		}
	}
	p.holder, err = optionalHolder(members)
	return p, err
}

func requiredText(members map[string]any, name string) (string, error) {
	text, isText := members[name].(string)
	if !isText || text == "" || len(text) > maxText {
		return "", fault.New(fault.Malformed, "token lacks a text it must have")
	}
	return text, nil
}

// optionalTime reads a NumericDate (RFC 7519 section 2) of whole seconds up to
// the year 9999. The zero time stands for an absent one.
func optionalTime(members map[string]any, name string) (time.Time, error) {
	value, given := members[name]
	if !given {
		return time.Time{}, nil
	}
	const year9999 = 253402300799
	number, isNumber := value.(json.Number)
	seconds, err := number.Int64()
	if !isNumber || err != nil || seconds < 0 || seconds > year9999 {
		return time.Time{}, fault.New(fault.Malformed, "token has a time that is none")
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// optionalHolder reads cnf (RFC 7800): exactly a jwk.
func optionalHolder(members map[string]any) (proof.PublicKey, error) {
	value, given := members[claimHolder]
	if !given {
		return proof.PublicKey{}, nil
	}
	confirmation, isObject := value.(map[string]any)
	if !isObject || len(confirmation) != 1 || confirmation["jwk"] == nil {
		return proof.PublicKey{}, fault.New(fault.Malformed, "credential's cnf is not exactly a jwk")
	}
	jwk, err := json.Marshal(confirmation["jwk"])
	if err != nil {
		return proof.PublicKey{}, fault.New(fault.Malformed, "credential's cnf is not exactly a jwk")
	}
	return proof.ParseJWK(jwk)
}
