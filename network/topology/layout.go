package topology

import (
	"fmt"
	"path/filepath"
	"strings"
)

// reserved are the names in the state directory that no member may have.
var reserved = map[MemberID]bool{
	"bin": true, "people": true, "logs": true, "run": true, "front": true, "ccaas": true,
}

// Layout says where everything of one network is. All directories are absolute.
type Layout struct {
	Topology Topology
	State    string // the network's state
	Bin      string // built programs
	Source   string // the repository
}

// Mark is the file by which a state directory is known as ours.
func (l Layout) Mark() string { return filepath.Join(l.State, "holdfast-network.json") }

// Lock is held while the network is being changed.
func (l Layout) Lock() string { return filepath.Join(l.State, ".lock") }

// FixedTopology keeps what the ledger was made with, see Topology.Fixed.
func (l Layout) FixedTopology() string { return filepath.Join(l.State, "made-with.json") }

// SitesFile tells other programs where the sites are.
func (l Layout) SitesFile() string { return filepath.Join(l.State, "sites.json") }

// Genesis is the channel's first block; once it exists, so does every identity.
func (l Layout) Genesis() string { return filepath.Join(l.State, "genesis.block") }

// ConfigTxDir holds configtx.yaml.
func (l Layout) ConfigTxDir() string { return filepath.Join(l.State, "configtx") }

// PeopleDir holds the development wallets.
func (l Layout) PeopleDir() string { return filepath.Join(l.State, "people") }

// LogsDir holds the processes' logs.
func (l Layout) LogsDir() string { return filepath.Join(l.State, "logs") }

// Log is the log called name.
func (l Layout) Log(name string) string { return filepath.Join(l.LogsDir(), name+".log") }

// RunDir holds the processes' records.
func (l Layout) RunDir() string { return filepath.Join(l.State, "run") }

// BuilderDir holds the peers' external builder.
func (l Layout) BuilderDir() string { return filepath.Join(l.State, "ccaas") }

// FrontDir holds the front's configuration.
func (l Layout) FrontDir() string { return filepath.Join(l.State, "front") }

// FrontConfig is the front's configuration.
func (l Layout) FrontConfig() string { return filepath.Join(l.FrontDir(), "config.json") }

// FrontAddress is where the front listens.
func (l Layout) FrontAddress() string { return loopback(l.Topology.BasePort) }

// Program is a built program.
func (l Layout) Program(name string) string { return filepath.Join(l.Bin, name) }

// Expand replaces the placeholders of a step's arguments.
func (l Layout) Expand(argv []string) []string {
	r := strings.NewReplacer("{bin}", l.Bin, "{state}", l.State, "{front}", l.Topology.FrontURL())
	out := make([]string, len(argv))
	for i, a := range argv {
		out[i] = r.Replace(a)
	}
	return out
}

// Sites returns the members' sites in order.
func (l Layout) Sites() []Site {
	sites := make([]Site, len(l.Topology.Members))
	for i, m := range l.Topology.Members {
		sites[i] = Site{Member: m, layout: l, index: i}
	}
	return sites
}

// Site returns the site of the member called id.
func (l Layout) Site(id MemberID) (Site, bool) {
	for _, s := range l.Sites() {
		if s.ID == id {
			return s, true
		}
	}
	return Site{}, false
}

func loopback(p Port) string { return fmt.Sprintf("127.0.0.1:%d", p) }
