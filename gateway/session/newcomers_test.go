package session

import (
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// introduces is a person as they introduce themselves, with a key of somebody else's after their own.
func (p person) introduces(other person) *model.Party {
	party := p.record(model.PurposeLogin, model.PurposeSign)
	party.Homes = []value.MemberID{"member1", "member2"}
	party.Keys = append(party.Keys, model.Key{
		ID: value.KeyOf(p.did, other.key.Public().Thumbprint()), JWK: string(other.key.Public().JWK()), Purposes: []model.Purpose{model.PurposeLogin},
	})
	return &party
}

func TestANewcomerLogsInWithTheKeyThatNamesThem(t *testing.T) {
	w, p, other := newWorld(t), newPerson(t), newPerson(t)
	refused := func(who person, newcomer *model.Party) {
		t.Helper()
		if _, err := w.Login(t.Context(), p.did, who.answer(t, w.challenge(t), w.now()), newcomer); CodeOf(err) != CodeRefused {
			t.Errorf("got %v", err)
		}
	}
	refused(p, nil) // before they introduce themselves
	second := other
	second.did, second.kid = p.did, value.KeyOf(p.did, other.key.Public().Thumbprint())
	refused(second, p.introduces(other)) // nothing shows that it is theirs
	forged := p.introduces(other)
	forged.Keys = forged.Keys[1:]
	refused(second, forged) // it does not name them
	s, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), p.introduces(other))
	if err != nil {
		t.Fatal(err)
	}
	if found, err := w.Of(t.Context(), s.Token); err != nil || found.DID != p.did {
		t.Fatalf("got %+v, %v", found, err)
	}
	refused(second, nil)
	w.login(t, p) // without introducing themselves again
	kept, ok, err := w.Newcomer(t.Context(), p.did)
	if !ok || err != nil || len(kept.Keys) != 2 || len(kept.Homes) != 2 {
		t.Errorf("kept is %+v, %t, %v", kept, ok, err)
	}
}

func TestOnceOnTheLedgerAPartyIsWhatItSays(t *testing.T) {
	w, p, other := newWorld(t), newPerson(t), newPerson(t)
	s, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), p.introduces(other))
	if err != nil {
		t.Fatal(err)
	}
	w.ledger.put(p.record(model.PurposeSign)) // not to log in
	if _, err := w.Of(t.Context(), s.Token); CodeOf(err) != CodeNone {
		t.Errorf("the session goes on: %v", err)
	}
	if _, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), p.introduces(other)); CodeOf(err) != CodeRefused {
		t.Errorf("got %v", err)
	}
	if _, ok, err := w.Newcomer(t.Context(), p.did); ok || err != nil {
		t.Errorf("the party is still a newcomer: %v", err)
	}
}

func TestANewcomerIsForgottenAfterNinetyDaysAndThereAreOnlySoMany(t *testing.T) {
	w := newWorld(t)
	w.newcomers.most = 2
	var all []person
	for range 3 {
		p := newPerson(t)
		all = append(all, p)
		if _, err := w.Login(t.Context(), p.did, p.answer(t, w.challenge(t), w.now()), p.introduces(p)); err != nil {
			t.Fatal(err)
		}
		w.later(time.Hour)
	}
	known := func(p person) bool {
		t.Helper()
		_, ok, err := w.Newcomer(t.Context(), p.did)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if known(all[0]) || !known(all[1]) || !known(all[2]) {
		t.Error("the one that was longest away is not the one forgotten")
	}
	w.later(89 * 24 * time.Hour)
	w.login(t, all[1])
	w.later(23 * time.Hour)
	if !known(all[1]) || known(all[2]) {
		t.Error("90 days do not count from the last login")
	}
}
