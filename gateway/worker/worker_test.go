package worker

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/ledger"
)

// memory is a ledger that decides each command as it comes.
type memory struct {
	t       *testing.T
	records map[model.Ref]model.Record
	now     time.Time
	down    error
}

func (m *memory) Load(ref model.Ref) (model.Record, error) { return m.records[ref], nil }

func (m *memory) Rules(context.Context) ([]string, error) { return rules.RuleSets(), m.down }

func (m *memory) Submit(_ context.Context, signed model.SignedCommand) (ledger.Outcome, error) {
	facts := domain.Facts{Ledger: id, Time: value.Time(m.now.Unix()), Transaction: "tx"}
	result, err := rules.Execute(m, proofs.Verifier{}, facts, []model.SignedCommand{signed})
	if err != nil {
		m.t.Fatal(err)
	}
	for _, r := range result.Writes {
		m.records[r.Ref()] = r
	}
	reply := result.Replies[0]
	return ledger.Outcome{Status: reply.Status, Code: reply.Code, Args: reply.Args}, nil
}

const id = value.LedgerID("1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e")

func newKey(t *testing.T) *proof.PrivateKey {
	t.Helper()
	key, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// working is a worker of the first of two members, on a ledger that names the key.
func working(t *testing.T, key proof.Signer) (*Worker, *memory) {
	t.Helper()
	m := &memory{t: t, records: map[model.Ref]model.Record{}, now: time.Unix(1_790_000_000, 0)}
	did := value.PartyDID(key.Public().Thumbprint())
	m.records[model.LedgerRef] = model.Ledger{
		ID: id, Rules: rules.LatestRules(), Parameters: founding.Development(5), Members: []model.Member{{ID: "member1", Worker: did}, {ID: "member2"}},
	}
	m.records[model.PartyRef(did)] = model.Party{DID: did, Keys: []model.Key{{
		ID: value.KeyOf(did, key.Public().Thumbprint()), JWK: string(key.Public().JWK()), Purposes: []model.Purpose{model.PurposeWork},
	}}}
	return New(Options{
		Member: "member1", ID: id, Key: key, Ledger: m, State: m, Busy: func() time.Time { return time.Time{} }, Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return m.now },
	}), m
}

func TestATickSaysTheTimeAndTheRulesOfTheMember(t *testing.T) {
	w, m := working(t, newKey(t))
	if err := w.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	clock, ok := m.records[model.ClockRef("member1")].(model.Clock)
	if !ok || clock.At != value.Time(m.now.Unix()) || !slices.Equal(clock.Rules, rules.RuleSets()) {
		t.Errorf("the clock is %+v", clock)
	}
	if err := w.Tick(t.Context()); value.CodeOf(err) != founding.CodeClock {
		t.Errorf("a second tick of the same moment: %v", err)
	}
}

func TestAWorkerWithAnotherKeyThanTheFoundingActNamesDoesNotTick(t *testing.T) {
	w, m := working(t, newKey(t))
	w.options.Key = newKey(t)
	if err := w.Tick(t.Context()); err == nil || m.records[model.ClockRef("member1")] != nil {
		t.Errorf("it ticked: %v", err)
	}
}

func TestBeforeTheFoundingActAWorkerWaits(t *testing.T) {
	w, m := working(t, newKey(t))
	delete(m.records, model.LedgerRef)
	if moment, tick := w.plan(); tick || moment != m.now.Add(poll) {
		t.Errorf("it plans %v at %s", tick, moment)
	}
	if err := w.Tick(t.Context()); !errors.Is(err, errNotFounded) {
		t.Errorf("got %v", err)
	}
}

func TestAfterEachFailureAWorkerWaitsLonger(t *testing.T) {
	w, m := working(t, newKey(t))
	m.down = errors.New("no peer")
	var last time.Time
	for range 12 {
		w.note(t.Context(), w.Tick(t.Context()))
		moment, _ := w.plan()
		if moment.Before(last) || moment.After(m.now.Add(longest+time.Second)) {
			t.Errorf("after %d failures it wakes at %s", w.failures, moment)
		}
		last = moment
	}
	if last.Before(m.now.Add(longest)) {
		t.Errorf("after 12 failures it wakes at %s", last)
	}
	m.down = nil
	w.note(t.Context(), w.Tick(t.Context()))
	if moment, _ := w.plan(); w.failures != 0 || moment != m.now.Add(time.Second) {
		t.Errorf("it wakes at %s", moment)
	}
}

func TestAWorkerStopsWhenItIsToldTo(t *testing.T) {
	w, _ := working(t, newKey(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w.Run(ctx)
}

func TestTicksFallWhereTheyRenewFreshness(t *testing.T) {
	for name, p := range map[string]model.Parameters{"usual": founding.Usual(), "development": founding.Development(1)} {
		t.Run(name, func(t *testing.T) {
			begin := time.Unix(1_790_000_000, 123)
			for place := range 4 {
				for _, busy := range []time.Time{{}, begin.Add(time.Hour)} {
					renewed := map[model.Ref]bool{}
					moment := begin
					for moment.Before(begin.Add(2 * time.Duration(p.QuietTick) * time.Second)) {
						moment = next(p, place, 4, moment)
						if due(p, busy, moment) && p.Renews(value.Time(moment.Unix())) {
							period, _ := p.Period(value.Time(moment.Unix()))
							renewed[model.FreshRef(period)] = true
						}
					}
					if len(renewed) != 2 {
						t.Errorf("member %d, busy until %s: it renews %v", place, busy, renewed)
					}
				}
			}
		})
	}
}

func TestAQuietLedgerIsTickedSeldom(t *testing.T) {
	p, begin := founding.Usual(), time.Unix(1_790_000_400, 0) // a multiple of ten minutes
	count := func(busy time.Time) (ticks int) {
		for moment := next(p, 0, 4, begin); !moment.After(begin.Add(time.Hour)); moment = next(p, 0, 4, moment) {
			if due(p, busy, moment) {
				ticks++
			}
		}
		return ticks
	}
	if quiet, busy := count(time.Time{}), count(begin.Add(time.Hour)); quiet != 12 || busy != 60 {
		t.Errorf("in an hour %d ticks when it is quiet, %d when it is not", quiet, busy)
	}
	if ending := count(begin); ending != 9+11 {
		t.Errorf("in the hour after the last command %d ticks", ending)
	}
}
