package certificate

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about certificates.
const (
	TypeCertificateRequested value.Type = "CertificateRequested"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeCertificateRequested: {
		Body: model.BodyOf[CertificateRequested], OfRegister: true, Halted: true, Closed: true,
		In:     slices.Concat(model.EntryStates.At(model.EntryIsClaimed), model.AgreementStates.At(model.AgreementIsSettled, model.AgreementIsPayoutFailed, model.AgreementIsPaid)),
		Name:   model.Label{Korean: "증명서 신청", English: "request of a certificate"},
		Signer: model.Label{Korean: "증명서를 받을 당사자", English: "the party that is to hold it"},
		Sentence: model.Label{
			Korean:  "참여기관({body.member})에 {?body.lot}취득 단위({body.lot})의 {/}{?body.agreement}주식양수도계약({body.agreement})의 {/}{body.kind|holding=주주명부 증명|contract=계약서 발급 증명}을 신청합니다. 발행회사는 {register}입니다. 증명서는 귀하의 키({body.holderKey})에 묶여 발급되며, 발급 사실은 원장에 남습니다.",
			English: "You ask the member {body.member} for {body.kind|holding=a certificate that you hold|contract=a certificate of}{?body.lot} the lot {body.lot}{/}{?body.agreement} the transfer agreement {body.agreement}{/}, in the register of the issuer {register}. It is bound to your key {body.holderKey}, and its issuance stays on the ledger.",
		},
		Makes: []model.Role{model.RoleCertified},
	},
}
