package ledger

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/value"
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
	FlightOf(ctx context.Context, command value.CommandID) (flight store.Flight, ok bool, err error)
}

// Options is what a Client works with. All but Limits and Metrics is needed.
type Options struct {
	// Ledger is the ledger that commands must name.
	Ledger value.LedgerID
	// Members maps each member to the name Fabric knows it by; personal data is sent by member.
	Members map[value.MemberID]value.MSPID
	// Own is the member whose gateway this is.
	Own value.MemberID
	// State is the replayed state on which commands are tried for their conflict keys; Verifier checks proofs there.
	State    domain.State
	Verifier domain.Verifier
	Journal  Journal
	// Limits may be left zero, wholly or in part; then the defaults hold.
	Limits  Limits
	Log     *slog.Logger
	Metrics prometheus.Registerer
}

// Limits bounds what a Client does.
type Limits struct {
	// Linger is how long a batch waits for more commands; 5 ms by default.
	Linger time.Duration
	// BatchCommands and BatchBytes bound one batch; 400 commands and 900 KiB of JSON by default.
	BatchCommands, BatchBytes int
	// Queue bounds the commands that wait or are in flight, 4,000 by default; PartyQueue those of one party, 200 by default.
	Queue, PartyQueue int
	// InFlight bounds the batches in flight; 4 by default.
	InFlight int
	// Attempts bounds how often a command is endorsed again after a failure that dividing its batch does not cure; 8 by default.
	Attempts int
	// Endorse bounds one endorsement or evaluation; 5 s by default.
	Endorse time.Duration
	// Budget bounds all attempts of a batch together; 20 s by default.
	Budget time.Duration
	// Patience is how long a submitted transaction is waited for before its commands are called unknown; 10 s by default.
	Patience time.Duration
}

func (o Options) check() error {
	_, known := o.Members[o.Own]
	if o.Ledger == "" || !known || o.State == nil || o.Verifier == nil || o.Journal == nil || o.Log == nil {
		return errors.New("a ledger client needs a ledger, its members with its own, a state, a verifier, a journal and a log")
	}
	return nil
}

func (l Limits) withDefaults() Limits {
	set := func(into *int, standard, most int) {
		if *into <= 0 {
			*into = standard
		}
		*into = min(*into, most)
	}
	last := func(into *time.Duration, standard time.Duration) {
		if *into <= 0 {
			*into = standard
		}
	}
	set(&l.BatchCommands, 400, value.MaxBatchCommands)
	set(&l.BatchBytes, 900<<10, value.MaxBatchBytes-batchFrame)
	set(&l.Queue, 4000, 100_000)
	set(&l.PartyQueue, 200, l.Queue)
	set(&l.InFlight, 4, 64)
	set(&l.Attempts, 8, 64)
	last(&l.Linger, 5*time.Millisecond)
	last(&l.Endorse, 5*time.Second)
	last(&l.Budget, 20*time.Second)
	last(&l.Patience, 10*time.Second)
	return l
}
