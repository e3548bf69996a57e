package ledger

import (
	"math"

	"holdfast/chaincode/value"
)

// Worth is a total for comparison with a limit: the largest amount there is where it cannot be computed.
func Worth(price value.Won, quantity value.Shares) value.Won {
	total, err := price.Times(quantity)
	if err != nil {
		return math.MaxInt64
	}
	return total
}
