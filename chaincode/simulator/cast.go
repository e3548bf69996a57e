package simulator

import (
	"slices"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

// How many people there are of each kind.
const (
	holders   = 24
	officers  = 4
	directors = 6
	newcomers = 40
)

func (g *Generator) holder() *Person   { return g.person("holder " + strconv.Itoa(g.n(holders))) }
func (g *Generator) officer() *Person  { return g.person("officer " + strconv.Itoa(g.n(officers))) }
func (g *Generator) director() *Person { return g.person("director " + strconv.Itoa(g.n(directors))) }

func (g *Generator) administrator(member int) *Person {
	return g.person("administrator of " + string(memberID(member)))
}

// staff are the desks that the consortium keeps filled.
type staff struct {
	member int
	kind   model.DeskKind
	name   string
}

var desks = []staff{
	{0, model.AdmissionDesk, "admission desk 1"}, {0, model.AdmissionDesk, "admission desk 2"}, {0, model.IdentityDesk, "identity desk of member1"},
	{1, model.IdentityDesk, "identity desk of member2"}, {2, model.IdentityDesk, "identity desk of member3"},
	{2, model.EscrowDesk, "escrow desk of member3"}, {1, model.OperatorDesk, "operator of member2"}, {3, model.OperatorDesk, "operator of member4"},
	{2, model.ArbiterDesk, "arbiter of member3"}, {3, model.ArbiterDesk, "arbiter of member4"},
	{0, model.RecoveryDesk, "recovery desk of member1"}, {1, model.RecoveryDesk, "recovery desk of member2"},
}

func (g *Generator) desk(kind model.DeskKind) (*Person, value.MemberID) {
	for {
		if s := one(g, desks...); s.kind == kind {
			return g.person(s.name), memberID(s.member)
		}
	}
}

// anyone of all people.
func (g *Generator) anyone() *Person {
	switch g.n(6) {
	case 0:
		return g.officer()
	case 1:
		return g.director()
	case 2:
		return g.person(one(g, desks...).name)
	case 3:
		return g.administrator(g.n(members))
	case 4:
		return g.worker(g.n(members))
	}
	return g.holder()
}

// Cast makes the commands that found the ledger and bring its people onto it, in batches that depend on those before them.
func (g *Generator) Cast(now value.Time) [][]*Command {
	g.now = now
	var appointments, introductions, identifications []*Command
	introduce := func(p *Person) { introductions = append(introductions, g.sign(g.introduction(p))) }
	for _, s := range desks {
		appointments = append(appointments, g.sign(g.appointment(s)))
	}
	desk := g.person(desks[2].name)
	for i := range holders {
		p := g.person("holder " + strconv.Itoa(i))
		if i%8 == 7 {
			introduce(p)
			continue
		}
		identifications = append(identifications, g.sign(g.identification(desk, "member1", p)))
	}
	for i := range officers {
		introduce(g.person("officer " + strconv.Itoa(i)))
	}
	for i := range directors {
		introduce(g.person("director " + strconv.Itoa(i)))
	}
	return [][]*Command{{g.founding()}, appointments, introductions, identifications}
}

func (g *Generator) founding() *Command {
	body := &founding.LedgerFounded{
		Pages:      model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}},
		Parameters: parameters(g.objection), Rules: rules.LatestRules(), Holidays: g.someDays(),
	}
	var with []*Person
	for i := range members {
		admin := g.administrator(i)
		body.Members = append(body.Members, founding.Member{
			ID: memberID(i), MSP: memberMSP(i), Name: model.Label{Korean: "참여기관", English: "Member"},
			Administrators: []string{admin.JWK}, Threshold: 1, WorkerKey: g.worker(i).JWK,
			RecoveryKey: g.cast("offline key of " + string(memberID(i))).JWK, IssuingKey: g.person("issuing key of " + string(memberID(i))).JWK,
		})
		if i > 0 {
			with = append(with, admin)
		}
	}
	return g.sign(act{who: g.administrator(0), body: body, with: with})
}

// someDays are the holidays with which the ledger is founded: every ninth day of some months.
func (g *Generator) someDays() []value.Date {
	days := make([]value.Date, 20)
	for i := range days {
		days[i] = g.now.DateInKorea().AddDays(9 * i)
	}
	return days
}

// introduction brings somebody onto the ledger whom nobody has identified: as an arbiter of member4, for a second.
func (g *Generator) introduction(p *Person) act {
	body := &party.DeskAppointed{Member: memberID(3), Kind: model.ArbiterDesk, Party: p.DID, Until: g.now.After(1)}
	a := act{who: g.administrator(3), body: body}
	body.Introduction, a.keys = g.unknown(p)
	return a
}

// unknown is the introduction of a person who is not on the ledger, with the keys that sign it; nothing for one who is.
func (g *Generator) unknown(p *Person) (*party.Introduction, []*Person) {
	if _, known := get[model.Party](g, model.PartyRef(p.DID)); known {
		return nil, nil
	}
	recovery := g.cast("recovery of " + string(p.DID))
	return &party.Introduction{Homes: []value.MemberID{"member1", "member2"}, Keys: []party.NewKey{
		{JWK: p.JWK, Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}},
		{JWK: recovery.JWK, Purposes: []model.Purpose{model.PurposeRecover}},
	}}, []*Person{p, recovery}
}

func (g *Generator) appointment(s staff) act {
	limit := value.Won(0)
	if s.kind == model.EscrowDesk {
		limit = 1 << 50
	}
	p := g.person(s.name)
	body := &party.DeskAppointed{Member: memberID(s.member), Kind: s.kind, Party: p.DID, Limit: limit, Until: g.now.After(360 * value.Day)}
	a := act{who: g.administrator(s.member), body: body}
	body.Introduction, a.keys = g.unknown(p)
	return a
}

func (g *Generator) identification(desk *Person, member value.MemberID, p *Person) act {
	kind := one(g, model.Person, model.Person, model.Company, model.Fund)
	body := &party.PartyIdentified{Member: member, Party: p.DID, Kind: kind, Commitment: g.commitment()}
	a := act{who: desk, body: body}
	body.Introduction, a.keys = g.unknown(p)
	return a
}

// peopleMakers make the acts that are about no register.
var peopleMakers = table(slices.Concat(consortiumMakers, partyMakers))

var consortiumMakers = []maker{
	{party.TypePartyIdentified, 7, func(g *Generator, _ *register) (act, bool) {
		desk, member := g.desk(model.IdentityDesk)
		if newcomer, _ := g.newcomer(); g.often(50) {
			return g.identification(desk, member, newcomer), true
		}
		return g.identification(desk, member, one(g, g.holder(), g.director(), g.officer())), true
	}},
	{party.TypeDeskAppointed, 12, reappointment},
	{party.TypeDeskEnded, 1, func(g *Generator, _ *register) (act, bool) {
		s := one(g, desks...)
		return act{who: g.administrator(s.member), body: &party.DeskEnded{Member: memberID(s.member), Kind: s.kind, Party: g.person(s.name).DID}}, true
	}},
	{party.TypePartyHomesChanged, 1, func(g *Generator, _ *register) (act, bool) {
		return act{who: g.holder(), body: &party.PartyHomesChanged{Homes: g.homes()}}, true
	}},
	{founding.TypeClockTicked, 2, mixedTick},
	{founding.TypeRulesSelected, 1, func(g *Generator, _ *register) (act, bool) {
		return act{
			who: g.administrator(0), with: []*Person{g.administrator(1), g.administrator(2)}, body: &founding.RulesSelected{Rules: rules.LatestRules()},
		}, true
	}},
	{founding.TypeHolidaysSet, 1, func(g *Generator, _ *register) (act, bool) {
		day := g.now.DateInKorea().AddDays(2 + g.n(20))
		return act{
			who: g.administrator(0), with: []*Person{g.administrator(1), g.administrator(2)}, body: &founding.HolidaysSet{Year: day.Year(), Days: []value.Date{day}},
		}, true
	}},
	{founding.TypeLedgerFounded, 1, func(g *Generator, _ *register) (act, bool) {
		return act{who: g.administrator(0), body: &founding.LedgerFounded{
			Members: []founding.Member{}, Pages: model.Pages{Origins: []string{}}, Parameters: parameters(1), Rules: rules.LatestRules(),
		}}, g.often(5)
	}},
}

// reappointment fills a desk that is empty.
func reappointment(g *Generator, _ *register) (act, bool) {
	for _, s := range desks {
		desk, ok := get[model.Desk](g, model.DeskRef(memberID(s.member), s.kind, g.person(s.name).DID))
		if !ok || desk.Ended != nil || desk.Until < g.now.After(30*value.Day) {
			return g.appointment(s), true
		}
	}
	return act{}, false
}
