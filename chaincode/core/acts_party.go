package core

// The types of the commands about parties, their keys and authority, and desks.
const (
	TypePartyIntroduced Type = "PartyIntroduced"
	TypePartyIdentified Type = "PartyIdentified"
	TypeDeskAppointed   Type = "DeskAppointed"
	TypeDeskEnded       Type = "DeskEnded"

	TypePartyHomesChanged Type = "PartyHomesChanged"
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
	TypePartyHomesChanged: {
		body: body[PartyHomesChanged], since: rules2, personal: true,
		name:   Label{"당사자 개인정보 보관 기관 변경", "change of a party's homes"},
		signer: Label{"당사자 본인", "the party itself"},
		source: "Personal Information Protection Act art. 4",
		sentence: Label{
			"앞으로 본인의 개인정보를 보관할 참여기관을 {body.homes:list}(으)로 바꿉니다. 기존 기관의 자료는 새 기관으로 옮겨집니다. 주식이나 돈은 움직이지 않습니다.",
			"From now on your personal data is kept by {body.homes:list}. What the members so far have is copied to them. No shares and no money move.",
		},
		makes: []role{roleHomesChanged},
	},
}
