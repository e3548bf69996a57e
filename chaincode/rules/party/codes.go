package party

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeNoAuthority: {Korean: "그 당사자를 대리하여 이 행위를 할 권한이 없거나 권한이 끝났습니다.", English: "You have no live authority to do this for the party that the command names.",
		DoKorean: "본인 또는 신원확인 창구를 통해 대리권을 등록한 뒤 다시 서명해 주십시오.", DoEnglish: "Have the authority given by the party, or attested by an identity desk, and sign again."},
	value.CodeOverAuthority: {Korean: "대리권의 1회 한도({most:won})를 넘는 금액입니다.", English: "The amount is over the authority's limit of {most:won}.",
		DoKorean: "본인이 직접 서명하거나 한도가 더 큰 대리인이 서명해 주십시오.", DoEnglish: "Have the party itself sign, or an agent with a higher limit."},
	value.CodeOwnDealing: {Korean: "대리인은 본인을 대리하여 자기와 계약하거나 양쪽을 함께 대리할 수 없습니다(민법 제124조).", English: "An agent does not contract for the party with themselves, nor for both sides (Civil Act art. 124).",
		DoKorean: "본인이 직접 서명하거나 다른 대리인이 서명해 주십시오.", DoEnglish: "Have the party itself sign, or another agent."},
	value.CodeKeyTaken: {Korean: "이미 원장에 등록되었거나 등록된 적이 있는 키입니다.", English: "The key is, or was, registered on the ledger.",
		DoKorean: "지갑에서 새 키를 만들어 다시 시도해 주십시오.", DoEnglish: "Make a new key in your wallet and try again."},
	value.CodeTooManyKeys: {Korean: "등록할 수 있는 키의 수를 넘습니다.", English: "It is more keys than a party can have.",
		DoKorean: "쓰지 않는 키를 먼저 폐기해 주십시오. 그래도 안 되면 참여기관에 문의해 주십시오.", DoEnglish: "First revoke a key that you do not use; if that does not help, ask your member."},
	value.CodeRecoveryKey: {Korean: "복구용 키는 복구용 키로만 바꿀 수 있습니다.", English: "A key for recovery is changed only with a key for recovery.",
		DoKorean: "보관해 둔 복구용 키로 서명해 주십시오. 잃어버렸다면 참여기관의 복구 창구에 문의해 주십시오.", DoEnglish: "Sign with the key for recovery that you keep; if it is lost, ask a member's recovery desk."},
	value.CodeFrozen: {Korean: "서명한 당사자 가운데 키를 복구하는 중인 사람이 있어 그 명의의 행위가 멈춰 있습니다.", English: "The keys of one of those who sign are being recovered, and nothing is signed in their name meanwhile.",
		DoKorean: "복구가 끝난 뒤 다시 시도해 주십시오. 본인이 신청하지 않은 복구라면 바로 이의를 제기해 주십시오.", DoEnglish: "Try again when that is over; if you did not ask for it, object to it at once."},
	value.CodeContestedRecovery: {Korean: "당사자의 키로 이의가 제기된 복구입니다.", English: "A key of the party has objected to this recovery.",
		DoKorean: "세 번째 참여기관의 중재 창구와 함께 서명해 주십시오.", DoEnglish: "Have an arbiter desk of a third member sign with you."},
}
