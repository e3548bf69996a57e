package binding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"lock-up-end-out-of-range":      {Korean: "보호예수의 마지막 날은 오늘부터 {most:number}년 안의 날이어야 합니다.", English: "A lock-up ends within the next {most:number} years."},
	"lock-up-lasts":                 {Korean: "보호예수의 마지막 날은 {until}이며, 그 전에는 수익자가 있는 경우 수익자만 해제할 수 있습니다.", English: "The lock-up's last day is {until}; before it is over, only a beneficiary can end it, where there is one."},
	"locks-and-releases":            {Korean: "보호예수를 설정하는 사람은 그 수익자가 될 수 없습니다.", English: "Who locks shares up cannot be the beneficiary who releases them."},
	"nobody-pledges-to-themselves":  {Korean: "자기 주식에 자기를 질권자로 하는 질권을 등록할 수 없습니다.", English: "Nobody pledges shares to themselves."},
	"only-the-beneficiary-releases": {Korean: "이 보호예수는 수익자만 해제할 수 있습니다.", English: "Only the beneficiary releases this lock-up."},
	"only-the-pledgee-releases":     {Korean: "창구를 통하지 않으면 질권자만 질권을 말소할 수 있습니다.", English: "Where no desk acts, only the pledgee releases the pledge."},
	"pledgee-signs-the-release":     {Korean: "질권자가 이 원장의 당사자이므로 질권자가 직접 서명해야 합니다.", English: "The pledgee is a party of this ledger and has to sign the release."},
}
