package founding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"administrators-of-member-sign": {Korean: "참여기관({member})의 관리자 {needed:number}명이 서명해야 하는데, {signed:number}명이 서명했습니다.", English: "{needed:number} administrators of the member {member} have to sign; those who signed are {signed:number}."},
	"clock-ahead":                   {Korean: "참여기관의 시각은 늦어도 {latest:time}이어야 합니다.", English: "The member's clock may show {latest:time} at the latest."},
	"clock-ticks-too-often":         {Korean: "참여기관의 시각을 다시 알릴 수 있는 때는 {next:time}부터입니다.", English: "The member's clock can be told again from {next:time}."},
	"clock-does-not-go-back":        {Korean: "참여기관의 시각은 앞서 알린 시각({last:time})보다 뒤여야 합니다.", English: "The member's clock has to be later than its last tick, {last:time}."},
	"first-administrator-acts":      {Korean: "창설 행위의 행위자는 첫 번째 참여기관의 관리자입니다.", English: "The founding act's actor is the first member's administrator."},
	"member-key-out-of-form":        {Korean: "참여기관({member})의 키가 정해진 표기의 공개키가 아닙니다.", English: "A key of the member {member} is no public key in the one form allowed."},
	"proof-of-an-administrator":     {Korean: "창설 행위의 서명은 모두 서로 다른 관리자의 것이어야 합니다.", English: "Every signature of the founding act is another administrator's."},
	"these-rules-or-later-in-force": {Korean: "지금 시행 중인 규칙({rules})이 이 규칙과 같거나 더 새로운 것입니다.", English: "The rules in force, {rules}, are these or later ones."},
	"two-thirds-of-administrators":  {Korean: "참여기관 {members:number}곳 가운데 3분의 2 이상의 관리자들이 서명해야 하는데, {signed:number}곳이 서명했습니다.", English: "The administrators of two thirds of the {members:number} members have to sign; the number of members whose administrators signed is {signed:number}."},
	"day-is-a-holiday":              {Korean: "그날({day})은 이미 공휴일입니다.", English: "The day {day} is a holiday already."},
}
