package storetest

import (
	"context"
	"testing"

	"holdfast/gateway/store"
)

// Open makes an empty store, or opens again the one it made under the same name in the same test. It closes nothing.
type Open func(t testing.TB, name string) *store.Store

// Run proves that a database keeps what package store promises.
func Run(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, Open){
		"blocks and checkpoint are written together or not at all":      appendIsAtomic,
		"a gap between blocks is refused":                               gapsAreRefused,
		"a record's present value, its beginning and its last position": presentValue,
		"lists choose by every facet and page without loss":             listsPage,
		"an ended lot is not live":                                      endedLots,
		"an entry is found by the commitment to its data":               entriesOfData,
		"a list in pages counts once it is closed":                      stagedImports,
		"an act on a class replaces its lots when it is closed":         replacedLots,
		"live lots add up by class and provenance":                      sums,
		"history names the commands that wrote a record, in order":      history,
		"the whole history in commit order, with proofs":                wholeHistory,
		"a register's values in the order of keys":                      valuesOfARegister,
		"a view stays at its height while blocks arrive":                viewIsStable,
		"reset and append again gives the same rows":                    rebuildIsEqual,
		"what was appended is there after opening again":                reopen,
		"the first alarm stands until reset":                            alarm,
		"a flight is found until it ends, across opening again":         flights,
		"values are listed in the order of keys":                        values,
	} {
		t.Run(name, func(t *testing.T) { test(t, open) })
	}
}

func view(t testing.TB, s *store.Store, read func(*store.View)) {
	t.Helper()
	err := s.View(context.Background(), func(v *store.View) error { read(v); return nil })
	if err != nil {
		t.Fatal(err)
	}
}

func mustAppend(t testing.TB, s *store.Store, blocks ...store.Block) {
	t.Helper()
	if err := s.Append(context.Background(), blocks); err != nil {
		t.Fatal(err)
	}
}
