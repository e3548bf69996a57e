package opencap

import (
	"bytes"
	"encoding/json"
	"strconv"

	"holdfast/chaincode/value"
)

// thing is an object of OCF: its fields by their names.
type thing map[string]any

func (o thing) text(key string) string {
	s, _ := o[key].(string)
	return s
}

func (o thing) list(key string) []any {
	l, _ := o[key].([]any)
	return l
}

func (o thing) texts(key string) []string {
	var out []string
	for _, v := range o.list(key) {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func (o thing) thing(key string) thing {
	m, _ := o[key].(map[string]any)
	return m
}

func (o thing) things(key string) []thing {
	var out []thing
	for _, v := range o.list(key) {
		if m, ok := v.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// kind is the object's type, in today's word.
func (o thing) kind() string { return typeOf(o.text("object_type")) }

func (o thing) id() string { return o.text("id") }

// The values of OCF.

const won = "KRW"

func money(w value.Won) map[string]any {
	return map[string]any{"amount": strconv.FormatInt(int64(w), 10), "currency": won}
}

func number[N ~int64 | ~int](n N) string { return strconv.FormatInt(int64(n), 10) }

func list[E any](items ...E) []any {
	out := []any{}
	for _, item := range items {
		out = append(out, item)
	}
	return out
}

func day(t value.Time) string { return string(t.DateInKorea()) }

// encode writes a JSON text with its keys in order, so that the same register gives the same bytes.
func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return out.Bytes(), err
}
