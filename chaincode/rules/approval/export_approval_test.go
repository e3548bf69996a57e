package approval

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Allot parts shares among a round's takers.
func Allot(round model.RefusalRound, quantity value.Shares) []value.Shares {
	round.Allot(quantity)
	var parts []value.Shares
	for _, take := range round.Takes {
		parts = append(parts, take.Allotted)
	}
	return parts
}
