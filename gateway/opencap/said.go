package opencap

import (
	"encoding/json"
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// saidIn are the fields of records that follow from objects of OCF, by ledger key. Export and ReadBack both go by it, so that
// the sidecar needs to say no more than what differs.
func saidIn(issuer thing, objects map[string][]thing) (map[string]map[string]any, error) {
	var err error
	if issuer, err = normal(issuer); err != nil {
		return nil, err
	}
	said := map[string]map[string]any{}
	var classes []any
	for _, one := range objects["stock_classes_files"] {
		o, err := normal(one)
		if err != nil {
			return nil, err
		}
		classes = append(classes, map[string]any{"id": o.id(), "name": o.text("name")})
		said[record.Key(model.ClassRef(value.ClassID(o.id())))] = map[string]any{
			"id": o.id(), "issuer": issuer.id(), "name": o.text("name"), "par": o.thing("par_value").text("amount"),
		}
	}
	business := ""
	if taxes := issuer.things("tax_ids"); len(taxes) > 0 {
		business = taxes[0].text("tax_id")
	}
	said[record.Key(model.IssuerRef(value.IssuerID(issuer.id())))] = map[string]any{
		"id": issuer.id(), "name": issuer.text("legal_name"), "incorporatedOn": issuer.text("formation_date"), "businessNumber": business, "classes": classes,
	}
	for _, one := range objects["stakeholders_files"] {
		o, err := normal(one)
		if err != nil {
			return nil, err
		}
		kind := model.Company
		if o.text("stakeholder_type") == "INDIVIDUAL" {
			kind = model.Person
		}
		said[record.Key(model.EntryRef(value.EntryID(o.id())))] = map[string]any{"id": o.id(), "issuer": issuer.id(), "kind": string(kind)}
	}
	return said, saidOfLots(said, issuer.id(), objects["transactions_files"])
}

// saidOfLots adds what issuances, and the transactions that led to them, say of lots.
func saidOfLots(said map[string]map[string]any, issuer string, transactions []thing) error {
	from := map[string][]any{}
	for _, one := range transactions {
		o, err := normal(one)
		if err != nil {
			return err
		}
		if o.kind() == "TX_STOCK_CONSOLIDATION" {
			from[o.text("resulting_security_id")] = o.list("security_ids")
			continue
		}
		for _, id := range append(o.texts("resulting_security_ids"), o.text("balance_security_id")) {
			if id != "" {
				from[id] = []any{o.text("security_id")}
			}
		}
	}
	for _, one := range transactions {
		o, err := normal(one)
		if err != nil {
			return err
		}
		if o.kind() != "TX_STOCK_ISSUANCE" {
			continue
		}
		lot := map[string]any{
			"id": o.text("security_id"), "issuer": issuer, "class": o.text("stock_class_id"), "entry": o.text("stakeholder_id"),
			"quantity": o.text("quantity"), "pledged": "0", "attached": "0", "locked": "0", "reserved": "0",
			"provenance": string(model.Asserted), "effectiveOn": o.text("date"), "paidOn": o.text("date"),
		}
		if came := from[o.text("security_id")]; came != nil {
			lot["from"] = came
		}
		var numbers []any
		for _, n := range o.things("share_numbers_issued") {
			numbers = append(numbers, map[string]any{
				"first": json.Number(n.text("starting_share_number")), "last": json.Number(n.text("ending_share_number")),
			})
		}
		if numbers != nil {
			lot["numbers"] = numbers
		}
		said[record.Key(model.LotRef(value.LotID(o.text("security_id"))))] = lot
	}
	return nil
}

// normal is an object as it is read from a file.
func normal(o thing) (thing, error) {
	encoded, err := encode(o)
	if err != nil {
		return nil, err
	}
	v, code := parseJSON(encoded)
	fields, ok := v.(map[string]any)
	if code != "" || !ok {
		return nil, fmt.Errorf("an object is no JSON object")
	}
	return fields, nil
}
