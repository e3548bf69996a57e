package fabric

import (
	"context"
	"crypto/tls"
	"sync/atomic"
	"time"

	"github.com/hyperledger/fabric-gateway/pkg/client"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"
)

const (
	// keepaliveEvery and keepaliveWithin are how soon a peer that stopped answering is noticed on a quiet connection. gRPC
	// asks at most every 10 s, and peers allow that.
	keepaliveEvery  = 10 * time.Second
	keepaliveWithin = 3 * time.Second
	// lastReconnect is the longest wait between tries to connect, so that a peer that is back is used again soon.
	lastReconnect = time.Second
	// largestMessage is the largest answer, in bytes; a block may have 10 MB and more.
	largestMessage = 100 << 20
	// probeEvery and probeWithin are how a peer that failed a call is tried again.
	probeEvery  = 500 * time.Millisecond
	probeWithin = time.Second
)

// link is the connection to one member's peer.
type link struct {
	peer      Peer
	conn      *grpc.ClientConn
	gateway   *client.Gateway
	network   *client.Network
	chaincode *client.Contract
	// suspect is set when a call failed although the connection stood, and cleared when a probe succeeds.
	suspect atomic.Bool
}

func newLink(config Config, p Peer, who signer) (*link, error) {
	authority, err := readAuthority(p.TLSCA)
	if err != nil {
		return nil, err
	}
	transport := credentials.NewTLS(&tls.Config{RootCAs: authority, ServerName: p.ServerName, MinVersion: tls.VersionTLS12})
	conn, err := grpc.NewClient("passthrough:///"+p.Address,
		grpc.WithTransportCredentials(transport),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: keepaliveEvery, Timeout: keepaliveWithin, PermitWithoutStream: true}),
		grpc.WithConnectParams(grpc.ConnectParams{
			Backoff:           backoff.Config{BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: lastReconnect},
			MinConnectTimeout: 2 * time.Second,
		}),
		grpc.WithIdleTimeout(0),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(largestMessage), grpc.MaxCallSendMsgSize(largestMessage)),
	)
	if err != nil {
		return nil, err
	}
	gateway, err := client.Connect(who.id, client.WithSign(who.sign), client.WithClientConnection(conn))
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	conn.Connect()
	network := gateway.GetNetwork(config.Channel)
	return &link{peer: p, conn: conn, gateway: gateway, network: network, chaincode: network.GetContract(config.Chaincode)}, nil
}

// rank orders links by how likely they answer: 0 for those that do, 1 for those that may, 2 for those that do not.
func (l *link) rank() int {
	switch state := l.conn.GetState(); {
	case l.suspect.Load() || state == connectivity.TransientFailure || state == connectivity.Shutdown:
		return 2
	case state == connectivity.Ready:
		return 0
	}
	l.conn.Connect()
	return 1
}

// probe tries a suspect peer again from time to time until ctx ends.
func (l *link) probe(ctx context.Context) {
	ticker := time.NewTicker(probeEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if !l.suspect.Load() {
			continue
		}
		within, cancel := context.WithTimeout(ctx, probeWithin)
		_, err := l.chaincode.EvaluateWithContext(within, "Ping", client.WithEndorsingOrganizations(string(l.peer.MSP)))
		cancel()
		if err == nil {
			l.suspect.Store(false)
		}
	}
}
