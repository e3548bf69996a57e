package opencap

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
)

// leastPar is the least par value of a share, in won (Commercial Act art. 329(3)).
const leastPar = 100

// next prepares the commands for what follows the list: classes of which nothing is issued yet, pools, live options with dated
// vestings, notes and SAFEs. The package stands as the evidence until the officer names the minutes; an option's pool and the
// holder of an option or a convertible are for the officer to fill in, because they have no identifier yet.
func (in *intake) next() []Next {
	var out []Next
	for i := range in.opened.objects {
		if body := in.prepared(&in.opened.objects[i]); body != nil {
			e := &in.opened.objects[i]
			out = append(out, Next{body.kind, body.body, shown(e.id())})
		}
	}
	return out
}

// prepared is a command's type and body.
type prepared struct {
	kind value.Type
	body model.Body
}

// prepared is the command that an object leads to; nil where it leads to none.
func (in *intake) prepared(e *entity) *prepared {
	s := in.history.securities[e.text("security_id")]
	isLive := s != nil && s.issued == e && s.stage == live
	switch kind := e.kind(); {
	case kind == "STOCK_CLASS":
		if _, admitted := in.classes[e.id()]; admitted {
			return nil
		}
		if body, ok := in.created(e); ok {
			return &prepared{issue.TypeClassCreated, body}
		}
	case kind == "STOCK_PLAN":
		if body, ok := in.pool(e); ok {
			return &prepared{right.TypePoolCreated, body}
		}
	case kind == "TX_EQUITY_COMPENSATION_ISSUANCE" && isLive:
		if body, ok := in.granted(s); ok {
			return &prepared{right.TypeOptionGranted, body}
		}
	case kind == "TX_CONVERTIBLE_ISSUANCE" && isLive:
		if body, ok := in.convertible(s); ok {
			return &prepared{right.TypeConvertibleIssued, body}
		}
	}
	return nil
}

func (in *intake) evidence() value.Digest { return value.Digest(in.digest.String()) }

// created is the body that makes a class.
func (in *intake) created(e *entity) (*issue.ClassCreated, bool) {
	authorised := amountOf(e.text("initial_shares_authorized"))
	par, inWon := wonOf(e.thing.thing("par_value"))
	body := &issue.ClassCreated{
		Name: e.text("name"), Par: par, Authorised: authorised.shares(), Approval: model.NoApproval,
		Rights: issue.StatedRights{NoVote: amountOf(e.text("votes_per_share")).sign() == 0}, Resolution: in.evidence(),
	}
	if e.text("class_type") == "PREFERRED" {
		body.Rights.Preferred = in.evidence()
	}
	return body, inWon && par >= leastPar && body.Authorised > 0 && body.Name != "" && len([]rune(body.Name)) <= 60
}

// wonOf is a whole sum in won.
func wonOf(m thing) (value.Won, bool) {
	val := amountOf(m.text("amount"))
	return value.Won(val.shares()), m.text("currency") == won && val.whole() && val.sign() >= 0 && !val.tooLarge()
}

// pool is the body that makes a pool of the one admitted class that a plan is for. The officer chooses the law.
func (in *intake) pool(e *entity) (*right.PoolCreated, bool) {
	classes := e.texts("stock_class_ids")
	if id := e.text("stock_class_id"); id != "" {
		classes = []string{id}
	}
	if len(classes) != 1 {
		return nil, false
	}
	class, admitted := in.classes[classes[0]]
	size := in.history.pools[e.id()].reserved
	return &right.PoolCreated{Class: value.ClassID(class.ID), Size: size.shares(), Law: model.CommercialLaw, Resolution: in.evidence()}, admitted && size.shares() > 0
}

// granted is the body that grants what is left of an option, if its vestings are dated. What was exercised is taken from the parts
// that vested first.
func (in *intake) granted(s *held) (*right.OptionGranted, bool) {
	strike, inWon := wonOf(s.issued.thing.thing("exercise_price"))
	body := &right.OptionGranted{Resolution: in.evidence(), OptionTerms: model.OptionTerms{
		Quantity: s.shares.shares(), Strike: strike, GrantedOn: value.Date(s.issued.text("date")), ExpiresOn: value.Date(s.issued.text("expiration_date")),
		Contract: in.evidence(),
	}}
	parts := s.issued.things("vestings")
	slices.SortStableFunc(parts, func(a, b thing) int { return cmp.Compare(a.text("date"), b.text("date")) })
	gone, sum := amountOf(s.issued.text("quantity")).minus(s.shares), amount{}
	for _, part := range parts {
		q := amountOf(part.text("amount"))
		taken := q
		if gone.cmp(q) < 0 {
			taken = gone
		}
		gone, q = gone.minus(taken), q.minus(taken)
		if sum = sum.plus(q); q.sign() == 0 {
			continue
		}
		if n := len(body.Vesting); n > 0 && body.Vesting[n-1].On == value.Date(part.text("date")) {
			body.Vesting[n-1].Quantity += q.shares()
			continue
		}
		body.Vesting = append(body.Vesting, model.Vesting{On: value.Date(part.text("date")), Quantity: q.shares()})
	}
	isOption := strings.HasPrefix(s.issued.text("compensation_type"), "OPTION")
	return body, isOption && inWon && strike > 0 && body.ExpiresOn != "" && len(body.Vesting) >= 1 && len(body.Vesting) <= 50 && sum.cmp(s.shares) == 0
}

// convertible is the body that issues a note or a SAFE in won that has one way of converting, by a cap or a discount.
func (in *intake) convertible(s *held) (*right.ConvertibleIssued, bool) {
	principal, inWon := wonOf(s.issued.thing.thing("investment_amount"))
	triggers := s.issued.things("conversion_triggers")
	rgt := triggers[0].thing("conversion_right")
	m := rgt.thing("conversion_mechanism")
	body := &right.ConvertibleIssued{Resolution: in.evidence(), ConvertibleTerms: model.ConvertibleTerms{
		Kind: model.SAFE, Principal: principal, IssuedOn: value.Date(s.issued.text("date")), Terms: in.evidence(),
		Discount: pointsOf(m.text("conversion_discount")),
	}}
	ok := inWon && principal > 0 && len(triggers) == 1 && body.Discount >= 0
	if has(m, "conversion_valuation_cap") {
		limit, capInWon := wonOf(m.thing("conversion_valuation_cap"))
		body.Cap, ok = limit, ok && capInWon
	}
	if class, admitted := in.classes[rgt.text("converts_to_stock_class_id")]; admitted {
		body.Class = value.ClassID(class.ID)
	}
	switch m.text("type") {
	case "SAFE_CONVERSION":
		return body, ok && s.issued.text("convertible_type") == "SAFE"
	case "CONVERTIBLE_NOTE_CONVERSION":
		body.Kind = model.Note
		body.Maturity = value.Date(cmp.Or(triggers[0].text("end_date"), triggers[0].text("trigger_date")))
		rates := m.things("interest_rates")
		if len(rates) == 1 {
			body.Interest = pointsOf(rates[0].text("rate"))
		}
		return body, ok && len(rates) <= 1 && body.Interest >= 0 && m.text("compounding_type") == "SIMPLE" && body.Maturity > body.IssuedOn
	}
	return body, false
}

// pointsOf is a part of one in hundredths of a per cent; -1 for one that is not a whole number of them.
func pointsOf(text string) int {
	value := new(big.Rat).Mul(amountOf(text).value(), big.NewRat(10_000, 1))
	if !value.IsInt() {
		return -1
	}
	return int(value.Num().Int64())
}
