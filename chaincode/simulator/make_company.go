package simulator

import (
	"strconv"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
)

// twoDesks are two people of desks of a kind, who act and check.
func (g *Generator) twoDesks(kind model.DeskKind) (act, ledger.TwoDesks) {
	first, member := g.desk(kind)
	second, checked := g.desk(kind)
	for range 8 {
		if second != first {
			break
		}
		second, checked = g.desk(kind)
	}
	return act{who: first, with: []*Person{second}}, ledger.TwoDesks{Member: member, CheckedAt: checked}
}

// issuer is the company of a register, if it is admitted.
func (g *Generator) issuer(r *register) (model.Issuer, bool) {
	return get[model.Issuer](g, model.IssuerRef(r.ID))
}

var companyMakers = []maker{
	{company.TypeOfficerAppointed, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		body := &company.OfficerAppointed{
			Party: g.officer().DID, Commands: []value.Type{model.AllOfficeActs}, Until: g.now.After(300 * value.Day), Evidence: g.digest(),
		}
		if g.often(20) {
			a, desks := g.twoDesks(model.AdmissionDesk)
			body.TwoDesks, a.body = desks, body
			return a, ok
		}
		return act{who: g.officerOf(r), body: body}, ok
	}},
	{company.TypeOfficerEnded, 1, func(g *Generator, r *register) (act, bool) {
		agents := g.appointed(r)
		if len(agents) == 0 {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &company.OfficerEnded{Party: one(g, agents...), Evidence: g.digest()}}, true
	}},
	{company.TypeOfficersRequired, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		if !ok || len(g.appointed(r)) == 0 || g.often(80) {
			return act{}, false
		}
		return act{who: g.officerOf(r), with: g.agents(r), body: &company.OfficersRequired{Officers: 1 + g.n(2)}}, true
	}},
	{company.TypeBoardChanged, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		board := g.board()
		if g.often(40) {
			board = model.Board{Directors: []value.DID{}} // the general meeting decides instead
		}
		return act{who: g.officerOf(r), body: &company.BoardChanged{Board: board, Resolution: g.digest()}}, ok && g.often(50)
	}},
	{company.TypeArticlesAmended, 1, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, model.KindClass, func(model.ShareClass) bool { return true })
		body := &company.ArticlesAmended{Class: class.ID, From: g.now.DateInKorea(), Resolution: g.digest()}
		switch g.n(3) {
		case 0:
			body.Authorised = class.Authorised + g.shares(1000)
		case 1:
			body.Approval = one(g, model.NoApproval, model.BoardApproval, model.MeetingApproval, model.MeetingApproval)
		case 2:
			body.Preemption = &company.FirstRefusal{Days: g.n(30)}
		}
		return act{who: g.officerOf(r), body: body}, ok
	}},
	{company.TypeRegisterHalted, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		body := &company.RegisterHalted{Evidence: g.digest()}
		if g.often(70) {
			body.From, body.Until = g.now.DateInKorea(), g.now.After(value.Day).DateInKorea()
			return act{who: g.officerOf(r), body: body}, ok && g.often(30)
		}
		a, desks := g.twoDesks(model.OperatorDesk)
		body.TwoDesks, a.body = desks, body
		return a, ok && g.often(30)
	}},
	{company.TypeRegisterResumed, 6, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		body := &company.RegisterResumed{Evidence: g.digest()}
		if ok && issuer.Suspension != nil && issuer.Suspension.Ended == nil {
			a, desks := g.twoDesks(model.OperatorDesk)
			body.TwoDesks, a.body = desks, body
			return a, true
		}
		return act{who: g.officerOf(r), body: body}, ok && issuer.Closing != nil && issuer.Closing.Ended == nil
	}},
	{company.TypeIssuerClosed, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		desk, member := g.desk(model.AdmissionDesk)
		return act{who: g.officerOf(r), with: []*Person{desk}, body: &company.IssuerClosed{
			Reason: one(g, model.Liquidated, model.Merged, model.MovedOn), Evidence: g.digest(), Member: member,
		}}, ok && g.often(4)
	}},
	{company.TypeRegisterHomesChanged, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		return act{who: g.officerOf(r), body: &company.RegisterHomesChanged{Homes: g.homes()}}, ok && g.often(20)
	}},
}

// homes are two members, mostly those that have identity desks.
func (g *Generator) homes() []value.MemberID {
	return one(g, []value.MemberID{"member1", "member2"}, []value.MemberID{"member2", "member1"}, []value.MemberID{"member1", "member3"})
}

func (g *Generator) board() model.Board {
	board := model.Board{Threshold: 2}
	for i := range 3 {
		board.Directors = append(board.Directors, g.person("director "+strconv.Itoa(2*i+g.n(2))).DID)
	}
	return board
}

// appointed are the company's officers who were appointed since its admission.
func (g *Generator) appointed(r *register) []value.DID {
	appointed, _ := get[model.Appointed](g, model.AppointedRef(r.ID))
	return appointed.Agents
}

// agents are the officers who sign a company's acts with the one who acts, where it asks for more than one.
func (g *Generator) agents(r *register) []*Person {
	var with []*Person
	who := g.officerOf(r)
	for _, did := range g.appointed(r) {
		if p := g.known(did); p != who && len(with) < 3 {
			with = append(with, p)
		}
	}
	return with
}
