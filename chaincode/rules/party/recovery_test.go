package party_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

const (
	recoverer1 rulestest.Someone = "recovery desk of member1"
	recoverer2 rulestest.Someone = "recovery desk of member2"
	recoverer3 rulestest.Someone = "recovery desk of member3"
	recoverer4 rulestest.Someone = "recovery desk of member4"
	arbiter3   rulestest.Someone = "arbiter desk of member3"
)

func recoveryDesks() ledger.TwoDesks { return ledger.TwoDesks{Member: "member1", CheckedAt: "member2"} }

// recoverable is a register whose members have recovery desks.
func recoverable(t rulestest.Tb) (*rulestest.World, rulestest.Company) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	staffRecovery(w)
	return w, c
}

func staffRecovery(w *rulestest.World) {
	w.Helper()
	for i, who := range []rulestest.Someone{recoverer1, recoverer2, recoverer3, recoverer4} {
		w.Applied(w.Introduction(who))
		w.Appoint(i+1, model.RecoveryDesk, who, 0)
	}
	w.Applied(w.Introduction(arbiter3))
	w.Appoint(3, model.ArbiterDesk, arbiter3, 0)
}

func openRecovery(w *rulestest.World, who, key rulestest.Someone) model.SignedCommand {
	w.Helper()
	return rulestest.Cosigned(w.Command(recoverer1, "", &party.RecoveryOpened{
		Party: who.Did(), Key: key.JWK(), Evidence: rulestest.Digest("passport"), Notice: rulestest.Digest("letters"), TwoDesks: recoveryDesks(),
	}), recoverer2)
}

func stop(w *rulestest.World, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, "", &party.RecoveryStopped{Reason: rulestest.Digest("not me")})
}

func recover(w *rulestest.World, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return rulestest.Cosigned(w.Command(recoverer1, "", &party.PartyRecovered{Party: who.Did(), TwoDesks: recoveryDesks()}), recoverer2)
}

func recoverWithThird(w *rulestest.World, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return rulestest.Cosigned(w.Command(recoverer1, "", &party.PartyRecovered{Party: who.Did(), Arbiter: "member3", TwoDesks: recoveryDesks()}), recoverer2, arbiter3)
}

func drop(w *rulestest.World, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return rulestest.Cosigned(w.Command(recoverer1, "", &party.RecoveryDropped{Party: who.Did(), Reason: rulestest.Digest("found"), TwoDesks: recoveryDesks()}), recoverer2)
}

func TestTwoMembersGiveAPartyANewKeyAfterTheObjectionPeriod(t *testing.T) {
	w, c := recoverable(t)
	w.Applied(openRecovery(w, rulestest.Seller, "new phone"))
	w.Rejected(value.CodeFrozen, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Rejected(value.CodeFrozen, w.AddKey(rulestest.Seller, "thief", rulestest.ToSign...))
	w.Rejected(value.CodeNotYet, recover(w, rulestest.Seller))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(recover(w, rulestest.Seller))
	w.Refused(value.CodeBadProof, some(w, rulestest.Seller))
	w.Refused(value.CodeBadProof, with(rulestest.Seller, recovery, w.AddKey(rulestest.Seller, "x", rulestest.ToSign...)))
	w.Applied(with(rulestest.Seller, "new phone", some(w, rulestest.Seller)))
	w.Rejected(value.CodeObjectionPeriod, with(rulestest.Seller, "new phone", w.List(c, rulestest.Seller, c.Lots[0], 1, 1)))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(with(rulestest.Seller, "new phone", w.List(c, rulestest.Seller, c.Lots[0], 1, 1)))
	w.Check()
}

func TestARecoveryIsByRecoveryDesksOfTwoMembersOneOfWhichKnowsTheParty(t *testing.T) {
	w, _ := recoverable(t)
	open := func(by rulestest.Someone, desks ledger.TwoDesks, others ...rulestest.Someone) model.SignedCommand {
		return rulestest.Cosigned(w.Command(by, "", &party.RecoveryOpened{
			Party: rulestest.Seller.Did(), Key: rulestest.Someone("k").JWK(), Evidence: rulestest.Digest("e"), Notice: rulestest.Digest("n"), TwoDesks: desks,
		}), others...)
	}
	w.Refused(value.CodeMoreSignatures, open(recoverer1, recoveryDesks()))
	w.Refused(value.CodeMoreSignatures, open(recoverer1, recoveryDesks(), recoverer3))
	w.Refused(value.CodeMoreSignatures, open(recoverer1, recoveryDesks(), rulestest.Identity2))
	w.Refused(value.CodeMalformed, open(recoverer1, ledger.TwoDesks{Member: "member1", CheckedAt: "member1"}, recoverer2))
	w.Refused(value.CodeMalformed, open(recoverer1, ledger.TwoDesks{}))
	w.Rejected(value.CodeNotDesk, open(rulestest.Identity1, recoveryDesks(), recoverer2))
	w.Rejected(value.CodeNotHome, open(recoverer3, ledger.TwoDesks{Member: "member3", CheckedAt: "member4"}, recoverer4))
	w.Appoint(2, model.RecoveryDesk, rulestest.Seller, 0)
	w.Rejected(value.CodeSameDesk, open(recoverer1, recoveryDesks(), rulestest.Seller))
	w.Rejected(value.CodeKeyTaken, openRecovery(w, rulestest.Seller, rulestest.Buyer))
	w.Rejected(value.CodeNotFound, openRecovery(w, "nobody", "k"))
	w.Applied(open(recoverer1, recoveryDesks(), recoverer2))
}

func TestAKeyOfThePartyStopsARecoveryAndAThirdMemberDecides(t *testing.T) {
	for name, stop := range map[string]func(w *rulestest.World) model.SignedCommand{
		"a key that signs": func(w *rulestest.World) model.SignedCommand { return stop(w, rulestest.Seller) },
		"the recovery key": func(w *rulestest.World) model.SignedCommand {
			return with(rulestest.Seller, recovery, stop(w, rulestest.Seller))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := recoverable(t)
			w.Applied(openRecovery(w, rulestest.Seller, "new phone"), stop(w))
			w.Pass(rulestest.ObjectionPeriod)
			w.Rejected(value.CodeContestedRecovery, recover(w, rulestest.Seller))
			w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(w.Command(recoverer1, "", &party.PartyRecovered{Party: rulestest.Seller.Did(), Arbiter: "member3", TwoDesks: recoveryDesks()}), recoverer2))
			w.Refused(value.CodeMalformed, rulestest.Cosigned(w.Command(recoverer1, "", &party.PartyRecovered{Party: rulestest.Seller.Did(), Arbiter: "member2", TwoDesks: recoveryDesks()}), recoverer2))
			w.Rejected(value.CodeFrozen, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
			dropped := w.In(t)
			dropped.Applied(drop(dropped, rulestest.Seller), dropped.List(c, rulestest.Seller, c.Lots[0], 1, 1))
			w.Applied(recoverWithThird(w, rulestest.Seller), with(rulestest.Seller, "new phone", some(w, rulestest.Seller)))
			w.Check()
		})
	}
}

func TestNobodyActsForOrWithAPartyWhoseKeysAreBeingRecovered(t *testing.T) {
	w, _ := recoverable(t)
	w.Applied(grant(w, rulestest.Seller, rulestest.Stranger, 0, 1, model.AllHolderActs), openRecovery(w, rulestest.Seller, "new phone"))
	w.Rejected(value.CodeFrozen, w.Command(rulestest.Stranger, "", &party.PartyHomesChanged{Homes: []value.MemberID{"member3", "member1"}}, rulestest.OnBehalfOf(rulestest.Seller)))
	w.Identify(recoverer3)
	w.Applied(openRecovery(w, recoverer3, "k3"))
	w.Rejected(value.CodeFrozen, rulestest.Cosigned(w.Command(recoverer1, "", &party.RecoveryDropped{
		Party: rulestest.Seller.Did(), Reason: rulestest.Digest("r"), TwoDesks: ledger.TwoDesks{Member: "member1", CheckedAt: "member3"},
	}), recoverer3))
}

func TestEveryCommandInEveryStateOfARecovery(t *testing.T) {
	rulestest.Machine[model.RecoveryState]{
		Table:   model.TableOf(rules.Known().Latest(), model.RecoveryStates),
		Because: []value.Code{value.CodeContestedRecovery},
		State: func(w *rulestest.World) model.RecoveryState {
			return rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did())).Recovering()
		},
		Reach: func(t rulestest.Tb, state model.RecoveryState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, _ := recoverable(t)
			by := rulestest.Seller
			attempts := map[value.Type]rulestest.Attempt{
				party.TypeRecoveryOpened: func(w *rulestest.World) model.SignedCommand {
					return openRecovery(w, rulestest.Seller, "another phone")
				},
				party.TypeRecoveryStopped: func(w *rulestest.World) model.SignedCommand {
					if state == model.RecoveryIsDone {
						return with(rulestest.Seller, "new phone", stop(w, rulestest.Seller))
					}
					return stop(w, by)
				},
				party.TypePartyRecovered: func(w *rulestest.World) model.SignedCommand {
					w.Pass(rulestest.ObjectionPeriod)
					return recoverWithThird(w, rulestest.Seller)
				},
				party.TypeRecoveryDropped: func(w *rulestest.World) model.SignedCommand { return drop(w, rulestest.Seller) },
			}
			if state == model.NoRecovery {
				return w, attempts
			}
			w.Applied(openRecovery(w, rulestest.Seller, "new phone"))
			switch state {
			case model.RecoveryIsContested:
				w.Applied(stop(w, rulestest.Seller))
			case model.RecoveryIsDone:
				w.Pass(rulestest.ObjectionPeriod)
				w.Applied(recover(w, rulestest.Seller))
			case model.RecoveryIsDropped:
				w.Applied(drop(w, rulestest.Seller))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestAMembersWorkerIsNotRecovered(t *testing.T) {
	w, _ := recoverable(t)
	w.Rejected(value.CodeWrongState, openRecovery(w, rulestest.Worker(1), "new machine"))
}
