package canon_test

import (
	"reflect"
	"testing"

	"holdfast/chaincode/canon"
)

type inner struct {
	A string `json:"a"`
}

// Inner is embedded by the types below.
type Inner struct {
	A string `json:"a"`
}

// TestATypeThatAPlanWouldWriteWronglyHasNone has, for each thing that encoding/json does and a plan does not, a type that is left to
// it, and one without that thing that is not.
func TestATypeThatAPlanWouldWriteWronglyHasNone(t *testing.T) {
	for name, c := range map[string]struct {
		value   any
		planned bool
		want    string
	}{
		"plain":    {Inner{"x"}, true, `{"a":"x"}`},
		"embedded": {struct{ Inner }{Inner{"x"}}, true, `{"a":"x"}`},
		"embedded under a name": {struct {
			Inner `json:"inner"`
		}{Inner{"x"}}, false, `{"inner":{"a":"x"}}`},
		"an embedded pointer":       {struct{ *Inner }{&Inner{"x"}}, false, `{"a":"x"}`},
		"embedded and not exported": {struct{ inner }{inner{"x"}}, false, `{"a":"x"}`},
		"a name with a hyphen": {struct {
			A string `json:"a-b"`
		}{"x"}, false, `{"a-b":"x"}`},
		"no name": {struct{ A string }{"x"}, false, `{"A":"x"}`},
		"a number in a string": {struct {
			A int `json:"a,string"`
		}{1}, false, `{"a":"1"}`},
		"left out where empty": {struct {
			A string `json:"a,omitempty"`
		}{}, true, `{}`},
		"a struct that is never so": {struct {
			A Inner `json:"a,omitempty"`
		}{}, false, `{"a":{"a":""}}`},
		"members out of order": {struct {
			A     string `json:"b"`
			Inner Inner  `json:"a"`
		}{"x", Inner{"y"}}, true, `{"a":{"a":"y"},"b":"x"}`},
	} {
		v := reflect.ValueOf(c.value)
		if _, planned := canon.PlanOf(v.Type()).Write(nil, v); planned != c.planned {
			t.Errorf("%s: a plan writes it: %v", name, planned)
		}
		if got, err := canon.Canonical(c.value); err != nil || string(got) != c.want {
			t.Errorf("%s: wrote %s (%v)", name, got, err)
		}
	}
}
