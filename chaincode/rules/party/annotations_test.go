package party_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestABeneficialOwnerIsNotedByTheHolderOrAnOfficerAndDrivesNothing(t *testing.T) {
	w, c := rulestest.Claimed(t)
	note := func(by rulestest.Someone, entry value.EntryID) model.SignedCommand {
		return w.Command(by, c.ID, &company.BeneficialOwnerNoted{Entry: entry, Commitment: rulestest.Commitment("owner"), Evidence: rulestest.Digest("trust")})
	}
	w.Rejected(value.CodeEntryNotYours, note(rulestest.Stranger, c.Entries[0]))
	w.Rejected(value.CodeNotFound, note(rulestest.Seller, "entry-000102030405060708090a0b0c0d0e0f"))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Stranger))
	w.Rejected(value.CodeEntryNotYours, note(rulestest.Stranger, c.Entries[1])) // attested, not claimed yet
	w.Applied(note(rulestest.Officer, c.Entries[1]), note(rulestest.Seller, c.Entries[0]))
	entry := rulestest.Get[model.HolderEntry](w, model.EntryRef(c.Entries[0]))
	if entry.Beneficial == nil || entry.Beneficial.By != rulestest.Seller.Did() || entry.Controller != rulestest.Seller.Did() {
		t.Errorf("the entry is %+v", entry)
	}
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

func TestThePartyAndTheCompanyChooseTheirHomes(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeNotOfficer, w.Homes(c, rulestest.Seller, "member1", "member3"))
	w.Rejected(value.CodeUnknownMember, w.Homes(c, rulestest.Officer, "member1", "member9"))
	w.Rejected(value.CodeAlreadyExists, w.Homes(c, rulestest.Officer, "member1", "member2"))
	w.Refused(value.CodeMalformed, w.Homes(c, rulestest.Officer, "member1", "member1"))
	w.Applied(w.Homes(c, rulestest.Officer, "member3", "member4"))
	w.Rejected(value.CodeNotHome, w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Stranger))
	w.Applied(w.Attest(c, rulestest.Identity3, "member3", c.Entries[1], rulestest.Stranger))
	w.Rejected(value.CodeUnknownMember, w.Command(rulestest.Seller, "", &party.PartyHomesChanged{Homes: []value.MemberID{"member1", "member9"}}))
	w.Applied(w.Command(rulestest.Seller, "", &party.PartyHomesChanged{Homes: []value.MemberID{"member4", "member3"}}))
	if homes := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did())).Homes; !slices.Equal(homes, []value.MemberID{"member4", "member3"}) {
		t.Errorf("the homes are %v", homes)
	}
	w.Check()
}

func TestAPurgeLeavesProofWithoutPersonalData(t *testing.T) {
	w, c := rulestest.Claimed(t)
	entry := func(by rulestest.Someone, member value.MemberID) model.SignedCommand {
		return w.Command(by, c.ID, &company.EntryDataPurged{Entry: c.Entries[1], Member: member, Request: rulestest.Digest("request")})
	}
	party := func(by rulestest.Someone, member value.MemberID) model.SignedCommand {
		return w.Command(by, "", &party.PartyDataPurged{Party: rulestest.Seller.Did(), Member: member, Request: rulestest.Digest("request")})
	}
	w.Rejected(value.CodeNotDesk, entry(rulestest.Officer, "member1"))
	w.Rejected(value.CodeNotDesk, entry(rulestest.Identity1, "member2"))
	w.Rejected(value.CodeNotDesk, party(rulestest.Seller, "member1"))
	w.Applied(w.Homes(c, rulestest.Officer, "member3", "member2"), entry(rulestest.Identity1, "member1"), entry(rulestest.Identity2, "member2"), party(rulestest.Identity1, "member1"))
	by := map[value.DID]int{}
	for r := range w.Records() {
		if p, ok := r.(model.Purge); ok && (p.Entry == c.Entries[1] || p.Party == rulestest.Seller.Did()) {
			by[p.By]++
		}
	}
	if by[rulestest.Identity1.Did()] != 2 || by[rulestest.Identity2.Did()] != 1 {
		t.Errorf("the data was purged by %v", by)
	}
	w.Check()
}
