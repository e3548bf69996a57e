package model

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"holdfast/chaincode/value"
)

// shape is what is known of a kind of record: what its identifiers look like, and how its JSON is read.
type shape struct {
	valid func(id string) bool
	read  func(encoded []byte, strict Strict) (Record, error)
}

// Strict decodes one JSON value into what the second argument points to, and refuses unknown fields.
type Strict func(encoded []byte, into any) error

// shaped is the shape of the records of type R.
func shaped[R Record](valid func(id string) bool) shape {
	return shape{valid, func(encoded []byte, strict Strict) (Record, error) {
		var record R
		if err := strict(encoded, &record); err != nil {
			return nil, err
		}
		return record, nil
	}}
}

// shapes holds every kind of record. Each group of records keeps its own table.
var shapes = joined(
	partyShapes, registerShapes, tradeShapes, stagedShapes, rightShapes, moveShapes, encumbranceShapes, approvalShapes, disputeShapes,
	requestShapes, correctionShapes, calendarShapes, clockShapes, numberShapes,
)

func joined(groups ...map[value.Kind]shape) map[value.Kind]shape {
	all := map[value.Kind]shape{}
	for _, group := range groups {
		for kind, s := range group {
			if _, twice := all[kind]; twice {
				panic("two groups have the kind " + string(kind))
			}
			all[kind] = s
		}
	}
	return all
}

// Valid tells whether the reference could name a record: a known kind, and an identifier of that kind's form.
func (r Ref) Valid() bool {
	s, known := shapes[r.Kind]
	return known && s.valid(r.ID)
}

// DecodeRecord reads the JSON of a record of a kind.
func DecodeRecord(kind value.Kind, encoded []byte, strict Strict) (Record, error) {
	s, known := shapes[kind]
	if !known {
		return nil, errors.New("no record is of this kind")
	}
	return s.read(encoded, strict)
}

// Kinds lists every kind of record, ordered by name.
func Kinds() []value.Kind { return slices.Sorted(maps.Keys(shapes)) }

// named accepts the identifiers that Derive makes for a kind.
func named(kind value.Kind) func(id string) bool {
	return func(id string) bool { return value.IsDerived(string(kind), id) }
}

func isIssuerAndParty(id string) bool {
	issuer, party, found := strings.Cut(id, "/")
	return found && value.IssuerID(issuer).Valid() && value.DID(party).Valid()
}

func isMemberAndReference(id string) bool {
	member, reference, found := strings.Cut(id, "/")
	return found && value.MemberID(member).Valid() && value.BankReference(reference).Valid()
}

func isDeskID(id string) bool {
	parts := strings.Split(id, "/")
	return len(parts) == 3 && value.MemberID(parts[0]).Valid() && DeskKind(parts[1]).Valid() && value.DID(parts[2]).Valid()
}

// CompareRefs orders references by kind, then identifier.
func CompareRefs(a, b Ref) int {
	if c := cmp.Compare(a.Kind, b.Kind); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}
