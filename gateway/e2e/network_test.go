//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"holdfast/chaincode/core"
	"holdfast/gateway/client"
)

const (
	// basePort is the first of the network's ports. No other test and no development network uses them.
	basePort = 20400
	// upPatience bounds a start, which may build programs first.
	upPatience = 10 * time.Minute
	// cleanUp is how long before the test's time is over the network is stopped.
	cleanUp = 45 * time.Second
)

// bench is the network under test and the programs that run it.
type bench struct {
	source, bin, state, topology string
	stopOnce                     sync.Once
}

var net *bench

func TestMain(m *testing.M) {
	flag.Parse()
	directory, err := os.MkdirTemp("", "holdfast-e2e-")
	if err == nil {
		net, err = newBench(directory)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	net.watch()
	code := 1
	if err := net.up(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
	}
	net.stop()
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

// writeTopology is the shipped one on other ports.
func (b *bench) writeTopology() error {
	shipped, err := os.ReadFile(filepath.Join(b.source, "network", "topology.json"))
	if err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(shipped, &fields); err != nil {
		return err
	}
	fields["basePort"] = json.RawMessage(fmt.Sprint(basePort))
	changed, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return os.WriteFile(b.topology, changed, 0o600)
}

// network runs the network program as scripts/up and its like do.
func (b *bench) network(ctx context.Context, verb string, arguments ...string) (string, error) {
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
	_, err := b.network(ctx, "up", arguments...)
	return err
}

// stop stops every process of the network. It may be called at any time, and does it once.
func (b *bench) stop() {
	b.stopOnce.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), cleanUp-5*time.Second)
		defer cancel()
		if _, err := b.network(ctx, "down"); err != nil {
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
func killSite(t *testing.T, member core.MemberID) {
	t.Helper()
	_, err := net.network(t.Context(), "kill", "--member", string(member))
	must(t, err)
}

// restart starts again what has died, from the programs as they are.
func restart(t *testing.T) {
	t.Helper()
	must(t, net.up("--no-build"))
}

// pid is the process of a member's site.
func pid(t *testing.T, member core.MemberID, kind string) int {
	t.Helper()
	out, err := net.network(t.Context(), "status", "--json")
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	var status struct {
		Sites []struct {
			Member    core.MemberID `json:"member"`
			Processes []struct {
				Kind string `json:"kind"`
				PID  int    `json:"pid"`
			} `json:"processes"`
		} `json:"sites"`
	}
	must(t, json.Unmarshal([]byte(out), &status))
	for _, site := range status.Sites {
		for _, process := range site.Processes {
			if site.Member == member && process.Kind == kind && process.PID > 0 {
				return process.PID
			}
		}
	}
	t.Fatalf("%s has no %s that runs", member, kind)
	return 0
}

// sites are the clients of the network's sites.
func sites(t *testing.T) (*client.Network, client.Directory) {
	t.Helper()
	directory, err := client.ReadDirectory(net.state)
	must(t, err)
	network, err := client.Open(directory)
	must(t, err)
	return network, directory
}

// holdfast runs the command line and returns its exit code and what it printed.
func holdfast(t *testing.T, arguments ...string) (int, string, string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), filepath.Join(net.bin, "holdfast"), append(arguments, "--state", net.state, "--lang", "en")...)
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
