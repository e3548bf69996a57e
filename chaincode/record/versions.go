package record

import (
	"maps"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reader makes today's record of the JSON of one version of its kind. It refuses what is not that version's canonical JSON (exact).
type reader func(encoded []byte) (model.Record, error)

// codecs is the table of all that can be read: the reader of each version of each kind. The versions of a kind are counted from 1
// on, and its last one is written.
type codecs map[value.Kind]map[int]reader

// earlier has the readers of the forms that kinds had before today's; a kind without one is in its first version. When the form
// of a kind changes, what read it goes in here, and its golden file stays.
var earlier = codecs{}

// stored is the table of the ledger's records.
var stored = withToday(earlier)

// withToday adds to the earlier versions of every kind the one in which it is written.
func withToday(earlier codecs) codecs {
	all := codecs{}
	for _, kind := range model.Kinds() {
		versions := maps.Clone(earlier[kind])
		if versions == nil {
			versions = map[int]reader{}
		}
		versions[len(versions)+1] = func(encoded []byte) (model.Record, error) { return model.DecodeRecord(kind, encoded, exact) }
		all[kind] = versions
	}
	return all
}

// Version is the version in which records of a kind are written; all before it, from 1 on, can be read. It is 0 for what is no kind.
func Version(kind value.Kind) int { return len(stored[kind]) }
