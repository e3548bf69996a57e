package binding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"lock-up-end-out-of-range":             {Korean: "보호예수의 마지막 날은 오늘부터 {most:number}년 안의 날이어야 합니다.", English: "A lock-up ends within the next {most:number} years."},
	"lock-up-lasts":                        {Korean: "보호예수의 마지막 날은 {until}이며, 그 전에는 수익자가 있는 경우 수익자만 해제할 수 있습니다.", English: "The lock-up's last day is {until}; before it is over, only a beneficiary can end it, where there is one."},
	"listed-pledge-needs-pledgee-or-order": {Korean: "회사의 명부와 함께 올라온 질권은 질권자가 말소하거나, 법원의 명령에 따라 두 참여기관의 창구가 말소합니다.", English: "A pledge that came with the company's list ends by its pledgee, or by a court's order and the desks of two members."},
	"listed-pledge-needs-two-members":      {Korean: "회사의 명부와 함께 올라온 질권을 법원의 명령으로 말소하려면 다른 참여기관의 복구 또는 중재 창구가 함께 서명해야 합니다.", English: "For a pledge that came with the company's list, a recovery or arbiter desk of another member has to sign the release by a court's order too."},
	"officer-releases-no-pledge":           {Korean: "발행회사를 대리하는 사람은 회사의 명부와 함께 올라온 질권의 말소를 처리할 수 없습니다.", English: "Who acts for the company releases no pledge that came with its list."},
	"locks-and-releases":                   {Korean: "보호예수를 설정하는 사람은 그 수익자가 될 수 없습니다.", English: "Who locks shares up cannot be the beneficiary who releases them."},
	"nobody-pledges-to-themselves":         {Korean: "자기 주식에 자기를 질권자로 하는 질권을 등록할 수 없습니다.", English: "Nobody pledges shares to themselves."},
	"only-the-beneficiary-releases":        {Korean: "이 보호예수는 수익자만 해제할 수 있습니다.", English: "Only the beneficiary releases this lock-up."},
	"only-the-pledgee-releases":            {Korean: "창구를 통하지 않으면 질권자만 질권을 말소할 수 있습니다.", English: "Where no desk acts, only the pledgee releases the pledge."},
	"pledgee-signs-the-release":            {Korean: "질권자가 이 원장의 당사자이므로 질권자가 직접 서명해야 합니다.", English: "The pledgee is a party of this ledger and has to sign the release."},
}
