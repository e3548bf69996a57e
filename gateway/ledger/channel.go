package ledger

import (
	"context"

	"holdfast/chaincode/value"
)

// Call is one call of a chaincode function.
type Call struct {
	Function string
	Args     []string
	// Transient is data that is given to the endorsers and not written into the transaction.
	Transient map[string][]byte
	// Organisations names who endorses, where the endorsement policy is not to choose.
	Organisations []value.MSPID
	// OwnPeer asks for the gateway's own peer and no other's.
	OwnPeer bool
}

// Endorsed is a transaction that the endorsers signed and nobody ordered yet.
type Endorsed struct {
	// ID is the transaction's identifier.
	ID string
	// Result is the chaincode's response.
	Result []byte
	// Envelope is what Submit needs, opaque to this package.
	Envelope []byte
}

// Validity is what the peers decided about an ordered transaction.
type Validity string

// The decisions.
const (
	// Valid: its writes stand.
	Valid Validity = "valid"
	// Conflicted: something it read was changed meanwhile; it wrote nothing.
	Conflicted Validity = "conflicted"
	// Duplicate: another transaction has its identifier; ask for the commands' outcomes.
	Duplicate Validity = "duplicate"
	// Invalid: it wrote nothing, for another reason.
	Invalid Validity = "invalid"
)

// Commit is where an ordered transaction stands.
type Commit struct {
	Validity Validity
	// Reason is the peers' name for the decision.
	Reason string
	Block  uint64
}

// Channel is the ledger's network, as this package needs it. Each call goes to the gateway's own peer while it answers,
// and to another member's otherwise. Errors wrap one of the kinds below where they are of that kind.
type Channel interface {
	// Endorse collects endorsements. When it fails nothing was written.
	Endorse(ctx context.Context, call Call) (Endorsed, error)
	// Submit has an endorsed transaction ordered. When it fails it may have been ordered all the same.
	Submit(ctx context.Context, tx Endorsed) error
	// Commit waits until the transaction is committed, valid or not, or ctx ends.
	Commit(ctx context.Context, tx string) (Commit, error)
	// Evaluate asks one peer and writes nothing.
	Evaluate(ctx context.Context, call Call) ([]byte, error)
	// Height is the number of the newest block at the peer in use.
	Height(ctx context.Context) (uint64, error)
}

// EndorseFault is why an endorsement failed, as far as it decides what to do next.
type EndorseFault string

// The faults.
const (
	// FaultUnreachable: peers could not be reached or gave no answer; the same batch may be endorsed elsewhere or later.
	FaultUnreachable EndorseFault = "unreachable"
	// FaultDiffer: the endorsers' answers differ.
	FaultDiffer EndorseFault = "differ"
	// FaultChaincode: the chaincode refused the whole call.
	FaultChaincode EndorseFault = "chaincode"
	// FaultOverloaded: the peer asks for less.
	FaultOverloaded EndorseFault = "overloaded"
)

// EndorseError is a failed endorsement or evaluation.
type EndorseError struct {
	Fault  EndorseFault
	Detail string
}

func (e *EndorseError) Error() string {
	return "endorsement failed (" + string(e.Fault) + "): " + e.Detail
}
