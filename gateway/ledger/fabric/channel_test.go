package fabric_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	protogateway "github.com/hyperledger/fabric-protos-go-apiv2/gateway"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/fabric"
)

// within is a time in which a call must end.
func within(t *testing.T, limit time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	return ctx
}

func TestTheOwnPeerIsAskedFirst(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	c := a.connect(own, other)
	for range 3 {
		if got, err := c.Evaluate(within(t, time.Second), ledger.Call{Function: "Ping"}); err != nil || string(got) != "own" {
			t.Errorf("%q answered, %v", got, err)
		}
	}
	if other.times("evaluate") != 0 {
		t.Error("the other peer was asked")
	}
}

func TestWhileTheOwnPeerIsDownAnotherAnswers(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	c := a.connect(own, other)
	own.server.Stop()
	for _, ask := range []func() (string, error){
		func() (string, error) {
			got, err := c.Evaluate(within(t, 5*time.Second), ledger.Call{Function: "Ping"})
			return string(got), err
		},
		func() (string, error) {
			got, err := c.Endorse(within(t, 5*time.Second), ledger.Call{Function: "Submit"})
			return string(got.Result), err
		},
	} {
		if got, err := ask(); err != nil || got != "other" {
			t.Errorf("%q answered, %v", got, err)
		}
	}
	if _, err := c.Evaluate(within(t, 5*time.Second), ledger.Call{Function: "GetPersonal", OwnPeer: true}); err == nil {
		t.Error("a call for the own peer alone was answered by another")
	}
	a.servePeer("own", own.address)
	a.await("the own peer answers again", func() bool {
		got, err := c.Evaluate(within(t, time.Second), ledger.Call{Function: "Ping"})
		return err == nil && string(got) == "own"
	})
}

func TestAPeerThatHangsIsLeftUntilItAnswersAgain(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	c := a.connect(own, other)
	own.set(func(p *fakePeer) { p.hang = true })
	if got, err := c.Evaluate(within(t, 200*time.Millisecond), ledger.Call{Function: "Ping"}); err != nil || string(got) != "other" {
		t.Fatalf("%q answered, %v", got, err)
	}
	asked := own.times("endorse")
	if got, err := c.Endorse(within(t, 200*time.Millisecond), ledger.Call{Function: "Submit"}); err != nil || string(got.Result) != "other" {
		t.Errorf("%q endorsed, %v", got.Result, err)
	}
	if own.times("endorse") != asked {
		t.Error("the hanging peer was asked again")
	}
	own.set(func(p *fakePeer) { p.hang = false })
	a.await("the own peer answers again", func() bool {
		got, err := c.Evaluate(within(t, time.Second), ledger.Call{Function: "Ping"})
		return err == nil && string(got) == "own"
	})
}

func TestATransactionIsTheSameHoweverOftenItIsSubmitted(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	c := a.connect(own, other)
	tx, err := c.Endorse(within(t, time.Second), ledger.Call{Function: "Submit"})
	if err != nil || tx.ID == "" {
		t.Fatal(tx, err)
	}
	for range 2 {
		if err := c.Submit(within(t, time.Second), tx); err != nil {
			t.Fatal(err)
		}
	}
	own.server.Stop()
	if err := c.Submit(within(t, 5*time.Second), tx); err != nil {
		t.Fatal(err)
	}
	sent := append(own.submitted, other.submitted...)
	if len(sent) != 3 || !bytes.Equal(sent[0], sent[1]) || !bytes.Equal(sent[0], sent[2]) {
		t.Errorf("%d envelopes were sent, not all alike", len(sent))
	}
}

func TestWhatOrderersAnsweredIsNotAskedOfAnotherPeer(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	c := a.connect(own, other)
	tx, err := c.Endorse(within(t, time.Second), ledger.Call{Function: "Submit"})
	if err != nil {
		t.Fatal(err)
	}
	answered, err := status.New(codes.Unavailable, "insufficient number of orderers").
		WithDetails(&protogateway.ErrorDetail{Message: "request already processed"})
	if err != nil {
		t.Fatal(err)
	}
	own.set(func(p *fakePeer) { p.fails = answered.Err() })
	if err := c.Submit(within(t, time.Second), tx); err == nil || other.times("submit") != 0 {
		t.Errorf("%v; the other peer was asked %d times", err, other.times("submit"))
	}
}

func TestACommitNamesItsBlockAndItsConflict(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	c := a.connect(own, other)
	own.set(func(p *fakePeer) { p.hang = true }) // the own peer never says; in half of the time the other is asked
	commit, err := c.Commit(within(t, 200*time.Millisecond), "tx")
	if err != nil || commit != (ledger.Commit{Validity: ledger.Conflicted, Reason: "MVCC_READ_CONFLICT", Block: 7}) {
		t.Errorf("%+v, %v", commit, err)
	}
	if got, err := c.Evaluate(within(t, 200*time.Millisecond), ledger.Call{Function: "Ping"}); err != nil || string(got) != "other" {
		t.Errorf("%q answered, %v", got, err)
	}
}

func TestFaultsAreToldApart(t *testing.T) {
	detail := func(code codes.Code, message string) error {
		s, err := status.New(code, "see attached details").WithDetails(&protogateway.ErrorDetail{MspId: "M", Message: message})
		if err != nil {
			t.Fatal(err)
		}
		return s.Err()
	}
	a := newAuthority(t)
	own := a.servePeer("own", "")
	c := a.connect(own)
	for want, fails := range map[ledger.EndorseFault]error{
		ledger.FaultChaincode:   detail(codes.Aborted, "chaincode response 400, time-skewed: the transaction's time"),
		ledger.FaultDiffer:      detail(codes.Aborted, "ProposalResponsePayloads do not match"),
		ledger.FaultOverloaded:  status.Error(codes.ResourceExhausted, "too many requests"),
		ledger.FaultUnreachable: detail(codes.Aborted, "connection refused"),
	} {
		own.set(func(p *fakePeer) { p.fails = fails })
		for call, err := range map[string]error{
			"endorse":  second(c.Endorse(within(t, time.Second), ledger.Call{Function: "Submit"})),
			"evaluate": second(c.Evaluate(within(t, time.Second), ledger.Call{Function: "Get"})),
		} {
			var e *ledger.EndorseError
			if !errors.As(err, &e) || e.Fault != want {
				t.Errorf("%s: %v, want %s", call, err, want)
			}
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestBlocksComeOnceAndInOrderHoweverOftenTheStreamBreaks(t *testing.T) {
	a := newAuthority(t)
	own, other := a.servePeer("own", ""), a.servePeer("other", "")
	own.set(func(p *fakePeer) { p.blocks, p.perStream = 40, 3 })
	other.set(func(p *fakePeer) { p.blocks = 60 })
	c := a.connect(own, other)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	blocks := c.Blocks(ctx, 5)
	from := map[string]int{}
	for want := uint64(5); want < 60; want++ {
		if want == 40 {
			own.server.Stop() // the other goes on where it stopped
		}
		b := <-blocks
		if b.GetHeader().GetNumber() != want {
			t.Fatalf("block %d came for %d", b.GetHeader().GetNumber(), want)
		}
		from[string(b.GetHeader().GetDataHash())]++
	}
	if from["own"] != 35 || from["other"] != 20 {
		t.Errorf("the blocks came from %v", from)
	}
	again := a.servePeer("own", own.address)
	again.set(func(p *fakePeer) { p.blocks = 61 })
	if b := <-blocks; string(b.GetHeader().GetDataHash()) != "own" || b.GetHeader().GetNumber() != 60 {
		t.Errorf("block %d came from %s; the own peer is back", b.GetHeader().GetNumber(), b.GetHeader().GetDataHash())
	}
	cancel()
	for range blocks { // closes when ctx ended
	}
}

func TestAPeerWithoutTheRightCertificateIsNotTrusted(t *testing.T) {
	a, stranger := newAuthority(t), newAuthority(t)
	p := stranger.servePeer("own", "")
	c, err := fabric.Connect(fabric.Config{
		Channel: "channel", Chaincode: "holdfast", Identity: a.enrol(), Peers: []fabric.Peer{p.config(a)},
	}, slog.New(slog.DiscardHandler), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Evaluate(within(t, 2*time.Second), ledger.Call{Function: "Ping"}); err == nil || p.times("evaluate") != 0 {
		t.Errorf("a stranger's peer was asked: %v", err)
	}
}

func TestAConfigurationThatCannotWorkIsRefused(t *testing.T) {
	a := newAuthority(t)
	p := a.servePeer("own", "")
	good := fabric.Config{Channel: "channel", Chaincode: "holdfast", Identity: a.enrol(), Peers: []fabric.Peer{p.config(a)}}
	broken := filepath.Join(t.TempDir(), "broken.pem")
	if err := os.WriteFile(broken, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(t.TempDir(), "open.pem")
	key, err := os.ReadFile(good.Identity.Key)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(open, key, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*fabric.Config){
		"no channel":          func(c *fabric.Config) { c.Channel = "" },
		"no chaincode":        func(c *fabric.Config) { c.Chaincode = "" },
		"no peers":            func(c *fabric.Config) { c.Peers = nil },
		"a member twice":      func(c *fabric.Config) { c.Peers = append(c.Peers, c.Peers[0]) },
		"no server name":      func(c *fabric.Config) { c.Peers = []fabric.Peer{p.config(a)}; c.Peers[0].ServerName = "" },
		"no certificate":      func(c *fabric.Config) { c.Identity.Cert = "nowhere" },
		"a broken key":        func(c *fabric.Config) { c.Identity.Key = broken },
		"a key others read":   func(c *fabric.Config) { c.Identity.Key = open },
		"a broken authority":  func(c *fabric.Config) { c.Peers = []fabric.Peer{p.config(a)}; c.Peers[0].TLSCA = broken },
		"a missing authority": func(c *fabric.Config) { c.Peers = []fabric.Peer{p.config(a)}; c.Peers[0].TLSCA = "nowhere" },
	} {
		config := good
		change(&config)
		if c, err := fabric.Connect(config, slog.New(slog.DiscardHandler), nil); err == nil {
			t.Errorf("%s: it was taken", name)
			_ = c.Close()
		}
	}
	if members := good.Members(); members[value.MemberID("own")] != "ownMSP" {
		t.Errorf("the members are %v", members)
	}
}
