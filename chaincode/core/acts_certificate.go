package core

// The types of the commands about certificates.
const (
	TypeCertificateRequested Type = "CertificateRequested"
)

var certificateActs = map[Type]act{
	TypeCertificateRequested: {
		body: body[CertificateRequested], ofRegister: true, halted: true, closed: true,
		name:   Label{"증명서 신청", "request of a certificate"},
		signer: Label{"증명서를 받을 당사자", "the party that is to hold it"},
		makes:  []role{roleCertified},
	},
}
