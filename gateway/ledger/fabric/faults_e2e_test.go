//go:build e2e

package fabric_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

// errand is what a gateway process that will be killed is told to do.
type errand struct {
	State     string                `json:"state"`
	Directory string                `json:"directory"`
	Commands  []model.SignedCommand `json:"commands"`
}

// TestGatewayProcess is no test: it is the process that killedMidSubmit kills. It submits its commands all at once and
// writes the identity of each that the ledger applied.
func TestGatewayProcess(t *testing.T) {
	path := os.Getenv("HOLDFAST_E2E_ERRAND")
	if path == "" {
		t.Skip("it runs only as a process of another test")
	}
	encoded, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var e errand
	if err := json.Unmarshal(encoded, &e); err != nil {
		t.Fatal(err)
	}
	config, id := (&network{t: t, state: e.State}).config("member1")
	s := openSite(t, config, id, e.Directory)
	pace := time.Tick(2 * time.Millisecond)
	for _, command := range e.Commands {
		<-pace
		go func() {
			if o, err := s.Submit(context.Background(), command); err == nil && o.Status == model.Applied {
				_, _ = os.Stdout.WriteString("applied " + string(command.ID()) + "\n") // the reader may be gone
			}
		}()
	}
	select {} // until killed
}

func killedMidSubmit(w *world) {
	for round := range 4 {
		people := w.people(100)
		e := errand{State: w.network.state, Directory: w.TempDir()}
		for _, p := range people {
			e.Commands = append(e.Commands, w.appoint("member1", p))
		}
		// The process is killed after the first acknowledgement, a little later each round.
		acknowledged := w.runAndKill(e, time.Duration(round)*40*time.Millisecond)
		config, id := w.network.config("member1")
		again := openSite(w, config, id, e.Directory)
		if err := again.Recover(context.Background()); err != nil {
			w.Error(err)
		}
		found := 0
		for _, command := range e.Commands {
			o, err := again.Outcome(context.Background(), command.ID())
			switch {
			case err == nil && o.Status == model.Applied:
				found++
			case acknowledged[command.ID()]:
				w.Errorf("what was acknowledged is lost: %+v, %v", o, err)
			case ledger.CodeOf(err) != ledger.CodeNotFound && o.Status != ledger.Unknown:
				w.Errorf("%+v, %v", o, err)
			}
		}
		repeated := 0
		for _, o := range w.applied(again, e.Commands...) {
			if o.Repeated {
				repeated++
			}
		}
		w.Logf("round %d: %d acknowledged, %d found after the kill, %d answered with their first outcome", round, len(acknowledged), found, repeated)
		if repeated < found {
			w.Errorf("%d were on the ledger and %d were known to be", found, repeated)
		}
		again.stop()
	}
	w.follow()
	w.equal(w.one)
}

// runAndKill runs the errand in a process of its own, kills it, and returns what it said was applied.
func (w *world) runAndKill(e errand, after time.Duration) map[value.CommandID]bool {
	w.Helper()
	encoded, err := json.Marshal(e)
	if err != nil {
		w.Fatal(err)
	}
	path := e.Directory + "/errand.json"
	if err := os.WriteFile(path, encoded, 0o600); err != nil {
		w.Fatal(err)
	}
	command := exec.Command(os.Args[0], "-test.run=^TestGatewayProcess$")
	command.Env = append(os.Environ(), "HOLDFAST_E2E_ERRAND="+path)
	out, err := command.StdoutPipe()
	if err != nil {
		w.Fatal(err)
	}
	if err := command.Start(); err != nil {
		w.Fatal(err)
	}
	acknowledged := map[value.CommandID]bool{}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var id value.CommandID
		if line := lines.Text(); len(line) == len("applied ")+64 {
			id = value.CommandID(line[len("applied "):])
		} else {
			w.Fatalf("the process says %q", line)
		}
		if acknowledged[id] = true; len(acknowledged) == 1 {
			time.AfterFunc(after, func() { _ = command.Process.Signal(syscall.SIGKILL) }) // Wait tells how it ended
		}
	}
	if err := command.Wait(); err == nil {
		w.Error("the process ended by itself")
	}
	return acknowledged
}

// during submits one command after the other while something happens, and returns the longest it took from one outcome to
// the next.
func (w *world) during(s *site, happens func(), enough int) time.Duration {
	w.Helper()
	person := w.people(1)[0]
	var longest time.Duration
	began := time.Now()
	for n := range enough {
		if n == 2 {
			happens()
			began = time.Now() // what happened may have taken its time to be done
		}
		w.applied(s, w.appoint("member1", person))
		longest = max(longest, time.Since(began))
		began = time.Now()
	}
	return longest
}

func (w *world) alive(s *site, member value.MemberID) bool {
	for _, h := range s.channel.Health() {
		if h.Member == member {
			return h.Alive
		}
	}
	return false
}

// eventually waits for a condition.
func (w *world) eventually(what string, holds func() bool) {
	w.Helper()
	deadline := time.After(30 * time.Second)
	for tick := time.NewTicker(20 * time.Millisecond); !holds(); {
		select {
		case <-deadline:
			w.Fatalf("not within 30 s: %s", what)
		case <-tick.C:
		}
	}
}

func ownPeerDown(w *world) {
	longest := w.during(w.one, func() { w.network.signal("member1-peer", syscall.SIGKILL) }, 8)
	w.Logf("own peer killed: the longest wait was %v", longest)
	if w.alive(w.one, "member1") {
		w.Error("the dead peer is taken for alive")
	}
	w.follow() // the blocks come from another peer
	if _, err := w.one.GetPersonal(context.Background(), "0000000000000000000000000000000000000000000000000000000000000007"); ledger.CodeOf(err) != ledger.CodeHomeUnavailable {
		w.Errorf("personal data, which only the own peer has: %v", err)
	}
	began := time.Now()
	err := w.two.PutPersonal(context.Background(), "member1", ledger.PersonalRecord{Key: fmt.Sprintf("%064x", 8), Value: []byte("x")})
	if ledger.CodeOf(err) != ledger.CodeHomeUnavailable {
		w.Errorf("personal data for the dead home: %v", err)
	}
	w.Logf("a dead home was noticed after %v", time.Since(began))
	w.network.run("up", "--no-build")
	w.eventually("the own peer is used again", func() bool { return w.alive(w.one, "member1") })
	w.applied(w.one, w.appoint("member1", w.people(1)[0]))
	w.follow()
	w.equal(w.one)
}

func ownPeerHangs(w *world) {
	longest := w.during(w.one, func() { w.network.signal("member1-peer", syscall.SIGSTOP) }, 8)
	w.Logf("own peer hangs: the longest wait was %v", longest)
	if w.alive(w.one, "member1") {
		w.Error("the hanging peer is taken for alive")
	}
	w.follow()
	w.network.signal("member1-peer", syscall.SIGCONT)
	w.eventually("the own peer is used again", func() bool { return w.alive(w.one, "member1") })
	w.applied(w.one, w.appoint("member1", w.people(1)[0]))
	w.follow()
}

func leaderKilled(w *world) {
	// member1's orderer led first; whoever leads, one of four is lost each time and comes back.
	for _, member := range []string{"member1", "member2"} {
		longest := w.during(w.two, func() { w.network.signal(member+"-orderer", syscall.SIGKILL) }, 8)
		w.Logf("%s's orderer killed: the longest wait was %v", member, longest)
		w.network.run("up", "--no-build")
	}
	w.follow()
}
