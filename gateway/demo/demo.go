package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"holdfast/chaincode/model"
	"holdfast/gateway/client"
)

// Options say where and how to run.
type Options struct {
	// State is the network's state directory, with its sites, staff and people.
	State string
	// Reporter is told how it goes; nil for nobody.
	Reporter Reporter
}

// Reporter is told how a run goes.
type Reporter interface {
	// Begin says that a step begins.
	Begin(number int, name model.Label)
	// Fact says what was found or done in the step.
	Fact(fact model.Label)
	// End says that the step ended well.
	End(took time.Duration)
}

// silent tells nobody.
type silent struct{}

func (silent) Begin(int, model.Label) {}
func (silent) Fact(model.Label)       {}
func (silent) End(time.Duration)      {}

// Run makes one trade. What it returns is filled as far as it came; the error says what was not as it should be.
func Run(ctx context.Context, options Options) (Result, error) {
	began := time.Now()
	r := &run{options: options, began: began, sessions: map[sessionKey]*client.Site{}}
	if r.options.Reporter == nil {
		r.options.Reporter = silent{}
	}
	err := r.all(ctx)
	slices.SortStableFunc(r.result.Transactions, func(a, b Transaction) int { return cmp.Compare(a.Block, b.Block) })
	r.result.Seconds = time.Since(began).Seconds()
	return r.result, err
}

// run is one run.
type run struct {
	options   Options
	began     time.Time
	directory client.Directory
	network   *client.Network
	live      []*client.Site
	sessions  map[sessionKey]*client.Site
	cast      cast
	company   company
	trade     trade
	// mutex guards what people who act at the same time write: sessions, height and result.
	mutex sync.Mutex
	// height is what every answer must have seen: the latest of this run's own commands.
	height int64
	result Result
}

// together lets people act at the same time, and waits for all of them.
func together(ctx context.Context, acts ...func(context.Context) error) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, act := range acts {
		group.Go(func() error { return act(ctx) })
	}
	return group.Wait()
}

// steps are the demo's steps, in order.
var steps = []struct {
	name model.Label
	do   func(*run, context.Context) error
}{
	{label("회사를 등록하고 주주명부를 들인다", "A company is admitted and its shareholder list imported"), (*run).admitCompany},
	{label("주주 셋이 등재를 청구한다", "Three holders claim their entries"), (*run).claimEntries},
	{label("매도 게시, 제안, 계약 서명", "Shares are listed, offered for, and the agreement signed"), (*run).agree},
	{label("이사회 승인, 에스크로, 동시결제", "The board approves, escrow holds the money, the trade settles"), (*run).settle},
	{label("증명서를 발급하고, 제3자가 다른 사이트에서 확인한다", "Certificates are issued, and a stranger checks them elsewhere"), (*run).certify},
	{label("거래 뒤의 주주명부와 열 가지 불변식", "The register afterwards, and the ten invariants"), (*run).reconcile},
}

func (r *run) all(ctx context.Context) error {
	if err := r.prepare(ctx); err != nil {
		return fmt.Errorf("preparing: %w", err)
	}
	for i, step := range steps {
		began := time.Now()
		r.result.Steps = append(r.result.Steps, Step{Number: i + 1, Name: step.name})
		r.options.Reporter.Begin(i+1, step.name)
		if err := step.do(r, ctx); err != nil {
			return fmt.Errorf("step %d (%s): %w", i+1, step.name.English, err)
		}
		took := time.Since(began)
		r.result.Steps[i].Seconds = took.Seconds()
		r.options.Reporter.End(took)
	}
	return nil
}

// fact notes what the current step found or did.
func (r *run) fact(ko, en string, args ...any) {
	r.tell(label(fmt.Sprintf(ko, args...), fmt.Sprintf(en, args...)))
}

func (r *run) tell(fact model.Label) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if n := len(r.result.Steps); n > 0 {
		r.result.Steps[n-1].Facts = append(r.result.Steps[n-1].Facts, fact)
	}
	r.options.Reporter.Fact(fact)
}

func label(ko, en string) model.Label { return model.Label{Korean: ko, English: en} }
