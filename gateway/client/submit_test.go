package client

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

const (
	post = "POST /v1/commands"
	get  = "GET /v1/commands/{id}"
)

func signed(t *testing.T) model.SignedCommand {
	t.Helper()
	wallet := newWallet(t)
	draft, err := NewDraft(testLedger, wallet.DID(), "", choice())
	if err != nil {
		t.Fatal(err)
	}
	command, err := draft.Sign(wallet)
	if err != nil {
		t.Fatal(err)
	}
	return command
}

func applied(repeated bool) http.HandlerFunc {
	block := int64(7)
	return answer(http.StatusOK, api.CommandAnswer{Status: api.CommandAnswerStatusApplied, Created: []string{"lot-1"}, Tx: "tx", Block: &block, Height: 8, Repeated: repeated})
}

func status(s api.CommandAnswerStatus) http.HandlerFunc {
	return answer(http.StatusAccepted, api.CommandAnswer{Status: s, Created: []string{}})
}

func soon(t *testing.T, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

func TestAnAppliedCommandHasItsBlockAndAHeightToReadAt(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{post: applied(false)})
	outcome, err := networkOf(t, site).Submit(t.Context(), signed(t))
	if err != nil || outcome.Block != 7 || outcome.Height != 8 || outcome.Transaction != "tx" || outcome.Site != "member1" || outcome.Repeated {
		t.Fatalf("%+v, %v", outcome, err)
	}
}

func TestARejectedOrRefusedCommandIsFinalAndNotSentAgain(t *testing.T) {
	for _, code := range []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusGone, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity} {
		first := newFake(t, map[string]http.HandlerFunc{post: problem(code, "shares-not-free")})
		second := newFake(t, map[string]http.HandlerFunc{post: applied(false)})
		_, err := networkOf(t, first, second).Submit(t.Context(), signed(t))
		var p *Problem
		if !errors.As(err, &p) || p.Status != code || !errors.Is(err, Code(value.CodeNotFree)) || p.Sentence.En == "" || p.Request != "r1" {
			t.Errorf("%d: %v", code, err)
		}
		if first.count(post) != 1 || second.count(post) != 0 {
			t.Errorf("%d: sent %d and %d times", code, first.count(post), second.count(post))
		}
	}
}

func TestADeadOrBusySiteIsPassedOver(t *testing.T) {
	busy := newFake(t, map[string]http.HandlerFunc{post: problem(http.StatusServiceUnavailable, "busy")})
	live := newFake(t, map[string]http.HandlerFunc{post: applied(false)})
	outcome, err := networkOf(t, nil, busy, live).Submit(t.Context(), signed(t))
	if err != nil || outcome.Site != "member3" {
		t.Fatalf("%+v, %v", outcome, err)
	}
}

func TestWhereNoSiteTookACommandItIsNotUnknown(t *testing.T) {
	_, err := networkOf(t, nil, nil).Submit(soon(t, 300*time.Millisecond), signed(t))
	var unreachable *Unreachable
	var unknown *Unknown
	if !errors.As(err, &unreachable) || unreachable.Sent || errors.As(err, &unknown) {
		t.Errorf("dead: %v", err)
	}
	busy := newFake(t, map[string]http.HandlerFunc{post: problem(http.StatusServiceUnavailable, "busy")})
	_, err = networkOf(t, busy).Submit(soon(t, 300*time.Millisecond), signed(t))
	if !errors.Is(err, Code("busy")) || errors.As(err, &unknown) {
		t.Errorf("busy: %v", err)
	}
}

func TestABusySiteIsGivenTheTimeItAsksFor(t *testing.T) {
	busy := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "1")
		write(w, http.StatusServiceUnavailable, api.Problem{Code: "busy"})
	}
	site := newFake(t, map[string]http.HandlerFunc{post: inTurn(busy, applied(false))})
	began := time.Now()
	if _, err := networkOf(t, site).Submit(t.Context(), signed(t)); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took < time.Second || site.count(post) != 2 {
		t.Errorf("asked %d times within %s", site.count(post), took)
	}
}

func TestAnUnknownOutcomeIsAskedForUntilItIsKnown(t *testing.T) {
	block := int64(9)
	site := newFake(t, map[string]http.HandlerFunc{
		post: inTurn(status(api.CommandAnswerStatusUnknown), applied(true)),
		get: inTurn(
			problem(http.StatusNotFound, "not-found"),
			answer(http.StatusOK, api.CommandOutcome{Status: api.CommandOutcomeStatusUnknown, Created: []string{}}),
			answer(http.StatusOK, api.CommandOutcome{Status: api.CommandOutcomeStatusApplied, Created: []string{}, Block: &block, Tx: "tx"})),
	})
	outcome, err := networkOf(t, site).Submit(t.Context(), signed(t))
	if err != nil || !outcome.Repeated {
		t.Fatalf("%+v, %v", outcome, err)
	}
}

func TestACommandWhoseAnswerWasLostIsFoundAtAnotherSite(t *testing.T) {
	block := int64(9)
	first := newFake(t, map[string]http.HandlerFunc{post: broken, get: broken})
	second := newFake(t, map[string]http.HandlerFunc{
		post: applied(true),
		get:  answer(http.StatusOK, api.CommandOutcome{Status: api.CommandOutcomeStatusApplied, Created: []string{"lot-1"}, Block: &block, Tx: "tx"}),
	})
	outcome, err := networkOf(t, first, second).Submit(t.Context(), signed(t))
	if err != nil || outcome.Block != 9 || outcome.Site != "member2" {
		t.Fatalf("%+v, %v", outcome, err)
	}
	if second.count(post) != 0 {
		t.Error("a command that is on the ledger was sent again")
	}
}

func TestARejectionWhoseAnswerWasLostIsStillARejection(t *testing.T) {
	block := int64(9)
	site := newFake(t, map[string]http.HandlerFunc{
		post: broken,
		get: answer(http.StatusOK, api.CommandOutcome{Status: api.CommandOutcomeStatusRejected, Code: "shares-not-free", Created: []string{}, Block: &block,
			Sentence: &api.Sentence{Ko: "부족", En: "short"}}),
	})
	_, err := networkOf(t, site).Submit(t.Context(), signed(t))
	var p *Problem
	if !errors.As(err, &p) || p.Status != http.StatusUnprocessableEntity || p.Code != "shares-not-free" || *p.Block != 9 || p.Sentence.Ko != "부족" {
		t.Fatalf("%v", err)
	}
}

func TestWhatCannotBeFoundOutIsUnknown(t *testing.T) {
	command := signed(t)
	for name, handlers := range map[string]map[string]http.HandlerFunc{
		"no answer":       {post: broken, get: problem(http.StatusNotFound, "not-found")},
		"not known there": {post: status(api.CommandAnswerStatusUnknown), get: problem(http.StatusNotFound, "not-found")},
		"broken inside":   {post: problem(http.StatusInternalServerError, "internal"), get: problem(http.StatusNotFound, "not-found")},
		"not understood":  {post: answer(http.StatusOK, "applied"), get: problem(http.StatusNotFound, "not-found")},
	} {
		_, err := networkOf(t, newFake(t, handlers)).Submit(soon(t, 300*time.Millisecond), command)
		var unknown *Unknown
		if !errors.As(err, &unknown) || unknown.Command != command.ID() {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnExpiryAfterALostAnswerLeavesTheOutcomeUnknown(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{
		post: inTurn(broken, problem(http.StatusGone, string(value.CodeExpired))), get: problem(http.StatusNotFound, "not-found"),
	})
	_, err := networkOf(t, site).Submit(soon(t, 500*time.Millisecond), signed(t))
	var unknown *Unknown
	if !errors.As(err, &unknown) {
		t.Fatalf("%v", err)
	}
}

func TestADeferredCommandIsSentUntilItsTurnComes(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{post: inTurn(status(api.CommandAnswerStatusDeferred), status(api.CommandAnswerStatusDeferred), applied(false))})
	if _, err := networkOf(t, site).Submit(t.Context(), signed(t)); err != nil || site.count(post) != 3 {
		t.Fatalf("%d times, %v", site.count(post), err)
	}
	never := newFake(t, map[string]http.HandlerFunc{post: status(api.CommandAnswerStatusDeferred)})
	_, err := networkOf(t, never).Submit(soon(t, 200*time.Millisecond), signed(t))
	if !errors.Is(err, Code(value.CodeDeferred)) {
		t.Fatalf("%v", err)
	}
}
