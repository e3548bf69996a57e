package founding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"administrator-not-named-by-key": {Korean: "참여기관({member}) 관리자의 식별자가 관리자의 키에서 나온 것이 아닙니다.", English: "The administrator of the member {member} is not named after the administrator's key."},
	"day-is-a-holiday":               {Korean: "그날({day})은 이미 공휴일입니다.", English: "The day {day} is a holiday already."},
	"first-administrator-acts":       {Korean: "창설 행위의 행위자는 첫 번째 참여기관의 관리자입니다.", English: "The founding act's actor is the first member's administrator."},
	"member-key-out-of-form":         {Korean: "참여기관({member})의 키가 정해진 표기의 공개키가 아닙니다.", English: "A key of the member {member} is no public key in the one form allowed."},
	"proof-of-every-administrator":   {Korean: "창설 행위에는 참여기관마다 관리자의 서명이 하나씩, 모두 {members:number}개가 있어야 합니다.", English: "The founding act carries one signature of each member's administrator, {members:number} in all."},
	"these-rules-or-later-in-force":  {Korean: "지금 시행 중인 규칙({rules})이 이 규칙과 같거나 더 새로운 것입니다.", English: "The rules in force, {rules}, are these or later ones."},
	"two-thirds-of-administrators":   {Korean: "참여기관 {members:number}곳의 관리자 가운데 3분의 2 이상이 서명해야 하는데, {signed:number}명이 서명했습니다.", English: "Two thirds of the administrators of {members:number} members have to sign; those who signed are {signed:number}."},
}
