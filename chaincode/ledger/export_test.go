package ledger

import "holdfast/chaincode/model"

// Signed tells whether a command's proofs are taken, before its rule or its form is asked.
func Signed(set *model.Set, state State, verifier Verifier, facts Facts, command *model.Command, signed model.SignedCommand) error {
	t := &Tx{Set: set, Facts: facts, Verifier: verifier, base: newOverlay(state, 1), local: map[model.Ref]model.Record{}, encoded: []byte(signed.Command)}
	return t.Authenticate(command, signed)
}
