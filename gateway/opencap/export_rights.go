package opencap

import (
	"cmp"
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// planThings are the pools.
func (w *writer) planThings() []thing {
	var out []thing
	for _, r := range w.Records {
		if p, ok := r.(model.Pool); ok {
			out = append(out, thing{
				"object_type": "STOCK_PLAN", "id": string(p.ID), "plan_name": string(p.ID), "initial_shares_reserved": number(p.Size),
				"default_cancellation_behavior": "RETURN_TO_POOL", "stock_class_ids": list(string(p.Class)),
			})
		}
	}
	slices.SortFunc(out, func(a, b thing) int { return cmp.Compare(a.id(), b.id()) })
	return out
}

// rights are the events of options and convertibles, and the lots that came of them, whose issuances are among those events.
func (w *writer) rights() (events []event, cameOf map[value.LotID]bool) {
	cameOf = map[value.LotID]bool{}
	for _, r := range w.Records {
		switch r := r.(type) {
		case model.Option:
			events = append(events, w.option(r, cameOf)...)
		case model.Convertible:
			events = append(events, w.convertible(r, cameOf)...)
		}
	}
	return events, cameOf
}

// once is an event of one transaction and what it leads to.
func once(date string, at value.Time, objects ...thing) event {
	return event{date: date, at: at, objects: objects}
}

// option is an option from its grant on. What was forfeited when the holder left, and what was in the end, are cancellations; the
// rest is a security of its own, because OCF ends the one that is cancelled in part.
func (w *writer) option(o model.Option, cameOf map[value.LotID]bool) []event {
	id, left := string(o.ID), o.Quantity
	events := []event{once(string(o.GrantedOn), o.Since.At, w.grant(o, id, o.Quantity, string(o.GrantedOn)))}
	lots := w.lotsOf(o)
	atLeaving := value.Shares(0)
	if o.LeftOn != "" {
		atLeaving = min(o.Forfeited, o.Quantity-vestedBy(o, o.LeftOn))
	}
	exercise := func(until string) {
		for len(lots) > 0 && (until == "" || day(w.since(lots[0])) < until) {
			lot := lots[0]
			lots = lots[1:]
			date := day(w.since(lot))
			events = append(events, once(date, w.since(lot), thing{
				"object_type": "TX_EQUITY_COMPENSATION_EXERCISE", "id": "exercise-" + string(lot.ID), "security_id": id, "date": date,
				"quantity": number(lot.Quantity), "resulting_security_ids": list(string(lot.ID)),
			}, w.issuance(lot, date)))
			cameOf[lot.ID] = true
			left -= lot.Quantity
		}
	}
	cancel := func(date string, at value.Time, quantity value.Shares, why string) {
		if quantity <= 0 {
			return
		}
		x := thing{
			"object_type": "TX_EQUITY_COMPENSATION_CANCELLATION", "id": "forfeit-" + why + "-" + string(o.ID), "security_id": id, "date": date,
			"quantity": number(quantity), "reason_text": why,
		}
		objects := []thing{x}
		if left -= quantity; left > 0 {
			id = string(o.ID) + "-" + why
			x["balance_security_id"] = id
			objects = append(objects, w.grant(o, id, left, date))
		}
		events = append(events, once(date, at, objects...))
	}
	if o.LeftOn != "" {
		exercise(string(o.LeftOn))
		cancel(string(o.LeftOn), o.Since.At, atLeaving, "left")
	}
	exercise("")
	if apart := o.Exercised - exercised(events); apart > 0 {
		events = append(events, once(day(w.At), w.At, thing{
			"object_type": "TX_EQUITY_COMPENSATION_EXERCISE", "id": "exercise-" + string(o.ID), "security_id": id, "date": day(w.At),
			"quantity": number(apart), "resulting_security_ids": []any{},
			"consideration_text": "the shares that came of it are of another number, after a split or a consolidation",
		}))
		left -= apart
	}
	if o.Ended != nil {
		cancel(day(max(o.Ended.At, o.Since.At)), o.Ended.At, o.Forfeited-atLeaving, "ended")
	}
	return events
}

// exercised is what the events of an option exercise.
func exercised(events []event) value.Shares {
	sum := amount{}
	for _, e := range events {
		if e.objects[0].kind() == "TX_EQUITY_COMPENSATION_EXERCISE" {
			sum = sum.plus(amountOf(e.objects[0].text("quantity")))
		}
	}
	return sum.shares()
}

func vestedBy(o model.Option, on value.Date) value.Shares {
	sum := value.Shares(0)
	for _, part := range o.Vesting {
		if part.On <= on {
			sum += part.Quantity
		}
	}
	return sum
}

// lotsOf are the lots that came of an option, where they are as many shares as it was exercised for: after a split they are not.
func (w *writer) lotsOf(o model.Option) []model.Lot {
	if o.Issued != o.Exercised {
		return nil
	}
	var lots []model.Lot
	for _, id := range o.Lots {
		if lot, ok := w.byLot[id]; ok && w.said(lot) {
			lots = append(lots, lot)
		}
	}
	slices.SortStableFunc(lots, func(a, b model.Lot) int { return cmp.Compare(a.Recorded.At, b.Recorded.At) })
	return lots
}

// grant is the issuance of an option, or of what is left of it. What has vested is told by the option that was granted.
func (w *writer) grant(o model.Option, security string, quantity value.Shares, date string) thing {
	x := thing{
		"object_type": "TX_EQUITY_COMPENSATION_ISSUANCE", "id": "issuance-" + security, "security_id": security, "date": date, "custom_id": security,
		"stakeholder_id": string(o.Entry), "security_law_exemptions": []any{}, "stock_plan_id": string(o.Pool), "stock_class_id": string(o.Class),
		"compensation_type": "OPTION", "quantity": number(quantity), "exercise_price": money(o.Strike), "early_exercisable": false,
		"expiration_date": string(o.ExpiresOn), "termination_exercise_windows": []any{},
	}
	if quantity == o.Quantity {
		var parts []any
		for _, part := range o.Vesting {
			parts = append(parts, thing{"date": string(part.On), "amount": number(part.Quantity)})
		}
		x["vestings"] = parts
	}
	return x
}

// convertible is a note or a SAFE, and its conversion or end.
func (w *writer) convertible(c model.Convertible, cameOf map[value.LotID]bool) []event {
	trigger := "trigger-" + string(c.ID)
	right := thing{"type": "CONVERTIBLE_CONVERSION_RIGHT", "conversion_mechanism": mechanism(c.ConvertibleTerms), "converts_to_future_round": c.Class == ""}
	if c.Class != "" {
		right["converts_to_stock_class_id"] = string(c.Class)
	}
	when := thing{"type": "UNSPECIFIED", "trigger_id": trigger, "conversion_right": right}
	if c.Maturity != "" {
		when["type"], when["start_date"], when["end_date"] = "ELECTIVE_IN_RANGE", string(c.IssuedOn), string(c.Maturity)
	}
	word := "NOTE"
	if c.Kind == model.SAFE {
		word = "SAFE"
	}
	events := []event{once(string(c.IssuedOn), c.Since.At, thing{
		"object_type": "TX_CONVERTIBLE_ISSUANCE", "id": "issuance-" + string(c.ID), "security_id": string(c.ID), "date": string(c.IssuedOn),
		"custom_id": string(c.ID), "stakeholder_id": string(c.Entry), "security_law_exemptions": []any{}, "investment_amount": money(c.Principal),
		"convertible_type": word, "conversion_triggers": list(when), "seniority": 1,
	})}
	if c.Ended == nil {
		return events
	}
	date := day(c.Ended.At)
	end := thing{"id": "end-" + string(c.ID), "security_id": string(c.ID), "date": date, "reason_text": string(c.State)}
	lot, came := w.byLot[c.Lot]
	if !came || !w.said(lot) {
		end["object_type"], end["amount"] = "TX_CONVERTIBLE_CANCELLATION", money(c.Principal)
		return append(events, once(date, c.Ended.At, end))
	}
	cameOf[lot.ID] = true
	end["object_type"], end["trigger_id"], end["resulting_security_ids"] = "TX_CONVERTIBLE_CONVERSION", trigger, list(string(lot.ID))
	return append(events, once(date, c.Ended.At, end, w.issuance(lot, date)))
}

func mechanism(t model.ConvertibleTerms) thing {
	m := thing{"type": "SAFE_CONVERSION", "conversion_mfn": false}
	if t.Kind == model.Note {
		m = thing{
			"type": "CONVERTIBLE_NOTE_CONVERSION", "day_count_convention": "ACTUAL_365", "interest_payout": "DEFERRED", "interest_accrual_period": "ANNUAL",
			"compounding_type": "SIMPLE", "interest_rates": list(thing{"rate": hundredths(t.Interest), "accrual_start_date": string(t.IssuedOn)}),
		}
	}
	if t.Discount > 0 {
		m["conversion_discount"] = hundredths(t.Discount)
	}
	if t.Cap > 0 {
		m["conversion_valuation_cap"] = money(t.Cap)
	}
	return m
}

// hundredths writes hundredths of a per cent as a part of one.
func hundredths(n int) string {
	if n >= 10_000 {
		return "1"
	}
	return fmt.Sprintf("0.%04d", n)
}
