package company

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about officers, the board, the articles' settings, and halting a register.
const (
	TypeOfficerAppointed value.Type = "OfficerAppointed"
	TypeOfficerEnded     value.Type = "OfficerEnded"
	TypeOfficersRequired value.Type = "OfficersRequired"
	TypeBoardChanged     value.Type = "BoardChanged"
	TypeArticlesAmended  value.Type = "ArticlesAmended"
	TypeRegisterHalted   value.Type = "RegisterHalted"
	TypeRegisterResumed  value.Type = "RegisterResumed"
	TypeIssuerClosed     value.Type = "IssuerClosed"

	TypeRegisterHomesChanged value.Type = "RegisterHomesChanged"
	TypeBeneficialOwnerNoted value.Type = "BeneficialOwnerNoted"
	TypeEntryDataPurged      value.Type = "EntryDataPurged"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{admissionActs, companyActs}, Rejections: rejections, Reasons: reasons}

var companyActs = map[value.Type]model.Act{
	TypeOfficerAppointed: {
		Body: model.BodyOf[OfficerAppointed], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "담당자 선임", English: "appointment of an officer"},
		Signer: model.Label{Korean: "발행회사의 담당자. 담당자가 모자라면 등록심사 창구의 두 담당자", English: "an officer of the issuer; where it has too few, two people of admission desks"},
		Source: "Commercial Act art. 389; Civil Act art. 114, 680",
		Sentence: model.Label{
			Korean:  "{?body.member}등록심사 창구({body.member})로서 다른 창구({body.checkedAt})의 담당자와 함께 증빙을 확인하고, {/}당사자({body.party})를 발행회사({register})의 담당자로 선임합니다. 권한은 {body.commands:list|*=담당자의 모든 행위}이고 기한은 {body.until:time}입니다. 이 당사자는 회사를 위하여 서명할 수 있게 되며, 이전에 준 권한은 이것으로 바뀝니다.",
			English: "{?body.member}As an admission desk of {body.member}, with one of {body.checkedAt} and on evidence, you{/}{!body.member}You{/} appoint the party {body.party} an officer of the issuer {register} until {body.until:time}, to sign {body.commands:list|*=every officer's act}. The party can then sign for the company; it replaces what the party was given before.",
		},
		Makes: []model.Role{model.RoleAuthorised},
	},
	TypeOfficerEnded: {
		Body: model.BodyOf[OfficerEnded], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "담당자 해임", English: "end of an officer's authority"},
		Signer: model.Label{Korean: "발행회사의 담당자, 또는 등록심사 창구의 두 담당자", English: "an officer of the issuer, or two people of admission desks"},
		Source: "Commercial Act art. 385, 389; Civil Act art. 689",
		Sentence: model.Label{
			Korean:  "{?body.member}등록심사 창구({body.member})로서 다른 창구({body.checkedAt})의 담당자와 함께 증빙을 확인하고, {/}발행회사({register})의 담당자 {body.party}의 권한을 즉시 끝냅니다. 이미 서명한 행위는 그대로 유효합니다.",
			English: "{?body.member}As an admission desk of {body.member}, with one of {body.checkedAt} and on evidence, you{/}{!body.member}You{/} end at once the authority of {body.party} to act for the issuer {register}. What was signed stays valid.",
		},
		Makes: []model.Role{model.RoleAuthorityEnded},
	},
	TypeOfficersRequired: {
		Body: model.BodyOf[OfficersRequired], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "공동 서명 담당자 수 설정", English: "number of officers who sign together"},
		Signer: model.Label{Korean: "그 수만큼의 담당자가 함께", English: "as many officers as the number says, together"},
		Source: "Commercial Act art. 389(2)",
		Sentence: model.Label{
			Korean:  "앞으로 발행회사({register})를 위한 모든 행위에 담당자 {body.officers:number}명의 서명이 필요하도록 정합니다. 담당자가 그보다 적어지면 등록심사 창구를 통하여 새로 선임해야 합니다.",
			English: "From now on every act for the issuer {register} needs the signatures of {body.officers:number} of its officers. If it has fewer, admission desks have to appoint new ones.",
		},
		Makes: []model.Role{model.RoleOfficersRequired},
	},
	TypeBoardChanged: {
		Body: model.BodyOf[BoardChanged], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "이사회 변경", English: "change of the board"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 382, 383, 385, 391",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 이사회를 이사 {body.board.directors:count}명({body.board.directors:list})으로 바꾸고, 양도승인의 정족수를 {body.board.threshold:number}명으로 정합니다. 이미 한 표결은 그대로 세고, 진행 중인 승인도 다음 표결부터 새 정족수로 셉니다.",
			English: "You change the board of the issuer {register} to {body.board.directors:count} directors ({body.board.directors:list}), of whom {body.board.threshold:number} approve a transfer. Votes that were cast stay counted, and open approvals go by the new board from the next vote.",
		},
		Makes: []model.Role{model.RoleBoardChanged},
	},
	TypeArticlesAmended: {
		Body: model.BodyOf[ArticlesAmended], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "정관 변경 반영", English: "amendment of the articles"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 289(1), 335(1), 383(4), 433, 434",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주식 종류({body.class})에 대한 정관 내용을 {body.from}부터 바꿉니다.{?body.authorised} 발행할 주식의 총수는 {body.authorised:shares}입니다.{/}{?body.approval} 양도승인은 {body.approval|none=필요 없습니다|board=이사회가 합니다|meeting=주주총회가 합니다}.{/}{?body.preemption} 다른 주주의 우선매수권 행사 기간(일)은 {body.preemption.days|0=없음}입니다.{/} 이미 체결된 계약의 승인 절차는 바뀌지 않습니다.",
			English: "From {body.from} the articles of the issuer {register} change for the class {body.class}.{?body.authorised} {body.authorised:shares} are authorised.{/}{?body.approval} A transfer is approved by {body.approval|none=nobody|board=the board|meeting=the general meeting}.{/}{?body.preemption} Days in which the other holders may take up shares first: {body.preemption.days|0=none}.{/} Agreements that are concluded keep their way of approval.",
		},
		Makes: []model.Role{model.RoleAmended},
	},
	TypeRegisterHalted: {
		Body: model.BodyOf[RegisterHalted], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		In:     model.IssuerStates.At(model.IssuerIsLive, model.IssuerIsHalted),
		Name:   model.Label{Korean: "주주명부 폐쇄·정지", English: "halt of a register"},
		Signer: model.Label{Korean: "발행회사의 담당자(폐쇄), 또는 운영 창구의 두 담당자(정지)", English: "an officer of the issuer (closing), or two people of operator desks (suspension)"},
		Source: "Commercial Act art. 354(1), (2), (4)",
		Sentence: model.Label{
			Korean:  "{?body.from}발행회사({register})의 주주명부를 {body.from}부터 {body.until}까지 폐쇄합니다. 그 기간에는{/}{?body.member}운영 창구({body.member})로서 다른 창구({body.checkedAt})의 담당자와 함께 발행회사({register})의 주주명부를 즉시 정지합니다. 해제될 때까지{/}{?body.order} 법원의 명령에 따라{/} 게시, 계약 체결, 결제, 발행 등 주식의 이동이 멈추고, 조회와 예치·환급은 계속됩니다.",
			English: "{?body.from}You close the register of the issuer {register} from {body.from} to {body.until}.{/}{?body.member}As an operator desk of {body.member}, with one of {body.checkedAt}, you suspend the register of the issuer {register} at once, until it is resumed.{/} Meanwhile no shares move: nothing is listed, agreed, settled or issued. Reading, deposits and refunds go on.",
		},
		Makes: []model.Role{model.RoleHalted},
	},
	TypeRegisterResumed: {
		Body: model.BodyOf[RegisterResumed], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		In:     model.IssuerStates.At(model.IssuerIsLive, model.IssuerIsHalted),
		Name:   model.Label{Korean: "주주명부 폐쇄·정지 해제", English: "end of a register's halt"},
		Signer: model.Label{Korean: "발행회사의 담당자(폐쇄), 또는 운영 창구의 두 담당자(정지)", English: "an officer of the issuer (closing), or two people of operator desks (suspension)"},
		Source: "Commercial Act art. 354(1)",
		Sentence: model.Label{
			Korean:  "{!body.member}발행회사({register})의 주주명부 폐쇄를 마칩니다.{/}{?body.member}운영 창구({body.member})로서 다른 창구({body.checkedAt})의 담당자와 함께 발행회사({register})의 주주명부 정지를 풉니다.{/} 다른 사유로 멈춰 있지 않으면 주식이 다시 움직일 수 있습니다.",
			English: "{!body.member}You end the closing of the register of the issuer {register}.{/}{?body.member}As an operator desk of {body.member}, with one of {body.checkedAt}, you end the suspension of the register of the issuer {register}.{/} Unless something else halts it, its shares can move again.",
		},
		Makes: []model.Role{model.RoleResumed},
	},
	TypeIssuerClosed: {
		Body: model.BodyOf[IssuerClosed], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		In:     model.IssuerStates.At(model.IssuerIsLive, model.IssuerIsHalted),
		Name:   model.Label{Korean: "발행회사 종료", English: "leaving of an issuer"},
		Signer: model.Label{Korean: "발행회사의 담당자와 등록심사 창구", English: "an officer of the issuer and an admission desk"},
		Source: "Commercial Act art. 234, 530(2), 540; Act on Electronic Registration of Stocks, Bonds, etc. art. 25, 27",
		Sentence: model.Label{
			Korean:  "등록심사 창구({body.member})의 담당자와 함께 발행회사({register})의 주주명부를 이 원장에서 영구히 닫습니다. 사유는 {body.reason|liquidated=청산 종결|merged=합병으로 인한 소멸|moved=상장 또는 전자등록 전환}입니다. 이후 주식은 움직이지 않고, 진행 중인 계약은 끝내고 예치금을 환급하는 것만 할 수 있습니다. 되돌릴 수 없습니다.",
			English: "With an admission desk of {body.member}, you close the register of the issuer {register} on this ledger for good, because the company {body.reason|liquidated=was wound up|merged=went into another by merger|moved=was listed or its shares are registered elsewhere}. Its shares move no more; open agreements can only be ended and their money refunded. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleLeft},
	},
	TypeRegisterHomesChanged: {
		Body: model.BodyOf[RegisterHomesChanged], OfRegister: true, Office: true, Cosigned: true, Personal: true,
		Name:   model.Label{Korean: "주주명부 개인정보 보관 기관 변경", English: "change of a register's homes"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Personal Information Protection Act art. 26",
		Sentence: model.Label{
			Korean:  "앞으로 발행회사({register})의 주주명부 개인정보를 보관할 참여기관을 {body.homes:list}(으)로 바꿉니다. 기존 기관의 자료는 새 기관으로 옮겨집니다.",
			English: "From now on the personal data of the register of the issuer {register} is kept by {body.homes:list}. What the members so far have is copied to them.",
		},
		Makes: []model.Role{model.RoleHomesChanged},
	},
	TypeBeneficialOwnerNoted: {
		Body: model.BodyOf[BeneficialOwnerNoted], OfRegister: true, Office: true, Cosigned: true, Halted: true,
		Name:   model.Label{Korean: "실질주주 기재", English: "note of a beneficial owner"},
		Signer: model.Label{Korean: "주주 본인 또는 발행회사의 담당자", English: "the holder, or an officer of the issuer"},
		Source: "Commercial Act art. 332(2); Supreme Court 2015다248342",
		Sentence: model.Label{
			Korean:  "등재 주주({body.entry})가 다른 사람을 위하여 주식을 보유함을 참고로 기재합니다. 그 사람의 이름은 원장에 남지 않고 확약값만 기록됩니다. 권리는 여전히 등재된 주주만 행사하며, 주식은 움직이지 않습니다.",
			English: "You note for whom the entry {body.entry} holds its shares. The name does not go onto the ledger, only a commitment to it. The register still goes by the holder alone, and no shares move.",
		},
		Makes: []model.Role{model.RoleBeneficialNoted},
	},
	TypeEntryDataPurged: {
		Body: model.BodyOf[EntryDataPurged], OfRegister: true, Personal: true, Halted: true, Closed: true,
		Name:   model.Label{Korean: "등재 주주 개인정보 파기 확인", English: "purge of an entry's data"},
		Signer: model.Label{Korean: "파기한 참여기관의 신원확인 창구", English: "an identity desk of the member that purged it"},
		Source: "Personal Information Protection Act art. 21, 36",
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서, 요청(요약값 {body.request})에 따라 등재 주주({body.entry})의 개인정보를 이 기관에서 모두 파기하였음을 기록합니다. 파기한 자료는 되살릴 수 없습니다.",
			English: "As a desk of the member {body.member}, you record that on the request with the digest {body.request} it has purged all it had of the personal data of the entry {body.entry}. What is purged cannot be brought back.",
		},
		Makes: []model.Role{model.RolePurged},
	},
}
