package correction

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about corrections.
const (
	TypeEntryCorrected value.Type = "EntryCorrected"
	TypeLotCorrected   value.Type = "LotCorrected"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeEntryCorrected: {
		Body: model.BodyOf[EntryCorrected], OfRegister: true, Halted: true, Office: true, Cosigned: true,
		In:     model.EntryStates.At(model.EntryIsUnclaimed, model.EntryIsClaimed),
		Name:   model.Label{Korean: "등재 사항 정정", English: "correction of an entry"},
		Signer: model.Label{Korean: "주주 본인, 명의 확인 전이면 발행회사 담당자와 신원확인 창구", English: "the holder; an officer and an identity desk where nobody has claimed the entry"},
		Source: "Commercial Act art. 352(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 등재 주주({body.entry})의 성명·주소를 {?body.address}본인확인을 받은 이름과 새 주소(솔트를 더한 해시 {body.address})로{/}{?body.holder}새 내용(확약값 {body.holder})으로{/} 정정합니다. 행위({body.corrects})가 기록한 내용을 고치는 새 행위이며 이전 내용은 이력에 남습니다. 근거 문서의 해시는 {body.evidence}입니다.{?body.member} 함께 확인하는 참여기관은 {body.member}입니다.{/}",
			English: "In the register of the issuer {register} you correct the name and address of the entry {body.entry} to {?body.address}the name under which you are identified and the address whose salted digest is {body.address}{/}{?body.holder}what the commitment {body.holder} holds{/}. It corrects what the act {body.corrects} entered, which stays in the history. The digest of the evidence is {body.evidence}.{?body.member} A desk of {body.member} signs with you.{/}",
		},
		Makes: []model.Role{model.RoleCorrected, model.RoleEntryCorrected},
	},
	TypeLotCorrected: {
		Body: model.BodyOf[LotCorrected], OfRegister: true, Office: true, Cosigned: true,
		In:     model.EntryStates.At(model.EntryIsUnclaimed, model.EntryIsClaimed),
		Name:   model.Label{Korean: "취득 단위 정정", English: "correction of a lot"},
		Signer: model.Label{Korean: "발행회사 담당자와 신원확인 창구, 명의가 확인된 주주", English: "an officer and an identity desk, and the holder where the entry is claimed"},
		Source: "Commercial Act art. 352(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 잘못 기록된 취득 단위({body.lot})를 끝내고 그 자리에 맞는 취득 단위 {body.to:count}건(취득일·납입일·수량: {body.to:list})을 둡니다. 주주와 주식 수의 합계는 그대로입니다. 행위({body.corrects})를 정정하는 새 행위이고, 근거 문서의 해시는 {body.evidence}이며, 함께 확인하는 참여기관은 {body.member}입니다.",
			English: "In the register of the issuer {register} you end the wrong lot {body.lot} and put {body.to:count} right ones in its place (acquired, paid up, shares: {body.to:list}). The holder and the total stay. It corrects the act {body.corrects}; the digest of the evidence is {body.evidence}, and a desk of {body.member} signs with you.",
		},
		Makes: []model.Role{model.RoleCorrected, model.RoleRecorded, model.RoleLotEnded},
	},
}
