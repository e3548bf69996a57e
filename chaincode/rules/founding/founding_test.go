package founding_test

import (
	"encoding/json"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestALedgerIsFoundedByAllItsAdministrators(t *testing.T) {
	w := rulestest.NewWorld(t)
	founding := w.Founding()
	partial := founding
	partial.Proofs = founding.Proofs[:3]
	w.Refused(value.CodeBadProof, partial)
	swapped := founding
	swapped.Proofs = append([]model.Proof{}, founding.Proofs...)
	swapped.Proofs[0], swapped.Proofs[1] = swapped.Proofs[1], swapped.Proofs[0]
	w.Refused(value.CodeBadProof, swapped)
	w.Applied(founding)
	for i, member := range rulestest.Get[model.Ledger](w, model.LedgerRef).Members {
		party := rulestest.Get[model.Party](w, model.PartyRef(member.Administrator))
		if party.Introducer != member.ID || len(party.Homes) != 2 || party.Homes[0] == party.Homes[1] || party.DID != rulestest.Administrator(i+1).Did() {
			t.Errorf("the administrator of %s is %+v", member.ID, party)
		}
	}
	w.Check()
}

func TestALedgerIsFoundedOnceAndStrangersWriteNothingByTrying(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeAlreadyFounded, w.Founding())
}

func TestAFoundingActOutOfFormIsRefused(t *testing.T) {
	w := rulestest.NewWorld(t)
	good := w.Founding()
	for name, change := range map[string]func(*founding.LedgerFounded){
		"one member":           func(b *founding.LedgerFounded) { b.Members = b.Members[:1] },
		"unknown rules":        func(b *founding.LedgerFounded) { b.Rules = "2099-1" },
		"no objection period":  func(b *founding.LedgerFounded) { b.Parameters.ObjectionPeriod = 0 },
		"shared id":            func(b *founding.LedgerFounded) { b.Members[1].ID = b.Members[0].ID },
		"shared MSP":           func(b *founding.LedgerFounded) { b.Members[1].MSP = b.Members[0].MSP },
		"shared issuing key":   func(b *founding.LedgerFounded) { b.Members[1].IssuingKey = b.Members[0].IssuingKey },
		"key for both":         func(b *founding.LedgerFounded) { b.Members[1].IssuingKey = b.Members[0].AdministratorKey },
		"shared administrator": func(b *founding.LedgerFounded) { b.Members[1].Administrator = b.Members[0].Administrator },
		"no name":              func(b *founding.LedgerFounded) { b.Members[1].Name.English = "" },
	} {
		var envelope struct{ Body founding.LedgerFounded }
		if err := json.Unmarshal([]byte(good.Command), &envelope); err != nil {
			t.Fatal(err)
		}
		change(&envelope.Body)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			code := value.CodeMalformed
			if name == "unknown rules" {
				code = value.CodeUnknownRules
			}
			w.Refused(code, w.Command(rulestest.Administrator(1), "", &envelope.Body))
		})
	}
}

// provenBy is a founding act with a proof of each member's administrator's key, under the name that the act gives it.
func provenBy(w *rulestest.World, actor value.DID, b *founding.LedgerFounded) model.SignedCommand {
	w.Helper()
	signed := w.Command(rulestest.Administrator(1), "", b, func(c *model.Command) { c.Actor = actor })
	signed.Proofs = nil
	for i, m := range b.Members {
		kid := value.KeyOf(m.Administrator, rulestest.Administrator(i+1).Thumbprint())
		signed.Proofs = append(signed.Proofs, model.Proof{Value: rulestest.ProofValue(m.AdministratorKey, kid, []byte(signed.Command))})
	}
	return signed
}

func TestAFoundingActNamesPeopleAfterTheirKeysAndKeysThatAreSome(t *testing.T) {
	w := rulestest.NewWorld(t)
	var envelope struct{ Body founding.LedgerFounded }
	if err := json.Unmarshal([]byte(w.Founding().Command), &envelope); err != nil {
		t.Fatal(err)
	}
	good := envelope.Body.Members
	first := rulestest.Administrator(1).Did()
	for name, tc := range map[string]struct {
		actor  value.DID
		change func([]model.Member)
	}{
		"an administrator of another name":    {first, func(m []model.Member) { m[3].Administrator = rulestest.Stranger.Did() }},
		"an administrator's key that is none": {first, func(m []model.Member) { m[3].AdministratorKey = "no key" }},
		"an issuing key that is none":         {first, func(m []model.Member) { m[3].IssuingKey = "no key" }},
		"another administrator as actor":      {rulestest.Administrator(2).Did(), func([]model.Member) {}},
	} {
		b := envelope.Body
		b.Members = append([]model.Member{}, good...)
		tc.change(b.Members)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Refused(value.CodeBadProof, provenBy(w, tc.actor, &b))
		})
	}
	w.Applied(provenBy(w, first, &envelope.Body))
}

func TestOnlyAMembersAdministratorAppointsAndEndsItsDesks(t *testing.T) {
	w := rulestest.Founded(t)
	appoint := &party.DeskAppointed{Member: "member2", Kind: model.EscrowDesk, Party: rulestest.Stranger.Did(), Limit: 5, Until: w.Now.After(value.Day)}
	w.Rejected(value.CodeNotAdministrator, w.Command(rulestest.Administrator(1), "", appoint))
	w.Rejected(value.CodeNotAdministrator, w.Command(rulestest.Stranger, "", appoint))
	w.Applied(w.Command(rulestest.Administrator(2), "", appoint))
	end := &party.DeskEnded{Member: "member2", Kind: model.EscrowDesk, Party: rulestest.Stranger.Did()}
	w.Rejected(value.CodeNotAdministrator, w.Command(rulestest.Administrator(3), "", end))
	w.Applied(w.Command(rulestest.Administrator(2), "", end))
	w.Rejected(value.CodeNotDesk, w.Command(rulestest.Administrator(2), "", end))
	w.Check()
}

func TestAnAppointmentHasAnEndWithinAYearAndALimitWhereMoneyIsAttested(t *testing.T) {
	w := rulestest.Founded(t)
	appoint := func(kind model.DeskKind, limit value.Won, until value.Time) model.SignedCommand {
		return w.Command(rulestest.Administrator(1), "", &party.DeskAppointed{Member: "member1", Kind: kind, Party: rulestest.Stranger.Did(), Limit: limit, Until: until})
	}
	w.Rejected(value.CodeTooLate, appoint(model.OperatorDesk, 0, w.Now))
	w.Rejected(value.CodeTooLate, appoint(model.OperatorDesk, 0, w.Now.After(366*value.Day+1)))
	w.Refused(value.CodeMalformed, appoint(model.EscrowDesk, 0, w.Now.After(60)))
	w.Refused(value.CodeMalformed, appoint(model.IdentityDesk, 1, w.Now.After(60)))
	w.Refused(value.CodeMalformed, appoint("director", 0, w.Now.After(60)))
	w.Rejected(value.CodeUnknownMember, w.Command(rulestest.Administrator(1), "", &party.DeskAppointed{Member: "member9", Kind: model.OperatorDesk, Party: rulestest.Stranger.Did(), Until: w.Now.After(60)}))
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Administrator(1), "", &party.DeskAppointed{Member: "member1", Kind: model.OperatorDesk, Party: rulestest.Someone("nobody").Did(), Until: w.Now.After(60)}))
}

func TestAnEndedOrLapsedDeskDoesNothing(t *testing.T) {
	w := rulestest.Founded(t)
	identify := &party.PartyIdentified{Member: "member1", Party: rulestest.Stranger.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x")}
	w.Rejected(value.CodeNotDesk, w.Command(rulestest.Identity2, "", identify))
	w.Rejected(value.CodeNotDesk, w.Command(rulestest.Maker, "", identify))
	ended := w.In(t)
	ended.Applied(ended.Command(rulestest.Administrator(1), "", &party.DeskEnded{Member: "member1", Kind: model.IdentityDesk, Party: rulestest.Identity1.Did()}))
	ended.Rejected(value.CodeNotDesk, ended.Command(rulestest.Identity1, "", identify))
	w.Pass(300 * value.Day)
	w.Rejected(value.CodeNotDesk, w.Command(rulestest.Identity1, "", identify))
}

func TestNobodyIdentifiesThemselves(t *testing.T) {
	w := rulestest.Founded(t)
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: rulestest.Identity1.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x")}))
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: rulestest.Someone("nobody").Did(), Kind: model.Person, Commitment: rulestest.Commitment("x")}))
}
