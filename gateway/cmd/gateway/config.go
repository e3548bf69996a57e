package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/fabric"
	"holdfast/gateway/notice"
)

// maxConfig bounds the configuration's file, in bytes.
const maxConfig = 256 << 10

// config is the program's configuration. It holds paths of secrets, never secrets.
type config struct {
	Member value.MemberID `json:"member"`
	MSP    value.MSPID    `json:"mspId"`
	Name   model.Label    `json:"name"`
	// Listen is host:port.
	Listen string `json:"listen"`
	// PublicURL is this site's origin; ConsortiumURL the one that every site serves.
	PublicURL     string          `json:"publicUrl"`
	ConsortiumURL string          `json:"consortiumUrl"`
	Channel       string          `json:"channel"`
	Chaincode     string          `json:"chaincode"`
	Ledger        value.LedgerID  `json:"ledger"`
	Identity      fabric.Identity `json:"identity"`
	// Peers begins with the member's own.
	Peers []fabric.Peer `json:"peers"`
	Sites []siteConfig  `json:"sites"`
	// DataDir holds the database, the issuing key and the worker's; it belongs to one process.
	DataDir string `json:"dataDir"`
	// OutboxDir is where mails are spooled when there is no relay.
	OutboxDir string             `json:"outboxDir"`
	SMTP      *notice.SMTPConfig `json:"smtp,omitempty"`
	TLS       *tlsConfig         `json:"tls,omitempty"`
	// Development opens the routes with development people and mails; only on loopback.
	Development bool   `json:"development"`
	PeopleDir   string `json:"peopleDir"`
}

type siteConfig struct {
	Member  value.MemberID `json:"member"`
	MSP     value.MSPID    `json:"mspId"`
	Name    model.Label    `json:"name"`
	URL     string         `json:"url"`
	Address string         `json:"address"`
}

type tlsConfig struct {
	Cert string `json:"cert"`
	Key  string `json:"key"`
}

// readConfig reads the file strictly: unknown members and what cannot work are errors.
func readConfig(path string) (config, error) {
	var c config
	file, err := os.Open(path)
	if err != nil {
		return c, err
	}
	defer file.Close()
	decoder := json.NewDecoder(io.LimitReader(file, maxConfig))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		return c, fmt.Errorf("%s: %w", path, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return c, fmt.Errorf("%s: something follows the configuration", path)
	}
	return c, c.check()
}

func (c config) check() error {
	switch {
	case c.Member == "" || c.MSP == "" || c.Channel == "" || c.Chaincode == "" || c.Ledger == "" || c.DataDir == "":
		return errors.New("member, mspId, channel, chaincode, ledger and dataDir are needed")
	case len(c.Peers) == 0 || c.Peers[0].Member != c.Member:
		return errors.New("peers begins with the member's own")
	case c.OutboxDir == "" && c.SMTP == nil:
		return errors.New("mails need an outboxDir or an smtp relay")
	case c.Development && !loopback(c.Listen):
		return errors.New("development is only for a server that listens on loopback: it hands out private keys")
	}
	own := false
	for _, s := range c.Sites {
		if err := origin(s.URL); err != nil {
			return err
		}
		own = own || s.Member == c.Member && s.URL == c.PublicURL
	}
	if !own {
		return errors.New("sites holds this member's site, under its publicUrl")
	}
	return origin(c.ConsortiumURL)
}

// origin asks for a URL of scheme and host alone.
func origin(text string) error {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil {
		return fmt.Errorf("%q is not an origin such as https://member1.example", text)
	}
	return nil
}

func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err == nil && ip != nil && ip.IsLoopback()
}

// walletURL is the wallet's origin: the consortium's, with "wallet" for the first label of its host.
func (c config) walletURL() string {
	scheme, host, _ := strings.Cut(c.ConsortiumURL, "://")
	_, domain, below := strings.Cut(host, ".")
	if !below {
		return ""
	}
	return scheme + "://wallet." + domain
}
