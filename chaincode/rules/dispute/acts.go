package dispute

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about disputes.
const (
	TypeDisputeOpened value.Type = "DisputeOpened"
	TypeDisputeRuled  value.Type = "DisputeRuled"
	TypeDisputeLapsed value.Type = "DisputeLapsed"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeDisputeOpened: {
		Body: model.BodyOf[DisputeOpened], OfRegister: true, Protects: true,
		In:     model.AgreementStates.At(model.AgreementIsAgreed, model.AgreementIsFunded),
		Name:   model.Label{Korean: "분쟁 신청", English: "opening of a dispute"},
		Signer: model.Label{Korean: "매도인 또는 매수인, 각각 한 번", English: "seller or buyer, each once"},
		Sentence: model.Label{
			Korean:  "주식양수도계약({body.agreement})에 분쟁을 신청합니다. 주식과 예치금은 14일 동안 묶여 결제도 환급도 되지 않으며, 그 안에 중재 창구의 판정이나 법원의 결정이 없으면 계약은 끝나고 대금은 돌려줍니다. 한 번만 신청할 수 있고 거둘 수 없습니다.",
			English: "You open a dispute about the agreement {body.agreement}. Shares and money are frozen for 14 days, in which nothing settles and nothing is paid back; if no arbiter or court rules in that time, the agreement ends and the money goes back. You can do this once and cannot take it back.",
		},
		Makes: []model.Role{model.RoleDisputed},
	},
	TypeDisputeRuled: {
		Body: model.BodyOf[DisputeRuled], OfRegister: true, Cosigned: true, Halted: true,
		In:     slices.Concat(model.AgreementStates.At(model.AgreementIsDisputed), model.DisputeStates.At(model.DisputeIsOpen)),
		Name:   model.Label{Korean: "분쟁 판정", English: "ruling on a dispute"},
		Signer: model.Label{Korean: "중재 창구 두 곳", English: "two arbiter desks"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 중재 창구로서 주식양수도계약({body.agreement})의 분쟁을 판정합니다. 판정: {body.ruling|settle=계약을 그대로 진행|refund=계약을 끝내고 대금을 환급}.{?body.order} 근거가 된 법원의 결정은 사건번호 {body.order.case}입니다.{/} 참여기관({body.checkedAt})의 중재 창구가 함께 서명하며, 되돌릴 수 없습니다.",
			English: "As an arbiter desk of the member {body.member}, you rule on the dispute about the agreement {body.agreement}: {body.ruling|settle=it goes on|refund=it ends and the money goes back}.{?body.order} You follow the court's decision in the case {body.order.case}.{/} An arbiter desk of the member {body.checkedAt} signs with you, and it cannot be taken back.",
		},
		Makes: []model.Role{model.RoleDisputeEnded, model.RoleFreed},
	},
	TypeDisputeLapsed: {
		Body: model.BodyOf[DisputeLapsed], Worker: true, OfRegister: true, Ends: true,
		In:     slices.Concat(model.AgreementStates.At(model.AgreementIsDisputed), model.DisputeStates.At(model.DisputeIsOpen)),
		Name:   model.Label{Korean: "판정 없는 분쟁 종료", English: "end of a dispute without a ruling"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Sentence: model.Label{
			Korean:  "14일 동안 판정이 없었던 분쟁을 끝냅니다. 주식양수도계약({body.agreement})은 끝나고, 주식은 풀리며, 예치된 대금은 돌려줍니다.",
			English: "You end a dispute on which nobody ruled in 14 days: the agreement {body.agreement} ends, its shares are free again, and the money in escrow goes back.",
		},
		Makes: []model.Role{model.RoleDisputeEnded, model.RoleFreed},
	},
}
