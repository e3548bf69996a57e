package pki

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"holdfast/network/proc"
	"holdfast/network/topology"
)

// registrar is the name of the identity that registers the others.
const registrar = "registrar"

type yamlMap = map[string]any

// WriteCA writes the configuration of the site's CA server, with a new random
// registrar's secret if there is none yet.
func WriteCA(s topology.Site) error {
	secret, err := os.ReadFile(s.RegistrarSecret())
	if errors.Is(err, os.ErrNotExist) {
		raw := make([]byte, 32)
		if _, err := rand.Read(raw); err != nil {
			return err
		}
		secret = []byte(base64.RawURLEncoding.EncodeToString(raw))
		err = proc.WriteFile(s.RegistrarSecret(), secret, 0o600)
	}
	if err != nil {
		return err
	}
	data, err := yaml.Marshal(caConfig(s, string(secret)))
	if err != nil {
		return err
	}
	return proc.WriteFile(s.CAConfig(), data, 0o600)
}

func caConfig(s topology.Site, secret string) yamlMap {
	const year = "8760h"
	return yamlMap{
		"version": "1.5.21",
		"port":    int(s.CAPort()),
		"address": "127.0.0.1",
		"tls":     yamlMap{"enabled": true},
		"ca":      yamlMap{"name": "ca-" + string(s.ID)},
		"registry": yamlMap{
			"maxenrollments": -1,
			"identities": []yamlMap{{
				"name": registrar, "pass": secret, "type": "client", "affiliation": "",
				"attrs": yamlMap{"hf.Registrar.Roles": "peer,orderer,client,admin", "hf.Registrar.Attributes": "*", "hf.Revoker": true, "hf.GenCRL": true},
			}},
		},
		"db":           yamlMap{"type": "sqlite3", "datasource": "fabric-ca-server.db"},
		"affiliations": yamlMap{string(s.ID): []string{}},
		"signing": yamlMap{
			"default": yamlMap{"usage": []string{"digital signature"}, "expiry": year},
			"profiles": yamlMap{"tls": yamlMap{
				"usage":  []string{"signing", "key encipherment", "server auth", "client auth", "key agreement"},
				"expiry": year,
			}},
		},
		"csr": yamlMap{
			"cn":         "ca." + s.Host(),
			"keyrequest": yamlMap{"algo": "ecdsa", "size": 256},
			"names":      []yamlMap{{"O": s.MSPID}},
			"hosts":      []string{"ca." + s.Host(), "localhost", "127.0.0.1"},
			"ca":         yamlMap{"expiry": "131400h", "pathlength": 0},
		},
		"bccsp": yamlMap{"default": "SW", "sw": yamlMap{
			"hash": "SHA2", "security": 256, "filekeystore": yamlMap{"keystore": filepath.Join("msp", "keystore")},
		}},
		"operations": yamlMap{"listenAddress": s.Address(s.CAOperationsPort())},
		"metrics":    yamlMap{"provider": "disabled"},
	}
}

// CAReady is nil when the site's CA server answers, over TLS, as itself.
func CAReady(s topology.Site) error {
	pool, err := TrustPool(s.CACert())
	if err != nil {
		return err
	}
	client := http.Client{
		Timeout: 2 * time.Second,
		Transport: &http.Transport{
			TLSClientConfig:   &tls.Config{RootCAs: pool, ServerName: "localhost", MinVersion: tls.VersionTLS12},
			DisableKeepAlives: true,
		},
	}
	resp, err := client.Get("https://" + s.Address(s.CAPort()) + "/cainfo")
	if err != nil {
		return err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("CA answers %s", resp.Status)
	}
	return nil
}

// TrustPool holds the certificates of one PEM file.
func TrustPool(path string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("%s holds no certificate", path)
	}
	return pool, nil
}

// registrarSecret reads the secret back.
func registrarSecret(s topology.Site) (string, error) {
	secret, err := os.ReadFile(s.RegistrarSecret())
	return strings.TrimSpace(string(secret)), err
}
