package core

// The types of the commands about parties, their keys and authority, and desks.
const (
	TypePartyIntroduced Type = "PartyIntroduced"
	TypePartyIdentified Type = "PartyIdentified"
	TypeDeskAppointed   Type = "DeskAppointed"
	TypeDeskEnded       Type = "DeskEnded"
)

var partyActs = map[Type]act{
	TypePartyIntroduced: {
		body: body[PartyIntroduced], since: rules1, personal: true,
		name:   Label{"당사자 등록", "introduction of a party"},
		signer: Label{"당사자 본인(참여기관이 소개)", "the party itself, introduced by a member"},
		makes:  []role{roleIntroduced},
	},
	TypePartyIdentified: {
		body: body[PartyIdentified], since: rules1,
		name:   Label{"신원 확인", "identification of a party"},
		signer: Label{"신원확인 창구", "an identity desk"},
		makes:  []role{roleIdentified},
	},
	TypeDeskAppointed: {
		body: body[DeskAppointed], since: rules1,
		name:   Label{"업무창구 임명", "appointment of a desk"},
		signer: Label{"참여기관의 관리자", "the member's administrator"},
		makes:  []role{roleAppointed},
	},
	TypeDeskEnded: {
		body: body[DeskEnded], since: rules1,
		name:   Label{"업무창구 해임", "end of a desk's appointment"},
		signer: Label{"참여기관의 관리자", "the member's administrator"},
		makes:  []role{roleDeskEnded},
	},
}
