package core_test

import (
	"slices"

	"holdfast/chaincode/core"
)

func init() {
	moreCommands = append(moreCommands, (*generator).pools, (*generator).options, (*generator).convertibles)
}

// pools makes a pool, grants from one or ends one.
func (g *generator) pools() core.SignedCommand {
	issuer, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	pool, ok := find[core.Pool](g, core.PoolRef(core.PoolID(g.one("pool"))))
	if !ok || g.chance(10, "new") {
		body := poolOf(c, 1+core.Shares(g.upTo(120, "size")))
		body.Class = g.someClass(issuer).ID
		return g.about(officer, c.id, body)
	}
	if g.chance(10, "end") {
		return g.about(officer, pool.Issuer, &core.PoolEnded{Pool: pool.ID, Resolution: digest("meeting")})
	}
	// Resolved some years ago, so that parts have vested, have not, and expire.
	body := grant(pool.ID, g.allottee(pool.Issuer))
	body.GrantedOn, body.ExpiresOn = "2023-01-02", g.w.now.After(core.Seconds(5+g.upTo(60, "days"))*core.Day).DateInKorea()
	first, second := 1+core.Shares(g.upTo(10, "first")), 1+core.Shares(g.upTo(10, "second"))
	body.Quantity, body.Vesting = first+second, []core.Vesting{{On: "2025-01-03", Quantity: first}, {On: g.w.now.After(core.Seconds(1+g.upTo(4, "days")) * core.Day).DateInKorea(), Quantity: second}}
	return g.about(officer, pool.Issuer, body)
}

// options exercises an option, or ends it.
func (g *generator) options() core.SignedCommand {
	option, ok := find[core.Option](g, core.OptionRef(core.OptionID(g.one("option"))))
	if !ok || option.State != core.RightIsOpen && g.chance(80, "another") {
		return g.pools()
	}
	entry, _ := find[core.HolderEntry](g, core.EntryRef(option.Entry))
	holder := known(entry.Controller)
	switch g.upTo(9, "what") {
	case 0:
		return g.about(holder, option.Issuer, &core.OptionForfeited{Option: option.ID, Reason: core.HolderWaived, Evidence: digest("waiver")})
	case 1:
		return g.about(officer, option.Issuer, &core.OptionForfeited{Option: option.ID, Reason: core.HolderLeft, LeftOn: g.w.now.DateInKorea(), Evidence: digest("left")})
	case 2, 3:
		return g.about(stranger, option.Issuer, &core.OptionExpired{Option: option.ID})
	}
	body := g.w.exercise(company{id: option.Issuer}, option.ID, 1+core.Shares(g.upTo(int(option.Quantity), "quantity")))
	return g.countersigned(holder, option.Issuer, body, officer)
}

// convertibles issues a convertible, converts it or ends it.
func (g *generator) convertibles() core.SignedCommand {
	_, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	x, ok := find[core.Convertible](g, core.ConvertibleRef(core.ConvertibleID(g.one("convertible"))))
	if !ok || g.chance(30, "new") || x.State != core.ConvertibleIsOpen && g.chance(80, "another") {
		to := g.allottee(c.id)
		return g.about(officer, c.id, pick(g, []*core.ConvertibleIssued{noteOf(to), safeOf(to)}, "kind"))
	}
	entry, _ := find[core.HolderEntry](g, core.EntryRef(x.Entry))
	signers := slices.DeleteFunc([]someone{known(entry.Controller)}, func(someone) bool { return entry.Controller == "" })
	owed, err := x.Owed(g.w.now.DateInKorea())
	if err != nil || g.chance(20, "end") {
		return g.countersigned(officer, x.Issuer, &core.ConvertibleEnded{Convertible: x.ID, Amount: core.Won(g.upTo(9, "paid")), Evidence: digest("bank")}, signers...)
	}
	issuer, _ := find[core.Issuer](g, core.IssuerRef(x.Issuer))
	price := 700 + core.Won(g.upTo(500, "price"))
	body := &core.ConvertibleConverted{
		Convertible: x.ID, Class: g.someClass(issuer).ID, Round: price + price/3 + core.Won(g.upTo(100, "round")), Price: price, Amount: owed,
		Shares: core.Shares(owed / price), Evidence: digest("calculation"),
	}
	return g.countersigned(officer, x.Issuer, body, signers...)
}
