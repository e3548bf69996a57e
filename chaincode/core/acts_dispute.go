package core

import "slices"

// The types of the commands about disputes.
const (
	TypeDisputeOpened Type = "DisputeOpened"
	TypeDisputeRuled  Type = "DisputeRuled"
	TypeDisputeLapsed Type = "DisputeLapsed"
)

// The roles of these commands.
const (
	roleDisputed     role = "dispute opened"
	roleDisputeEnded role = "dispute ended"
)

// disputeGroup is what this package brings to a set of rules.
var disputeGroup = Group{Acts: []map[Type]act{disputeActs}, Rejections: disputeRejections}

var disputeActs = map[Type]act{
	TypeDisputeOpened: {
		body: body[DisputeOpened], ofRegister: true, halted: true,
		in:     AgreementStates.at(AgreementIsAgreed, AgreementIsFunded),
		name:   Label{"분쟁 신청", "opening of a dispute"},
		signer: Label{"매도인 또는 매수인, 각각 한 번", "seller or buyer, each once"},
		sentence: Label{
			"주식양수도계약({body.agreement})에 분쟁을 신청합니다. 주식과 예치금은 14일 동안 묶여 결제도 환급도 되지 않으며, 그 안에 중재 창구의 판정이나 법원의 결정이 없으면 계약은 끝나고 대금은 돌려줍니다. 한 번만 신청할 수 있고 거둘 수 없습니다.",
			"You open a dispute about the agreement {body.agreement}. Shares and money are frozen for 14 days, in which nothing settles and nothing is paid back; if no arbiter or court rules in that time, the agreement ends and the money goes back. You can do this once and cannot take it back.",
		},
		makes: []role{roleDisputed},
	},
	TypeDisputeRuled: {
		body: body[DisputeRuled], ofRegister: true, cosigned: true, halted: true,
		in:     slices.Concat(AgreementStates.at(AgreementIsDisputed), DisputeStates.at(DisputeIsOpen)),
		name:   Label{"분쟁 판정", "ruling on a dispute"},
		signer: Label{"중재 창구 두 곳", "two arbiter desks"},
		sentence: Label{
			"참여기관({body.member})의 중재 창구로서 주식양수도계약({body.agreement})의 분쟁을 판정합니다. 판정: {body.ruling|settle=계약을 그대로 진행|refund=계약을 끝내고 대금을 환급}.{?body.order} 근거가 된 법원의 결정은 사건번호 {body.order.case}입니다.{/} 참여기관({body.checkedAt})의 중재 창구가 함께 서명하며, 되돌릴 수 없습니다.",
			"As an arbiter desk of the member {body.member}, you rule on the dispute about the agreement {body.agreement}: {body.ruling|settle=it goes on|refund=it ends and the money goes back}.{?body.order} You follow the court's decision in the case {body.order.case}.{/} An arbiter desk of the member {body.checkedAt} signs with you, and it cannot be taken back.",
		},
		makes: []role{roleDisputeEnded, roleFreed},
	},
	TypeDisputeLapsed: {
		body: body[DisputeLapsed], ofRegister: true, halted: true, closed: true,
		in:     slices.Concat(AgreementStates.at(AgreementIsDisputed), DisputeStates.at(DisputeIsOpen)),
		name:   Label{"판정 없는 분쟁 종료", "end of a dispute without a ruling"},
		signer: Label{"누구나", "anyone"},
		sentence: Label{
			"14일 동안 판정이 없었던 분쟁을 끝냅니다. 주식양수도계약({body.agreement})은 끝나고, 주식은 풀리며, 예치된 대금은 돌려줍니다.",
			"You end a dispute on which nobody ruled in 14 days: the agreement {body.agreement} ends, its shares are free again, and the money in escrow goes back.",
		},
		makes: []role{roleDisputeEnded, roleFreed},
	},
}
