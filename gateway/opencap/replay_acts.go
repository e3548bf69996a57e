package opencap

import (
	"slices"
	"strconv"
	"strings"

	"holdfast/chaincode/model"
)

// happens does what a transaction says. It is false while a security that it needs has not come about.
func (h *history) happens(e *entity) bool {
	kind := e.kind()
	switch {
	case strings.HasSuffix(kind, "_ISSUANCE"):
		if s := h.securities[e.text("security_id")]; s != nil && s.issued == e && s.from == nil {
			h.comes(s)
		}
		return true
	case kind == "TX_STOCK_CLASS_SPLIT":
		h.split(e)
		return true
	case kind == "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT":
		h.opened.refersIn(h, e, "stock_class_id", "STOCK_CLASS")
		if sum := h.classes[e.text("stock_class_id")]; sum != nil {
			h.authorise(sum, e.text("new_shares_authorized"))
			h.touchedClass[e.text("stock_class_id")] = e
		}
		return true
	case kind == "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT":
		h.opened.refersIn(h, e, "stock_class_id", "STOCK_CLASS")
		return true
	case kind == "TX_STOCK_PLAN_POOL_ADJUSTMENT":
		h.opened.refersIn(h, e, "stock_plan_id", "STOCK_PLAN")
		if p := h.pools[e.text("stock_plan_id")]; p != nil {
			p.reserved = amountOf(e.text("shares_reserved"))
			h.touchedPool[e.text("stock_plan_id")] = e
		}
		return true
	case kind == "TX_STOCK_CONSOLIDATION":
		return h.consolidate(e)
	}
	s := h.securities[e.text("security_id")]
	switch {
	case s == nil:
		h.of(e, codeUnknownID, "security_id", shown(e.text("security_id")))
		return true
	case s.stage == waits:
		return false
	}
	h.about(e, s)
	return true
}

// about does what a transaction about one security says.
func (h *history) about(e *entity, s *held) {
	kind := e.kind()
	for _, of := range []family{stock, equity, convertible, warrant} {
		if strings.HasPrefix(kind, "TX_"+string(of)+"_") && s.family != of && kind != "TX_STOCK_PLAN_RETURN_TO_POOL" {
			h.of(e, codeOtherKind, "security_id", shown(s.id))
			return
		}
	}
	switch act := kind[strings.LastIndex(kind, "_")+1:]; {
	case act == "ACCEPTANCE":
	case kind == "TX_VESTING_START", kind == "TX_VESTING_EVENT":
		h.vestingCondition(e, s)
	case kind == "TX_VESTING_ACCELERATION":
		if q := amountOf(e.text("quantity")); q.cmp(s.shares) > 0 {
			h.of(e, codeTooMany, "quantity", s.shares, q)
		}
	case kind == "TX_STOCK_PLAN_RETURN_TO_POOL":
		h.returned(e, s)
	case s.stage == ended:
		h.of(e, codeUsedTwice, "security_id", shown(s.id))
	case act == "EXERCISE", act == "RELEASE":
		h.exercise(e, s)
	default:
		h.ends(e, s, act)
	}
}

func (h *history) vestingCondition(e *entity, s *held) {
	terms := h.opened.byID[objectKey("VESTING_TERMS", s.issued.text("vesting_terms_id"))]
	if terms == nil || !slices.ContainsFunc(terms.things("vesting_conditions"), func(c thing) bool { return c.id() == e.text("vesting_condition_id") }) {
		h.of(e, codeUnknownID, "vesting_condition_id", shown(e.text("vesting_condition_id")))
	}
}

// returned gives shares back to a pool, unless the plan says that it gets them back by itself.
func (h *history) returned(e *entity, s *held) {
	h.opened.refersIn(h, e, "stock_plan_id", "STOCK_PLAN")
	if plan := h.opened.byID[objectKey("STOCK_PLAN", e.text("stock_plan_id"))]; plan != nil && !returns(plan) {
		h.grant(plan.id(), e, amount{}.minus(amountOf(e.text("quantity"))))
	}
}

func returns(plan *entity) bool {
	return plan.text("default_cancellation_behavior") == "RETURN_TO_POOL"
}

// exercise takes a part of a security, which goes on with the rest.
func (h *history) exercise(e *entity, s *held) {
	sum := h.produce(e, s, e.texts("resulting_security_ids"), false, false)
	if s.family == warrant {
		h.goes(s)
		return
	}
	taken := amountOf(e.text("quantity"))
	switch {
	case taken.sign() <= 0:
		h.of(e, codeNotPositive, "quantity")
		return
	case taken.cmp(s.shares) > 0:
		h.of(e, codeTooMany, "quantity", s.shares, taken)
		taken = s.shares
	case len(e.list("resulting_security_ids")) > 0 && sum.cmp(taken) != 0:
		h.of(e, codeResults, "resulting_security_ids", sum, taken)
	}
	if s.shares = s.shares.minus(taken); s.shares.sign() == 0 {
		s.stage = ended
	}
}

// ends ends a security by a transfer, a cancellation, a conversion and the like.
func (h *history) ends(e *entity, s *held, act string) {
	defer h.goes(s)
	if act == "RETRACTION" {
		h.grant(s.plan, e, h.ofPool(s, s.shares))
		return
	}
	had := s.shares
	taken := h.taken(e, s, act)
	sameHolder, sameClass := act != "TRANSFER" && act != "CONVERSION", act != "CONVERSION"
	sum := h.produce(e, s, e.texts("resulting_security_ids"), sameHolder, sameClass)
	switch act {
	case "TRANSFER":
		if sum.cmp(taken) != 0 {
			h.of(e, codeResults, "resulting_security_ids", sum, taken)
		}
	case "REISSUANCE":
		if s.scaled && e.text("split_transaction_id") != "" {
			if !had.rounds(sum) {
				h.of(e, codeResults, "resulting_security_ids", sum, had)
			}
		} else if sum.cmp(had) != 0 {
			h.of(e, codeResults, "resulting_security_ids", sum, had)
		}
	case "REPURCHASE":
		h.repurchased[s.class] = append(h.repurchased[s.class], boughtBack{h.day, taken})
	case "CANCELLATION":
		if plan := h.opened.byID[objectKey("STOCK_PLAN", s.plan)]; plan != nil && returns(plan) {
			h.grant(s.plan, e, h.ofPool(s, taken))
		}
	}
	h.balance(e, s, act, had, taken)
}

// ofPool is what a pool gets back; a pool is granted from by options alone.
func (h *history) ofPool(s *held, back amount) amount {
	if s.family != equity {
		return amount{}
	}
	return amount{}.minus(back)
}

// taken is how much of a security a transaction is about: all of it, where it does not say.
func (h *history) taken(e *entity, s *held, act string) amount {
	field, text := "quantity", e.text("quantity")
	switch {
	case s.family == convertible && act == "CONVERSION":
		return s.shares // the quantity there is of the new shares, or of principal: OCF leaves it open
	case s.family == convertible:
		field, text = "amount", e.thing.thing("amount").text("amount")
		if e.thing.thing("amount").text("currency") != s.issued.thing.thing("investment_amount").text("currency") {
			h.of(e, codeCurrency, "amount.currency")
		}
	case act == "CONVERSION":
		field, text = "quantity_converted", e.text("quantity_converted")
	}
	if text == "" || s.family == warrant && s.shares.sign() == 0 {
		return s.shares
	}
	taken := amountOf(text)
	switch {
	case taken.sign() <= 0:
		h.of(e, codeNotPositive, field)
		return s.shares
	case taken.cmp(s.shares) > 0:
		h.of(e, codeTooMany, field, s.shares, taken)
		return s.shares
	}
	return taken
}

// balance checks the security that holds the rest.
func (h *history) balance(e *entity, s *held, act string, had, taken amount) {
	rest := had.minus(taken)
	id := e.text("balance_security_id")
	if id == "" {
		if rest.sign() > 0 {
			h.of(e, codeNoBalance, "balance_security_id", taken, had)
		}
		return
	}
	sum := h.produce(e, s, []string{id}, true, true)
	if s.family == convertible && act == "CONVERSION" {
		if sum.cmp(had) >= 0 {
			h.of(e, codeBalance, "balance_security_id", sum, rest)
		}
		return
	}
	if sum.cmp(rest) != 0 {
		h.of(e, codeBalance, "balance_security_id", sum, rest)
	}
}

// produce makes what a transaction leads to live, and adds it up. What stays with its holder keeps the day of its acquisition.
func (h *history) produce(e *entity, s *held, ids []string, sameHolder, sameClass bool) amount {
	sum := amount{}
	for _, id := range ids {
		next := h.securities[id]
		if next == nil || next.from != e || next.stage != waits {
			continue // told when the results were found
		}
		h.comes(next)
		sum = sum.plus(next.shares)
		field := resultsOf(e)[id]
		if sameHolder && next.holder != s.holder {
			h.of(e, codeOtherHolder, field, shown(id))
		}
		if sameClass && s.family == next.family && next.class != s.class {
			h.of(e, codeOtherClass, field, shown(id))
		}
		if sameClass && s.family != next.family && s.family == stock {
			h.of(e, codeOtherKind, field, shown(id))
		}
		if next.family == stock && s.family == stock && next.holder == s.holder {
			next.acquired = s.acquired
		}
	}
	return sum
}

// consolidate makes several securities of a holder into one, which is acquired when the last of them was.
func (h *history) consolidate(e *entity) bool {
	var parts []*held
	for _, id := range e.texts("security_ids") {
		s := h.securities[id]
		switch {
		case s == nil:
			h.of(e, codeUnknownID, "security_ids", shown(id))
			continue
		case s.stage == waits:
			return false
		}
		parts = append(parts, s)
	}
	sum, latest := amount{}, ""
	for _, s := range parts {
		if s.stage == ended || s.family != stock {
			h.of(e, codeUsedTwice, "security_ids", shown(s.id))
			continue
		}
		sum, latest = sum.plus(s.shares), max(latest, s.acquired)
		defer h.goes(s)
	}
	if len(parts) == 0 {
		return true
	}
	result := e.text("resulting_security_id")
	if got := h.produce(e, parts[0], []string{result}, true, true); got.cmp(sum) != 0 {
		h.of(e, codeResults, "resulting_security_id", got, sum)
	}
	for _, s := range parts[1:] {
		if s.class != parts[0].class {
			h.of(e, codeOtherClass, "security_ids", shown(s.id))
		}
		if s.holder != parts[0].holder {
			h.of(e, codeOtherHolder, "security_ids", shown(s.id))
		}
	}
	if next := h.securities[result]; next != nil && next.from == e && latest != "" {
		next.acquired = latest
	}
	return true
}

// split scales every live security of a class.
func (h *history) split(e *entity) {
	h.opened.refersIn(h, e, "stock_class_id", "STOCK_CLASS")
	ratio, ok := ratioOf(e.thing.thing("split_ratio"))
	if h.splits++; !ok || h.splits > maxSplits {
		code := codeRatio
		if ok {
			code = codeTooMuch
		}
		h.of(e, code, "split_ratio")
		return
	}
	class := e.text("stock_class_id")
	for _, s := range h.held() {
		if s.class != class {
			continue
		}
		before := s.shares
		s.shares = s.shares.times(ratio)
		h.count(class, s.issued, s.shares.minus(before))
		if s.shares.tooLarge() {
			h.of(s.issued, codeTooLarge, "quantity")
			s.shares = amount{}
		}
		if !s.scaled {
			s.scaled = true
			h.scaled = append(h.scaled, s)
		}
	}
}

// ratioOf reads a ratio of whole positive numbers.
func ratioOf(o thing) (model.Ratio, bool) {
	n, err1 := strconv.ParseInt(o.text("numerator"), 10, 64)
	d, err2 := strconv.ParseInt(o.text("denominator"), 10, 64)
	const most = 1_000_000_000
	return model.Ratio{Numerator: n, Denominator: d}, err1 == nil && err2 == nil && n >= 1 && d >= 1 && n <= most && d <= most
}
