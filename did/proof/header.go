package proof

import (
	"strings"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

// header is the protected header of every proof. It has one spelling, members
// sorted and without spaces, so it is compared rather than interpreted: there
// is no place for crit, b64, jku, jwk or x5c, or for a member twice.
type header struct {
	algorithm Algorithm
	kid       string
	typ       Type
}

const (
	headerStart   = `{"alg":"`
	headerBeforeK = `","kid":"`
	headerBeforeT = `","typ":"`
	headerEnd     = `"}`
)

func (h header) encode() string {
	return strict.EncodeBase64URL([]byte(headerStart + string(h.algorithm) +
		headerBeforeK + h.kid + headerBeforeT + string(h.typ) + headerEnd))
}

// check refuses values that would need escaping in JSON or are too long, so
// that encode and decodeHeader are each other's inverse.
func (h header) check() error {
	switch {
	case !plain(h.kid, MaxKeyID):
		return fault.New(fault.Malformed, "key id is empty, too long or not plain text")
	case !plain(string(h.typ), 64):
		return fault.New(fault.Malformed, "proof type is empty, too long or not plain text")
	case !plain(string(h.algorithm), 16):
		return fault.New(fault.Malformed, "algorithm is empty, too long or not plain text")
	}
	return nil
}

// decodeHeader reads an encoded header.
func decodeHeader(encoded string) (header, error) {
	refused := fault.New(fault.Malformed, "proof header is not exactly alg, kid and typ")
	decoded, err := strict.Base64URL(encoded)
	if err != nil {
		return header{}, err
	}
	rest, start := strings.CutPrefix(string(decoded), headerStart)
	rest, end := strings.CutSuffix(rest, headerEnd)
	algorithm, rest, hasKid := strings.Cut(rest, headerBeforeK)
	kid, typ, hasTyp := strings.Cut(rest, headerBeforeT)
	if !start || !end || !hasKid || !hasTyp {
		return header{}, refused
	}
	h := header{Algorithm(algorithm), kid, Type(typ)}
	if h.check() != nil {
		return header{}, refused
	}
	return h, nil
}

// plain reports whether text has 1 to limit printable ASCII characters that
// stand for themselves in JSON.
func plain(text string, limit int) bool {
	if text == "" || len(text) > limit {
		return false
	}
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
