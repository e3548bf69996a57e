package canon

import (
	"reflect"
	"strconv"
	"time"
	"unicode/utf8"
)

// mostExact is the largest whole number that every reader of JSON keeps.
const mostExact = 1 << 53

func writeObject(members []planned, out []byte, v reflect.Value) ([]byte, bool) {
	out = append(out, '{')
	first := true
	for i := range members {
		m := &members[i]
		value := v
		for _, at := range m.index {
			value = value.Field(at)
		}
		if m.omitEmpty && m.plan.empty(value) {
			continue
		}
		if !first {
			out = append(out, ',')
		}
		first = false
		out = append(out, m.name...)
		var ok bool
		if out, ok = m.plan.Write(out, value); !ok {
			return out, false
		}
	}
	return append(out, '}'), true
}

func writeList(of *plan, out []byte, v reflect.Value) ([]byte, bool) {
	if v.IsNil() {
		return out, false
	}
	out = append(out, '[')
	for i := range v.Len() {
		if i > 0 {
			out = append(out, ',')
		}
		var ok bool
		if out, ok = of.Write(out, v.Index(i)); !ok {
			return out, false
		}
	}
	return append(out, ']'), true
}

func writeInterface(out []byte, v reflect.Value) ([]byte, bool) {
	if v.IsNil() {
		return out, false
	}
	return PlanOf(v.Elem().Type()).Write(out, v.Elem())
}

func writeText(out []byte, v reflect.Value) ([]byte, bool) {
	s := v.String()
	if isPlain(s) {
		out = append(out, '"')
		out = append(out, s...)
		return append(out, '"'), true
	}
	if !utf8.ValidString(s) {
		return out, false
	}
	return appendString(out, s), true
}

// isPlain tells whether a text is of ASCII that stands in JSON as it is.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

func writeBool(out []byte, v reflect.Value) ([]byte, bool) {
	return strconv.AppendBool(out, v.Bool()), true
}

func writeInt(out []byte, v reflect.Value) ([]byte, bool) {
	n := v.Int()
	return strconv.AppendInt(out, n, 10), n <= mostExact && n >= -mostExact
}

func writeDecimal(out []byte, v reflect.Value) ([]byte, bool) {
	n := v.Int()
	out = append(out, '"')
	out = strconv.AppendInt(out, n, 10)
	return append(out, '"'), n >= 0
}

func writeTime(out []byte, v reflect.Value) ([]byte, bool) {
	at := time.Unix(v.Int(), 0).UTC()
	year, month, day := at.Date()
	if year < 1970 || year > 9999 {
		return out, false
	}
	hour, minute, second := at.Clock()
	out = append(out, '"')
	out = appendDigits(out, year, 4, '-')
	out = appendDigits(out, int(month), 2, '-')
	out = appendDigits(out, day, 2, 'T')
	out = appendDigits(out, hour, 2, ':')
	out = appendDigits(out, minute, 2, ':')
	out = appendDigits(out, second, 2, 'Z')
	return append(out, '"'), true
}

// appendDigits writes n with so many digits, and what follows.
func appendDigits(out []byte, n, digits int, then byte) []byte {
	for div := [5]int{1, 10, 100, 1000, 10000}[digits] / 10; div > 0; div /= 10 {
		out = append(out, byte('0'+n/div%10))
	}
	return append(out, then)
}
