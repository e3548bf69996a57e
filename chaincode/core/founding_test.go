package core_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"holdfast/chaincode/core"
)

func TestALedgerIsFoundedByAllItsAdministrators(t *testing.T) {
	w := newWorld(t)
	founding := w.founding()
	partial := founding
	partial.Proofs = founding.Proofs[:3]
	w.refused(core.CodeBadProof, partial)
	swapped := founding
	swapped.Proofs = append([]core.Proof{}, founding.Proofs...)
	swapped.Proofs[0], swapped.Proofs[1] = swapped.Proofs[1], swapped.Proofs[0]
	w.refused(core.CodeBadProof, swapped)
	w.applied(founding)
	for i, member := range get[core.Ledger](w, core.LedgerRef).Members {
		party := get[core.Party](w, core.PartyRef(member.Administrator))
		if party.Introducer != member.ID || len(party.Homes) != 2 || party.Homes[0] == party.Homes[1] || party.DID != administrator(i+1).did() {
			t.Errorf("the administrator of %s is %+v", member.ID, party)
		}
	}
	w.check()
}

func TestALedgerIsFoundedOnceAndStrangersWriteNothingByTrying(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeAlreadyFounded, w.founding())
}

func TestAFoundingActOutOfFormIsRefused(t *testing.T) {
	w := newWorld(t)
	good := w.founding()
	for name, change := range map[string]func(*core.LedgerFounded){
		"one member":           func(b *core.LedgerFounded) { b.Members = b.Members[:1] },
		"unknown rules":        func(b *core.LedgerFounded) { b.Rules = "2099-1" },
		"no objection period":  func(b *core.LedgerFounded) { b.Parameters.ObjectionPeriod = 0 },
		"shared id":            func(b *core.LedgerFounded) { b.Members[1].ID = b.Members[0].ID },
		"shared MSP":           func(b *core.LedgerFounded) { b.Members[1].MSP = b.Members[0].MSP },
		"shared issuing key":   func(b *core.LedgerFounded) { b.Members[1].IssuingKey = b.Members[0].IssuingKey },
		"key for both":         func(b *core.LedgerFounded) { b.Members[1].IssuingKey = b.Members[0].AdministratorKey },
		"shared administrator": func(b *core.LedgerFounded) { b.Members[1].Administrator = b.Members[0].Administrator },
		"no name":              func(b *core.LedgerFounded) { b.Members[1].Name.English = "" },
	} {
		var envelope struct{ Body core.LedgerFounded }
		if err := json.Unmarshal([]byte(good.Command), &envelope); err != nil {
			t.Fatal(err)
		}
		change(&envelope.Body)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			code := core.CodeMalformed
			if name == "unknown rules" {
				code = core.CodeUnknownRules
			}
			w.refused(code, w.command(administrator(1), "", &envelope.Body))
		})
	}
}

// provenBy is a founding act with a proof of each member's administrator's key, under the name that the act gives it.
func (w *world) provenBy(actor core.DID, b *core.LedgerFounded) core.SignedCommand {
	w.Helper()
	signed := w.command(administrator(1), "", b, func(c *core.Command) { c.Actor = actor })
	signed.Proofs = nil
	for i, m := range b.Members {
		kid := core.KeyOf(m.Administrator, administrator(i+1).thumbprint())
		signed.Proofs = append(signed.Proofs, core.Proof{Value: proofValue(m.AdministratorKey, kid, []byte(signed.Command))})
	}
	return signed
}

func TestAFoundingActNamesPeopleAfterTheirKeysAndKeysThatAreSome(t *testing.T) {
	w := newWorld(t)
	var envelope struct{ Body core.LedgerFounded }
	if err := json.Unmarshal([]byte(w.founding().Command), &envelope); err != nil {
		t.Fatal(err)
	}
	good := envelope.Body.Members
	first := administrator(1).did()
	for name, tc := range map[string]struct {
		actor  core.DID
		change func([]core.Member)
	}{
		"an administrator of another name":    {first, func(m []core.Member) { m[3].Administrator = stranger.did() }},
		"an administrator's key that is none": {first, func(m []core.Member) { m[3].AdministratorKey = "no key" }},
		"an issuing key that is none":         {first, func(m []core.Member) { m[3].IssuingKey = "no key" }},
		"another administrator as actor":      {administrator(2).did(), func([]core.Member) {}},
	} {
		b := envelope.Body
		b.Members = append([]core.Member{}, good...)
		tc.change(b.Members)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.refused(core.CodeBadProof, w.provenBy(tc.actor, &b))
		})
	}
	w.applied(w.provenBy(first, &envelope.Body))
}

func TestAPartyIsIntroducedByTheMemberItNames(t *testing.T) {
	w := founded(t)
	newcomer := someone("newcomer")
	introduction := func(member core.MemberID) core.SignedCommand {
		return w.command(newcomer, "", &core.PartyIntroduced{
			Member: member, Homes: []core.MemberID{"member3", "member4"},
			Keys: []core.NewKey{{JWK: newcomer.jwk(), Purposes: []core.Purpose{core.PurposeSign}}},
		})
	}
	w.refused(core.CodeOtherIntroducer, introduction("member2")) // the tests' submitter is member1
	w.refused(core.CodeOtherIntroducer, introduction("member9"))
	w.applied(introduction("member1"))
	w.rejected(core.CodeAlreadyExists, introduction("member1"))
}

func TestAPartyIsNamedAfterItsFirstKey(t *testing.T) {
	w := founded(t)
	signed := w.command("newcomer", "", &core.PartyIntroduced{
		Member: "member1", Homes: []core.MemberID{"member1", "member2"},
		Keys: []core.NewKey{{JWK: "key of " + someone("thief").thumbprint(), Purposes: []core.Purpose{core.PurposeSign}}},
	})
	w.refused(core.CodeBadProof, signed)
	// The thief owns the key that is to take the newcomer's name, and signs with it.
	kid := core.KeyOf(someone("newcomer").did(), someone("thief").thumbprint())
	signed.Proofs = []core.Proof{{Value: proofValue(someone("thief").jwk(), kid, []byte(signed.Command))}}
	w.refused(core.CodeBadProof, signed)
}

func TestEveryKeyOfANewPartyIsOne(t *testing.T) {
	w := founded(t)
	newcomer := someone("newcomer")
	w.refused(core.CodeBadProof, w.command(newcomer, "", &core.PartyIntroduced{
		Member: "member1", Homes: []core.MemberID{"member1", "member2"},
		Keys: []core.NewKey{{JWK: newcomer.jwk(), Purposes: []core.Purpose{core.PurposeSign}}, {JWK: "no key", Purposes: []core.Purpose{core.PurposeLogin}}},
	}))
}

func TestAnIntroductionOutOfFormIsRefused(t *testing.T) {
	sign := []core.Purpose{core.PurposeSign}
	newcomer := someone("newcomer")
	key := core.NewKey{JWK: newcomer.jwk(), Purposes: sign}
	homes := []core.MemberID{"member1", "member2"}
	var nine []core.NewKey
	for i := range 9 {
		nine = append(nine, core.NewKey{JWK: someone(fmt.Sprint(i)).jwk(), Purposes: sign})
	}
	w := founded(t)
	for name, b := range map[string]core.PartyIntroduced{
		"one home":              {Member: "member1", Homes: homes[:1], Keys: []core.NewKey{key}},
		"one home twice":        {Member: "member1", Homes: []core.MemberID{"member1", "member1"}, Keys: []core.NewKey{key}},
		"no keys":               {Member: "member1", Homes: homes, Keys: []core.NewKey{}},
		"nine keys":             {Member: "member1", Homes: homes, Keys: nine},
		"a key twice":           {Member: "member1", Homes: homes, Keys: []core.NewKey{key, key}},
		"no purpose":            {Member: "member1", Homes: homes, Keys: []core.NewKey{{JWK: newcomer.jwk(), Purposes: []core.Purpose{}}}},
		"a purpose twice":       {Member: "member1", Homes: homes, Keys: []core.NewKey{{JWK: newcomer.jwk(), Purposes: append(sign, sign...)}}},
		"recovery and more":     {Member: "member1", Homes: homes, Keys: []core.NewKey{{JWK: newcomer.jwk(), Purposes: append(sign, core.PurposeRecover)}}},
		"a first key for login": {Member: "member1", Homes: homes, Keys: []core.NewKey{{JWK: newcomer.jwk(), Purposes: []core.Purpose{core.PurposeLogin}}}},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.refused(core.CodeMalformed, w.command(newcomer, "", &b))
		})
	}
	unknownHome := core.PartyIntroduced{Member: "member1", Homes: []core.MemberID{"member1", "member9"}, Keys: []core.NewKey{key}}
	w.rejected(core.CodeUnknownMember, w.command(newcomer, "", &unknownHome))
}

func TestOnlyAMembersAdministratorAppointsAndEndsItsDesks(t *testing.T) {
	w := founded(t)
	appoint := &core.DeskAppointed{Member: "member2", Kind: core.EscrowDesk, Party: stranger.did(), Limit: 5, Until: w.now.After(core.Day)}
	w.rejected(core.CodeNotAdministrator, w.command(administrator(1), "", appoint))
	w.rejected(core.CodeNotAdministrator, w.command(stranger, "", appoint))
	w.applied(w.command(administrator(2), "", appoint))
	end := &core.DeskEnded{Member: "member2", Kind: core.EscrowDesk, Party: stranger.did()}
	w.rejected(core.CodeNotAdministrator, w.command(administrator(3), "", end))
	w.applied(w.command(administrator(2), "", end))
	w.rejected(core.CodeNotDesk, w.command(administrator(2), "", end))
	w.check()
}

func TestAnAppointmentHasAnEndWithinAYearAndALimitWhereMoneyIsAttested(t *testing.T) {
	w := founded(t)
	appoint := func(kind core.DeskKind, limit core.Won, until core.Time) core.SignedCommand {
		return w.command(administrator(1), "", &core.DeskAppointed{Member: "member1", Kind: kind, Party: stranger.did(), Limit: limit, Until: until})
	}
	w.rejected(core.CodeTooLate, appoint(core.OperatorDesk, 0, w.now))
	w.rejected(core.CodeTooLate, appoint(core.OperatorDesk, 0, w.now.After(366*core.Day+1)))
	w.refused(core.CodeMalformed, appoint(core.EscrowDesk, 0, w.now.After(60)))
	w.refused(core.CodeMalformed, appoint(core.IdentityDesk, 1, w.now.After(60)))
	w.refused(core.CodeMalformed, appoint("director", 0, w.now.After(60)))
	w.rejected(core.CodeUnknownMember, w.command(administrator(1), "", &core.DeskAppointed{Member: "member9", Kind: core.OperatorDesk, Party: stranger.did(), Until: w.now.After(60)}))
	w.rejected(core.CodeNotFound, w.command(administrator(1), "", &core.DeskAppointed{Member: "member1", Kind: core.OperatorDesk, Party: someone("nobody").did(), Until: w.now.After(60)}))
}

func TestAnEndedOrLapsedDeskDoesNothing(t *testing.T) {
	w := founded(t)
	identify := &core.PartyIdentified{Member: "member1", Party: stranger.did(), Kind: core.Person, Commitment: commitment("x")}
	w.rejected(core.CodeNotDesk, w.command(identity2, "", identify))
	w.rejected(core.CodeNotDesk, w.command(maker, "", identify))
	ended := w.in(t)
	ended.applied(ended.command(administrator(1), "", &core.DeskEnded{Member: "member1", Kind: core.IdentityDesk, Party: identity1.did()}))
	ended.rejected(core.CodeNotDesk, ended.command(identity1, "", identify))
	w.pass(300 * core.Day)
	w.rejected(core.CodeNotDesk, w.command(identity1, "", identify))
}

func TestNobodyIdentifiesThemselves(t *testing.T) {
	w := founded(t)
	w.rejected(core.CodeSameDesk, w.command(identity1, "", &core.PartyIdentified{Member: "member1", Party: identity1.did(), Kind: core.Person, Commitment: commitment("x")}))
	w.rejected(core.CodeNotFound, w.command(identity1, "", &core.PartyIdentified{Member: "member1", Party: someone("nobody").did(), Kind: core.Person, Commitment: commitment("x")}))
}
