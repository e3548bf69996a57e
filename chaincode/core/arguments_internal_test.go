package core

import (
	"slices"
	"testing"
)

// TestABoundOfNoughtIsSaid proves that a refusal says the least a number may be even where that is 0.
func TestABoundOfNoughtIsSaid(t *testing.T) {
	want := []Arg{{"field", AsWord, "cap"}, {"want", AsWant, "at-least"}, {"least", AsNumber, "0"}}
	if got := atLeast(0).args("cap"); !slices.Equal(got, want) {
		t.Errorf("it says %v", got)
	}
}

// TestTheFirstFaultOfPartsIsSaid proves that parts of lots are refused for the first thing that is wrong, at the path where they
// stand, and that a sum too large is a fault of the part that makes it so.
func TestTheFirstFaultOfPartsIsSaid(t *testing.T) {
	lot := func(digit string) LotID { return LotID("lot-" + digit + "0000000000000000000000000000000") }
	most := Shares(1<<63 - 1)
	for field, parts := range map[string][]LotPart{
		"to.parts":          nil,
		"to.parts.lot":      {{lot("1"), 1}, {lot("1"), 0}},
		"to.parts.quantity": {{lot("1"), most}, {lot("2"), 1}, {"no lot", 1}},
	} {
		f := newForm()
		sumOfParts(f, "to.parts", parts)
		if f.ok() || f.args[0] != word(argField, field) {
			t.Errorf("%v instead of a fault of %s", f.args, field)
		}
	}
}
