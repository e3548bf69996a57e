package rulestest

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
)

func PoolOf(c Company, size value.Shares) *right.PoolCreated {
	return &right.PoolCreated{Class: c.Common, Size: size, Law: model.CommercialLaw, Resolution: Digest("meeting")}
}

func Grant(pool model.PoolID, to book.Allottee) *right.OptionGranted {
	return &right.OptionGranted{Pool: pool, To: to, Resolution: Digest("meeting"), OptionTerms: model.OptionTerms{
		Quantity: 60, Strike: 1_000, GrantedOn: "2026-09-21", ExpiresOn: "2033-09-21", Contract: Digest("contract"),
		Vesting: []model.Vesting{{On: "2028-09-22", Quantity: 20}, {On: "2029-09-22", Quantity: 40}},
	}}
}

func (w *World) Exercise(c Company, option model.OptionID, quantity value.Shares) *right.OptionExercised {
	return &right.OptionExercised{
		Option: option, Quantity: quantity, Amount: 1_000 * value.Won(quantity), Shares: quantity, PaidOn: w.Now.DateInKorea(), Payment: Digest("bank"),
	}
}
