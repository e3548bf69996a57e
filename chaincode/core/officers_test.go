package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

const (
	officer2  someone = "second officer"
	officer3  someone = "third officer"
	operator1 someone = "operator desk of member1"
	operator2 someone = "operator desk of member2"
)

// cosigned adds the proofs of others to a command.
func cosigned(signed core.SignedCommand, others ...someone) core.SignedCommand {
	signed.Proofs = slices.Clip(signed.Proofs)
	for _, who := range others {
		signed.Proofs = append(signed.Proofs, who.prove(signed.Command))
	}
	return signed
}

// admitted is a company with its list, and further people for its offices and for desks.
func admitted(t tb) (*world, company) {
	t.Helper()
	w, c := claimed(t)
	for _, who := range []someone{officer2, officer3, operator1, operator2} {
		w.applied(w.introduction(who))
	}
	w.appoint(1, core.OperatorDesk, operator1, 0)
	w.appoint(2, core.OperatorDesk, operator2, 0)
	return w, c
}

func admissionDesks() core.TwoDesks {
	return core.TwoDesks{Member: "member1", CheckedAt: "member1"}
}

// appointment is of a party to all of an issuer's offices, by its officer.
func (w *world) appointment(c company, by, who someone, types ...core.Type) core.SignedCommand {
	w.Helper()
	if types == nil {
		types = []core.Type{core.AllOfficeActs}
	}
	return w.command(by, c.id, &core.OfficerAppointed{Party: who.did(), Commands: types, Until: w.now.After(300 * core.Day), Evidence: digest("power")})
}

// byDesks is an appointment by two people of admission desks.
func (w *world) byDesks(c company, by, who someone) core.SignedCommand {
	w.Helper()
	return w.command(by, c.id, &core.OfficerAppointed{
		Party: who.did(), Commands: []core.Type{core.AllOfficeActs}, Until: w.now.After(300 * core.Day), Evidence: digest("extract"), TwoDesks: admissionDesks(),
	})
}

func (w *world) required(c company, by someone, n int) core.SignedCommand {
	w.Helper()
	return w.command(by, c.id, &core.OfficersRequired{Officers: n})
}

func (w *world) endOffice(c company, by, who someone) core.SignedCommand {
	w.Helper()
	return w.command(by, c.id, &core.OfficerEnded{Party: who.did(), Evidence: digest("resigned")})
}

func (w *world) homes(c company, by someone, first, second core.MemberID) core.SignedCommand {
	w.Helper()
	return w.command(by, c.id, &core.RegisterHomesChanged{Homes: []core.MemberID{first, second}})
}

func TestAnOfficerAppointsAnotherUntilADay(t *testing.T) {
	w, c := admitted(t)
	w.rejected(core.CodeNotOfficer, w.appointment(c, officer2, officer2))
	w.rejected(core.CodeNotOfficer, w.appointment(c, director1, officer2))
	w.rejected(core.CodeNotFound, w.appointment(c, officer, "nobody"))
	w.rejected(core.CodeTooLate, w.command(officer, c.id, &core.OfficerAppointed{
		Party: officer2.did(), Commands: []core.Type{core.AllOfficeActs}, Until: w.now.After(4 * 366 * core.Day), Evidence: digest("power"),
	}))
	w.applied(w.appointment(c, officer, officer2), w.homes(c, officer2, "member1", "member3"))
	w.pass(300 * core.Day)
	w.rejected(core.CodeNotOfficer, w.homes(c, officer2, "member1", "member2"))
	w.check()
}

func TestAnOfficerGivesNoMoreThanTheyHave(t *testing.T) {
	w, c := admitted(t)
	w.applied(w.appointment(c, officer, officer2, core.TypeOfficerAppointed, core.TypeBoardChanged))
	w.rejected(core.CodeNotOfficer, w.appointment(c, officer2, officer3))
	w.rejected(core.CodeNotOfficer, w.appointment(c, officer2, officer3, core.TypeBoardChanged, core.TypeRegisterHalted))
	w.applied(w.appointment(c, officer2, officer3, core.TypeBoardChanged))
	w.rejected(core.CodeNotOfficer, w.homes(c, officer3, "member1", "member3"))
	for _, types := range [][]core.Type{{"*", core.TypeBoardChanged}, {core.TypeSharesListed}, {"Unknown"}, {core.TypeBoardChanged, core.TypeBoardChanged}, {}} {
		w.refused(core.CodeMalformed, w.command(officer, c.id, &core.OfficerAppointed{
			Party: officer2.did(), Commands: append([]core.Type{}, types...), Until: w.now.After(60), Evidence: digest("power"),
		}))
	}
}

func TestTwoOfNOfficersSignWhereTheCompanySaysSo(t *testing.T) {
	w, c := admitted(t)
	w.refused(core.CodeMoreSignatures, w.required(c, officer, 2))
	w.refused(core.CodeMoreSignatures, cosigned(w.required(c, officer, 2), director1))
	w.applied(w.appointment(c, officer, officer2), w.appointment(c, officer, officer3))
	w.refused(core.CodeMoreSignatures, cosigned(w.required(c, officer, 3), officer2))
	w.applied(cosigned(w.required(c, officer, 2), officer3))

	alone := w.homes(c, officer, "member1", "member3")
	w.refused(core.CodeMoreSignatures, alone)
	w.refused(core.CodeMoreSignatures, cosigned(alone, stranger))
	w.applied(cosigned(alone, officer2)) // the same bytes, with the signature that was missing
	w.refused(core.CodeMoreSignatures, w.required(c, officer, 1))
	w.rejected(core.CodeNotOfficer, cosigned(w.required(c, stranger, 1), officer, officer2))
	w.applied(cosigned(w.endOffice(c, officer, officer3), officer2))
	w.rejected(core.CodeTooFewOfficers, cosigned(w.endOffice(c, officer, officer2), officer2))
	w.applied(cosigned(w.required(c, officer2, 1), officer), w.endOffice(c, officer, officer2))
	w.rejected(core.CodeNotOfficer, w.homes(c, officer2, "member1", "member2"))
	w.rejected(core.CodeTooFewOfficers, w.endOffice(c, officer, officer))
	w.rejected(core.CodeWrongState, w.endOffice(c, officer, officer2))
	w.check()
}

func TestNobodySignsForAnOfficerToGetRoundTheOthers(t *testing.T) {
	w, c := admitted(t)
	w.applied(w.appointment(c, officer, officer2))
	w.applied(cosigned(w.required(c, officer, 2), officer2))
	w.set(core.PartyAuthority{
		Principal: officer.did(), Agent: stranger.did(), Commands: []core.Type{core.AllHolderActs}, Threshold: 1, Evidence: digest("e"),
		AttestedBy: officer.did(), Until: w.now.After(core.Day), Since: core.Stamp{},
	})
	forged := w.command(stranger, c.id, &core.RegisterHomesChanged{Homes: []core.MemberID{"member1", "member3"}}, onBehalfOf(officer))
	w.rejected(core.CodeNoAuthority, forged)
	w.rejected(core.CodeNotOfficer, w.command(stranger, c.id, &core.ImportOpened{
		List: digest("l"), Pages: []core.Digest{digest("p")}, Holders: 1, Lots: 1, Totals: []core.ClassTotal{{Class: c.common, Quantity: 1}},
	}, onBehalfOf(officer)))
}

func onBehalfOf(who someone) edit { return func(c *core.Command) { c.For = who.did() } }

func TestDesksAppointAnOfficerWhereTheIssuerHasTooFew(t *testing.T) {
	w, c := admitted(t)
	w.rejected(core.CodeHasOfficers, cosigned(w.byDesks(c, maker, officer2), checker))
	w.refused(core.CodeMoreSignatures, w.endedByDesks(c, maker, officer))
	w.applied(cosigned(w.endedByDesks(c, maker, officer), checker))
	w.rejected(core.CodeNotOfficer, w.homes(c, officer, "member1", "member3"))

	w.refused(core.CodeMoreSignatures, w.byDesks(c, maker, officer2))
	w.refused(core.CodeMoreSignatures, cosigned(w.byDesks(c, maker, officer2), identity1))
	w.rejected(core.CodeNotDesk, cosigned(w.byDesks(c, officer2, officer2), checker))
	w.appoint(1, core.AdmissionDesk, director1, 0)
	w.appoint(1, core.AdmissionDesk, officer3, 0)
	w.rejected(core.CodeSameDesk, cosigned(w.byDesks(c, director1, officer2), checker))
	w.rejected(core.CodeSameDesk, cosigned(w.byDesks(c, maker, officer2), director1))
	w.rejected(core.CodeSameDesk, cosigned(w.byDesks(c, officer3, officer3), checker))
	w.applied(cosigned(w.byDesks(c, maker, officer2), director1, checker))
	w.applied(w.homes(c, officer2, "member1", "member3"))
	w.rejected(core.CodeHasOfficers, cosigned(w.byDesks(c, maker, officer3), checker))
	w.check()
}

func TestWhoMaySignSomeActsAloneIsNoOfficerAmongThoseAnIssuerNeeds(t *testing.T) {
	w, c := admitted(t)
	w.applied(w.appointment(c, officer, officer2, core.TypeBoardChanged), cosigned(w.endedByDesks(c, maker, officer), checker))
	w.rejected(core.CodeNotOfficer, w.homes(c, officer2, "member1", "member3"))
	w.rejected(core.CodeNotOfficer, w.appointment(c, officer2, officer2))
	w.applied(cosigned(w.byDesks(c, maker, officer2), checker)) // the same person, on evidence
	w.applied(w.homes(c, officer2, "member1", "member3"))
	w.check()
}

func (w *world) endedByDesks(c company, by, who someone) core.SignedCommand {
	w.Helper()
	return w.command(by, c.id, &core.OfficerEnded{Party: who.did(), Evidence: digest("extract"), TwoDesks: admissionDesks()})
}

func TestAnIssuerHasAtMostSixteenAppointedOfficers(t *testing.T) {
	w, c := admitted(t)
	for i := range 16 {
		who := someone(rune('a' + i))
		w.applied(w.introduction(who), w.appointment(c, officer, who, core.TypeBoardChanged))
	}
	w.rejected(core.CodeTooManyOfficers, w.appointment(c, officer, officer2))
	w.applied(w.appointment(c, officer, "a", core.TypeRegisterHalted)) // again, not another
	w.applied(w.endOffice(c, officer, "a"), w.appointment(c, officer, officer2))
	w.check()
}
