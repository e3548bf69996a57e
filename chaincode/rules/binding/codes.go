package binding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeNotEncumbrance: {Korean: "명령이 가리키는 담보나 제한이 다른 종류의 것입니다.", English: "What the command names is another kind of encumbrance.",
		DoKorean: "질권, 압류, 보호예수 가운데 맞는 것을 골라 다시 서명해 주십시오.", DoEnglish: "Choose the right pledge, attachment or lock-up and sign again."},
	value.CodeEncumbranceOver: {Korean: "이 질권, 압류 또는 보호예수는 이미 끝났습니다.", English: "The pledge, attachment or lock-up has already ended.",
		DoKorean: "현재 주주명부를 다시 조회해 주십시오.", DoEnglish: "Look up the present register."},
	value.CodeNotReleasable: {Korean: "보호예수 기간이 아직 끝나지 않았거나, 수익자만 해제할 수 있습니다.", English: "The lock-up is not over yet, or only its beneficiary can end it.",
		DoKorean: "기간이 지난 뒤 다시 시도하거나 수익자에게 해제를 요청해 주십시오.", DoEnglish: "Try again when its time is over, or ask the beneficiary."},
	value.CodeNotPledgee: {Korean: "이 질권을 말소할 수 있는 사람이 아닙니다.", English: "You cannot release this pledge.",
		DoKorean: "질권자에게 요청하거나 법원의 명령을 받아 창구에 제출해 주십시오.", DoEnglish: "Ask the pledgee, or bring a court's order to a desk."},
	value.CodeNotAttachable: {Korean: "이 취득 단위에서 질권이나 다른 압류가 없는 주식의 수는 {free:shares}입니다.", English: "Of the lot, no more than {free:shares} are neither pledged nor attached.",
		DoKorean: "명령이 정한 다른 취득 단위를 포함해 수량을 나누어 기재해 주십시오.", DoEnglish: "Enter the rest on other lots that the order reaches."},
}
