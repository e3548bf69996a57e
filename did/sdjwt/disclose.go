package sdjwt

import (
	"holdfast/did/fault"
)

// discloser puts disclosed claims where their digests stand (RFC 9901 section
// 7.1). Each disclosure must be used, and each digest may stand once.
type discloser struct {
	disclosures map[string]disclosure
	seen        map[string]bool
	used        int
}

// disclose returns the payload with its disclosures in place and without the
// members that carry digests.
func disclose(payload map[string]any, disclosures []disclosure) (map[string]any, error) {
	d := &discloser{disclosures: map[string]disclosure{}, seen: map[string]bool{}}
	for _, item := range disclosures {
		digest := item.digest()
		if _, twice := d.disclosures[digest]; twice {
			return nil, fault.New(fault.Malformed, "disclosure appears twice")
		}
		d.disclosures[digest] = item
	}
	if algorithm, given := payload[claimAlgorithm]; given && algorithm != "sha-256" {
		return nil, fault.New(fault.WrongAlgorithm, "digests are not by SHA-256")
	}
	claims, err := d.object(payload, maxDepth, true)
	if err != nil {
		return nil, err
	}
	if d.used != len(disclosures) {
		return nil, fault.New(fault.Forged, "a disclosure does not belong to the credential")
	}
	return claims, nil
}

func (d *discloser) value(value any, depth int) (any, error) {
	switch value := value.(type) {
	case map[string]any:
		return d.object(value, depth-1, false)
	case []any:
		return d.array(value, depth-1)
	}
	return value, nil
}

func (d *discloser) object(object map[string]any, depth int, top bool) (map[string]any, error) {
	if depth < 0 {
		return nil, fault.New(fault.TooLarge, "claims are nested deeper than allowed")
	}
	claims := make(map[string]any, len(object))
	for name, value := range object {
		switch {
		case name == claimDigests, name == claimAlgorithm && top:
			continue
		case reserved(name):
			return nil, fault.New(fault.Malformed, "claim has a reserved name")
		}
		processed, err := d.value(value, depth)
		if err != nil {
			return nil, err
		}
		claims[name] = processed
	}
	digests, given := object[claimDigests]
	if !given {
		return claims, nil
	}
	list, isList := digests.([]any)
	if !isList {
		return nil, fault.New(fault.Malformed, "digests are not a list")
	}
	return claims, d.addClaims(claims, list, depth)
}

// addClaims adds the disclosed ones of an object's digests to its claims.
func (d *discloser) addClaims(claims map[string]any, digests []any, depth int) error {
	for _, digest := range digests {
		item, disclosed, err := d.take(digest)
		if err != nil {
			return err
		}
		if !disclosed {
			continue
		}
		if _, twice := claims[item.name]; item.element || twice {
			return fault.New(fault.Malformed, "disclosed claim is no claim, or already there")
		}
		if claims[item.name], err = d.value(item.value, depth); err != nil {
			return err
		}
	}
	return nil
}

func (d *discloser) array(array []any, depth int) ([]any, error) {
	if depth < 0 {
		return nil, fault.New(fault.TooLarge, "claims are nested deeper than allowed")
	}
	elements := make([]any, 0, len(array))
	for _, element := range array {
		digest, hidden := elementDigest(element)
		if !hidden {
			processed, err := d.value(element, depth)
			if err != nil {
				return nil, err
			}
			elements = append(elements, processed)
			continue
		}
		item, disclosed, err := d.take(digest)
		if err != nil {
			return nil, err
		}
		if !disclosed {
			continue
		}
		if !item.element {
			return nil, fault.New(fault.Malformed, "disclosed element is a claim")
		}
		processed, err := d.value(item.value, depth)
		if err != nil {
			return nil, err
		}
		elements = append(elements, processed)
	}
	return elements, nil
}

// elementDigest returns the digest of {"...": digest}. An object that has more
// than that falls to the rule against reserved names.
func elementDigest(element any) (any, bool) {
	object, isObject := element.(map[string]any)
	if !isObject || len(object) != 1 {
		return nil, false
	}
	digest, hidden := object[claimElement]
	return digest, hidden
}

// take returns the disclosure that a digest stands for, if it was disclosed.
func (d *discloser) take(value any) (disclosure, bool, error) {
	digest, isText := value.(string)
	if !isText || d.seen[digest] {
		return disclosure{}, false, fault.New(fault.Malformed, "digest is no text or stands twice")
	}
	d.seen[digest] = true
	item, disclosed := d.disclosures[digest]
	if disclosed {
		d.used++
	}
	return item, disclosed, nil
}
