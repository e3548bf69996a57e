package simulator

import (
	"strconv"

	"holdfast/chaincode/core"
)

// twoDesks are two people of desks of a kind, who act and check.
func (g *Generator) twoDesks(kind core.DeskKind) (act, core.TwoDesks) {
	first, member := g.desk(kind)
	second, checked := g.desk(kind)
	for range 8 {
		if second != first {
			break
		}
		second, checked = g.desk(kind)
	}
	return act{who: first, with: []*Person{second}}, core.TwoDesks{Member: member, CheckedAt: checked}
}

// issuer is the company of a register, if it is admitted.
func (g *Generator) issuer(r *register) (core.Issuer, bool) {
	return get[core.Issuer](g, core.IssuerRef(r.ID))
}

var companyMakers = []maker{
	{core.TypeOfficerAppointed, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		body := &core.OfficerAppointed{
			Party: g.officer().DID, Commands: []core.Type{core.AllOfficeActs}, Until: g.now.After(300 * core.Day), Evidence: g.digest(),
		}
		if g.often(20) {
			a, desks := g.twoDesks(core.AdmissionDesk)
			body.TwoDesks, a.body = desks, body
			return a, ok
		}
		return act{who: g.officerOf(r), body: body}, ok
	}},
	{core.TypeOfficerEnded, 1, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		if !ok || len(issuer.Agents) == 0 {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &core.OfficerEnded{Party: one(g, issuer.Agents...), Evidence: g.digest()}}, true
	}},
	{core.TypeOfficersRequired, 1, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		if !ok || len(issuer.Agents) == 0 || g.often(80) {
			return act{}, false
		}
		return act{who: g.officerOf(r), with: g.agents(r, issuer), body: &core.OfficersRequired{Officers: 1 + g.n(2)}}, true
	}},
	{core.TypeBoardChanged, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		board := g.board()
		if g.often(40) {
			board = core.Board{Directors: []core.DID{}} // the general meeting decides instead
		}
		return act{who: g.officerOf(r), body: &core.BoardChanged{Board: board, Resolution: g.digest()}}, ok && g.often(50)
	}},
	{core.TypeArticlesAmended, 1, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
		body := &core.ArticlesAmended{Class: class.ID, From: g.now.DateInKorea(), Resolution: g.digest()}
		switch g.n(3) {
		case 0:
			body.Authorised = class.Authorised + g.shares(1000)
		case 1:
			body.Approval = one(g, core.NoApproval, core.BoardApproval, core.MeetingApproval, core.MeetingApproval)
		case 2:
			body.Preemption = &core.FirstRefusal{Days: g.n(30)}
		}
		return act{who: g.officerOf(r), body: body}, ok
	}},
	{core.TypeRegisterHalted, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		body := &core.RegisterHalted{Evidence: g.digest()}
		if g.often(70) {
			body.From, body.Until = g.now.DateInKorea(), g.now.After(core.Day).DateInKorea()
			return act{who: g.officerOf(r), body: body}, ok && g.often(30)
		}
		a, desks := g.twoDesks(core.OperatorDesk)
		body.TwoDesks, a.body = desks, body
		return a, ok && g.often(30)
	}},
	{core.TypeRegisterResumed, 6, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		body := &core.RegisterResumed{Evidence: g.digest()}
		if ok && issuer.Suspension != nil && issuer.Suspension.Ended == nil {
			a, desks := g.twoDesks(core.OperatorDesk)
			body.TwoDesks, a.body = desks, body
			return a, true
		}
		return act{who: g.officerOf(r), body: body}, ok && issuer.Closing != nil && issuer.Closing.Ended == nil
	}},
	{core.TypeIssuerClosed, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		desk, member := g.desk(core.AdmissionDesk)
		return act{who: g.officerOf(r), with: []*Person{desk}, body: &core.IssuerClosed{
			Reason: one(g, core.Liquidated, core.Merged, core.MovedOn), Evidence: g.digest(), Member: member,
		}}, ok && g.often(4)
	}},
	{core.TypeRegisterHomesChanged, 1, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		return act{who: g.officerOf(r), body: &core.RegisterHomesChanged{Homes: g.homes()}}, ok && g.often(20)
	}},
}

// homes are two members, mostly those that have identity desks.
func (g *Generator) homes() []core.MemberID {
	return one(g, []core.MemberID{"member1", "member2"}, []core.MemberID{"member2", "member1"}, []core.MemberID{"member1", "member3"})
}

func (g *Generator) board() core.Board {
	board := core.Board{Threshold: 2}
	for i := range 3 {
		board.Directors = append(board.Directors, g.person("director "+strconv.Itoa(2*i+g.n(2))).DID)
	}
	return board
}

// agents are the officers who sign a company's acts with the one who acts, where it asks for more than one.
func (g *Generator) agents(r *register, issuer core.Issuer) []*Person {
	var with []*Person
	who := g.officerOf(r)
	for _, did := range issuer.Agents {
		if p := g.known(did); p != who && len(with) < 3 {
			with = append(with, p)
		}
	}
	return with
}
