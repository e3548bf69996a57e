package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Allow rejects a command whose act's row does not name the state that it finds.
func Allow[S ~string](t *Tx, life model.Life[S], state S, command value.Type) error {
	if slices.Contains(t.Set.Acts[command].In, model.Standing{Life: life.Name, State: string(state)}) {
		return nil
	}
	return value.Deny(value.CodeWrongState, value.Because("not-in-this-state"), value.OfType("command", command), value.Word("state", state))
}
