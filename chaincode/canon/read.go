package canon

import (
	"bytes"
	"reflect"
	"strconv"
	"time"
	"unicode/utf8"
)

// DecodeCanonical reads one JSON value of the domain into what the second argument points to, if the bytes are exactly what
// Canonical writes for the value that comes out. It is false for anything else, and for types that only encoding/json can read;
// then it says nothing about the bytes, what is pointed to may be half written, and the caller has to ask encoding/json.
func DecodeCanonical(encoded []byte, into any) bool {
	v := reflect.ValueOf(into).Elem()
	rest, ok := PlanOf(v.Type()).read(encoded, v)
	return ok && len(rest) == 0
}

// after is what follows the text at the front of in.
func after(in []byte, text string) ([]byte, bool) {
	if len(in) < len(text) || string(in[:len(text)]) != text {
		return in, false
	}
	return in[len(text):], true
}

func readObject(members []planned, in []byte, v reflect.Value) ([]byte, bool) {
	in, ok := after(in, "{")
	if !ok {
		return in, false
	}
	first := true
	for i := range members {
		m := &members[i]
		rest := in
		if !first {
			if rest, ok = after(rest, ","); !ok {
				if m.omitEmpty {
					continue // it may be the end of the object
				}
				return in, false
			}
		}
		if rest, ok = after(rest, m.name); !ok {
			if m.omitEmpty {
				continue
			}
			return in, false
		}
		value := v
		for _, at := range m.index {
			value = value.Field(at)
		}
		if rest, ok = m.plan.read(rest, value); !ok || m.omitEmpty && m.plan.empty(value) {
			return in, false
		}
		in, first = rest, false
	}
	return after(in, "}")
}

func readList(of *plan, t reflect.Type, in []byte, v reflect.Value) ([]byte, bool) {
	in, ok := after(in, "[")
	if !ok {
		return in, false
	}
	list := reflect.MakeSlice(t, 0, 0)
	if rest, empty := after(in, "]"); empty {
		v.Set(list)
		return rest, true
	}
	for {
		element := reflect.New(t.Elem()).Elem()
		if in, ok = of.read(in, element); !ok {
			return in, false
		}
		list = reflect.Append(list, element)
		if rest, end := after(in, "]"); end {
			v.Set(list)
			return rest, true
		}
		if in, ok = after(in, ","); !ok {
			return in, false
		}
	}
}

// readInterface reads into what the interface points to already; it makes nothing up.
func readInterface(in []byte, v reflect.Value) ([]byte, bool) {
	if v.IsNil() || v.Elem().Kind() != reflect.Pointer || v.Elem().IsNil() {
		return in, false
	}
	to := v.Elem().Elem()
	return PlanOf(to.Type()).read(in, to)
}

// quoted takes a string without escapes.
func quoted(in []byte) (text, rest []byte, ok bool) {
	if len(in) == 0 || in[0] != '"' {
		return nil, in, false
	}
	end := bytes.IndexByte(in[1:], '"')
	if end < 0 {
		return nil, in, false
	}
	text = in[1 : 1+end]
	ascii := true
	for _, c := range text {
		if c < 0x20 || c == '\\' {
			return nil, in, false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return text, in[end+2:], ascii || utf8.Valid(text)
}

func readText(in []byte, v reflect.Value) ([]byte, bool) {
	text, rest, ok := quoted(in)
	if ok {
		v.SetString(string(text))
	}
	return rest, ok
}

func readBool(in []byte, v reflect.Value) ([]byte, bool) {
	rest, yes := after(in, "true")
	if yes {
		v.SetBool(true)
		return rest, true
	}
	rest, no := after(in, "false")
	v.SetBool(false)
	return rest, no
}

func readInt(in []byte, v reflect.Value) ([]byte, bool) {
	digits := in
	negative := len(digits) > 0 && digits[0] == '-'
	if negative {
		digits = digits[1:]
	}
	n, rest, ok := whole(digits, 16)
	if !ok || n > mostExact || negative && n == 0 {
		return in, false
	}
	if negative {
		n = -n
	}
	v.SetInt(n)
	return rest, true
}

// whole takes a number of at most so many digits without a leading zero.
func whole(in []byte, most int) (n int64, rest []byte, ok bool) {
	end := 0
	for end < len(in) && in[end] >= '0' && in[end] <= '9' {
		end++
	}
	if end == 0 || end > most || end > 1 && in[0] == '0' {
		return 0, in, false
	}
	n, err := strconv.ParseInt(string(in[:end]), 10, 64)
	return n, in[end:], err == nil
}

func readDecimal(in []byte, v reflect.Value) ([]byte, bool) {
	text, rest, ok := quoted(in)
	if !ok {
		return in, false
	}
	n, left, ok := whole(text, 19)
	if ok {
		v.SetInt(n)
	}
	return rest, ok && len(left) == 0
}

func readTime(in []byte, v reflect.Value) ([]byte, bool) {
	text, rest, ok := quoted(in)
	if !ok || len(text) != len("2026-01-31T09:00:00Z") {
		return in, false
	}
	var parts [6]int
	for i, at := range [6]int{0, 5, 8, 11, 14, 17} {
		digits := 2
		if i == 0 {
			digits = 4
		}
		for _, c := range text[at : at+digits] {
			if c < '0' || c > '9' {
				return in, false
			}
			parts[i] = 10*parts[i] + int(c-'0')
		}
		if text[at+digits] != "--T::Z"[i] {
			return in, false
		}
	}
	at := time.Date(parts[0], time.Month(parts[1]), parts[2], parts[3], parts[4], parts[5], 0, time.UTC)
	year, month, day := at.Date()
	hour, minute, second := at.Clock()
	if parts != [6]int{year, int(month), day, hour, minute, second} || year < 1970 {
		return in, false
	}
	v.SetInt(at.Unix())
	return rest, true
}
