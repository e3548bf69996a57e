package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const good = `{"member":"member1","mspId":"Member1MSP","name":{"ko":"가","en":"A"},"listen":"127.0.0.1:0",
"publicUrl":"http://member1.localhost:7400","consortiumUrl":"http://holdfast.localhost:7400","channel":"holdfast",
"chaincode":"holdfast","ledger":"00","identity":{"cert":"c","key":"k"},"peers":[{"member":"member1","mspId":"Member1MSP",
"address":"127.0.0.1:1","tlsCa":"t","serverName":"s"}],"sites":[{"member":"member1","mspId":"Member1MSP","name":{"ko":"가",
"en":"A"},"url":"http://member1.localhost:7400","address":"http://127.0.0.1:1"}],"dataDir":"d","outboxDir":"o",
"development":true,"peopleDir":"p"}`

func read(t *testing.T, text string) (config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readConfig(path)
}

func TestConfigurationOfADevelopmentSiteIsAccepted(t *testing.T) {
	c, err := read(t, good)
	if err != nil {
		t.Fatal(err)
	}
	if c.walletURL() != "http://wallet.localhost:7400" {
		t.Errorf("the wallet's origin is %q", c.walletURL())
	}
}

func TestConfigurationThatCannotWorkIsRefused(t *testing.T) {
	for name, change := range map[string][2]string{
		"unknown member":              {`"dataDir"`, `"secret":"x","dataDir"`},
		"something behind it":         {`"peopleDir":"p"}`, `"peopleDir":"p"}{}`},
		"development beyond loopback": {`"listen":"127.0.0.1:0"`, `"listen":"0.0.0.0:0"`},
		"no mails":                    {`"outboxDir":"o"`, `"outboxDir":""`},
		"another member's peer first": {`"peers":[{"member":"member1"`, `"peers":[{"member":"member2"`},
		"own site missing":            {`"publicUrl":"http://member1.localhost:7400"`, `"publicUrl":"http://member9.localhost:7400"`},
		"an origin with a path":       {`"consortiumUrl":"http://holdfast.localhost:7400"`, `"consortiumUrl":"http://holdfast.localhost:7400/x"`},
	} {
		if _, err := read(t, strings.Replace(good, change[0], change[1], 1)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestDataDirectoryBelongsToOneGateway(t *testing.T) {
	dir := t.TempDir()
	first, err := lockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := lockDir(dir); err == nil {
		second.Close()
		t.Fatal("a second gateway took the directory")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := lockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}
