package pki

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hyperledger/fabric-sdk-go/pkg/client/msp"
	"gopkg.in/yaml.v3"

	"holdfast/network/proc"
	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// maxEnrollments: once for signing, once for TLS; afterwards the registrar's
// word is needed again.
const maxEnrollments = 2

// Enrol registers and enrols every identity of the site at its CA, which must
// be answering, and lays out the MSP folders. It begins from nothing: identities
// enrolled before stay known to the CA, so it is called once for each CA.
func Enrol(s topology.Site) error {
	if err := layOut(s, s.OrgMSP()); err != nil {
		return err
	}
	secret, err := registrarSecret(s)
	if err != nil {
		return err
	}
	conn, err := sdk.Enrolment(s, sdk.Registrar{Name: registrar, Secret: secret})
	if err != nil {
		return err
	}
	defer conn.Close()
	client, err := msp.New(conn.Context())
	if err != nil {
		return err
	}
	e := enrolment{site: s, client: client}
	for _, r := range topology.Roles() {
		if err := e.role(r); err != nil {
			return fmt.Errorf("%s: %w", s.HostOf(r), err)
		}
	}
	// What is left here is the registrar's own enrolment; the identities' keys
	// have been moved to their own folders.
	return nil
}

type enrolment struct {
	site   topology.Site
	client *msp.Client
}

func (e enrolment) role(r topology.Role) error {
	name := e.site.HostOf(r)
	kind := string(r)
	if r == topology.GatewayRole {
		kind = "client"
	}
	secret, err := e.client.Register(&msp.RegistrationRequest{Name: name, Type: kind, MaxEnrollments: maxEnrollments})
	if err != nil {
		return err
	}
	csr := msp.WithCSR(&msp.CSRInfo{CN: name, Hosts: e.site.TLSHosts(r)})
	if err := e.client.Enroll(name, msp.WithSecret(secret), csr); err != nil {
		return err
	}
	if err := e.take(name, e.site.SignCert(r), e.site.SignKey(r)); err != nil {
		return err
	}
	if err := layOut(e.site, e.site.MSP(r)); err != nil {
		return err
	}
	if err := e.client.Enroll(name, msp.WithSecret(secret), msp.WithProfile("tls"), csr); err != nil {
		return err
	}
	return e.take(name, e.site.TLSCert(r), e.site.TLSKey(r))
}

// take moves the key pair that was just enrolled out of the client's store.
func (e enrolment) take(name, certPath, keyPath string) error {
	id, err := e.client.GetSigningIdentity(name)
	if err != nil {
		return err
	}
	if err := proc.WriteFile(certPath, id.EnrollmentCertificate(), 0o600); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(keyPath), 0o700); err != nil {
		return err
	}
	stored := filepath.Join(e.site.EnrolDir(), "keystore", hex.EncodeToString(id.PrivateKey().SKI())+"_sk")
	if err := os.Rename(stored, keyPath); err != nil {
		return err
	}
	leftover := filepath.Join(e.site.EnrolDir(), name+"@"+string(e.site.MSPID)+"-cert.pem")
	if err := os.Remove(leftover); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.Chmod(keyPath, 0o600)
}

// layOut puts the CA's certificate and the roles' rule into an MSP folder.
func layOut(s topology.Site, dir string) error {
	ca, err := os.ReadFile(s.CACert())
	if err != nil {
		return err
	}
	ou := func(kind string) yamlMap {
		return yamlMap{"Certificate": "cacerts/ca.pem", "OrganizationalUnitIdentifier": kind}
	}
	rule, err := yaml.Marshal(yamlMap{"NodeOUs": yamlMap{
		"Enable": true, "ClientOUIdentifier": ou("client"), "PeerOUIdentifier": ou("peer"),
		"AdminOUIdentifier": ou("admin"), "OrdererOUIdentifier": ou("orderer"),
	}})
	if err != nil {
		return err
	}
	return errors.Join(
		proc.WriteFile(filepath.Join(dir, "cacerts", "ca.pem"), ca, 0o600),
		proc.WriteFile(filepath.Join(dir, "tlscacerts", "ca.pem"), ca, 0o600),
		proc.WriteFile(filepath.Join(dir, "config.yaml"), rule, 0o600),
	)
}
