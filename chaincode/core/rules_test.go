package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

const (
	firstRules = "2026-1"
	laterRules = "2026-2"
)

// earlierRules puts the first set of rules in force, as no command can.
func (w *world) earlierRules() {
	w.Helper()
	ledger := get[core.Ledger](w, core.LedgerRef)
	ledger.Rules = firstRules
	w.set(ledger)
}

// foundedUnder is a ledger founded with a set of rules, with some people and admission desks.
func foundedUnder(t tb, rules string) *world {
	t.Helper()
	w := newWorld(t)
	w.rules = rules
	w.applied(w.founding())
	for _, who := range []someone{officer, seller, buyer, director1, director2, director3, stranger, maker, checker, identity1, identity2} {
		w.applied(w.introduction(who))
	}
	w.appoint(1, core.AdmissionDesk, maker, 0)
	w.appoint(1, core.AdmissionDesk, checker, 0)
	w.appoint(1, core.IdentityDesk, identity1, 0)
	w.appoint(2, core.IdentityDesk, identity2, 0)
	return w
}

func (w *world) selection(rules string, others ...someone) core.SignedCommand {
	w.Helper()
	return cosigned(w.command(administrator(1), "", &core.RulesSelected{Rules: rules}), others...)
}

func TestALedgerGoesOverToLaterRulesAndKeepsWhatWasDecided(t *testing.T) {
	w := foundedUnder(t, firstRules)
	w.identify(seller)
	c := w.importList(w.admit(facts()))
	short := get[core.Authority](w, core.AuthorityRef(c.id, officer.did()))
	if len(short.Commands) != 2 {
		t.Errorf("the applicant may sign %v", short.Commands)
	}
	held := get[core.Party](w, core.PartyRef(seller.did()))

	unknown := w.addKey(seller, "tablet", toSign...)
	w.refused(core.CodeUnknownType, unknown)
	w.refused(core.CodeMalformed, w.listFor(c, stranger, seller, c.lots[0], 1, 1)) // "for" is a field that it does not know
	w.refused(core.CodeMoreSignatures, w.selection(laterRules))
	w.refused(core.CodeMoreSignatures, w.selection(laterRules, administrator(2)))
	w.refused(core.CodeMoreSignatures, w.selection(laterRules, administrator(2), stranger))
	w.applied(w.selection(laterRules, administrator(2), administrator(4)))
	if l := get[core.Ledger](w, core.LedgerRef); l.Rules != laterRules || l.Selected == nil {
		t.Errorf("the ledger is %+v", l)
	}
	w.applied(unknown) // it was refused, not rejected: now the same bytes are known
	if now := get[core.Party](w, core.PartyRef(seller.did())); len(now.Keys) != len(held.Keys)+1 {
		t.Errorf("the seller has %d keys", len(now.Keys))
	}
	if again := get[core.Authority](w, core.AuthorityRef(c.id, officer.did())); len(again.Commands) != 2 {
		t.Errorf("the applicant may sign %v", again.Commands)
	}
	w.rejected(core.CodeWrongState, w.selection(firstRules, administrator(2), administrator(3)))
	w.check()
}

func TestAnIssuerOfTheFirstRulesGetsAnOfficerByDesks(t *testing.T) {
	w := foundedUnder(t, firstRules)
	c := w.importList(w.admit(facts()))
	w.applied(w.selection(laterRules, administrator(2), administrator(3)))
	w.rejected(core.CodeNotOfficer, w.homes(c, officer, "member1", "member3"))
	w.rejected(core.CodeNotOfficer, w.appointment(c, officer, officer))
	w.applied(cosigned(w.byDesks(c, maker, officer), checker)) // the applicant themselves, on evidence
	w.applied(w.homes(c, officer, "member1", "member3"))
	w.check()
}

func TestTheSameBlocksGiveTheSameRecordsBeforeAndAfterLaterRules(t *testing.T) {
	w := foundedUnder(t, firstRules)
	w.identify(seller)
	c := w.admit(facts())
	before := w.in(t)
	first := w.command(officer, c.id, c.list())
	w.applied(first)
	before.applied(first)
	w.applied(w.selection(laterRules, administrator(2), administrator(3)))
	for key, value := range before.state {
		if key != "ledger/0" && string(w.state[key]) != string(value) {
			t.Errorf("%s changed", key)
		}
	}
}

func TestALedgerKeepsItsRulesOrTakesLaterOnes(t *testing.T) {
	w := founded(t)
	w.rejected(core.CodeWrongState, w.selection(laterRules, administrator(2), administrator(3)))
	w.rejected(core.CodeWrongState, w.selection(firstRules, administrator(2), administrator(3)))
	w.refused(core.CodeMalformed, w.selection("2027-1", administrator(2), administrator(3)))
	w.refused(core.CodeMoreSignatures, w.selection(firstRules, administrator(2)))
	w.refused(core.CodeMoreSignatures, w.selection(firstRules, administrator(2), stranger))
}
