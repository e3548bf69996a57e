package core

// The codes of acts on pledges, attachments and lock-ups.
const (
	CodeNotEncumbrance  Code = "encumbrance-of-other-kind"
	CodeEncumbranceOver Code = "encumbrance-ended"
	CodeNotReleasable   Code = "lock-up-not-over"
	CodeNotPledgee      Code = "not-the-pledgee"
	CodeNotAttachable   Code = "shares-not-attachable"
)

var encumbranceRejections = map[Code]Explanation{
	CodeNotEncumbrance: {"명령이 가리키는 담보나 제한이 다른 종류의 것입니다.", "What the command names is another kind of encumbrance.",
		"질권, 압류, 보호예수 가운데 맞는 것을 골라 다시 서명해 주십시오.", "Choose the right pledge, attachment or lock-up and sign again."},
	CodeEncumbranceOver: {"이 질권, 압류 또는 보호예수는 이미 끝났습니다.", "The pledge, attachment or lock-up has already ended.",
		"현재 주주명부를 다시 조회해 주십시오.", "Look up the present register."},
	CodeNotReleasable: {"보호예수 기간이 아직 끝나지 않았거나, 수익자만 해제할 수 있습니다.", "The lock-up is not over yet, or only its beneficiary can end it.",
		"기간이 지난 뒤 다시 시도하거나 수익자에게 해제를 요청해 주십시오.", "Try again when its time is over, or ask the beneficiary."},
	CodeNotPledgee: {"이 질권을 말소할 수 있는 사람이 아닙니다.", "You cannot release this pledge.",
		"질권자에게 요청하거나 법원의 명령을 받아 창구에 제출해 주십시오.", "Ask the pledgee, or bring a court's order to a desk."},
	CodeNotAttachable: {"이 취득 단위에서 질권이나 다른 압류가 없는 주식의 수는 {free:shares}입니다.", "Of the lot, no more than {free:shares} are neither pledged nor attached.",
		"명령이 정한 다른 취득 단위를 포함해 수량을 나누어 기재해 주십시오.", "Enter the rest on other lots that the order reaches."},
}
