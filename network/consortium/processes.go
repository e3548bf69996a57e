package consortium

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"holdfast/network/proc"
	"holdfast/network/say"
	"holdfast/network/topology"
)

// kind is one of the processes of a site.
type kind string

const (
	caKind        kind = "ca"
	ordererKind   kind = "orderer"
	peerKind      kind = "peer"
	chaincodeKind kind = "chaincode"
	gatewayKind   kind = "gateway"
)

// kinds in the order they are started; they are stopped the other way round.
var kinds = []kind{caKind, ordererKind, peerKind, chaincodeKind, gatewayKind}

// names are the names of the site's processes of the kinds given.
func names(s topology.Site, ks ...kind) []string {
	out := make([]string, len(ks))
	for i, k := range ks {
		out[i] = s.ProcessName(string(k))
	}
	return out
}

const frontName = "front"

// logging keeps out of Fabric's logs what would hide the rest.
const logging = "FABRIC_LOGGING_SPEC=info:grpc=warn:comm.grpc.server=warn"

// ports are those the site's process of kind k listens on.
func ports(s topology.Site, k kind) []int {
	var out []int
	for _, p := range map[kind][]topology.Port{
		caKind:        {s.CAPort(), s.CAOperationsPort()},
		ordererKind:   {s.OrdererPort(), s.OrdererAdminPort(), s.OrdererOperationsPort()},
		peerKind:      {s.PeerPort(), s.PeerChaincodePort(), s.PeerOperationsPort()},
		chaincodeKind: {s.ChaincodePort()},
		gatewayKind:   {s.GatewayPort()},
	}[k] {
		out = append(out, int(p))
	}
	return out
}

// checkPorts fails with PortTaken if a process that is yet to be started would
// find one of its ports in use.
func (n *Network) checkPorts(sites []topology.Site) error {
	specs := []proc.Spec{{Name: frontName, Ports: []int{int(n.layout.Topology.BasePort)}}}
	for _, s := range sites {
		for _, k := range kinds {
			specs = append(specs, proc.Spec{Name: s.ProcessName(string(k)), Ports: ports(s, k)})
		}
	}
	for _, p := range specs {
		if _, _, running := n.runner.Lookup(p.Name); running {
			continue
		}
		if err := p.PortsFree(); err != nil {
			return err
		}
	}
	return nil
}

// spec is how the site's process of kind k is run; its configuration must have
// been written.
func (n *Network) spec(s topology.Site, k kind) (proc.Spec, error) {
	p := proc.Spec{Name: s.ProcessName(string(k)), Dir: s.Dir(), Ports: ports(s, k)}
	var config string
	switch k {
	case caKind:
		p.Path, p.Args = n.layout.Program("fabric-ca-server"), []string{"start", "--home", s.CADir()}
		config = s.CAConfig()
	case ordererKind:
		p.Path, p.Env = n.layout.Program("orderer"), []string{"FABRIC_CFG_PATH=" + s.OrdererDir(), logging}
		config = filepath.Join(s.OrdererDir(), "orderer.yaml")
	case peerKind:
		p.Path, p.Args = n.layout.Program("peer"), []string{"node", "start"}
		p.Env = []string{"FABRIC_CFG_PATH=" + s.PeerDir(), logging}
		config = filepath.Join(s.PeerDir(), "core.yaml")
	case chaincodeKind:
		p.Path, p.Args = n.layout.Program("chaincode"), []string{"--config", s.ChaincodeConfig()}
		config = s.ChaincodeConfig()
	case gatewayKind:
		p.Path, p.Args = n.layout.Program("gateway"), []string{"--config", s.GatewayConfig()}
		config = s.GatewayConfig()
	}
	return n.versioned(p, config)
}

func (n *Network) frontSpec() (proc.Spec, error) {
	return n.versioned(proc.Spec{
		Name: frontName, Path: n.self, Args: []string{"front", "--config", n.layout.FrontConfig()},
		Dir: n.layout.FrontDir(), Ports: []int{int(n.layout.Topology.BasePort)},
	}, n.layout.FrontConfig())
}

// checkPrograms fails with ToolMissing if a program was not built.
func (n *Network) checkPrograms() error {
	for _, name := range []string{"fabric-ca-server", "configtxgen", "orderer", "peer", "chaincode", "gateway"} {
		if _, err := os.Stat(n.layout.Program(name)); err != nil {
			return missing(n.layout.Program(name)).Because(err)
		}
	}
	return nil
}

func missing(path string) *say.Problem {
	return say.New(say.ToolMissing, "%s 이(가) 없습니다. scripts/up 으로 다시 빌드하십시오.", "%s is missing. Build it again with scripts/up.", path)
}

// versioned gives p the digest of its program, arguments and configuration.
func (n *Network) versioned(p proc.Spec, config string) (proc.Spec, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q\n", p.Path, p.Args, p.Env)
	for _, path := range []string{p.Path, config} {
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return p, missing(path)
		}
		if err != nil {
			return p, err
		}
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return p, err
		}
	}
	p.Version = hex.EncodeToString(h.Sum(nil))
	return p, nil
}

// ensure starts the process unless it runs as it should.
func (n *Network) ensure(p proc.Spec) error {
	rec, known, running := n.runner.Lookup(p.Name)
	if running && rec.Version == p.Version {
		return nil
	}
	if running {
		n.report.Note(say.Textf("%s: 프로그램이나 설정이 바뀌어 다시 시작합니다", "%s: program or configuration changed, starting it again", p.Name))
		if _, err := n.runner.Stop([]string{p.Name}, n.stopPatience()); err != nil {
			return err
		}
	} else if known {
		n.report.Note(say.Textf("%s: 죽어 있어 다시 시작합니다", "%s: had died, starting it again", p.Name))
	}
	_, err := n.runner.Start(p)
	return err
}

func (n *Network) ensureKind(sites []topology.Site, k kind) error {
	return each(sites, func(s topology.Site) error {
		p, err := n.spec(s, k)
		if err != nil {
			return err
		}
		return n.ensure(p)
	})
}

func (n *Network) stopPatience() time.Duration { return time.Duration(n.layout.Topology.Patience.Stop) }

// stop stops the sites' processes, gateways first, and returns how many ran.
func (n *Network) stop(sites []topology.Site) (int, error) {
	total := 0
	for _, k := range slices.Backward(kinds) {
		var of []string
		for _, s := range sites {
			of = append(of, s.ProcessName(string(k)))
		}
		stopped, err := n.runner.Stop(of, n.stopPatience())
		total += len(stopped)
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// stopAll stops everything with a record, whatever topology it was made with.
func (n *Network) stopAll() (int, error) {
	front, err := n.runner.Stop([]string{frontName}, n.stopPatience())
	if err != nil {
		return len(front), err
	}
	total, err := n.stop(n.layout.Sites())
	total += len(front)
	if err != nil {
		return total, err
	}
	rest, err := n.runner.Names()
	if err != nil {
		return total, err
	}
	stopped, err := n.runner.Stop(rest, n.stopPatience())
	return total + len(stopped), err
}
