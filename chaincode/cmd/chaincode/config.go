package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"

	"holdfast/chaincode/value"
)

// maxConfigBytes is the largest file that is read, in bytes.
const maxConfigBytes = 64 << 10

// config is what the network's program writes for a site's chaincode server.
type config struct {
	PackageID string         `json:"packageId"`
	Listen    string         `json:"listen"`
	MSPID     value.MSPID    `json:"mspId"`
	Ledger    value.LedgerID `json:"ledger"`
	TLS       *tlsFiles      `json:"tls"`
}

// tlsFiles names the files, in PEM, of the server's certificate and key and of the CA whose clients it serves.
type tlsFiles struct {
	Cert     string `json:"cert"`
	Key      string `json:"key"`
	ClientCA string `json:"clientCa"`
}

func readConfig(path string) (config, error) {
	var c config
	data, err := readFile(path)
	if err != nil {
		return c, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		return c, fmt.Errorf("%s: %w", path, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return c, fmt.Errorf("%s: something follows the JSON object", path)
	}
	if c.PackageID == "" {
		return c, fmt.Errorf("%s: packageId is missing", path)
	}
	if err := onLoopback(c.Listen); err != nil {
		return c, fmt.Errorf("%s: listen: %w", path, err)
	}
	return c, nil
}

// onLoopback refuses an address that others than this machine could reach.
func onLoopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("%q is no loopback address", host)
	}
	return nil
}

// serverTLS asks the peer for a certificate of the client CA. Nil files mean plain connections.
func serverTLS(files *tlsFiles) (*tls.Config, error) {
	if files == nil {
		return nil, nil
	}
	cert, err := readFile(files.Cert)
	if err != nil {
		return nil, err
	}
	key, err := readSecret(files.Key)
	if err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", files.Cert, err)
	}
	authority, err := readFile(files.ClientCA)
	if err != nil {
		return nil, err
	}
	clients := x509.NewCertPool()
	if !clients.AppendCertsFromPEM(authority) {
		return nil, fmt.Errorf("%s has no certificate", files.ClientCA)
	}
	return &tls.Config{
		MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{pair}, ClientCAs: clients, ClientAuth: tls.RequireAndVerifyClientCert,
	}, nil
}

// readSecret reads a file that only its owner may read.
func readSecret(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s can be read by others than its owner; chmod it to 0600", path)
	}
	return readFile(path)
}

func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxConfigBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxConfigBytes {
		return nil, fmt.Errorf("%s has more than 64 KiB", path)
	}
	return data, nil
}
