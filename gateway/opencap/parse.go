package opencap

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// Bounds of one JSON text.
const (
	maxDepth  = 24
	maxValues = 4_000_000
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// parseJSON reads one JSON text: UTF-8, no key twice in an object, at most maxDepth deep. Numbers stay as written.
func parseJSON(data []byte) (any, Code) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	if !utf8.Valid(data) {
		return nil, codeEncoding
	}
	p := parser{Decoder: json.NewDecoder(bytes.NewReader(data))}
	p.UseNumber()
	v, err := p.value(0)
	if err == nil {
		if _, after := p.Token(); !errors.Is(after, io.EOF) {
			err = errJSON
		}
	}
	switch {
	case errors.Is(err, errDeep):
		return nil, codeTooMuch
	case err != nil:
		return nil, codeJSON
	}
	return v, ""
}

var (
	errJSON = errors.New("not one JSON text without repeated keys")
	errDeep = errors.New("the JSON text is too deep or has too many values")
)

type parser struct {
	*json.Decoder
	values int
}

func (p *parser) value(depth int) (any, error) {
	token, err := p.Token()
	if err != nil {
		return nil, err
	}
	if p.values++; depth > maxDepth || p.values > maxValues {
		return nil, errDeep
	}
	switch token {
	case json.Delim('{'):
		return p.object(depth)
	case json.Delim('['):
		list := []any{}
		for p.More() {
			v, err := p.value(depth + 1)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := p.Token()
		return list, err
	}
	return token, nil
}

func (p *parser) object(depth int) (any, error) {
	fields := map[string]any{}
	for p.More() {
		token, err := p.Token()
		if err != nil {
			return nil, err
		}
		key, ok := token.(string)
		if _, twice := fields[key]; !ok || twice {
			return nil, errJSON
		}
		if fields[key], err = p.value(depth + 1); err != nil {
			return nil, err
		}
	}
	_, err := p.Token()
	return fields, err
}
