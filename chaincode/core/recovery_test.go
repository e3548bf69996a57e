package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

const (
	recoverer1 someone = "recovery desk of member1"
	recoverer2 someone = "recovery desk of member2"
	recoverer3 someone = "recovery desk of member3"
	recoverer4 someone = "recovery desk of member4"
	arbiter3   someone = "arbiter desk of member3"
)

func recoveryDesks() core.TwoDesks { return core.TwoDesks{Member: "member1", CheckedAt: "member2"} }

// recoverable is a register whose members have recovery desks.
func recoverable(t tb) (*world, company) {
	t.Helper()
	w, c := claimed(t)
	w.staffRecovery()
	return w, c
}

func (w *world) staffRecovery() {
	w.Helper()
	for i, who := range []someone{recoverer1, recoverer2, recoverer3, recoverer4} {
		w.applied(w.introduction(who))
		w.appoint(i+1, core.RecoveryDesk, who, 0)
	}
	w.applied(w.introduction(arbiter3))
	w.appoint(3, core.ArbiterDesk, arbiter3, 0)
}

func (w *world) openRecovery(who, key someone) core.SignedCommand {
	w.Helper()
	return cosigned(w.command(recoverer1, "", &core.RecoveryOpened{
		Party: who.did(), Key: key.jwk(), Evidence: digest("passport"), Notice: digest("letters"), TwoDesks: recoveryDesks(),
	}), recoverer2)
}

func (w *world) stop(who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, "", &core.RecoveryStopped{Reason: digest("not me")})
}

func (w *world) recover(who someone) core.SignedCommand {
	w.Helper()
	return cosigned(w.command(recoverer1, "", &core.PartyRecovered{Party: who.did(), TwoDesks: recoveryDesks()}), recoverer2)
}

func (w *world) recoverWithThird(who someone) core.SignedCommand {
	w.Helper()
	return cosigned(w.command(recoverer1, "", &core.PartyRecovered{Party: who.did(), Arbiter: "member3", TwoDesks: recoveryDesks()}), recoverer2, arbiter3)
}

func (w *world) drop(who someone) core.SignedCommand {
	w.Helper()
	return cosigned(w.command(recoverer1, "", &core.RecoveryDropped{Party: who.did(), Reason: digest("found"), TwoDesks: recoveryDesks()}), recoverer2)
}

func TestTwoMembersGiveAPartyANewKeyAfterTheObjectionPeriod(t *testing.T) {
	w, c := recoverable(t)
	w.applied(w.openRecovery(seller, "new phone"))
	w.rejected(core.CodeFrozen, w.list(c, seller, c.lots[0], 1, 1))
	w.rejected(core.CodeFrozen, w.addKey(seller, "thief", toSign...))
	w.rejected(core.CodeNotYet, w.recover(seller))
	w.pass(objectionPeriod)
	w.applied(w.recover(seller))
	w.refused(core.CodeBadProof, w.some(seller))
	w.refused(core.CodeBadProof, seller.with(recovery, w.addKey(seller, "x", toSign...)))
	w.applied(seller.with("new phone", w.some(seller)))
	w.rejected(core.CodeObjectionPeriod, seller.with("new phone", w.list(c, seller, c.lots[0], 1, 1)))
	w.pass(objectionPeriod)
	w.applied(seller.with("new phone", w.list(c, seller, c.lots[0], 1, 1)))
	w.check()
}

func TestARecoveryIsByRecoveryDesksOfTwoMembersOneOfWhichKnowsTheParty(t *testing.T) {
	w, _ := recoverable(t)
	open := func(by someone, desks core.TwoDesks, others ...someone) core.SignedCommand {
		return cosigned(w.command(by, "", &core.RecoveryOpened{
			Party: seller.did(), Key: someone("k").jwk(), Evidence: digest("e"), Notice: digest("n"), TwoDesks: desks,
		}), others...)
	}
	w.refused(core.CodeMoreSignatures, open(recoverer1, recoveryDesks()))
	w.refused(core.CodeMoreSignatures, open(recoverer1, recoveryDesks(), recoverer3))
	w.refused(core.CodeMoreSignatures, open(recoverer1, recoveryDesks(), identity2))
	w.refused(core.CodeMalformed, open(recoverer1, core.TwoDesks{Member: "member1", CheckedAt: "member1"}, recoverer2))
	w.refused(core.CodeMalformed, open(recoverer1, core.TwoDesks{}))
	w.rejected(core.CodeNotDesk, open(identity1, recoveryDesks(), recoverer2))
	w.rejected(core.CodeNotHome, open(recoverer3, core.TwoDesks{Member: "member3", CheckedAt: "member4"}, recoverer4))
	w.appoint(2, core.RecoveryDesk, seller, 0)
	w.rejected(core.CodeSameDesk, open(recoverer1, recoveryDesks(), seller))
	w.rejected(core.CodeKeyTaken, w.openRecovery(seller, buyer))
	w.rejected(core.CodeNotFound, w.openRecovery("nobody", "k"))
	w.applied(open(recoverer1, recoveryDesks(), recoverer2))
}

func TestAKeyOfThePartyStopsARecoveryAndAThirdMemberDecides(t *testing.T) {
	for name, stop := range map[string]func(w *world) core.SignedCommand{
		"a key that signs": func(w *world) core.SignedCommand { return w.stop(seller) },
		"the recovery key": func(w *world) core.SignedCommand { return seller.with(recovery, w.stop(seller)) },
	} {
		t.Run(name, func(t *testing.T) {
			w, c := recoverable(t)
			w.applied(w.openRecovery(seller, "new phone"), stop(w))
			w.pass(objectionPeriod)
			w.rejected(core.CodeContestedRecovery, w.recover(seller))
			w.refused(core.CodeMoreSignatures, cosigned(w.command(recoverer1, "", &core.PartyRecovered{Party: seller.did(), Arbiter: "member3", TwoDesks: recoveryDesks()}), recoverer2))
			w.refused(core.CodeMalformed, cosigned(w.command(recoverer1, "", &core.PartyRecovered{Party: seller.did(), Arbiter: "member2", TwoDesks: recoveryDesks()}), recoverer2))
			w.rejected(core.CodeFrozen, w.list(c, seller, c.lots[0], 1, 1))
			dropped := w.in(t)
			dropped.applied(dropped.drop(seller), dropped.list(c, seller, c.lots[0], 1, 1))
			w.applied(w.recoverWithThird(seller), seller.with("new phone", w.some(seller)))
			w.check()
		})
	}
}

func TestNobodyActsForOrWithAPartyWhoseKeysAreBeingRecovered(t *testing.T) {
	w, _ := recoverable(t)
	w.applied(w.grant(seller, stranger, 0, 1, core.AllHolderActs), w.openRecovery(seller, "new phone"))
	w.rejected(core.CodeFrozen, w.command(stranger, "", &core.PartyHomesChanged{Homes: []core.MemberID{"member3", "member1"}}, onBehalfOf(seller)))
	w.applied(w.openRecovery(recoverer3, "k3"))
	w.rejected(core.CodeFrozen, cosigned(w.command(recoverer1, "", &core.RecoveryDropped{
		Party: seller.did(), Reason: digest("r"), TwoDesks: core.TwoDesks{Member: "member1", CheckedAt: "member3"},
	}), recoverer3))
}

func TestEveryCommandInEveryStateOfARecovery(t *testing.T) {
	machine[core.RecoveryState]{
		table:   core.TableOf(core.Known().Latest(), core.RecoveryStates),
		because: []core.Code{core.CodeContestedRecovery},
		state: func(w *world) core.RecoveryState {
			return get[core.Party](w, core.PartyRef(seller.did())).Recovering()
		},
		reach: func(t tb, state core.RecoveryState) (*world, map[core.Type]attempt) {
			w, _ := recoverable(t)
			by := seller
			attempts := map[core.Type]attempt{
				core.TypeRecoveryOpened: func(w *world) core.SignedCommand { return w.openRecovery(seller, "another phone") },
				core.TypeRecoveryStopped: func(w *world) core.SignedCommand {
					if state == core.RecoveryIsDone {
						return seller.with("new phone", w.stop(seller))
					}
					return w.stop(by)
				},
				core.TypePartyRecovered: func(w *world) core.SignedCommand {
					w.pass(objectionPeriod)
					return w.recoverWithThird(seller)
				},
				core.TypeRecoveryDropped: func(w *world) core.SignedCommand { return w.drop(seller) },
			}
			if state == core.NoRecovery {
				return w, attempts
			}
			w.applied(w.openRecovery(seller, "new phone"))
			switch state {
			case core.RecoveryIsContested:
				w.applied(w.stop(seller))
			case core.RecoveryIsDone:
				w.pass(objectionPeriod)
				w.applied(w.recover(seller))
			case core.RecoveryIsDropped:
				w.applied(w.drop(seller))
			}
			return w, attempts
		},
	}.test(t)
}
