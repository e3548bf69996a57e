package holder_test

import (
	"reflect"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAnOfficerCannotSetWhoControlsAnEntry(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(value.CodeNotDesk, w.Attest(c, rulestest.Officer, "member1", c.Entries[0], rulestest.Officer))
	w.Rejected(value.CodeNotDesk, w.Attest(c, rulestest.Officer, "member1", c.Entries[0], rulestest.Stranger))
	w.Rejected(value.CodeNotAttested, w.Claim(c, rulestest.Officer, c.Entries[0]))
	w.Appoint(1, model.IdentityDesk, rulestest.Officer, 0)
	w.Rejected(value.CodeSameDesk, w.Attest(c, rulestest.Officer, "member1", c.Entries[0], rulestest.Stranger))
}

func TestAnOfficerWithADeskDecidesOnNoClaim(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Applied(w.Object(c, rulestest.Identity1, "member1"))
	w.Appoint(2, model.IdentityDesk, rulestest.Officer, 0)
	w.Rejected(value.CodeSameDesk, w.Decide(c, rulestest.Officer, "member2", false))
}

func TestOnlyADeskOfAHomeAttestsAClaim(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(value.CodeNotHome, w.Attest(c, rulestest.Identity3, "member3", c.Entries[0], rulestest.Seller))
	w.Rejected(value.CodeNotDesk, w.Attest(c, rulestest.Identity3, "member1", c.Entries[0], rulestest.Seller))
	w.Rejected(value.CodeNotDesk, w.Attest(c, rulestest.Stranger, "member1", c.Entries[0], rulestest.Seller))
	w.Applied(w.Attest(c, rulestest.Identity2, "member2", c.Entries[0], rulestest.Seller))
}

func TestNobodyAttestsTheirOwnClaim(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Identify(rulestest.Identity2)
	w.Rejected(value.CodeSameDesk, w.Attest(c, rulestest.Identity2, "member2", c.Entries[0], rulestest.Identity2))
}

func TestOnlyAnIdentifiedPartyIsAttested(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(value.CodeNotIdentified, w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Director1))
	w.Rejected(value.CodeNotFound, w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], "nobody"))
}

func TestOnlyTheAttestedPartyClaims(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(value.CodeNotAttested, w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	w.Rejected(value.CodeNotAttested, w.Claim(c, rulestest.Stranger, c.Entries[0]))
	w.Rejected(value.CodeEntryNotYours, w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[3]))
	w.Applied(w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[0]))
	w.Rejected(value.CodeEntryTaken, w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Rejected(value.CodeEntryTaken, w.Attest(c, rulestest.Identity2, "member2", c.Entries[0], rulestest.Stranger))
}

func TestAClaimConfirmsTheLotsItNames(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	for i, want := range []model.Provenance{model.Confirmed, model.Asserted, model.Confirmed, model.Asserted, model.Asserted} {
		if got := w.Lot(c.Lots[i]).Provenance; got != want {
			t.Errorf("the lot %d is %s, want %s", i, got, want)
		}
	}
}

func TestAPartyClaimsOneEntryOfARegister(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Rejected(value.CodeAlreadyExists, w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Seller))
}

func TestTwoAttestationsOfOnePartyAreOneClaim(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Seller))
	w.Applied(w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Rejected(value.CodeAlreadyExists, w.Claim(c, rulestest.Seller, c.Entries[1]))
}

func TestSharesAreNotSoldWithinTheObjectionPeriod(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Rejected(value.CodeObjectionPeriod, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Pass(rulestest.ObjectionPeriod - 1)
	w.Rejected(value.CodeObjectionPeriod, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Pass(1)
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
}

func TestAnObjectionIsMadeByAnOfficerOrAHomesDeskWithinThePeriod(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Rejected(value.CodeNotOfficer, w.Object(c, rulestest.Stranger, ""))
	w.Rejected(value.CodeNotOfficer, w.Object(c, rulestest.Identity2, ""))
	w.Rejected(value.CodeNotHome, w.Object(c, rulestest.Identity3, "member3"))
	late := w.In(t)
	late.Pass(rulestest.ObjectionPeriod)
	late.Rejected(value.CodePeriodOver, late.Object(c, rulestest.Officer, ""))
	for _, c2 := range []struct {
		who    rulestest.Someone
		member value.MemberID
	}{{rulestest.Officer, ""}, {rulestest.Identity1, "member1"}, {rulestest.Identity2, "member2"}} {
		w := w.In(t)
		w.Applied(w.Object(c, c2.who, c2.member))
		w.Pass(rulestest.ObjectionPeriod)
		w.Rejected(value.CodeContested, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	}
}

func TestAContestIsDecidedByADeskThatHadNoPartInIt(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Appoint(2, model.IdentityDesk, rulestest.Seller, 0)
	contested := w.In(t)
	contested.Applied(contested.Object(c, rulestest.Officer, ""))
	contested.Rejected(value.CodeSameDesk, contested.Decide(c, rulestest.Identity1, "member1", true))
	contested.Rejected(value.CodeSameDesk, contested.Decide(c, rulestest.Seller, "member2", true))
	contested.Rejected(value.CodeNotHome, contested.Decide(c, rulestest.Identity3, "member3", true))
	contested.Applied(contested.Decide(c, rulestest.Identity2, "member2", true))
	byDesk := w.In(t)
	byDesk.Applied(byDesk.Object(c, rulestest.Identity2, "member2"))
	byDesk.Rejected(value.CodeSameDesk, byDesk.Decide(c, rulestest.Identity2, "member2", false))
}

func TestAnUpheldClaimMaySellAtOnceAndIsNotContestedAgain(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.Applied(w.Object(c, rulestest.Officer, ""), w.Decide(c, rulestest.Identity2, "member2", true))
	w.Rejected(value.CodePeriodOver, w.Object(c, rulestest.Officer, ""))
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

func TestAClaimThatIsNotUpheldLeavesNoTraceOnTheEntryAndItsLots(t *testing.T) {
	w, c := rulestest.Registered(t)
	before := w.In(t)
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Stranger), w.Claim(c, rulestest.Stranger, c.Entries[0], c.Lots[:3]...))
	w.Applied(w.Object(c, rulestest.Officer, ""), w.Decide(c, rulestest.Identity2, "member2", false))
	entry := model.EntryRef(c.Entries[0])
	if got, want := rulestest.Get[model.HolderEntry](w, entry), rulestest.Get[model.HolderEntry](before, entry); !reflect.DeepEqual(got, want) {
		t.Errorf("the entry is %+v, was %+v", got, want)
	}
	for _, id := range c.Lots[:3] {
		if w.Lot(id).Provenance != model.Asserted {
			t.Errorf("the lot %s is still %s", id, w.Lot(id).Provenance)
		}
	}
	w.Check()
	w.Applied(w.Attest(c, rulestest.Identity2, "member2", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[0]))
	w.Applied(w.Attest(c, rulestest.Identity2, "member2", c.Entries[1], rulestest.Stranger)) // the first claimant may have another entry
	w.Check()
}

func TestAnEntryMadeByASettlementCannotBeContested(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	entry := w.Lot(w.Agreed(d).Began).Entry
	w.Now-- // a transaction's time may lie a little before that of one ordered earlier
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Officer, d.ID, &holder.ClaimObjected{Entry: entry, Reason: rulestest.Digest("why")}))
}

func TestAnotherRegistersEntryIsNotFound(t *testing.T) {
	w, c := rulestest.Registered(t)
	other := rulestest.Facts()
	other.CorporateNumber = "1101110000002"
	second := w.ImportList(w.Admit(other))
	w.Rejected(value.CodeNotFound, w.Attest(second, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	w.Rejected(value.CodeNotFound, w.Claim(second, rulestest.Seller, c.Entries[0]))
	w.Rejected(value.CodeNotFound, w.Claim(c, rulestest.Seller, c.Entries[0], second.Lots[0]))
	w.Check()
}
