package simulator

import (
	"slices"
	"strconv"

	"holdfast/chaincode/core"
)

// partyMakers make the acts about parties' keys, authority and access. Only newcomers change their keys: they take no other
// part, so that whoever does can always sign.
var partyMakers = []maker{
	{core.TypeKeyAdded, 2, func(g *Generator, _ *register) (act, bool) {
		who, key := g.newcomer()
		return act{who: who, body: &core.KeyAdded{Key: core.NewKey{JWK: key.JWK, Purposes: []core.Purpose{core.PurposeLogin, core.PurposeSign}}}}, true
	}},
	{core.TypeKeyReplaced, 1, func(g *Generator, _ *register) (act, bool) {
		who, key := g.newcomer()
		return act{who: who, body: &core.KeyReplaced{Key: who.Key, With: key.JWK}}, g.often(30)
	}},
	{core.TypeKeyRevoked, 2, func(g *Generator, _ *register) (act, bool) {
		who, _ := g.newcomer()
		party, ok := get[core.Party](g, core.PartyRef(who.DID))
		if !ok {
			return act{}, false
		}
		return act{who: who, body: &core.KeyRevoked{Key: party.Keys[len(party.Keys)-1].ID}}, len(party.Keys) > 2 || g.often(5)
	}},
	{core.TypePartyAuthorityGiven, 3, func(g *Generator, _ *register) (act, bool) {
		who, agent := g.holder(), g.holder()
		body := &core.PartyAuthorityGiven{
			Principal: who.DID, Agent: agent.DID, Commands: []core.Type{core.AllHolderActs}, Limit: core.Won(g.n(2) * 100_000), Threshold: 1,
			Until: g.now.After(200 * core.Day), Evidence: g.digest(),
		}
		if g.often(20) {
			a, pair := g.twoDesks(core.IdentityDesk)
			body.TwoDesks, a.body = pair, body
			return a, who != agent
		}
		return act{who: who, body: body}, who != agent
	}},
	{core.TypePartyAuthorityEnded, 3, func(g *Generator, _ *register) (act, bool) {
		a, ok := find(g, g.books.common, core.KindPartyAuthority, func(a core.PartyAuthority) bool { return a.Ended == nil })
		return act{who: g.known(a.Principal), body: &core.PartyAuthorityEnded{Principal: a.Principal, Agent: a.Agent, Evidence: g.digest()}}, ok
	}},
	{core.TypeRecoveryOpened, 2, func(g *Generator, _ *register) (act, bool) {
		who, key := g.newcomer()
		return g.recovery(&core.RecoveryOpened{Party: who.DID, Key: key.JWK, Evidence: g.digest(), Notice: g.digest(), TwoDesks: recoverers}), true
	}},
	{core.TypeRecoveryStopped, 1, func(g *Generator, _ *register) (act, bool) {
		who, ok := g.recovering(core.RecoveryIsPending)
		return act{who: who, body: &core.RecoveryStopped{Reason: g.digest()}}, ok && g.often(50)
	}},
	{core.TypeRecoveryDropped, 1, func(g *Generator, _ *register) (act, bool) {
		who, ok := g.recovering(core.RecoveryIsPending, core.RecoveryIsContested)
		return g.recovery(&core.RecoveryDropped{Party: who.DID, Reason: g.digest(), TwoDesks: recoverers}), ok && g.often(50)
	}},
	{core.TypePartyRecovered, 4, func(g *Generator, _ *register) (act, bool) {
		who, ok := g.recovering(core.RecoveryIsPending)
		return g.recovery(&core.PartyRecovered{Party: who.DID, TwoDesks: recoverers}), ok
	}},
	{core.TypePartyDataPurged, 1, func(g *Generator, _ *register) (act, bool) {
		who, _ := g.newcomer()
		desk, member := g.desk(core.IdentityDesk)
		return act{who: desk, body: &core.PartyDataPurged{Party: who.DID, Member: member, Request: g.digest()}}, g.often(30)
	}},
}

var purgeMakers = []maker{
	{core.TypeEntryDataPurged, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(core.HolderEntry) bool { return true })
		desk, member := g.desk(core.IdentityDesk)
		return act{who: desk, body: &core.EntryDataPurged{Entry: e.ID, Member: member, Request: g.digest()}}, ok
	}},
}

// newcomer is somebody who takes no other part, and a further key.
func (g *Generator) newcomer() (who, key *Person) {
	name := "newcomer " + strconv.Itoa(g.n(newcomers))
	return g.person(name), g.cast("key " + strconv.Itoa(g.n(20)) + " of " + name)
}

// recovering is a newcomer whose access is being restored.
func (g *Generator) recovering(states ...core.RecoveryState) (*Person, bool) {
	for i := range newcomers {
		who := g.person("newcomer " + strconv.Itoa(i))
		party, ok := get[core.Party](g, core.PartyRef(who.DID))
		if ok && party.Recovery != nil && slices.Contains(states, party.Recovery.State) {
			return who, true
		}
	}
	return g.holder(), false
}

// recoverers are the desks that restore access.
var recoverers = core.TwoDesks{Member: "member1", CheckedAt: "member2"}

func (g *Generator) recovery(body core.Body) act {
	return act{who: g.person("recovery desk of member1"), with: []*Person{g.person("recovery desk of member2")}, body: body}
}
