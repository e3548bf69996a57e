package topology

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const shipped = "../topology.json"

func shippedTopology(t testing.TB) Topology {
	t.Helper()
	top, err := Read(shipped)
	if err != nil {
		t.Fatal(err)
	}
	return top
}

func TestTheShippedTopologyHasFourMembersAndNeedsTwo(t *testing.T) {
	top := shippedTopology(t)
	if len(top.Members) != 4 || top.Endorsement.Need != 2 {
		t.Fatalf("%d members, %d endorsements", len(top.Members), top.Endorsement.Need)
	}
	if top.FrontURL() != "http://holdfast.localhost:7400" {
		t.Fatal(top.FrontURL())
	}
}

// edit returns the shipped topology with the value at a dotted path replaced,
// or removed if value is nil.
func edit(t *testing.T, path string, value any) []byte {
	t.Helper()
	raw, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	at := doc
	parts := strings.Split(path, ".")
	for _, p := range parts[:len(parts)-1] {
		at = at[p].(map[string]any)
	}
	if last := parts[len(parts)-1]; value == nil {
		delete(at, last)
	} else {
		at[last] = value
	}
	out, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestATopologyOutOfBoundsIsRefusedByField(t *testing.T) {
	member := func(id, msp, ko string) any {
		return map[string]any{"id": id, "mspId": msp, "name": map[string]any{"ko": ko, "en": "x"}}
	}
	four := func(last any) []any {
		return []any{member("a", "A", "가"), member("b", "B", "가"), member("c", "C", "가"), last}
	}
	step := func(argv ...any) []any {
		return []any{map[string]any{"name": map[string]any{"ko": "가", "en": "x"}, "argv": argv}}
	}
	for _, c := range []struct {
		path  string
		value any
		says  string
	}{
		{"unknownField", 1, "unknownField"},
		{"channel", "Has Capitals", "channel"},
		{"chaincode", "a b", "chaincode"},
		{"basePort", 80, "basePort"},
		{"basePort", 65500, "basePort"},
		{"minFreeMiB", -1, "minFreeMiB"},
		{"consortium.host", "no/slash", "consortium"},
		{"consortium.aliases", []any{"holdfast.localhost"}, "twice"},
		{"members", []any{member("a", "A", "가")}, "members"},
		{"members", four(member("a", "D", "가")), "members[3].id"},
		{"members", four(member("logs", "D", "가")), "folder"},
		{"members", four(member("Bad", "D", "가")), "members[3].id"},
		{"members", four(member("d", "A", "가")), "members[3].mspId"},
		{"members", four(member("d", "D D", "가")), "members[3].mspId"},
		{"members", four(member("d", "D", " ")), "members[3].name"},
		{"endorsement.need", 1, "endorsement.need"},
		{"endorsement.need", 4, "endorsement.need"},
		{"ports.peer", 1, "twice"},
		{"ports.peer", 10, "stride"},
		{"ports.stride", 0, "stride"},
		{"ordering.batchTimeout", nil, "ordering.batchTimeout"},
		{"ordering.batchTimeout", "0s", "between"},
		{"ordering.batchTimeout", "2h", "between"},
		{"ordering.batchTimeout", 50, "duration"},
		{"ordering.maxMessageCount", 0, "maxMessageCount"},
		{"ordering.preferredMaxMiB", 11, "preferredMaxMiB"},
		{"delivery.keepaliveInterval", "9s", "10s"},
		{"gossip.pullInterval", nil, "gossip.pullInterval"},
		{"patience.stop", nil, "patience.stop"},
		{"after", step(), "argv"},
		{"after", step("{home}/x"), "{home}"},
		{"after", step("x", ""), "argument"},
	} {
		_, err := Parse(edit(t, c.path, c.value))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s = %v: %v, want it to say %q", c.path, c.value, err, c.says)
		}
	}
}

func TestWhatFollowsTheTopologyIsRefused(t *testing.T) {
	raw, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{append(raw, "{}"...), append(raw, 0xff), make([]byte, maxBytes+1), nil} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%d bytes accepted", len(bad))
		}
	}
}

func TestEveryServerHasAPortOfItsOwn(t *testing.T) {
	base := shippedTopology(t)
	rapid.Check(t, func(t *rapid.T) {
		top := base
		n := len(top.Ports.offsets())
		top.Ports.Stride = rapid.IntRange(n, 40).Draw(t, "stride")
		order := rapid.Permutation(sequence(top.Ports.Stride)).Draw(t, "offsets")
		p := &top.Ports
		for i, field := range []*int{&p.CA, &p.CAOperations, &p.Orderer, &p.OrdererAdmin, &p.OrdererOperations,
			&p.Peer, &p.PeerChaincode, &p.PeerOperations, &p.Chaincode, &p.Gateway} {
			*field = order[i]
		}
		top.BasePort = Port(rapid.IntRange(1024, 65000).Draw(t, "base"))
		if top.check() != nil {
			return // too high
		}
		seen := map[Port]bool{top.BasePort: true}
		for _, s := range (Layout{Topology: top}).Sites() {
			for _, port := range []Port{s.CAPort(), s.CAOperationsPort(), s.OrdererPort(), s.OrdererAdminPort(), s.OrdererOperationsPort(),
				s.PeerPort(), s.PeerChaincodePort(), s.PeerOperationsPort(), s.ChaincodePort(), s.GatewayPort()} {
				if seen[port] || port < 1024 || port > 65535 {
					t.Fatalf("port %d of %s is used twice or out of range", port, s.ID)
				}
				seen[port] = true
			}
		}
	})
}

func sequence(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestStepsNameTheirDirectories(t *testing.T) {
	l := Layout{Topology: shippedTopology(t), State: "/s", Bin: "/b"}
	got := l.Expand(l.Topology.After[0].Argv)
	if want := []string{"/b/holdfast", "found", "--state", "/s"}; !reflect.DeepEqual(got, want) {
		t.Fatalf("%q", got)
	}
	if got := l.Expand([]string{"{front}/x"})[0]; got != "http://holdfast.localhost:7400/x" {
		t.Fatal(got)
	}
}

func TestOnlyWhatTheLedgerIsMadeWithIsFixed(t *testing.T) {
	a := shippedTopology(t)
	b := a
	b.After, b.MinFreeMiB, b.Gossip, b.Patience = nil, 1, Gossip{}, Patience{}
	if !reflect.DeepEqual(a.Fixed(), b.Fixed()) {
		t.Error("timers, patience and steps must be free to change")
	}
	b = a
	b.Endorsement.Need = 3
	if reflect.DeepEqual(a.Fixed(), b.Fixed()) {
		t.Error("the endorsement rule must be fixed")
	}
	b = a
	b.BasePort++
	if reflect.DeepEqual(a.Fixed(), b.Fixed()) {
		t.Error("the ports must be fixed")
	}
}

func FuzzParse(f *testing.F) {
	raw, err := os.ReadFile(shipped)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"channel":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		top, err := Parse(data)
		if err != nil {
			return
		}
		again, err := json.Marshal(top)
		if err != nil {
			t.Fatal(err)
		}
		same, err := Parse(again)
		if err != nil {
			t.Fatalf("accepted once, refused when written again: %v", err)
		}
		if !reflect.DeepEqual(top, same) {
			t.Fatal("another topology when written again")
		}
	})
}
