package founding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands that found the ledger, tell its members' clocks, select its rules and add to its calendar.
const (
	TypeLedgerFounded value.Type = "LedgerFounded"
	TypeClockTicked   value.Type = "ClockTicked"
	TypeRulesSelected value.Type = "RulesSelected"
	TypeHolidaysSet   value.Type = "HolidaysSet"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeLedgerFounded: {
		Body: model.BodyOf[LedgerFounded], Founds: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "원장 창설", English: "founding of the ledger"},
		Signer: model.Label{Korean: "모든 참여기관의 관리자", English: "every member's administrator"},
		Sentence: model.Label{
			Korean:  "참여기관 {body.members:count}곳({body.members.id:list})의 원장을 창설합니다. 적용 규칙은 {body.rules}, 이의제기 기간은 신원과 키에 관하여 {body.parameters.identityWait:number}초, 권리에 관하여 {body.parameters.rightsWait:number}초이고, 패스키는 {body.pages.rpId}에서만 씁니다. {?body.holidays}공휴일은 {body.holidays:list}입니다. {/}{!body.holidays}공휴일은 정하지 않아 토요일과 일요일만 쉬는 날로 봅니다. {/}참여기관마다 정한 수의 관리자가 함께 서명하며, 한 번 창설한 원장은 다시 창설할 수 없습니다.",
			English: "This founds the ledger of the members {body.members.id:list} ({body.members:count} in all), under the rules {body.rules}, with waits of {body.parameters.identityWait:number} seconds for acts on identity and keys and {body.parameters.rightsWait:number} seconds for acts on rights, and passkeys of {body.pages.rpId} alone. {?body.holidays}The public holidays are {body.holidays:list}. {/}{!body.holidays}No public holidays are given, so that only Saturdays and Sundays are days of rest. {/}As many administrators of every member sign it as the act asks for, and a ledger is founded only once.",
		},
		Makes: []model.Role{model.RoleFounded, model.RoleIntroduced, model.RoleCalendarBegun},
	},
	TypeClockTicked: {
		Body: model.BodyOf[ClockTicked], Worker: true, Personal: true,
		Name:   model.Label{Korean: "참여기관의 시각", English: "tick of a member's clock"},
		Signer: model.Label{Korean: "참여기관의 자동 처리 키", English: "the member's worker"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 시계로 지금은 {body.at:time}이며, 이 기관의 서버가 실행할 수 있는 규칙은 {body.rules:list}임을 알립니다.",
			English: "By the clock of the member {body.member} it is {body.at:time}, and its peer runs the rules {body.rules:list}.",
		},
		Makes: []model.Role{model.RoleTicked},
	},
	TypeRulesSelected: {
		Body: model.BodyOf[RulesSelected], Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "규칙 선택", English: "selection of rules"},
		Signer: model.Label{Korean: "참여기관 관리자의 3분의 2 이상", English: "two thirds of the members' administrators"},
		Sentence: model.Label{
			Korean:  "원장의 규칙을 {body.rules}(으)로 바꿉니다. 이미 기록된 행위의 결과는 바뀌지 않으며, 이전 규칙으로 되돌릴 수 없습니다.",
			English: "You select the rules {body.rules} for the ledger. What is recorded stays as it is, and earlier rules cannot be selected again.",
		},
		Makes: []model.Role{model.RoleRules},
	},
	TypeHolidaysSet: {
		Body: model.BodyOf[HolidaysSet], Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "공휴일 추가", English: "addition of public holidays"},
		Signer: model.Label{Korean: "참여기관 3분의 2 이상의 관리자", English: "administrators of two thirds of the members"},
		Source: "Civil Act art. 161",
		Sentence: model.Label{
			Korean:  "원장의 {body.year}년 공휴일에 {body.days:count}일({body.days:list})을 추가합니다. 마지막 날이 이날에 걸린 기간은 다음 평일까지 늘어나고, 이미 결정된 것은 바뀌지 않으며, 추가한 공휴일은 다시 뺄 수 없습니다.",
			English: "You add {body.days:count} public holidays of {body.year} to the ledger: {body.days:list}. A period whose last day is one of them runs to the next working day; what is decided stays as it is, and a holiday cannot be taken away again.",
		},
		Makes: []model.Role{model.RoleCalendarBegun, model.RoleHolidaysAdded},
	},
}
