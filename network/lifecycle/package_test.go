package lifecycle

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"testing"

	"holdfast/network/topology"
)

func layout(t *testing.T) topology.Layout {
	t.Helper()
	top, err := topology.Read("../topology.json")
	if err != nil {
		t.Fatal(err)
	}
	return topology.Layout{Topology: top, State: "/state"}
}

func unpack(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	gz, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for tr := tar.NewReader(gz); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if files[h.Name], err = io.ReadAll(tr); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPackageSaysWhereTheMembersChaincodeIs(t *testing.T) {
	l := layout(t)
	ids := map[PackageID]bool{}
	for _, s := range l.Sites() {
		p, err := MakePackage(l, s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := MakePackage(l, s)
		if err != nil || !bytes.Equal(p.Data, again.Data) {
			t.Fatal("the same site has two packages", err)
		}
		sum := sha256.Sum256(p.Data)
		if want := PackageID("holdfast:" + hex.EncodeToString(sum[:])); p.ID != want {
			t.Fatal(p.ID, want)
		}
		ids[p.ID] = true
		outer := unpack(t, p.Data)
		var metadata struct{ Type, Label string }
		if err := json.Unmarshal(outer["metadata.json"], &metadata); err != nil || metadata.Type != "ccaas" || metadata.Label != "holdfast" {
			t.Fatal(metadata, err)
		}
		var connection struct{ Address string }
		if err := json.Unmarshal(unpack(t, outer["code.tar.gz"])["connection.json"], &connection); err != nil {
			t.Fatal(err)
		}
		if connection.Address != s.Address(s.ChaincodePort()) {
			t.Fatal(connection.Address)
		}
	}
	if len(ids) != 4 {
		t.Fatal("members share a package")
	}
}

func TestAnyTwoOfFourPeersEndorse(t *testing.T) {
	p := Policy(layout(t).Topology)
	if n := p.GetRule().GetNOutOf(); n.GetN() != 2 || len(n.GetRules()) != 4 || len(p.GetIdentities()) != 4 {
		t.Fatal(p)
	}
}
