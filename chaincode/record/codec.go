package record

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// MaxValueBytes is the largest stored record, in bytes. The largest that the domain makes is the founding record, whose command
// has at most 64 KiB.
const MaxValueBytes = 128 << 10

// Encode writes a record as it is stored, in its kind's version. It fails for a record that has no valid reference, is too large
// or holds what the domain's JSON does not have (a negative quantity, a null), which means a fault of this program.
func Encode(r model.Record) ([]byte, error) {
	ref := r.Ref()
	if !ref.Valid() {
		return nil, fmt.Errorf("a record of kind %q has no valid reference", ref.Kind)
	}
	val, err := canon.Canonical(struct {
		Kind    value.Kind   `json:"k"`
		Record  model.Record `json:"r"`
		Version int          `json:"v"`
	}{ref.Kind, r, Version(ref.Kind)})
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", Key(ref), err)
	}
	if len(val) > MaxValueBytes {
		return nil, fmt.Errorf("encode %s: the record has more than 128 KiB", Key(ref))
	}
	return val, nil
}

// Decode reads the record stored under a key. It fails unless the value is what Encode writes for a record of that key, or wrote
// in an earlier version of its kind.
func Decode(key string, value []byte) (model.Record, error) {
	ref, err := ParseKey(key)
	if err != nil {
		return nil, err
	}
	record, err := stored.decode(ref, value)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", key, err)
	}
	return record, nil
}

func (c codecs) decode(ref model.Ref, value []byte) (model.Record, error) {
	if len(value) > MaxValueBytes {
		return nil, errors.New("the record has more than 128 KiB")
	}
	inner, version, ok := opened(ref.Kind, value)
	if !ok {
		return nil, fmt.Errorf("the value is not that of a %s in canonical form", ref.Kind)
	}
	read, known := c[ref.Kind][version]
	if !known {
		return nil, fmt.Errorf("no form of the kind %s has the version %d", ref.Kind, version)
	}
	record, err := read(inner)
	if err != nil {
		return nil, err
	}
	if record.Ref() != ref {
		return nil, errors.New("the record belongs under another key")
	}
	return record, nil
}

// opened takes a stored value of a kind apart: the record's JSON, which may be anything yet, and its version.
func opened(kind value.Kind, value []byte) (inner []byte, version int, ok bool) {
	inner, ok = bytes.CutPrefix(value, []byte(`{"k":"`+string(kind)+`","r":`))
	at := bytes.LastIndexByte(inner, ',')
	if !ok || at < 0 {
		return nil, 0, false
	}
	number, begins := bytes.CutPrefix(inner[at:], []byte(`,"v":`))
	number, ends := bytes.CutSuffix(number, []byte("}"))
	version, err := strconv.Atoi(string(number))
	return inner[:at], version, begins && ends && err == nil && strconv.Itoa(version) == string(number)
}

// exact is a model.Strict that accepts the canonical JSON of what comes out, and nothing else.
func exact(encoded []byte, into any) error {
	if canon.DecodeCanonical(encoded, into) {
		return nil
	}
	read := reflect.ValueOf(into).Elem()
	read.SetZero()
	if err := canon.DecodeStrict(encoded, into); err != nil {
		return err
	}
	if again, err := canon.Canonical(read.Interface()); err != nil || !bytes.Equal(again, encoded) {
		return errors.New("the value is not in canonical form")
	}
	return nil
}
