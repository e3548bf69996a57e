package company_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

const (
	officer2  rulestest.Someone = "second officer"
	officer3  rulestest.Someone = "third officer"
	operator1 rulestest.Someone = "operator desk of member1"
	operator2 rulestest.Someone = "operator desk of member2"
)

// admitted is a company with its list, and further people for its offices and for desks.
func admitted(t rulestest.Tb) (*rulestest.World, rulestest.Company) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	for _, who := range []rulestest.Someone{officer2, officer3, operator1, operator2} {
		w.Applied(w.Introduction(who))
	}
	w.Appoint(1, model.OperatorDesk, operator1, 0)
	w.Appoint(2, model.OperatorDesk, operator2, 0)
	return w, c
}

// appointment is of a party to all of an issuer's offices, by its officer.
func appointment(w *rulestest.World, c rulestest.Company, by, who rulestest.Someone, types ...value.Type) model.SignedCommand {
	w.Helper()
	if types == nil {
		types = []value.Type{model.AllOfficeActs}
	}
	return w.Command(by, c.ID, &company.OfficerAppointed{Party: who.Did(), Commands: types, Until: w.Now.After(300 * value.Day), Evidence: rulestest.Digest("power")})
}

// byDesks is an appointment by two people of admission desks.
func byDesks(w *rulestest.World, c rulestest.Company, by, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return w.Command(by, c.ID, &company.OfficerAppointed{
		Party: who.Did(), Commands: []value.Type{model.AllOfficeActs}, Until: w.Now.After(300 * value.Day), Evidence: rulestest.Digest("extract"), TwoDesks: rulestest.AdmissionDesks(),
	})
}

func required(w *rulestest.World, c rulestest.Company, by rulestest.Someone, n int) model.SignedCommand {
	w.Helper()
	return w.Command(by, c.ID, &company.OfficersRequired{Officers: n})
}

func endOffice(w *rulestest.World, c rulestest.Company, by, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return w.Command(by, c.ID, &company.OfficerEnded{Party: who.Did(), Evidence: rulestest.Digest("resigned")})
}

func TestAnOfficerAppointsAnotherUntilADay(t *testing.T) {
	w, c := admitted(t)
	w.Rejected(value.CodeNotOfficer, appointment(w, c, officer2, officer2))
	w.Rejected(value.CodeNotOfficer, appointment(w, c, rulestest.Director1, officer2))
	w.Rejected(value.CodeNotFound, appointment(w, c, rulestest.Officer, "nobody"))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Officer, c.ID, &company.OfficerAppointed{
		Party: officer2.Did(), Commands: []value.Type{model.AllOfficeActs}, Until: w.Now.After(4 * 366 * value.Day), Evidence: rulestest.Digest("power"),
	}))
	w.Applied(appointment(w, c, rulestest.Officer, officer2), w.Homes(c, officer2, "member1", "member3"))
	w.Pass(300 * value.Day)
	w.Rejected(value.CodeNotOfficer, w.Homes(c, officer2, "member1", "member2"))
	w.Check()
}

func TestAnOfficerGivesNoMoreThanTheyHave(t *testing.T) {
	w, c := admitted(t)
	w.Applied(appointment(w, c, rulestest.Officer, officer2, company.TypeOfficerAppointed, company.TypeBoardChanged))
	w.Rejected(value.CodeNotOfficer, appointment(w, c, officer2, officer3))
	w.Rejected(value.CodeNotOfficer, appointment(w, c, officer2, officer3, company.TypeBoardChanged, company.TypeRegisterHalted))
	w.Applied(appointment(w, c, officer2, officer3, company.TypeBoardChanged))
	w.Rejected(value.CodeNotOfficer, w.Homes(c, officer3, "member1", "member3"))
	for _, types := range [][]value.Type{{"*", company.TypeBoardChanged}, {trade.TypeSharesListed}, {"Unknown"}, {company.TypeBoardChanged, company.TypeBoardChanged}, {}} {
		w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &company.OfficerAppointed{
			Party: officer2.Did(), Commands: append([]value.Type{}, types...), Until: w.Now.After(60), Evidence: rulestest.Digest("power"),
		}))
	}
}

func TestTwoOfNOfficersSignWhereTheCompanySaysSo(t *testing.T) {
	w, c := admitted(t)
	w.Refused(value.CodeMoreSignatures, required(w, c, rulestest.Officer, 2))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(required(w, c, rulestest.Officer, 2), rulestest.Director1))
	w.Applied(appointment(w, c, rulestest.Officer, officer2), appointment(w, c, rulestest.Officer, officer3))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(required(w, c, rulestest.Officer, 3), officer2))
	w.Applied(rulestest.Cosigned(required(w, c, rulestest.Officer, 2), officer3))

	alone := w.Homes(c, rulestest.Officer, "member1", "member3")
	w.Refused(value.CodeMoreSignatures, alone)
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(alone, rulestest.Stranger))
	w.Applied(rulestest.Cosigned(alone, officer2)) // the same bytes, with the signature that was missing
	w.Refused(value.CodeMoreSignatures, required(w, c, rulestest.Officer, 1))
	w.Rejected(value.CodeNotOfficer, rulestest.Cosigned(required(w, c, rulestest.Stranger, 1), rulestest.Officer, officer2))
	w.Applied(rulestest.Cosigned(endOffice(w, c, rulestest.Officer, officer3), officer2))
	w.Rejected(value.CodeTooFewOfficers, rulestest.Cosigned(endOffice(w, c, rulestest.Officer, officer2), officer2))
	w.Applied(rulestest.Cosigned(required(w, c, officer2, 1), rulestest.Officer), endOffice(w, c, rulestest.Officer, officer2))
	w.Rejected(value.CodeNotOfficer, w.Homes(c, officer2, "member1", "member2"))
	w.Rejected(value.CodeTooFewOfficers, endOffice(w, c, rulestest.Officer, rulestest.Officer))
	w.Rejected(value.CodeWrongState, endOffice(w, c, rulestest.Officer, officer2))
	w.Check()
}

func TestNobodySignsForAnOfficerToGetRoundTheOthers(t *testing.T) {
	w, c := admitted(t)
	w.Applied(appointment(w, c, rulestest.Officer, officer2))
	w.Applied(rulestest.Cosigned(required(w, c, rulestest.Officer, 2), officer2))
	w.Set(model.PartyAuthority{
		Principal: rulestest.Officer.Did(), Agent: rulestest.Stranger.Did(), Commands: []value.Type{model.AllHolderActs}, Threshold: 1, Evidence: rulestest.Digest("e"),
		AttestedBy: rulestest.Officer.Did(), Until: w.Now.After(value.Day), Since: model.Stamp{},
	})
	forged := w.Command(rulestest.Stranger, c.ID, &company.RegisterHomesChanged{Homes: []value.MemberID{"member1", "member3"}}, rulestest.OnBehalfOf(rulestest.Officer))
	w.Rejected(value.CodeNoAuthority, forged)
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Stranger, c.ID, &holder.ImportOpened{
		List: rulestest.Digest("l"), Pages: []value.Digest{rulestest.Digest("p")}, Holders: 1, Lots: 1, Totals: []model.ClassTotal{{Class: c.Common, Quantity: 1}},
	}, rulestest.OnBehalfOf(rulestest.Officer)))
}

func TestDesksAppointAnOfficerWhereTheIssuerHasTooFew(t *testing.T) {
	w, c := admitted(t)
	w.Rejected(value.CodeHasOfficers, rulestest.Cosigned(byDesks(w, c, rulestest.Maker, officer2), rulestest.Checker))
	w.Refused(value.CodeMoreSignatures, endedByDesks(w, c, rulestest.Maker, rulestest.Officer))
	w.Applied(rulestest.Cosigned(endedByDesks(w, c, rulestest.Maker, rulestest.Officer), rulestest.Checker))
	w.Rejected(value.CodeNotOfficer, w.Homes(c, rulestest.Officer, "member1", "member3"))

	w.Refused(value.CodeMoreSignatures, byDesks(w, c, rulestest.Maker, officer2))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(byDesks(w, c, rulestest.Maker, officer2), rulestest.Identity1))
	w.Rejected(value.CodeNotDesk, rulestest.Cosigned(byDesks(w, c, officer2, officer2), rulestest.Checker))
	w.Appoint(1, model.AdmissionDesk, rulestest.Director1, 0)
	w.Appoint(1, model.AdmissionDesk, officer3, 0)
	w.Rejected(value.CodeSameDesk, rulestest.Cosigned(byDesks(w, c, rulestest.Director1, officer2), rulestest.Checker))
	w.Rejected(value.CodeSameDesk, rulestest.Cosigned(byDesks(w, c, rulestest.Maker, officer2), rulestest.Director1))
	w.Rejected(value.CodeSameDesk, rulestest.Cosigned(byDesks(w, c, officer3, officer3), rulestest.Checker))
	w.Applied(rulestest.Cosigned(byDesks(w, c, rulestest.Maker, officer2), rulestest.Director1, rulestest.Checker))
	w.Applied(w.Homes(c, officer2, "member1", "member3"))
	w.Rejected(value.CodeHasOfficers, rulestest.Cosigned(byDesks(w, c, rulestest.Maker, officer3), rulestest.Checker))
	w.Check()
}

func TestWhoMaySignSomeActsAloneIsNoOfficerAmongThoseAnIssuerNeeds(t *testing.T) {
	w, c := admitted(t)
	w.Applied(appointment(w, c, rulestest.Officer, officer2, company.TypeBoardChanged), rulestest.Cosigned(endedByDesks(w, c, rulestest.Maker, rulestest.Officer), rulestest.Checker))
	w.Rejected(value.CodeNotOfficer, w.Homes(c, officer2, "member1", "member3"))
	w.Rejected(value.CodeNotOfficer, appointment(w, c, officer2, officer2))
	w.Applied(rulestest.Cosigned(byDesks(w, c, rulestest.Maker, officer2), rulestest.Checker)) // the same person, on evidence
	w.Applied(w.Homes(c, officer2, "member1", "member3"))
	w.Check()
}

func endedByDesks(w *rulestest.World, c rulestest.Company, by, who rulestest.Someone) model.SignedCommand {
	w.Helper()
	return w.Command(by, c.ID, &company.OfficerEnded{Party: who.Did(), Evidence: rulestest.Digest("extract"), TwoDesks: rulestest.AdmissionDesks()})
}

func TestAnIssuerHasAtMostSixteenAppointedOfficers(t *testing.T) {
	w, c := admitted(t)
	for i := range 16 {
		who := rulestest.Someone(rune('a' + i))
		w.Applied(w.Introduction(who), appointment(w, c, rulestest.Officer, who, company.TypeBoardChanged))
	}
	w.Rejected(value.CodeTooManyOfficers, appointment(w, c, rulestest.Officer, officer2))
	w.Applied(appointment(w, c, rulestest.Officer, "a", company.TypeRegisterHalted)) // again, not another
	w.Applied(endOffice(w, c, rulestest.Officer, "a"), appointment(w, c, rulestest.Officer, officer2))
	w.Check()
}
