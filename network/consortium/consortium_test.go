package consortium

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"

	"holdfast/network/proc"
	"holdfast/network/say"
	"holdfast/network/topology"
)

// quietly reports to nobody.
type quietly struct{}

func (quietly) Step(say.Text) func() { return func() {} }
func (quietly) Note(say.Text)        {}

// newNetwork is on free ports, in a new state directory, without programs.
func newNetwork(t *testing.T) *Network {
	t.Helper()
	top, err := topology.Read("../topology.json")
	if err != nil {
		t.Fatal(err)
	}
	top.BasePort, top.MinFreeMiB = 17400, 0
	dir := t.TempDir()
	return New(topology.Layout{Topology: top, State: filepath.Join(dir, "state"), Bin: filepath.Join(dir, "bin"), Source: "../.."}, os.Args[0], quietly{})
}

func code(err error) say.Code {
	var p *say.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := proc.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestADirectoryThatIsNotOursIsLeftAlone(t *testing.T) {
	n := newNetwork(t)
	precious := filepath.Join(n.layout.State, "thesis.txt")
	write(t, precious, "years of work")
	if err := n.Up(t.Context(), UpOptions{Fresh: true, NoBuild: true}); code(err) != say.NotOurs {
		t.Fatal(err)
	}
	if _, err := n.Down(nil); code(err) != say.NotOurs {
		t.Fatal(err)
	}
	if _, err := n.Status(t.Context()); code(err) != say.NotOurs {
		t.Fatal(err)
	}
	write(t, n.layout.Mark(), `{"program":"another","version":1}`)
	if err := n.Up(t.Context(), UpOptions{Fresh: true, NoBuild: true}); code(err) != say.NotOurs {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(n.layout.State)
	if err != nil || len(entries) != 2 {
		t.Fatal(entries, err)
	}
}

func TestBeginningAnewKeepsThePrograms(t *testing.T) {
	n := newNetwork(t)
	program := filepath.Join(n.layout.State, "bin", "peer")
	write(t, program, "long to build")
	release, err := n.open()
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	write(t, n.layout.Genesis(), "block")
	write(t, filepath.Join(n.layout.State, "member1", "ca", "x"), "key")
	if err := n.wipe(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		t.Fatal("the programs are gone")
	}
	if n.hasLedger() {
		t.Fatal("the ledger is still there")
	}
	if _, err := os.Stat(filepath.Join(n.layout.State, "member1")); err == nil {
		t.Fatal("keys are still there")
	}
	if marked, err := n.checkOurs(); err != nil || !marked {
		t.Fatal("no longer ours", err)
	}
}

func TestAnotherTopologyNeedsANewLedger(t *testing.T) {
	n := newNetwork(t)
	write(t, n.layout.Genesis(), "block")
	write(t, n.layout.Mark(), `{"program":"holdfast-network","version":1}`)
	if err := n.saveTopology(); err != nil {
		t.Fatal(err)
	}
	if err := n.checkTopology(); err != nil {
		t.Fatal(err)
	}
	n.layout.Topology.BasePort = 17500
	if err := n.Up(t.Context(), UpOptions{NoBuild: true}); code(err) != say.OtherTopology {
		t.Fatal(err)
	}
	if !n.hasLedger() {
		t.Fatal("the ledger was thrown away")
	}
}

func TestAFullDiskStartsNothing(t *testing.T) {
	n := newNetwork(t)
	n.layout.Topology.MinFreeMiB = 1 << 30
	if err := n.Up(t.Context(), UpOptions{NoBuild: true}); code(err) != say.DiskFull {
		t.Fatal(err)
	}
	nothingStarted(t, n)
}

func nothingStarted(t *testing.T, n *Network) {
	t.Helper()
	if names, err := n.runner.Names(); err != nil || len(names) != 0 {
		t.Fatal(names, err)
	}
}

// pretendPrograms puts something where the programs would be.
func pretendPrograms(t *testing.T, n *Network) {
	t.Helper()
	for _, name := range []string{"fabric-ca-server", "configtxgen", "orderer", "peer", "chaincode", "gateway"} {
		write(t, n.layout.Program(name), "")
	}
}

func TestATakenPortThrowsNothingAway(t *testing.T) {
	n := newNetwork(t)
	pretendPrograms(t, n)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	n.layout.Topology.BasePort = topology.Port(ln.Addr().(*net.TCPAddr).Port)
	write(t, n.layout.Mark(), `{"program":"holdfast-network","version":1}`)
	write(t, n.layout.Genesis(), "block")
	if err := n.Up(t.Context(), UpOptions{Fresh: true, NoBuild: true}); code(err) != say.PortTaken {
		t.Fatal(err)
	}
	if !n.hasLedger() {
		t.Fatal("the ledger was thrown away before the port was tried")
	}
	nothingStarted(t, n)
}

func TestAMissingProgramIsSaid(t *testing.T) {
	n := newNetwork(t)
	if err := n.Up(t.Context(), UpOptions{NoBuild: true}); code(err) != say.ToolMissing {
		t.Fatal(err)
	}
	nothingStarted(t, n)
}

func TestOneCommandAtATime(t *testing.T) {
	n := newNetwork(t)
	release, err := n.open()
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if err := n.Up(t.Context(), UpOptions{NoBuild: true}); code(err) != say.Busy {
		t.Fatal(err)
	}
	if _, err := n.Down(nil); code(err) != say.Busy {
		t.Fatal(err)
	}
}

func TestWithoutANetworkThereIsNothingToStopOrResume(t *testing.T) {
	n := newNetwork(t)
	if count, err := n.Down(nil); err != nil || count != 0 {
		t.Fatal(count, err)
	}
	if _, err := os.Stat(n.layout.State); err == nil {
		t.Fatal("down made a state directory")
	}
	one := []topology.MemberID{"member1"}
	if err := n.Up(t.Context(), UpOptions{NoBuild: true, Members: one}); code(err) != say.NothingToResume {
		t.Fatal(err)
	}
	if _, err := n.Kill([]topology.MemberID{"nobody"}); code(err) != say.BadUsage {
		t.Fatal(err)
	}
	st, err := n.Status(t.Context())
	if err != nil || st.Healthy || len(st.Sites) != 4 || st.Sites[0].Processes[0].State != "stopped" {
		t.Fatalf("%+v %v", st, err)
	}
}

func TestADeadProcessEndsTheWaitingAndNamesItsLog(t *testing.T) {
	n := newNetwork(t)
	spec := proc.Spec{Name: "member1-peer", Path: "/bin/sh", Args: []string{"-c", "echo cannot read the ledger"}}
	if _, err := n.runner.Start(spec); err != nil {
		t.Fatal(err)
	}
	err := n.await(t.Context(), n.layout.Topology.Patience.Ready, func() error { return errors.New("no answer") }, "member1-gateway", "member1-peer")
	var p *say.Problem
	if !errors.As(err, &p) || p.Code != say.ProcessDied || p.Log != n.runner.Log("member1-peer") {
		t.Fatal(err)
	}
	if p.Cause == nil || p.Cause.Error() != "cannot read the ledger" {
		t.Fatal(p.Cause)
	}
}

func TestWaitingIsBounded(t *testing.T) {
	n := newNetwork(t)
	err := n.await(t.Context(), topology.Duration(1), func() error { return errNotYet }, "member1-peer")
	if code(err) != say.NotReady || !errors.Is(err, errNotYet) {
		t.Fatal(err)
	}
}

func TestAFailedStepKeepsItsLastWords(t *testing.T) {
	n := newNetwork(t)
	n.layout.Topology.After = []topology.Step{{Name: say.Text{Ko: "단계", En: "step"}, Argv: []string{"/bin/sh", "-c", "echo {state}; echo refused; exit 4"}}}
	write(t, n.layout.Log("other"), "")
	err := n.after(context.Background())
	var p *say.Problem
	if !errors.As(err, &p) || p.Code != say.StepFailed || p.Cause.Error() != "refused" {
		t.Fatal(err)
	}
	log, err := os.ReadFile(p.Log)
	if err != nil || string(log) != n.layout.State+"\nrefused\n" {
		t.Fatalf("%q %v", log, err)
	}
}

func TestAGatewayKnowsItsOwnPeerFirst(t *testing.T) {
	n := newNetwork(t)
	useLedger(t, n)
	for _, s := range n.layout.Sites() {
		if err := n.writeGatewayConfig(s); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(s.GatewayConfig())
		if err != nil {
			t.Fatal(err)
		}
		var c gatewayConfig
		if err := json.Unmarshal(data, &c); err != nil {
			t.Fatal(err)
		}
		if len(c.Peers) != 4 || c.Peers[0].Member != s.ID || len(c.Sites) != 4 || len(c.Ledger) != 64 {
			t.Fatalf("%+v", c)
		}
		seen := map[topology.MemberID]bool{}
		for _, p := range c.Peers {
			seen[p.Member] = true
		}
		if len(seen) != 4 {
			t.Fatal("a peer is missing")
		}
		if fi, err := os.Stat(s.GatewayConfig()); err != nil || fi.Mode().Perm() != 0o600 {
			t.Fatal(fi.Mode(), err)
		}
	}
}
