package fabric

import (
	"context"
	"errors"
	"log/slog"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/core"
	"holdfast/gateway/ledger"
)

var errPending = errors.New("not built yet")

// Identity is the gateway's enrolment: PEM files.
type Identity struct {
	Cert string `json:"cert"`
	Key  string `json:"key"`
}

// Peer is a member's peer.
type Peer struct {
	Member  core.MemberID `json:"member"`
	MSP     core.MSPID    `json:"mspId"`
	Address string        `json:"address"`
	// TLSCA is the PEM file of the member's TLS authority; ServerName is the name in the peer's certificate.
	TLSCA      string `json:"tlsCa"`
	ServerName string `json:"serverName"`
}

// Config is how the channel is reached. The first peer is the gateway's own.
type Config struct {
	Channel   string   `json:"channel"`
	Chaincode string   `json:"chaincode"`
	Identity  Identity `json:"identity"`
	Peers     []Peer   `json:"peers"`
}

// Members maps each member to the name Fabric knows it by.
func (c Config) Members() map[core.MemberID]core.MSPID {
	members := make(map[core.MemberID]core.MSPID, len(c.Peers))
	for _, p := range c.Peers {
		members[p.Member] = p.MSP
	}
	return members
}

// Channel is the ledger's network through fabric-gateway.
type Channel struct{ ledger.Channel }

// Connect reads the keys and begins to connect to every peer. It does not wait for one to answer.
func Connect(ctx context.Context, config Config, log *slog.Logger, metrics prometheus.Registerer) (*Channel, error) {
	return nil, errPending
}

// Close ends every connection.
func (c *Channel) Close() error { return errPending }

// Blocks delivers every block from the given number on, each once and in order, until ctx ends and only then closes. When
// the stream breaks it subscribes again behind the last block delivered, at the next peer that answers.
func (c *Channel) Blocks(ctx context.Context, from uint64) <-chan *common.Block { return nil }

// Health says of each peer, own first, whether it answers.
func (c *Channel) Health() []PeerHealth { return nil }

// PeerHealth is whether a peer answers.
type PeerHealth struct {
	Member core.MemberID `json:"member"`
	Alive  bool          `json:"alive"`
}
