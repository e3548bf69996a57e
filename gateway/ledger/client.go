package ledger

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/core"
	"holdfast/gateway/store"
)

// Journal remembers what is in flight across a crash. Package store keeps it.
type Journal interface {
	// BeginFlight is called, and must be durable, before the transaction is submitted.
	BeginFlight(ctx context.Context, flight store.Flight) error
	// EndFlight forgets a transaction whose outcome is known.
	EndFlight(ctx context.Context, transaction string) error
	// Flights lists what is in flight, oldest first.
	Flights(ctx context.Context) ([]store.Flight, error)
	// FlightOf finds the newest transaction that carries a command; ok is false where there is none.
	FlightOf(ctx context.Context, command core.CommandID) (flight store.Flight, ok bool, err error)
}

// Options is what a Client works with. Zero limits mean the defaults.
type Options struct {
	// Ledger is the ledger that commands must name.
	Ledger core.LedgerID
	// Members maps each member to the name Fabric knows it by; personal data is sent by member.
	Members map[core.MemberID]core.MSPID
	// Own is the member whose gateway this is.
	Own core.MemberID
	// State is the replayed state on which commands are tried for their conflict keys; Verifier checks proofs there.
	State    core.State
	Verifier core.Verifier
	Journal  Journal
	Limits   Limits
	Log      *slog.Logger
	Metrics  prometheus.Registerer
}

// Limits bounds what a Client does.
type Limits struct {
	// Linger is how long a batch waits for more commands.
	Linger time.Duration
	// BatchCommands and BatchBytes bound one batch.
	BatchCommands, BatchBytes int
	// Queue bounds the commands that wait or are in flight; PartyQueue those of one party.
	Queue, PartyQueue int
	// InFlight bounds the batches in flight.
	InFlight int
	// Attempts bounds how often one command is endorsed within one Submit.
	Attempts int
	// Patience bounds how long Submit waits for an unknown outcome before it says so.
	Patience time.Duration
}

// PersonalRecord is one value in a home's private data.
type PersonalRecord struct {
	Key   string
	Value []byte
}

// StateEntry is one key of the ledger's public state; Value is nil where the ledger has none.
type StateEntry struct {
	Key   string
	Value []byte
}
