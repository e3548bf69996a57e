package topology

import (
	"fmt"
	"time"

	"holdfast/network/say"
)

// MemberID names a member, its site and its host: a DNS label such as "member1".
type MemberID string

// MSPID is a member's name on the channel, such as "Member1MSP".
type MSPID string

// Port is a TCP port on the loopback address.
type Port int

// Duration is written as in "50ms"; it is positive and at most an hour.
type Duration time.Duration

// String is the Go notation, which Fabric's configuration reads too.
func (d Duration) String() string { return time.Duration(d).String() }

// Topology is one network. It is comparable by its JSON encoding.
type Topology struct {
	Channel     string      `json:"channel"`
	Chaincode   string      `json:"chaincode"`
	BasePort    Port        `json:"basePort"`   // the front's; the sites' ports follow
	MinFreeMiB  int64       `json:"minFreeMiB"` // of disk, before anything is started
	Consortium  Consortium  `json:"consortium"`
	Members     []Member    `json:"members"`
	Ports       Ports       `json:"ports"`
	Endorsement Endorsement `json:"endorsement"`
	Ordering    Ordering    `json:"ordering"`
	Gossip      Gossip      `json:"gossip"`
	Delivery    Delivery    `json:"delivery"`
	Patience    Patience    `json:"patience"`
	After       []Step      `json:"after"`
}

// Consortium is the name that every site answers to.
type Consortium struct {
	Host    string   `json:"host"`
	Aliases []string `json:"aliases"`
}

// Member is one of the organisations that run the network.
type Member struct {
	ID    MemberID `json:"id"`
	MSPID MSPID    `json:"mspId"`
	Name  say.Text `json:"name"`
}

// Ports are the offsets of a site's servers within its stride: member i (from
// 0) has basePort + (i+1)*stride + offset.
type Ports struct {
	Stride            int `json:"stride"`
	CA                int `json:"ca"`
	CAOperations      int `json:"caOperations"`
	Orderer           int `json:"orderer"`
	OrdererAdmin      int `json:"ordererAdmin"`
	OrdererOperations int `json:"ordererOperations"`
	Peer              int `json:"peer"`
	PeerChaincode     int `json:"peerChaincode"`
	PeerOperations    int `json:"peerOperations"`
	Chaincode         int `json:"chaincode"`
	Gateway           int `json:"gateway"`
}

func (p Ports) offsets() []int {
	return []int{p.CA, p.CAOperations, p.Orderer, p.OrdererAdmin, p.OrdererOperations, p.Peer,
		p.PeerChaincode, p.PeerOperations, p.Chaincode, p.Gateway}
}

// Endorsement is how many members' peers must endorse a transaction.
type Endorsement struct {
	Need int `json:"need"`
}

// Ordering holds the block cutting and SmartBFT settings; they are in the
// channel's first block, so changing them needs a new ledger or a channel
// update.
type Ordering struct {
	BatchTimeout             Duration `json:"batchTimeout"`
	MaxMessageCount          int      `json:"maxMessageCount"`
	AbsoluteMaxMiB           int      `json:"absoluteMaxMiB"`
	PreferredMaxMiB          int      `json:"preferredMaxMiB"`
	RequestBatchMaxInterval  Duration `json:"requestBatchMaxInterval"`
	RequestForwardTimeout    Duration `json:"requestForwardTimeout"`
	RequestComplainTimeout   Duration `json:"requestComplainTimeout"`
	RequestAutoRemoveTimeout Duration `json:"requestAutoRemoveTimeout"`
	ViewChangeResendInterval Duration `json:"viewChangeResendInterval"`
	ViewChangeTimeout        Duration `json:"viewChangeTimeout"`
	LeaderHeartbeatTimeout   Duration `json:"leaderHeartbeatTimeout"`
	LeaderHeartbeatCount     int      `json:"leaderHeartbeatCount"`
	CollectTimeout           Duration `json:"collectTimeout"`
}

// Gossip holds the peers' gossip timers. Fabric's defaults keep a new channel
// from endorsing for half a minute.
type Gossip struct {
	ReconnectInterval        Duration `json:"reconnectInterval"`
	AliveTimeInterval        Duration `json:"aliveTimeInterval"`
	AliveExpirationTimeout   Duration `json:"aliveExpirationTimeout"`
	PullInterval             Duration `json:"pullInterval"`
	RequestStateInfoInterval Duration `json:"requestStateInfoInterval"`
	PublishStateInfoInterval Duration `json:"publishStateInfoInterval"`
}

// Delivery holds how soon a peer notices that the orderer it pulls blocks from
// has stopped.
type Delivery struct {
	BlockCensorshipTimeout Duration `json:"blockCensorshipTimeout"`
	KeepaliveInterval      Duration `json:"keepaliveInterval"` // gRPC takes no less than 10s
	KeepaliveTimeout       Duration `json:"keepaliveTimeout"`
}

// Patience bounds how long the program waits.
type Patience struct {
	Start Duration `json:"start"` // for one process to answer
	Ready Duration `json:"ready"` // for each later step
	Stop  Duration `json:"stop"`  // between asking a process to stop and killing it
}

// Step is a command run when the network is ready; it may run again at every
// start. Its arguments may name {bin}, {state} and {front}.
type Step struct {
	Name say.Text `json:"name"`
	Argv []string `json:"argv"`
}

// Fixed is the part of the topology that a ledger is made with and that cannot
// change during its life: the channel's first block names members, ports and
// ordering, and the chaincode definition the endorsement rule. Timers of peers,
// names, patience and the steps afterwards may change.
func (t Topology) Fixed() any {
	type member struct {
		ID    MemberID `json:"id"`
		MSPID MSPID    `json:"mspId"`
	}
	members := make([]member, len(t.Members))
	for i, m := range t.Members {
		members[i] = member{ID: m.ID, MSPID: m.MSPID}
	}
	return struct {
		Channel     string      `json:"channel"`
		Chaincode   string      `json:"chaincode"`
		BasePort    Port        `json:"basePort"`
		Members     []member    `json:"members"`
		Ports       Ports       `json:"ports"`
		Endorsement Endorsement `json:"endorsement"`
		Ordering    Ordering    `json:"ordering"`
	}{t.Channel, t.Chaincode, t.BasePort, members, t.Ports, t.Endorsement, t.Ordering}
}

// FrontURL is the one address a person is given.
func (t Topology) FrontURL() string { return t.url(t.Consortium.Host) }

func (t Topology) url(host string) string {
	return fmt.Sprintf("http://%s:%d", host, t.BasePort)
}
