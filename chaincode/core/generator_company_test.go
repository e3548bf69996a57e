package core_test

import (
	"fmt"

	"holdfast/chaincode/core"
)

func init() {
	moreCommands = append(moreCommands, (*generator).office, (*generator).standing, (*generator).keys, (*generator).agency, (*generator).recovery)
}

// among draws a party of the tests that is no member's staff.
func (g *generator) among() someone {
	return pick(g, []someone{officer, seller, buyer, director1, director2, director3, stranger}, "party")
}

// sometimes adds another's proof to a command.
func (g *generator) together(signed core.SignedCommand, who someone) core.SignedCommand {
	if g.chance(90, "with the other") {
		return cosigned(signed, who)
	}
	return signed
}

// date is a day about now.
func (g *generator) date(days int) core.Date {
	return g.w.now.After(core.Seconds(g.upTo(days, "day")) * core.Day).DateInKorea()
}

// office is an act of a company about itself.
func (g *generator) office() core.SignedCommand {
	issuer := core.IssuerID(g.one("issuer"))
	who, until := g.among(), g.w.now.After(core.Seconds(1+g.upTo(400, "days"))*core.Day)
	desks := admissionDesks()
	switch g.upTo(7, "what") {
	case 0:
		return g.about(officer, issuer, &core.OfficerAppointed{Party: who.did(), Commands: []core.Type{core.AllOfficeActs}, Until: until, Evidence: digest("power")})
	case 1:
		if g.chance(50, "by desks") {
			return g.together(g.w.command(maker, issuer, &core.OfficerAppointed{
				Party: who.did(), Commands: []core.Type{core.AllOfficeActs}, Until: until, Evidence: digest("extract"), TwoDesks: desks,
			}), checker)
		}
		if g.chance(30, "the last one") {
			return g.together(g.w.command(maker, issuer, &core.OfficerEnded{Party: officer.did(), Evidence: digest("extract"), TwoDesks: desks}), checker)
		}
		return g.about(officer, issuer, &core.OfficerEnded{Party: who.did(), Evidence: digest("resigned")})
	case 2:
		return g.together(g.about(officer, issuer, &core.OfficersRequired{Officers: 1 + g.upTo(1, "officers")}), who)
	case 3:
		board := core.Board{Directors: []core.DID{director1.did(), director2.did(), director3.did()}, Threshold: 2 + g.upTo(1, "threshold")}
		if g.chance(20, "other") {
			board = core.Board{Directors: []core.DID{director1.did()}, Threshold: 1}
		}
		return g.about(officer, issuer, &core.BoardChanged{Board: board, Resolution: digest("minutes")})
	case 4:
		first := g.upTo(3, "home")
		return g.about(officer, issuer, &core.RegisterHomesChanged{Homes: []core.MemberID{members[first], members[(first+1)%4]}})
	case 5:
		return g.about(who, issuer, &core.BeneficialOwnerNoted{Entry: core.EntryID(g.one("entry")), Commitment: commitment("owner"), Evidence: digest("trust")})
	case 6:
		return g.about(identity1, issuer, &core.EntryDataPurged{Entry: core.EntryID(g.one("entry")), Member: "member1", Request: digest("request")})
	}
	return g.amendment(issuer)
}

func (g *generator) amendment(issuer core.IssuerID) core.SignedCommand {
	b := &core.ArticlesAmended{Class: core.ClassID(g.one("class")), From: g.date(20), Resolution: digest("minutes")}
	if i, ok := find[core.Issuer](g, core.IssuerRef(issuer)); ok && g.chance(90, "own") {
		b.Class = pick(g, i.Classes, "class").ID
	}
	switch g.upTo(2, "setting") {
	case 0:
		b.Authorised = 700 + core.Shares(g.upTo(20_000, "authorised"))
	case 1:
		b.Approval = pick(g, []core.ApprovalBody{core.NoApproval, core.BoardApproval}, "approval")
	default:
		b.Preemption = &core.FirstRefusal{Days: g.upTo(90, "days")}
	}
	return g.about(officer, issuer, b)
}

// standing halts a register, ends that, and now and then ends the register. Halts are short, or others would do nothing.
func (g *generator) standing() core.SignedCommand {
	issuer := core.IssuerID(g.one("issuer"))
	desks := core.TwoDesks{Member: "member1", CheckedAt: "member2"}
	i, ok := find[core.Issuer](g, core.IssuerRef(issuer))
	if signed, missing := g.desks(core.OperatorDesk); missing {
		return signed
	}
	suspended := ok && i.Suspension != nil && i.Suspension.Ended == nil
	switch n := g.upTo(19, "what"); {
	case suspended:
		return g.together(g.w.command(identity1, issuer, &core.RegisterResumed{Evidence: digest("over"), TwoDesks: desks}), identity2)
	case ok && i.State(g.w.now) == core.IssuerIsHalted && n < 18:
		return g.about(officer, issuer, &core.RegisterResumed{Evidence: digest("over")})
	case n < 2:
		return g.together(g.w.command(identity1, issuer, &core.RegisterHalted{Evidence: digest("why"), TwoDesks: desks}), identity2)
	case n < 4:
		from := g.date(10)
		return g.about(officer, issuer, &core.RegisterHalted{From: from, Until: from, Evidence: digest("meeting")})
	case n == 4:
		return g.together(g.about(officer, issuer, &core.IssuerClosed{Reason: core.Merged, Evidence: digest("extract"), Member: "member1"}), maker)
	}
	return g.office()
}

// desks appoints the staff of the identity desks to another one too, unless it is.
func (g *generator) desks(kind core.DeskKind) (core.SignedCommand, bool) {
	for i, who := range []someone{identity1, identity2} {
		desk, ok := find[core.Desk](g, core.DeskRef(members[i], kind, who.did()))
		if !ok || desk.Ended != nil || desk.Until <= g.w.now {
			return g.about(administrator(i+1), "", &core.DeskAppointed{Member: members[i], Kind: kind, Party: who.did(), Until: g.w.now.After(300 * core.Day)}), true
		}
	}
	return core.SignedCommand{}, false
}

// keys changes somebody's keys. The people of the tests sign with their first key, which is therefore not revoked here.
func (g *generator) keys() core.SignedCommand {
	who := g.among()
	one := func() someone { return someone(fmt.Sprint("key ", g.upTo(60, "key"))) }
	old := pick(g, []someone{who + " recovery", one(), one()}, "old")
	if party, ok := find[core.Party](g, core.PartyRef(who.did())); ok && len(party.Keys) > 1 && g.chance(80, "own") {
		key := pick(g, party.Keys[1:], "own key")
		body := pick(g, []core.Body{&core.KeyReplaced{Key: key.ID, With: one().jwk()}, &core.KeyRevoked{Key: key.ID}}, "change")
		signed := g.w.command(who, "", body)
		if key.Has(core.PurposeRecover) && g.chance(80, "with it") {
			signed.Proofs[0] = core.Proof{Type: "words", Value: proofValue(key.JWK, key.ID, []byte(signed.Command))}
		}
		if g.chance(50, "change") {
			return signed
		}
	}
	switch g.upTo(4, "what") {
	case 0:
		return g.about(who, "", &core.KeyRevoked{Key: who.keyNamed(old)})
	case 1:
		return g.about(identity1, "", &core.PartyDataPurged{Party: who.did(), Member: "member1", Request: digest("request")})
	case 2:
		return g.about(who, "", &core.PartyHomesChanged{Homes: []core.MemberID{members[g.upTo(1, "home")], members[2+g.upTo(1, "home")]}})
	}
	return g.about(who, "", &core.KeyAdded{Key: core.NewKey{JWK: one().jwk(), Purposes: pick(g, [][]core.Purpose{toSign, {core.PurposeRecover}}, "purposes")}})
}

// agency gives and ends authority, and uses it.
func (g *generator) agency() core.SignedCommand {
	principal, agent := pick(g, []someone{seller, buyer}, "principal"), pick(g, []someone{stranger, director1, buyer}, "agent")
	switch g.upTo(6, "what") {
	case 0:
		if principal == agent {
			return g.keys()
		}
		b := g.w.granting(principal, agent, core.Won(g.upTo(100_000, "limit")), 1+g.upTo(1, "threshold"), core.AllHolderActs)
		if g.chance(30, "attested") {
			b.TwoDesks = identityDesks()
			return g.together(g.w.command(identity1, "", b), identity2)
		}
		return g.about(principal, "", b)
	case 1:
		if principal == agent {
			return g.keys()
		}
		b := &core.PartyAuthorityEnded{Principal: principal.did(), Agent: agent.did(), Evidence: digest("over")}
		by := pick(g, []someone{principal, agent, identity1}, "by")
		if by == identity1 {
			b.Member = "member1"
		}
		return g.about(by, "", b)
	}
	lot, ok := find[core.Lot](g, core.LotRef(core.LotID(g.one("lot"))))
	entry, held := find[core.HolderEntry](g, core.EntryRef(lot.Entry))
	if !ok || !held || lot.Ended != nil || entry.Controller == "" || entry.Controller == agent.did() {
		return g.signature()
	}
	return g.together(g.w.listFor(company{id: lot.Issuer}, agent, known(entry.Controller), lot.ID, 1+core.Shares(g.upTo(20, "quantity")), 100), stranger)
}

// recovery is the next step of recovering somebody of whom nothing else depends.
func (g *generator) recovery() core.SignedCommand {
	who := pick(g, []someone{"newcomer 1", "newcomer 2", director3}, "lost")
	party, ok := find[core.Party](g, core.PartyRef(who.did()))
	if !ok {
		return g.w.introduction(who)
	}
	if signed, missing := g.desks(core.RecoveryDesk); missing {
		return signed
	}
	desks := core.TwoDesks{Member: "member1", CheckedAt: "member2"}
	bodies := []core.Body{&core.RecoveryOpened{
		Party: who.did(), Key: someone(fmt.Sprint("key ", g.upTo(60, "key"))).jwk(), Evidence: digest("e"), Notice: digest("n"), TwoDesks: desks,
	}}
	if party.Recovery != nil && g.chance(90, "next") {
		bodies = []core.Body{&core.PartyRecovered{Party: who.did(), TwoDesks: desks}, &core.PartyRecovered{Party: who.did(), TwoDesks: desks}, &core.RecoveryDropped{
			Party: who.did(), Reason: digest("found"), TwoDesks: desks,
		}}
		if g.chance(20, "stop") {
			return g.about(who, "", &core.RecoveryStopped{Reason: digest("not me")})
		}
	}
	return g.together(g.w.command(identity1, "", pick(g, bodies, "step")), identity2)
}
