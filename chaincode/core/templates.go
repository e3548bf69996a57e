package core

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A sentence's template is text with places in braces. The wallet fills the same templates in the same way.
//
//	{body.lot}                  the value at a path of the command's JSON, as it stands
//	{body.quantity:shares}      in a form: shares, won, number, time, count (of a list's elements), list (its elements)
//	                            an element that is an object is written as its values in the order of their names
//	{body.kind|split=주식분할}   words in place of values; a value that is not listed stands as it is
//	{?body.until}…{/}           shown only where the value is there and is neither empty, 0 nor false
//	{!body.until}…{/}           shown only where it is not
//
// Places do not nest, but for values in a shown part.

// fill writes a command's sentence by its template.
func fill(template Label, c *Command) Sentence {
	encoded, err := json.Marshal(c)
	var values any
	if err == nil {
		decoder := json.NewDecoder(strings.NewReader(string(encoded)))
		decoder.UseNumber()
		err = decoder.Decode(&values)
	}
	if err != nil || template.Korean == "" {
		return Sentence{"내용을 표시할 수 없는 명령입니다. 서명하지 마십시오.", "This command cannot be shown. Do not sign it."}
	}
	return Sentence{filled(template.Korean, values, true), filled(template.English, values, false)}
}

// filled fills one language's template.
func filled(template string, values any, korean bool) string {
	var out strings.Builder
	hidden := false
	for template != "" {
		text, rest, found := strings.Cut(template, "{")
		if !hidden {
			out.WriteString(text)
		}
		if !found {
			break
		}
		place, after, _ := strings.Cut(rest, "}")
		template = after
		switch {
		case place == "/":
			hidden = false
		case strings.HasPrefix(place, "?"):
			hidden = empty(at(values, place[1:]))
		case strings.HasPrefix(place, "!"):
			hidden = !empty(at(values, place[1:]))
		case !hidden:
			out.WriteString(placed(place, values, korean))
		}
	}
	return out.String()
}

// placed is what stands in a place.
func placed(place string, values any, korean bool) string {
	place, words, translated := strings.Cut(place, "|")
	path, form, _ := strings.Cut(place, ":")
	value := at(values, path)
	text := written(value, form, korean)
	if translated {
		for _, word := range strings.Split(words, "|") {
			if from, to, _ := strings.Cut(word, "="); from == text {
				return to
			}
		}
	}
	return text
}

// at finds the value at a path, nil where there is none.
func at(values any, path string) any {
	for _, name := range strings.Split(path, ".") {
		object, ok := values.(map[string]any)
		if !ok {
			return nil
		}
		values = object[name]
	}
	return values
}

func empty(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == "" || v == "0" || v == Time(0).String()
	case json.Number:
		return v == "0"
	case bool:
		return !v
	case []any:
		return len(v) == 0
	}
	return false
}

// written writes a value in a form.
func written(value any, form string, korean bool) string {
	list, _ := value.([]any)
	switch form {
	case "count":
		return grouped(int64(len(list)))
	case "list":
		parts := make([]string, len(list))
		for i, element := range list {
			parts[i] = plain(element)
		}
		return strings.Join(parts, ", ")
	}
	text := plain(value)
	if form == "time" {
		var t Time
		if t.UnmarshalJSON([]byte(strconv.Quote(text))) != nil {
			return text
		}
		return either(korean, t.ko(), t.en())
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	switch form {
	case "shares":
		return either(korean, Shares(n).ko(), Shares(n).en())
	case "won":
		return either(korean, Won(n).ko(), Won(n).en())
	case "number":
		return grouped(n)
	}
	return text
}

func either(korean bool, ko, en string) string {
	if korean {
		return ko
	}
	return en
}

// plain writes a value as it stands.
func plain(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return written(v, "list", false)
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, name := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, plain(v[name]))
		}
		return strings.Join(parts, " ")
	}
	return ""
}
