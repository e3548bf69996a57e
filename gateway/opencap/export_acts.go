package opencap

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ending are the transactions by which a lot ended by itself: what became of it, and the issuances of that.
func (w *writer) ending(lot model.Lot) []thing {
	date := day(lot.Ended.On.At)
	into, balance := w.outcome(lot)
	if slices.ContainsFunc(into, func(l model.Lot) bool { return len(l.From) > 1 }) {
		return nil // several lots became one: consolidation says so
	}
	o := thing{"id": "end-" + string(lot.ID), "date": date, "security_id": string(lot.ID)}
	left := lot.Quantity
	var issued []thing
	if balance != nil {
		o["balance_security_id"] = string(balance.ID)
		left -= balance.Quantity
		issued = append(issued, w.issuance(*balance, date))
	}
	var results []any
	moved := value.Shares(0)
	for _, l := range into {
		if !w.said(l) {
			continue
		}
		results = append(results, string(l.ID))
		moved += l.Quantity
		issued = append(issued, w.issuance(l, date))
	}
	switch {
	case len(into) > 0 && into[0].Class != lot.Class:
		o["object_type"], o["quantity_converted"], o["resulting_security_ids"] = "TX_STOCK_CONVERSION", number(left), notNil(results)
	case balance == nil && len(results) == 1 && moved == left && into[0].Entry == lot.Entry:
		o["object_type"], o["resulting_security_ids"], o["reason_text"] = "TX_STOCK_REISSUANCE", results, string(lot.Ended.Reason)
	case len(results) > 0 && moved == left:
		o["object_type"], o["quantity"], o["resulting_security_ids"] = "TX_STOCK_TRANSFER", number(left), results
	case len(into) > 0 || lot.Ended.Reason == model.EndedByRedemption:
		o["object_type"], o["quantity"], o["price"] = "TX_STOCK_REPURCHASE", number(left), money(w.priceOf(into))
		o["consideration_text"] = string(lot.Ended.Reason)
	default:
		o["object_type"], o["quantity"], o["reason_text"] = "TX_STOCK_CANCELLATION", number(left), string(lot.Ended.Reason)
	}
	return append([]thing{o}, issued...)
}

// outcome are the lots that a lot became: the holder's balance lot, if there is one, and the others.
func (w *writer) outcome(lot model.Lot) (into []model.Lot, balance *model.Lot) {
	for i, id := range lot.Ended.Into {
		next, ok := w.byLot[id]
		if !ok {
			continue
		}
		sole := len(lot.Ended.Into) == 1 && next.Quantity == lot.Quantity
		if i == len(lot.Ended.Into)-1 && next.Entry == lot.Entry && next.Class == lot.Class && !sole {
			balance = &next
			continue
		}
		into = append(into, next)
	}
	return into, balance
}

func (w *writer) priceOf(lots []model.Lot) value.Won {
	if len(lots) == 0 {
		return 0
	}
	return w.Prices[lots[0].ID]
}

func notNil(l []any) []any {
	if l == nil {
		return []any{}
	}
	return l
}

// consolidation says that several lots of a holder became one.
func (w *writer) consolidation(lot model.Lot, date string) []thing {
	var from []any
	for _, id := range lot.From {
		from = append(from, string(id))
	}
	return []thing{
		{"object_type": "TX_STOCK_CONSOLIDATION", "id": "consolidation-" + string(lot.ID), "date": date, "security_ids": from, "resulting_security_id": string(lot.ID)},
		w.issuance(lot, date),
	}
}

// change are the transactions of an act on a whole class: of each lot what it became, and for a split or a consolidation the
// ratio, of which the lots' reissuances are the result. A lot of which nothing is left is cancelled before the ratio is applied.
func (w *writer) change(change model.Change, date string) []thing {
	terms := change.Terms
	next := map[value.LotID]model.Lot{}
	for _, lot := range w.lots {
		if lot.Staged == change.ID && len(lot.From) == 1 {
			next[lot.From[0]] = lot
		}
	}
	byRatio := terms.Kind == model.Split || terms.Kind == model.Consolidation
	split := "split-" + string(change.ID)
	var before, after []thing
	for _, lot := range w.lots {
		if by, ok := w.replacedBy(lot); !ok || by.ID != change.ID || !w.said(lot) {
			continue
		}
		o := thing{"id": "change-" + string(lot.ID), "date": date, "security_id": string(lot.ID)}
		successor, left := next[lot.ID]
		switch {
		case !left:
			o["object_type"], o["quantity"], o["reason_text"] = "TX_STOCK_CANCELLATION", number(lot.Quantity), string(terms.Kind)
			before = append(before, o)
			continue
		case terms.Kind == model.Conversion:
			o["object_type"], o["quantity_converted"] = "TX_STOCK_CONVERSION", number(lot.Quantity)
			o["resulting_security_ids"] = list(string(successor.ID))
		case !byRatio && successor.Quantity < lot.Quantity:
			o["object_type"], o["quantity"], o["reason_text"] = "TX_STOCK_CANCELLATION", number(lot.Quantity-successor.Quantity), string(terms.Kind)
			o["balance_security_id"] = string(successor.ID)
		default:
			o["object_type"], o["resulting_security_ids"], o["reason_text"] = "TX_STOCK_REISSUANCE", list(string(successor.ID)), string(terms.Kind)
			if byRatio {
				o["split_transaction_id"] = split
			}
		}
		after = append(after, o, w.issuance(successor, date))
	}
	if byRatio {
		before = append(before, thing{
			"object_type": "TX_STOCK_CLASS_SPLIT", "id": split, "date": date, "stock_class_id": string(terms.Class),
			"split_ratio": thing{"numerator": number(terms.Numerator), "denominator": number(terms.Denominator)},
		})
	}
	return append(before, after...)
}

// amendments are the changes of a class's authorised number and conversion ratio whose day has come.
func (w *writer) amendments(class model.ShareClass) []event {
	var out []event
	until := w.At.DateInKorea()
	for i, a := range w.amended[class.ID] {
		if a.Authorised == 0 || a.From > until {
			continue
		}
		out = append(out, event{date: string(a.From), at: a.On.At, objects: []thing{{
			"object_type": "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT", "id": "amendment-" + string(class.ID) + "-" + number(i+1),
			"date": string(a.From), "stock_class_id": string(class.ID), "new_shares_authorized": number(a.Authorised),
		}}})
	}
	if class.Rights == nil || class.Rights.Convertible == nil {
		return out
	}
	for i, dated := range class.Rights.Convertible.Ratios {
		if i == 0 || dated.From > until {
			continue
		}
		out = append(out, event{date: string(dated.From), at: dated.Set.At, objects: []thing{{
			"object_type": "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT", "id": "refixing-" + string(class.ID) + "-" + number(i),
			"date": string(dated.From), "stock_class_id": string(class.ID), "new_ratio_conversion_mechanism": ratioThing(dated.Ratio),
		}}})
	}
	return out
}
