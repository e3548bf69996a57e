package topology

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"holdfast/network/say"
)

// Bounds of a topology.
const (
	maxBytes   = 1 << 20
	minMembers = 4 // three would bear no faulty orderer
	maxMembers = 16
	maxSteps   = 16
	maxArgs    = 64
	maxArg     = 4096
)

var (
	channelName   = regexp.MustCompile(`^[a-z][a-z0-9.-]{0,248}$`)
	chaincodeName = regexp.MustCompile(`^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$`)
	dnsLabel      = regexp.MustCompile(`^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$`)
	hostName      = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$`)
	mspName       = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,62}$`)
	placeholder   = regexp.MustCompile(`\{[^{}]*\}`)
)

// Read reads and checks a topology file. Every error is a say.Problem with
// code BadTopology that names the file and the field.
func Read(path string) (Topology, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Topology{}, say.New(say.BadTopology, "토폴로지 파일 %s 을(를) 읽을 수 없습니다.", "The topology file %s cannot be read.", path).Because(err)
	}
	t, err := Parse(data)
	if err != nil {
		return Topology{}, say.New(say.BadTopology, "토폴로지 파일 %s 이(가) 올바르지 않습니다.", "The topology file %s is not right.", path).Because(err)
	}
	return t, nil
}

// Parse decodes and checks a topology: unknown fields, trailing data and
// anything out of bounds are errors.
func Parse(data []byte) (Topology, error) {
	if len(data) > maxBytes {
		return Topology{}, fmt.Errorf("longer than %d bytes", maxBytes)
	}
	if !utf8.Valid(data) {
		return Topology{}, errors.New("not UTF-8")
	}
	var t Topology
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return Topology{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Topology{}, errors.New("more than one JSON value")
	}
	if err := t.check(); err != nil {
		return Topology{}, err
	}
	return t, nil
}

// UnmarshalJSON reads a duration such as "50ms".
func (d *Duration) UnmarshalJSON(data []byte) error {
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("a duration is a string such as \"50ms\", not %s", data)
	}
	v, err := time.ParseDuration(s)
	if err != nil {
		return err
	}
	if v <= 0 || v > time.Hour {
		return fmt.Errorf("duration %s is not between 0 and 1h", s)
	}
	*d = Duration(v)
	return nil
}

// MarshalJSON writes the notation UnmarshalJSON reads.
func (d Duration) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

func (t Topology) check() error {
	checks := []func() error{
		t.checkNames, t.checkMembers, t.checkPorts, t.checkTimers, t.checkOrdering, t.checkSteps,
	}
	for _, c := range checks {
		if err := c(); err != nil {
			return err
		}
	}
	return nil
}

func (t Topology) checkNames() error {
	if !channelName.MatchString(t.Channel) {
		return fmt.Errorf("channel: %q is not a channel name", t.Channel)
	}
	if !chaincodeName.MatchString(t.Chaincode) || len(t.Chaincode) > 64 {
		return fmt.Errorf("chaincode: %q is not a chaincode name", t.Chaincode)
	}
	hosts := map[string]bool{}
	for _, h := range append([]string{t.Consortium.Host}, t.Consortium.Aliases...) {
		if !hostName.MatchString(h) {
			return fmt.Errorf("consortium: %q is not a host name", h)
		}
		if hosts[h] {
			return fmt.Errorf("consortium: host %q appears twice", h)
		}
		hosts[h] = true
	}
	if t.MinFreeMiB < 0 || t.MinFreeMiB > 1<<30 {
		return fmt.Errorf("minFreeMiB: %d is out of range", t.MinFreeMiB)
	}
	return nil
}

func (t Topology) checkMembers() error {
	if n := len(t.Members); n < minMembers || n > maxMembers {
		return fmt.Errorf("members: %d of them; %d to %d are possible", n, minMembers, maxMembers)
	}
	ids, msps := map[MemberID]bool{}, map[MSPID]bool{}
	for i, m := range t.Members {
		switch {
		case !dnsLabel.MatchString(string(m.ID)):
			return fmt.Errorf("members[%d].id: %q is not a DNS label", i, m.ID)
		case reserved[m.ID]:
			return fmt.Errorf("members[%d].id: %q is the name of a folder of the state directory", i, m.ID)
		case ids[m.ID]:
			return fmt.Errorf("members[%d].id: %q appears twice", i, m.ID)
		case !mspName.MatchString(string(m.MSPID)):
			return fmt.Errorf("members[%d].mspId: %q is not an MSP id", i, m.MSPID)
		case msps[m.MSPID]:
			return fmt.Errorf("members[%d].mspId: %q appears twice", i, m.MSPID)
		}
		if err := checkText(m.Name); err != nil {
			return fmt.Errorf("members[%d].name: %w", i, err)
		}
		ids[m.ID], msps[m.MSPID] = true, true
	}
	// One member alone must never write, and the loss of one site stops nothing.
	if n := t.Endorsement.Need; n < 2 || n >= len(t.Members) {
		return fmt.Errorf("endorsement.need: %d; 2 to %d are possible", n, len(t.Members)-1)
	}
	return nil
}

func checkText(x say.Text) error {
	for _, s := range []string{x.Ko, x.En} {
		if strings.TrimSpace(s) == "" || utf8.RuneCountInString(s) > 100 {
			return errors.New("both ko and en are needed, of at most 100 characters")
		}
	}
	return nil
}

func (t Topology) checkPorts() error {
	if t.Ports.Stride < 1 || t.Ports.Stride > 1000 {
		return fmt.Errorf("ports.stride: %d is not between 1 and 1000", t.Ports.Stride)
	}
	seen := map[int]bool{}
	for _, o := range t.Ports.offsets() {
		if o < 0 || o >= t.Ports.Stride {
			return fmt.Errorf("ports: offset %d is outside the stride of %d", o, t.Ports.Stride)
		}
		if seen[o] {
			return fmt.Errorf("ports: offset %d appears twice", o)
		}
		seen[o] = true
	}
	last := int(t.BasePort) + (len(t.Members)+1)*t.Ports.Stride - 1
	if t.BasePort < 1024 || last > 65535 {
		return fmt.Errorf("basePort: ports %d to %d are not all between 1024 and 65535", t.BasePort, last)
	}
	return nil
}

func (t Topology) checkTimers() error {
	for name, d := range map[string]Duration{
		"ordering.batchTimeout": t.Ordering.BatchTimeout, "ordering.requestBatchMaxInterval": t.Ordering.RequestBatchMaxInterval,
		"ordering.requestForwardTimeout": t.Ordering.RequestForwardTimeout, "ordering.requestComplainTimeout": t.Ordering.RequestComplainTimeout,
		"ordering.requestAutoRemoveTimeout": t.Ordering.RequestAutoRemoveTimeout, "ordering.viewChangeResendInterval": t.Ordering.ViewChangeResendInterval,
		"ordering.viewChangeTimeout": t.Ordering.ViewChangeTimeout, "ordering.leaderHeartbeatTimeout": t.Ordering.LeaderHeartbeatTimeout,
		"ordering.collectTimeout":  t.Ordering.CollectTimeout,
		"gossip.reconnectInterval": t.Gossip.ReconnectInterval, "gossip.aliveTimeInterval": t.Gossip.AliveTimeInterval,
		"gossip.aliveExpirationTimeout": t.Gossip.AliveExpirationTimeout, "gossip.pullInterval": t.Gossip.PullInterval,
		"gossip.requestStateInfoInterval": t.Gossip.RequestStateInfoInterval, "gossip.publishStateInfoInterval": t.Gossip.PublishStateInfoInterval,
		"delivery.blockCensorshipTimeout": t.Delivery.BlockCensorshipTimeout, "delivery.keepaliveInterval": t.Delivery.KeepaliveInterval,
		"delivery.keepaliveTimeout": t.Delivery.KeepaliveTimeout,
		"patience.start":            t.Patience.Start, "patience.ready": t.Patience.Ready, "patience.stop": t.Patience.Stop,
	} {
		if d <= 0 {
			return fmt.Errorf("%s: missing", name)
		}
	}
	if time.Duration(t.Delivery.KeepaliveInterval) < 10*time.Second {
		return fmt.Errorf("delivery.keepaliveInterval: %s is less than the 10s gRPC allows", t.Delivery.KeepaliveInterval)
	}
	return nil
}

func (t Topology) checkOrdering() error {
	o := t.Ordering
	switch {
	case o.MaxMessageCount < 1 || o.MaxMessageCount > 10_000:
		return fmt.Errorf("ordering.maxMessageCount: %d is not between 1 and 10000", o.MaxMessageCount)
	case o.AbsoluteMaxMiB < 1 || o.AbsoluteMaxMiB > 99:
		return fmt.Errorf("ordering.absoluteMaxMiB: %d is not between 1 and 99", o.AbsoluteMaxMiB)
	case o.PreferredMaxMiB < 1 || o.PreferredMaxMiB > o.AbsoluteMaxMiB:
		return fmt.Errorf("ordering.preferredMaxMiB: %d is not between 1 and absoluteMaxMiB", o.PreferredMaxMiB)
	case o.LeaderHeartbeatCount < 1 || o.LeaderHeartbeatCount > 1000:
		return fmt.Errorf("ordering.leaderHeartbeatCount: %d is not between 1 and 1000", o.LeaderHeartbeatCount)
	}
	return nil
}

func (t Topology) checkSteps() error {
	if len(t.After) > maxSteps {
		return fmt.Errorf("after: more than %d steps", maxSteps)
	}
	for i, s := range t.After {
		if err := checkText(s.Name); err != nil {
			return fmt.Errorf("after[%d].name: %w", i, err)
		}
		if len(s.Argv) == 0 || len(s.Argv) > maxArgs {
			return fmt.Errorf("after[%d].argv: %d arguments; 1 to %d are possible", i, len(s.Argv), maxArgs)
		}
		for _, a := range s.Argv {
			if a == "" || len(a) > maxArg || strings.ContainsRune(a, 0) {
				return fmt.Errorf("after[%d].argv: an argument is empty, too long or has a zero byte", i)
			}
			for _, p := range placeholder.FindAllString(a, -1) {
				if p != "{bin}" && p != "{state}" && p != "{front}" {
					return fmt.Errorf("after[%d].argv: %s is not one of {bin}, {state}, {front}", i, p)
				}
			}
		}
	}
	return nil
}
