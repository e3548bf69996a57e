package company

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands by which a company's register comes to be kept here.
const (
	TypeIssuerApplied  value.Type = "IssuerApplied"
	TypeIssuerChecked  value.Type = "IssuerChecked"
	TypeIssuerAdmitted value.Type = "IssuerAdmitted"
	TypeIssuerRefused  value.Type = "IssuerRefused"
)

var admissionActs = map[value.Type]model.Act{
	TypeIssuerApplied: {
		Body:   model.BodyOf[IssuerApplied],
		Name:   model.Label{Korean: "발행회사 등록 신청", English: "application of an issuer"},
		Signer: model.Label{Korean: "당사자 누구나", English: "any party"},
		Sentence: model.Label{
			Korean:  "{body.facts.name}(법인등록번호 {body.facts.corporateNumber}, 사업자등록번호 {body.facts.businessNumber}, 설립일 {body.facts.incorporatedOn})의 주주명부를 이 원장에 두도록 신청합니다. 발행주식은 {@body.facts.classes}{.name} {.issued:shares}(액면 {.par:won}, 발행예정 {.authorised:shares}, {.approval|board=양도에 이사회 승인 필요|none=양도승인 불필요}), {/}이사는 {body.facts.board.directors:count}명 중 {body.facts.board.threshold:number}명의 찬성으로 승인하며, 개인정보는 {body.facts.homes:list}에 보관합니다. 심사를 거쳐야 효력이 생깁니다.",
			English: "You apply for the register of {body.facts.name} (corporate number {body.facts.corporateNumber}, business number {body.facts.businessNumber}, incorporated on {body.facts.incorporatedOn}) to be kept on this ledger: {@body.facts.classes}{.issued:shares} of {.name} (par {.par:won}, {.authorised:number} authorised, {.approval|board=transfers need the board's approval|none=transfers need no approval}); {/}{body.facts.board.threshold:number} of {body.facts.board.directors:count} directors approve a transfer; personal data is kept by {body.facts.homes:list}. It takes effect only when it is admitted.",
		},
		Makes: []model.Role{model.RoleFiled},
	},
	TypeIssuerChecked: {
		Body: model.BodyOf[IssuerChecked], OfRegister: true, Personal: true,
		In:     model.ApplicationStates.At(model.ApplicationIsFiled),
		Name:   model.Label{Korean: "등록 신청 심사", English: "check of an application"},
		Signer: model.Label{Korean: "등록심사 창구", English: "an admission desk"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서 등록 신청({register})을 1차로 심사하여 등록번호, 등기사항, 대리권을 확인했음을 증명합니다. 승인은 다른 담당자가 합니다.",
			English: "As a desk of the member {body.member}, on the application {register}, you attest that you have checked its numbers, its commercial register extract and the power to act. Somebody else admits it.",
		},
	},
	TypeIssuerAdmitted: {
		Body: model.BodyOf[IssuerAdmitted], OfRegister: true, Personal: true,
		In:     model.ApplicationStates.At(model.ApplicationIsChecked),
		Name:   model.Label{Korean: "발행회사 등록", English: "admission of an issuer"},
		Signer: model.Label{Korean: "심사자와 다른 등록심사 창구", English: "another admission desk than the one that checked"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서 등록 신청({register})을 승인합니다. 회사는 발행회사가 되고 신청인은 그 담당자가 되며, 이 승인은 되돌릴 수 없습니다.",
			English: "As a desk of the member {body.member}, on the application {register}, you admit it: the company becomes an issuer and the applicant its officer. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleAdmitted, model.RoleAuthorised, model.RoleClassMade},
	},
	TypeIssuerRefused: {
		Body: model.BodyOf[IssuerRefused], OfRegister: true, Personal: true,
		In:     model.ApplicationStates.At(model.ApplicationIsFiled, model.ApplicationIsChecked),
		Name:   model.Label{Korean: "등록 거절", English: "refusal of an application"},
		Signer: model.Label{Korean: "등록심사 창구", English: "an admission desk"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})의 업무창구로서 등록 신청({register})을 거절합니다. 이 신청은 끝나며, 회사는 다시 신청할 수 있습니다.",
			English: "As a desk of the member {body.member}, on the application {register}, you refuse it. The application ends; the company may apply again.",
		},
	},
}
