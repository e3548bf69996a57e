package move

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// TestABoundOfNoughtIsSaid proves that a refusal says the least a number may be even where that is 0.
func TestABoundOfNoughtIsSaid(t *testing.T) {
	want := []value.Arg{{Name: "field", Form: value.AsWord, Value: "cap"}, {Name: "want", Form: value.AsWant, Value: "at-least"}, {Name: "least", Form: value.AsNumber, Value: "0"}}
	if got := value.AtLeast(0).Args("cap"); !slices.Equal(got, want) {
		t.Errorf("it says %v", got)
	}
}

// TestTheFirstFaultOfPartsIsSaid proves that parts of lots are refused for the first thing that is wrong, at the path where they
// stand, and that a sum too large is a fault of the part that makes it so.
func TestTheFirstFaultOfPartsIsSaid(t *testing.T) {
	lot := func(digit string) value.LotID { return value.LotID("lot-" + digit + "0000000000000000000000000000000") }
	most := value.Shares(1<<63 - 1)
	for field, parts := range map[string][]model.LotPart{
		"to.parts":          nil,
		"to.parts.lot":      {{Lot: lot("1"), Quantity: 1}, {Lot: lot("1"), Quantity: 0}},
		"to.parts.quantity": {{Lot: lot("1"), Quantity: most}, {Lot: lot("2"), Quantity: 1}, {Lot: "no lot", Quantity: 1}},
	} {
		f := value.NewForm()
		sumOfParts(f, "to.parts", parts)
		if f.Ok() || f.Args[0] != value.Word(value.ArgField, field) {
			t.Errorf("%v instead of a fault of %s", f.Args, field)
		}
	}
}
