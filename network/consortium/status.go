package consortium

import (
	"context"
	"fmt"
	"net"
	"sync"
	"time"

	"holdfast/network/channel"
	"holdfast/network/lifecycle"
	"holdfast/network/pki"
	"holdfast/network/say"
	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// Status is how the network is.
type Status struct {
	Channel   string           `json:"channel"`
	Chaincode string           `json:"chaincode"`
	Ledger    channel.LedgerID `json:"ledger,omitempty"`
	URL       string           `json:"url"`
	Healthy   bool             `json:"healthy"` // every process runs and answers
	Front     ProcessStatus    `json:"front"`
	Sites     []SiteStatus     `json:"sites"`
}

// SiteStatus is how one site is. Heights are numbers of blocks, 0 if unknown.
type SiteStatus struct {
	Member        topology.MemberID `json:"member"`
	MSPID         topology.MSPID    `json:"mspId"`
	Name          say.Text          `json:"name"`
	URL           string            `json:"url"`
	Healthy       bool              `json:"healthy"`
	Height        uint64            `json:"height"`        // of the peer
	OrdererHeight uint64            `json:"ordererHeight"` // of the orderer
	Processes     []ProcessStatus   `json:"processes"`
}

// ProcessStatus is how one process is.
type ProcessStatus struct {
	Name    string     `json:"name"`
	Kind    string     `json:"kind"`
	State   string     `json:"state"` // running, died or stopped
	PID     int        `json:"pid,omitempty"`
	Since   *time.Time `json:"since,omitempty"`
	Healthy bool       `json:"healthy"`
	Detail  string     `json:"detail,omitempty"` // why it is not healthy
	Log     string     `json:"log"`
}

// Status looks at every process and asks every server. It changes nothing and
// takes a few seconds at most.
func (n *Network) Status(ctx context.Context) (Status, error) {
	if _, err := n.checkOurs(); err != nil {
		return Status{}, err
	}
	t := n.layout.Topology
	st := Status{Channel: t.Channel, Chaincode: t.Chaincode, URL: t.FrontURL()}
	if n.hasLedger() {
		var err error
		if st.Ledger, err = channel.ReadLedgerID(n.layout.Genesis()); err != nil {
			return st, err
		}
	}
	sites := n.layout.Sites()
	st.Sites = make([]SiteStatus, len(sites))
	var wg sync.WaitGroup
	wg.Go(func() {
		st.Front = n.processStatus(frontName, frontName, func() error {
			return healthy(ctx, "http://"+n.layout.FrontAddress()+"/healthz", t.Consortium.Host)
		})
	})
	for i, s := range sites {
		wg.Go(func() { st.Sites[i] = n.siteStatus(ctx, s) })
	}
	wg.Wait()
	markBehind(st.Sites)
	st.Healthy = st.Front.Healthy
	for _, s := range st.Sites {
		st.Healthy = st.Healthy && s.Healthy
	}
	return st, nil
}

func (n *Network) siteStatus(ctx context.Context, s topology.Site) SiteStatus {
	out := SiteStatus{Member: s.ID, MSPID: s.MSPID, Name: s.Name, URL: s.URL(), Healthy: true}
	out.Processes = make([]ProcessStatus, len(kinds))
	var wg sync.WaitGroup
	for i, k := range kinds {
		wg.Go(func() {
			out.Processes[i] = n.processStatus(s.ProcessName(string(k)), string(k), func() error {
				switch k {
				case caKind:
					return pki.CAReady(s)
				case ordererKind:
					info, err := channel.OrdererState(ctx, s, n.layout.Topology.Channel)
					if err == nil && info.Status != "active" {
						err = fmt.Errorf("orderer is %s", info.Status)
					}
					out.OrdererHeight = info.Height
					return err
				case peerKind:
					height, err := n.height(s)
					out.Height = height
					return err
				case chaincodeKind:
					return listens(s.Address(s.ChaincodePort()))
				default:
					return healthy(ctx, s.GatewayURL()+"/healthz", s.Host())
				}
			})
		})
	}
	wg.Wait()
	for _, p := range out.Processes {
		out.Healthy = out.Healthy && p.Healthy
	}
	return out
}

func (n *Network) processStatus(name, kind string, check func() error) ProcessStatus {
	p := ProcessStatus{Name: name, Kind: kind, State: "stopped", Log: n.runner.Log(name)}
	rec, known, running := n.runner.Lookup(name)
	switch {
	case running:
		p.State, p.PID, p.Since = "running", rec.PID, &rec.Started
		if err := check(); err != nil {
			p.Detail = err.Error()
		} else {
			p.Healthy = true
		}
	case known:
		p.State = "died"
	}
	return p
}

// height asks the site's peer as its administrator.
func (n *Network) height(s topology.Site) (uint64, error) {
	own := []topology.Site{s}
	admin, err := sdk.Open(n.layout.Topology.Channel, s, own, own)
	if err != nil {
		return 0, err
	}
	defer admin.Close()
	return lifecycle.Height(admin)
}

func listens(address string) error {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	return conn.Close()
}
