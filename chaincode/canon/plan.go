package canon

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Most of what is written and read here has the plainest form that JSON has: structs of strings, numbers, lists. For these,
// plans write and read the canonical form straight, in a tenth of the time that encoding/json and a second pass take. A plan
// never decides anything: what it does not know or what is not canonical it leaves to encoding/json, whose word stands.

// Decimal marks an int64 that encoding/json writes as a string of decimal digits, and that is never negative.
type Decimal interface{ Decimal() }

// Moment marks an int64 of seconds since 1970 that encoding/json writes as RFC 3339 in UTC, "2026-01-31T09:00:00Z".
type Moment interface{ Moment() }

// plan is how values of a type are written and read in canonical form; nil functions mean that it is left to encoding/json.
type plan struct {
	// Write appends the value's canonical form; ok is false where that is left to encoding/json.
	Write func(out []byte, v reflect.Value) (_ []byte, ok bool)
	// read takes the value's canonical form from the front of in; ok is false where in does not begin with one.
	read func(in []byte, v reflect.Value) (rest []byte, ok bool)
	// empty tells whether omitempty leaves the value out.
	empty func(v reflect.Value) bool
}

var plans struct {
	sync.RWMutex
	of map[reflect.Type]*plan
}

// PlanOf finds the plan of a type.
func PlanOf(t reflect.Type) *plan {
	plans.RLock()
	p := plans.of[t]
	plans.RUnlock()
	if p != nil {
		return p
	}
	plans.Lock()
	defer plans.Unlock()
	if plans.of == nil {
		plans.of = map[reflect.Type]*plan{}
	}
	return draw(t)
}

// draw makes the plan of a type and of what it is made of; the lock is held. A type that contains itself finds its own plan,
// which is filled before the lock is given back.
func draw(t reflect.Type) *plan {
	if p := plans.of[t]; p != nil {
		return p
	}
	p := &plan{Write: leaveWrite, read: leaveRead, empty: func(v reflect.Value) bool { return v.IsZero() }}
	plans.of[t] = p
	switch {
	case t.Kind() != reflect.Int64:
	case t.Implements(reflect.TypeFor[Decimal]()):
		p.Write, p.read = writeDecimal, readDecimal
		return p
	case t.Implements(reflect.TypeFor[Moment]()):
		p.Write, p.read = writeTime, readTime
		return p
	}
	if writesItself(t) || t == reflect.TypeFor[json.Number]() {
		return p
	}
	switch t.Kind() {
	case reflect.String:
		p.Write, p.read = writeText, readText
	case reflect.Bool:
		p.Write, p.read = writeBool, readBool
	case reflect.Int, reflect.Int64:
		p.Write, p.read = writeInt, readInt
	case reflect.Pointer:
		p.pointer(t)
	case reflect.Interface:
		p.Write, p.read = writeInterface, readInterface
	case reflect.Slice:
		p.list(t)
	case reflect.Struct:
		p.object(t)
	}
	return p
}

func leaveWrite(out []byte, _ reflect.Value) ([]byte, bool) { return out, false }

func leaveRead(in []byte, _ reflect.Value) ([]byte, bool) { return in, false }

// writesItself tells whether a type has a way of its own with JSON, which only encoding/json follows.
func writesItself(t reflect.Type) bool {
	for _, way := range []reflect.Type{
		reflect.TypeFor[json.Marshaler](), reflect.TypeFor[json.Unmarshaler](), reflect.TypeFor[encoding.TextMarshaler](),
		reflect.TypeFor[encoding.TextUnmarshaler](),
	} {
		if t.Implements(way) || t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(way) {
			return true
		}
	}
	return false
}

// planned is one member of an object.
type planned struct {
	// name is the member's name with quotes and colon.
	name      string
	index     []int
	omitEmpty bool
	plan      *plan
}

// object plans a struct, by encoding/json's rules for names; structs that need more of these rules are left to it.
func (p *plan) object(t reflect.Type) {
	members, ok := membersOf(t, nil)
	if !ok {
		return
	}
	slices.SortFunc(members, func(a, b planned) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(members); i++ {
		if members[i].name == members[i-1].name {
			return
		}
	}
	for i, m := range members {
		members[i].name = `"` + m.name + `":`
	}
	p.Write = func(out []byte, v reflect.Value) ([]byte, bool) { return writeObject(members, out, v) }
	p.read = func(in []byte, v reflect.Value) ([]byte, bool) { return readObject(members, in, v) }
}

// membersOf lists a struct's members and those of the structs embedded in it, whose index begins with at.
func membersOf(t reflect.Type, at []int) (members []planned, ok bool) {
	for i := range t.NumField() {
		field := t.Field(i)
		tag, tagged := field.Tag.Lookup("json")
		name, option, _ := strings.Cut(tag, ",")
		index := append(slices.Clone(at), i)
		switch {
		case field.Anonymous && field.Type.Kind() == reflect.Struct && !tagged && field.IsExported():
			inner, ok := membersOf(field.Type, index)
			if !ok {
				return nil, false
			}
			members = append(members, inner...)
			continue
		case field.Anonymous || !plainName(name) || option != "" && option != "omitempty" || !field.IsExported():
			return nil, false
		}
		members = append(members, planned{name: name, index: index, omitEmpty: option == "omitempty", plan: draw(field.Type)})
		if members[len(members)-1].omitEmpty && field.Type.Kind() == reflect.Struct {
			return nil, false
		}
	}
	return members, true
}

// plainName tells whether a member's name is of letters and digits alone, which every order and every escape leaves alone.
func plainName(name string) bool {
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
			return false
		}
	}
	return name != ""
}

func (p *plan) pointer(t reflect.Type) {
	to := draw(t.Elem())
	p.Write = func(out []byte, v reflect.Value) ([]byte, bool) {
		if v.IsNil() {
			return out, false
		}
		return to.Write(out, v.Elem())
	}
	p.read = func(in []byte, v reflect.Value) ([]byte, bool) {
		if v.IsNil() {
			v.Set(reflect.New(t.Elem()))
		}
		return to.read(in, v.Elem())
	}
}

func (p *plan) list(t reflect.Type) {
	if t.Elem().Kind() == reflect.Uint8 {
		return
	}
	of := draw(t.Elem())
	p.empty = func(v reflect.Value) bool { return v.Len() == 0 }
	p.Write = func(out []byte, v reflect.Value) ([]byte, bool) { return writeList(of, out, v) }
	p.read = func(in []byte, v reflect.Value) ([]byte, bool) { return readList(of, t, in, v) }
}
