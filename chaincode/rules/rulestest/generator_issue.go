package rulestest

import (
	"fmt"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/value"
)

func init() {
	moreCommands = append(moreCommands, (*Generator).classes, (*Generator).issues, (*Generator).leaving, (*Generator).rightsIssues, (*Generator).rightsIssues)
}

// someIssuer is an issuer, and what the tests call a company.
func (g *Generator) someIssuer() (model.Issuer, Company, bool) {
	issuer, ok := find[model.Issuer](g, model.IssuerRef(value.IssuerID(g.one("issuer"))))
	if !ok {
		return issuer, Company{}, false
	}
	return issuer, Company{ID: issuer.ID, Common: issuer.Classes[0].ID, Preferred: issuer.Classes[1].ID}, true
}

// someClass is one of an issuer's classes.
func (g *Generator) someClass(issuer model.Issuer) model.ShareClass {
	class, _ := find[model.ShareClass](g, model.ClassRef(Pick(g, issuer.Classes, "class").ID))
	return class
}

// allottee is an entry of the register, a party, or a new holder.
func (g *Generator) allottee(issuer value.IssuerID) book.Allottee {
	switch g.UpTo(3, "to") {
	case 0:
		return book.Allottee{Party: Pick(g, []Someone{Seller, Buyer, Stranger}, "party").Did(), Address: Address(fmt.Sprint("party ", g.UpTo(9, "deposit")))}
	case 1:
		return NewHolder(fmt.Sprint("holder ", g.UpTo(9999, "deposit")))
	}
	for range 5 {
		if entry, ok := find[model.HolderEntry](g, model.EntryRef(value.EntryID(g.one("entry")))); ok && entry.Issuer == issuer {
			return book.Allottee{Entry: entry.ID}
		}
	}
	return book.Allottee{Entry: value.EntryID(g.one("entry"))}
}

// countersigned is a command of one person that others sign too, mostly all of those who have to.
func (g *Generator) countersigned(who Someone, register value.IssuerID, body model.Body, others ...Someone) model.SignedCommand {
	signed := g.about(who, register, body)
	if g.Chance(5, "alone") {
		return signed
	}
	for _, other := range others {
		if other != who {
			signed = Cosigned(signed, other)
		}
	}
	return signed
}

// classes creates a class, states a class's rights or refixes its ratio.
func (g *Generator) classes() model.SignedCommand {
	issuer, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	switch g.UpTo(3, "what") {
	case 0:
		body := ClassOf(c, Rcps(c))
		body.Name = fmt.Sprint("종류주식 ", g.UpTo(30, "name"))
		return g.about(Officer, c.ID, body)
	case 1:
		return g.about(Officer, c.ID, &issue.ClassRightsStated{Class: c.Preferred, Rights: Rcps(c), Evidence: Digest("articles")})
	}
	return g.about(Officer, c.ID, &issue.ConversionRefixed{
		Class: g.someClass(issuer).ID, Ratio: model.Ratio{Numerator: int64(1 + g.UpTo(4, "new")), Denominator: int64(1 + g.UpTo(2, "old"))},
		From: g.W.Now.After(value.Seconds(g.UpTo(3, "days")) * value.Day).DateInKorea(), Formula: Digest("formula"),
	})
}

// issues issues shares, or opens the entry for own ones.
func (g *Generator) issues() model.SignedCommand {
	issuer, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	if issuer.Treasury == "" && g.Chance(50, "treasury") {
		return g.about(Officer, c.ID, &issue.TreasuryOpened{Commitment: Commitment("company")})
	}
	body := g.W.IssueOf(c, 1+value.Shares(g.UpTo(60, "quantity")), g.allottee(c.ID), g.allottee(c.ID))
	body.Class = g.someClass(issuer).ID
	return g.about(Officer, c.ID, body)
}

// leaving is a lot that the company acquires, cancels or disposes of, or that is redeemed or converted.
func (g *Generator) leaving() model.SignedCommand {
	lot, entry := g.lotToLeave()
	if lot.ID == "" {
		return g.issues()
	}
	holder, quantity := Known(entry.Controller), 1+value.Shares(g.UpTo(int(lot.Quantity), "quantity"))
	if entry.Treasury {
		to := g.allottee(lot.Issuer)
		if g.Chance(40, "cancel") {
			return g.about(Officer, lot.Issuer, &issue.SharesCancelled{Lot: lot.ID, Quantity: quantity, Resolution: Digest("board")})
		}
		signed := &issue.TreasuryTransferred{Lot: lot.ID, Quantity: quantity, To: to, Price: 1_000, Resolution: Digest("board"), Evidence: Digest("e")}
		if who := g.controllerOf(to); who != "" {
			return g.countersigned(Officer, lot.Issuer, signed, Known(who))
		}
		return g.about(Officer, lot.Issuer, signed)
	}
	class, _ := find[model.ShareClass](g, model.ClassRef(lot.Class))
	switch {
	case class.Rights == nil || g.Chance(20, "acquire"):
		return g.countersigned(holder, lot.Issuer, &issue.TreasuryAcquired{Lot: lot.ID, Quantity: quantity, Price: 1_000, Resolution: Digest("m"), Evidence: Digest("e")}, Officer)
	case g.Chance(40, "redeem"):
		return g.countersigned(holder, lot.Issuer, &issue.SharesRedeemed{Lot: lot.ID, Quantity: quantity, Amount: 1_000, Evidence: Digest("e")}, Officer)
	}
	right := class.Rights.Convertible
	ratio := right.Ratios[0].Ratio
	for _, dated := range right.Ratios {
		if dated.From <= g.W.Now.DateInKorea() {
			ratio = dated.Ratio
		}
	}
	return g.about(holder, lot.Issuer, &issue.SharesConverted{
		Lot: lot.ID, Quantity: quantity, Into: right.Into, Shares: max(1, quantity*value.Shares(ratio.Numerator)/value.Shares(ratio.Denominator)),
	})
}

// lotToLeave is a live lot and its holder, rather one of the company's own.
func (g *Generator) lotToLeave() (lot model.Lot, entry model.HolderEntry) {
	for range 12 {
		next, ok := find[model.Lot](g, model.LotRef(value.LotID(g.one("lot"))))
		holder, held := find[model.HolderEntry](g, model.EntryRef(next.Entry))
		if !ok || !held || next.Ended != nil && g.Chance(95, "another") {
			continue
		}
		lot, entry = next, holder
		if holder.Treasury || g.Chance(20, "this") {
			break
		}
	}
	return lot, entry
}

func (g *Generator) controllerOf(a book.Allottee) value.DID {
	entry, _ := find[model.HolderEntry](g, model.EntryRef(a.Entry))
	return max(a.Party, entry.Controller)
}

// rightsIssues is the next step of a rights issue: announced, opened, paged, closed, paid for, and what is left issued to others.
func (g *Generator) rightsIssues() model.SignedCommand {
	_, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	chg, ok := find[model.Change](g, model.ChangeRef(value.StagedID(g.one("staged"))))
	if !ok || chg.Terms.Kind != model.Rights || g.Chance(5, "another") {
		return g.about(Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: model.ChangeTerms{
			Class: c.Common, Kind: model.Rights, Numerator: 1, Denominator: int64(2 + g.UpTo(20, "each")), Fractions: model.RoundDown, Into: c.Common, Par: 500,
			Authorised: 10_000, AsOf: g.W.Now.After(-600), EffectiveOn: g.W.Now.DateInKorea(), Price: 1_000,
			PayBy: g.W.Now.After(value.Seconds(5+g.UpTo(20, "days")) * value.Day).DateInKorea(), Resolution: Digest("meeting"),
		}})
	}
	switch chg.State {
	case model.ChangeIsAnnounced:
		return g.about(Officer, chg.Issuer, &change.ChangeOpened{Change: chg.ID})
	case model.ChangeIsOpen:
		return g.rightsPage(chg)
	}
	return g.subscriptions(chg)
}

// rightsPage is the one page of a rights issue, or its close.
func (g *Generator) rightsPage(chg model.Change) model.SignedCommand {
	if _, there := find[model.ChangePage](g, model.ChangePageRef(chg.ID, 0)); there {
		return g.about(Officer, chg.Issuer, &change.ChangeClosed{Change: chg.ID, Pages: 1})
	}
	class, _ := find[model.ShareClass](g, model.ClassRef(chg.Terms.Class))
	var lots []model.Lot
	for r := range g.W.Records() {
		if lot, ok := r.(model.Lot); ok && lot.Class == class.ID && class.LiveAt(lot, g.W.Closed(), chg.Terms.AsOf) {
			lots = append(lots, lot)
		}
	}
	cut, err := change.CutPages(chg.ID, lots)
	if err != nil {
		return g.issues()
	}
	return g.about(Officer, chg.Issuer, &cut[0])
}

// subscriptions pays for allotted shares, or issues to others what was not taken.
func (g *Generator) subscriptions(change model.Change) model.SignedCommand {
	if g.Chance(20, "others") {
		body := g.W.IssueOf(Company{ID: change.Issuer, Common: change.Terms.Into}, 1+value.Shares(g.UpTo(20, "quantity")), g.allottee(change.Issuer))
		body.Rights = change.ID
		return g.about(Officer, change.Issuer, body)
	}
	var allotments []model.Allotment
	for r := range g.W.Records() {
		if a, ok := r.(model.Allotment); ok && a.Change == change.ID {
			allotments = append(allotments, a)
		}
	}
	if len(allotments) == 0 {
		return g.issues()
	}
	a := Pick(g, allotments, "allotment")
	entry, _ := find[model.HolderEntry](g, model.EntryRef(a.Entry))
	body := Subscription(a, 1+value.Shares(g.UpTo(int(a.Quantity-a.Taken), "quantity")), g.W.Now.After(-value.Day).DateInKorea())
	body.Amount = 1_000 * value.Won(body.Quantity)
	if entry.Controller == "" {
		return g.about(Officer, a.Issuer, body)
	}
	return g.countersigned(Known(entry.Controller), a.Issuer, body, Officer)
}
