package model

import (
	"reflect"

	"holdfast/chaincode/value"
)

// RegisterOf names the register that a record belongs to. A record that does not say it belongs where another record does,
// which is returned instead. Both are empty for a record of no register: the founding act, calendars, parties and what they may do,
// desks, and commands' outcomes.
func RegisterOf(r Record) (value.IssuerID, Ref) {
	switch r := r.(type) {
	case Application:
		return r.ID, Ref{}
	case Issuer:
		return r.ID, Ref{}
	case Agreement:
		return r.Terms.Issuer, Ref{}
	case Count:
		return "", ClassRef(r.Class)
	case IssuedUntil:
		return "", ClassRef(r.Class)
	case Replacement:
		return "", ClassRef(r.Class)
	case AmendmentOf:
		return "", ClassRef(r.Class)
	case Reservation:
		return "", LotRef(value.LotID(r.Lineage))
	case Lineage:
		return "", LotRef(value.LotID(r.ID))
	case Escrow:
		return "", AgreementRef(r.Agreement)
	case Payment:
		return "", AgreementRef(r.Agreement)
	case ChangePage:
		return "", ChangeRef(r.Change)
	case ImportPage:
		return "", ImportRef(r.Import)
	}
	if issuer := reflect.ValueOf(r).FieldByName("Issuer"); issuer.IsValid() && issuer.Kind() == reflect.String {
		return value.IssuerID(issuer.String()), Ref{}
	}
	return "", Ref{}
}
