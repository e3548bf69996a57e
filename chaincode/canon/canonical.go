package canon

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Canonical writes v as JSON in the canonical form of RFC 8785 (JCS). Only strings, whole numbers of at most 2^53,
// booleans, arrays and objects occur in the domain; a fraction, an exponent or a null is an error.
func Canonical(v any) ([]byte, error) {
	if value := reflect.ValueOf(v); value.IsValid() {
		if out, ok := PlanOf(value.Type()).Write(make([]byte, 0, 512), value); ok {
			return out, nil
		}
	}
	return ByEncoding(v)
}

// ByEncoding is Canonical by way of encoding/json.
func ByEncoding(v any) ([]byte, error) {
	var plain bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	c := canonicalizer{in: plain.Bytes(), out: make([]byte, 0, plain.Len())}
	if err := c.value(); err != nil {
		return nil, err
	}
	return c.out, nil
}

// canonicalizer rewrites what encoding/json has written: valid JSON without white space between its tokens.
type canonicalizer struct {
	in  []byte
	out []byte
}

func (c *canonicalizer) value() error {
	switch c.in[0] {
	case '{':
		return c.object()
	case '[':
		return c.array()
	case '"':
		_, err := c.text()
		return err
	case 't':
		c.take(len("true"))
		return nil
	case 'f':
		c.take(len("false"))
		return nil
	case 'n':
		return errors.New("null has no place in the domain")
	}
	return c.number()
}

// take moves n bytes from the input to the output.
func (c *canonicalizer) take(n int) {
	c.out = append(c.out, c.in[:n]...)
	c.in = c.in[n:]
}

func (c *canonicalizer) number() error {
	end := bytes.IndexAny(c.in, ",]}\n")
	digits := string(c.in[:end])
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > 1<<53 || n < -(1<<53) {
		return fmt.Errorf("%s is not a whole number within 2^53", digits[:min(len(digits), 60)])
	}
	c.in = c.in[end:]
	c.out = strconv.AppendInt(c.out, n, 10)
	return nil
}

// text writes a string and returns it. One without escapes is in canonical form already.
func (c *canonicalizer) text() (string, error) {
	end := 1
	escaped := false
	for ; c.in[end] != '"'; end++ {
		if c.in[end] == '\\' {
			escaped = true
			end++
		}
	}
	if !escaped {
		s := string(c.in[1:end])
		c.take(end + 1)
		return s, nil
	}
	var s string
	if err := json.Unmarshal(c.in[:end+1], &s); err != nil {
		return "", err
	}
	c.in = c.in[end+1:]
	c.out = appendString(c.out, s)
	return s, nil
}

func (c *canonicalizer) array() error {
	c.take(1)
	for c.in[0] != ']' {
		if c.in[0] == ',' {
			c.take(1)
		}
		if err := c.value(); err != nil {
			return err
		}
	}
	c.take(1)
	return nil
}

// member is a name and where it stands, with its value, in the output.
type member struct {
	name       string
	start, end int
}

// object writes the members as they come, and then puts them in order.
func (c *canonicalizer) object() error {
	c.take(1)
	start := len(c.out)
	var members []member
	for c.in[0] != '}' {
		if c.in[0] == ',' {
			c.in = c.in[1:]
		}
		m := member{start: len(c.out)}
		var err error
		if m.name, err = c.text(); err != nil {
			return err
		}
		c.take(1) // the colon
		if err := c.value(); err != nil {
			return err
		}
		m.end = len(c.out)
		members = append(members, m)
	}
	c.in = c.in[1:]
	unordered := slices.Clone(c.out[start:])
	slices.SortFunc(members, func(a, b member) int { return compareUTF16(a.name, b.name) })
	c.out = c.out[:start]
	for i, m := range members {
		if i > 0 {
			c.out = append(c.out, ',')
		}
		c.out = append(c.out, unordered[m.start-start:m.end-start]...)
	}
	c.out = append(c.out, '}')
	return nil
}

// compareUTF16 orders names by their UTF-16 code units (RFC 8785 section 3.2.3), which for ASCII is the order of their bytes.
func compareUTF16(a, b string) int {
	if isASCII(a) && isASCII(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendString escapes what RFC 8785 section 3.2.2.2 escapes and nothing else.
func appendString(out []byte, s string) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\\':
			out = append(out, '\\', c)
		case '\b':
			out = append(out, '\\', 'b')
		case '\t':
			out = append(out, '\\', 't')
		case '\n':
			out = append(out, '\\', 'n')
		case '\f':
			out = append(out, '\\', 'f')
		case '\r':
			out = append(out, '\\', 'r')
		default:
			if c < 0x20 {
				out = append(out, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
			} else {
				out = append(out, c)
			}
		}
	}
	return append(out, '"')
}
