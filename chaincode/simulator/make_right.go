package simulator

import (
	"strconv"

	"holdfast/chaincode/core"
)

var rightMakers = []maker{
	{core.TypePoolCreated, 1, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
		return act{who: g.officerOf(r), body: &core.PoolCreated{
			Class: class.ID, Size: core.Shares(10 + g.n(200)), Law: one(g, core.CommercialLaw, core.VentureLaw), Resolution: g.digest(),
		}}, ok && len(r.kinds[core.KindPool]) < 3
	}},
	{core.TypePoolEnded, 1, func(g *Generator, r *register) (act, bool) {
		p, ok := find(g, r, core.KindPool, isOpenPool)
		return act{who: g.officerOf(r), body: &core.PoolEnded{Pool: p.ID, Resolution: g.digest()}}, ok && g.often(20)
	}},
	{core.TypeOptionGranted, 4, grantOption},
	{core.TypeOptionExercised, 6, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, core.KindOption, isOpenOption)
		entry, held := get[core.HolderEntry](g, core.EntryRef(o.Entry))
		if !ok || !held {
			return act{}, false
		}
		quantity := g.shares(min(o.Quantity, 5))
		return act{who: g.known(entry.Controller), with: []*Person{g.officerOf(r)}, body: &core.OptionExercised{
			Option: o.ID, Quantity: quantity, Amount: o.Strike * core.Won(quantity), Shares: quantity, PaidOn: g.now.DateInKorea(), Payment: g.digest(),
		}}, true
	}},
	{core.TypeOptionForfeited, 1, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, core.KindOption, isOpenOption)
		entry, _ := get[core.HolderEntry](g, core.EntryRef(o.Entry))
		if g.often(50) {
			return act{who: g.known(entry.Controller), body: &core.OptionForfeited{Option: o.ID, Reason: core.HolderWaived, Evidence: g.digest()}}, ok
		}
		return act{who: g.officerOf(r), body: &core.OptionForfeited{Option: o.ID, Reason: core.HolderLeft, LeftOn: g.now.DateInKorea(), Evidence: g.digest()}}, ok
	}},
	{core.TypeOptionExpired, 2, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, core.KindOption, func(o core.Option) bool { return isOpenOption(o) && o.ExpiresOn < g.now.DateInKorea() })
		return act{who: g.anyone(), body: &core.OptionExpired{Option: o.ID}}, ok
	}},
	{core.TypeConvertibleIssued, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		to, with := g.allottee(r)
		body := &core.ConvertibleIssued{To: to, Resolution: g.digest(), ConvertibleTerms: core.ConvertibleTerms{
			Kind: core.Note, Principal: 100_000, Discount: 2_000, Interest: 300, IssuedOn: g.now.DateInKorea(),
			Maturity: g.now.After(1000 * core.Day).DateInKorea(), Terms: g.digest(),
		}}
		if g.often(50) {
			body.Kind, body.Interest, body.Maturity, body.Cap = core.SAFE, 0, "", 10_000_000
		}
		return act{who: g.officerOf(r), with: with, body: body}, ok
	}},
	{core.TypeConvertibleConverted, 4, convertConvertible},
	{core.TypeConvertibleEnded, 1, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, core.KindConvertible, isOpenConvertible)
		entry, _ := get[core.HolderEntry](g, core.EntryRef(x.Entry))
		owed, err := x.Owed(g.now.DateInKorea())
		return g.withHolder(r, entry, &core.ConvertibleEnded{Convertible: x.ID, Amount: owed, Evidence: g.digest()}), ok && err == nil
	}},
}

func isOpenPool(p core.Pool) bool               { return p.State == core.RightIsOpen }
func isOpenOption(o core.Option) bool           { return o.State == core.RightIsOpen }
func isOpenConvertible(x core.Convertible) bool { return x.State == core.ConvertibleIsOpen }

// grantOption grants what was resolved some years ago, so that a part has vested, and a part expires soon.
func grantOption(g *Generator, r *register) (act, bool) {
	p, ok := find(g, r, core.KindPool, isOpenPool)
	to, with := g.allottee(r)
	first, second := core.Shares(1+g.n(10)), core.Shares(1+g.n(10))
	return act{who: g.officerOf(r), with: with, body: &core.OptionGranted{Pool: p.ID, To: to, Resolution: g.digest(), OptionTerms: core.OptionTerms{
		Quantity: first + second, Strike: 1_000 * core.Won(5+g.n(5)), GrantedOn: "2023-01-02", Contract: g.digest(),
		ExpiresOn: g.now.After(core.Seconds(1+g.n(40)) * core.Day).DateInKorea(),
		Vesting:   []core.Vesting{{On: core.Date("2025-01-" + strconv.Itoa(10+g.n(9))), Quantity: first}, {On: g.now.DateInKorea(), Quantity: second}},
	}}}, ok
}

func convertConvertible(g *Generator, r *register) (act, bool) {
	x, ok := find(g, r, core.KindConvertible, isOpenConvertible)
	class, there := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
	entry, _ := get[core.HolderEntry](g, core.EntryRef(x.Entry))
	owed, err := x.Owed(g.now.DateInKorea())
	if !ok || !there || err != nil {
		return act{}, false
	}
	price := class.Par + core.Won(g.n(500))
	return g.withHolder(r, entry, &core.ConvertibleConverted{
		Convertible: x.ID, Class: class.ID, Round: price + price/3 + core.Won(g.n(100)), Price: price, Amount: owed, Shares: core.Shares(owed / price),
		Evidence: g.digest(),
	}), true
}
