//go:build e2e

package fabric_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/fabric"
)

const basePort = 19600

// unhealthy is how `network status` ends while a process does not answer.
const unhealthy = 3

// network is a network of four sites on ports and in a state directory of its own. Stand-ins answer for the gateways.
type network struct {
	t                            *testing.T
	source, bin, state, topology string
}

// startNetwork builds what is missing and starts all sites.
func startNetwork(t *testing.T) *network {
	t.Helper()
	source, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	n := &network{t, source, filepath.Join(dir, "bin"), filepath.Join(dir, "state"), filepath.Join(dir, "topology.json")}
	if err := os.MkdirAll(n.bin, 0o700); err != nil {
		t.Fatal(err)
	}
	n.linkFabric()
	for name, pkg := range map[string]string{
		"network": "./network/cmd/network", "chaincode": "./chaincode/cmd/chaincode", "gateway": "./network/e2e/testdata/gateway",
	} {
		n.execute(source, "go", "build", "-trimpath", "-o", filepath.Join(n.bin, name), pkg)
	}
	n.writeTopology()
	t.Cleanup(func() { n.run("down") })
	n.run("up", "--no-build")
	return n
}

// linkFabric uses Fabric's programs as they are built once for all.
func (n *network) linkFabric() {
	shared := os.Getenv("HOLDFAST_BIN")
	if shared == "" {
		shared = filepath.Join(n.source, ".holdfast", "bin")
	}
	programs := []string{"peer", "orderer", "configtxgen", "fabric-ca-server"}
	for _, name := range programs {
		if _, err := os.Stat(filepath.Join(shared, name)); err != nil {
			n.execute(filepath.Join(n.source, "network", "tools"), "go", "build", "-o", shared+string(filepath.Separator), "tool")
			break
		}
	}
	for _, name := range programs {
		if err := os.Symlink(filepath.Join(shared, name), filepath.Join(n.bin, name)); err != nil {
			n.t.Fatal(err)
		}
	}
}

func (n *network) writeTopology() {
	shipped, err := os.ReadFile(filepath.Join(n.source, "network", "topology.json"))
	if err != nil {
		n.t.Fatal(err)
	}
	var topology map[string]any
	if err := json.Unmarshal(shipped, &topology); err != nil {
		n.t.Fatal(err)
	}
	topology["basePort"], topology["after"] = basePort, []any{}
	encoded, err := json.Marshal(topology)
	if err != nil {
		n.t.Fatal(err)
	}
	if err := os.WriteFile(n.topology, encoded, 0o600); err != nil {
		n.t.Fatal(err)
	}
}

func (n *network) execute(dir, program string, args ...string) []byte {
	n.t.Helper()
	command := exec.Command(program, args...)
	command.Dir = dir
	var out, complaint bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaint
	var exit *exec.ExitError
	if err := command.Run(); errors.As(err, &exit) && exit.ExitCode() == unhealthy {
		n.t.Logf("%s %v: some process does not answer", filepath.Base(program), args[0])
	} else if err != nil {
		n.t.Fatalf("%s %v: %v\n%s", program, args, err, complaint.String())
	}
	return out.Bytes()
}

// run runs one verb of the network program.
func (n *network) run(verb string, args ...string) []byte {
	n.t.Helper()
	all := []string{verb, "--source", n.source, "--bin", n.bin, "--state", n.state, "--topology", n.topology, "--lang", "en"}
	return n.execute(n.source, filepath.Join(n.bin, "network"), append(all, args...)...)
}

// config is how a member's gateway reaches the channel, and the ledger's identity.
func (n *network) config(member value.MemberID) (fabric.Config, value.LedgerID) {
	n.t.Helper()
	encoded, err := os.ReadFile(filepath.Join(n.state, string(member), "gateway", "config.json"))
	if err != nil {
		n.t.Fatal(err)
	}
	var config struct {
		fabric.Config
		Ledger value.LedgerID `json:"ledger"`
	}
	if err := json.Unmarshal(encoded, &config); err != nil {
		n.t.Fatal(err)
	}
	return config.Config, config.Ledger
}

// signal sends a signal to one process of a site, for example "member1-peer".
func (n *network) signal(process string, signal syscall.Signal) {
	n.t.Helper()
	var status struct {
		Sites []struct {
			Processes []struct {
				Name string `json:"name"`
				PID  int    `json:"pid"`
			} `json:"processes"`
		} `json:"sites"`
	}
	if err := json.Unmarshal(n.run("status", "--json"), &status); err != nil {
		n.t.Fatal(err)
	}
	for _, site := range status.Sites {
		for _, p := range site.Processes {
			if p.Name == process && p.PID > 0 {
				if err := syscall.Kill(p.PID, signal); err != nil {
					n.t.Fatal(err)
				}
				return
			}
		}
	}
	n.t.Fatalf("%s does not run", process)
}
