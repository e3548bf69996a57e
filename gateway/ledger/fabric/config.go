package fabric

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"

	"github.com/hyperledger/fabric-gateway/pkg/identity"
	"github.com/hyperledger/fabric-protos-go-apiv2/msp"
	"google.golang.org/protobuf/proto"

	"holdfast/chaincode/value"
)

// Identity is the gateway's enrolment: a certificate and its private key, PEM files. The key's file is its owner's alone.
type Identity struct {
	Cert string `json:"cert"`
	Key  string `json:"key"`
}

// Peer is a member's peer.
type Peer struct {
	Member value.MemberID `json:"member"`
	MSP    value.MSPID    `json:"mspId"`
	// Address is host:port.
	Address string `json:"address"`
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
func (c Config) Members() map[value.MemberID]value.MSPID {
	members := make(map[value.MemberID]value.MSPID, len(c.Peers))
	for _, p := range c.Peers {
		members[p.Member] = p.MSP
	}
	return members
}

func (c Config) check() error {
	if c.Channel == "" || c.Chaincode == "" || len(c.Peers) == 0 {
		return errors.New("the configuration names a channel, a chaincode and at least the gateway's own peer")
	}
	for _, p := range c.Peers {
		if p.Member == "" || p.MSP == "" || p.Address == "" || p.TLSCA == "" || p.ServerName == "" {
			return fmt.Errorf("the peer of %q has a member, an mspId, an address, a tlsCa and a serverName", p.Member)
		}
	}
	if len(c.Members()) != len(c.Peers) {
		return errors.New("each member has one peer")
	}
	return nil
}

// signer is the gateway's identity, ready to sign.
type signer struct {
	id   identity.Identity
	sign identity.Sign
	// creator is the identity as Fabric serialises it.
	creator []byte
}

func readSigner(mspID value.MSPID, files Identity) (signer, error) {
	certificatePEM, err := os.ReadFile(files.Cert)
	if err != nil {
		return signer{}, fmt.Errorf("the gateway's certificate: %w", err)
	}
	certificate, err := identity.CertificateFromPEM(certificatePEM)
	if err != nil {
		return signer{}, fmt.Errorf("the gateway's certificate %s: %w", files.Cert, err)
	}
	id, err := identity.NewX509Identity(string(mspID), certificate)
	if err != nil {
		return signer{}, err
	}
	sign, err := readKey(files.Key)
	if err != nil {
		return signer{}, err
	}
	creator, err := proto.Marshal(&msp.SerializedIdentity{Mspid: id.MspID(), IdBytes: id.Credentials()})
	return signer{id, sign, creator}, err
}

func readKey(path string) (identity.Sign, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("the gateway's key: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("the gateway's key %s can be read by others: chmod 600 it", path)
	}
	keyPEM, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the gateway's key: %w", err)
	}
	key, err := identity.PrivateKeyFromPEM(keyPEM)
	if err != nil {
		return nil, fmt.Errorf("the gateway's key %s is not a private key in PEM", path)
	}
	return identity.NewPrivateKeySign(key)
}

func readAuthority(path string) (*x509.CertPool, error) {
	encoded, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("a member's TLS authority: %w", err)
	}
	if block, _ := pem.Decode(encoded); block == nil {
		return nil, fmt.Errorf("the TLS authority %s is not PEM", path)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(encoded) {
		return nil, fmt.Errorf("the TLS authority %s holds no certificate", path)
	}
	return pool, nil
}
