package move

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about transfers outside of a trade.
const (
	TypeSharesGiven             value.Type = "SharesGiven"
	TypeTransferVoted           value.Type = "TransferVoted"
	TypeTransferResolved        value.Type = "TransferResolved"
	TypeOfficerRecordedTransfer value.Type = "OfficerRecordedTransfer"
	TypeTransferObjected        value.Type = "TransferObjected"
	TypeTransferDecided         value.Type = "TransferDecided"
	TypeTransferWithdrawn       value.Type = "TransferWithdrawn"
	TypeTransferCompleted       value.Type = "TransferCompleted"
	TypeClaimReleased           value.Type = "ClaimReleased"
	TypeOrderExecuted           value.Type = "OrderExecuted"
	TypeEntriesMerged           value.Type = "EntriesMerged"
	TypeNoticeRecorded          value.Type = "NoticeRecorded"
	TypeRivalNoticeRecorded     value.Type = "RivalNoticeRecorded"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeSharesGiven: {
		Body: model.BodyOf[SharesGiven], OfRegister: true, Cosigned: true,
		In:     model.EntryStates.At(model.EntryIsClaimed),
		Name:   model.Label{Korean: "주식 증여", English: "gift of shares"},
		Signer: model.Label{Korean: "증여자와 수증자", English: "the giver and the receiver"},
		Source: "Civil Act art. 554; Commercial Act art. 335, 337(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주식 {body.quantity:shares}(취득 단위와 수량: {body.parts:list})를 {body.contractOn}자 계약(해시 {body.text})에 따라 대가 없이 {body.receiver}에게 증여합니다. 받는 사람은 본인확인을 받은 이름과 주소(솔트를 더한 해시 {body.address})로 주주명부에 오르고, 이전된 뒤에는 되돌릴 수 없습니다. 양도승인이 필요한 종류이면 승인될 때까지 주식이 묶입니다.",
			English: "You give {body.quantity:shares} of the issuer {register} (lots and shares: {body.parts:list}) to {body.receiver} without a price, by the contract of {body.contractOn} (digest {body.text}). The receiver is entered under the name they are identified with and the address whose salted digest is {body.address}. Once transferred, it cannot be taken back. Where the class asks for approval, the shares stay bound until it is given.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded, model.RoleEntered, model.RoleReserved, model.RoleTransferAsked},
	},
	TypeTransferVoted: {
		Body: model.BodyOf[TransferVoted], OfRegister: true, Halted: true,
		In:     model.RequestStates.At(model.RequestIsPending),
		Name:   model.Label{Korean: "증여 승인 표결", English: "vote on a gift's approval"},
		Signer: model.Label{Korean: "이해관계 없는 이사", English: "a director without interest in it"},
		Source: "Commercial Act art. 335(1), 391(3)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 이사로서 주식 증여({body.transfer})의 승인에 {?body.approve}찬성{/}{!body.approve}반대{/}합니다. 표결은 바꿀 수 없습니다.",
			English: "As a director of the issuer {register} you vote {?body.approve}for{/}{!body.approve}against{/} approving the gift {body.transfer}. The vote cannot be changed.",
		},
		Makes: []model.Role{model.RoleTransferVoted, model.RoleTransferDecided, model.RoleTransferEnded, model.RoleFreed},
	},
	TypeTransferResolved: {
		Body: model.BodyOf[TransferResolved], OfRegister: true, Halted: true, Office: true, Cosigned: true,
		In:     model.RequestStates.At(model.RequestIsPending),
		Name:   model.Label{Korean: "증여 승인 총회 결의", English: "general meeting's resolution on a gift"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 335(1), 383(4)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주총회가 주식 증여({body.transfer})를 {?body.approve}승인하였음{/}{!body.approve}거부하였음{/}을 의사록(해시 {body.minutes})에 따라 기록합니다. 되돌릴 수 없습니다.",
			English: "You record that the general meeting of the issuer {register} {?body.approve}approved{/}{!body.approve}refused{/} the gift {body.transfer}, by its minutes (digest {body.minutes}). It cannot be taken back.",
		},
		Makes: []model.Role{model.RoleTransferDecided, model.RoleTransferEnded, model.RoleFreed},
	},
	TypeOfficerRecordedTransfer: {
		Body: model.BodyOf[OfficerRecordedTransfer], OfRegister: true, Office: true, Cosigned: true,
		In:     model.EntryStates.At(model.EntryIsUnclaimed, model.EntryIsMerged),
		Name:   model.Label{Korean: "증빙에 의한 이전 기재", English: "recording of a transfer on evidence"},
		Signer: model.Label{Korean: "발행회사 담당자와 신원확인 창구", English: "an officer and an identity desk of a home"},
		Source: "Commercial Act art. 335, 336, 337(1); Civil Act art. 1005",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 명의 확인 전인 등재 주주({body.entry})의 주식 {body.quantity:shares}가 {body.effectiveOn}에 {body.grounds|inheritance=상속|sale-before=전산 등재 전 매매|gift-before=전산 등재 전 증여|merger=합병|same-person=동일인 명의 병합|wrong-holder=잘못 기재된 명의의 정정|other=기타 사유}(으)로 이전되었음을 증빙(해시 {body.evidence})에 따라 기재합니다. 받는 사람과 취득 단위, 수량은 다음과 같습니다: {body.to:list}.{?body.approval} 양도승인 의사록의 해시는 {body.approval}입니다.{/}{?body.corrects} 정정하는 행위는 {body.corrects}입니다.{/} 이의제기 기간이 지나면 이전되며, 함께 확인하는 참여기관은 {body.member}입니다.",
			English: "In the register of the issuer {register} you record on evidence (digest {body.evidence}) that {body.quantity:shares} of the unclaimed entry {body.entry} went to others on {body.effectiveOn}, on the grounds {body.grounds}. Who gets which lots and shares: {body.to:list}.{?body.approval} The digest of the minutes of approval is {body.approval}.{/}{?body.corrects} It corrects the act {body.corrects}.{/} The shares move after the objection period. A desk of {body.member} signs with you.",
		},
		Makes: []model.Role{model.RoleTransferRecorded, model.RoleReserved},
	},
	TypeTransferObjected: {
		Body: model.BodyOf[TransferObjected], OfRegister: true, Protects: true,
		In:     model.RecordedStates.At(model.RecordedIsPending),
		Name:   model.Label{Korean: "이전 기재에 대한 이의", English: "objection to a recorded transfer"},
		Signer: model.Label{Korean: "신원이 확인된 누구나, 신원확인 창구", English: "anybody who is identified, an identity desk of a home"},
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에 기재된 이전({body.transfer})에 이의를 제기합니다. 다른 신원확인 창구가 결정할 때까지 주식이 움직이지 않습니다. 사유의 해시는 {body.reason}입니다.{?body.member} 참여기관({body.member})의 창구로서 제기합니다.{/}",
			English: "You object to the transfer {body.transfer} recorded in the register of the issuer {register}. Its shares do not move before another identity desk has decided. The digest of your reason is {body.reason}.{?body.member} You object as a desk of {body.member}.{/}",
		},
		Makes: []model.Role{model.RoleTransferObjected},
	},
	TypeTransferDecided: {
		Body: model.BodyOf[TransferDecided], OfRegister: true, Halted: true, Closed: true,
		In:     model.RecordedStates.At(model.RecordedIsObjected),
		Name:   model.Label{Korean: "이전 기재 이의 결정", English: "decision on an objection to a transfer"},
		Signer: model.Label{Korean: "다른 신원확인 창구", English: "another identity desk of a home"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 신원확인 창구로서 발행회사({register})의 주주명부에 기재된 이전({body.transfer})에 대한 이의를 {?body.uphold}받아들이지 않고 이전을 진행하게 합니다{/}{!body.uphold}받아들여 이전을 취소합니다{/}. 근거 문서의 해시는 {body.evidence}이며 되돌릴 수 없습니다.",
			English: "As an identity desk of {body.member} you {?body.uphold}dismiss the objection and let go on{/}{!body.uphold}uphold the objection and cancel{/} the transfer {body.transfer} recorded in the register of the issuer {register}. The digest of the evidence is {body.evidence}. It cannot be taken back.",
		},
		Makes: []model.Role{model.RoleTransferDecided, model.RoleTransferEnded, model.RoleFreed},
	},
	TypeTransferWithdrawn: {
		Body: model.BodyOf[TransferWithdrawn], Worker: true, OfRegister: true, Office: true, Cosigned: true, Ends: true,
		In:     slices.Concat(model.RequestStates.At(model.RequestIsPending, model.RequestIsApproved), model.RecordedStates.At(model.RecordedIsPending, model.RecordedIsObjected, model.RecordedIsUpheld)),
		Name:   model.Label{Korean: "증여·이전 기재 철회", English: "withdrawal of a gift or a recorded transfer"},
		Signer: model.Label{Korean: "증여자, 발행회사 담당자, 명의를 확인받은 주주, 기한이 지나면 누구나", English: "the giver; an officer; the holder who has claimed the entry; anyone once a request is too old"},
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 아직 끝나지 않은 증여 또는 이전 기재({body.transfer})를 철회합니다. 묶인 주식이 원래 주주에게 풀립니다.",
			English: "In the register of the issuer {register} you withdraw the gift or recorded transfer {body.transfer}, which is not done yet. Its shares become free for their present holder.",
		},
		Makes: []model.Role{model.RoleTransferEnded, model.RoleFreed},
	},
	TypeTransferCompleted: {
		Body: model.BodyOf[TransferCompleted], Worker: true, OfRegister: true,
		In:     slices.Concat(model.RequestStates.At(model.RequestIsPending, model.RequestIsApproved), model.RecordedStates.At(model.RecordedIsPending, model.RecordedIsUpheld)),
		Name:   model.Label{Korean: "증여·이전 기재 실행", English: "carrying out of a gift or a recorded transfer"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Source: "Commercial Act art. 335-2(3), 337(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 승인되었거나 이의제기 기간이 지난 증여 또는 이전 기재({body.transfer})를 실행합니다. 주식이 받는 사람의 명의로 바뀌며 되돌릴 수 없습니다.",
			English: "In the register of the issuer {register} you carry out the gift or recorded transfer {body.transfer}, which is approved or past its objection period. The shares go to their receivers, which cannot be taken back.",
		},
		Makes: []model.Role{model.RoleTransferEnded, model.RoleRecorded, model.RoleLotEnded, model.RoleEntered, model.RoleFreed},
	},
	TypeClaimReleased: {
		Body: model.BodyOf[ClaimReleased], OfRegister: true, Halted: true, Cosigned: true,
		In:     model.EntryStates.At(model.EntryIsClaimed),
		Name:   model.Label{Korean: "사망·해산에 따른 명의 확인 해제", English: "release of a claim upon death or dissolution"},
		Signer: model.Label{Korean: "신원확인 창구 두 곳(서로 다른 사람)", English: "two identity desks of homes, each another person"},
		Source: "Civil Act art. 1005",
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 신원확인 창구로서, 발행회사({register})의 등재 주주({body.entry})를 관리하던 당사자가 {body.on}에 {?body.dissolved}해산{/}{!body.dissolved}사망{/}하였음을 증빙(해시 {body.evidence})으로 확인하여 명의 확인을 해제합니다. 그 당사자의 키로는 더 이상 주식을 움직일 수 없고, 진행 중인 매매는 결제되지 않습니다. 함께 확인하는 참여기관은 {body.second}입니다.",
			English: "As an identity desk of {body.member} you release the entry {body.entry} of the issuer {register}: its controller {?body.dissolved}was dissolved{/}{!body.dissolved}died{/} on {body.on}, by the evidence with the digest {body.evidence}. Their keys move its shares no more, and their trades no longer settle. A desk of {body.second} signs with you.",
		},
		Makes: []model.Role{model.RoleReleased},
	},
	TypeOrderExecuted: {
		Body: model.BodyOf[OrderExecuted], OfRegister: true, Halted: true, Cosigned: true,
		In:     slices.Concat(model.ListingStates.At(model.ListingIsOpen), model.AgreementStates.At(model.AgreementIsFirstRefusal, model.AgreementIsApprovalPending, model.AgreementIsRefused, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase, model.AgreementIsAgreed, model.AgreementIsFunded, model.AgreementIsDisputed), model.RequestStates.At(model.RequestIsPending, model.RequestIsApproved), model.RecordedStates.At(model.RecordedIsPending, model.RecordedIsObjected, model.RecordedIsUpheld), model.DisputeStates.At(model.DisputeIsOpen)),
		Name:   model.Label{Korean: "법원 명령 집행", English: "execution of a court's order"},
		Signer: model.Label{Korean: "복구·중재 창구 두 곳(서로 다른 사람)", English: "two recovery or arbiter desks, each another person"},
		Source: "Civil Execution Act art. 241, 251",
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 창구로서 {body.receivedOn}에 받은 법원 명령(사건 {body.case}, 해시 {body.order})에 따라 발행회사({register})의 주식 {body.quantity:shares}(취득 단위와 수량: {body.parts:list})를 {?body.to.entry}등재 주주({body.to.entry}){/}{?body.to.holder}새 주주(확약값 {body.to.holder}){/}에게 이전합니다.{?body.ends} 끝나는 질권·압류·보호예수는 {body.ends:list}입니다.{/}{?body.frees} 해제되는 예약은 {body.frees:list}이며, 그 예약을 가진 매매나 이전은 종료됩니다.{/} 되돌릴 수 없으며, 함께 확인하는 참여기관은 {body.second}입니다.",
			English: "As a desk of {body.member} you transfer {body.quantity:shares} of the issuer {register} (lots and shares: {body.parts:list}) to {?body.to.entry}the entry {body.to.entry}{/}{?body.to.holder}a new holder with the commitment {body.to.holder}{/}, by the court's order in the case {body.case} (digest {body.order}), received on {body.receivedOn}.{?body.ends} The encumbrances {body.ends:list} end.{/}{?body.frees} The reservations {body.frees:list} end, and with them the trades or transfers that have them.{/} It cannot be taken back. A desk of {body.second} signs with you.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded, model.RoleEntered, model.RoleEncumbranceEnded, model.RoleFreed, model.RoleTransferEnded, model.RoleRoundClosed, model.RoleDisputeEnded},
	},
	TypeEntriesMerged: {
		Body: model.BodyOf[EntriesMerged], OfRegister: true,
		In:     model.EntryStates.At(model.EntryIsClaimed, model.EntryIsMerged),
		Name:   model.Label{Korean: "동일인 명의 병합", English: "merging of two entries of one holder"},
		Signer: model.Label{Korean: "두 명의를 모두 관리하는 주주", English: "the holder who controls both"},
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 본인의 등재 주주({body.from})의 취득 단위({body.lots:list})를 본인의 다른 등재 주주({body.into})로 옮기고 앞의 명의를 끝냅니다. 앞의 명의로 게시하거나 계약한 매매는 더 이상 결제되지 않으며 되돌릴 수 없습니다.",
			English: "In the register of the issuer {register} you move the lots {body.lots:list} from your entry {body.from} to your other entry {body.into}, and end the first one. Trades listed or agreed under it no longer settle. It cannot be taken back.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded},
	},
	TypeNoticeRecorded: {
		Body: model.BodyOf[NoticeRecorded], OfRegister: true, Halted: true, Closed: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "확정일자 있는 통지·승낙의 기록", English: "recording of a notice or consent with certified date"},
		Signer: model.Label{Korean: "양도인, 양수인 또는 발행회사 담당자", English: "who gave or got the shares, or an officer"},
		Source: "Civil Act art. 450",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 취득 단위({body.lot})의 이전에 관하여 {body.office}에서 {body.certifiedOn}자로 확정일자를 받고 {body.receivedOn}에 {body.kind|notice=회사에 도달한 양도 통지|consent=회사가 한 양도 승낙}(해시 {body.document})를 기록합니다. 순위는 기록할 뿐 판단하지 않습니다.",
			English: "You record a {body.kind} of the transfer of the lot {body.lot} of the issuer {register} (digest {body.document}), certified by {body.office} on {body.certifiedOn}, which came to the company or was given by it on {body.receivedOn}. Priority is shown, not decided.",
		},
		Makes: []model.Role{model.RoleNoticed},
	},
	TypeRivalNoticeRecorded: {
		Body: model.BodyOf[RivalNoticeRecorded], OfRegister: true, Halted: true, Closed: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "다른 양도 통지의 기록", English: "recording of a rival transfer's notice"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Civil Act art. 450; Supreme Court 2005다45537",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 취득 단위({body.lot})의 다른 양도에 관한 통지(해시 {body.document}, 보낸 사람 확약값 {body.sender})를 {body.receivedOn}에 받았음을 기록합니다. {body.office}의 확정일자는 {body.certifiedOn}입니다. 주식은 움직이지 않으며 순위는 판단하지 않습니다.",
			English: "You record that the issuer {register} received, on {body.receivedOn}, a notice of another transfer of the lot {body.lot} (digest {body.document}, sender's commitment {body.sender}), certified by {body.office} on {body.certifiedOn}. No shares move, and priority is not decided.",
		},
		Makes: []model.Role{model.RoleNoticed},
	},
}
