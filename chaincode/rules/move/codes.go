package move

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeSameHolder: {Korean: "받는 사람이 이미 그 주식의 주주입니다.", English: "The receiver is already the holder of the shares.",
		DoKorean: "받을 사람을 확인한 뒤 다시 서명해 주십시오.", DoEnglish: "Check who is to receive them and sign again."},
	value.CodeNotApproved: {Korean: "정관이 정한 회사의 양도승인이 아직 없고, 승인으로 보는 1개월도 지나지 않았습니다(상법 제335조, 제335조의2).", English: "The company has not approved the transfer, nor has it been silent for the month that counts as approval (Commercial Act art. 335, 335-2).",
		DoKorean: "승인을 받거나 기간이 지난 뒤 다시 시도해 주십시오.", DoEnglish: "Try again once it has approved, or when the month is over."},
	value.CodeNotTransferred: {Korean: "이 취득 단위는 이곳에서의 매매나 증여로 생긴 것이 아닙니다.", English: "The lot did not come about by a trade or a gift here.",
		DoKorean: "양수한 취득 단위를 선택해 주십시오.", DoEnglish: "Choose the lot that was transferred."},
	value.CodeNotCorrected: {Korean: "정정하려는 행위가 이 기록을 만든 행위가 아닙니다.", English: "The act to correct is not the one that made this record.",
		DoKorean: "기록의 이력에서 잘못된 행위를 찾아 다시 지정해 주십시오.", DoEnglish: "Find the wrong act in the record's history and name it."},
}
