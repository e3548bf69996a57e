//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

const (
	// firstPort is where free ports are looked for, ports are how many a network of four sites has, and lastPort is where
	// looking ends.
	firstPort, ports, lastPort = 20400, 50, 30000
	// upPatience bounds a start, which may build programs first.
	upPatience = 10 * time.Minute
	// followPatience is how long an orderer may take to catch up.
	followPatience = 30 * time.Second
	// cleanUp is how long before the test's time is over the network is stopped.
	cleanUp = 45 * time.Second
)

// bench is the network under test and the programs that run it.
type bench struct {
	source, bin, state, topology string
	stopOnce                     sync.Once
}

// network is what every test here is about.
var network *bench

func TestMain(m *testing.M) {
	flag.Parse()
	directory, err := os.MkdirTemp("", "holdfast-e2e-")
	if err == nil {
		network, err = newBench(directory)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	network.watch()
	code := 1
	if err := network.up(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
	}
	network.stop()
	if code == 0 {
		os.RemoveAll(directory)
	} else {
		fmt.Fprintln(os.Stderr, "the network's state is kept in", directory)
	}
	os.Exit(code)
}

func newBench(directory string) (*bench, error) {
	source, err := filepath.Abs("../..")
	if err != nil {
		return nil, err
	}
	b := &bench{source: source, bin: os.Getenv("HOLDFAST_BIN"), state: filepath.Join(directory, "state"), topology: filepath.Join(directory, "topology.json")}
	if b.bin == "" {
		b.bin = filepath.Join(source, ".holdfast", "bin")
	}
	return b, b.writeTopology()
}

// freePorts finds the first of as many free ports as a network has.
func freePorts() (int, error) {
	for base := firstPort; base < lastPort; base += ports {
		if allFree(base) {
			return base, nil
		}
	}
	return 0, errors.New("there are no free ports for a network")
}

func allFree(base int) bool {
	for port := base; port < base+ports; port++ {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			return false
		}
		listener.Close()
	}
	return true
}

// writeTopology is the shipped one on other ports.
func (b *bench) writeTopology() error {
	base, err := freePorts()
	if err != nil {
		return err
	}
	shipped, err := os.ReadFile(filepath.Join(b.source, "network", "topology.json"))
	if err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(shipped, &fields); err != nil {
		return err
	}
	fields["basePort"] = json.RawMessage(fmt.Sprint(base))
	changed, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return os.WriteFile(b.topology, changed, 0o600)
}

// run runs the network program as scripts/up and its like do.
func (b *bench) run(ctx context.Context, verb string, arguments ...string) (string, error) {
	all := append([]string{verb, "--bin", b.bin, "--state", b.state, "--topology", b.topology, "--lang", "en"}, arguments...)
	if verb == "up" && os.Getenv("HOLDFAST_BUILT") != "" {
		all = append(all, "--no-build")
	}
	command := exec.CommandContext(ctx, filepath.Join(b.source, "network", "launch.sh"), all...)
	command.Env = append(os.Environ(), "HOLDFAST_BIN="+b.bin)
	var out, errs bytes.Buffer
	command.Stdout, command.Stderr = &out, &errs
	err := command.Run()
	if err != nil {
		err = fmt.Errorf("network %s: %w\n%s", verb, err, errs.String())
	}
	return out.String(), err
}

// up starts what does not run, and founds what is missing.
func (b *bench) up(arguments ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), upPatience)
	defer cancel()
	_, err := b.run(ctx, "up", arguments...)
	return err
}

// stop stops every process of the network. It may be called at any time, and does it once.
func (b *bench) stop() {
	b.stopOnce.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), cleanUp-5*time.Second)
		defer cancel()
		if _, err := b.run(ctx, "down"); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	})
}

// watch stops the network also when the test is interrupted, or its time is nearly over.
func (b *bench) watch() {
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	var over <-chan time.Time
	if timeout, ok := flag.Lookup("test.timeout").Value.(flag.Getter).Get().(time.Duration); ok && timeout > cleanUp {
		over = time.After(timeout - cleanUp)
	}
	go func() {
		select {
		case <-interrupted:
		case <-over:
			fmt.Fprintln(os.Stderr, "the test's time is over")
		}
		b.stop()
		os.Exit(1)
	}()
}

// must fails the test.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// killSite ends everything of a member's site with SIGKILL.
func killSite(t *testing.T, member value.MemberID) {
	t.Helper()
	_, err := network.run(t.Context(), "kill", "--member", string(member))
	must(t, err)
}

// restart starts again what has died, from the programs as they are.
func restart(t *testing.T) {
	t.Helper()
	must(t, network.up("--no-build"))
}

// status is what the network program says of a network.
type status struct {
	Sites []struct {
		Member        value.MemberID `json:"member"`
		Height        int64          `json:"height"`
		OrdererHeight int64          `json:"ordererHeight"`
		Processes     []struct {
			Kind string `json:"kind"`
			PID  int    `json:"pid"`
		} `json:"processes"`
	} `json:"sites"`
}

func readStatus(t *testing.T) (s status) {
	t.Helper()
	out, err := network.run(t.Context(), "status", "--json")
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	must(t, json.Unmarshal([]byte(out), &s))
	return s
}

// pid is the process of a member's site.
func pid(t *testing.T, member value.MemberID, kind string) int {
	t.Helper()
	for _, site := range readStatus(t).Sites {
		for _, process := range site.Processes {
			if site.Member == member && process.Kind == kind && process.PID > 0 {
				return process.PID
			}
		}
	}
	t.Fatalf("%s has no %s that runs", member, kind)
	return 0
}

// noOtherFault makes sure that every orderer has every block before a site is killed: four bear one fault, not two. One that
// has stopped following, as a SmartBFT orderer can when the machine is short of processors, is started again.
func noOtherFault(t *testing.T) {
	t.Helper()
	for {
		behind := follow(t)
		if behind == "" {
			return
		}
		t.Logf("the orderer of %s no longer follows the others; its site is started again", behind)
		killSite(t, behind)
		restart(t)
	}
}

// follow waits until every orderer has every block that there was to begin with, since the members' clocks go on writing, and names
// one that has not after a while.
func follow(t *testing.T) (behind value.MemberID) {
	t.Helper()
	again := time.NewTicker(500 * time.Millisecond)
	defer again.Stop()
	highest := int64(0)
	for _, site := range readStatus(t).Sites {
		highest = max(highest, site.Height, site.OrdererHeight)
	}
	for began := time.Now(); ; <-again.C {
		behind := value.MemberID("")
		for _, site := range readStatus(t).Sites {
			if site.OrdererHeight < highest {
				behind = site.Member
			}
		}
		if behind == "" || time.Since(began) > followPatience {
			return behind
		}
	}
}

// sites are the clients of the network's sites.
func sites(t *testing.T) (*client.Network, client.Directory) {
	t.Helper()
	directory, err := client.ReadDirectory(network.state)
	must(t, err)
	opened, err := client.Open(directory)
	must(t, err)
	return opened, directory
}

// holdfast runs the command line and returns its exit code and what it printed.
func holdfast(t *testing.T, arguments ...string) (int, string, string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), filepath.Join(network.bin, "holdfast"), append(arguments, "--state", network.state, "--lang", "en")...)
	var out, errs bytes.Buffer
	command.Stdout, command.Stderr = &out, &errs
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), out.String(), errs.String()
}

// holdfastJSON runs the command line, which must succeed, and decodes what it printed.
func holdfastJSON(t *testing.T, into any, arguments ...string) {
	t.Helper()
	code, out, errs := holdfast(t, append(arguments, "--json", "--yes")...)
	if code != 0 {
		t.Fatalf("holdfast %v: exit %d\n%s", arguments, code, errs)
	}
	if err := json.Unmarshal([]byte(out), into); err != nil {
		t.Fatalf("holdfast %v: %v\n%s", arguments, err, out)
	}
}
