package core

// The codes about parties, their keys and authority, and desks.
const (
	CodeNoAuthority   Code = "no-authority"
	CodeOverAuthority Code = "over-authority"
)

var partyRejections = map[Code]explanation{
	CodeNoAuthority: {"그 당사자를 대리하여 이 행위를 할 권한이 없거나 권한이 끝났습니다.", "You have no live authority to do this for the party that the command names.",
		"본인 또는 신원확인 창구를 통해 대리권을 등록한 뒤 다시 서명해 주십시오.", "Have the authority given by the party, or attested by an identity desk, and sign again."},
	CodeOverAuthority: {"대리권의 1회 한도를 넘는 금액입니다.", "The amount is over the authority's limit.",
		"본인이 직접 서명하거나 한도가 더 큰 대리인이 서명해 주십시오.", "Have the party itself sign, or an agent with a higher limit."},
}
