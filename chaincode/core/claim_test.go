package core_test

import (
	"reflect"
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) object(c company, who someone, member core.MemberID) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.ClaimObjected{Entry: c.entries[0], Member: member, Reason: digest("why")})
}

func (w *world) decide(c company, who someone, member core.MemberID, uphold bool) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.ClaimDecided{Member: member, Entry: c.entries[0], Uphold: uphold, Evidence: digest("seen")})
}

// underClaim is a register in which the seller has just claimed the first entry.
func underClaim(t tb) (*world, company) {
	t.Helper()
	w, c := registered(t)
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller))
	w.applied(w.claim(c, seller, c.entries[0], c.lots[0], c.lots[2]))
	return w, c
}

func TestAnOfficerCannotSetWhoControlsAnEntry(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeNotDesk, w.attest(c, officer, "member1", c.entries[0], officer))
	w.rejected(core.CodeNotDesk, w.attest(c, officer, "member1", c.entries[0], stranger))
	w.rejected(core.CodeNotAttested, w.claim(c, officer, c.entries[0]))
	w.appoint(1, core.IdentityDesk, officer, 0)
	w.rejected(core.CodeSameDesk, w.attest(c, officer, "member1", c.entries[0], stranger))
}

func TestAnOfficerWithADeskDecidesOnNoClaim(t *testing.T) {
	w, c := underClaim(t)
	w.applied(w.object(c, identity1, "member1"))
	w.appoint(2, core.IdentityDesk, officer, 0)
	w.rejected(core.CodeSameDesk, w.decide(c, officer, "member2", false))
}

func TestOnlyADeskOfAHomeAttestsAClaim(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeNotHome, w.attest(c, identity3, "member3", c.entries[0], seller))
	w.rejected(core.CodeNotDesk, w.attest(c, identity3, "member1", c.entries[0], seller))
	w.rejected(core.CodeNotDesk, w.attest(c, stranger, "member1", c.entries[0], seller))
	w.applied(w.attest(c, identity2, "member2", c.entries[0], seller))
}

func TestNobodyAttestsTheirOwnClaim(t *testing.T) {
	w, c := registered(t)
	w.identify(identity2)
	w.rejected(core.CodeSameDesk, w.attest(c, identity2, "member2", c.entries[0], identity2))
}

func TestOnlyAnIdentifiedPartyIsAttested(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeNotIdentified, w.attest(c, identity1, "member1", c.entries[0], director1))
	w.rejected(core.CodeNotFound, w.attest(c, identity1, "member1", c.entries[0], "nobody"))
}

func TestOnlyTheAttestedPartyClaims(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeNotAttested, w.claim(c, seller, c.entries[0]))
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller))
	w.rejected(core.CodeNotAttested, w.claim(c, stranger, c.entries[0]))
	w.rejected(core.CodeEntryNotYours, w.claim(c, seller, c.entries[0], c.lots[3]))
	w.applied(w.claim(c, seller, c.entries[0], c.lots[0]))
	w.rejected(core.CodeEntryTaken, w.claim(c, seller, c.entries[0]))
	w.rejected(core.CodeEntryTaken, w.attest(c, identity2, "member2", c.entries[0], stranger))
}

func TestAClaimConfirmsTheLotsItNames(t *testing.T) {
	w, c := underClaim(t)
	for i, want := range []core.Provenance{core.Confirmed, core.Asserted, core.Confirmed, core.Asserted, core.Asserted} {
		if got := w.lot(c.lots[i]).Provenance; got != want {
			t.Errorf("the lot %d is %s, want %s", i, got, want)
		}
	}
}

func TestAPartyClaimsOneEntryOfARegister(t *testing.T) {
	w, c := underClaim(t)
	w.rejected(core.CodeAlreadyExists, w.attest(c, identity1, "member1", c.entries[1], seller))
}

func TestTwoAttestationsOfOnePartyAreOneClaim(t *testing.T) {
	w, c := registered(t)
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.attest(c, identity1, "member1", c.entries[1], seller))
	w.applied(w.claim(c, seller, c.entries[0]))
	w.rejected(core.CodeAlreadyExists, w.claim(c, seller, c.entries[1]))
}

func TestSharesAreNotSoldWithinTheObjectionPeriod(t *testing.T) {
	w, c := underClaim(t)
	w.rejected(core.CodeObjectionPeriod, w.list(c, seller, c.lots[0], 1, 1))
	w.pass(objectionPeriod - 1)
	w.rejected(core.CodeObjectionPeriod, w.list(c, seller, c.lots[0], 1, 1))
	w.pass(1)
	w.applied(w.list(c, seller, c.lots[0], 1, 1))
}

func TestAnObjectionIsMadeByAnOfficerOrAHomesDeskWithinThePeriod(t *testing.T) {
	w, c := underClaim(t)
	w.rejected(core.CodeNotOfficer, w.object(c, stranger, ""))
	w.rejected(core.CodeNotOfficer, w.object(c, identity2, ""))
	w.rejected(core.CodeNotHome, w.object(c, identity3, "member3"))
	late := w.in(t)
	late.pass(objectionPeriod)
	late.rejected(core.CodePeriodOver, late.object(c, officer, ""))
	for _, c2 := range []struct {
		who    someone
		member core.MemberID
	}{{officer, ""}, {identity1, "member1"}, {identity2, "member2"}} {
		w := w.in(t)
		w.applied(w.object(c, c2.who, c2.member))
		w.pass(objectionPeriod)
		w.rejected(core.CodeContested, w.list(c, seller, c.lots[0], 1, 1))
	}
}

func TestAContestIsDecidedByADeskThatHadNoPartInIt(t *testing.T) {
	w, c := underClaim(t)
	w.appoint(2, core.IdentityDesk, seller, 0)
	contested := w.in(t)
	contested.applied(contested.object(c, officer, ""))
	contested.rejected(core.CodeSameDesk, contested.decide(c, identity1, "member1", true))
	contested.rejected(core.CodeSameDesk, contested.decide(c, seller, "member2", true))
	contested.rejected(core.CodeNotHome, contested.decide(c, identity3, "member3", true))
	contested.applied(contested.decide(c, identity2, "member2", true))
	byDesk := w.in(t)
	byDesk.applied(byDesk.object(c, identity2, "member2"))
	byDesk.rejected(core.CodeSameDesk, byDesk.decide(c, identity2, "member2", false))
}

func TestAnUpheldClaimMaySellAtOnceAndIsNotContestedAgain(t *testing.T) {
	w, c := underClaim(t)
	w.applied(w.object(c, officer, ""), w.decide(c, identity2, "member2", true))
	w.rejected(core.CodePeriodOver, w.object(c, officer, ""))
	w.applied(w.list(c, seller, c.lots[0], 1, 1))
	w.check()
}

func TestAClaimThatIsNotUpheldLeavesNoTraceOnTheEntryAndItsLots(t *testing.T) {
	w, c := registered(t)
	before := w.in(t)
	w.applied(w.attest(c, identity1, "member1", c.entries[0], stranger), w.claim(c, stranger, c.entries[0], c.lots[:3]...))
	w.applied(w.object(c, officer, ""), w.decide(c, identity2, "member2", false))
	entry := core.EntryRef(c.entries[0])
	if got, want := get[core.HolderEntry](w, entry), get[core.HolderEntry](before, entry); !reflect.DeepEqual(got, want) {
		t.Errorf("the entry is %+v, was %+v", got, want)
	}
	for _, id := range c.lots[:3] {
		if w.lot(id).Provenance != core.Asserted {
			t.Errorf("the lot %s is still %s", id, w.lot(id).Provenance)
		}
	}
	w.check()
	w.applied(w.attest(c, identity2, "member2", c.entries[0], seller), w.claim(c, seller, c.entries[0], c.lots[0]))
	w.applied(w.attest(c, identity2, "member2", c.entries[1], stranger)) // the first claimant may have another entry
	w.check()
}

func TestAnEntryMadeByASettlementCannotBeContested(t *testing.T) {
	w, d := funded(t)
	w.applied(w.settle(d))
	entry := w.lot(w.agreed(d).Began).Entry
	w.now-- // a transaction's time may lie a little before that of one ordered earlier
	w.rejected(core.CodeWrongState, w.command(officer, d.id, &core.ClaimObjected{Entry: entry, Reason: digest("why")}))
}

func TestAnotherRegistersEntryIsNotFound(t *testing.T) {
	w, c := registered(t)
	other := facts()
	other.CorporateNumber = "1101110000002"
	second := w.importList(w.admit(other))
	w.rejected(core.CodeNotFound, w.attest(second, identity1, "member1", c.entries[0], seller))
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller))
	w.rejected(core.CodeNotFound, w.claim(second, seller, c.entries[0]))
	w.rejected(core.CodeNotFound, w.claim(c, seller, c.entries[0], second.lots[0]))
	w.check()
}
