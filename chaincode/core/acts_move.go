package core

import "slices"

// The types of the commands about transfers outside of a trade.
const (
	TypeSharesGiven             Type = "SharesGiven"
	TypeTransferVoted           Type = "TransferVoted"
	TypeTransferResolved        Type = "TransferResolved"
	TypeOfficerRecordedTransfer Type = "OfficerRecordedTransfer"
	TypeTransferObjected        Type = "TransferObjected"
	TypeTransferDecided         Type = "TransferDecided"
	TypeTransferWithdrawn       Type = "TransferWithdrawn"
	TypeTransferCompleted       Type = "TransferCompleted"
	TypeClaimReleased           Type = "ClaimReleased"
	TypeOrderExecuted           Type = "OrderExecuted"
	TypeEntriesMerged           Type = "EntriesMerged"
	TypeNoticeRecorded          Type = "NoticeRecorded"
	TypeRivalNoticeRecorded     Type = "RivalNoticeRecorded"
)

// moveGroup is what this package brings to a set of rules.
var moveGroup = Group{Acts: []map[Type]act{moveActs}, Rejections: moveRejections}

var moveActs = map[Type]act{
	TypeSharesGiven: {
		body: body[SharesGiven], ofRegister: true, cosigned: true,
		in:     EntryStates.at(EntryIsClaimed),
		name:   Label{"주식 증여", "gift of shares"},
		signer: Label{"증여자와 수증자", "the giver and the receiver"},
		source: "Civil Act art. 554; Commercial Act art. 335, 337(1)",
		sentence: Label{
			"발행회사({register})의 주식 {body.quantity:shares}(취득 단위와 수량: {body.parts:list})를 {body.contractOn}자 계약(해시 {body.text})에 따라 대가 없이 {body.receiver}에게 증여합니다. 받는 사람은 확약값 {body.entry}의 성명·주소로 주주명부에 오르고, 이전된 뒤에는 되돌릴 수 없습니다. 양도승인이 필요한 종류이면 승인될 때까지 주식이 묶입니다.",
			"You give {body.quantity:shares} of the issuer {register} (lots and shares: {body.parts:list}) to {body.receiver} without a price, by the contract of {body.contractOn} (digest {body.text}). The receiver is entered with the committed name and address {body.entry}. Once transferred, it cannot be taken back. Where the class asks for approval, the shares stay bound until it is given.",
		},
		makes: []role{roleRecorded, roleLotEnded, roleEntered, roleReserved, roleTransferAsked},
	},
	TypeTransferVoted: {
		body: body[TransferVoted], ofRegister: true, halted: true,
		in:     RequestStates.at(RequestIsPending),
		name:   Label{"증여 승인 표결", "vote on a gift's approval"},
		signer: Label{"이해관계 없는 이사", "a director without interest in it"},
		source: "Commercial Act art. 335(1), 391(3)",
		sentence: Label{
			"발행회사({register})의 이사로서 주식 증여({body.transfer})의 승인에 {?body.approve}찬성{/}{!body.approve}반대{/}합니다. 표결은 바꿀 수 없습니다.",
			"As a director of the issuer {register} you vote {?body.approve}for{/}{!body.approve}against{/} approving the gift {body.transfer}. The vote cannot be changed.",
		},
		makes: []role{roleTransferVoted, roleTransferDecided, roleTransferEnded, roleFreed},
	},
	TypeTransferResolved: {
		body: body[TransferResolved], ofRegister: true, halted: true, office: true, cosigned: true,
		in:     RequestStates.at(RequestIsPending),
		name:   Label{"증여 승인 총회 결의", "general meeting's resolution on a gift"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 335(1), 383(4)",
		sentence: Label{
			"발행회사({register})의 주주총회가 주식 증여({body.transfer})를 {?body.approve}승인하였음{/}{!body.approve}거부하였음{/}을 의사록(해시 {body.minutes})에 따라 기록합니다. 되돌릴 수 없습니다.",
			"You record that the general meeting of the issuer {register} {?body.approve}approved{/}{!body.approve}refused{/} the gift {body.transfer}, by its minutes (digest {body.minutes}). It cannot be taken back.",
		},
		makes: []role{roleTransferDecided, roleTransferEnded, roleFreed},
	},
	TypeOfficerRecordedTransfer: {
		body: body[OfficerRecordedTransfer], ofRegister: true, office: true, cosigned: true,
		in:     EntryStates.at(EntryIsUnclaimed),
		name:   Label{"증빙에 의한 이전 기재", "recording of a transfer on evidence"},
		signer: Label{"발행회사 담당자와 신원확인 창구", "an officer and an identity desk of a home"},
		source: "Commercial Act art. 335, 336, 337(1); Civil Act art. 1005",
		sentence: Label{
			"발행회사({register})의 주주명부에서 명의 확인 전인 등재 주주({body.entry})의 주식 {body.quantity:shares}가 {body.effectiveOn}에 {body.grounds|inheritance=상속|sale-before=전산 등재 전 매매|gift-before=전산 등재 전 증여|merger=합병|same-person=동일인 명의 병합|wrong-holder=잘못 기재된 명의의 정정|other=기타 사유}(으)로 이전되었음을 증빙(해시 {body.evidence})에 따라 기재합니다. 받는 사람과 취득 단위, 수량은 다음과 같습니다: {body.to:list}.{?body.approval} 양도승인 의사록의 해시는 {body.approval}입니다.{/}{?body.corrects} 정정하는 행위는 {body.corrects}입니다.{/} 이의제기 기간이 지나면 이전되며, 함께 확인하는 참여기관은 {body.member}입니다.",
			"In the register of the issuer {register} you record on evidence (digest {body.evidence}) that {body.quantity:shares} of the unclaimed entry {body.entry} went to others on {body.effectiveOn}, on the grounds {body.grounds}. Who gets which lots and shares: {body.to:list}.{?body.approval} The digest of the minutes of approval is {body.approval}.{/}{?body.corrects} It corrects the act {body.corrects}.{/} The shares move after the objection period. A desk of {body.member} signs with you.",
		},
		makes: []role{roleTransferRecorded, roleReserved},
	},
	TypeTransferObjected: {
		body: body[TransferObjected], ofRegister: true, halted: true, closed: true,
		in:     RecordedStates.at(RecordedIsPending),
		name:   Label{"이전 기재에 대한 이의", "objection to a recorded transfer"},
		signer: Label{"신원이 확인된 누구나, 신원확인 창구", "anybody who is identified, an identity desk of a home"},
		sentence: Label{
			"발행회사({register})의 주주명부에 기재된 이전({body.transfer})에 이의를 제기합니다. 다른 신원확인 창구가 결정할 때까지 주식이 움직이지 않습니다. 사유의 해시는 {body.reason}입니다.{?body.member} 참여기관({body.member})의 창구로서 제기합니다.{/}",
			"You object to the transfer {body.transfer} recorded in the register of the issuer {register}. Its shares do not move before another identity desk has decided. The digest of your reason is {body.reason}.{?body.member} You object as a desk of {body.member}.{/}",
		},
		makes: []role{roleTransferObjected},
	},
	TypeTransferDecided: {
		body: body[TransferDecided], ofRegister: true, halted: true, closed: true,
		in:     RecordedStates.at(RecordedIsObjected),
		name:   Label{"이전 기재 이의 결정", "decision on an objection to a transfer"},
		signer: Label{"다른 신원확인 창구", "another identity desk of a home"},
		sentence: Label{
			"참여기관({body.member})의 신원확인 창구로서 발행회사({register})의 주주명부에 기재된 이전({body.transfer})에 대한 이의를 {?body.uphold}받아들이지 않고 이전을 진행하게 합니다{/}{!body.uphold}받아들여 이전을 취소합니다{/}. 근거 문서의 해시는 {body.evidence}이며 되돌릴 수 없습니다.",
			"As an identity desk of {body.member} you {?body.uphold}dismiss the objection and let go on{/}{!body.uphold}uphold the objection and cancel{/} the transfer {body.transfer} recorded in the register of the issuer {register}. The digest of the evidence is {body.evidence}. It cannot be taken back.",
		},
		makes: []role{roleTransferDecided, roleTransferEnded, roleFreed},
	},
	TypeTransferWithdrawn: {
		body: body[TransferWithdrawn], ofRegister: true, halted: true, closed: true, office: true, cosigned: true,
		in:     slices.Concat(RequestStates.at(RequestIsPending, RequestIsApproved), RecordedStates.at(RecordedIsPending, RecordedIsObjected, RecordedIsUpheld)),
		name:   Label{"증여·이전 기재 철회", "withdrawal of a gift or a recorded transfer"},
		signer: Label{"증여자, 발행회사 담당자, 명의를 확인받은 주주, 기한이 지나면 누구나", "the giver; an officer; the holder who has claimed the entry; anyone once a request is too old"},
		sentence: Label{
			"발행회사({register})의 주주명부에서 아직 끝나지 않은 증여 또는 이전 기재({body.transfer})를 철회합니다. 묶인 주식이 원래 주주에게 풀립니다.",
			"In the register of the issuer {register} you withdraw the gift or recorded transfer {body.transfer}, which is not done yet. Its shares become free for their present holder.",
		},
		makes: []role{roleTransferEnded, roleFreed},
	},
	TypeTransferCompleted: {
		body: body[TransferCompleted], ofRegister: true,
		in:     slices.Concat(RequestStates.at(RequestIsPending, RequestIsApproved), RecordedStates.at(RecordedIsPending, RecordedIsUpheld)),
		name:   Label{"증여·이전 기재 실행", "carrying out of a gift or a recorded transfer"},
		signer: Label{"누구나", "anyone"},
		source: "Commercial Act art. 335-2(3), 337(1)",
		sentence: Label{
			"발행회사({register})의 주주명부에서 승인되었거나 이의제기 기간이 지난 증여 또는 이전 기재({body.transfer})를 실행합니다. 주식이 받는 사람의 명의로 바뀌며 되돌릴 수 없습니다.",
			"In the register of the issuer {register} you carry out the gift or recorded transfer {body.transfer}, which is approved or past its objection period. The shares go to their receivers, which cannot be taken back.",
		},
		makes: []role{roleTransferEnded, roleRecorded, roleLotEnded, roleEntered, roleFreed},
	},
	TypeClaimReleased: {
		body: body[ClaimReleased], ofRegister: true, halted: true, cosigned: true,
		in:     EntryStates.at(EntryIsClaimed),
		name:   Label{"사망·해산에 따른 명의 확인 해제", "release of a claim upon death or dissolution"},
		signer: Label{"신원확인 창구 두 곳(서로 다른 사람)", "two identity desks of homes, each another person"},
		source: "Civil Act art. 1005",
		sentence: Label{
			"참여기관({body.member})의 신원확인 창구로서, 발행회사({register})의 등재 주주({body.entry})를 관리하던 당사자가 {body.on}에 {?body.dissolved}해산{/}{!body.dissolved}사망{/}하였음을 증빙(해시 {body.evidence})으로 확인하여 명의 확인을 해제합니다. 그 당사자의 키로는 더 이상 주식을 움직일 수 없고, 진행 중인 매매는 결제되지 않습니다. 함께 확인하는 참여기관은 {body.second}입니다.",
			"As an identity desk of {body.member} you release the entry {body.entry} of the issuer {register}: its controller {?body.dissolved}was dissolved{/}{!body.dissolved}died{/} on {body.on}, by the evidence with the digest {body.evidence}. Their keys move its shares no more, and their trades no longer settle. A desk of {body.second} signs with you.",
		},
		makes: []role{roleReleased},
	},
	TypeOrderExecuted: {
		body: body[OrderExecuted], ofRegister: true, halted: true, cosigned: true,
		in:     slices.Concat(ListingStates.at(ListingIsOpen), AgreementStates.at(AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer, AgreementIsCompanyPurchase, AgreementIsAgreed, AgreementIsFunded, AgreementIsDisputed), RequestStates.at(RequestIsPending, RequestIsApproved), RecordedStates.at(RecordedIsPending, RecordedIsObjected, RecordedIsUpheld), DisputeStates.at(DisputeIsOpen)),
		name:   Label{"법원 명령 집행", "execution of a court's order"},
		signer: Label{"복구·중재 창구 두 곳(서로 다른 사람)", "two recovery or arbiter desks, each another person"},
		source: "Civil Execution Act art. 241, 251",
		sentence: Label{
			"참여기관({body.member})의 창구로서 {body.receivedOn}에 받은 법원 명령(사건 {body.case}, 해시 {body.order})에 따라 발행회사({register})의 주식 {body.quantity:shares}(취득 단위와 수량: {body.parts:list})를 {?body.to.entry}등재 주주({body.to.entry}){/}{?body.to.holder}새 주주(확약값 {body.to.holder}){/}에게 이전합니다.{?body.ends} 끝나는 질권·압류·보호예수는 {body.ends:list}입니다.{/}{?body.frees} 해제되는 예약은 {body.frees:list}이며, 그 예약을 가진 매매나 이전은 종료됩니다.{/} 되돌릴 수 없으며, 함께 확인하는 참여기관은 {body.second}입니다.",
			"As a desk of {body.member} you transfer {body.quantity:shares} of the issuer {register} (lots and shares: {body.parts:list}) to {?body.to.entry}the entry {body.to.entry}{/}{?body.to.holder}a new holder with the commitment {body.to.holder}{/}, by the court's order in the case {body.case} (digest {body.order}), received on {body.receivedOn}.{?body.ends} The encumbrances {body.ends:list} end.{/}{?body.frees} The reservations {body.frees:list} end, and with them the trades or transfers that have them.{/} It cannot be taken back. A desk of {body.second} signs with you.",
		},
		makes: []role{roleRecorded, roleLotEnded, roleEntered, roleEncumbranceEnded, roleFreed, roleTransferEnded, roleRoundClosed, roleDisputeEnded},
	},
	TypeEntriesMerged: {
		body: body[EntriesMerged], ofRegister: true,
		in:     EntryStates.at(EntryIsClaimed, EntryIsMerged),
		name:   Label{"동일인 명의 병합", "merging of two entries of one holder"},
		signer: Label{"두 명의를 모두 관리하는 주주", "the holder who controls both"},
		sentence: Label{
			"발행회사({register})의 주주명부에서 본인의 등재 주주({body.from})의 취득 단위({body.lots:list})를 본인의 다른 등재 주주({body.into})로 옮기고 앞의 명의를 끝냅니다. 앞의 명의로 게시하거나 계약한 매매는 더 이상 결제되지 않으며 되돌릴 수 없습니다.",
			"In the register of the issuer {register} you move the lots {body.lots:list} from your entry {body.from} to your other entry {body.into}, and end the first one. Trades listed or agreed under it no longer settle. It cannot be taken back.",
		},
		makes: []role{roleRecorded, roleLotEnded},
	},
	TypeNoticeRecorded: {
		body: body[NoticeRecorded], ofRegister: true, halted: true, closed: true, office: true, cosigned: true,
		name:   Label{"확정일자 있는 통지·승낙의 기록", "recording of a notice or consent with certified date"},
		signer: Label{"양도인, 양수인 또는 발행회사 담당자", "who gave or got the shares, or an officer"},
		source: "Civil Act art. 450",
		sentence: Label{
			"발행회사({register})의 취득 단위({body.lot})의 이전에 관하여 {body.office}에서 {body.certifiedOn}자로 확정일자를 받고 {body.receivedOn}에 {body.kind|notice=회사에 도달한 양도 통지|consent=회사가 한 양도 승낙}(해시 {body.document})를 기록합니다. 순위는 기록할 뿐 판단하지 않습니다.",
			"You record a {body.kind} of the transfer of the lot {body.lot} of the issuer {register} (digest {body.document}), certified by {body.office} on {body.certifiedOn}, which came to the company or was given by it on {body.receivedOn}. Priority is shown, not decided.",
		},
		makes: []role{roleNoticed},
	},
	TypeRivalNoticeRecorded: {
		body: body[RivalNoticeRecorded], ofRegister: true, halted: true, closed: true, office: true, cosigned: true,
		name:   Label{"다른 양도 통지의 기록", "recording of a rival transfer's notice"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Civil Act art. 450; Supreme Court 2005다45537",
		sentence: Label{
			"발행회사({register})가 취득 단위({body.lot})의 다른 양도에 관한 통지(해시 {body.document}, 보낸 사람 확약값 {body.sender})를 {body.receivedOn}에 받았음을 기록합니다. {body.office}의 확정일자는 {body.certifiedOn}입니다. 주식은 움직이지 않으며 순위는 판단하지 않습니다.",
			"You record that the issuer {register} received, on {body.receivedOn}, a notice of another transfer of the lot {body.lot} (digest {body.document}, sender's commitment {body.sender}), certified by {body.office} on {body.certifiedOn}. No shares move, and priority is not decided.",
		},
		makes: []role{roleNoticed},
	},
}
