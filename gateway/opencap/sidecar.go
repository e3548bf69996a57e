package opencap

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

const (
	sidecarFormat  = "holdfast-ocf-sidecar"
	sidecarVersion = 1
)

// Sidecar is what OCF has no words for.
type Sidecar struct {
	Format  string         `json:"format"`
	Version int            `json:"version"`
	Ledger  value.LedgerID `json:"ledger"`
	Height  uint64         `json:"height"`
	At      value.Time     `json:"at"`
	// Records are the register's records by their ledger keys. Of a record that the OCF part says in part (the issuer, classes,
	// entries and lots), only those fields stand here that do not follow from it; null takes back one that would.
	Records map[string]map[string]any `json:"records"`
	// People are the holders' data, as far as OCF has no place for it.
	People map[value.EntryID]Person `json:"people"`
	// Prices are the prices of lots that are known. OCF asks for one of every issuance: 0 stands there for one that is not.
	Prices map[value.LotID]value.Won `json:"prices"`
}

// patch is what has to be changed in base to get whole. A field of base that whole lacks is null.
func patch(base, whole map[string]any) map[string]any {
	out := map[string]any{}
	for key, value := range whole {
		if had, ok := base[key]; !ok || !reflect.DeepEqual(had, value) {
			out[key] = value
		}
	}
	for key := range base {
		if _, ok := whole[key]; !ok {
			out[key] = nil
		}
	}
	return out
}

// patched is base with a patch.
func patched(base, change map[string]any) map[string]any {
	out := maps.Clone(base)
	if out == nil {
		out = map[string]any{}
	}
	for key, value := range change {
		if value == nil {
			delete(out, key)
			continue
		}
		out[key] = value
	}
	return out
}

// fieldsOf are a record's fields as its stored form has them.
func fieldsOf(r model.Record) (map[string]any, error) {
	encoded, err := canon.Canonical(r)
	if err != nil {
		return nil, err
	}
	v, code := parseJSON(encoded)
	fields, ok := v.(map[string]any)
	if code != "" || !ok {
		return nil, fmt.Errorf("the record %s is no JSON object", record.Key(r.Ref()))
	}
	return fields, nil
}

// recordOf is the record with these fields under a ledger key.
func recordOf(key string, fields map[string]any) (model.Record, error) {
	ref, err := record.ParseKey(key)
	if err != nil {
		return nil, err
	}
	val, err := canon.Canonical(struct {
		Kind    value.Kind     `json:"k"`
		Record  map[string]any `json:"r"`
		Version int            `json:"v"`
	}{ref.Kind, fields, 1})
	if err != nil {
		return nil, err
	}
	return record.Decode(key, val)
}

// sidecarOf writes what the OCF part does not say; said are the fields that follow from it, by ledger key.
func sidecarOf(r Register, said map[string]map[string]any, people map[value.EntryID]Person) ([]byte, error) {
	s := Sidecar{
		Format: sidecarFormat, Version: sidecarVersion, Ledger: r.Ledger, Height: r.Height, At: r.At,
		Records: map[string]map[string]any{}, People: people, Prices: r.Prices,
	}
	for _, one := range r.Records {
		fields, err := fieldsOf(one)
		if err != nil {
			return nil, err
		}
		key := record.Key(one.Ref())
		s.Records[key] = patch(said[key], fields)
	}
	return encode(s)
}

var errSidecar = errors.New("the sidecar is not in its form")

// readSidecar reads a sidecar.
func readSidecar(b []byte) (Sidecar, error) {
	var s Sidecar
	tree, code := parseJSON(b)
	if code != "" {
		return s, errSidecar
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, errors.Join(errSidecar, err)
	}
	if s.Format != sidecarFormat || s.Version != sidecarVersion {
		return s, errSidecar
	}
	// The records' numbers stay as written.
	records := thing(tree.(map[string]any)).thing("records")
	for key := range s.Records {
		s.Records[key] = records.thing(key)
	}
	return s, nil
}

// records puts together what the OCF part says and what the sidecar adds.
func (s Sidecar) records(said map[string]map[string]any) ([]model.Record, error) {
	var out []model.Record
	for _, key := range slices.Sorted(maps.Keys(s.Records)) {
		r, err := recordOf(key, patched(said[key], s.Records[key]))
		if err != nil {
			return nil, fmt.Errorf("the record %s of the sidecar and the OCF part do not fit: %w", key, err)
		}
		out = append(out, r)
	}
	for key := range said {
		if _, there := s.Records[key]; !there {
			return nil, fmt.Errorf("the sidecar does not have the record %s", key)
		}
	}
	return out, nil
}
