package core

// The types of the commands by which a company's register comes to be kept here.
const (
	TypeIssuerApplied  Type = "IssuerApplied"
	TypeIssuerChecked  Type = "IssuerChecked"
	TypeIssuerAdmitted Type = "IssuerAdmitted"
	TypeIssuerRefused  Type = "IssuerRefused"
)

var admissionActs = map[Type]act{
	TypeIssuerApplied: {
		body:   body[IssuerApplied],
		name:   Label{"발행회사 등록 신청", "application of an issuer"},
		signer: Label{"당사자 누구나", "any party"},
		makes:  []role{roleFiled},
	},
	TypeIssuerChecked: {
		body: body[IssuerChecked], ofRegister: true, personal: true,
		in:     ApplicationStates.at(ApplicationIsFiled),
		name:   Label{"등록 신청 심사", "check of an application"},
		signer: Label{"등록심사 창구", "an admission desk"},
	},
	TypeIssuerAdmitted: {
		body: body[IssuerAdmitted], ofRegister: true, personal: true,
		in:     ApplicationStates.at(ApplicationIsChecked),
		name:   Label{"발행회사 등록", "admission of an issuer"},
		signer: Label{"심사자와 다른 등록심사 창구", "another admission desk than the one that checked"},
		makes:  []role{roleAdmitted, roleAuthorised, roleClassMade},
	},
	TypeIssuerRefused: {
		body: body[IssuerRefused], ofRegister: true, personal: true,
		in:     ApplicationStates.at(ApplicationIsFiled, ApplicationIsChecked),
		name:   Label{"등록 거절", "refusal of an application"},
		signer: Label{"등록심사 창구", "an admission desk"},
	},
}
