package simulator

import (
	"strconv"

	"holdfast/chaincode/core"
)

var issueMakers = []maker{
	{core.TypeClassCreated, 1, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		if !ok || len(issuer.Classes) > 3 {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &core.ClassCreated{
			Name: "종류주 " + strconv.Itoa(g.n(1000)), Par: 500, Authorised: core.Shares(1000 + g.n(100_000)), Approval: core.NoApproval,
			Rights: g.rights(issuer), Resolution: g.digest(),
		}}, true
	}},
	{core.TypeClassRightsStated, 1, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		class, there := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
		if !ok || !there {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &core.ClassRightsStated{Class: class.ID, Rights: g.rights(issuer), Evidence: g.digest()}}, g.often(50)
	}},
	{core.TypeSharesIssued, 4, issueShares},
	{core.TypeSubscriptionPaid, 16, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAllotment, func(a core.Allotment) bool { return a.Taken < a.Quantity })
		change, _ := get[core.Change](g, core.ChangeRef(a.Change))
		if !ok || !isSubscribed(g, change) && g.often(80) {
			return act{}, false
		}
		return g.subscription(r, a)
	}},
	{core.TypeTreasuryOpened, 2, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		return act{who: g.officerOf(r), body: &core.TreasuryOpened{Commitment: g.commitment()}}, ok && (issuer.Treasury == "" || g.often(2))
	}},
	{core.TypeTreasuryAcquired, 3, func(g *Generator, r *register) (act, bool) {
		issuer, ok := g.issuer(r)
		lot, _, held := g.held(r)
		entry, _ := get[core.HolderEntry](g, core.EntryRef(lot.Entry))
		if !ok || !held || issuer.Treasury == "" && g.often(95) {
			return act{}, false
		}
		return g.withHolder(r, entry, &core.TreasuryAcquired{
			Lot: lot.ID, Quantity: g.shares(lot.Free()), Price: core.Won(g.n(1000)), Resolution: g.digest(), Evidence: g.digest(),
		}), true
	}},
	{core.TypeSharesCancelled, 2, func(g *Generator, r *register) (act, bool) {
		lot, ok := g.treasury(r)
		return act{who: g.officerOf(r), body: &core.SharesCancelled{Lot: lot.ID, Quantity: g.shares(lot.Free()), Resolution: g.digest()}}, ok
	}},
	{core.TypeTreasuryTransferred, 2, func(g *Generator, r *register) (act, bool) {
		lot, ok := g.treasury(r)
		to, with := g.allottee(r)
		return act{who: g.officerOf(r), with: with, body: &core.TreasuryTransferred{
			Lot: lot.ID, Quantity: g.shares(lot.Free()), To: to, Price: core.Won(g.n(1000)), Resolution: g.digest(), Evidence: g.digest(),
		}}, ok
	}},
	{core.TypeSharesRedeemed, 4, func(g *Generator, r *register) (act, bool) {
		lot, _, ok := g.held(r)
		class, _ := get[core.ShareClass](g, core.ClassRef(lot.Class))
		entry, _ := get[core.HolderEntry](g, core.EntryRef(lot.Entry))
		if !ok || (class.Rights == nil || class.Rights.Redeemable == nil) && g.n(200) > 0 {
			return act{}, false
		}
		return g.withHolder(r, entry, &core.SharesRedeemed{Lot: lot.ID, Quantity: g.shares(lot.Free()), Amount: 1 + core.Won(g.n(100_000)), Evidence: g.digest()}), true
	}},
	{core.TypeConversionRefixed, 2, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, core.KindClass, convertible)
		return act{who: g.officerOf(r), body: &core.ConversionRefixed{
			Class: class.ID, Ratio: core.Ratio{Numerator: 1 + int64(g.n(3)), Denominator: 1}, From: g.now.DateInKorea(), Formula: g.digest(),
		}}, ok
	}},
	{core.TypeSharesConverted, 6, convertShares},
}

func convertible(c core.ShareClass) bool { return c.Rights != nil && c.Rights.Convertible != nil }

// rights are those of a class that is not common: redeemable, convertible into the first class, or without a vote.
func (g *Generator) rights(issuer core.Issuer) core.StatedRights {
	from, until := core.Date("2026-01-01"), core.Date("2035-12-31")
	switch g.n(3) {
	case 0:
		return core.StatedRights{Redeemable: &core.RedemptionRight{Terms: g.digest(), From: from, Until: until}}
	case 1:
		return core.StatedRights{Convertible: &core.ConversionTerms{
			Into: issuer.Classes[0].ID, Ratio: core.Ratio{Numerator: 1, Denominator: 1}, Least: core.Ratio{Numerator: 1, Denominator: 2},
			Most: core.Ratio{Numerator: 3, Denominator: 1}, From: from, Until: until, Terms: g.digest(),
		}}
	}
	return core.StatedRights{NoVote: true, Preferred: g.digest()}
}

// withHolder is an act of the company that the holder of an entry, if anybody controls it, signs too.
func (g *Generator) withHolder(r *register, entry core.HolderEntry, body core.Body) act {
	a := act{who: g.officerOf(r), body: body}
	if entry.Controller != "" {
		a.with = append(a.with, g.known(entry.Controller))
	}
	return a
}

// treasury is a lot of the company's own shares.
func (g *Generator) treasury(r *register) (core.Lot, bool) {
	issuer, ok := g.issuer(r)
	if !ok || issuer.Treasury == "" {
		return core.Lot{}, false
	}
	return find(g, r, core.KindLot, func(l core.Lot) bool { return l.Entry == issuer.Treasury && g.live(l) })
}

// allottee is who is given new shares: a holder, a party, or somebody whom the ledger does not know. A party signs too.
func (g *Generator) allottee(r *register) (core.Allottee, []*Person) {
	entry, ok := find(g, r, core.KindEntry, func(core.HolderEntry) bool { return true })
	switch n := g.n(3); {
	case n == 0 && ok && entry.Controller != "":
		return core.Allottee{Entry: entry.ID}, []*Person{g.known(entry.Controller)}
	case n == 0 && ok:
		return core.Allottee{Entry: entry.ID}, nil
	case n == 1:
		who := g.holder()
		return core.Allottee{Party: who.DID, Commitment: g.commitment()}, []*Person{who}
	}
	return core.Allottee{Kind: core.Person, Commitment: g.commitment()}, nil
}

func issueShares(g *Generator, r *register) (act, bool) {
	class, ok := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
	if !ok || len(r.kinds[core.KindLot]) == 0 {
		return act{}, false
	}
	body := &core.SharesIssued{
		Class: class.ID, Price: class.Par + core.Won(g.n(1000)), PaidOn: g.now.After(-2 * core.Day).DateInKorea(), Resolution: g.digest(), Payment: g.digest(),
	}
	var with []*Person
	for range 1 + g.n(3) {
		to, signs := g.allottee(r)
		quantity := core.Shares(1 + g.n(100))
		body.Allotments = append(body.Allotments, core.NewShares{To: to, Quantity: quantity})
		body.Quantity += quantity
		with = append(with, signs...)
	}
	return act{who: g.officerOf(r), body: body, with: with}, true
}

// convertShares has a holder's shares converted at the last ratio.
func convertShares(g *Generator, r *register) (act, bool) {
	lot, who, ok := g.held(r)
	class, _ := get[core.ShareClass](g, core.ClassRef(lot.Class))
	if !ok || !convertible(class) {
		return act{}, false
	}
	right := class.Rights.Convertible
	ratio := right.Ratios[len(right.Ratios)-1].Ratio
	quantity := g.shares(lot.Free())
	return act{who: who, body: &core.SharesConverted{
		Lot: lot.ID, Quantity: quantity, Into: right.Into, Shares: max(1, quantity*core.Shares(ratio.Numerator)/core.Shares(ratio.Denominator)),
	}}, true
}
