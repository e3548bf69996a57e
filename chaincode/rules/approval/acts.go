package approval

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about a transfer's approval and about pre-emption.
const (
	TypeApprovalVoted        value.Type = "ApprovalVoted"
	TypeMeetingDecided       value.Type = "MeetingDecided"
	TypeApprovalDeemed       value.Type = "ApprovalDeemed"
	TypeDesignationRequested value.Type = "DesignationRequested"
	TypeBuyerDesignated      value.Type = "BuyerDesignated"
	TypeSaleDemanded         value.Type = "SaleDemanded"
	TypePurchaseRequested    value.Type = "PurchaseRequested"
	TypeCompanyPurchased     value.Type = "CompanyPurchased"
	TypeFirstRefusalTaken    value.Type = "FirstRefusalTaken"
	TypeFirstRefusalClosed   value.Type = "FirstRefusalClosed"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeApprovalVoted: {
		Body: model.BodyOf[ApprovalVoted], OfRegister: true, Halted: true, Personal: true,
		In:     model.AgreementStates.At(model.AgreementIsApprovalPending),
		Name:   model.Label{Korean: "양도승인 표결", English: "vote on a transfer's approval"},
		Signer: model.Label{Korean: "이해관계 없는 이사", English: "a director without interest in it"},
		Source: "Commercial Act art. 335(1), 335-2(2), 391(3)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 이사로서 주식양수도계약({body.agreement})의 양도승인에 {body.approve|true=찬성|false=반대}합니다. 표결은 한 번만 할 수 있고 바꿀 수 없습니다.",
			English: "As a director of the issuer {register}, you vote {body.approve|true=for|false=against} the approval of the transfer agreement {body.agreement}. A vote is cast once and cannot be changed.",
		},
		Makes: []model.Role{model.RoleVoted, model.RoleApproved, model.RoleApprovalRefused, model.RoleFreed},
	},
	TypeMeetingDecided: {
		Body: model.BodyOf[MeetingDecided], OfRegister: true, Halted: true, Office: true, Cosigned: true,
		In:     model.AgreementStates.At(model.AgreementIsApprovalPending),
		Name:   model.Label{Korean: "양도승인 주주총회 결의", English: "general meeting's decision on a transfer"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 335-2(2), 383(4)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 담당자로서, {body.heldOn}에 열린 주주총회가 주식양수도계약({body.agreement})의 양도를 {?body.approve}승인{/}{!body.approve}승인하지 않기로{/} 결의했음을 의사록을 근거로 기록합니다. 기록한 결의는 되돌릴 수 없{?body.approve}습니다.{/}{!body.approve}으며, 매도인은 20일 안에 다른 상대방의 지정이나 회사의 매수를 청구할 수 있습니다.{/}",
			English: "As an officer of the issuer {register}, you record on its minutes that the general meeting of {body.heldOn} {?body.approve}approved{/}{!body.approve}refused{/} the transfer of the agreement {body.agreement}. This cannot be taken back{?body.approve}.{/}{!body.approve}; within twenty days the seller may ask the company to name another buyer or to buy.{/}",
		},
		Makes: []model.Role{model.RoleApproved, model.RoleApprovalRefused},
	},
	TypeApprovalDeemed: {
		Body: model.BodyOf[ApprovalDeemed], Worker: true, OfRegister: true, Halted: true,
		In:     model.AgreementStates.At(model.AgreementIsApprovalPending, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer),
		Name:   model.Label{Korean: "양도승인 간주", English: "approval by silence"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Source: "Commercial Act art. 335-2(3), 335-3(2), 335-4(2)",
		Sentence: model.Label{
			Korean:  "법정 기간 안에 회사나 지정된 매수인의 답이 없어 주식양수도계약({body.agreement})의 양도가 승인된 것으로 보는 사실을 기록합니다. 되돌릴 수 없습니다.",
			English: "You record that the transfer of the agreement {body.agreement} counts as approved, because the company or the buyer it named did not answer in the time that the law gives. This cannot be taken back.",
		},
		Makes: []model.Role{model.RoleApproved},
	},
	TypeDesignationRequested: {
		Body: model.BodyOf[DesignationRequested], OfRegister: true, Halted: true,
		In:     model.AgreementStates.At(model.AgreementIsRefused),
		Name:   model.Label{Korean: "양도 상대방 지정 청구", English: "request for another buyer"},
		Signer: model.Label{Korean: "매도인", English: "the seller"},
		Source: "Commercial Act art. 335-2(4)",
		Sentence: model.Label{
			Korean:  "승인이 거부된 주식양수도계약({body.agreement})의 주식을 살 다른 상대방을 지정해 달라고 발행회사({register})에 청구합니다. 회사가 2주 안에 지정하지 않으면 원래의 양도가 승인된 것으로 봅니다. 회사의 매수를 대신 청구할 수는 없게 됩니다.",
			English: "You ask the issuer {register} to name another buyer for the shares of the refused agreement {body.agreement}. If it names none in two weeks, the first transfer counts as approved. You can then no longer ask the company to buy instead.",
		},
		Makes: []model.Role{model.RoleSellerAsked},
	},
	TypeBuyerDesignated: {
		Body: model.BodyOf[BuyerDesignated], OfRegister: true, Halted: true, Office: true, Cosigned: true,
		In:     model.AgreementStates.At(model.AgreementIsDesignationRequested),
		Name:   model.Label{Korean: "양도 상대방 지정", English: "designation of a buyer"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 335-3(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 주식양수도계약({body.agreement})의 주식을 살 상대방으로 당사자({body.buyer})를 지정했음을 기록합니다. 지정된 사람이 10일 안에 매도를 청구하지 않으면 원래의 양도가 승인된 것으로 봅니다. 지정은 바꿀 수 없습니다.",
			English: "You record that the issuer {register} has named the party {body.buyer} as the buyer of the shares of the agreement {body.agreement}. If they do not demand the sale in ten days, the first transfer counts as approved. The designation cannot be changed.",
		},
		Makes: []model.Role{model.RoleBuyerNamed},
	},
	TypeSaleDemanded: {
		Body: model.BodyOf[SaleDemanded], OfRegister: true, Halted: true,
		In:     model.AgreementStates.At(model.AgreementIsDesignatedBuyer),
		Name:   model.Label{Korean: "지정 매수인의 매도 청구", English: "demand of sale"},
		Signer: model.Label{Korean: "회사가 지정한 매수인", English: "the buyer that the company named"},
		Source: "Commercial Act art. 335-4(1), 335-5(1)",
		Sentence: model.Label{
			Korean:  "회사가 지정한 매수인으로서 주식양수도계약({body.agreement})의 주식을 귀하에게 팔 것을 청구합니다. 원래의 계약은 무효가 되어 그 대금은 돌려주고, 주식은 귀하만 살 수 있도록 180일 동안 묶이며, 원래 가격의 제안이 만들어집니다. 가격은 두 분이 협의해 달리 정할 수 있고, 계약에 서명한 뒤 대금을 예치하면 명의개서됩니다.",
			English: "As the buyer that the company named, you demand that the shares of the agreement {body.agreement} be sold to you. The first agreement becomes void and its money goes back; the shares are bound for you alone for 180 days, with an offer at the first price. You and the seller may agree on another price; you are entered once both have signed and the money is in escrow.",
		},
		Makes: []model.Role{model.RoleListed, model.RoleOffered, model.RoleReserved, model.RoleFreed},
	},
	TypePurchaseRequested: {
		Body: model.BodyOf[PurchaseRequested], OfRegister: true, Halted: true,
		In:     model.AgreementStates.At(model.AgreementIsRefused),
		Name:   model.Label{Korean: "회사에 대한 매수 청구", English: "request that the company buy"},
		Signer: model.Label{Korean: "매도인", English: "the seller"},
		Source: "Commercial Act art. 335-2(4), 335-6, 374-2",
		Sentence: model.Label{
			Korean:  "승인이 거부된 주식양수도계약({body.agreement})의 주식을 발행회사({register})가 사 줄 것을 청구합니다. 원래 매수인의 대금은 돌려주고, 회사는 2개월 안에 사야 하며, 가격은 협의하거나 법원이 정합니다. 다른 상대방의 지정을 대신 청구할 수는 없게 됩니다.",
			English: "You ask the issuer {register} to buy the shares of the refused agreement {body.agreement} itself. The first buyer's money goes back; the company has to buy in two months, at a price that you agree on or a court sets. You can then no longer ask for another buyer instead.",
		},
		Makes: []model.Role{model.RoleSellerAsked},
	},
	TypeCompanyPurchased: {
		Body: model.BodyOf[CompanyPurchased], OfRegister: true, Office: true, Cosigned: true,
		In:     model.AgreementStates.At(model.AgreementIsCompanyPurchase),
		Name:   model.Label{Korean: "회사의 매수", English: "purchase by the company"},
		Signer: model.Label{Korean: "발행회사의 담당자와 매도인", English: "the issuer's officers and the seller"},
		Source: "Commercial Act art. 335-6, 341-2, 374-2",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 주식양수도계약({body.agreement})의 주식을 1주당 {body.price:won}에 사서 자기주식으로 취득했음을 기록합니다. 매도인은 대금을 모두 받았음을 이 서명으로 확인합니다. 명의개서는 바로 이루어지며 되돌릴 수 없습니다.",
			English: "You record that the issuer {register} has bought the shares of the agreement {body.agreement} itself, at {body.price:won} a share. By signing, the seller confirms having been paid in full. The company is entered at once, which cannot be taken back.",
		},
		Makes: []model.Role{model.RoleCompanyBought, model.RoleRecorded, model.RoleLotEnded, model.RoleFreed},
	},
	TypeFirstRefusalTaken: {
		Body: model.BodyOf[FirstRefusalTaken], OfRegister: true, Halted: true,
		In:     model.AgreementStates.At(model.AgreementIsFirstRefusal),
		Name:   model.Label{Korean: "우선매수 신청", English: "taking of shares by first refusal"},
		Signer: model.Label{Korean: "같은 종류의 주주", English: "a holder of the class"},
		Sentence: model.Label{
			Korean:  "주식양수도계약({body.agreement})의 주식 가운데 최대 {body.quantity:shares}를 같은 가격에 우선매수하겠다고 신청합니다. 명의는 등재 주주({body.entry})이며, 보유를 보이는 취득 단위는 {body.lots:count}건입니다. 주주들이 전량을 신청한 경우에만 보유 비율대로 배정되어 귀하에게 제안이 만들어지고, 계약에 서명하기 전에는 구속되지 않습니다. 신청은 한 번만 할 수 있습니다.",
			English: "You take up to {body.quantity:shares} of the agreement {body.agreement} at its price, as the holder {body.entry}, who shows {body.lots:count} of their lots. Only if the holders take all the shares are they parted in proportion to what each holds, and an offer is made for you; nothing binds you before you sign the terms. You can take shares once.",
		},
		Makes: []model.Role{model.RoleTaken},
	},
	TypeFirstRefusalClosed: {
		Body: model.BodyOf[FirstRefusalClosed], Worker: true, OfRegister: true, Halted: true,
		In:     model.AgreementStates.At(model.AgreementIsFirstRefusal),
		Name:   model.Label{Korean: "우선매수 절차 마감", English: "closing of a round of first refusal"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Sentence: model.Label{
			Korean:  "기간이 끝난 주식양수도계약({body.agreement})의 우선매수 절차를 마감합니다. 주주들이 전량을 신청했으면 계약은 무효가 되어 신청한 주주들에게 배정되고, 아니면 계약이 그대로 진행됩니다.",
			English: "You close the round of first refusal of the agreement {body.agreement}, whose days are over. If the holders took all the shares, the agreement is void and they get them; otherwise it goes on.",
		},
		Makes: []model.Role{model.RoleRoundClosed, model.RoleListed, model.RoleOffered, model.RoleReserved, model.RoleFreed, model.RoleApprovalAsked},
	},
}
