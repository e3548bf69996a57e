package contract

import (
	"encoding/json"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// state is the ledger as package ledger asks for it. Fabric does not show a transaction its own writes; ledger keeps an overlay of them.
type state struct {
	stub shim.ChaincodeStubInterface
	// fetched are the values asked for together; nil where there is none.
	fetched map[model.Ref][]byte
}

// newState asks the peer at once for the records that every command of the batch begins with: the founding record, the
// command's outcome, its actor, and the outcomes it waits for. Package ledger reads each of them anyway (but for a malformed command's
// outcome, which nobody ever writes), so the transaction conflicts with no more than it must.
func newState(stub shim.ChaincodeStubInterface, batch []model.SignedCommand) (*state, error) {
	refs := beginnings(batch)
	keys := make([]string, len(refs))
	for i, ref := range refs {
		keys[i] = record.Key(ref)
	}
	values, err := stub.GetMultipleStates(keys...)
	if err != nil {
		return nil, unreadable(err)
	}
	s := &state{stub, make(map[model.Ref][]byte, len(refs))}
	for i, ref := range refs {
		s.fetched[ref] = values[i]
	}
	return s, nil
}

func beginnings(batch []model.SignedCommand) []model.Ref {
	refs := []model.Ref{model.LedgerRef}
	seen := map[model.Ref]bool{model.LedgerRef: true}
	want := func(ref model.Ref) {
		if ref.Valid() && !seen[ref] {
			seen[ref] = true
			refs = append(refs, ref)
		}
	}
	for _, signed := range batch {
		var head struct {
			Actor value.DID         `json:"actor"`
			After []value.CommandID `json:"after"`
		}
		if len(signed.Command) > value.MaxCommandBytes || json.Unmarshal([]byte(signed.Command), &head) != nil {
			continue // refused before anything is read
		}
		want(model.OutcomeRef(signed.ID()))
		want(model.PartyRef(head.Actor))
		for _, id := range head.After[:min(len(head.After), value.MaxAfter)] {
			want(model.OutcomeRef(id))
		}
	}
	return refs
}

// Load implements ledger.State.
func (s *state) Load(ref model.Ref) (model.Record, error) {
	value, known := s.fetched[ref]
	if !known {
		var err error
		if value, err = s.stub.GetState(record.Key(ref)); err != nil {
			return nil, unreadable(err)
		}
	}
	if len(value) == 0 {
		return nil, nil
	}
	return record.Decode(record.Key(ref), value)
}
