package book

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// OutsideLife says that a day is not between the company's incorporation and today.
func OutsideLife(issuer model.Issuer, today value.Date) error {
	return value.Deny(value.CodeDateOutOfRange, value.Because("outside-company-life"), value.OnDate("incorporated", issuer.IncorporatedOn), value.OnDate("today", today))
}
