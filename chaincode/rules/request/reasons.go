package request

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"answers-own-request":          {Korean: "청구한 사람은 자기 청구에 스스로 답할 수 없습니다.", English: "Nobody answers their own request."},
	"no-such-applied-command":      {Korean: "그 식별자를 가진, 적용된 명령이 없습니다.", English: "No applied command has this identity."},
	"own-request":                  {Korean: "자기가 한 청구에 스스로 답할 수 없습니다.", English: "Nobody answers their own request."},
	"record-date-announced-before": {Korean: "공고일({notice})은 오늘이나 그 전이어야 하고, 공고일과 기준일 사이에 온전한 {days:number}일이 있어야 합니다.", English: "The notice, given as of {notice}, comes today or before, and {days:number} whole days before the record date."},
	"record-date-too-far-ahead":    {Korean: "기준일은 {last}보다 늦을 수 없습니다.", English: "A record date is set no later than {last}."},
	"requester-withdraws":          {Korean: "청구한 사람만 청구를 철회할 수 있습니다.", English: "Only who made a request withdraws it."},
	"right-exercised-in-time":      {Korean: "권리를 행사할 날은 {after}보다 뒤이고 {last}보다 늦지 않아야 합니다.", English: "The right is exercised after {after} and no later than {last}."},
	"type-enters-nobody":           {Korean: "이 종류의 명령({type})으로는 명의개서가 이루어지지 않습니다.", English: "A command of the type {type} enters nobody."},
}
