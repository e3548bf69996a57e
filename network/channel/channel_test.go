package channel

import (
	"encoding/hex"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hyperledger/fabric-protos-go/common"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/protoadapt"
	"gopkg.in/yaml.v3"

	"holdfast/network/topology"
)

func layout(t *testing.T) topology.Layout {
	t.Helper()
	top, err := topology.Read("../topology.json")
	if err != nil {
		t.Fatal(err)
	}
	return topology.Layout{Topology: top, State: t.TempDir()}
}

// values are all scalars of a YAML document by their dotted path.
func values(t *testing.T, path string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	out := map[string]string{}
	var walk func(at string, n *yaml.Node)
	walk = func(at string, n *yaml.Node) {
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				walk(at+"."+n.Content[i].Value, n.Content[i+1])
			}
		case yaml.SequenceNode, yaml.DocumentNode:
			for _, c := range n.Content {
				walk(at, c)
			}
		case yaml.ScalarNode:
			out[at] = n.Value
		}
	}
	walk("", &doc)
	return out
}

func TestEveryServerListensOnLoopbackWithTLS(t *testing.T) {
	l := layout(t)
	for _, s := range l.Sites() {
		if err := WriteOrderer(l, s); err != nil {
			t.Fatal(err)
		}
		if err := WritePeer(l, s); err != nil {
			t.Fatal(err)
		}
		orderer := values(t, filepath.Join(s.OrdererDir(), "orderer.yaml"))
		peer := values(t, filepath.Join(s.PeerDir(), "core.yaml"))
		for path, v := range orderer {
			if strings.HasSuffix(path, "ListenAddress") {
				checkLoopback(t, path, v)
			}
		}
		for path, v := range peer {
			if strings.HasSuffix(strings.ToLower(path), "listenaddress") {
				checkLoopback(t, path, v)
			}
		}
		if orderer[".General.TLS.Enabled"] != "true" || orderer[".Admin.TLS.ClientAuthRequired"] != "true" || peer[".peer.tls.enabled"] != "true" {
			t.Errorf("%s: TLS is off", s.ID)
		}
		if peer[".peer.localMspId"] != string(s.MSPID) || orderer[".General.LocalMSPID"] != string(s.MSPID) {
			t.Errorf("%s: another member's name", s.ID)
		}
	}
}

func checkLoopback(t *testing.T, path, value string) {
	t.Helper()
	host := value
	if h, _, err := net.SplitHostPort(value); err == nil {
		host = h
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		t.Errorf("%s is %s", path, value)
	}
}

func TestTheChannelHasEveryMemberAsConsenter(t *testing.T) {
	l := layout(t)
	if err := writeConfigTx(l); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(l.ConfigTxDir(), "configtx.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Profiles struct {
			Genesis struct {
				Orderer struct {
					OrdererType      string `yaml:"OrdererType"`
					ConsenterMapping []struct {
						ID    int    `yaml:"ID"`
						Port  int    `yaml:"Port"`
						MSPID string `yaml:"MSPID"`
					} `yaml:"ConsenterMapping"`
				} `yaml:"Orderer"`
			} `yaml:"Genesis"`
		} `yaml:"Profiles"`
	}
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	o := doc.Profiles.Genesis.Orderer
	if o.OrdererType != "BFT" || len(o.ConsenterMapping) != 4 {
		t.Fatal(o)
	}
	for i, s := range l.Sites() {
		if c := o.ConsenterMapping[i]; c.ID != i+1 || c.Port != int(s.OrdererPort()) || c.MSPID != string(s.MSPID) {
			t.Errorf("%+v", c)
		}
	}
}

func TestTheBuilderTakesServicesAlone(t *testing.T) {
	l := layout(t)
	if err := WriteBuilder(l); err != nil {
		t.Fatal(err)
	}
	src, meta, out, rel := t.TempDir(), t.TempDir(), t.TempDir(), t.TempDir()
	write(t, filepath.Join(meta, "metadata.json"), `{"label":"x","type":"ccaas"}`)
	write(t, filepath.Join(src, "connection.json"), `{"address":"a"}`)
	run := func(name string, args ...string) error {
		return exec.Command(filepath.Join(l.BuilderDir(), "bin", name), args...).Run()
	}
	for _, err := range []error{run("detect", src, meta), run("build", src, meta, out), run("release", out, rel)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(rel, "chaincode", "server", "connection.json"))
	if err != nil || string(got) != `{"address":"a"}` {
		t.Fatalf("%q %v", got, err)
	}
	write(t, filepath.Join(meta, "metadata.json"), `{"label":"x","type":"golang"}`)
	if run("detect", src, meta) == nil {
		t.Fatal("a package with code was taken")
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheLedgerIsNamedByItsFirstBlock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "genesis.block")
	block := &common.Block{Header: &common.BlockHeader{}, Data: &common.BlockData{Data: [][]byte{[]byte("config")}}}
	block.Header.DataHash = dataHash(block)
	save := func() {
		raw, err := proto.Marshal(protoadapt.MessageV2Of(block))
		if err != nil {
			t.Fatal(err)
		}
		write(t, path, string(raw))
	}
	save()
	id, err := ReadLedgerID(path)
	if err != nil {
		t.Fatal(err)
	}
	// SHA-256 of SEQUENCE { INTEGER 0, OCTET STRING "", OCTET STRING hash },
	// computed apart from this code.
	const want = "aab1e4f0b897407e5444fc643d2de6d81913aa3bd37200ba4da3d0b683ea7cf9"
	if string(id) != want {
		t.Fatal(id, hex.EncodeToString(block.Header.DataHash))
	}
	block.Data.Data[0] = []byte("another")
	save()
	if _, err := ReadLedgerID(path); err == nil {
		t.Fatal("a block whose data were changed has a name")
	}
	block.Header.Number = 1
	block.Header.DataHash = dataHash(block)
	save()
	if _, err := ReadLedgerID(path); err == nil {
		t.Fatal("a later block is taken for the first")
	}
}
