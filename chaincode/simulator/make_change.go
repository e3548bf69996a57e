package simulator

import (
	"cmp"
	"hash/crc32"
	"math/rand/v2"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/value"
)

func seeded(name string) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(crc32.Checksum([]byte(name), castagnoli)), 1))
}

var changeMakers = []maker{
	{change.TypeChangeAnnounced, 1, announceChange},
	{change.TypeChangeOpened, 4, func(g *Generator, r *register) (act, bool) {
		c, ok := find(g, r, model.KindChange, func(c model.Change) bool { return c.State == model.ChangeIsAnnounced })
		return act{who: g.officerOf(r), body: &change.ChangeOpened{Change: c.ID}}, ok
	}},
	{change.TypeChangePaged, 14, pageChange},
	{change.TypeChangeClosed, 8, func(g *Generator, r *register) (act, bool) {
		c, ok := find(g, r, model.KindChange, isOpenChange)
		pages := 0
		for ok && pages < maxChangePages {
			if _, there := get[model.ChangePage](g, model.ChangePageRef(c.ID, pages)); !there {
				break
			}
			pages++
		}
		return act{who: g.officerOf(r), body: &change.ChangeClosed{Change: c.ID, Pages: max(1, pages)}}, ok && (pages > 0 || g.often(5))
	}},
	{change.TypeChangeAborted, 1, func(g *Generator, r *register) (act, bool) {
		c, ok := find(g, r, model.KindChange, func(c model.Change) bool { return isOpenChange(c) || c.State == model.ChangeIsAnnounced })
		return act{who: g.officerOf(r), body: &change.ChangeAborted{Change: c.ID}}, ok && g.often(40)
	}},
}

func isOpenChange(c model.Change) bool { return c.State == model.ChangeIsOpen }

// maxChangePages is how many pages a change is given at most.
const maxChangePages = 4

// announceChange announces one of the acts on a class.
func announceChange(g *Generator, r *register) (act, bool) {
	class, ok := find(g, r, model.KindClass, func(c model.ShareClass) bool { return c.Fence == "" })
	if !ok || len(r.kinds[model.KindLot]) == 0 || !g.quiet(r) {
		return act{}, false
	}
	today := g.now.DateInKorea()
	x := model.ChangeTerms{
		Class: class.ID, Into: class.ID, Numerator: 1, Denominator: 1, Fractions: one(g, model.RoundDown, model.RoundUp), Par: class.Par,
		Authorised: class.Authorised, EffectiveOn: today, Resolution: g.digest(),
		Kind: one(g, model.Split, model.Consolidation, model.Reduction, model.Cancellation, model.Conversion, model.Bonus, model.Rights, model.Rights),
	}
	switch x.Kind {
	case model.Split:
		x.Numerator, x.Par, x.Authorised = 5, class.Par/5, class.Authorised*5
	case model.Consolidation:
		x.Denominator, x.Par, x.NoticeOn = 5, class.Par*5, g.now.After(-40*value.Day).DateInKorea()
	case model.Reduction:
		x.Numerator, x.Denominator, x.NoticeOn = 2, 3, g.now.After(-40*value.Day).DateInKorea()
	case model.Cancellation:
		x.Numerator, x.Denominator = int64(g.n(4)), 4
	case model.Conversion:
		other, ok := find(g, r, model.KindClass, func(c model.ShareClass) bool { return c.ID != class.ID })
		if !ok || other.ID == class.ID {
			return act{}, false
		}
		x.Into, x.Par, x.Authorised = other.ID, other.Par, other.Authorised+class.Authorised
	case model.Bonus, model.Rights:
		x.Numerator, x.Denominator, x.AsOf, x.Authorised = 1, 3, g.now-value.Time(61+g.n(300)), class.Authorised*2
	}
	if x.Kind == model.Rights {
		x.Price, x.PayBy = 1+value.Won(g.n(1000)), g.now.After(30*value.Day).DateInKorea()
	}
	return act{who: g.officerOf(r), body: &change.ChangeAnnounced{ChangeTerms: x}}, x.Par >= 100
}

// quiet tells whether no change of a register is announced or open, and there were not many.
func (g *Generator) quiet(r *register) bool {
	for _, c := range r.kinds[model.KindChange] {
		change, ok := c.head().record.(model.Change)
		if ok && (isOpenChange(change) || change.State == model.ChangeIsAnnounced) {
			return g.n(200) == 0
		}
	}
	return len(r.kinds[model.KindChange]) < 4
}

// pageChange is the next page of an open change: the lots that count, by holder.
func pageChange(g *Generator, r *register) (act, bool) {
	c, ok := find(g, r, model.KindChange, isOpenChange)
	if !ok {
		return act{}, false
	}
	lots := g.changing(r, c)
	if len(lots) == 0 {
		return act{}, false
	}
	size := max(1, (len(lots)+maxChangePages-1)/maxChangePages)
	if g.often(50) && len(r.kinds[model.KindChangePage]) == 0 {
		size = len(lots)
	}
	from, index := 0, 0
	for ; from < len(lots); index++ {
		page, there := get[model.ChangePage](g, model.ChangePageRef(c.ID, index))
		if !there {
			break
		}
		from += page.Lots
	}
	if from >= len(lots) {
		return act{}, false
	}
	body := &change.ChangePaged{Change: c.ID, Index: index}
	for _, lot := range lots[from:min(len(lots), from+size)] {
		body.Lots = append(body.Lots, lot.ID)
	}
	return act{who: g.officerOf(r), body: body}, true
}

// changing are the lots that a change is about, in the order of its pages.
func (g *Generator) changing(r *register, c model.Change) []model.Lot {
	class, _ := get[model.ShareClass](g, model.ClassRef(c.Terms.Class))
	var lots []model.Lot
	for _, found := range r.kinds[model.KindLot] {
		lot, ok := found.head().record.(model.Lot)
		if ok && lot.Class == class.ID && (c.Terms.AsOf == 0 && class.Live(lot, g.closed()) || c.Terms.AsOf > 0 && lot.Epoch == class.Epoch && g.countedAt(lot, c.Terms.AsOf)) {
			lots = append(lots, lot)
		}
	}
	slices.SortFunc(lots, func(a, b model.Lot) int { return cmp.Or(cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.ID, b.ID)) })
	return lots
}

// countedAt tells whether a lot stood in the register at an earlier moment.
func (g *Generator) countedAt(lot model.Lot, at value.Time) bool {
	if lot.Ended != nil && lot.Ended.On.At <= at {
		return false
	}
	if lot.Staged != "" {
		return lot.Counted(g.closed())
	}
	return lot.Recorded.At <= at
}
