package holder

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands that enter a company's shareholder list, and of those by which holders claim their entries.
const (
	TypeRegisterImported value.Type = "RegisterImported"
	TypeImportOpened     value.Type = "ImportOpened"
	TypeImportPaged      value.Type = "ImportPaged"
	TypeImportClosed     value.Type = "ImportClosed"
	TypeImportAborted    value.Type = "ImportAborted"

	TypeClaimAttested value.Type = "ClaimAttested"
	TypeEntryClaimed  value.Type = "EntryClaimed"
	TypeClaimObjected value.Type = "ClaimObjected"
	TypeClaimDecided  value.Type = "ClaimDecided"
)

var registerActs = map[value.Type]model.Act{
	TypeRegisterImported: {
		Body: model.BodyOf[RegisterImported], OfRegister: true, Office: true,
		Name:   model.Label{Korean: "최초 주주명부 등재", English: "entry of the first list"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 352(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에 주주 {body.entries:count}명, 취득 단위 {body.entries.lots:count}건, 모두 {*body.entries.lots.quantity:shares}를 회사가 제출한 내용으로 올립니다.{?body.entries.lots.pledges} 명부에 적힌 질권 {body.entries.lots.pledges:count}건은 등재와 함께 효력이 이어지며, 질권자나 법원의 명령 없이는 말소되지 않습니다.{/}{?body.entries.treasury} 자기주식은 회사의 명의로 올라갑니다.{/} 최초 등재는 한 번만 할 수 있고 되돌릴 수 없습니다.",
			English: "You enter the first list in the register of the issuer {register}, as the company states it: {*body.entries.lots.quantity:shares} in all. The number of holders is {body.entries:count}, that of their lots {body.entries.lots:count}.{?body.entries.lots.pledges} The pledges that the list states ({body.entries.lots.pledges:count} in all) bind from now on, and end only by their pledgees or a court's order.{/}{?body.entries.treasury} The company's own shares stand under its own entry.{/} The first list is entered once and cannot be taken back.",
		},
		Makes: []model.Role{model.RoleImported, model.RoleEntered, model.RoleRecorded, model.RoleEncumbered},
	},
	TypeImportOpened: {
		Body: model.BodyOf[ImportOpened], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "나누어 올리는 최초 주주명부 개시", English: "opening of a first list in pages"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 352(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 최초 주주명부를 {body.pages:count}쪽으로 나누어 올리기 시작합니다. 주주는 모두 {body.holders:number}명, 취득 단위는 {body.lots:number}건이며, 이 서명은 각 쪽의 내용까지 확정합니다. 모두 올라와 마감되기 전에는 아무것도 등재되지 않습니다.",
			English: "You begin to enter the first list of the issuer {register} in {body.pages:count} pages: {body.holders:number} holders with {body.lots:number} lots. Your signature fixes what each page says. Nothing is entered until all pages are there and the list is closed.",
		},
		Makes: []model.Role{model.RoleImportOpened},
	},
	TypeImportPaged: {
		Body: model.BodyOf[ImportPaged], OfRegister: true,
		In:     model.ImportStates.At(model.ImportIsOpen),
		Name:   model.Label{Korean: "최초 주주명부의 한 쪽", English: "a page of a first list"},
		Signer: model.Label{Korean: "누구나(내용은 개시할 때 확정됨)", English: "anyone; the opening act fixes what it says"},
		Source: "Commercial Act art. 352(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 최초 주주명부 가운데 {body.index:number}번 쪽을 올립니다. 내용은 담당자가 개시할 때 서명한 것과 같아야 합니다.",
			English: "You enter the page {body.index:number} of the first list of the issuer {register}. It has to be what the officer signed when opening it.",
		},
		Makes: []model.Role{model.RoleImportPaged, model.RoleEntered, model.RoleRecorded, model.RoleEncumbered},
	},
	TypeImportClosed: {
		Body: model.BodyOf[ImportClosed], OfRegister: true, Office: true, Cosigned: true,
		In:     model.ImportStates.At(model.ImportIsOpen),
		Name:   model.Label{Korean: "나누어 올린 최초 주주명부 마감", English: "closing of a first list in pages"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 352(1)",
		Sentence: model.Label{
			Korean:  "나누어 올린 최초 주주명부({body.import})를 마감합니다. 모든 쪽이 한 번에 등재되며, 최초 등재는 한 번만 할 수 있고 되돌릴 수 없습니다.",
			English: "You close the first list {body.import}. All its pages are entered at once. The first list is entered once and cannot be taken back.",
		},
		Makes: []model.Role{model.RoleImported, model.RoleImportEnded, model.RoleCompleted},
	},
	TypeImportAborted: {
		Body: model.BodyOf[ImportAborted], OfRegister: true, Office: true, Cosigned: true, Halted: true, Closed: true,
		In:     model.ImportStates.At(model.ImportIsOpen),
		Name:   model.Label{Korean: "나누어 올린 최초 주주명부 취소", English: "abort of a first list in pages"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Sentence: model.Label{
			Korean:  "나누어 올리던 최초 주주명부({body.import})를 취소합니다. 올라온 쪽은 등재되지 않습니다.",
			English: "You abort the first list {body.import}. What was entered of it does not count.",
		},
		Makes: []model.Role{model.RoleImportEnded},
	},
}

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{registerActs, claimActs}, Reasons: reasons}

var claimActs = map[value.Type]model.Act{
	TypeClaimAttested: {
		Body: model.BodyOf[ClaimAttested], OfRegister: true, Personal: true,
		In:     model.EntryStates.At(model.EntryIsUnclaimed, model.EntryIsAttested),
		Name:   model.Label{Korean: "명의 동일인 증명", English: "attestation of a claim"},
		Signer: model.Label{Korean: "개인정보를 보관하는 참여기관의 신원확인 창구", English: "an identity desk of one of the register's homes"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서 발행회사({register})의 주주명부에서 당사자({body.party})가 등재 주주({body.entry})와 동일인임을 증명합니다. 당사자가 명의를 확인하고 이의제기 기간이 지나면 그 주식을 팔 수 있게 됩니다.",
			English: "As a desk of the member {body.member}, you attest that, in the register of the issuer {register}, the party {body.party} is the holder entry {body.entry}. Once the party has claimed it and the objection period is over, its shares can be sold.",
		},
	},
	TypeEntryClaimed: {
		Body: model.BodyOf[EntryClaimed], OfRegister: true,
		In:     model.EntryStates.At(model.EntryIsAttested),
		Name:   model.Label{Korean: "명의 확인", English: "claim of an entry"},
		Signer: model.Label{Korean: "주주 본인", English: "the holder"},
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 등재 주주({body.entry})가 본인임을 확인하고, 취득 단위 {body.lots:count}건의 내용이 맞음을 확인합니다. 명부의 성명·주소는 본인확인을 받은 이름과 주소(솔트를 더한 해시 {body.address})로 바뀝니다. 앞으로 이 주식은 귀하의 서명으로만 움직이며, 이의제기 기간이 지나야 팔 수 있습니다.",
			English: "You declare that, in the register of the issuer {register}, the holder entry {body.entry} is yours and that its lots ({body.lots:count} in all), as they stand, are right. It is yours under the name you are identified with, at the address whose salted digest is {body.address}. From now on its shares move by your signature alone, and can be sold when the objection period is over.",
		},
		Makes: []model.Role{model.RoleClaimed},
	},
	TypeClaimObjected: {
		Body: model.BodyOf[ClaimObjected], OfRegister: true, Office: true, Protects: true,
		In:     model.EntryStates.At(model.EntryIsClaimed),
		Name:   model.Label{Korean: "명의 확인에 대한 이의", English: "objection to a claim"},
		Signer: model.Label{Korean: "발행회사의 담당자 또는 신원확인 창구", English: "an officer of the issuer, or an identity desk of a home"},
		Sentence: model.Label{
			Korean:  "{?body.member}참여기관({body.member})의 업무창구로서 {/}{!body.member}발행회사의 담당자로서 {/}발행회사({register})의 주주명부에서 등재 주주({body.entry})의 명의 확인에 이의를 제기합니다. 결정이 날 때까지 그 주식은 움직이지 않습니다.",
			English: "{?body.member}As a desk of the member {body.member}, {/}{!body.member}As an officer of the issuer, {/}you object, in the register of the issuer {register}, to the claim of the holder entry {body.entry}. Its shares do not move until another desk has decided.",
		},
	},
	TypeClaimDecided: {
		Body: model.BodyOf[ClaimDecided], OfRegister: true, Personal: true,
		In:     model.EntryStates.At(model.EntryIsContested),
		Name:   model.Label{Korean: "이의에 대한 결정", English: "decision on a contested claim"},
		Signer: model.Label{Korean: "관여하지 않은 신원확인 창구", English: "an identity desk of a home that had no part in it"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서 발행회사({register})의 주주명부에서 등재 주주({body.entry})의 명의 확인을 {?body.uphold}인정합니다. 당사자는 바로 그 주식을 팔 수 있습니다.{/}{!body.uphold}받아들이지 않습니다. 등재 주주는 확인 전 상태로 돌아가고 당사자는 그 주식을 움직일 수 없게 됩니다.{/}",
			English: "As a desk of the member {body.member}, in the register of the issuer {register}, {?body.uphold}you uphold the claim of the holder entry {body.entry}: the party may sell its shares at once.{/}{!body.uphold}you do not uphold the claim of the holder entry {body.entry}: it is unclaimed again, and the party can no longer move its shares.{/}",
		},
	},
}
