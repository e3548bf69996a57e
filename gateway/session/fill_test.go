package session

import (
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Keys that nobody knows log in until there is no room, and do not end the sessions of those whom the ledger knows.
func TestNewcomersDoNotEndThePartiesSessions(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.sessions.Store.(*table).most = 20
	w.ledger.put(p.record(model.PurposeLogin, model.PurposeSign))
	s := w.login(t, p)
	for range 25 {
		w.later(time.Second)
		n := newPerson(t)
		party := n.record(model.PurposeLogin, model.PurposeSign)
		party.Homes = []value.MemberID{"member1", "member2"}
		if _, err := w.Login(t.Context(), n.did, n.answer(t, w.challenge(t), w.now()), &party); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Of(t.Context(), s.Token); err != nil {
		t.Errorf("25 newcomers have ended the session of a party on the ledger: %v", err)
	}
}

// A party that logs in again and again ends its own sessions alone.
func TestAPartyEndsItsOwnSessionsAlone(t *testing.T) {
	w, p, many := newWorld(t), newPerson(t), newPerson(t)
	w.sessions.Store.(*table).most = maxOfParty + 1
	w.ledger.put(p.record(model.PurposeLogin))
	w.ledger.put(many.record(model.PurposeLogin))
	s := w.login(t, p)
	w.later(time.Second)
	first := w.login(t, many)
	w.later(time.Second)
	for range maxOfParty {
		w.login(t, many)
	}
	wantNoSession(t, w, first.Token)
	if _, err := w.Of(t.Context(), s.Token); err != nil {
		t.Errorf("another party has ended the session: %v", err)
	}
}

// Whoever asks for challenges and answers none keeps nobody from logging in, at 20 a second and address from five addresses.
func TestUnansweredChallengesShutNobodyOut(t *testing.T) {
	w, p := newWorld(t), newPerson(t)
	w.ledger.put(p.record(model.PurposeLogin, model.PurposeSign))
	asked := 0
	for range 120 {
		for range 5 * 20 {
			if _, err := w.Challenge(site); err == nil {
				asked++
			}
		}
		w.later(time.Second)
		if _, err := w.Challenge(site); err != nil {
			t.Fatalf("after %d challenges nobody logs in: %v", asked, err)
		}
	}
}
