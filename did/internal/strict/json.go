package strict

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"holdfast/did/fault"
)

// Limits bound what JSON may cost: its length in bytes and its nesting.
type Limits struct {
	Bytes int
	Depth int
}

// Object decodes one JSON object. Values are string, bool, nil, json.Number,
// []any and map[string]any. Refused are: anything after the object, invalid
// UTF-8, an escaped half of a surrogate pair, and a member that appears twice
// at any level (RFC 8259 leaves its meaning open). Names are compared exactly.
func Object(data []byte, limits Limits) (map[string]any, error) {
	value, err := decode(data, limits)
	if err != nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, fault.New(fault.Malformed, "JSON is not an object")
	}
	return object, nil
}

// Array decodes one JSON array under the same rules as Object.
func Array(data []byte, limits Limits) ([]any, error) {
	value, err := decode(data, limits)
	if err != nil {
		return nil, err
	}
	array, ok := value.([]any)
	if !ok {
		return nil, fault.New(fault.Malformed, "JSON is not an array")
	}
	return array, nil
}

// Strings decodes a JSON object whose members are all strings.
func Strings(data []byte, maxBytes int) (map[string]string, error) {
	object, err := Object(data, Limits{Bytes: maxBytes, Depth: 1})
	if err != nil {
		return nil, err
	}
	members := make(map[string]string, len(object))
	for name, value := range object {
		text, ok := value.(string)
		if !ok {
			return nil, fault.New(fault.Malformed, "JSON member is not a string")
		}
		members[name] = text
	}
	return members, nil
}

func decode(data []byte, limits Limits) (any, error) {
	if len(data) > limits.Bytes {
		return nil, fault.New(fault.TooLarge, "JSON is longer than allowed")
	}
	if !utf8.Valid(data) || !surrogatesPaired(data) {
		return nil, fault.New(fault.Malformed, "JSON is not valid Unicode")
	}
	if !json.Valid(data) {
		return nil, fault.New(fault.Malformed, "not JSON")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	return readValue(decoder, limits.Depth)
}

func readValue(decoder *json.Decoder, depth int) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, fault.New(fault.Malformed, "not JSON")
	}
	switch token {
	case json.Delim('{'):
		return readObject(decoder, depth-1)
	case json.Delim('['):
		return readArray(decoder, depth-1)
	}
	return token, nil
}

func readObject(decoder *json.Decoder, depth int) (any, error) {
	if depth < 0 {
		return nil, fault.New(fault.TooLarge, "JSON is nested deeper than allowed")
	}
	object := map[string]any{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, fault.New(fault.Malformed, "not JSON")
		}
		name, ok := token.(string)
		if !ok {
			return nil, fault.New(fault.Malformed, "not JSON")
		}
		if _, twice := object[name]; twice {
			return nil, fault.New(fault.Malformed, "JSON member appears twice")
		}
		if object[name], err = readValue(decoder, depth); err != nil {
			return nil, err
		}
	}
	return object, closeDelimiter(decoder)
}

func readArray(decoder *json.Decoder, depth int) (any, error) {
	if depth < 0 {
		return nil, fault.New(fault.TooLarge, "JSON is nested deeper than allowed")
	}
	array := []any{}
	for decoder.More() {
		value, err := readValue(decoder, depth)
		if err != nil {
			return nil, err
		}
		array = append(array, value)
	}
	return array, closeDelimiter(decoder)
}

func closeDelimiter(decoder *json.Decoder) error {
	if _, err := decoder.Token(); err != nil {
		return fault.New(fault.Malformed, "not JSON")
	}
	return nil
}

// surrogatesPaired reports whether every \u escape of a surrogate is one half
// of a pair. The standard decoder replaces a lone half by U+FFFD, so that two
// different texts would read alike.
func surrogatesPaired(data []byte) bool {
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		unit, ok := escapedUnit(data[i:])
		switch {
		case !ok:
			i++ // the escaped character, which may itself be a backslash
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return false
		case unit >= 0xD800 && unit <= 0xDBFF:
			low, ok := escapedUnit(data[i+6:])
			if !ok || low < 0xDC00 || low > 0xDFFF {
				return false
			}
			i += 11
		default:
			i += 5
		}
	}
	return true
}

// escapedUnit reads the \uXXXX at the start of data.
func escapedUnit(data []byte) (uint64, bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	return unit, err == nil
}
