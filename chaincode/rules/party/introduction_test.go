package party_test

import (
	"fmt"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

const newcomer rulestest.Someone = "newcomer"

// carrying are the two acts that may carry an introduction.
func carrying(w *rulestest.World, i *party.Introduction) map[string]model.SignedCommand {
	w.Helper()
	return map[string]model.SignedCommand{
		"identification": w.Command(rulestest.Identity2, "", &party.PartyIdentified{
			Member: "member2", Party: newcomer.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x"), Introduction: i,
		}),
		"appointment": w.Command(rulestest.Administrator(2), "", &party.DeskAppointed{
			Member: "member2", Kind: model.OperatorDesk, Party: newcomer.Did(), Until: w.Now.After(60), Introduction: i,
		}),
	}
}

func TestAPartyComesOntoTheLedgerWithItsIdentificationOrItsAppointment(t *testing.T) {
	founded := rulestest.Founded(t)
	for name, signed := range carrying(founded, rulestest.Introduced(newcomer)) {
		t.Run(name, func(t *testing.T) {
			w := founded.In(t)
			w.Rejected(value.CodeNotFound, carrying(w, nil)[name])
			w.Applied(signed)
			got := rulestest.Get[model.Party](w, model.PartyRef(newcomer.Did()))
			if got.Introducer != "member2" || len(got.Keys) != 2 || got.Since.Command != signed.ID() || (got.Identified != nil) != (name == "identification") {
				t.Errorf("the party is %+v", got)
			}
			w.Rejected(value.CodeAlreadyExists, carrying(w, rulestest.Introduced(newcomer))[name])
			w.Applied(carrying(w, nil)[name])
			w.Check()
		})
	}
}

// A desk brings nobody onto the ledger without them: each of their keys signs, the first of which names them.
func TestNobodyIsIntroducedWithoutEachOfTheirKeys(t *testing.T) {
	founded := rulestest.Founded(t)
	for name, signed := range carrying(founded, rulestest.Introduced(newcomer)) {
		t.Run(name, func(t *testing.T) {
			w := founded.In(t)
			for missing := range 2 {
				without := signed
				without.Proofs = slices.Delete(slices.Clone(signed.Proofs), 1+missing, 2+missing)
				w.Refused(value.CodeBadProof, without)
			}
			others := rulestest.Introduced("thief") // whose proofs are all there
			w.Refused(value.CodeBadProof, carrying(w, others)[name])
			noKey := rulestest.Introduced(newcomer)
			noKey.Keys[1].JWK = "no key"
			w.Refused(value.CodeBadProof, carrying(w, noKey)[name])
			if found, _ := w.Load(model.PartyRef(newcomer.Did())); found != nil {
				t.Error("the party is on the ledger")
			}
			reordered := signed
			reordered.Proofs = []model.Proof{signed.Proofs[0], signed.Proofs[2], signed.Proofs[1]}
			w.Applied(reordered)
			w.Check()
		})
	}
}

func TestAnIntroductionOutOfFormIsRefused(t *testing.T) {
	sign := []model.Purpose{model.PurposeSign}
	key := party.NewKey{JWK: newcomer.JWK(), Purposes: sign}
	homes := []value.MemberID{"member1", "member2"}
	var nine []party.NewKey
	for i := range 9 {
		nine = append(nine, party.NewKey{JWK: rulestest.Someone(fmt.Sprint(i)).JWK(), Purposes: sign})
	}
	founded := rulestest.Founded(t)
	for name, i := range map[string]party.Introduction{
		"one home":              {Homes: homes[:1], Keys: []party.NewKey{key}},
		"one home twice":        {Homes: []value.MemberID{"member1", "member1"}, Keys: []party.NewKey{key}},
		"no keys":               {Homes: homes, Keys: []party.NewKey{}},
		"nine keys":             {Homes: homes, Keys: nine},
		"a key twice":           {Homes: homes, Keys: []party.NewKey{key, key}},
		"no purpose":            {Homes: homes, Keys: []party.NewKey{{JWK: newcomer.JWK(), Purposes: []model.Purpose{}}}},
		"a purpose twice":       {Homes: homes, Keys: []party.NewKey{{JWK: newcomer.JWK(), Purposes: append(sign, sign...)}}},
		"recovery and more":     {Homes: homes, Keys: []party.NewKey{{JWK: newcomer.JWK(), Purposes: append(sign, model.PurposeRecover)}}},
		"a first key for login": {Homes: homes, Keys: []party.NewKey{{JWK: newcomer.JWK(), Purposes: []model.Purpose{model.PurposeLogin}}}},
	} {
		t.Run(name, func(t *testing.T) {
			w := founded.In(t)
			for _, signed := range carrying(w, &i) {
				w.Refused(value.CodeMalformed, signed)
			}
		})
	}
	unknownHome := party.Introduction{Homes: []value.MemberID{"member1", "member9"}, Keys: []party.NewKey{key}}
	for _, signed := range carrying(founded, &unknownHome) {
		founded.Rejected(value.CodeUnknownMember, signed)
	}
}

// Identity desks of each other's members identify their staff; the first of them are identified by administrators.
func TestAMembersStaffIsIdentifiedByAnother(t *testing.T) {
	w := rulestest.Founded(t)
	identifies := func(by rulestest.Someone, member value.MemberID, who rulestest.Someone) model.SignedCommand {
		return w.Command(by, "", &party.PartyIdentified{Member: member, Party: who.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x")})
	}
	for _, own := range []rulestest.Someone{rulestest.Maker, rulestest.Checker} {
		w.Rejected(value.CodeSameDesk, identifies(rulestest.Identity1, "member1", own))
		w.Applied(identifies(rulestest.Identity2, "member2", own))
	}
	w.Rejected(value.CodeNotDesk, identifies(rulestest.Administrator(1), "member1", rulestest.Identity1)) // of its own member
	w.Rejected(value.CodeNotDesk, identifies(rulestest.Administrator(2), "member1", rulestest.Identity3))
	w.Rejected(value.CodeNotDesk, identifies(rulestest.Administrator(1), "member1", rulestest.Escrower)) // of no identity desk
	w.Rejected(value.CodeNotDesk, identifies(rulestest.Administrator(1), "member1", rulestest.Seller))
	w.Applied(identifies(rulestest.Administrator(2), "member2", rulestest.Identity1))
	w.Rejected(value.CodeNotDesk, identifies(rulestest.Administrator(3), "member3", rulestest.Identity1)) // once, to begin with
	w.Rejected(value.CodeNotYours, identifies(rulestest.Identity3, "member3", rulestest.Identity1))       // member2 knows the person
	w.Applied(rulestest.With(identifies(rulestest.Identity3, "member3", rulestest.Identity1), rulestest.Identity1))
	ended := w.In(t)
	ended.Applied(ended.Command(rulestest.Administrator(2), "", &party.DeskEnded{Member: "member2", Kind: model.IdentityDesk, Party: rulestest.Identity2.Did()}))
	ended.Rejected(value.CodeNotDesk, ended.Command(rulestest.Administrator(1), "", &party.PartyIdentified{
		Member: "member1", Party: rulestest.Identity2.Did(), Kind: model.Person, Commitment: rulestest.Commitment("x"),
	}))
	w.Check()
}
