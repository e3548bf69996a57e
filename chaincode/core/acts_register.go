package core

// The types of the commands that enter a company's shareholder list, and of those by which holders claim their entries.
const (
	TypeRegisterImported Type = "RegisterImported"
	TypeImportOpened     Type = "ImportOpened"
	TypeImportPaged      Type = "ImportPaged"
	TypeImportClosed     Type = "ImportClosed"
	TypeImportAborted    Type = "ImportAborted"

	TypeClaimAttested Type = "ClaimAttested"
	TypeEntryClaimed  Type = "EntryClaimed"
	TypeClaimObjected Type = "ClaimObjected"
	TypeClaimDecided  Type = "ClaimDecided"
)

const officerOf = "발행회사의 담당자"

var registerActs = map[Type]act{
	TypeRegisterImported: {
		body: body[RegisterImported], ofRegister: true, office: true,
		name:   Label{"최초 주주명부 등재", "entry of the first list"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 352(1)",
		makes:  []role{roleImported, roleEntered, roleRecorded},
	},
	TypeImportOpened: {
		body: body[ImportOpened], ofRegister: true, office: true, cosigned: true,
		name:   Label{"나누어 올리는 최초 주주명부 개시", "opening of a first list in pages"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 352(1)",
		sentence: Label{
			"발행회사({register})의 최초 주주명부를 {body.pages:count}쪽으로 나누어 올리기 시작합니다. 주주는 모두 {body.holders:number}명, 취득 단위는 {body.lots:number}건이며, 이 서명은 각 쪽의 내용까지 확정합니다. 모두 올라와 마감되기 전에는 아무것도 등재되지 않습니다.",
			"You begin to enter the first list of the issuer {register} in {body.pages:count} pages: {body.holders:number} holders with {body.lots:number} lots. Your signature fixes what each page says. Nothing is entered until all pages are there and the list is closed.",
		},
		makes: []role{roleImportOpened},
	},
	TypeImportPaged: {
		body: body[ImportPaged], ofRegister: true,
		in:     ImportStates.at(ImportIsOpen),
		name:   Label{"최초 주주명부의 한 쪽", "a page of a first list"},
		signer: Label{"누구나(내용은 개시할 때 확정됨)", "anyone; the opening act fixes what it says"},
		source: "Commercial Act art. 352(1)",
		sentence: Label{
			"발행회사({register})의 최초 주주명부 가운데 {body.index:number}번 쪽을 올립니다. 내용은 담당자가 개시할 때 서명한 것과 같아야 합니다.",
			"You enter the page {body.index:number} of the first list of the issuer {register}. It has to be what the officer signed when opening it.",
		},
		makes: []role{roleImportPaged, roleEntered, roleRecorded},
	},
	TypeImportClosed: {
		body: body[ImportClosed], ofRegister: true, office: true, cosigned: true,
		in:     ImportStates.at(ImportIsOpen),
		name:   Label{"나누어 올린 최초 주주명부 마감", "closing of a first list in pages"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 352(1)",
		sentence: Label{
			"나누어 올린 최초 주주명부({body.import})를 마감합니다. 모든 쪽이 한 번에 등재되며, 최초 등재는 한 번만 할 수 있고 되돌릴 수 없습니다.",
			"You close the first list {body.import}. All its pages are entered at once. The first list is entered once and cannot be taken back.",
		},
		makes: []role{roleImported, roleImportEnded},
	},
	TypeImportAborted: {
		body: body[ImportAborted], ofRegister: true, office: true, cosigned: true,
		in:     ImportStates.at(ImportIsOpen),
		name:   Label{"나누어 올린 최초 주주명부 취소", "abort of a first list in pages"},
		signer: Label{officerOf, "an officer of the issuer"},
		sentence: Label{
			"나누어 올리던 최초 주주명부({body.import})를 취소합니다. 올라온 쪽은 등재되지 않습니다.",
			"You abort the first list {body.import}. What was entered of it does not count.",
		},
		makes: []role{roleImportEnded},
	},
}

// holderGroup is what this package brings to a set of rules.
var holderGroup = Group{Acts: []map[Type]act{registerActs, claimActs}}

var claimActs = map[Type]act{
	TypeClaimAttested: {
		body: body[ClaimAttested], ofRegister: true, personal: true,
		in:     EntryStates.at(EntryIsUnclaimed, EntryIsAttested),
		name:   Label{"명의 동일인 증명", "attestation of a claim"},
		signer: Label{"개인정보를 보관하는 참여기관의 신원확인 창구", "an identity desk of one of the register's homes"},
	},
	TypeEntryClaimed: {
		body: body[EntryClaimed], ofRegister: true,
		in:     EntryStates.at(EntryIsAttested),
		name:   Label{"명의 확인", "claim of an entry"},
		signer: Label{"주주 본인", "the holder"},
	},
	TypeClaimObjected: {
		body: body[ClaimObjected], ofRegister: true, office: true,
		in:     EntryStates.at(EntryIsClaimed),
		name:   Label{"명의 확인에 대한 이의", "objection to a claim"},
		signer: Label{"발행회사의 담당자 또는 신원확인 창구", "an officer of the issuer, or an identity desk of a home"},
	},
	TypeClaimDecided: {
		body: body[ClaimDecided], ofRegister: true, personal: true,
		in:     EntryStates.at(EntryIsContested),
		name:   Label{"이의에 대한 결정", "decision on a contested claim"},
		signer: Label{"관여하지 않은 신원확인 창구", "an identity desk of a home that had no part in it"},
	},
}
