package opencap

import (
	"cmp"
	"errors"
	"fmt"
	"net/mail"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ErrCannotSay says that the OCF part of a register would not come to what the register says. Nothing is exported then.
var ErrCannotSay = errors.New("the register cannot be said in OCF")

// Export writes a register as a package. It reads the package back and replays its OCF part by itself before it returns it.
func Export(r Register) (Package, error) {
	b, err := sortRecords(r)
	if err != nil {
		return nil, err
	}
	w := writer{book: b}
	issuer := w.issuerThing()
	objects := map[string][]thing{"stock_classes_files": w.classThings(), "stakeholders_files": w.holderThings(), "stock_plans_files": w.planThings(), "transactions_files": w.history()}
	said, err := saidIn(issuer, objects)
	if err != nil {
		return nil, err
	}
	side, err := sidecarOf(r, said, w.people())
	if err != nil {
		return nil, err
	}
	p, err := assemble(r, issuer, objects, side)
	if err != nil {
		return nil, err
	}
	again, err := ReadBack(p)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotSay, err)
	}
	if err := r.Same(again); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCannotSay, err)
	}
	return p, nil
}

// writer makes the objects of OCF.
type writer struct{ book }

func (w *writer) issuerThing() thing {
	return thing{
		"object_type": "ISSUER", "id": string(w.issuer.ID), "legal_name": w.issuer.Name, "formation_date": string(w.issuer.IncorporatedOn),
		"country_of_formation": "KR", "tax_ids": list(thing{"tax_id": w.issuer.BusinessNumber, "country": "KR"}),
	}
}

func (w *writer) classThings() []thing {
	var out []thing
	for _, c := range w.classes {
		o := thing{
			"object_type": "STOCK_CLASS", "id": string(c.ID), "name": c.Name, "class_type": "COMMON", "default_id_prefix": "",
			"initial_shares_authorized": number(w.firstAuthorised(c)), "votes_per_share": "1", "seniority": "1", "par_value": money(c.Par),
		}
		if r := c.Rights; r != nil {
			o["class_type"] = "PREFERRED"
			if r.NoVote {
				o["votes_per_share"] = "0"
			}
			if r.Convertible != nil {
				o["conversion_rights"] = list(thing{
					"type": "STOCK_CLASS_CONVERSION_RIGHT", "converts_to_stock_class_id": string(r.Convertible.Into),
					"conversion_mechanism": ratioThing(r.Convertible.Ratios[0].Ratio),
				})
				o["comments"] = list("conversion_price: 0 stands for a price that the register does not keep")
			}
		}
		out = append(out, o)
	}
	return out
}

func ratioThing(r model.Ratio) thing {
	return thing{
		"type": "RATIO_CONVERSION", "conversion_price": money(0), "rounding_type": "FLOOR",
		"ratio": thing{"numerator": number(r.Numerator), "denominator": number(r.Denominator)},
	}
}

// firstAuthorised is the authorised number before all amendments.
func (w *writer) firstAuthorised(c model.ShareClass) value.Shares {
	if amended := w.amended[c.ID]; len(amended) > 0 {
		return amended[0].Before
	}
	return c.Authorised
}

// holderThings are the entries as stakeholders. The company's own is none: OCF has no security for it.
func (w *writer) holderThings() []thing {
	var out []thing
	for _, e := range w.entries {
		if e.Treasury {
			continue
		}
		o := thing{"object_type": "STAKEHOLDER", "id": string(e.ID), "stakeholder_type": "INSTITUTION", "name": thing{"legal_name": string(e.ID)}}
		if e.Kind == model.Person {
			o["stakeholder_type"] = "INDIVIDUAL"
		}
		if p, ok := w.Names[e.ID]; ok {
			o["name"] = thing{"legal_name": p.Name}
			if p.Address != "" {
				o["addresses"] = list(thing{"address_type": "LEGAL", "street_suite": p.Address, "country": "KR"})
			}
			if p.BusinessNumber != "" {
				o["tax_ids"] = list(thing{"tax_id": p.BusinessNumber, "country": "KR"})
			}
			if address, err := mail.ParseAddress(p.Email); err == nil && address.Address == p.Email && e.Kind == model.Person && isASCII(p.Email) {
				o["contact_info"] = thing{"emails": list(thing{"email_type": "OTHER", "email_address": p.Email})}
			}
		}
		out = append(out, o)
	}
	return out
}

func isASCII(s string) bool {
	return !slices.ContainsFunc([]byte(s), func(b byte) bool { return b >= 0x80 || b <= ' ' })
}

// people are the holders' data without what OCF says of them.
func (w *writer) people() map[value.EntryID]Person {
	out := map[value.EntryID]Person{}
	for _, e := range w.entries {
		p, ok := w.Names[e.ID]
		if !ok {
			continue
		}
		if !e.Treasury {
			p.Name, p.Address, p.BusinessNumber = "", "", ""
		}
		out[e.ID] = p
	}
	return out
}

// event is what happened at one moment, as transactions of OCF in their order.
type event struct {
	date    string
	at      value.Time
	depth   int
	objects []thing
}

// history is everything that ever counted, in the order in which it happened.
func (w *writer) history() []thing {
	order := newDepths(&w.book)
	events, cameOf := w.rights()
	add := func(date string, at value.Time, depth int, objects ...thing) {
		if len(objects) > 0 {
			events = append(events, event{date, at, depth, objects})
		}
	}
	for _, lot := range w.lots {
		if !w.said(lot) {
			continue
		}
		if w.fromNothing(lot) && !cameOf[lot.ID] {
			date := w.issueDate(lot)
			add(date, w.since(lot), order.lot(lot), w.issuance(lot, date))
		}
		if lot.Ended != nil {
			add(day(lot.Ended.On.At), lot.Ended.On.At, order.lot(lot), w.ending(lot)...)
		}
		if len(lot.From) > 1 {
			at := w.since(lot)
			add(day(at), at, order.lot(lot), w.consolidation(lot, day(at))...)
		}
	}
	for _, class := range w.classes {
		for epoch := range class.Epoch {
			id := w.replaced[class.ID][epoch]
			if change, ok := w.changes[id]; ok && change.Ended != nil {
				at := change.Ended.At
				add(day(at), at, order.change(change), w.change(change, day(at))...)
			}
		}
		for _, e := range w.amendments(class) {
			add(e.date, e.at, 0, e.objects...)
		}
	}
	slices.SortStableFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.at, b.at), cmp.Compare(a.depth, b.depth))
	})
	out := []thing{}
	for _, e := range events {
		out = append(out, e.objects...)
	}
	return out
}

// fromNothing tells whether no security of OCF became the lot: it was issued, is of the first list, or was the company's own.
func (w *writer) fromNothing(lot model.Lot) bool {
	return !slices.ContainsFunc(lot.From, func(id value.LotID) bool { return w.said(w.byLot[id]) })
}

// issueDate is the day of an issuance. Of a lot of the first list it is the day of its acquisition.
func (w *writer) issueDate(lot model.Lot) string {
	if imported := w.issuer.Imported; len(lot.From) == 0 && imported != nil && (lot.Staged != "" && lot.Staged == w.issuer.Import || lot.Recorded == *imported) {
		return string(lot.EffectiveOn)
	}
	return day(w.since(lot))
}

func (w *writer) issuance(lot model.Lot, date string) thing {
	o := thing{
		"object_type": "TX_STOCK_ISSUANCE", "id": "issuance-" + string(lot.ID), "date": date, "security_id": string(lot.ID),
		"custom_id": string(lot.ID), "stakeholder_id": string(lot.Entry), "stock_class_id": string(lot.Class), "quantity": number(lot.Quantity),
		"share_price": money(w.Prices[lot.ID]), "security_law_exemptions": []any{}, "stock_legend_ids": []any{},
	}
	if _, known := w.Prices[lot.ID]; !known {
		o["comments"] = list("share_price: 0 stands for a price that is not known")
	}
	if len(lot.Numbers) > 0 {
		var ranges []any
		for _, n := range lot.Numbers {
			ranges = append(ranges, thing{"starting_share_number": number(n.First), "ending_share_number": number(n.Last)})
		}
		o["share_numbers_issued"] = ranges
	}
	return o
}
