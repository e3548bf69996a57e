package opencap

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"holdfast/chaincode/model"
)

// family is what a security is.
type family string

const (
	stock       family = "STOCK"
	equity      family = "EQUITY_COMPENSATION"
	convertible family = "CONVERTIBLE"
	warrant     family = "WARRANT"
)

// stage is where a security stands.
type stage int

const (
	// waits: its issuance has not been reached.
	waits stage = iota
	live
	ended
)

// held is a security of a history.
type held struct {
	id      string
	family  family
	class   string
	plan    string
	holder  string
	issued  *entity
	shares  amount
	numbers []model.NumberRange
	stage   stage
	// acquired is the day from which the holder has it, through splits, conversions and balances.
	acquired string
	// from is the transaction that it results from, if it does.
	from *entity
	// order is its place among the securities that came about.
	order int
	// scaled says that a split has changed the shares today.
	scaled bool
}

// history is what replaying a package's transactions comes to.
type history struct {
	*report
	opened     *opened
	securities map[string]*held
	classes    map[string]*classSum
	pools      map[string]*pool
	// repurchased are the shares of a class that the company bought back, with the day and what was bought, in order.
	repurchased map[string][]boughtBack
	came        int
	day         string
	// touched are the classes and pools, and scaled the securities, that have to be looked at when the day is over.
	touchedClass, touchedPool map[string]*entity
	scaled                    []*held
	splits                    int
}

// classSum is a class's number of issued shares during the replay.
type classSum struct {
	issued     amount
	authorised amount
	bounded    bool
}

// pool is a plan's reserved number and what is granted from it.
type pool struct{ reserved, granted amount }

// boughtBack is shares that the company bought back on a day.
type boughtBack struct {
	day    string
	shares amount
}

// maxSplits bounds the splits of a history: each goes over every security of its class.
const maxSplits = 200

// replay goes through the transactions by their dates. Whatever contradicts itself is a problem, and the replay goes on as if
// the transaction had done what it says, so that one mistake is told once.
func replay(o *opened) *history {
	h := &history{
		report: &report{}, opened: o, securities: map[string]*held{}, classes: map[string]*classSum{}, pools: map[string]*pool{},
		repurchased: map[string][]boughtBack{}, touchedClass: map[string]*entity{}, touchedPool: map[string]*entity{},
	}
	h.begin()
	var events []*entity
	for i := range o.objects {
		if e := &o.objects[i]; strings.HasPrefix(e.kind(), "TX_") {
			events = append(events, e)
		}
	}
	h.issuances(events)
	h.results(events)
	slices.SortStableFunc(events, func(a, b *entity) int { return cmp.Compare(a.text("date"), b.text("date")) })
	for len(events) > 0 {
		n := 1
		for n < len(events) && events[n].text("date") == events[0].text("date") {
			n++
		}
		h.today(events[:n])
		events = events[n:]
	}
	return h
}

// of reports a problem of an object's field.
func (h *history) of(e *entity, code Code, field string, args ...any) {
	h.add(code, e.file, shown(e.id()), field, args...)
}

// begin sets up the classes and pools.
func (h *history) begin() {
	for i := range h.opened.objects {
		e := &h.opened.objects[i]
		switch e.kind() {
		case "STOCK_CLASS":
			sum := &classSum{}
			h.authorise(sum, e.text("initial_shares_authorized"))
			h.classes[e.id()] = sum
		case "STOCK_PLAN":
			h.opened.refersIn(h, e, "stock_class_id", "STOCK_CLASS")
			for _, id := range e.texts("stock_class_ids") {
				if h.classes[id] == nil {
					h.of(e, codeUnknownID, "stock_class_ids", shown(id))
				}
			}
			h.pools[e.id()] = &pool{reserved: amountOf(e.text("initial_shares_reserved"))}
		case "VALUATION":
			h.opened.refersIn(h, e, "stock_class_id", "STOCK_CLASS")
		}
	}
}

func (h *history) authorise(sum *classSum, text string) {
	sum.bounded = numeric.MatchString(text)
	sum.authorised = amountOf(text)
}

// today goes through the transactions of one day. One whose security comes about later the same day waits for it.
func (h *history) today(events []*entity) {
	h.day = events[0].text("date")
	if asOf := h.opened.manifest.text("as_of"); h.day > asOf {
		h.of(events[0], codeAfterAsOf, "date", asOf)
	}
	for waiting := events; ; {
		var next []*entity
		for _, e := range waiting {
			if !h.happens(e) {
				next = append(next, e)
			}
		}
		if len(next) == len(waiting) {
			for _, e := range next {
				h.of(e, codeBeforeIssued, "date", shown(h.firstWaiting(e)))
			}
			break
		}
		waiting = next
	}
	h.endOfDay()
}

// firstWaiting is the security for which a transaction waits.
func (h *history) firstWaiting(e *entity) string {
	for _, id := range append(e.texts("security_ids"), e.text("security_id")) {
		if s := h.securities[id]; s != nil && s.stage == waits {
			return id
		}
	}
	return e.text("security_id")
}

// endOfDay looks at what has to hold once a day is over: whole shares, and numbers within what is authorised and reserved.
func (h *history) endOfDay() {
	for _, s := range h.scaled {
		if s.scaled = false; s.stage == live && !s.shares.whole() {
			h.of(s.issued, codeFraction, "quantity")
			s.shares = amount{} // told once
		}
	}
	h.scaled = nil
	for _, id := range slices.Sorted(maps.Keys(h.touchedClass)) {
		e := h.touchedClass[id]
		if sum := h.classes[id]; sum != nil && sum.bounded && sum.issued.cmp(sum.authorised) > 0 {
			h.of(e, codeOverAuthorised, "stock_class_id", sum.issued, sum.authorised)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(h.touchedPool)) {
		e := h.touchedPool[id]
		if p := h.pools[id]; p != nil && p.granted.cmp(p.reserved) > 0 {
			h.of(e, codeOverPool, "stock_plan_id", p.granted, p.reserved)
		}
	}
	clear(h.touchedClass)
	clear(h.touchedPool)
}

// held are the live securities of stock, in the order in which they came about.
func (h *history) held() []*held { return h.living(stock) }

// living are the live securities of a family, in the order in which they came about.
func (h *history) living(f family) []*held {
	var out []*held
	for _, s := range h.securities {
		if s.stage == live && s.family == f {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b *held) int { return a.order - b.order })
	return out
}

// refersIn checks a reference and reports to a history.
func (o *opened) refersIn(h *history, e *entity, field, kind string) {
	id := e.text(field)
	if id == "" {
		return
	}
	if _, there := o.byID[objectKey(kind, id)]; !there {
		h.of(e, codeUnknownID, field, shown(id))
	}
}
