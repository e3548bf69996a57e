package record

import (
	"errors"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// MaxKeyBytes is the longest key, in bytes.
const MaxKeyBytes = 256

// separator stands between a record's kind, which never contains it, and its identifier.
const separator = "/"

// Key is the ledger key of a record: its kind, "/", and its identifier. Keys of one kind stand together in the order of keys.
func Key(ref model.Ref) string { return string(ref.Kind) + separator + ref.ID }

// ParseKey is the inverse of Key. It fails for a key that Key makes of no valid reference.
func ParseKey(key string) (model.Ref, error) {
	if len(key) > MaxKeyBytes {
		return model.Ref{}, errors.New("a ledger key has at most 256 bytes")
	}
	kind, id, found := strings.Cut(key, separator)
	ref := model.Ref{Kind: value.Kind(kind), ID: id}
	if !found || !ref.Valid() {
		return model.Ref{}, errors.New("the ledger key names no record")
	}
	return ref, nil
}
