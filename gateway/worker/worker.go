package worker

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/ledger"
)

const (
	// patience bounds one tick, from the peer's answer to the outcome.
	patience = 20 * time.Second
	// longest is the longest wait after failures.
	longest = time.Minute
	// validity is how long a tick can be decided. Once it is late the next one is as good.
	validity value.Seconds = 60
)

// Ledger is the way to the ledger. *ledger.Client is one.
type Ledger interface {
	Submit(ctx context.Context, signed model.SignedCommand) (ledger.Outcome, error)
	// Rules names the sets of rules that the member's own peer runs.
	Rules(ctx context.Context) ([]string, error)
}

// Options is what a Worker works with. All but Metrics and Now is needed.
type Options struct {
	Member value.MemberID
	ID     value.LedgerID
	// Key is the worker's.
	Key    proof.Signer
	Ledger Ledger
	// State is the replayed state.
	State domain.State
	// Busy is when the ledger last took a command other than a tick; the zero Time where none is known of.
	Busy    func() time.Time
	Log     *slog.Logger
	Metrics prometheus.Registerer
	// Now is the clock; nil for the real one.
	Now func() time.Time
}

// Worker ticks for a member.
type Worker struct {
	options  Options
	ticks    *prometheus.CounterVec
	failures int
}

// New makes a Worker.
func New(options Options) *Worker {
	w := &Worker{options: options, ticks: prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "holdfast_worker_ticks_total", Help: "Clock ticks of this member, by what became of them.",
	}, []string{"status"})}
	if w.options.Now == nil {
		w.options.Now = time.Now
	}
	if options.Metrics != nil {
		options.Metrics.MustRegister(w.ticks)
	}
	return w
}

// Run ticks until ctx ends.
func (w *Worker) Run(ctx context.Context) {
	for {
		moment, tick := w.plan()
		timer := time.NewTimer(moment.Sub(w.options.Now()))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		if tick {
			w.note(ctx, w.Tick(ctx))
		}
	}
}

// plan is when to wake next, and whether it is to tick then.
func (w *Worker) plan() (moment time.Time, tick bool) {
	now := w.options.Now()
	founded, place, err := w.founded()
	if err != nil {
		return now.Add(poll), false
	}
	from := now
	if w.failures > 0 {
		from = now.Add(min(longest, time.Second<<min(w.failures, 10)))
	}
	moment = next(founded.Parameters, place, len(founded.Members), from)
	return moment, due(founded.Parameters, w.options.Busy(), moment)
}

// errNotFounded: there is no founding act to tick under.
var errNotFounded = errors.New("the ledger has no founding act yet")

// founded is the founding act's record and the member's place in it.
func (w *Worker) founded() (model.Ledger, int, error) {
	r, err := w.options.State.Load(model.LedgerRef)
	founded, ok := r.(model.Ledger)
	if err != nil || !ok {
		return founded, 0, errors.Join(errNotFounded, err)
	}
	place := slices.IndexFunc(founded.Members, func(m model.Member) bool { return m.ID == w.options.Member })
	if place < 0 {
		return founded, 0, fmt.Errorf("the founding act names no member %s", w.options.Member)
	}
	return founded, place, nil
}

// Tick sends one clock tick and waits for what becomes of it.
func (w *Worker) Tick(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	founded, place, err := w.founded()
	if err != nil {
		return err
	}
	did := value.PartyDID(w.options.Key.Public().Thumbprint())
	if founded.Members[place].Worker != did {
		return errors.New("the founding act names another key for this member's worker: put back the one that it names")
	}
	sets, err := w.options.Ledger.Rules(ctx)
	if err != nil {
		return err
	}
	signed, err := w.sign(did, sets)
	if err != nil {
		return err
	}
	outcome, err := w.options.Ledger.Submit(ctx, signed)
	if err != nil {
		return err
	}
	w.ticks.WithLabelValues(string(outcome.Status)).Inc()
	if outcome.Status != model.Applied {
		return fmt.Errorf("the tick is %s: %w", outcome.Status, value.Deny(outcome.Code, outcome.Args...))
	}
	return nil
}

func (w *Worker) sign(did value.DID, sets []string) (model.SignedCommand, error) {
	now := value.Time(w.options.Now().Unix())
	command := model.Command{
		Version: 1, Type: founding.TypeClockTicked, Ledger: w.options.ID, Actor: did, Expires: now.After(validity), Nonce: rand.Text(),
		Body: &founding.ClockTicked{Member: w.options.Member, At: now, Rules: sets},
	}
	encoded, _, err := command.Encode()
	if err != nil {
		return model.SignedCommand{}, err
	}
	made, err := proofs.Sign(w.options.Key, value.KeyOf(did, w.options.Key.Public().Thumbprint()), encoded)
	return model.SignedCommand{Command: string(encoded), Proofs: []model.Proof{made}}, err
}

// note counts failures in a row and logs the first and the last of them.
func (w *Worker) note(ctx context.Context, err error) {
	switch {
	case ctx.Err() != nil:
	case err != nil:
		if w.failures++; w.failures == 1 {
			w.options.Log.Warn("the member's clock could not be told", "error", err)
		}
		w.ticks.WithLabelValues("failed").Inc()
	case w.failures > 0:
		w.options.Log.Info("the member's clock is told again", "failures", w.failures)
		w.failures = 0
	}
}
