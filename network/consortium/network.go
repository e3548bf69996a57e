package consortium

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"

	"holdfast/network/proc"
	"holdfast/network/say"
	"holdfast/network/topology"
)

// Reporter is told what is being done.
type Reporter interface {
	// Step begins a named step and returns what to call when it has succeeded.
	Step(name say.Text) (done func())
	// Note tells something by the way. It may be called from any goroutine.
	Note(text say.Text)
}

// Network is one network on this machine.
type Network struct {
	layout topology.Layout
	runner *proc.Runner
	report Reporter
	self   string // the program that can run the front
}

// New is for the network laid out in l. self is the path of a program that
// understands "front --config FILE".
func New(l topology.Layout, self string, report Reporter) *Network {
	return &Network{layout: l, runner: proc.NewRunner(l.RunDir(), l.LogsDir()), report: report, self: self}
}

// sites are the sites of the members named, or all of them.
func (n *Network) sites(ids []topology.MemberID) ([]topology.Site, error) {
	if len(ids) == 0 {
		return n.layout.Sites(), nil
	}
	var sites []topology.Site
	for _, id := range ids {
		s, ok := n.layout.Site(id)
		if !ok {
			return nil, say.New(say.BadUsage, "회원사 %s 은(는) 토폴로지에 없습니다.", "There is no member %s in the topology.", id)
		}
		sites = append(sites, s)
	}
	return sites, nil
}

// step runs f as a named step.
func (n *Network) step(ko, en string, f func() error) error {
	done := n.report.Step(say.Text{Ko: ko, En: en})
	if err := f(); err != nil {
		return err
	}
	done()
	return nil
}

// each runs f for every site at once.
func each(sites []topology.Site, f func(topology.Site) error) error {
	var g errgroup.Group
	for _, s := range sites {
		g.Go(func() error { return f(s) })
	}
	return g.Wait()
}

const pollEvery = 50 * time.Millisecond

// await repeats check until it is nil. It gives up with ProcessDied as soon as
// one of the processes it depends on is gone, and with NotReady after patience;
// the first of them is the one waited for.
func (n *Network) await(ctx context.Context, patience topology.Duration, check func() error, processes ...string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(patience))
	defer cancel()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		err := check()
		if err == nil {
			return nil
		}
		for _, p := range processes {
			if _, known, running := n.runner.Lookup(p); known && !running {
				return n.died(p)
			}
		}
		select {
		case <-ctx.Done():
			return say.New(say.NotReady, "%s 이(가) %s 안에 준비되지 않았습니다. 다시 실행하면 이어서 진행합니다.",
				"%s was not ready within %s. Running this again continues where it stopped.", processes[0], patience).
				WithLog(n.runner.Log(processes[0])).Because(err)
		case <-tick.C:
		}
	}
}

// almostNothing is so little disk, in MiB, that a process that ended ended of it.
const almostNothing = 16

func (n *Network) died(process string) error {
	log := n.runner.Log(process)
	if free, err := proc.Free(n.layout.State); err == nil && free < almostNothing {
		return diskIsFull().WithLog(log)
	}
	p := say.New(say.ProcessDied, "%s 프로세스가 끝나 버렸습니다. 로그를 보고 원인을 없앤 뒤 다시 실행하십시오. 원장은 그대로입니다.",
		"The process %s has ended. See its log, remove the cause and run this again. The ledger is as it was.", process).WithLog(log)
	if line := proc.LastLine(log); line != "" {
		p = p.Because(lastWords(line))
	}
	return p
}

// lastWords is the last line a process logged.
type lastWords string

func (w lastWords) Error() string { return string(w) }
