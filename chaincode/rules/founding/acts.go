package founding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands that found the ledger and select its rules.
const (
	TypeLedgerFounded value.Type = "LedgerFounded"
	TypeRulesSelected value.Type = "RulesSelected"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeLedgerFounded: {
		Body: model.BodyOf[LedgerFounded], Founds: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "원장 창설", English: "founding of the ledger"},
		Signer: model.Label{Korean: "모든 참여기관의 관리자", English: "every member's administrator"},
		Sentence: model.Label{
			Korean:  "참여기관 {body.members:count}곳({body.members.id:list})의 원장을 창설합니다. 적용 규칙은 {body.rules}, 명의 확인 후 이의제기 기간은 {body.parameters.objectionPeriod:number}초입니다. 모든 참여기관의 관리자가 함께 서명하며, 한 번 창설한 원장은 다시 창설할 수 없습니다.",
			English: "This founds the ledger of the members {body.members.id:list} ({body.members:count} in all), under the rules {body.rules}, with an objection period of {body.parameters.objectionPeriod:number} seconds after a claim. The administrators of all members sign it, and a ledger is founded only once.",
		},
		Makes: []model.Role{model.RoleFounded, model.RoleIntroduced},
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
}
