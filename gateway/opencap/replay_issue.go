package opencap

import (
	"strconv"
	"strings"

	"holdfast/chaincode/model"
)

// issuances makes the securities that a history is about, all waiting, and checks what their issuances refer to.
func (h *history) issuances(events []*entity) {
	for _, e := range events {
		word, isIssuance := strings.CutSuffix(strings.TrimPrefix(e.kind(), "TX_"), "_ISSUANCE")
		if !isIssuance {
			continue
		}
		id := e.text("security_id")
		if _, twice := h.securities[id]; twice {
			h.of(e, codeSecurityTwice, "security_id")
			continue
		}
		s := &held{
			id: id, family: family(word), class: e.text("stock_class_id"), plan: e.text("stock_plan_id"), holder: e.text("stakeholder_id"),
			issued: e, acquired: e.text("date"), shares: amountOf(e.text("quantity")),
		}
		h.securities[id] = s
		if s.family == convertible {
			s.shares = amountOf(e.thing.thing("investment_amount").text("amount"))
		}
		h.checkIssuance(e, s)
	}
}

func (h *history) checkIssuance(e *entity, s *held) {
	h.opened.refersIn(h, e, "stakeholder_id", "STAKEHOLDER")
	h.opened.refersIn(h, e, "stock_class_id", "STOCK_CLASS")
	h.opened.refersIn(h, e, "stock_plan_id", "STOCK_PLAN")
	h.opened.refersIn(h, e, "vesting_terms_id", "VESTING_TERMS")
	for _, id := range e.texts("stock_legend_ids") {
		if _, there := h.opened.byID[objectKey("STOCK_LEGEND_TEMPLATE", id)]; !there {
			h.of(e, codeUnknownID, "stock_legend_ids", shown(id))
		}
	}
	field := "quantity"
	if s.family == convertible {
		field = "investment_amount"
	}
	switch {
	case s.family == warrant && e.text("quantity") == "":
	case s.shares.sign() <= 0:
		h.of(e, codeNotPositive, field)
	case s.shares.tooLarge():
		h.of(e, codeTooLarge, field)
	case s.family != convertible && !s.shares.whole():
		h.of(e, codeFraction, field)
		s.shares = amount{}
	}
	s.numbers = h.shareNumbers(e, s.shares)
	if s.family == equity || s.family == stock {
		h.checkVestings(e, s.shares)
	}
}

// checkVestings checks that dated vestings are of no more than there is.
func (h *history) checkVestings(e *entity, shares amount) {
	sum := amount{}
	for _, v := range e.things("vestings") {
		sum = sum.plus(amountOf(v.text("amount")))
	}
	if sum.cmp(shares) > 0 {
		h.of(e, codeTooMany, "vestings", shares, sum)
	}
}

// shareNumbers reads the numbers of share certificates; they are as many as the shares.
func (h *history) shareNumbers(e *entity, shares amount) []model.NumberRange {
	var out []model.NumberRange
	sum := amount{}
	for _, n := range e.things("share_numbers_issued") {
		first, err1 := strconv.ParseInt(n.text("starting_share_number"), 10, 64)
		last, err2 := strconv.ParseInt(n.text("ending_share_number"), 10, 64)
		if err1 != nil || err2 != nil || first < 0 || last < first {
			h.of(e, codeNumbers, "share_numbers_issued")
			return nil
		}
		out = append(out, model.NumberRange{First: first, Last: last})
		sum = sum.plus(amountOf(strconv.FormatInt(last, 10))).minus(amountOf(strconv.FormatInt(first, 10))).plus(amountOf("1"))
	}
	if out != nil && sum.cmp(shares) != 0 {
		h.of(e, codeNumbers, "share_numbers_issued")
		return nil
	}
	return out
}

// resultsOf are the securities that a transaction leads to, with the fields that name them.
func resultsOf(e *entity) map[string]string {
	out := map[string]string{}
	for _, id := range e.texts("resulting_security_ids") {
		out[id] = "resulting_security_ids"
	}
	for _, field := range []string{"balance_security_id", "resulting_security_id"} {
		if id := e.text(field); id != "" {
			out[id] = field
		}
	}
	return out
}

// results finds what each security results from.
func (h *history) results(events []*entity) {
	for _, e := range events {
		named := append(e.texts("resulting_security_ids"), e.text("balance_security_id"), e.text("resulting_security_id"))
		for _, id := range named {
			if id == "" {
				continue
			}
			s := h.securities[id]
			field := resultsOf(e)[id]
			switch {
			case s == nil:
				h.of(e, codeUnknownID, field, shown(id))
			case s.from != nil:
				h.of(e, codeResultTwice, field, shown(id))
			case s.issued.text("date") < e.text("date"):
				h.of(e, codeDatesOrder, field, shown(id))
				s.from = e
			default:
				s.from = e
			}
		}
	}
}

// comes makes a security live.
func (h *history) comes(s *held) {
	if s == nil || s.stage != waits {
		return
	}
	h.came++
	s.stage, s.order = live, h.came
	switch s.family {
	case stock:
		h.count(s.class, s.issued, s.shares)
	case equity:
		if s.from == nil { // what results from another was granted with that
			h.grant(s.plan, s.issued, s.shares)
		}
	}
}

// goes ends a security.
func (h *history) goes(s *held) {
	s.stage = ended
	if s.family == stock {
		h.count(s.class, s.issued, amount{}.minus(s.shares))
	}
}

func (h *history) count(class string, e *entity, more amount) {
	if sum := h.classes[class]; sum != nil {
		sum.issued = sum.issued.plus(more)
		h.touchedClass[class] = e
	}
}

func (h *history) grant(plan string, e *entity, more amount) {
	if p := h.pools[plan]; p != nil {
		p.granted = p.granted.plus(more)
		h.touchedPool[plan] = e
	}
}
