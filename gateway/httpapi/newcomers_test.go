package httpapi

import (
	"net/http"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/session"
)

// introduces logs somebody in who is not on the ledger, as they introduce themselves.
func (w *world) introduces(s *site, p *person, i *party.Introduction) answered {
	w.t.Helper()
	return w.post(s, "", "/v1/login", api.LoginRequest{Did: p.DID, Response: p.answer(w.t, w.challenge(s, "")), Introduction: i})
}

// onLedger tells whether a site has read a party from the ledger.
func (w *world) onLedger(s *site, p *person) bool {
	w.t.Helper()
	switch answer := w.get(s, "", "/v1/parties/"+string(p.DID)); answer.status {
	case http.StatusOK:
		return true
	case http.StatusNotFound:
		return false
	default:
		w.t.Fatalf("status %d", answer.status)
		return false
	}
}

// Whoever only looks writes nothing on the ledger, whatever they ask for; with their identification they are on it, and known at
// every site.
func TestANewcomerLooksAndIsIdentifiedAndOnlyThenOnTheLedger(t *testing.T) {
	c := newCompany(t)
	c.enter()
	p := newPerson(c.ledger.ID())
	c.loginNow(c.home, p).problem(http.StatusUnauthorized, Code(session.CodeRefused))
	var token string
	var opened api.CaseOpened
	before := len(c.ledger.Keys())
	token = ok[api.LoginAnswer](c.introduces(c.home, p, p.introduced()), http.StatusOK).Token
	known := ok[api.Session](c.get(c.home, token, "/v1/session"), http.StatusOK)
	if known.Did != p.DID || known.Identified || len(known.Desks)+len(known.Authorities)+len(known.Entries) > 0 {
		t.Errorf("the newcomer is %+v", known)
	}
	c.loginNow(c.elsewhere, p).problem(http.StatusUnauthorized, Code(session.CodeRefused)) // they introduced themselves here
	opened = ok[api.CaseOpened](c.post(c.home, token, "/v1/identifications", api.IdentificationRequest{
		Kind: model.Person, Name: "정하람", Identifier: "1988-05-17", Address: "서울", Email: "new@example.kr",
	}), http.StatusCreated)
	c.get(c.home, token, "/v1/identifications").problem(http.StatusUnprocessableEntity, Code(value.CodeNotIdentified))
	if after := len(c.ledger.Keys()); after != before || c.onLedger(c.home, p) {
		t.Fatalf("looking wrote %d keys on the ledger", after-before)
	}
	found := ok[api.DeskCaseAnswer](c.get(c.home, c.identityToken, "/v1/desk/cases/"+opened.Case), http.StatusOK)
	body := &party.PartyIdentified{}
	if err := jsonUnmarshal(found.Commands[0].Body, body); err != nil || body.Introduction == nil {
		t.Fatalf("the desk is given %s (%v)", found.Commands[0].Body, err)
	}
	c.post(c.home, "", "/v1/commands", c.identity.signs("", body)).problem(http.StatusUnauthorized, Code(value.CodeBadProof)) // without the person
	c.attest(opened.Case, p)
	for _, s := range c.sites {
		if !c.onLedger(s, p) {
			t.Errorf("%s does not know the party", s.member)
		}
		known := ok[api.Session](c.get(s, c.login(s, p), "/v1/session"), http.StatusOK)
		if !known.Identified {
			t.Errorf("%s: %+v", s.member, known)
		}
	}
	if again := ok[api.CaseAnswer](c.get(c.home, token, "/v1/cases/"+opened.Case), http.StatusOK); again.State != "attested" {
		t.Errorf("the case is %+v", again)
	}
}

func TestANewcomerClaimsTheirEntry(t *testing.T) {
	c := newCompany(t)
	c.enter()
	p := newPerson(c.ledger.ID())
	token := ok[api.LoginAnswer](c.introduces(c.home, p, p.introduced()), http.StatusOK).Token
	opened := ok[api.ClaimAnswer](c.post(c.home, token, c.path("/claims"), api.ClaimRequest{
		Code: c.code(token, sellerName, sellerBirth, sellerMail), Name: sellerName, Identifier: sellerBirth,
	}), http.StatusCreated)
	if c.onLedger(c.home, p) {
		t.Fatal("the claim brought the party onto the ledger")
	}
	c.attest(opened.Case, p)
	c.act(c.home, p.signs(c.id, &holder.EntryClaimed{Entry: opened.Entry.ID, Address: c.deposit(p, "서울시 종로구 7").Address, Lots: []value.LotID{opened.Lots[0].ID}}))
}

func TestAnIntroductionThatCannotComeTrueIsRefused(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	p, other := newPerson(w.ledger.ID()), newPerson(w.ledger.ID())
	for name, change := range map[string]func(*party.Introduction){
		"another's first key": func(i *party.Introduction) { i.Keys = other.introduced().Keys },
		"no keys":             func(i *party.Introduction) { i.Keys = nil },
		"a key out of form": func(i *party.Introduction) {
			i.Keys = append(i.Keys, party.NewKey{JWK: "key", Purposes: i.Keys[0].Purposes})
		},
		"homes elsewhere":            func(i *party.Introduction) { i.Homes = []value.MemberID{"member2", "member3"} },
		"a home that is no member":   func(i *party.Introduction) { i.Homes = []value.MemberID{"member1", "member9"} },
		"one home":                   func(i *party.Introduction) { i.Homes = i.Homes[:1] },
		"a first key for no signing": func(i *party.Introduction) { i.Keys[0].Purposes = []model.Purpose{model.PurposeLogin} },
	} {
		t.Run(name, func(t *testing.T) {
			i := p.introduced()
			change(i)
			w.introduces(s, p, i).problem(http.StatusBadRequest, codeBody)
		})
	}
	w.introduces(s, other, p.introduced()).problem(http.StatusBadRequest, codeBody)
	ok[api.LoginAnswer](w.introduces(s, p, p.introduced()), http.StatusOK)
}
