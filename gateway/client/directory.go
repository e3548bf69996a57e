package client

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxDirectoryBytes is the largest directory file, in bytes.
const maxDirectoryBytes = 1 << 20

// DirectoryFile is the directory's name in a network's state directory.
const DirectoryFile = "sites.json"

// Directory lists the sites of one ledger, as a development network writes it to its state directory.
type Directory struct {
	Channel   string         `json:"channel"`
	Chaincode string         `json:"chaincode"`
	Ledger    value.LedgerID `json:"ledger"`
	// Front is the consortium's own origin, which answers from any live site; empty where there is none.
	Front string     `json:"front"`
	Sites []SiteInfo `json:"sites"`
}

// SiteInfo says where one member's site is. Only URL is needed to talk to it.
type SiteInfo struct {
	Member value.MemberID `json:"member"`
	MSP    value.MSPID    `json:"mspId"`
	Name   model.Label    `json:"name"`
	// URL is the site's public origin, and the audience of the logins it asks for.
	URL string `json:"url"`
	// Address is where connections to URL go instead, for example http://127.0.0.1:7418; empty to go to URL itself.
	Address string `json:"address"`
	// GatewayConfig, OutboxDir and StaffDir are paths on the site's own machine.
	GatewayConfig string `json:"gatewayConfig"`
	OutboxDir     string `json:"outboxDir"`
	StaffDir      string `json:"staffDir"`
}

// ReadDirectory reads the directory in a network's state directory. A network that was never started has none
// (fs.ErrNotExist).
func ReadDirectory(state string) (Directory, error) {
	var directory Directory
	path := filepath.Join(state, DirectoryFile)
	file, err := os.Open(path)
	if err != nil {
		return directory, err
	}
	defer file.Close()
	encoded, err := readAtMost(file, maxDirectoryBytes)
	if err != nil {
		return directory, fmt.Errorf("%s: %w", path, err)
	}
	if err := decodeStrict(encoded, &directory); err != nil {
		return directory, fmt.Errorf("%s: %w", path, err)
	}
	return directory, directory.check()
}

func (d Directory) check() error {
	if len(d.Sites) == 0 {
		return errors.New("the directory lists no site")
	}
	seen := map[value.MemberID]bool{}
	for _, site := range d.Sites {
		if seen[site.Member] {
			return fmt.Errorf("the directory lists %s twice", site.Member)
		}
		seen[site.Member] = true
		if _, err := origin(site.URL); err != nil {
			return err
		}
		if site.Address != "" {
			if _, err := origin(site.Address); err != nil {
				return err
			}
		}
	}
	return nil
}

// origin reads an address that is a scheme and a host and nothing else.
func origin(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.Scheme+"://"+u.Host != text {
		return nil, fmt.Errorf("%q is not an address like http://member1.localhost:7400", text)
	}
	return u, nil
}
