package fabric_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/hyperledger/fabric-protos-go-apiv2/gateway"
	"github.com/hyperledger/fabric-protos-go-apiv2/orderer"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/fabric"
)

// authority issues certificates for a test.
type authority struct {
	t    *testing.T
	dir  string
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	file string
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	a := &authority{t: t, dir: t.TempDir()}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "authority"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	var encoded []byte
	a.key, encoded = a.issue(template, nil)
	var err error
	if a.cert, err = x509.ParseCertificate(encoded); err != nil {
		t.Fatal(err)
	}
	a.file = a.write("ca.pem", "CERTIFICATE", encoded)
	return a
}

// issue signs a certificate for a new key, by the authority or, where parent is nil, by the key itself.
func (a *authority) issue(template, parent *x509.Certificate) (*ecdsa.PrivateKey, []byte) {
	a.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	signer := a.key
	if parent == nil {
		parent, signer = template, key
	}
	encoded, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	if err != nil {
		a.t.Fatal(err)
	}
	return key, encoded
}

func (a *authority) write(name, kind string, encoded []byte) string {
	a.t.Helper()
	path := filepath.Join(a.dir, name)
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: encoded}), 0o600); err != nil {
		a.t.Fatal(err)
	}
	return path
}

// enrol makes the gateway's identity.
func (a *authority) enrol() fabric.Identity {
	a.t.Helper()
	key, cert := a.issue(&x509.Certificate{SerialNumber: big.NewInt(2), NotAfter: time.Now().Add(time.Hour)}, a.cert)
	encoded, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		a.t.Fatal(err)
	}
	return fabric.Identity{Cert: a.write("cert.pem", "CERTIFICATE", cert), Key: a.write("key.pem", "PRIVATE KEY", encoded)}
}

// fakePeer is a peer's gateway and deliver services, on a loopback port of its own, behind TLS.
type fakePeer struct {
	gateway.UnimplementedGatewayServer
	peer.UnimplementedDeliverServer
	name    string
	address string
	server  *grpc.Server

	mu sync.Mutex
	// hang makes every call but blocks wait for its caller to give up; fails makes it fail so.
	hang  bool
	fails error
	// blocks is how many blocks the peer has, and perStream after how many it ends a stream; 0 for never.
	blocks, perStream int
	asked             map[string]int
	submitted         [][]byte
}

const serverName = "peer.test"

// servePeer starts a peer; address is "" for a new port.
func (a *authority) servePeer(name, address string) *fakePeer {
	a.t.Helper()
	key, cert := a.issue(&x509.Certificate{
		SerialNumber: big.NewInt(3), DNSNames: []string{serverName}, NotAfter: time.Now().Add(time.Hour),
	}, a.cert)
	if address == "" {
		address = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		a.t.Fatal(err)
	}
	p := &fakePeer{name: name, address: listener.Addr().String(), asked: map[string]int{}}
	p.server = grpc.NewServer(grpc.Creds(credentials.NewTLS(&tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{cert}, PrivateKey: key}},
	})))
	gateway.RegisterGatewayServer(p.server, p)
	peer.RegisterDeliverServer(p.server, p)
	go func() { _ = p.server.Serve(listener) }() // it ends when the test stops it
	a.t.Cleanup(p.server.Stop)
	return p
}

func (p *fakePeer) config(a *authority) fabric.Peer {
	return fabric.Peer{Member: value.MemberID(p.name), MSP: value.MSPID(p.name + "MSP"), Address: p.address, TLSCA: a.file, ServerName: serverName}
}

func (p *fakePeer) set(change func(*fakePeer)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(p)
}

func (p *fakePeer) times(call string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asked[call]
}

// called counts a call and says how it ends.
func (p *fakePeer) called(ctx context.Context, call string) error {
	p.mu.Lock()
	p.asked[call]++
	hang, fails := p.hang, p.fails
	p.mu.Unlock()
	if hang {
		<-ctx.Done()
		return ctx.Err()
	}
	return fails
}

func (p *fakePeer) Evaluate(ctx context.Context, _ *gateway.EvaluateRequest) (*gateway.EvaluateResponse, error) {
	return &gateway.EvaluateResponse{Result: &peer.Response{Payload: []byte(p.name)}}, p.called(ctx, "evaluate")
}

func (p *fakePeer) Endorse(ctx context.Context, _ *gateway.EndorseRequest) (*gateway.EndorseResponse, error) {
	wrap := func(m proto.Message) []byte {
		encoded, err := proto.Marshal(m)
		if err != nil {
			panic(err) // a message of the test's own
		}
		return encoded
	}
	action := wrap(&peer.ChaincodeAction{Response: &peer.Response{Payload: []byte(p.name)}})
	payload := wrap(&peer.ChaincodeActionPayload{Action: &peer.ChaincodeEndorsedAction{
		ProposalResponsePayload: wrap(&peer.ProposalResponsePayload{Extension: action}),
	}})
	transaction := wrap(&peer.Transaction{Actions: []*peer.TransactionAction{{Payload: payload}}})
	header := &common.Header{ChannelHeader: wrap(&common.ChannelHeader{ChannelId: "channel"})}
	return &gateway.EndorseResponse{PreparedTransaction: &common.Envelope{Payload: wrap(&common.Payload{Header: header, Data: transaction})}},
		p.called(ctx, "endorse")
}

func (p *fakePeer) Submit(ctx context.Context, r *gateway.SubmitRequest) (*gateway.SubmitResponse, error) {
	encoded, err := proto.Marshal(r.GetPreparedTransaction())
	if err != nil {
		return nil, err
	}
	p.set(func(p *fakePeer) { p.submitted = append(p.submitted, encoded) })
	return &gateway.SubmitResponse{}, p.called(ctx, "submit")
}

func (p *fakePeer) CommitStatus(ctx context.Context, _ *gateway.SignedCommitStatusRequest) (*gateway.CommitStatusResponse, error) {
	return &gateway.CommitStatusResponse{Result: peer.TxValidationCode_MVCC_READ_CONFLICT, BlockNumber: 7}, p.called(ctx, "commit")
}

// Deliver streams the peer's blocks from where it is asked to.
func (p *fakePeer) Deliver(stream grpc.BidiStreamingServer[common.Envelope, peer.DeliverResponse]) error {
	request, err := stream.Recv()
	if err != nil {
		return err
	}
	var payload common.Payload
	var seek orderer.SeekInfo
	if err := proto.Unmarshal(request.GetPayload(), &payload); err != nil {
		return err
	}
	if err := proto.Unmarshal(payload.GetData(), &seek); err != nil {
		return err
	}
	next := seek.GetStart().GetSpecified().GetNumber()
	for sent := 0; ; {
		p.mu.Lock()
		blocks, perStream := p.blocks, p.perStream
		p.mu.Unlock()
		switch {
		case perStream > 0 && sent == perStream:
			return status.Error(codes.Unavailable, "the stream breaks")
		case next >= uint64(blocks):
			select {
			case <-stream.Context().Done():
				return nil
			case <-time.After(5 * time.Millisecond):
			}
			continue
		}
		block := &common.Block{Header: &common.BlockHeader{Number: next, DataHash: []byte(p.name)}}
		if err := stream.Send(&peer.DeliverResponse{Type: &peer.DeliverResponse_Block{Block: block}}); err != nil {
			return err
		}
		next++
		sent++
	}
}

// connect is a channel over the peers, the first being the gateway's own.
func (a *authority) connect(peers ...*fakePeer) *fabric.Channel {
	a.t.Helper()
	config := fabric.Config{Channel: "channel", Chaincode: "holdfast", Identity: a.enrol()}
	for _, p := range peers {
		config.Peers = append(config.Peers, p.config(a))
	}
	c, err := fabric.Connect(config, slog.New(slog.DiscardHandler), nil)
	if err != nil {
		a.t.Fatal(err)
	}
	a.t.Cleanup(func() {
		if err := c.Close(); err != nil {
			a.t.Error(err)
		}
	})
	a.await("every peer answers", func() bool {
		for _, h := range c.Health() {
			if !h.Alive {
				return false
			}
		}
		return true
	})
	return c
}

// await waits for a condition.
func (a *authority) await(what string, holds func() bool) {
	a.t.Helper()
	deadline := time.After(20 * time.Second)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-deadline:
			a.t.Fatalf("not within 20 s: %s", what)
		case <-tick.C:
		}
	}
}
