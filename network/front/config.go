package front

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"

	"holdfast/network/say"
)

const maxConfig = 1 << 20

// Config is what a front serves.
type Config struct {
	Listen     string   `json:"listen"`     // address on loopback
	Consortium []string `json:"consortium"` // host names that mean any live site
	Sites      []Site   `json:"sites"`      // in the order they are tried
}

// Site is one member's gateway.
type Site struct {
	Host    string   `json:"host"`    // the name browsers use
	Address string   `json:"address"` // "http://127.0.0.1:port"
	Name    say.Text `json:"name"`
}

// ReadConfig reads and checks a configuration file.
func ReadConfig(path string) (Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return Config{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	if err != nil {
		return Config{}, err
	}
	if len(data) > maxConfig {
		return Config{}, fmt.Errorf("%s is longer than %d bytes", path, maxConfig)
	}
	var c Config
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return Config{}, fmt.Errorf("%s: %w", path, err)
	}
	return c, c.check()
}

func (c Config) check() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("listen: %s is not a loopback address", c.Listen)
	}
	if len(c.Sites) == 0 {
		return errors.New("sites: none")
	}
	seen := map[string]bool{}
	for _, h := range c.Consortium {
		if h == "" || seen[h] {
			return fmt.Errorf("consortium: %q is empty or there twice", h)
		}
		seen[h] = true
	}
	for _, s := range c.Sites {
		if s.Host == "" || seen[s.Host] {
			return fmt.Errorf("sites: host %q is empty or there twice", s.Host)
		}
		seen[s.Host] = true
		if u, err := url.Parse(s.Address); err != nil || u.Scheme != "http" || u.Host == "" || u.Path != "" {
			return fmt.Errorf("sites: address %q is not http://host:port", s.Address)
		}
	}
	return nil
}
