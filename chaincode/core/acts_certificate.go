package core

import "slices"

// The types of the commands about certificates.
const (
	TypeCertificateRequested Type = "CertificateRequested"
)

// certificateGroup is what this package brings to a set of rules.
var certificateGroup = Group{Acts: []map[Type]act{certificateActs}}

var certificateActs = map[Type]act{
	TypeCertificateRequested: {
		body: body[CertificateRequested], ofRegister: true, halted: true, closed: true,
		in:     slices.Concat(EntryStates.at(EntryIsClaimed), AgreementStates.at(AgreementIsSettled, AgreementIsPayoutFailed, AgreementIsPaid)),
		name:   Label{"증명서 신청", "request of a certificate"},
		signer: Label{"증명서를 받을 당사자", "the party that is to hold it"},
		makes:  []role{roleCertified},
	},
}
