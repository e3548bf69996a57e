package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hyperledger/fabric-chaincode-go/v2/shim"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/proto"
)

func validConfig() map[string]any {
	return map[string]any{
		"packageId": "holdfast:1", "listen": "127.0.0.1:0", "mspId": "Member1MSP", "ledger": strings.Repeat("ab", 32), "tls": nil,
	}
}

func write(t *testing.T, name string, data []byte, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func writeConfig(t *testing.T, c map[string]any) string {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "config.json", data, 0o600)
}

func TestAConfigurationOutOfFormIsRefusedWithStatusTwo(t *testing.T) {
	for name, change := range map[string]func(map[string]any){
		"unknown field":     func(c map[string]any) { c["debug"] = true },
		"no package":        func(c map[string]any) { c["packageId"] = "" },
		"every interface":   func(c map[string]any) { c["listen"] = "0.0.0.0:7052" },
		"a public address":  func(c map[string]any) { c["listen"] = "192.0.2.1:7052" },
		"a name":            func(c map[string]any) { c["listen"] = "example.com:7052" },
		"no port":           func(c map[string]any) { c["listen"] = "127.0.0.1" },
		"missing TLS files": func(c map[string]any) { c["tls"] = map[string]any{"cert": "x", "key": "y", "clientCa": "z"} },
	} {
		c := validConfig()
		change(c)
		var stderr bytes.Buffer
		if status := run(context.Background(), []string{"--config", writeConfig(t, c)}, &stderr); status != 2 || stderr.Len() == 0 {
			t.Errorf("%s: status %d, %q", name, status, stderr.String())
		}
	}
	for _, args := range [][]string{nil, {"--config"}, {"--config", "/nonexistent"}, {"--config", writeConfig(t, validConfig()), "more"}} {
		if status := run(context.Background(), args, io.Discard); status != 2 {
			t.Errorf("%v: status %d", args, status)
		}
	}
}

func TestAWrongLedgerOrATakenPortIsAFailure(t *testing.T) {
	c := validConfig()
	c["ledger"] = "short"
	if status := run(context.Background(), []string{"--config", writeConfig(t, c)}, io.Discard); status != 1 {
		t.Errorf("a wrong ledger: status %d", status)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	c = validConfig()
	c["listen"] = taken.Addr().String()
	if status := run(context.Background(), []string{"--config", writeConfig(t, c)}, io.Discard); status != 1 {
		t.Errorf("a taken port: status %d", status)
	}
}

func TestAKeyThatOthersCanReadIsRefused(t *testing.T) {
	cert, key := selfSigned(t)
	files := &tlsFiles{Cert: write(t, "cert", cert, 0o644), Key: write(t, "key", key, 0o644), ClientCA: write(t, "ca", cert, 0o644)}
	if _, err := serverTLS(files); err == nil || !strings.Contains(err.Error(), "0600") {
		t.Errorf("got %v", err)
	}
}

// start serves on a free port until the test or its own cancel ends it.
func start(t *testing.T, secure *tls.Config) (address string, cancel func()) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	c := config{PackageID: "holdfast:1", Listen: listener.Addr().String(), MSPID: "Member1MSP", Ledger: "abababababababababababababababababababababababababababababababab"}
	go func() { ended <- serve(ctx, c, listener, secure, slog.New(slog.DiscardHandler)) }()
	var once bool
	cancel = func() {
		if once {
			return
		}
		once = true
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	}
	t.Cleanup(cancel)
	return listener.Addr().String(), cancel
}

// ping plays the peer: it takes the registration and calls Ping.
func ping(t *testing.T, address string, with credentials.TransportCredentials) (*peer.Response, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(with))
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	stream, err := peer.NewChaincodeClient(connection).Connect(ctx)
	if err != nil {
		return nil, err
	}
	registration, err := stream.Recv()
	if err != nil {
		return nil, err
	}
	var id peer.ChaincodeID
	if err := proto.Unmarshal(registration.GetPayload(), &id); err != nil || id.GetName() != "holdfast:1" {
		t.Errorf("the chaincode registers as %q (%v)", id.GetName(), err)
	}
	input, err := proto.Marshal(&peer.ChaincodeInput{Args: [][]byte{[]byte("Ping")}})
	if err != nil {
		return nil, err
	}
	for _, message := range []*peer.ChaincodeMessage{
		{Type: peer.ChaincodeMessage_REGISTERED}, {Type: peer.ChaincodeMessage_READY},
		{Type: peer.ChaincodeMessage_TRANSACTION, Payload: input, Txid: "tx1", ChannelId: "holdfast"},
	} {
		if err := stream.Send(message); err != nil {
			return nil, err
		}
	}
	completed, err := stream.Recv()
	if err != nil {
		return nil, err
	}
	response := &peer.Response{}
	return response, proto.Unmarshal(completed.GetPayload(), response)
}

func TestThePeerIsAnsweredAndAStopIsClean(t *testing.T) {
	address, cancel := start(t, nil)
	response, err := ping(t, address, insecure.NewCredentials())
	if err != nil || string(response.GetPayload()) != "ok" {
		t.Errorf("Ping answers %v (%v)", response, err)
	}
	cancel()
	if _, err := ping(t, address, insecure.NewCredentials()); err == nil {
		t.Error("the server still answers after its stop")
	}
}

func TestOnlyAPeerWithACertificateOfTheClientCAIsServed(t *testing.T) {
	cert, key := selfSigned(t)
	secure, err := serverTLS(&tlsFiles{Cert: write(t, "cert", cert, 0o644), Key: write(t, "key", key, 0o600), ClientCA: write(t, "ca", cert, 0o644)})
	if err != nil {
		t.Fatal(err)
	}
	address, _ := start(t, secure)
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	authorities := x509.NewCertPool()
	authorities.AppendCertsFromPEM(cert)
	known := &tls.Config{RootCAs: authorities, ServerName: "localhost", Certificates: []tls.Certificate{pair}}
	if response, err := ping(t, address, credentials.NewTLS(known)); err != nil || string(response.GetPayload()) != "ok" {
		t.Errorf("Ping answers %v (%v)", response, err)
	}
	for name, with := range map[string]credentials.TransportCredentials{
		"without a certificate": credentials.NewTLS(&tls.Config{RootCAs: authorities, ServerName: "localhost"}),
		"plain":                 insecure.NewCredentials(),
	} {
		if _, err := ping(t, address, with); err == nil {
			t.Errorf("a peer %s was served", name)
		}
	}
}

func TestAStopLetsRunningCallsEndAndTakesNoMore(t *testing.T) {
	call := &blocking{entered: make(chan struct{}), release: make(chan struct{})}
	d := &draining{Chaincode: call}
	answered := make(chan *peer.Response, 1)
	go func() { answered <- d.Invoke(nil) }()
	<-call.entered
	stopped := make(chan struct{})
	go func() {
		d.stop(context.Background())
		close(stopped)
	}()
	for d.Invoke(nil).GetStatus() != http.StatusServiceUnavailable { // later calls return at once, until the stop is seen
		runtime.Gosched()
	}
	select {
	case <-stopped:
		t.Error("the stop did not wait for the running call")
	default:
	}
	close(call.release)
	<-stopped
	if response := <-answered; response.GetStatus() != 200 {
		t.Errorf("the running call ended with %v", response)
	}
}

// blocking is a chaincode whose first call waits.
type blocking struct {
	first            sync.Once
	entered, release chan struct{}
}

func (b *blocking) Init(shim.ChaincodeStubInterface) *peer.Response { return shim.Success(nil) }

func (b *blocking) Invoke(shim.ChaincodeStubInterface) *peer.Response {
	isFirst := false
	b.first.Do(func() { isFirst = true })
	if isFirst {
		close(b.entered)
		<-b.release
	}
	return shim.Success(nil)
}

// selfSigned makes a certificate for localhost that is its own authority, for servers and clients.
func selfSigned(t *testing.T) (cert, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded})
}
