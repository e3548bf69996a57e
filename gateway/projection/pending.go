package projection

import (
	"context"
	"errors"
	"log/slog"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/core"
	"holdfast/gateway/ledger"
	"holdfast/gateway/store"
)

var errPending = errors.New("not built yet")

// Source delivers every block from a number on, in order, until ctx ends. Package ledger/fabric is one.
type Source interface {
	Blocks(ctx context.Context, from uint64) <-chan *common.Block
}

// Options is what a projection works with.
type Options struct {
	Store    *store.Store
	Verifier core.Verifier
	// Channel and Chaincode name what is followed.
	Channel, Chaincode string
	// Ledger is the ledger expected; another block 0 is an alarm. Empty accepts the first that is seen.
	Ledger  core.LedgerID
	Log     *slog.Logger
	Metrics prometheus.Registerer
}

// Projection follows the blocks. It is safe for concurrent use.
type Projection struct{}

// Open takes up where the store's checkpoint stands.
func Open(ctx context.Context, options Options) (*Projection, error) { return nil, errPending }

// Run follows the source until ctx ends. After an alarm it reads no further.
func (p *Projection) Run(ctx context.Context, source Source) error { return errPending }

// Height is the number of the last block in the read model.
func (p *Projection) Height() uint64 { return 0 }

// WaitHeight waits until the read model contains the block; ErrHalted when an alarm stands, else ctx's error.
func (p *Projection) WaitHeight(ctx context.Context, block uint64) error { return errPending }

// ErrHalted says that an alarm stopped the read model.
var ErrHalted = errors.New("an alarm stopped the read model")

// Alarm is the alarm that stands, or nil.
func (p *Projection) Alarm() *store.Alarm { return nil }

// Ledger is the ledger's identity once block 0 was read; empty before.
func (p *Projection) Ledger() core.LedgerID { return "" }

// State is the replayed state, for trying commands; it is safe for concurrent use.
func (p *Projection) State() core.State { return nil }

// Rebuild empties the read model and has it filled again from block 0. An alarm is forgotten, and raised again if its
// cause is still on the ledger.
func (p *Projection) Rebuild(ctx context.Context) error { return errPending }

// Reconcile compares the ledger's whole public state with the read model, byte for byte, and checks core's invariants.
func (p *Projection) Reconcile(ctx context.Context, client Ledger) (Report, error) {
	return Report{}, errPending
}

// Ledger is what Reconcile asks. *ledger.Client is one.
type Ledger interface {
	Height(ctx context.Context) (uint64, error)
	Get(ctx context.Context, keys ...string) ([]ledger.StateEntry, error)
	PageState(ctx context.Context, start string, limit int) ([]ledger.StateEntry, string, error)
}

// Report is what Reconcile found.
type Report struct {
	// Height is the block the read model was at when the comparison ended.
	Height uint64 `json:"height"`
	// Keys is how many keys were compared.
	Keys int `json:"keys"`
	// Differences are at most MaxDifferences; More tells that there are others.
	Differences []Difference `json:"differences"`
	More        bool         `json:"more"`
	// Broken are the invariants that do not hold.
	Broken []Broken `json:"broken"`
}

// MaxDifferences is how many differences a report lists.
const MaxDifferences = 100

// Equal tells whether the read model equals the ledger and every invariant holds.
func (r Report) Equal() bool { return len(r.Differences) == 0 && len(r.Broken) == 0 }

// Difference is a key whose value differs. A digest is the SHA-256 in hexadecimal, empty where there is no value.
type Difference struct {
	Key    string `json:"key"`
	Ledger string `json:"ledger"`
	Store  string `json:"store"`
}

// Broken is an invariant that does not hold.
type Broken struct {
	// Invariant is its number in the list of what a register must keep.
	Invariant int    `json:"invariant"`
	Detail    string `json:"detail"`
}
