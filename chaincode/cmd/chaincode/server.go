package main

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"time"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"

	"holdfast/chaincode/contract"
)

const (
	// maxMessage is the largest message between peer and chaincode, in bytes; a peer sends no larger.
	maxMessage = 100 << 20
	// drainTime is how long calls may still run once the server is to stop.
	drainTime = 10 * time.Second
)

// serve answers the peer until the context ends, then drains.
func serve(ctx context.Context, c config, listener net.Listener, secure *tls.Config, log *slog.Logger) error {
	chaincode, err := contract.New(contract.Options{MSPID: c.MSPID, Ledger: c.Ledger, Clock: time.Now, Log: log})
	if err != nil {
		return err
	}
	calls := &draining{Chaincode: chaincode}
	server := newServer(secure)
	peer.RegisterChaincodeServer(server, &shim.ChaincodeServer{CCID: c.PackageID, Address: c.Listen, CC: calls})
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	log.Info("serving", "listen", listener.Addr().String(), "mspId", string(c.MSPID), "packageId", c.PackageID, "tls", secure != nil)
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	limited, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	calls.stop(limited)
	server.Stop() // not gracefully: the peer's stream never ends by itself
	<-failed
	log.Info("stopped")
	return nil
}

func newServer(secure *tls.Config) *grpc.Server {
	options := []grpc.ServerOption{
		grpc.MaxRecvMsgSize(maxMessage), grpc.MaxSendMsgSize(maxMessage), grpc.ConnectionTimeout(5 * time.Second),
		grpc.KeepaliveParams(keepalive.ServerParameters{Time: time.Minute, Timeout: 20 * time.Second}),
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: time.Minute, PermitWithoutStream: true}),
	}
	if secure != nil {
		options = append(options, grpc.Creds(credentials.NewTLS(secure)))
	}
	return grpc.NewServer(options...)
}
