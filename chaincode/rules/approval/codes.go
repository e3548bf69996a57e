package approval

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeOtherBody: {Korean: "정관에 따라 이 양도를 승인하는 기관(이사회 또는 주주총회)이 아니어서 기록할 수 없습니다.", English: "The articles let another body decide on this transfer.",
		DoKorean: "이사회가 승인하는 주식은 이사들이 각자 표결하고, 이사회가 없는 회사는 주주총회 의사록으로 기록해 주십시오.", DoEnglish: "Have the directors vote where the board approves, or record the general meeting's minutes where there is no board."},
	value.CodeOtherBuyer: {Korean: "회사가 승인을 거부한 매수인이나 매도인은 새 양도 상대방으로 지정할 수 없습니다.", English: "The company cannot name the seller or the buyer it has refused.",
		DoKorean: "다른 사람을 지정해 주십시오.", DoEnglish: "Name somebody else."},
	value.CodeRestricted: {Korean: "이 게시의 주식은 법이나 정관에 따라 권리가 있는 사람에게만 팔 수 있도록 묶여 있습니다.", English: "The shares of this listing are bound for those who have a right to them.",
		DoKorean: "권리자의 제안에 답하거나 게시 기한이 지날 때까지 기다려 주십시오.", DoEnglish: "Answer the offers of those buyers, or wait until the listing expires."},
	value.CodeTooManyTakers: {Korean: "우선매수를 신청할 수 있는 주주 수({most:number}명)가 모두 찼습니다.", English: "As many holders have already taken shares as a round can have, {most:number}.",
		DoKorean: "발행회사에 문의해 주십시오.", DoEnglish: "Ask the issuer."},
	value.CodeLotsDiffer: {Korean: "한 번에 팔 수 있는 것은 같은 주주가 가진 같은 종류의 주식뿐입니다.", English: "Lots that are sold together must be of one holder and one class.",
		DoKorean: "종류나 명의가 다른 주식은 따로 게시해 주십시오.", DoEnglish: "List shares of another class or entry apart."},
}
