package httpapi

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	corecompany "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	coretrade "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/ledger"
)

// A dismissed officer who staffs a desk of some member that has nothing to do with the company reads what they once signed for it.
func TestAttackADismissedOfficerReadsOnByAnUnrelatedDesk(t *testing.T) {
	c := newCast(t)
	p, appointed := c.officerFor(model.AllOfficeActs), c.party()
	c.apply("member1", p.signs(c.id, &corecompany.OfficerAppointed{
		Party: appointed.DID, Commands: []value.Type{corecompany.TypeBoardChanged}, Until: value.Time(c.clock().Unix()).After(3600), Evidence: evidence,
	}))
	path := "/v1/records/authority/" + string(c.id) + "~" + string(appointed.DID)
	token := c.login(c.home, p)
	if got := c.get(c.home, token, path).status; got != http.StatusOK {
		t.Fatalf("the officer is answered %d", got)
	}
	c.dismiss(p)
	if got := c.get(c.home, token, path).status; got != http.StatusForbidden {
		t.Fatalf("the dismissed officer is answered %d", got)
	}
	c.apply("member1", c.admins["member4"].signs("", &party.DeskAppointed{Member: "member4", Kind: model.OperatorDesk, Party: p.DID, Until: value.Time(time.Now().Unix()).After(value.Day)}))
	if got := c.get(c.home, token, path); got.status != http.StatusForbidden {
		t.Errorf("with an operator's desk of another member the dismissed officer is answered %d: %s", got.status, got.body)
	}
}

// An account that no terms name, asked for by its commitment alone.
func TestAttackACommitmentOpensAnAccountOfNoTrade(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member2"]
	p := w.party()
	kept := ok[api.AccountAnswer](w.post(s, w.login(s, p), "/v1/escrow/accounts", api.AccountRequest{Bank: "한빛은행", Number: "110-123-456789", Holder: sellerName}), http.StatusCreated)
	answer := w.get(s, w.login(s, w.desk("member2", model.EscrowDesk)), "/v1/escrow/accounts/"+string(kept.Commitment))
	if strings.Contains(string(answer.body), "110-123-456789") {
		t.Errorf("a desk that has no such case reads %s", answer.body)
	}
}

// What a refusal says of amounts stands in the outcome, which everybody reads who has its command's digest.
func TestAttackAnOutcomeTellsEverybodyAnAmount(t *testing.T) {
	tr := newTrade(t)
	tr.conclude()
	tr.act(tr.elsewhere, tr.escrow.signs(tr.id, &coretrade.DepositAttested{
		PaymentBody: coretrade.PaymentBody{Agreement: tr.agreement, Reference: "B-1", Amount: 3_000_000}, FromBuyer: true,
	}))
	tr.act(tr.home, tr.stranger.signs(tr.id, &coretrade.TradeSettled{Agreement: tr.agreement}))
	wrong := tr.escrow.signs(tr.id, &coretrade.PayoutAttested{
		PaymentBody: coretrade.PaymentBody{Agreement: tr.agreement, Reference: "B-2", Amount: 2_999_999},
	})
	outcome, err := tr.elsewhere.client.Submit(t.Context(), wrong)
	if err != nil || outcome.Status == ledger.Unknown {
		t.Fatalf("%+v %v", outcome, err)
	}
	t.Logf("the outcome is %s %s %v in block %d", outcome.Status, outcome.Code, outcome.Args, outcome.Block)
	tr.settle(outcome.Block)
	if body := string(tr.get(tr.home, "", "/v1/commands/"+string(wrong.ID())).body); strings.Contains(body, "3,000,000") {
		t.Errorf("whoever knows the command's digest reads the price: %s", body)
	}
}

// newcomerWithCase logs a newcomer in and opens an identification.
func (w *world) newcomerWithCase(s *site) (p *person, token string, first answered) {
	w.t.Helper()
	p = newPerson(w.ledger.ID())
	token = ok[api.LoginAnswer](w.introduces(s, p, p.introduced()), http.StatusOK).Token
	return p, token, w.post(s, token, "/v1/identifications", api.IdentificationRequest{
		Kind: model.Person, Name: "아무개", Identifier: "1988-05-17", Address: strings.Repeat("서", 300), Email: "new@example.kr",
	})
}

// Each case of somebody whom nobody knows is written to the private collections of two members, by transactions of their peers, and
// nothing bounds how many there are, nor does any of it ever end.
func TestAttackNewcomersFillTheCasesAndTheHomesWithoutBound(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	opened := 0
	for range 400 {
		_, token, answer := w.newcomerWithCase(s)
		for i := 0; answer.status == http.StatusCreated && i < 5; i++ {
			opened++
			answer = w.post(s, token, "/v1/identifications", api.IdentificationRequest{Kind: model.Person, Name: "아무개", Identifier: "1988-05-17"})
		}
		if answer.status == http.StatusServiceUnavailable || strings.Contains(string(answer.body), "too-many-requests") && opened%5 != 0 {
			break
		}
		w.ahead.Add(int64(250 * time.Millisecond)) // 20 requests a second of one address
	}
	var cases, personal int
	if err := s.store.DB().QueryRow(`SELECT (SELECT count(*) FROM desk_case WHERE state = 'open'), (SELECT count(*) FROM personal)`).Scan(&cases, &personal); err != nil {
		t.Fatal(err)
	}
	if cases > 1_000 {
		t.Errorf("400 keys that nobody knows, of one address, have %d cases open in 100 s, and %d values at the homes", cases, personal)
	}
}
