package consortium

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"time"

	"holdfast/network/channel"
	"holdfast/network/front"
	"holdfast/network/lifecycle"
	"holdfast/network/proc"
	"holdfast/network/say"
	"holdfast/network/topology"
)

var errNotYet = errors.New("not yet")

// What the other programs are told, as JSON. These shapes are the agreement
// with them: chaincode and gateway read theirs strictly.
type (
	chaincodeConfig struct {
		PackageID lifecycle.PackageID `json:"packageId"`
		Listen    string              `json:"listen"`
		MSPID     topology.MSPID      `json:"mspId"`
		Ledger    channel.LedgerID    `json:"ledger"`
		TLS       *tlsFiles           `json:"tls"` // null: plain, on loopback alone
	}
	tlsFiles struct {
		Cert     string `json:"cert"`
		Key      string `json:"key"`
		ClientCA string `json:"clientCa"`
	}
	gatewayConfig struct {
		Member        topology.MemberID `json:"member"`
		MSPID         topology.MSPID    `json:"mspId"`
		Name          say.Text          `json:"name"`
		Listen        string            `json:"listen"`
		PublicURL     string            `json:"publicUrl"`
		ConsortiumURL string            `json:"consortiumUrl"`
		Channel       string            `json:"channel"`
		Chaincode     string            `json:"chaincode"`
		Ledger        channel.LedgerID  `json:"ledger"`
		Identity      identityFiles     `json:"identity"`
		Peers         []peerAddress     `json:"peers"` // the member's own first
		Sites         []siteAddress     `json:"sites"`
		DataDir       string            `json:"dataDir"`
		OutboxDir     string            `json:"outboxDir"`
		Development   bool              `json:"development"`
		PeopleDir     string            `json:"peopleDir"`
	}
	identityFiles struct {
		Cert string `json:"cert"`
		Key  string `json:"key"`
	}
	peerAddress struct {
		Member     topology.MemberID `json:"member"`
		MSPID      topology.MSPID    `json:"mspId"`
		Address    string            `json:"address"`
		TLSCA      string            `json:"tlsCa"`
		ServerName string            `json:"serverName"`
	}
	siteAddress struct {
		Member  topology.MemberID `json:"member"`
		MSPID   topology.MSPID    `json:"mspId"`
		Name    say.Text          `json:"name"`
		URL     string            `json:"url"`
		Address string            `json:"address"`
	}
	sitesFile struct {
		Channel   string           `json:"channel"`
		Chaincode string           `json:"chaincode"`
		Ledger    channel.LedgerID `json:"ledger"`
		Front     string           `json:"front"`
		Sites     []siteEntry      `json:"sites"`
	}
	siteEntry struct {
		siteAddress
		GatewayConfig string `json:"gatewayConfig"`
		OutboxDir     string `json:"outboxDir"`
		StaffDir      string `json:"staffDir"`
	}
)

func (n *Network) writeChaincodeConfig(s topology.Site) error {
	ledger, err := channel.ReadLedgerID(n.layout.Genesis())
	if err != nil {
		return err
	}
	pack, err := lifecycle.MakePackage(n.layout, s)
	if err != nil {
		return err
	}
	return writeJSON(s.ChaincodeConfig(), chaincodeConfig{
		PackageID: pack.ID, Listen: s.Address(s.ChaincodePort()), MSPID: s.MSPID, Ledger: ledger,
	})
}

func address(s topology.Site) siteAddress {
	return siteAddress{Member: s.ID, MSPID: s.MSPID, Name: s.Name, URL: s.URL(), Address: s.GatewayURL()}
}

func (n *Network) writeGatewayConfig(s topology.Site) error {
	ledger, err := channel.ReadLedgerID(n.layout.Genesis())
	if err != nil {
		return err
	}
	t := n.layout.Topology
	c := gatewayConfig{
		Member: s.ID, MSPID: s.MSPID, Name: s.Name,
		Listen: s.Address(s.GatewayPort()), PublicURL: s.URL(), ConsortiumURL: t.FrontURL(),
		Channel: t.Channel, Chaincode: t.Chaincode, Ledger: ledger,
		Identity: identityFiles{Cert: s.SignCert(topology.GatewayRole), Key: s.SignKey(topology.GatewayRole)},
		DataDir:  s.GatewayDataDir(), OutboxDir: s.OutboxDir(), Development: true, PeopleDir: n.layout.PeopleDir(),
	}
	for _, dir := range []string{c.DataDir, c.OutboxDir, c.PeopleDir, s.StaffDir()} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	for _, other := range n.layout.Sites() {
		c.Sites = append(c.Sites, address(other))
		peer := peerAddress{
			Member: other.ID, MSPID: other.MSPID, Address: other.Address(other.PeerPort()),
			TLSCA: other.TLSCA(), ServerName: other.HostOf(topology.PeerRole),
		}
		if other.ID == s.ID {
			c.Peers = slices.Insert(c.Peers, 0, peer)
		} else {
			c.Peers = append(c.Peers, peer)
		}
	}
	return writeJSON(s.GatewayConfig(), c)
}

// writeSites tells every other program where the network is.
func (n *Network) writeSites() error {
	ledger, err := channel.ReadLedgerID(n.layout.Genesis())
	if err != nil {
		return err
	}
	t := n.layout.Topology
	f := sitesFile{Channel: t.Channel, Chaincode: t.Chaincode, Ledger: ledger, Front: t.FrontURL()}
	for _, s := range n.layout.Sites() {
		f.Sites = append(f.Sites, siteEntry{
			siteAddress: address(s), GatewayConfig: s.GatewayConfig(), OutboxDir: s.OutboxDir(), StaffDir: s.StaffDir(),
		})
	}
	return writeJSON(n.layout.SitesFile(), f)
}

func (n *Network) writeFrontConfig() error {
	t := n.layout.Topology
	c := front.Config{Listen: n.layout.FrontAddress(), Consortium: append([]string{t.Consortium.Host}, t.Consortium.Aliases...)}
	for _, s := range n.layout.Sites() {
		c.Sites = append(c.Sites, front.Site{Host: s.Host(), Address: s.GatewayURL(), Name: s.Name})
	}
	return writeJSON(n.layout.FrontConfig(), c)
}

func writeJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return proc.WriteFile(path, append(data, '\n'), 0o600)
}

var healthClient = &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}

// healthy is nil when url answers 200.
func healthy(ctx context.Context, url, host string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	req.Host = host
	resp, err := healthClient.Do(req)
	if err != nil {
		return err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, resp.Status)
	}
	return nil
}
