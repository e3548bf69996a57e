package founding_test

import (
	"encoding/json"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestALedgerIsFoundedByAdministratorsOfAllItsMembers(t *testing.T) {
	w := rulestest.NewWorld(t)
	founding := w.Founding()
	partial := founding
	partial.Proofs = founding.Proofs[:3]
	w.Refused(value.CodeMoreSignatures, partial)
	without := founding
	without.Proofs = founding.Proofs[1:]
	w.Refused(value.CodeBadProof, without)
	twice := founding
	twice.Proofs = append(founding.Proofs[:4:4], founding.Proofs[1])
	w.Refused(value.CodeBadProof, twice)
	stranger := founding
	stranger.Proofs = append(founding.Proofs[:4:4], rulestest.Stranger.Prove(founding.Command))
	w.Refused(value.CodeBadProof, stranger)
	swapped := founding
	swapped.Proofs = append([]model.Proof{}, founding.Proofs...)
	swapped.Proofs[0], swapped.Proofs[3] = swapped.Proofs[3], swapped.Proofs[0]
	w.Applied(swapped)
	for i, member := range rulestest.Get[model.Ledger](w, model.LedgerRef).Members {
		party := rulestest.Get[model.Party](w, model.PartyRef(member.Administrators[0]))
		if party.Introducer != member.ID || len(party.Homes) != 2 || party.Homes[0] == party.Homes[1] || party.DID != rulestest.Administrator(i+1).Did() {
			t.Errorf("the administrator of %s is %+v", member.ID, party)
		}
		worker := rulestest.Get[model.Party](w, model.PartyRef(member.Worker))
		if worker.DID != rulestest.Worker(i+1).Did() || len(worker.Keys) != 1 || !slices.Equal(worker.Keys[0].Purposes, []model.Purpose{model.PurposeWork}) {
			t.Errorf("the worker of %s is %+v", member.ID, worker)
		}
	}
	w.Check()
}

// several is a founding act in which the second member has three administrators, of whom two sign together.
func several(w *rulestest.World) model.SignedCommand {
	w.Helper()
	b := bodyOf(w)
	for _, who := range others {
		b.Members[1].Administrators = append(b.Members[1].Administrators, who.JWK())
	}
	b.Members[1].Threshold = 2
	signed := w.Command(rulestest.Administrator(1), "", b)
	for n := 2; n <= 4; n++ {
		signed.Proofs = append(signed.Proofs, rulestest.Administrator(n).Prove(signed.Command))
	}
	return signed
}

var others = []rulestest.Someone{"administrator 2b", "administrator 2c"}

// bodyOf is the body of the tests' founding act.
func bodyOf(w *rulestest.World) *founding.LedgerFounded {
	w.Helper()
	var envelope struct{ Body founding.LedgerFounded }
	if err := json.Unmarshal([]byte(w.Founding().Command), &envelope); err != nil {
		w.Fatalf("%v", err)
	}
	return &envelope.Body
}

func TestAMembersActsNeedAsManyOfItsAdministratorsAsTheFoundingActSays(t *testing.T) {
	w := rulestest.NewWorld(t)
	founded := several(w)
	w.Refused(value.CodeMoreSignatures, founded)
	founded.Proofs = append(founded.Proofs, others[0].Prove(founded.Command))
	w.Applied(founded)
	w.Pass(0)
	w.Applied(w.Introduction(rulestest.Stranger))
	second, third := others[0], others[1]
	for _, body := range []model.Body{
		&party.DeskAppointed{Member: "member2", Kind: model.OperatorDesk, Party: rulestest.Stranger.Did(), Until: w.Now.After(value.Day)},
		&party.DeskEnded{Member: "member2", Kind: model.OperatorDesk, Party: rulestest.Stranger.Did()},
	} {
		act := w.Command(second, "", body)
		w.Refused(value.CodeMoreSignatures, act)
		w.Refused(value.CodeMoreSignatures, with(act, rulestest.Administrator(1), rulestest.Stranger))
		w.Rejected(value.CodeNotAdministrator, with(w.Command(rulestest.Stranger, "", body), second, third))
		w.Applied(with(act, third))
	}
	w.Refused(value.CodeMoreSignatures, with(w.Command(second, "", &founding.RulesSelected{Rules: rulestest.LaterRules}), rulestest.Administrator(1), rulestest.Administrator(3)))
	w.Applied(with(w.Command(second, "", &founding.RulesSelected{Rules: rulestest.LaterRules}), rulestest.Administrator(2), rulestest.Administrator(1), rulestest.Administrator(3)))
	w.Check()
}

// with adds others' signatures.
func with(signed model.SignedCommand, who ...rulestest.Someone) model.SignedCommand {
	signed.Proofs = slices.Clip(signed.Proofs)
	for _, s := range who {
		signed.Proofs = append(signed.Proofs, s.Prove(signed.Command))
	}
	return signed
}

func TestALedgerIsFoundedOnceAndStrangersWriteNothingByTrying(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeAlreadyFounded, w.Founding())
}

func TestAFoundingActOutOfFormIsRefused(t *testing.T) {
	w := rulestest.NewWorld(t)
	good := w.Founding()
	for name, change := range map[string]func(*founding.LedgerFounded){
		"one member":            func(b *founding.LedgerFounded) { b.Members = b.Members[:1] },
		"unknown rules":         func(b *founding.LedgerFounded) { b.Rules = "2099-1" },
		"no wait":               func(b *founding.LedgerFounded) { b.Parameters.IdentityWait = 0 },
		"a wait of a year":      func(b *founding.LedgerFounded) { b.Parameters.RightsWait = 366 * value.Day },
		"no bound of a halt":    func(b *founding.LedgerFounded) { b.Parameters.HaltBound = 0 },
		"no end of suspensions": func(b *founding.LedgerFounded) { b.Parameters.SuspensionBound = 0 },
		"no silence":            func(b *founding.LedgerFounded) { b.Parameters.NoticeSilence = 0 },
		"no partial lists":      func(b *founding.LedgerFounded) { b.Parameters.PartialLists = 0 },
		"no tick":               func(b *founding.LedgerFounded) { b.Parameters.Tick = 0 },
		"a tick of an hour":     func(b *founding.LedgerFounded) { b.Parameters.Tick, b.Parameters.Freshness = 3600, 3600 },
		"ticks that miss": func(b *founding.LedgerFounded) {
			b.Parameters.Tick, b.Parameters.Freshness, b.Parameters.QuietTick = 2, 3, 3
		},
		"quiet ticks that miss": func(b *founding.LedgerFounded) { b.Parameters.QuietTick = 3 },
		"no freshness":          func(b *founding.LedgerFounded) { b.Parameters.Freshness = 1 },
		"no host":               func(b *founding.LedgerFounded) { b.Pages.RPID = "" },
		"a host with a path":    func(b *founding.LedgerFounded) { b.Pages.RPID = "holdfast.localhost/x" },
		"no origin":             func(b *founding.LedgerFounded) { b.Pages.Origins = []string{} },
		"an origin twice":       func(b *founding.LedgerFounded) { b.Pages.Origins = append(b.Pages.Origins, b.Pages.Origins[0]) },
		"an origin elsewhere":   func(b *founding.LedgerFounded) { b.Pages.Origins = []string{"https://evilholdfast.localhost"} },
		"an origin with a path": func(b *founding.LedgerFounded) { b.Pages.Origins = []string{"https://holdfast.localhost/"} },
		"an origin without TLS": func(b *founding.LedgerFounded) {
			b.Pages = model.Pages{RPID: "holdfast.example", Origins: []string{"http://holdfast.example"}}
		},
		"the usual port":       func(b *founding.LedgerFounded) { b.Pages.Origins = []string{"https://holdfast.localhost:443"} },
		"a port that is none":  func(b *founding.LedgerFounded) { b.Pages.Origins = []string{"https://holdfast.localhost:0123"} },
		"shared id":            func(b *founding.LedgerFounded) { b.Members[1].ID = b.Members[0].ID },
		"shared MSP":           func(b *founding.LedgerFounded) { b.Members[1].MSP = b.Members[0].MSP },
		"shared issuing key":   func(b *founding.LedgerFounded) { b.Members[1].IssuingKey = b.Members[0].IssuingKey },
		"key for both":         func(b *founding.LedgerFounded) { b.Members[1].IssuingKey = b.Members[0].Administrators[0] },
		"shared administrator": func(b *founding.LedgerFounded) { b.Members[1].Administrators[0] = b.Members[0].Administrators[0] },
		"worker who recovers":  func(b *founding.LedgerFounded) { b.Members[1].WorkerKey = b.Members[0].RecoveryKey },
		"no administrator":     func(b *founding.LedgerFounded) { b.Members[1].Administrators, b.Members[1].Threshold = []string{}, 0 },
		"more than there are":  func(b *founding.LedgerFounded) { b.Members[1].Threshold = 2 },
		"none needed":          func(b *founding.LedgerFounded) { b.Members[1].Threshold = 0 },
		"no worker":            func(b *founding.LedgerFounded) { b.Members[1].WorkerKey = "" },
		"no recovery key":      func(b *founding.LedgerFounded) { b.Members[1].RecoveryKey = "" },
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

func TestAFoundingActNamesKeysThatAreSome(t *testing.T) {
	w := rulestest.NewWorld(t)
	for name, change := range map[string]func(*founding.Member){
		"an administrator's key": func(m *founding.Member) { m.Administrators[0] = "no key" },
		"a recovery key":         func(m *founding.Member) { m.RecoveryKey = "no key" },
		"a worker's key":         func(m *founding.Member) { m.WorkerKey = "no key" },
		"an issuing key":         func(m *founding.Member) { m.IssuingKey = "no key" },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			b := bodyOf(w)
			change(&b.Members[3])
			signed := w.Command(rulestest.Administrator(1), "", b)
			w.Refused(value.CodeBadProof, with(signed, rulestest.Administrator(2), rulestest.Administrator(3), rulestest.Administrator(4)))
		})
	}
	other := w.Command(rulestest.Administrator(2), "", bodyOf(w))
	w.Refused(value.CodeBadProof, with(other, rulestest.Administrator(1), rulestest.Administrator(3), rulestest.Administrator(4)))
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
