package model

import (
	"holdfast/chaincode/value"
)

// CheckOrder checks the order whose fields stand in the body itself.
func CheckOrder(f *value.Form, o CourtOrder) { CheckOrderIn(f, o, "") }

// CheckOrderIn checks the order whose fields stand below a path, which ends in a dot.
func CheckOrderIn(f *value.Form, o CourtOrder, path string) {
	f.Want(o.Case.Valid(), path+"case", value.AText(60))
	f.Want(o.Order.Valid(), path+"order", value.ADigest)
	f.Want(o.ReceivedOn.Valid(), path+"receivedOn", value.ADate)
}

// CheckPurposes checks a key's purposes: a key for recovery has no other, the first key of a party can sign, and none is for work,
// which the founding act alone gives.
func CheckPurposes(f *value.Form, field string, purposes []Purpose, first bool) {
	f.Want(len(purposes) >= 1 && len(purposes) <= 3, field, value.Many(1, 3))
	seen := map[Purpose]bool{}
	for _, p := range purposes {
		f.Want(p == PurposeLogin || p == PurposeSign || p == PurposeRecover, field, value.AKnownValue)
		f.Want(!seen[p], field, value.WantOnce)
		seen[p] = true
	}
	f.Want(!seen[PurposeRecover] || len(purposes) == 1, field, value.Many(1, 1))
	f.Want(!first || seen[PurposeSign], field, value.WantFits)
}
