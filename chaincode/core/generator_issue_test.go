package core_test

import (
	"fmt"

	"holdfast/chaincode/core"
)

func init() {
	moreCommands = append(moreCommands, (*generator).classes, (*generator).issues, (*generator).leaving, (*generator).rightsIssues, (*generator).rightsIssues)
}

// someIssuer is an issuer, and what the tests call a company.
func (g *generator) someIssuer() (core.Issuer, company, bool) {
	issuer, ok := find[core.Issuer](g, core.IssuerRef(core.IssuerID(g.one("issuer"))))
	if !ok {
		return issuer, company{}, false
	}
	return issuer, company{id: issuer.ID, common: issuer.Classes[0].ID, preferred: issuer.Classes[1].ID}, true
}

// someClass is one of an issuer's classes.
func (g *generator) someClass(issuer core.Issuer) core.ShareClass {
	class, _ := find[core.ShareClass](g, core.ClassRef(pick(g, issuer.Classes, "class").ID))
	return class
}

// allottee is an entry of the register, a party, or a new holder.
func (g *generator) allottee(issuer core.IssuerID) core.Allottee {
	switch g.upTo(3, "to") {
	case 0:
		return core.Allottee{Party: pick(g, []someone{seller, buyer, stranger}, "party").did(), Commitment: commitment(fmt.Sprint("party ", g.upTo(9, "deposit")))}
	case 1:
		return newHolder(fmt.Sprint("holder ", g.upTo(9999, "deposit")))
	}
	for range 5 {
		if entry, ok := find[core.HolderEntry](g, core.EntryRef(core.EntryID(g.one("entry")))); ok && entry.Issuer == issuer {
			return core.Allottee{Entry: entry.ID}
		}
	}
	return core.Allottee{Entry: core.EntryID(g.one("entry"))}
}

// countersigned is a command of one person that others sign too, mostly all of those who have to.
func (g *generator) countersigned(who someone, register core.IssuerID, body core.Body, others ...someone) core.SignedCommand {
	signed := g.about(who, register, body)
	if g.chance(5, "alone") {
		return signed
	}
	for _, other := range others {
		if other != who {
			signed = cosigned(signed, other)
		}
	}
	return signed
}

// classes creates a class, states a class's rights or refixes its ratio.
func (g *generator) classes() core.SignedCommand {
	issuer, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	switch g.upTo(3, "what") {
	case 0:
		body := classOf(c, rcps(c))
		body.Name = fmt.Sprint("종류주식 ", g.upTo(30, "name"))
		return g.about(officer, c.id, body)
	case 1:
		return g.about(officer, c.id, &core.ClassRightsStated{Class: c.preferred, Rights: rcps(c), Evidence: digest("articles")})
	}
	return g.about(officer, c.id, &core.ConversionRefixed{
		Class: g.someClass(issuer).ID, Ratio: core.Ratio{Numerator: int64(1 + g.upTo(4, "new")), Denominator: int64(1 + g.upTo(2, "old"))},
		From: g.w.now.After(core.Seconds(g.upTo(3, "days")) * core.Day).DateInKorea(), Formula: digest("formula"),
	})
}

// issues issues shares, or opens the entry for own ones.
func (g *generator) issues() core.SignedCommand {
	issuer, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	if issuer.Treasury == "" && g.chance(50, "treasury") {
		return g.about(officer, c.id, &core.TreasuryOpened{Commitment: commitment("company")})
	}
	body := g.w.issueOf(c, 1+core.Shares(g.upTo(60, "quantity")), g.allottee(c.id), g.allottee(c.id))
	body.Class = g.someClass(issuer).ID
	return g.about(officer, c.id, body)
}

// leaving is a lot that the company acquires, cancels or disposes of, or that is redeemed or converted.
func (g *generator) leaving() core.SignedCommand {
	lot, entry := g.lotToLeave()
	if lot.ID == "" {
		return g.issues()
	}
	holder, quantity := known(entry.Controller), 1+core.Shares(g.upTo(int(lot.Quantity), "quantity"))
	if entry.Treasury {
		to := g.allottee(lot.Issuer)
		if g.chance(40, "cancel") {
			return g.about(officer, lot.Issuer, &core.SharesCancelled{Lot: lot.ID, Quantity: quantity, Resolution: digest("board")})
		}
		signed := &core.TreasuryTransferred{Lot: lot.ID, Quantity: quantity, To: to, Price: 1_000, Resolution: digest("board"), Evidence: digest("e")}
		if who := g.controllerOf(to); who != "" {
			return g.countersigned(officer, lot.Issuer, signed, known(who))
		}
		return g.about(officer, lot.Issuer, signed)
	}
	class, _ := find[core.ShareClass](g, core.ClassRef(lot.Class))
	switch {
	case class.Rights == nil || g.chance(20, "acquire"):
		return g.countersigned(holder, lot.Issuer, &core.TreasuryAcquired{Lot: lot.ID, Quantity: quantity, Price: 1_000, Resolution: digest("m"), Evidence: digest("e")}, officer)
	case g.chance(40, "redeem"):
		return g.countersigned(holder, lot.Issuer, &core.SharesRedeemed{Lot: lot.ID, Quantity: quantity, Amount: 1_000, Evidence: digest("e")}, officer)
	}
	right := class.Rights.Convertible
	ratio := right.Ratios[0].Ratio
	for _, dated := range right.Ratios {
		if dated.From <= g.w.now.DateInKorea() {
			ratio = dated.Ratio
		}
	}
	return g.about(holder, lot.Issuer, &core.SharesConverted{
		Lot: lot.ID, Quantity: quantity, Into: right.Into, Shares: max(1, quantity*core.Shares(ratio.Numerator)/core.Shares(ratio.Denominator)),
	})
}

// lotToLeave is a live lot and its holder, rather one of the company's own.
func (g *generator) lotToLeave() (lot core.Lot, entry core.HolderEntry) {
	for range 12 {
		next, ok := find[core.Lot](g, core.LotRef(core.LotID(g.one("lot"))))
		holder, held := find[core.HolderEntry](g, core.EntryRef(next.Entry))
		if !ok || !held || next.Ended != nil && g.chance(95, "another") {
			continue
		}
		lot, entry = next, holder
		if holder.Treasury || g.chance(20, "this") {
			break
		}
	}
	return lot, entry
}

func (g *generator) controllerOf(a core.Allottee) core.DID {
	entry, _ := find[core.HolderEntry](g, core.EntryRef(a.Entry))
	return max(a.Party, entry.Controller)
}

// rightsIssues is the next step of a rights issue: announced, opened, paged, closed, paid for, and what is left issued to others.
func (g *generator) rightsIssues() core.SignedCommand {
	_, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	change, ok := find[core.Change](g, core.ChangeRef(core.StagedID(g.one("staged"))))
	if !ok || change.Terms.Kind != core.Rights || g.chance(5, "another") {
		return g.about(officer, c.id, &core.ChangeAnnounced{ChangeTerms: core.ChangeTerms{
			Class: c.common, Kind: core.Rights, Numerator: 1, Denominator: int64(2 + g.upTo(20, "each")), Fractions: core.RoundDown, Into: c.common, Par: 500,
			Authorised: 10_000, AsOf: g.w.now.After(-600), EffectiveOn: g.w.now.DateInKorea(), Price: 1_000,
			PayBy: g.w.now.After(core.Seconds(5+g.upTo(20, "days")) * core.Day).DateInKorea(), Resolution: digest("meeting"),
		}})
	}
	switch change.State {
	case core.ChangeIsAnnounced:
		return g.about(officer, change.Issuer, &core.ChangeOpened{Change: change.ID})
	case core.ChangeIsOpen:
		return g.rightsPage(change)
	}
	return g.subscriptions(change)
}

// rightsPage is the one page of a rights issue, or its close.
func (g *generator) rightsPage(change core.Change) core.SignedCommand {
	if _, there := find[core.ChangePage](g, core.ChangePageRef(change.ID, 0)); there {
		return g.about(officer, change.Issuer, &core.ChangeClosed{Change: change.ID, Pages: 1})
	}
	class, _ := find[core.ShareClass](g, core.ClassRef(change.Terms.Class))
	var lots []core.Lot
	for r := range g.w.records() {
		if lot, ok := r.(core.Lot); ok && lot.Class == class.ID && class.LiveAt(lot, lot.Recorded.At, change.Terms.AsOf) {
			lots = append(lots, lot)
		}
	}
	cut, err := core.CutPages(change.ID, lots)
	if err != nil {
		return g.issues()
	}
	return g.about(officer, change.Issuer, &cut[0])
}

// subscriptions pays for allotted shares, or issues to others what was not taken.
func (g *generator) subscriptions(change core.Change) core.SignedCommand {
	if g.chance(20, "others") {
		body := g.w.issueOf(company{id: change.Issuer, common: change.Terms.Into}, 1+core.Shares(g.upTo(20, "quantity")), g.allottee(change.Issuer))
		body.Rights = change.ID
		return g.about(officer, change.Issuer, body)
	}
	var allotments []core.Allotment
	for r := range g.w.records() {
		if a, ok := r.(core.Allotment); ok && a.Change == change.ID {
			allotments = append(allotments, a)
		}
	}
	if len(allotments) == 0 {
		return g.issues()
	}
	a := pick(g, allotments, "allotment")
	entry, _ := find[core.HolderEntry](g, core.EntryRef(a.Entry))
	body := subscription(a, 1+core.Shares(g.upTo(int(a.Quantity-a.Taken), "quantity")), g.w.now.After(-core.Day).DateInKorea())
	body.Amount = 1_000 * core.Won(body.Quantity)
	if entry.Controller == "" {
		return g.about(officer, a.Issuer, body)
	}
	return g.countersigned(known(entry.Controller), a.Issuer, body, officer)
}
