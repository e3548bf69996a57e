package say

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// A sentence's template is text with places in braces. The wallet fills the same templates in the same way.
//
//	{body.lot}                  the value at a path of the command's JSON, as it stands; a path goes on in every element of a
//	                            list, and then is the list of what it finds there
//	{body.quantity:shares}      in a form: shares, won, number, time, count (of a list's elements), list (its elements)
//	                            an element that is an object is written as its values in the order of their names
//	{body.kind|split=주식분할}   words in place of values; a value that is not listed stands as it is
//	{*body.price|body.quantity+body.more.quantity:won}
//	                            the product of amounts, in a form; paths joined by + are added up first, each with all that a
//	                            list holds. Where one is no whole number, or the product is above 2^63-1, the command cannot
//	                            be shown at all
//	{?body.until}…{/}           shown only where the value is there and is neither empty, 0 nor false
//	{!body.until}…{/}           shown only where it is not
//	{=actor|body.terms.buyer}…{/} shown only where both values are the same
//	{~actor|body.terms.buyer}…{/} shown only where they are not
//	{@body.more}…{/}            shown once for each element of a list; in it, {.lot} is a value of the element
//
// Places do not nest, but for values in a shown part.

// unshowable stands in place of the sentence of a command that cannot be shown rightly.
var unshowable = model.Sentence{Korean: "내용을 표시할 수 없는 명령입니다. 서명하지 마십시오.", English: "This command cannot be shown. Do not sign it."}

// fill writes a command's sentence by its act's template, from the command's JSON alone.
func fill(template model.Label, encoded []byte) model.Sentence {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	var values any
	if err := decoder.Decode(&values); err != nil || template.Korean == "" {
		return unshowable
	}
	korean, english := &filler{values: values, korean: true}, &filler{values: values}
	says := model.Sentence{Korean: korean.filled(template.Korean), English: english.filled(template.English)}
	if korean.fault || english.fault {
		return unshowable
	}
	return says
}

// filler fills one language's template.
type filler struct {
	// values are the command's, and element those of the list's element that is being shown.
	values, element any
	korean          bool
	// fault says that an amount could not be computed.
	fault bool
}

func (f *filler) filled(template string) string {
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
		if list, repeated := strings.CutPrefix(place, "@"); repeated {
			var part string
			part, template, _ = strings.Cut(after, "{/}")
			out.WriteString(f.repeated(part, list))
			hidden = false
		} else if shown, conditional := f.condition(place); conditional {
			hidden = !shown
		} else if !hidden {
			out.WriteString(f.placed(place))
		}
	}
	return out.String()
}

// repeated fills a part once for each element of the list at a path.
func (f *filler) repeated(part, path string) string {
	var out strings.Builder
	list, _ := f.at(path).([]any)
	for _, f.element = range list {
		out.WriteString(f.filled(part))
	}
	f.element = nil
	return out.String()
}

// condition says whether a place begins or ends a part, and whether what follows it is shown.
func (f *filler) condition(place string) (shown, conditional bool) {
	if place == "" {
		return false, false
	}
	path := place[1:]
	switch place[0] {
	case '/':
		return true, true
	case '?':
		return !empty(f.at(path)), true
	case '!':
		return empty(f.at(path)), true
	case '=', '~':
		one, other, _ := strings.Cut(path, "|")
		same := plain(f.at(one)) == plain(f.at(other))
		return same == (place[0] == '='), true
	}
	return false, false
}

// placed is what stands in a place.
func (f *filler) placed(place string) string {
	if factors, computed := strings.CutPrefix(place, "*"); computed {
		paths, form, _ := strings.Cut(factors, ":")
		return written(f.product(paths), form, f.korean)
	}
	place, words, translated := strings.Cut(place, "|")
	path, form, _ := strings.Cut(place, ":")
	text := written(f.at(path), form, f.korean)
	if translated {
		for _, word := range strings.Split(words, "|") {
			if from, to, _ := strings.Cut(word, "="); from == text {
				return to
			}
		}
	}
	return text
}

// product multiplies what stands at paths between bars, each the sum of what stands at paths between pluses.
func (f *filler) product(paths string) json.Number {
	product := big.NewInt(1)
	for factor := range strings.SplitSeq(paths, "|") {
		sum := new(big.Int)
		for path := range strings.SplitSeq(factor, "+") {
			sum.Add(sum, f.sum(f.at(path)))
		}
		product.Mul(product, sum)
	}
	f.fault = f.fault || !product.IsInt64()
	return json.Number(product.String())
}

// sum adds up a value, or a list's elements; what is not there adds nothing.
func (f *filler) sum(value any) *big.Int {
	sum := new(big.Int)
	list, ok := value.([]any)
	if !ok && value != nil {
		list = []any{value}
	}
	for _, element := range list {
		n, err := strconv.ParseUint(plain(element), 10, 63)
		f.fault = f.fault || err != nil
		sum.Add(sum, new(big.Int).SetUint64(n))
	}
	return sum
}

// at finds the value at a path of the command, or of the element where the path begins with a dot; nil where there is none.
func (f *filler) at(path string) any {
	if own, ok := strings.CutPrefix(path, "."); ok {
		return at(f.element, own)
	}
	return at(f.values, path)
}

func at(values any, path string) any {
	switch v := values.(type) {
	case map[string]any:
		name, rest, deeper := strings.Cut(path, ".")
		if deeper {
			return at(v[name], rest)
		}
		return v[name]
	case []any:
		all := []any{}
		for _, element := range v {
			switch found := at(element, path).(type) {
			case nil:
			case []any:
				all = append(all, found...)
			default:
				all = append(all, found)
			}
		}
		return all
	}
	return nil
}

func empty(val any) bool {
	switch v := val.(type) {
	case nil:
		return true
	case string:
		return v == "" || v == "0" || v == value.Time(0).String()
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
func written(val any, form string, korean bool) string {
	list, _ := val.([]any)
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
	text := plain(val)
	if form == "time" {
		var t value.Time
		if t.UnmarshalJSON([]byte(strconv.Quote(text))) != nil {
			return text
		}
		return either(korean, timeKo(t), timeEn(t))
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	switch form {
	case "shares":
		return either(korean, sharesKo(value.Shares(n)), sharesEn(value.Shares(n)))
	case "won":
		return either(korean, wonKo(value.Won(n)), wonEn(value.Won(n)))
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
