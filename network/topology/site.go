package topology

import (
	"fmt"
	"path/filepath"
)

// Role is one of the identities a member's CA issues.
type Role string

// The identities of every member.
const (
	OrdererRole Role = "orderer"
	PeerRole    Role = "peer"
	AdminRole   Role = "admin"
	GatewayRole Role = "gateway"
)

// Roles lists every identity of a member.
func Roles() []Role { return []Role{OrdererRole, PeerRole, AdminRole, GatewayRole} }

// Site is one member's machine, or on one machine its part of the state
// directory.
type Site struct {
	Member
	layout Layout
	index  int
}

// ConsenterID is the orderer's number in the BFT protocol, from 1.
func (s Site) ConsenterID() int { return s.index + 1 }

func (s Site) port(offset int) Port {
	t := s.layout.Topology
	return t.BasePort + Port((s.index+1)*t.Ports.Stride+offset)
}

// The ports of the site's servers.

func (s Site) CAPort() Port                { return s.port(s.layout.Topology.Ports.CA) }
func (s Site) CAOperationsPort() Port      { return s.port(s.layout.Topology.Ports.CAOperations) }
func (s Site) OrdererPort() Port           { return s.port(s.layout.Topology.Ports.Orderer) }
func (s Site) OrdererAdminPort() Port      { return s.port(s.layout.Topology.Ports.OrdererAdmin) }
func (s Site) OrdererOperationsPort() Port { return s.port(s.layout.Topology.Ports.OrdererOperations) }
func (s Site) PeerPort() Port              { return s.port(s.layout.Topology.Ports.Peer) }
func (s Site) PeerChaincodePort() Port     { return s.port(s.layout.Topology.Ports.PeerChaincode) }
func (s Site) PeerOperationsPort() Port    { return s.port(s.layout.Topology.Ports.PeerOperations) }
func (s Site) ChaincodePort() Port         { return s.port(s.layout.Topology.Ports.Chaincode) }
func (s Site) GatewayPort() Port           { return s.port(s.layout.Topology.Ports.Gateway) }

// Address is p on the loopback address.
func (s Site) Address(p Port) string { return loopback(p) }

// Host is the name browsers use for the member's gateway.
func (s Site) Host() string { return string(s.ID) + ".localhost" }

// URL is the gateway's public address, through the front.
func (s Site) URL() string { return s.layout.Topology.url(s.Host()) }

// GatewayURL is the gateway's own address.
func (s Site) GatewayURL() string { return "http://" + s.Address(s.GatewayPort()) }

// HostOf is the name in the TLS certificate of one of the site's servers.
func (s Site) HostOf(r Role) string { return string(r) + "." + s.Host() }

// TLSHosts are all the names in that certificate.
func (s Site) TLSHosts(r Role) []string { return []string{s.HostOf(r), "localhost", "127.0.0.1"} }

// ProcessName names one of the site's processes, its log and its record.
func (s Site) ProcessName(kind string) string { return fmt.Sprintf("%s-%s", s.ID, kind) }

// Dir holds everything of the site.
func (s Site) Dir() string { return filepath.Join(s.layout.State, string(s.ID)) }

func (s Site) path(parts ...string) string {
	return filepath.Join(append([]string{s.Dir()}, parts...)...)
}

// The certificate authority.

func (s Site) CADir() string           { return s.path("ca") }
func (s Site) CAConfig() string        { return s.path("ca", "fabric-ca-server-config.yaml") }
func (s Site) CACert() string          { return s.path("ca", "ca-cert.pem") }
func (s Site) RegistrarSecret() string { return s.path("ca", "registrar.secret") }
func (s Site) EnrolDir() string        { return s.path("crypto", "enrol") }

// The identities.

func (s Site) OrgMSP() string          { return s.path("crypto", "org", "msp") }
func (s Site) MSP(r Role) string       { return s.path("crypto", string(r), "msp") }
func (s Site) SignCert(r Role) string  { return filepath.Join(s.MSP(r), "signcerts", "cert.pem") }
func (s Site) SignKey(r Role) string   { return filepath.Join(s.MSP(r), "keystore", "key.pem") }
func (s Site) TLSCert(r Role) string   { return s.path("crypto", string(r), "tls", "cert.pem") }
func (s Site) TLSKey(r Role) string    { return s.path("crypto", string(r), "tls", "key.pem") }
func (s Site) TLSCA() string           { return filepath.Join(s.OrgMSP(), "tlscacerts", "ca.pem") }
func (s Site) OrdererDir() string      { return s.path("orderer") }
func (s Site) PeerDir() string         { return s.path("peer") }
func (s Site) ChaincodeConfig() string { return s.path("chaincode", "config.json") }

// The gateway.

func (s Site) GatewayConfig() string  { return s.path("gateway", "config.json") }
func (s Site) GatewayDataDir() string { return s.path("gateway", "data") }
func (s Site) OutboxDir() string      { return s.path("outbox") }
func (s Site) StaffDir() string       { return s.path("staff") }
