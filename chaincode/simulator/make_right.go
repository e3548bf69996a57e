package simulator

import (
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
)

var rightMakers = []maker{
	{right.TypePoolCreated, 1, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, model.KindClass, func(model.ShareClass) bool { return true })
		return act{who: g.officerOf(r), body: &right.PoolCreated{
			Class: class.ID, Size: value.Shares(10 + g.n(200)), Law: one(g, model.CommercialLaw, model.VentureLaw), Resolution: g.digest(),
		}}, ok && len(r.kinds[model.KindPool]) < 3
	}},
	{right.TypePoolEnded, 1, func(g *Generator, r *register) (act, bool) {
		p, ok := find(g, r, model.KindPool, isOpenPool)
		return act{who: g.officerOf(r), body: &right.PoolEnded{Pool: p.ID, Resolution: g.digest()}}, ok && g.often(20)
	}},
	{right.TypeOptionGranted, 4, grantOption},
	{right.TypeOptionExercised, 6, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, model.KindOption, isOpenOption)
		entry, held := get[model.HolderEntry](g, model.EntryRef(o.Entry))
		if !ok || !held {
			return act{}, false
		}
		quantity := g.shares(min(o.Quantity, 5))
		return act{who: g.known(entry.Controller), with: []*Person{g.officerOf(r)}, body: &right.OptionExercised{
			Option: o.ID, Quantity: quantity, Amount: o.Strike * value.Won(quantity), Shares: quantity, PaidOn: g.now.DateInKorea(), Payment: g.digest(),
		}}, true
	}},
	{right.TypeOptionForfeited, 1, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, model.KindOption, isOpenOption)
		entry, _ := get[model.HolderEntry](g, model.EntryRef(o.Entry))
		if g.often(50) {
			return act{who: g.known(entry.Controller), body: &right.OptionForfeited{Option: o.ID, Reason: right.HolderWaived, Evidence: g.digest()}}, ok
		}
		return act{who: g.officerOf(r), body: &right.OptionForfeited{Option: o.ID, Reason: right.HolderLeft, LeftOn: g.now.DateInKorea(), Evidence: g.digest()}}, ok
	}},
	{right.TypeOptionExpired, 2, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, model.KindOption, func(o model.Option) bool { return isOpenOption(o) && o.ExpiresOn < g.now.DateInKorea() })
		return act{who: g.anyone(), body: &right.OptionExpired{Option: o.ID}}, ok
	}},
	{right.TypeConvertibleIssued, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		to, with := g.allottee(r)
		body := &right.ConvertibleIssued{To: to, Resolution: g.digest(), ConvertibleTerms: model.ConvertibleTerms{
			Kind: model.Note, Principal: 100_000, Discount: 2_000, Interest: 300, IssuedOn: g.now.DateInKorea(),
			Maturity: g.now.After(1000 * value.Day).DateInKorea(), Terms: g.digest(),
		}}
		if g.often(50) {
			body.Kind, body.Interest, body.Maturity, body.Cap = model.SAFE, 0, "", 10_000_000
		}
		return act{who: g.officerOf(r), with: with, body: body}, ok
	}},
	{right.TypeConvertibleConverted, 4, convertConvertible},
	{right.TypeConvertibleEnded, 1, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, model.KindConvertible, isOpenConvertible)
		entry, _ := get[model.HolderEntry](g, model.EntryRef(x.Entry))
		owed, err := x.Owed(g.now.DateInKorea())
		return g.withHolder(r, entry, &right.ConvertibleEnded{Convertible: x.ID, Amount: owed, Evidence: g.digest()}), ok && err == nil
	}},
}

func isOpenPool(p model.Pool) bool               { return p.State == model.RightIsOpen }
func isOpenOption(o model.Option) bool           { return o.State == model.RightIsOpen }
func isOpenConvertible(x model.Convertible) bool { return x.State == model.ConvertibleIsOpen }

// grantOption grants what was resolved some years ago, so that a part has vested, and a part expires soon.
func grantOption(g *Generator, r *register) (act, bool) {
	p, ok := find(g, r, model.KindPool, isOpenPool)
	to, with := g.allottee(r)
	first, second := value.Shares(1+g.n(10)), value.Shares(1+g.n(10))
	return act{who: g.officerOf(r), with: with, body: &right.OptionGranted{Pool: p.ID, To: to, Resolution: g.digest(), OptionTerms: model.OptionTerms{
		Quantity: first + second, Strike: 1_000 * value.Won(5+g.n(5)), GrantedOn: "2023-01-02", Contract: g.digest(),
		ExpiresOn: g.now.After(value.Seconds(1+g.n(40)) * value.Day).DateInKorea(),
		Vesting:   []model.Vesting{{On: value.Date("2025-01-" + strconv.Itoa(10+g.n(9))), Quantity: first}, {On: g.now.DateInKorea(), Quantity: second}},
	}}}, ok
}

func convertConvertible(g *Generator, r *register) (act, bool) {
	x, ok := find(g, r, model.KindConvertible, isOpenConvertible)
	class, there := find(g, r, model.KindClass, func(model.ShareClass) bool { return true })
	entry, _ := get[model.HolderEntry](g, model.EntryRef(x.Entry))
	owed, err := x.Owed(g.now.DateInKorea())
	if !ok || !there || err != nil {
		return act{}, false
	}
	price := class.Par + value.Won(g.n(500))
	return g.withHolder(r, entry, &right.ConvertibleConverted{
		Convertible: x.ID, Class: class.ID, Round: price + price/3 + value.Won(g.n(100)), Price: price, Amount: owed, Shares: value.Shares(owed / price),
		Evidence: g.digest(),
	}), true
}
