package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

func TestABeneficialOwnerIsNotedByTheHolderOrAnOfficerAndDrivesNothing(t *testing.T) {
	w, c := claimed(t)
	note := func(by someone, entry core.EntryID) core.SignedCommand {
		return w.command(by, c.id, &core.BeneficialOwnerNoted{Entry: entry, Commitment: commitment("owner"), Evidence: digest("trust")})
	}
	w.rejected(core.CodeEntryNotYours, note(stranger, c.entries[0]))
	w.rejected(core.CodeNotFound, note(seller, "entry-000102030405060708090a0b0c0d0e0f"))
	w.applied(w.attest(c, identity1, "member1", c.entries[1], stranger))
	w.rejected(core.CodeEntryNotYours, note(stranger, c.entries[1])) // attested, not claimed yet
	w.applied(note(officer, c.entries[1]), note(seller, c.entries[0]))
	entry := get[core.HolderEntry](w, core.EntryRef(c.entries[0]))
	if entry.Beneficial == nil || entry.Beneficial.By != seller.did() || entry.Controller != seller.did() {
		t.Errorf("the entry is %+v", entry)
	}
	w.applied(w.list(c, seller, c.lots[0], 1, 1))
	w.check()
}

func TestThePartyAndTheCompanyChooseTheirHomes(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeNotOfficer, w.homes(c, seller, "member1", "member3"))
	w.rejected(core.CodeUnknownMember, w.homes(c, officer, "member1", "member9"))
	w.rejected(core.CodeAlreadyExists, w.homes(c, officer, "member1", "member2"))
	w.refused(core.CodeMalformed, w.homes(c, officer, "member1", "member1"))
	w.applied(w.homes(c, officer, "member3", "member4"))
	w.rejected(core.CodeNotHome, w.attest(c, identity1, "member1", c.entries[1], stranger))
	w.applied(w.attest(c, identity3, "member3", c.entries[1], stranger))
	w.rejected(core.CodeUnknownMember, w.command(seller, "", &core.PartyHomesChanged{Homes: []core.MemberID{"member1", "member9"}}))
	w.applied(w.command(seller, "", &core.PartyHomesChanged{Homes: []core.MemberID{"member4", "member3"}}))
	if homes := get[core.Party](w, core.PartyRef(seller.did())).Homes; !slices.Equal(homes, []core.MemberID{"member4", "member3"}) {
		t.Errorf("the homes are %v", homes)
	}
	w.check()
}

func TestAPurgeLeavesProofWithoutPersonalData(t *testing.T) {
	w, c := claimed(t)
	entry := func(by someone, member core.MemberID) core.SignedCommand {
		return w.command(by, c.id, &core.EntryDataPurged{Entry: c.entries[1], Member: member, Request: digest("request")})
	}
	party := func(by someone, member core.MemberID) core.SignedCommand {
		return w.command(by, "", &core.PartyDataPurged{Party: seller.did(), Member: member, Request: digest("request")})
	}
	w.rejected(core.CodeNotDesk, entry(officer, "member1"))
	w.rejected(core.CodeNotDesk, entry(identity1, "member2"))
	w.rejected(core.CodeNotDesk, party(seller, "member1"))
	w.applied(w.homes(c, officer, "member3", "member2"), entry(identity1, "member1"), entry(identity2, "member2"), party(identity1, "member1"))
	if purged := get[core.HolderEntry](w, core.EntryRef(c.entries[1])).Purged; len(purged) != 2 || purged[0].Member != "member1" || purged[0].By != identity1.did() {
		t.Errorf("the entry's data was purged by %+v", purged)
	}
	for range 19 {
		w.applied(party(identity1, "member1"))
	}
	w.rejected(core.CodeTooManyPurges, party(identity1, "member1"))
	w.check()
}
