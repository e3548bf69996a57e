package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// MaxValueBytes is the largest stored record, in bytes. The largest that core makes is the founding record, whose command
// has at most 64 KiB.
const MaxValueBytes = 128 << 10

// envelope is how a record is stored: its kind, the version of its form, and itself.
type envelope struct {
	Kind    value.Kind      `json:"k"`
	Record  json.RawMessage `json:"r"`
	Version int             `json:"v"`
}

// decoders reads every version ever written of every kind. A new version is a new line; the old one stays, and turns what it
// reads into today's type.
var decoders = map[int]func(kind value.Kind, encoded []byte) (model.Record, error){
	1: func(kind value.Kind, encoded []byte) (model.Record, error) {
		return model.DecodeRecord(kind, encoded, strict)
	},
}

// current is the version in which a kind is written.
const current = 1

// Encode writes a record as it is stored. It fails for a record that has no valid reference, is too large or holds what the
// domain's JSON does not have (a negative quantity, a null), which means a fault of this program.
func Encode(r model.Record) ([]byte, error) {
	ref := r.Ref()
	if !ref.Valid() {
		return nil, fmt.Errorf("a record of kind %q has no valid reference", ref.Kind)
	}
	val, err := canon.Canonical(struct {
		Kind    value.Kind   `json:"k"`
		Record  model.Record `json:"r"`
		Version int          `json:"v"`
	}{ref.Kind, r, current})
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", Key(ref), err)
	}
	if len(val) > MaxValueBytes {
		return nil, fmt.Errorf("encode %s: the record has more than 128 KiB", Key(ref))
	}
	return val, nil
}

// Decode reads the record stored under a key. It fails unless the value is what Encode writes for a record of that key.
func Decode(key string, value []byte) (model.Record, error) {
	ref, err := ParseKey(key)
	if err != nil {
		return nil, err
	}
	if len(value) > MaxValueBytes {
		return nil, fmt.Errorf("decode %s: the record has more than 128 KiB", key)
	}
	if record, ok := decodeCurrent(ref, value); ok {
		return record, nil
	}
	var stored envelope
	if err := strict(value, &stored); err != nil {
		return nil, fmt.Errorf("decode %s: %w", key, err)
	}
	decode, known := decoders[stored.Version]
	if !known || stored.Kind != ref.Kind {
		return nil, fmt.Errorf("decode %s: no form of this kind has the version %d", key, stored.Version)
	}
	record, err := decode(stored.Kind, stored.Record)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", key, err)
	}
	if record.Ref() != ref {
		return nil, fmt.Errorf("decode %s: the record belongs under another key", key)
	}
	again, err := Encode(record)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, value) {
		return nil, fmt.Errorf("decode %s: the value is not in canonical form", key)
	}
	return record, nil
}

// decodeCurrent reads a value in the present version and in canonical form, as nearly all are. Where it is not ok, Decode's longer
// way says why.
func decodeCurrent(ref model.Ref, value []byte) (model.Record, bool) {
	inner, begins := bytes.CutPrefix(value, []byte(`{"k":"`+string(ref.Kind)+`","r":`))
	inner, ends := bytes.CutSuffix(inner, []byte(`,"v":1}`))
	if !begins || !ends || current != 1 {
		return nil, false
	}
	record, err := model.DecodeRecord(ref.Kind, inner, canonical)
	return record, err == nil && record.Ref() == ref
}

// canonical is a core.Strict for canonical JSON alone.
func canonical(encoded []byte, into any) error {
	if !canon.DecodeCanonical(encoded, into) {
		return errors.New("not in canonical form")
	}
	return nil
}

// strict decodes one JSON value without unknown fields or anything after it.
func strict(encoded []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON value")
	}
	return nil
}
