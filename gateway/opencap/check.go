package opencap

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Longest texts, in bytes.
const (
	maxID   = 200
	maxText = 100_000
)

var (
	numeric    = regexp.MustCompile(`^[+-]?[0-9]{1,30}(\.[0-9]{1,10})?$`)
	percentage = regexp.MustCompile(`^(0?(\.[0-9]{1,10})?|1(\.0{1,10})?)$`)
	md5Hex     = regexp.MustCompile(`^[a-fA-F0-9]{32}$`)
	upperTwo   = regexp.MustCompile(`^[A-Z]{2}$`)
	upperThree = regexp.MustCompile(`^[A-Z]{3}$`)
)

// valueKinds are the kinds of values that are no objects.
var valueKinds = map[string]func(any) bool{
	"id":   isText(func(s string) bool { return s != "" && len(s) <= maxID }),
	"text": isText(func(s string) bool { return len(s) <= maxText }),
	"num":  isText(numeric.MatchString),
	"pct":  isText(percentage.MatchString),
	"md5":  isText(md5Hex.MatchString),
	"date": isText(isDate),
	"time": isText(func(s string) bool {
		_, err := time.Parse(time.RFC3339, s)
		return err == nil
	}),
	"country":      isText(upperTwo.MatchString),
	"relationship": isText(func(s string) bool { return slices.Contains(relationships, s) }),
	"authorised": isText(func(s string) bool {
		return s == "NOT APPLICABLE" || s == "UNLIMITED" || numeric.MatchString(s)
	}),
	"null|date": func(v any) bool { return v == nil || isText(isDate)(v) },
	"bool": func(v any) bool {
		_, ok := v.(bool)
		return ok
	},
	"int": func(v any) bool {
		n, ok := v.(json.Number)
		_, err := strconv.ParseInt(n.String(), 10, 32)
		return ok && err == nil
	},
	"money": func(v any) bool {
		m, ok := v.(map[string]any)
		return ok && len(m) == 2 && isText(numeric.MatchString)(m["amount"]) && isText(upperThree.MatchString)(m["currency"])
	},
}

var relationships = []string{
	"ADVISOR", "BOARD_MEMBER", "CONSULTANT", "EMPLOYEE", "EX_ADVISOR", "EX_CONSULTANT", "EX_EMPLOYEE", "EXECUTIVE", "FOUNDER", "INVESTOR",
	"NON_US_EMPLOYEE", "OFFICER", "OTHER",
}

func isText(form func(string) bool) func(any) bool {
	return func(v any) bool {
		s, ok := v.(string)
		return ok && form(s)
	}
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil && len(s) == len(time.DateOnly)
}

// checker compares one object with its form and reports what differs, by path.
type checker struct {
	report func(path string, code Code, args ...any)
}

// object checks an object of a form.
func (c checker) object(path, name string, v any) {
	fields, ok := v.(map[string]any)
	if !ok {
		c.report(path, codeWrongForm, describe(name))
		return
	}
	f := forms[name]
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		of, known := f[key]
		if !known {
			c.report(join(path, shown(key)), codeUnknownField)
			continue
		}
		c.value(join(path, key), key, of.kind, fields[key])
	}
	for _, key := range slices.Sorted(maps.Keys(f)) {
		if _, there := fields[key]; f[key].need && !there {
			c.report(join(path, key), codeMissingField)
		}
	}
	if test := extraTests[name]; test != nil {
		if at := test(fields); at != "" {
			c.report(join(path, at), codeWrongForm, describe(at))
		}
	}
}

// value checks the value of a field.
func (c checker) value(path, key, kind string, v any) {
	filled := strings.HasSuffix(kind, "+")
	kind = strings.TrimSuffix(kind, "+")
	if inner, list := strings.CutPrefix(kind, "["); list {
		items, ok := v.([]any)
		if !ok || filled && len(items) == 0 {
			c.report(path, codeWrongForm, describe("list"))
			return
		}
		for i, item := range items {
			c.value(path+"["+strconv.Itoa(i)+"]", key, strings.TrimSuffix(inner, "]"), item)
		}
		return
	}
	if words, oneOf := strings.CutPrefix(kind, "={"); oneOf {
		if s, ok := v.(string); !ok || !slices.Contains(strings.Split(strings.TrimSuffix(words, "}"), ","), s) {
			c.report(path, codeWrongForm, describe("word"))
		}
		return
	}
	if kind == "*" {
		fields, _ := v.(map[string]any)
		word, _ := fields["type"].(string)
		if !slices.Contains(variants[key], word) {
			c.report(join(path, "type"), codeWrongForm, describe("word"))
			return
		}
		kind = word
	}
	if test, aValue := valueKinds[kind]; aValue {
		if !test(v) {
			c.report(path, codeWrongForm, describe(kind))
		}
		return
	}
	c.object(path, kind, v)
}

// extraTests are rules that bind several fields of an object; each gives the field that breaks it.
var extraTests = map[string]func(map[string]any) string{
	"ISSUER": func(o map[string]any) string {
		return both(o, "country_subdivision_of_formation", "country_subdivision_name_of_formation")
	},
	"STOCK_PLAN":       func(o map[string]any) string { return exactlyOne(o, "stock_class_ids", "stock_class_id") },
	"DOCUMENT":         func(o map[string]any) string { return exactlyOne(o, "path", "uri") },
	"VestingCondition": func(o map[string]any) string { return exactlyOne(o, "portion", "quantity") },
	"Contact":          func(o map[string]any) string { return atLeastOne(o, "phone_numbers", "emails") },
	"ContactInfo":      func(o map[string]any) string { return atLeastOne(o, "phone_numbers", "emails") },
	"TX_EQUITY_COMPENSATION_ISSUANCE": func(o map[string]any) string {
		kind, _ := o["compensation_type"].(string)
		switch {
		case strings.HasPrefix(kind, "OPTION") && o["exercise_price"] == nil:
			return "exercise_price"
		case strings.HasSuffix(kind, "SAR") && o["base_price"] == nil:
			return "base_price"
		}
		return ""
	},
}

func has(o map[string]any, key string) bool {
	_, there := o[key]
	return there
}

func both(o map[string]any, a, b string) string {
	if has(o, a) && has(o, b) {
		return b
	}
	return ""
}

func exactlyOne(o map[string]any, a, b string) string {
	if has(o, a) == has(o, b) {
		return a
	}
	return ""
}

func atLeastOne(o map[string]any, a, b string) string {
	if !has(o, a) && !has(o, b) {
		return a
	}
	return ""
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// shown is a piece of somebody else's text within a message: bounded, and without control characters.
func shown(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '·'
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > 80 {
		return string(runes[:80]) + "…"
	}
	return s
}
