package httpapi

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
)

// nothingWritten checks that the ledger has as many keys as before.
func (w *world) nothingWritten(do func()) {
	w.t.Helper()
	before := len(w.ledger.Keys())
	do()
	if after := len(w.ledger.Keys()); after != before {
		w.t.Errorf("%d keys were written", after-before)
	}
}

func TestACommandIsAppliedOnceAndItsFirstOutcomeAnsweredAgain(t *testing.T) {
	w := newWorld(t)
	s, other := w.sites["member1"], w.sites["member2"]
	signed := w.introduction(newPerson(w.ledger.ID()), "member1")
	done := w.act(s, signed)
	if done.Status != api.CommandAnswerStatusApplied || done.Id != signed.ID() || done.Tx == "" || done.Repeated || done.Height != *done.Block+1 {
		t.Fatalf("got %+v", done)
	}
	again := ok[api.CommandAnswer](w.post(s, "", "/v1/commands", signed), http.StatusOK)
	if !again.Repeated || again.Tx != done.Tx || *again.Block != *done.Block {
		t.Errorf("the second time: %+v", again)
	}
	for _, site := range []*site{s, other} {
		found := ok[api.CommandOutcome](w.get(site, "", "/v1/commands/"+string(signed.ID())), http.StatusOK)
		if found.Status != api.CommandOutcomeStatusApplied || found.Tx != done.Tx || *found.Block != *done.Block || found.Type != party.TypeDeskAppointed || found.At == 0 {
			t.Errorf("%s answers %+v", site.member, found)
		}
	}
}

func TestARejectedCommandSaysWhyAndWhere(t *testing.T) {
	w := newWorld(t)
	s, p := w.sites["member1"], w.party()
	signed := p.signs("", &party.DeskAppointed{Member: "member1", Kind: model.IdentityDesk, Party: p.DID, Until: value.Time(time.Now().Unix()).After(value.Day)})
	problem := w.post(s, "", "/v1/commands", signed).problem(http.StatusUnprocessableEntity, Code(value.CodeNotAdministrator))
	if problem.Command != signed.ID() || problem.Tx == "" || problem.Block == nil {
		t.Fatalf("got %+v", problem)
	}
	if sentence := rules.Explain(value.CodeNotAdministrator); problem.Sentence.Ko != sentence.Korean {
		t.Errorf("the sentence is not the domain's: %+v", problem.Sentence)
	}
	found := ok[api.CommandOutcome](w.get(s, "", "/v1/commands/"+string(signed.ID())), http.StatusOK)
	if found.Status != api.CommandOutcomeStatusRejected || found.Code != string(value.CodeNotAdministrator) || found.Sentence == nil || *found.Block != *problem.Block {
		t.Errorf("got %+v", found)
	}
	again := w.post(s, "", "/v1/commands", signed).problem(http.StatusUnprocessableEntity, Code(value.CodeNotAdministrator))
	if again.Tx != problem.Tx {
		t.Error("the second rejection is another")
	}
}

func TestABadCommandIsRefusedWithItsCodeAndNothingIsWritten(t *testing.T) {
	w := newWorld(t)
	s, p, thief := w.sites["member1"], w.party(), w.party()
	body := func() model.Body {
		return &traderules.ListingExpired{Listing: value.ListingID("listing-" + strings.Repeat("a", 32))}
	}
	register := value.IssuerID("issuer-" + strings.Repeat("a", 32))
	command := p.command(register, body())
	late, far, other := command, command, command
	late.Expires = value.Time(time.Now().Add(-time.Minute).Unix())
	far.Expires = value.Time(time.Now().Add(48 * time.Hour).Unix())
	other.Ledger = value.LedgerID(strings.Repeat("b", 64))
	good := p.signs(register, body())
	changed := func(old, new string) model.SignedCommand {
		return model.SignedCommand{Command: strings.Replace(good.Command, old, new, 1), Proofs: good.Proofs}
	}
	stolen := good
	stolen.Proofs = thief.sign(command).Proofs
	unproved := good
	unproved.Proofs = nil
	for name, try := range map[string]struct {
		signed model.SignedCommand
		status int
		code   value.Code
	}{
		"expired":             {p.sign(late), http.StatusGone, value.CodeExpired},
		"expires too far":     {p.sign(far), http.StatusBadRequest, value.CodeExpiryTooFar},
		"for another ledger":  {p.sign(other), http.StatusBadRequest, value.CodeOtherLedger},
		"with another's key":  {stolen, http.StatusUnauthorized, value.CodeBadProof},
		"without a proof":     {unproved, http.StatusUnauthorized, value.CodeBadProof},
		"by nobody known":     {newPerson(w.ledger.ID()).signs(register, body()), http.StatusUnauthorized, value.CodeUnknownActor},
		"with a field more":   {changed(`{"actor"`, `{"aaa":1,"actor"`), http.StatusBadRequest, value.CodeMalformed},
		"not canonical":       {changed(`{"actor"`, `{ "actor"`), http.StatusBadRequest, value.CodeNotCanonical},
		"of an unknown type":  {changed(`"ListingExpired"`, `"SharesPrinted"`), http.StatusBadRequest, value.CodeUnknownType},
		"no JSON":             {model.SignedCommand{Command: "{", Proofs: good.Proofs}, http.StatusBadRequest, value.CodeMalformed},
		"too large a command": {model.SignedCommand{Command: strings.Repeat("a", value.MaxCommandBytes+1), Proofs: good.Proofs}, http.StatusRequestEntityTooLarge, value.CodeTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			w.nothingWritten(func() {
				problem := w.post(s, "", "/v1/commands", try.signed).problem(try.status, Code(try.code))
				if problem.Command != try.signed.ID() || problem.Tx != "" {
					t.Errorf("got %+v", problem)
				}
			})
		})
	}
}

func TestABodyThatIsNoCommandIsRefused(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	send := func(kind string, raw []byte) answered {
		return w.ask(asking{site: s, method: http.MethodPost, path: "/v1/commands", kind: kind, raw: raw})
	}
	w.nothingWritten(func() {
		send("application/json", []byte(strings.Repeat(" ", 10<<20))).problem(http.StatusRequestEntityTooLarge, Code(value.CodeTooLarge))
		send("application/json", []byte(`{"command":"","proofs":[],"x":1}`)).problem(http.StatusBadRequest, codeBody)
		send("application/json", []byte(`{"command":"","proofs":[]}{}`)).problem(http.StatusBadRequest, codeBody)
		send("application/json", []byte(`[`)).problem(http.StatusBadRequest, codeBody)
		send("application/json", nil).problem(http.StatusBadRequest, codeBody)
		send("text/plain", []byte(`{}`)).problem(http.StatusUnsupportedMediaType, codeMediaType)
		send("", []byte(`{}`)).problem(http.StatusUnsupportedMediaType, codeMediaType)
	})
}

func TestACommandThatWaitsForAnotherIsDeferred(t *testing.T) {
	w := newWorld(t)
	s, p := w.sites["member1"], w.party()
	command := p.command("", &companyrules.IssuerApplied{Facts: (&company{world: w, director: p}).facts()})
	command.After = []value.CommandID{value.CommandID(strings.Repeat("c", 64))}
	w.nothingWritten(func() {
		answer := ok[api.CommandAnswer](w.post(s, "", "/v1/commands", p.sign(command)), http.StatusAccepted)
		if answer.Status != api.CommandAnswerStatusDeferred || answer.Sentence == nil || answer.Block != nil {
			t.Errorf("got %+v", answer)
		}
	})
}

func TestAnUnknownOutcomeIsSaidAndFoundLater(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	var dropped string
	w.ledger.Put(ledgertest.Faults{Submit: func(tx string) (bool, error) {
		dropped = tx
		return true, errors.New("the orderers did not answer")
	}})
	signed := w.introduction(newPerson(w.ledger.ID()), "member1")
	answer := ok[api.CommandAnswer](w.post(s, "", "/v1/commands", signed), http.StatusAccepted)
	if answer.Status != api.CommandAnswerStatusUnknown || answer.Sentence == nil {
		t.Fatalf("got %+v", answer)
	}
	asked := ok[api.CommandOutcome](w.get(s, "", "/v1/commands/"+string(signed.ID())), http.StatusOK)
	if asked.Status != api.CommandOutcomeStatusUnknown || asked.Sentence == nil {
		t.Errorf("got %+v", asked)
	}
	w.ledger.Put(ledgertest.Faults{})
	w.ledger.Release(dropped)
	w.await(func() bool {
		found := ok[api.CommandOutcome](w.get(s, "", "/v1/commands/"+string(signed.ID())), http.StatusOK)
		return found.Status == api.CommandOutcomeStatusApplied && found.Block != nil
	})
}

func TestALedgerThatCannotBeReachedIsAProblemThatWaitingSolves(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	signed := w.introduction(newPerson(w.ledger.ID()), "member1")
	w.ledger.Put(ledgertest.Faults{Endorse: func([]model.SignedCommand) error {
		return &ledger.EndorseError{Fault: ledger.FaultUnreachable, Detail: "down"}
	}})
	w.nothingWritten(func() {
		problem := w.post(s, "", "/v1/commands", signed).problem(http.StatusServiceUnavailable, Code(ledger.CodeUnavailable))
		if problem.Command != signed.ID() {
			t.Errorf("got %+v", problem)
		}
	})
	w.ledger.Put(ledgertest.Faults{})
	w.act(s, signed)
}

func TestACommandNobodySentIsNotFound(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	w.get(s, "", "/v1/commands/"+strings.Repeat("a", 64)).problem(http.StatusNotFound, codeNoRecord)
	w.get(s, "", "/v1/commands/nonsense").problem(http.StatusBadRequest, codeParameter)
}
