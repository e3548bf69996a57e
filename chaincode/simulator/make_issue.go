package simulator

import (
	"strconv"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/value"
)

var issueMakers = []maker{
	{issue.TypeClassCreated, 1, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		if !ok || len(issuer.Classes) > 3 {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &issue.ClassCreated{
			Name: "종류주 " + strconv.Itoa(g.n(1000)), Par: 500, Authorised: value.Shares(1000 + g.n(100_000)), Approval: model.NoApproval,
			Rights: g.rights(issuer), Resolution: g.digest(),
		}}, true
	}},
	{issue.TypeClassRightsStated, 1, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		class, there := find(g, r, model.KindClass, func(model.ShareClass) bool { return true })
		if !ok || !there {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &issue.ClassRightsStated{Class: class.ID, Rights: g.rights(issuer), Evidence: g.digest()}}, g.often(50)
	}},
	{issue.TypeSharesIssued, 4, issueShares},
	{issue.TypeSubscriptionPaid, 16, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAllotment, func(a model.Allotment) bool { return a.Taken < a.Quantity })
		change, _ := get[model.Change](g, model.ChangeRef(a.Change))
		if !ok || !isSubscribed(g, change) && g.often(80) {
			return act{}, false
		}
		return g.subscription(r, a)
	}},
	{issue.TypeTreasuryOpened, 2, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		return act{who: g.officerOf(r), body: &issue.TreasuryOpened{Commitment: g.commitment()}}, ok && (issuer.Treasury == "" || g.often(2))
	}},
	{issue.TypeTreasuryAcquired, 3, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		lot, _, held := g.held(r)
		entry, _ := get[model.HolderEntry](g, model.EntryRef(lot.Entry))
		if !ok || !held || issuer.Treasury == "" && g.often(95) {
			return act{}, false
		}
		return g.withHolder(r, entry, &issue.TreasuryAcquired{
			Lot: lot.ID, Quantity: g.shares(lot.Free()), Price: value.Won(g.n(1000)), Resolution: g.digest(), Evidence: g.digest(),
		}), true
	}},
	{issue.TypeSharesCancelled, 2, func(g *Generator, r *register) (act, bool) {
		lot, ok := g.treasury(r)
		return act{who: g.officerOf(r), body: &issue.SharesCancelled{Lot: lot.ID, Quantity: g.shares(lot.Free()), Resolution: g.digest()}}, ok
	}},
	{issue.TypeTreasuryTransferred, 2, func(g *Generator, r *register) (act, bool) {
		lot, ok := g.treasury(r)
		to, with := g.allottee(r)
		return act{who: g.officerOf(r), with: with, body: &issue.TreasuryTransferred{
			Lot: lot.ID, Quantity: g.shares(lot.Free()), To: to, Price: value.Won(g.n(1000)), Resolution: g.digest(), Evidence: g.digest(),
		}}, ok
	}},
	{issue.TypeSharesRedeemed, 4, func(g *Generator, r *register) (act, bool) {
		lot, _, ok := g.held(r)
		class, _ := get[model.ShareClass](g, model.ClassRef(lot.Class))
		entry, _ := get[model.HolderEntry](g, model.EntryRef(lot.Entry))
		if !ok || (class.Rights == nil || class.Rights.Redeemable == nil) && g.n(200) > 0 {
			return act{}, false
		}
		return g.withHolder(r, entry, &issue.SharesRedeemed{Lot: lot.ID, Quantity: g.shares(lot.Free()), Amount: 1 + value.Won(g.n(100_000)), Evidence: g.digest()}), true
	}},
	{issue.TypeConversionRefixed, 2, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, model.KindClass, convertible)
		return act{who: g.officerOf(r), body: &issue.ConversionRefixed{
			Class: class.ID, Ratio: model.Ratio{Numerator: 1 + int64(g.n(3)), Denominator: 1}, From: g.now.DateInKorea(), Formula: g.digest(),
		}}, ok
	}},
	{issue.TypeSharesConverted, 6, convertShares},
}

func convertible(c model.ShareClass) bool { return c.Rights != nil && c.Rights.Convertible != nil }

// rights are those of a class that is not common: redeemable, convertible into the first class, or without a vote.
func (g *Generator) rights(issuer model.Issuer) issue.StatedRights {
	from, until := value.Date("2026-01-01"), value.Date("2035-12-31")
	switch g.n(3) {
	case 0:
		return issue.StatedRights{Redeemable: &model.RedemptionRight{Terms: g.digest(), From: from, Until: until}}
	case 1:
		return issue.StatedRights{Convertible: &model.ConversionTerms{
			Into: issuer.Classes[0].ID, Ratio: model.Ratio{Numerator: 1, Denominator: 1}, Least: model.Ratio{Numerator: 1, Denominator: 2},
			Most: model.Ratio{Numerator: 3, Denominator: 1}, From: from, Until: until, Terms: g.digest(),
		}}
	}
	return issue.StatedRights{NoVote: true, Preferred: g.digest()}
}

// withHolder is an act of the company that the holder of an entry, if anybody controls it, signs too.
func (g *Generator) withHolder(r *register, entry model.HolderEntry, body model.Body) act {
	a := act{who: g.officerOf(r), body: body}
	if entry.Controller != "" {
		a.with = append(a.with, g.known(entry.Controller))
	}
	return a
}

// treasury is a lot of the company's own shares.
func (g *Generator) treasury(r *register) (model.Lot, bool) {
	issuer, ok := g.issuer(r)
	if !ok || issuer.Treasury == "" {
		return model.Lot{}, false
	}
	return find(g, r, model.KindLot, func(l model.Lot) bool { return l.Entry == issuer.Treasury && g.live(l) })
}

// allottee is who is given new shares: a holder, a party, or somebody whom the ledger does not know. A party signs too.
func (g *Generator) allottee(r *register) (book.Allottee, []*Person) {
	entry, ok := find(g, r, model.KindEntry, func(model.HolderEntry) bool { return true })
	switch n := g.n(3); {
	case n == 0 && ok && entry.Controller != "":
		return book.Allottee{Entry: entry.ID}, []*Person{g.known(entry.Controller)}
	case n == 0 && ok:
		return book.Allottee{Entry: entry.ID}, nil
	case n == 1:
		who := g.holder()
		return book.Allottee{Party: who.DID, Address: g.address()}, []*Person{who}
	}
	return book.Allottee{Kind: model.Person, Commitment: g.commitment()}, nil
}

func issueShares(g *Generator, r *register) (act, bool) {
	class, ok := find(g, r, model.KindClass, func(model.ShareClass) bool { return true })
	if !ok || len(r.kinds[model.KindLot]) == 0 {
		return act{}, false
	}
	body := &issue.SharesIssued{
		Class: class.ID, Price: class.Par + value.Won(g.n(1000)), PaidOn: g.now.After(-2 * value.Day).DateInKorea(), Resolution: g.digest(), Payment: g.digest(),
	}
	var with []*Person
	for range 1 + g.n(3) {
		to, signs := g.allottee(r)
		quantity := value.Shares(1 + g.n(100))
		shares := issue.NewShares{To: to, Quantity: quantity}
		if issuer, _ := g.issuer(r); issuer.CertificatesIssued && g.often(50) {
			shares.Numbers, _ = g.numbersFrom(int64(1+g.n(50_000)), quantity)
		}
		body.Allotments = append(body.Allotments, shares)
		body.Quantity += quantity
		with = append(with, signs...)
	}
	return act{who: g.officerOf(r), body: body, with: with}, true
}

// convertShares has a holder's shares converted at the last ratio.
func convertShares(g *Generator, r *register) (act, bool) {
	lot, who, ok := g.held(r)
	class, _ := get[model.ShareClass](g, model.ClassRef(lot.Class))
	if !ok || !convertible(class) {
		return act{}, false
	}
	right := class.Rights.Convertible
	ratio := right.Ratios[len(right.Ratios)-1].Ratio
	quantity := g.shares(lot.Free())
	return act{who: who, body: &issue.SharesConverted{
		Lot: lot.ID, Quantity: quantity, Into: right.Into, Shares: max(1, quantity*value.Shares(ratio.Numerator)/value.Shares(ratio.Denominator)),
	}}, true
}
