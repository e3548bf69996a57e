package dispute

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"dispute-still-to-rule":  {Korean: "분쟁에 대한 결정은 {until:time}까지 내려질 수 있습니다.", English: "The dispute can be ruled on until {until:time}."},
	"parties-open-a-dispute": {Korean: "분쟁은 매도인과 매수인만 신청할 수 있습니다.", English: "Only the seller and the buyer open a dispute."},
}
