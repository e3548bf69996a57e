package binding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about pledges, attachments and lock-ups.
const (
	TypePledgeEntered     value.Type = "PledgeEntered"
	TypePledgeReleased    value.Type = "PledgeReleased"
	TypeAttachmentEntered value.Type = "AttachmentEntered"
	TypeAttachmentLifted  value.Type = "AttachmentLifted"
	TypeLockSet           value.Type = "LockSet"
	TypeLockEnded         value.Type = "LockEnded"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypePledgeEntered: {
		Body: model.BodyOf[PledgeEntered], OfRegister: true,
		In:     model.EntryStates.At(model.EntryIsClaimed),
		Name:   model.Label{Korean: "질권 등록", English: "entry of a pledge"},
		Signer: model.Label{Korean: "질권설정자(주주)", English: "the pledgor, who holds the shares"},
		Source: "Commercial Act art. 340(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 본인의 취득 단위({body.lot}) 가운데 {body.quantity:shares}에 {?body.pledgee}질권자({body.pledgee})를 위한 {/}{?body.holder}질권자(성명·주소 확약값 {body.holder})를 위한 {/}질권을 등록합니다.{?body.secured} 담보하는 금액은 {body.secured:won}입니다.{/} 근거 문서의 해시는 {body.evidence}이며, 질권자가 해지하거나 법원이 명하기 전에는 이 주식을 처분할 수 없습니다.",
			English: "In the register of the issuer {register} you have a pledge on {body.quantity:shares} of your lot {body.lot} entered for {?body.pledgee}the pledgee {body.pledgee}{/}{?body.holder}the pledgee with the committed name and address {body.holder}{/}.{?body.secured} It secures {body.secured:won}.{/} The digest of its evidence is {body.evidence}. You cannot dispose of these shares before the pledgee releases them or a court orders it.",
		},
		Makes: []model.Role{model.RoleEncumbered},
	},
	TypePledgeReleased: {
		Body: model.BodyOf[PledgeReleased], OfRegister: true, Office: true, Cosigned: true, Halted: true, Closed: true,
		Name:   model.Label{Korean: "질권 말소", English: "release of a pledge"},
		Signer: model.Label{Korean: "질권자, 법원 명령이 있으면 복구·중재 창구(명부와 함께 올라온 질권이면 두 참여기관), DID가 없는 질권자이면 발행회사 담당자와 신원확인 창구", English: "the pledgee; a recovery or arbiter desk by a court's order (two members' for a pledge that came with the list); an officer and an identity desk for a pledgee without a DID"},
		Source: "Commercial Act art. 340(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 질권({body.pledge})을 말소합니다. 담보로 잡힌 주식이 모두 풀리며 되돌릴 수 없습니다.{?body.member} 처리하는 참여기관은 {body.member}입니다.{/}{?body.second} 함께 처리하는 참여기관은 {body.second}입니다.{/}{?body.case} 법원 사건번호는 {body.case}입니다.{/}{?body.evidence} 근거 문서의 해시는 {body.evidence}입니다.{/}",
			English: "In the register of the issuer {register} you release the pledge {body.pledge}. All its shares become free, which cannot be taken back.{?body.member} The desk is the member {body.member}'s.{/}{?body.second} With it signs a desk of the member {body.second}.{/}{?body.case} The court's case is {body.case}.{/}{?body.evidence} The digest of the evidence is {body.evidence}.{/}",
		},
		Makes: []model.Role{model.RoleEncumbranceEnded},
	},
	TypeAttachmentEntered: {
		Body: model.BodyOf[AttachmentEntered], OfRegister: true, Halted: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "압류·가압류 기재", English: "entry of an attachment"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Civil Execution Act art. 227, 251, 291; Supreme Court 2021다238711",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 {body.receivedOn}에 송달받은 법원 명령(사건 {body.case}, 해시 {body.order})에 따라 취득 단위({body.lot}) 가운데 {body.quantity:shares}에 {?body.provisional}가압류{/}{!body.provisional}압류{/}를 기재합니다. 거래에 예약된 주식에도 미치며, 해제될 때까지 그 주식의 명의개서가 막힙니다.",
			English: "In the register of the issuer {register} you enter {?body.provisional}a provisional attachment{/}{!body.provisional}an attachment{/} of {body.quantity:shares} of the lot {body.lot}, by the court's order in the case {body.case} (digest {body.order}), served on {body.receivedOn}. It reaches shares reserved for trades too; until it is lifted, no transfer of them is entered.",
		},
		Makes: []model.Role{model.RoleEncumbered},
	},
	TypeAttachmentLifted: {
		Body: model.BodyOf[AttachmentLifted], OfRegister: true, Office: true, Cosigned: true, Halted: true, Closed: true,
		Name:   model.Label{Korean: "압류·가압류 해제", English: "lifting of an attachment"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Civil Execution Act art. 227, 251, 291",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 {body.lifted.receivedOn}에 송달받은 법원 명령(사건 {body.lifted.case}, 해시 {body.lifted.order})에 따라 압류·가압류({body.attachment})를 해제합니다. 막혔던 주식이 모두 풀립니다.",
			English: "In the register of the issuer {register} you lift the attachment {body.attachment} by the court's order in the case {body.lifted.case} (digest {body.lifted.order}), served on {body.lifted.receivedOn}. All its shares become free.",
		},
		Makes: []model.Role{model.RoleEncumbranceEnded},
	},
	TypeLockSet: {
		Body: model.BodyOf[LockSet], OfRegister: true,
		In:     model.EntryStates.At(model.EntryIsClaimed),
		Name:   model.Label{Korean: "보호예수 설정", English: "setting of a lock-up"},
		Signer: model.Label{Korean: "주주", English: "the holder"},
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 본인의 취득 단위({body.lot}) 가운데 {body.quantity:shares}를 {?body.until}{body.until}까지 {/}{?body.event}정해진 사유(해시 {body.event})가 생길 때까지 {/}보호예수로 묶습니다.{?body.beneficiary} 그 전에는 {body.beneficiary}만 풀 수 있습니다.{/} 본인이 스스로 풀 수는 없습니다.",
			English: "In the register of the issuer {register} you lock {body.quantity:shares} of your lot {body.lot} up {?body.until}until the end of {body.until}{/}{?body.event}until the event with the digest {body.event}{/}.{?body.beneficiary} Before that only {body.beneficiary} can release them.{/} You cannot release them yourself.",
		},
		Makes: []model.Role{model.RoleEncumbered},
	},
	TypeLockEnded: {
		Body: model.BodyOf[LockEnded], Worker: true, OfRegister: true, Halted: true, Closed: true,
		Name:   model.Label{Korean: "보호예수 해제", English: "end of a lock-up"},
		Signer: model.Label{Korean: "기간이 지나면 누구나, 그 전에는 수익자", English: "anyone when its time is over, before that its beneficiary"},
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 보호예수({body.lock})를 해제합니다. 묶인 주식이 모두 풀리며 되돌릴 수 없습니다.",
			English: "In the register of the issuer {register} you end the lock-up {body.lock}. All its shares become free, which cannot be taken back.",
		},
		Makes: []model.Role{model.RoleEncumbranceEnded},
	},
}
