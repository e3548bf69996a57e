package core

import "slices"

// allow rejects a command whose act's row does not name the state that it finds.
func allow[S ~string](t *tx, life Life[S], state S, command Type) error {
	if slices.Contains(t.set.acts[command].in, Standing{life.Name, string(state)}) {
		return nil
	}
	return deny(CodeWrongState, because("not-in-this-state"), ofType("command", command), word("state", state))
}
