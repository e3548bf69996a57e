package session

import (
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Keys that nobody knows log in until there is no room, and end the sessions of those whom the ledger knows.
func TestAttackNewcomersEndThePartiesSessions(t *testing.T) {
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

// Whoever asks for challenges and answers none keeps everybody else from logging in: at 20 a second and address, five addresses do.
func TestAttackUnansweredChallengesShutEverybodyOut(t *testing.T) {
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
