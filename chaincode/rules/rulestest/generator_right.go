package rulestest

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
)

func init() {
	moreCommands = append(moreCommands, (*Generator).pools, (*Generator).options, (*Generator).convertibles)
}

// pools makes a pool, grants from one or ends one.
func (g *Generator) pools() model.SignedCommand {
	issuer, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	pool, ok := find[model.Pool](g, model.PoolRef(model.PoolID(g.one("pool"))))
	if !ok || g.Chance(10, "new") {
		body := PoolOf(c, 1+value.Shares(g.UpTo(120, "size")))
		body.Class = g.someClass(issuer).ID
		return g.about(Officer, c.ID, body)
	}
	if g.Chance(10, "end") {
		return g.about(Officer, pool.Issuer, &right.PoolEnded{Pool: pool.ID, Resolution: Digest("meeting")})
	}
	// Resolved some years ago, so that parts have vested, have not, and expire.
	body := Grant(pool.ID, g.allottee(pool.Issuer))
	body.GrantedOn, body.ExpiresOn = "2023-01-02", g.W.Now.After(value.Seconds(5+g.UpTo(60, "days"))*value.Day).DateInKorea()
	first, second := 1+value.Shares(g.UpTo(10, "first")), 1+value.Shares(g.UpTo(10, "second"))
	body.Quantity, body.Vesting = first+second, []model.Vesting{{On: "2025-01-03", Quantity: first}, {On: g.W.Now.After(value.Seconds(1+g.UpTo(4, "days")) * value.Day).DateInKorea(), Quantity: second}}
	return g.about(Officer, pool.Issuer, body)
}

// options exercises an option, or ends it.
func (g *Generator) options() model.SignedCommand {
	option, ok := find[model.Option](g, model.OptionRef(model.OptionID(g.one("option"))))
	if !ok || option.State != model.RightIsOpen && g.Chance(80, "another") {
		return g.pools()
	}
	entry, _ := find[model.HolderEntry](g, model.EntryRef(option.Entry))
	holder := Known(entry.Controller)
	switch g.UpTo(9, "what") {
	case 0:
		return g.about(holder, option.Issuer, &right.OptionForfeited{Option: option.ID, Reason: right.HolderWaived, Evidence: Digest("waiver")})
	case 1:
		return g.about(Officer, option.Issuer, &right.OptionForfeited{Option: option.ID, Reason: right.HolderLeft, LeftOn: g.W.Now.DateInKorea(), Evidence: Digest("left")})
	case 2, 3:
		return g.about(Stranger, option.Issuer, &right.OptionExpired{Option: option.ID})
	}
	body := g.W.Exercise(Company{ID: option.Issuer}, option.ID, 1+value.Shares(g.UpTo(int(option.Quantity), "quantity")))
	return g.countersigned(holder, option.Issuer, body, Officer)
}

// convertibles issues a convertible, converts it or ends it.
func (g *Generator) convertibles() model.SignedCommand {
	_, c, ok := g.someIssuer()
	if !ok {
		return g.application()
	}
	x, ok := find[model.Convertible](g, model.ConvertibleRef(model.ConvertibleID(g.one("convertible"))))
	if !ok || g.Chance(30, "new") || x.State != model.ConvertibleIsOpen && g.Chance(80, "another") {
		to := g.allottee(c.ID)
		return g.about(Officer, c.ID, Pick(g, []*right.ConvertibleIssued{NoteOf(to), SafeOf(to)}, "kind"))
	}
	entry, _ := find[model.HolderEntry](g, model.EntryRef(x.Entry))
	signers := slices.DeleteFunc([]Someone{Known(entry.Controller)}, func(Someone) bool { return entry.Controller == "" })
	owed, err := x.Owed(g.W.Now.DateInKorea())
	if err != nil || g.Chance(20, "end") {
		return g.countersigned(Officer, x.Issuer, &right.ConvertibleEnded{Convertible: x.ID, Amount: value.Won(g.UpTo(9, "paid")), Evidence: Digest("bank")}, signers...)
	}
	issuer, _ := find[model.Issuer](g, model.IssuerRef(x.Issuer))
	price := 700 + value.Won(g.UpTo(500, "price"))
	body := &right.ConvertibleConverted{
		Convertible: x.ID, Class: g.someClass(issuer).ID, Round: price + price/3 + value.Won(g.UpTo(100, "round")), Price: price, Amount: owed,
		Shares: value.Shares(owed / price), Evidence: Digest("calculation"),
	}
	return g.countersigned(Officer, x.Issuer, body, signers...)
}
