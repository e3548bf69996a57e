package certificate

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"key-not-in-use":                  {Korean: "증명서에 연결할 키는 본인이 로그인하거나 서명할 때 쓰는 키여야 합니다.", English: "The key to bind to the certificate is not one that you log in or sign with."},
	"only-seller-and-buyer-certified": {Korean: "계약 증명서는 그 계약의 매도인과 매수인만 받을 수 있습니다.", English: "Only the seller and the buyer are given the contract's certificate."},
}
