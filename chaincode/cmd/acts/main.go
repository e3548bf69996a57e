package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
)

// act is what is printed of one type.
type act struct {
	model.About
	Fields []field `json:"fields"`
}

// field is one field of a body.
type field struct {
	Name string `json:"name"`
	// Type is what stands in it: shares, won, date, time, digest, lot, class, …; object for one with fields of its own.
	Type     string   `json:"type"`
	Optional bool     `json:"optional,omitempty"`
	List     bool     `json:"list,omitempty"`
	Values   []string `json:"values,omitempty"`
	Fields   []field  `json:"fields,omitempty"`
}

func main() {
	values, err := enumerations("chaincode")
	if err == nil {
		err = print(values)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func print(values map[string][]string) error {
	acts := []act{}
	for _, about := range rules.AboutTypes() {
		acts = append(acts, act{about, fieldsOf(reflect.TypeOf(rules.NewBody(about.Type)).Elem(), values)})
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(acts)
}

func fieldsOf(of reflect.Type, values map[string][]string) []field {
	fields := []field{}
	for i := range of.NumField() {
		f := of.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			fields = append(fields, fieldsOf(f.Type, values)...)
			continue
		}
		out := field{Name: name, Optional: strings.Contains(options, "omitempty")}
		t := f.Type
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() == reflect.Slice {
			out.List, t = true, t.Elem()
		}
		out.Type, out.Values = typeOf(t), values[t.Name()]
		if t.Kind() == reflect.Struct {
			out.Fields = fieldsOf(t, values)
		}
		fields = append(fields, out)
	}
	return fields
}

// words are the types whose name is not their meaning.
var words = map[string]string{
	"DID": "party", "Type": "command-type", "string": "text", "int": "number", "int64": "number", "bool": "truth", "MSPID": "text",
	"KeyID": "key", "MemberID": "member", "LedgerID": "ledger", "CommandID": "command", "AgreementID": "agreement",
}

// typeOf is what a field of a Go type holds: the type's name in small letters with hyphens. One that ends in "-id" is an
// identifier that a command made.
func typeOf(t reflect.Type) string {
	if word, ok := words[t.Name()]; ok {
		return word
	}
	if t.Kind() == reflect.Struct {
		return "object"
	}
	var out strings.Builder
	name, made := strings.CutSuffix(t.Name(), "ID")
	if made {
		name += "Id"
	}
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				out.WriteByte('-')
			}
			r += 'a' - 'A'
		}
		out.WriteRune(r)
	}
	return out.String()
}
