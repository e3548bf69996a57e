package rulestest

import (
	"fmt"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

func init() {
	moreCommands = append(moreCommands, (*Generator).office, (*Generator).standing, (*Generator).keys, (*Generator).agency, (*Generator).recovery)
}

// among draws a party of the tests that is no member's staff.
func (g *Generator) among() Someone {
	return Pick(g, []Someone{Officer, Seller, Buyer, Director1, Director2, Director3, Stranger}, "party")
}

// sometimes adds another's proof to a command.
func (g *Generator) together(signed model.SignedCommand, who Someone) model.SignedCommand {
	if g.Chance(90, "with the other") {
		return Cosigned(signed, who)
	}
	return signed
}

// date is a day about now.
func (g *Generator) date(days int) value.Date {
	return g.W.Now.After(value.Seconds(g.UpTo(days, "day")) * value.Day).DateInKorea()
}

// office is an act of a company about itself.
func (g *Generator) office() model.SignedCommand {
	issuer := value.IssuerID(g.one("issuer"))
	who, until := g.among(), g.W.Now.After(value.Seconds(1+g.UpTo(400, "days"))*value.Day)
	desks := AdmissionDesks()
	switch g.UpTo(7, "what") {
	case 0:
		return g.about(Officer, issuer, &company.OfficerAppointed{Party: who.Did(), Commands: []value.Type{model.AllOfficeActs}, Until: until, Evidence: Digest("power")})
	case 1:
		if g.Chance(50, "by desks") {
			return g.together(g.W.Command(Maker, issuer, &company.OfficerAppointed{
				Party: who.Did(), Commands: []value.Type{model.AllOfficeActs}, Until: until, Evidence: Digest("extract"), TwoDesks: desks,
			}), Checker)
		}
		if g.Chance(30, "the last one") {
			return g.together(g.W.Command(Maker, issuer, &company.OfficerEnded{Party: Officer.Did(), Evidence: Digest("extract"), TwoDesks: desks}), Checker)
		}
		return g.about(Officer, issuer, &company.OfficerEnded{Party: who.Did(), Evidence: Digest("resigned")})
	case 2:
		return g.together(g.about(Officer, issuer, &company.OfficersRequired{Officers: 1 + g.UpTo(1, "officers")}), who)
	case 3:
		board := model.Board{Directors: []value.DID{Director1.Did(), Director2.Did(), Director3.Did()}, Threshold: 2 + g.UpTo(1, "threshold")}
		if g.Chance(20, "other") {
			board = model.Board{Directors: []value.DID{Director1.Did()}, Threshold: 1}
		}
		return g.about(Officer, issuer, &company.BoardChanged{Board: board, Resolution: Digest("minutes")})
	case 4:
		first := g.UpTo(3, "home")
		return g.about(Officer, issuer, &company.RegisterHomesChanged{Homes: []value.MemberID{Members[first], Members[(first+1)%4]}})
	case 5:
		return g.about(who, issuer, &company.BeneficialOwnerNoted{Entry: value.EntryID(g.one("entry")), Commitment: Commitment("owner"), Evidence: Digest("trust")})
	case 6:
		return g.about(Identity1, issuer, &company.EntryDataPurged{Entry: value.EntryID(g.one("entry")), Member: "member1", Request: Digest("request")})
	}
	return g.amendment(issuer)
}

func (g *Generator) amendment(issuer value.IssuerID) model.SignedCommand {
	b := &company.ArticlesAmended{Class: value.ClassID(g.one("class")), From: g.date(20), Resolution: Digest("minutes")}
	if i, ok := find[model.Issuer](g, model.IssuerRef(issuer)); ok && g.Chance(90, "own") {
		b.Class = Pick(g, i.Classes, "class").ID
	}
	switch g.UpTo(2, "setting") {
	case 0:
		b.Authorised = 700 + value.Shares(g.UpTo(20_000, "authorised"))
	case 1:
		b.Approval = Pick(g, []model.ApprovalBody{model.NoApproval, model.BoardApproval}, "approval")
	default:
		b.Preemption = &company.FirstRefusal{Days: g.UpTo(90, "days")}
	}
	return g.about(Officer, issuer, b)
}

// standing halts a register, ends that, and now and then ends the register. Halts are short, or others would do nothing.
func (g *Generator) standing() model.SignedCommand {
	issuer := value.IssuerID(g.one("issuer"))
	desks := ledger.TwoDesks{Member: "member1", CheckedAt: "member2"}
	i, ok := find[model.Issuer](g, model.IssuerRef(issuer))
	if signed, missing := g.desks(model.OperatorDesk); missing {
		return signed
	}
	suspended := ok && i.Suspension != nil && i.Suspension.Ended == nil
	switch n := g.UpTo(19, "what"); {
	case suspended:
		return g.together(g.W.Command(Identity1, issuer, &company.RegisterResumed{Evidence: Digest("over"), TwoDesks: desks}), Identity2)
	case ok && i.State(g.W.Now) == model.IssuerIsHalted && n < 18:
		return g.about(Officer, issuer, &company.RegisterResumed{Evidence: Digest("over")})
	case n < 2:
		return g.together(g.W.Command(Identity1, issuer, &company.RegisterHalted{Evidence: Digest("why"), TwoDesks: desks}), Identity2)
	case n < 4:
		from := g.date(10)
		return g.about(Officer, issuer, &company.RegisterHalted{From: from, Until: from, Evidence: Digest("meeting")})
	case n == 4:
		return g.together(g.about(Officer, issuer, &company.IssuerClosed{Reason: model.Merged, Evidence: Digest("extract"), Member: "member1"}), Maker)
	}
	return g.office()
}

// desks appoints the staff of the identity desks to another one too, unless it is.
func (g *Generator) desks(kind model.DeskKind) (model.SignedCommand, bool) {
	for i, who := range []Someone{Identity1, Identity2} {
		desk, ok := find[model.Desk](g, model.DeskRef(Members[i], kind, who.Did()))
		if !ok || desk.Ended != nil || desk.Until <= g.W.Now {
			return g.about(Administrator(i+1), "", &party.DeskAppointed{Member: Members[i], Kind: kind, Party: who.Did(), Until: g.W.Now.After(300 * value.Day)}), true
		}
	}
	return model.SignedCommand{}, false
}

// keys changes somebody's keys. The people of the tests sign with their first key, which is therefore not revoked here.
func (g *Generator) keys() model.SignedCommand {
	who := g.among()
	one := func() Someone { return Someone(fmt.Sprint("key ", g.UpTo(60, "key"))) }
	old := Pick(g, []Someone{who + " recovery", one(), one()}, "old")
	if someParty, ok := find[model.Party](g, model.PartyRef(who.Did())); ok && len(someParty.Keys) > 1 && g.Chance(80, "own") {
		key := Pick(g, someParty.Keys[1:], "own key")
		body := Pick(g, []model.Body{&party.KeyReplaced{Key: key.ID, With: one().JWK()}, &party.KeyRevoked{Key: key.ID}}, "change")
		signed := g.W.Command(who, "", body)
		if key.Has(model.PurposeRecover) && g.Chance(80, "with it") {
			signed.Proofs[0] = model.Proof{Type: "words", Value: ProofValue(key.JWK, key.ID, []byte(signed.Command))}
		}
		if g.Chance(50, "change") {
			return signed
		}
	}
	switch g.UpTo(4, "what") {
	case 0:
		return g.about(who, "", &party.KeyRevoked{Key: who.KeyNamed(old)})
	case 1:
		return g.about(Identity1, "", &party.PartyDataPurged{Party: who.Did(), Member: "member1", Request: Digest("request")})
	case 2:
		return g.about(who, "", &party.PartyHomesChanged{Homes: []value.MemberID{Members[g.UpTo(1, "home")], Members[2+g.UpTo(1, "home")]}})
	}
	return g.about(who, "", &party.KeyAdded{Key: party.NewKey{JWK: one().JWK(), Purposes: Pick(g, [][]model.Purpose{ToSign, {model.PurposeRecover}}, "purposes")}})
}

// agency gives and ends authority, and uses it.
func (g *Generator) agency() model.SignedCommand {
	principal, agent := Pick(g, []Someone{Seller, Buyer}, "principal"), Pick(g, []Someone{Stranger, Director1, Buyer}, "agent")
	switch g.UpTo(6, "what") {
	case 0:
		if principal == agent {
			return g.keys()
		}
		b := g.W.Granting(principal, agent, value.Won(g.UpTo(100_000, "limit")), 1+g.UpTo(1, "threshold"), model.AllHolderActs)
		if g.Chance(30, "attested") {
			b.TwoDesks = IdentityDesks()
			return g.together(g.W.Command(Identity1, "", b), Identity2)
		}
		return g.about(principal, "", b)
	case 1:
		if principal == agent {
			return g.keys()
		}
		b := &party.PartyAuthorityEnded{Principal: principal.Did(), Agent: agent.Did(), Evidence: Digest("over")}
		by := Pick(g, []Someone{principal, agent, Identity1}, "by")
		if by == Identity1 {
			b.Member = "member1"
		}
		return g.about(by, "", b)
	}
	lot, ok := find[model.Lot](g, model.LotRef(value.LotID(g.one("lot"))))
	entry, held := find[model.HolderEntry](g, model.EntryRef(lot.Entry))
	if !ok || !held || lot.Ended != nil || entry.Controller == "" || entry.Controller == agent.Did() {
		return g.Signature()
	}
	return g.together(g.W.ListFor(Company{ID: lot.Issuer}, agent, Known(entry.Controller), lot.ID, 1+value.Shares(g.UpTo(20, "quantity")), 100), Stranger)
}

// recovery is the next step of recovering somebody of whom nothing else depends.
func (g *Generator) recovery() model.SignedCommand {
	who := Pick(g, []Someone{"newcomer 1", "newcomer 2", Director3}, "lost")
	someParty, ok := find[model.Party](g, model.PartyRef(who.Did()))
	if !ok {
		return g.W.Introduction(who)
	}
	if signed, missing := g.desks(model.RecoveryDesk); missing {
		return signed
	}
	desks := ledger.TwoDesks{Member: "member1", CheckedAt: "member2"}
	bodies := []model.Body{&party.RecoveryOpened{
		Party: who.Did(), Key: Someone(fmt.Sprint("key ", g.UpTo(60, "key"))).JWK(), Evidence: Digest("e"), Notice: Digest("n"), TwoDesks: desks,
	}}
	if someParty.Recovery != nil && g.Chance(90, "next") {
		bodies = []model.Body{&party.PartyRecovered{Party: who.Did(), TwoDesks: desks}, &party.PartyRecovered{Party: who.Did(), TwoDesks: desks}, &party.RecoveryDropped{
			Party: who.Did(), Reason: Digest("found"), TwoDesks: desks,
		}}
		if g.Chance(20, "stop") {
			return g.about(who, "", &party.RecoveryStopped{Reason: Digest("not me")})
		}
	}
	return g.together(g.W.Command(Identity1, "", Pick(g, bodies, "step")), Identity2)
}
