package simulator

import (
	"slices"
	"strconv"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

// partyMakers make the acts about parties' keys, authority and access. Only newcomers change their keys: they take no other
// part, so that whoever does can always sign.
var partyMakers = []maker{
	{party.TypeKeyAdded, 2, func(g *Generator, _ *register) (act, bool) {
		who, key := g.newcomer()
		return act{who: who, keys: []*Person{key}, body: &party.KeyAdded{Key: party.NewKey{JWK: key.JWK, Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}}}}, true
	}},
	{party.TypeKeyReplaced, 1, func(g *Generator, _ *register) (act, bool) {
		who, key := g.newcomer()
		return act{who: who, keys: []*Person{key}, body: &party.KeyReplaced{Key: who.Key, With: key.JWK}}, g.often(30)
	}},
	{party.TypeKeyRevoked, 2, func(g *Generator, _ *register) (act, bool) {
		who, _ := g.newcomer()
		someParty, ok := get[model.Party](g, model.PartyRef(who.DID))
		if !ok {
			return act{}, false
		}
		return act{who: who, body: &party.KeyRevoked{Key: someParty.Keys[len(someParty.Keys)-1].ID}}, len(someParty.Keys) > 2 || g.often(5)
	}},
	{party.TypePartyAuthorityGiven, 3, func(g *Generator, _ *register) (act, bool) {
		who, agent := g.holder(), g.holder()
		body := &party.PartyAuthorityGiven{
			Principal: who.DID, Agent: agent.DID, Commands: []value.Type{model.AllHolderActs}, Limit: value.Won(g.n(2) * 100_000), Threshold: 1,
			Until: g.now.After(200 * value.Day), Evidence: g.digest(),
		}
		if g.often(20) {
			a, pair := g.twoDesks(model.IdentityDesk)
			body.TwoDesks, a.body = pair, body
			return a, who != agent
		}
		return act{who: who, body: body}, who != agent
	}},
	{party.TypePartyAuthorityEnded, 3, func(g *Generator, _ *register) (act, bool) {
		a, ok := find(g, g.books.common, model.KindPartyAuthority, func(a model.PartyAuthority) bool { return a.Ended == nil })
		return act{who: g.known(a.Principal), body: &party.PartyAuthorityEnded{Principal: a.Principal, Agent: a.Agent, Evidence: g.digest()}}, ok
	}},
	{party.TypeRecoveryOpened, 2, func(g *Generator, _ *register) (act, bool) {
		who, key := g.newcomer()
		a := g.recovery(&party.RecoveryOpened{Party: who.DID, Key: key.JWK, Evidence: g.digest(), Notice: g.digest(), TwoDesks: recoverers})
		a.keys = []*Person{key}
		return a, true
	}},
	{party.TypeRecoveryStopped, 1, func(g *Generator, _ *register) (act, bool) {
		who, ok := g.recovering(model.RecoveryIsPending)
		return act{who: who, body: &party.RecoveryStopped{Reason: g.digest()}}, ok && g.often(50)
	}},
	{party.TypeRecoveryDropped, 1, func(g *Generator, _ *register) (act, bool) {
		who, ok := g.recovering(model.RecoveryIsPending, model.RecoveryIsContested)
		return g.recovery(&party.RecoveryDropped{Party: who.DID, Reason: g.digest(), TwoDesks: recoverers}), ok && g.often(50)
	}},
	{party.TypePartyRecovered, 4, func(g *Generator, _ *register) (act, bool) {
		who, ok := g.recovering(model.RecoveryIsPending)
		return g.recovery(&party.PartyRecovered{Party: who.DID, TwoDesks: recoverers}), ok
	}},
	{party.TypePartyDataPurged, 1, func(g *Generator, _ *register) (act, bool) {
		who, _ := g.newcomer()
		desk, member := g.desk(model.IdentityDesk)
		return act{who: desk, body: &party.PartyDataPurged{Party: who.DID, Member: member, Request: g.digest()}}, g.often(30)
	}},
}

var purgeMakers = []maker{
	{company.TypeEntryDataPurged, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(model.HolderEntry) bool { return true })
		desk, member := g.desk(model.IdentityDesk)
		return act{who: desk, body: &company.EntryDataPurged{Entry: e.ID, Member: member, Request: g.digest()}}, ok
	}},
}

// newcomer is somebody who takes no other part, and a further key.
func (g *Generator) newcomer() (who, key *Person) {
	name := "newcomer " + strconv.Itoa(g.n(newcomers))
	return g.person(name), g.cast("key " + strconv.Itoa(g.n(20)) + " of " + name)
}

// recovering is a newcomer whose access is being restored.
func (g *Generator) recovering(states ...model.RecoveryState) (*Person, bool) {
	for i := range newcomers {
		who := g.person("newcomer " + strconv.Itoa(i))
		party, ok := get[model.Party](g, model.PartyRef(who.DID))
		if ok && party.Recovery != nil && slices.Contains(states, party.Recovery.State) {
			return who, true
		}
	}
	return g.holder(), false
}

// recoverers are the desks that restore access.
var recoverers = ledger.TwoDesks{Member: "member1", CheckedAt: "member2"}

func (g *Generator) recovery(body model.Body) act {
	return act{who: g.person("recovery desk of member1"), with: []*Person{g.person("recovery desk of member2")}, body: body}
}
