package core

import "encoding/json"

// commonGroup explains what any act may be refused for.
var commonGroup = Group{Refusals: refusals, Rejections: rejections, Reasons: reasons}

// ExplainBy is what a person is told when a command was not applied: what happened, whether anything was lost, and what to do. The
// sentences are made here, from the code and its arguments; a code that the set does not have is explained as an internal failure.
func ExplainBy(set *Set, code Code, args ...Arg) Sentence {
	e, refused, known := set.Explanation(code)
	if !known {
		return ExplainBy(set, CodeInternal)
	}
	fate := Label{"주식도 돈도 움직이지 않았고, 거절된 사실만 기록되었습니다.", "No shares and no money moved; only the rejection is recorded."}
	if refused {
		fate = Label{"원장에는 아무것도 기록되지 않았습니다.", "Nothing was written to the ledger."}
	}
	values, why := told(set, args)
	ko := func(template string) string { return (&filler{values: values(true), korean: true}).filled(template) }
	en := func(template string) string { return (&filler{values: values(false)}).filled(template) }
	out := Sentence{ko(e.Korean), en(e.English)}
	if why != (Label{}) {
		out.Korean += " " + ko(why.Korean)
		out.English += " " + en(why.English)
	}
	out.Korean += " " + fate.Korean + " " + ko(e.DoKorean)
	out.English += " " + fate.English + " " + en(e.DoEnglish)
	return out
}

// told makes of a refusal's arguments the values that its texts show, in one language, and finds what tells its case apart.
func told(set *Set, args []Arg) (values func(korean bool) any, why Label) {
	for _, a := range args {
		switch a.Form {
		case AsReason:
			why = set.Reason(Reason(a.Value))
		case AsWant:
			why = wants[a.Value]
		}
	}
	return func(korean bool) any {
		out := make(map[string]any, len(args))
		for _, a := range args {
			switch a.Form {
			case AsShares, AsWon, AsNumber:
				out[a.Name] = json.Number(a.Value)
			case AsType:
				row, known := set.acts[Type(a.Value)]
				out[a.Name] = a.Value
				if known {
					out[a.Name] = either(korean, row.name.Korean, row.name.English)
				}
			default:
				out[a.Name] = a.Value
			}
		}
		return out
	}, why
}

// wants say what a field should be and is not, by the kinds of wants.
var wants = map[string]Label{
	"identifier":  {"항목 {field}: 식별자의 형식이 아닙니다.", "The field {field} is not a well-formed identifier."},
	"digest":      {"항목 {field}: 64자리 16진수여야 합니다.", "The field {field} is 64 hexadecimal digits."},
	"date":        {"항목 {field}: 2026-01-31과 같은 날짜여야 합니다.", "The field {field} is a date like 2026-01-31."},
	"time":        {"항목 {field}: 시각이어야 합니다.", "The field {field} is a time."},
	"key":         {"항목 {field}: 1 KiB 이하의 공개키(JWK)여야 합니다.", "The field {field} is a public JWK of at most 1 KiB."},
	"known-value": {"항목 {field}: 정해진 값 가운데 하나여야 합니다.", "The field {field} has none of its known values."},
	"given":       {"항목 {field}: 이 경우에는 있어야 합니다.", "The field {field} has to be there in this case."},
	"absent":      {"항목 {field}: 이 경우에는 없어야 합니다.", "The field {field} must not be there in this case."},
	"any-given":   {"항목 {field}: 적어도 하나는 있어야 합니다.", "At least one of the fields {field} has to be there."},
	"once":        {"항목 {field}: 같은 것이 두 번 있습니다.", "The field {field} names something twice."},
	"another":     {"항목 {field}: 서로 다른 것이어야 합니다.", "The field {field} has to be another one."},
	"in-order":    {"항목 {field}: 순서가 맞지 않습니다.", "The field {field} is out of order."},
	"adds-up":     {"항목 {field}: 합계나 곱이 맞지 않습니다.", "The field {field} does not add up."},
	"fits":        {"항목 {field}: 나머지 내용과 맞지 않습니다.", "The field {field} does not fit the rest."},
	"countable":   {"항목 {field}: 셀 수 있는 범위를 넘습니다.", "The field {field} leaves the range that can be counted."},
	"at-least":    {"항목 {field}: {least:number} 이상이어야 합니다.", "The field {field} is at least {least:number}."},
	"within":      {"항목 {field}: {least:number} 이상 {most:number} 이하여야 합니다.", "The field {field} is from {least:number} to {most:number}."},
	"many": {
		"항목 {field}: {least:number}개 이상{?most}, {most:number}개 이하{/}여야 합니다.",
		"The field {field} has at least {least:number}{?most} and at most {most:number}{/} elements.",
	},
	"text":   {"항목 {field}: 앞뒤에 빈칸이 없는 1자 이상 {most:number}자 이하의 글이어야 합니다.", "The field {field} is a text of 1 to {most:number} characters without surrounding space."},
	"name":   {"항목 {field}: {least:number}자 이상 {most:number}자 이하의 영문자, 숫자, . _ - 만 쓸 수 있습니다.", "The field {field} has {least:number} to {most:number} of the characters A-Z a-z 0-9 . _ -"},
	"digits": {"항목 {field}: 숫자 {most:number}자리여야 합니다.", "The field {field} has {most:number} decimal digits."},
}

// refusals explains the codes of commands of which nothing is written.
var refusals = map[Code]Explanation{
	CodeInternal: {"시스템 내부 문제로 명령을 처리하지 못했습니다.", "The command could not be processed because of a fault in the system.",
		"잠시 후 다시 시도하고, 계속되면 이용 중인 참여기관에 알려 주십시오.", "Try again in a moment; if it persists, tell your member."},
	CodeMalformed: {"명령의 형식이 올바르지 않아 받지 않았습니다.", "The command was refused because it is not in the right form.",
		"지갑을 최신 버전으로 바꾼 뒤 다시 작성해 주십시오.", "Update your wallet and make the command again."},
	CodeNotCanonical: {"명령이 정해진 표기 방식과 달라 받지 않았습니다.", "The command was refused because its bytes are not in the one form allowed.",
		"지갑에서 명령을 다시 만들어 서명해 주십시오.", "Make and sign the command again in your wallet."},
	CodeTooLarge: {"명령이나 묶음이 허용된 크기를 넘어 받지 않았습니다.", "The command or the batch was refused because it is too large.",
		"내용을 나누어 다시 보내 주십시오.", "Split it and send it again."},
	CodeUnknownType: {"이 원장이 모르는 종류({type})의 명령이라 받지 않았습니다.", "The command was refused because this ledger does not know its type ({type}).",
		"지갑이 이 원장의 규칙과 맞는 버전인지 확인해 주십시오.", "Check that your wallet's version fits this ledger's rules."},
	CodeOtherLedger: {"다른 원장을 위해 서명된 명령이라 받지 않았습니다.", "The command was refused because it was signed for another ledger.",
		"이 원장에 다시 접속해 새로 서명해 주십시오.", "Connect to this ledger and sign again."},
	CodeExpired: {"명령의 유효 시간이 지나 받지 않았습니다.", "The command was refused because it has expired.",
		"명령을 새로 만들어 서명해 주십시오.", "Make the command anew and sign it."},
	CodeExpiryTooFar: {"명령의 유효 시간이 24시간보다 길어 받지 않았습니다.", "The command was refused because it expires more than 24 hours ahead.",
		"기기의 시계를 확인하고 다시 서명해 주십시오.", "Check your device's clock and sign again."},
	CodeUnknownActor: {"서명한 당사자가 원장에 등록되어 있지 않아 받지 않았습니다.", "The command was refused because its signer is not on the ledger.",
		"먼저 참여기관을 통해 당사자로 등록해 주십시오.", "First be introduced to the ledger by a member."},
	CodeBadProof: {"서명이 이 명령과 당사자의 키에 맞지 않아 받지 않았습니다.", "The command was refused because its signature does not fit the command and the party's keys.",
		"등록된 키가 있는 지갑으로 다시 서명해 주십시오. 본인이 보낸 것이 아니라면 무시해도 됩니다.", "Sign again with the wallet that holds your registered key; if you did not send it, you need do nothing."},
	CodeNotFounded: {"원장이 아직 창설되지 않아 받지 않았습니다.", "The command was refused because the ledger has not been founded yet.",
		"참여기관들이 원장을 창설한 뒤 다시 시도해 주십시오.", "Try again once the members have founded the ledger."},
	CodeAlreadyFounded: {"원장은 이미 창설되어 있어 다시 창설할 수 없습니다.", "The ledger is already founded and cannot be founded again.",
		"이미 창설된 원장을 그대로 사용해 주십시오.", "Use the ledger as it was founded."},
	CodeMoreSignatures: {"함께 서명해야 할 사람의 서명이 빠져 받지 않았습니다.", "The command was refused because signatures of others are missing.",
		"같은 명령에 필요한 사람들의 서명을 모두 모아 다시 보내 주십시오.", "Collect all the signatures under the same command and send it again."},
	CodeUnknownRules: {"이 원장의 서버들이 모르는 규칙({rules})입니다.", "The servers of this ledger do not know the rules {rules}.",
		"규칙의 이름을 확인하고, 새 규칙이라면 모든 참여기관이 준비된 뒤 다시 시도해 주십시오.", "Check the name of the rules; if they are new, try again once every member can run them."},
	CodeDeferred: {"먼저 처리되어야 할 명령이 있어 아직 처리하지 않았습니다.", "The command has not been decided, because another one has to come first.",
		"앞선 명령이 처리되면 같은 명령을 다시 보내 주십시오.", "Send the same command again once the earlier one is done."},
	CodeOtherIntroducer: {"소개하기로 한 참여기관이 아닌 곳에서 보내 당사자를 등록하지 않았습니다.", "The party was not introduced, because another member than the one named sent it.",
		"명령에 적힌 참여기관의 사이트에서 다시 시도해 주십시오.", "Try again at the site of the member that the command names."},
}

// rejections explains the codes of authenticated commands that a rule forbids.
var rejections = map[Code]Explanation{
	CodeAfterRejected: {"이 명령이 기다리던 앞선 명령이 거절되어 함께 거절되었습니다.", "The command was rejected because one that it waited for was rejected.",
		"앞선 명령이 거절된 이유를 해결하고 모두 새로 서명해 주십시오.", "Mend what the earlier one was rejected for, and sign both anew."},
	CodeAlreadyExists: {"같은 등록이 이미 있습니다.", "It is already there.", "이미 등록된 내용을 확인해 주십시오.", "Look at what is already registered."},
	CodeNotFound: {"명령이 가리키는 대상이 없거나 이 주주명부의 것이 아닙니다.", "What the command names does not exist, or is not of this register.",
		"대상을 다시 조회한 뒤 새로 서명해 주십시오.", "Look it up again and sign a new command."},
	CodeUnknownMember: {"그런 참여기관은 이 원장에 없습니다.", "The ledger has no such member.", "참여기관을 다시 선택해 주십시오.", "Choose another member."},
	CodeNotAdministrator: {"해당 참여기관의 관리자만 할 수 있는 일입니다.", "Only the member's administrator can do this.",
		"그 참여기관의 관리자에게 요청해 주십시오.", "Ask that member's administrator."},
	CodeNotDesk: {"이 일을 맡은 업무창구로 임명되어 있지 않거나 임기가 끝났습니다.", "You have no live appointment to the desk that does this.",
		"소속 참여기관의 관리자에게 임명을 요청해 주십시오.", "Ask your member's administrator to appoint you."},
	CodeDeskLimit: {"업무창구의 1회 한도를 넘는 금액입니다.", "The amount is over the desk's limit.",
		"한도가 더 큰 업무창구에 맡기거나 관리자에게 한도를 올려 달라고 요청해 주십시오.", "Have a desk with a higher limit do it, or ask the administrator to raise yours."},
	CodeSameDesk: {"같은 사람이 두 역할을 겸하거나 자기 일을 스스로 처리할 수 없습니다.", "One person cannot play both parts, nor decide in their own cause.",
		"이해관계가 없는 다른 담당자에게 맡겨 주십시오.", "Have somebody else do it who has no part in it."},
	CodeWrongState: {"지금 상태에서는 할 수 없는 일입니다.", "This is not possible in the present state.",
		"현재 상태를 다시 조회한 뒤 할 수 있는 다음 단계를 선택해 주십시오.", "Look up the present state and choose a step that it allows."},
	CodeNotOfficer: {"이 발행회사를 대리할 권한이 없습니다.", "You have no authority to act for this issuer.",
		"발행회사의 담당자에게 요청해 주십시오.", "Ask an officer of the issuer."},
	CodeNotDirector: {"이 발행회사의 이사가 아닙니다.", "You are not a director of this issuer.", "이사로 등록된 당사자로 서명해 주십시오.", "Sign as the party that is registered as a director."},
	CodeInterested: {"거래의 당사자인 이사는 그 승인에 표결할 수 없습니다(상법 제391조 제3항, 제368조 제3항).", "A director who buys or sells has no vote on the approval (Commercial Act art. 391(3), 368(3)).",
		"다른 이사들의 표결을 기다려 주십시오.", "Wait for the other directors' votes."},
	CodeAlreadyVoted: {"이미 표결하셨으며 표결은 바꿀 수 없습니다.", "You have voted already, and a vote cannot be changed.", "추가로 하실 일은 없습니다.", "There is nothing more to do."},
	CodeBoardCannotDecide: {"이사 가운데 거래 당사자가 있어 남은 이사만으로는 승인 정족수를 채울 수 없습니다.", "The board cannot reach its threshold, because some of its directors buy or sell.",
		"주주총회 등 다른 승인 방법을 발행회사와 상의해 주십시오.", "Ask the issuer about another way of approval, such as a general meeting."},
	CodeNotIdentified: {"당사자의 신원 확인이 아직 되어 있지 않습니다.", "The party has not been identified yet.",
		"먼저 참여기관의 신원확인 창구에서 신원 확인을 받아 주십시오.", "First be identified by a member's identity desk."},
	CodeCorporateNumberUsed: {"이 법인등록번호를 가진 발행회사가 이미 있습니다.", "An issuer with this corporate registration number already exists.",
		"번호를 확인하고, 맞다면 등록심사 창구에 문의해 주십시오.", "Check the number; if it is right, ask the admission desk."},
	CodeAlreadyImported: {"최초 주주명부는 이미 등재되어 있습니다.", "The register already has its first list.",
		"바로잡을 내용이 있으면 참여기관에 정정 절차를 문의해 주십시오.", "If something has to be corrected, ask your member how."},
	CodeTotalsDiffer: {"명부의 주식 합계가 승인된 발행주식 총수와 다릅니다.", "The list's total differs from the issued number that was admitted.",
		"파일의 수량과 등기된 발행주식 수를 맞춘 뒤 다시 올려 주십시오.", "Make the file agree with the registered issued number and upload it again."},
	CodeDateOutOfRange: {"날짜가 회사의 설립일과 오늘 사이에 있지 않습니다.", "A date is not between the company's incorporation and today.",
		"취득일과 설립일을 확인해 고친 뒤 다시 서명해 주십시오.", "Check the dates of acquisition and incorporation, correct them and sign again."},
	CodeOverAuthorised: {"명부의 주식이 발행할 주식의 총수를 넘습니다.", "The list has more shares than are authorised.",
		"수량을 확인하고 고친 뒤 다시 올려 주십시오.", "Check the quantities, correct them and upload the list again."},
	CodeEntryNotYours: {"이 주식이나 등재 주주는 귀하의 명의가 아닙니다.", "This entry or these shares are not under your control.",
		"본인의 명의로 등재된 것을 선택하거나 먼저 명의 확인을 받아 주십시오.", "Choose your own, or claim the entry first."},
	CodeEntryTaken: {"이 등재 주주는 이미 명의 확인이 되어 있습니다.", "The entry is already claimed.",
		"본인의 것인데 다른 사람이 확인했다면 바로 발행회사나 참여기관에 이의를 제기해 주십시오.", "If it is yours and somebody else claimed it, object at once through the issuer or a member."},
	CodeNotAttested: {"신원확인 창구가 귀하와 이 등재 주주가 동일인임을 아직 증명하지 않았습니다.", "No identity desk has attested that this entry is yours.",
		"주주명부 개인정보를 보관하는 참여기관에서 확인을 받은 뒤 다시 시도해 주십시오.", "Have it attested by a member that keeps the register's personal data, and try again."},
	CodeNotHome: {"이 주주명부의 개인정보를 보관하지 않는 참여기관의 창구입니다.", "The desk's member does not keep this register's personal data.",
		"개인정보를 보관하는 두 참여기관 가운데 한 곳에서 처리해 주십시오.", "Have it done at one of the two members that keep it."},
	CodeObjectionPeriod: {"명의 확인 뒤 이의제기 기간이 아직 지나지 않아 팔 수 없습니다.", "The shares cannot be sold yet, because the objection period after the claim is not over.",
		"기간이 끝난 뒤 다시 게시해 주십시오.", "List them again when the period is over."},
	CodeContested: {"이 등재 주주의 명의 확인에 이의가 제기되어 결정을 기다리고 있거나, 양도인의 명의가 아닙니다.", "The claim of this entry is contested, or the entry is not the seller's.",
		"결정이 난 뒤 다시 시도해 주십시오.", "Try again once it is decided."},
	CodePeriodOver: {"이의제기 기간이 이미 끝났습니다.", "The objection period is over.", "법원의 절차를 이용하거나 참여기관에 문의해 주십시오.", "Turn to the court, or ask your member."},
	CodeNotFree: {"이 취득 단위에 처분할 수 있는 주식이 그만큼 없습니다. 다른 거래에 예약되어 있을 수 있습니다.", "The lot has fewer free shares; some may be reserved for another trade.",
		"처분 가능한 수량을 확인하고 그 안에서 다시 게시해 주십시오.", "Look up the free quantity and list no more than that."},
	CodeSixMonths: {"주권이 발행되지 않은 주식은 회사 설립이나 납입 후 6개월이 지나야 양도할 수 있으며, 이 주식은 {until}까지 양도할 수 없습니다(상법 제335조 제3항).", "Shares without certificates can be transferred only six months after incorporation or payment: these after {until} (Commercial Act art. 335(3)).",
		"6개월이 지난 뒤 다시 시도해 주십시오.", "Try again when the six months are over."},
	CodeLotEnded: {"이 취득 단위는 이미 종료되었습니다.", "The lot has already ended.", "현재 보유 내역을 다시 조회해 주십시오.", "Look up your present holdings again."},
	CodeTooManyLots: {"한 번에 다룰 수 있는 취득 단위나 예약의 수(50건)를 넘습니다.", "It is more lots or reservations than the 50 that can be handled at once.",
		"나누어 처리하거나 기존 게시를 정리한 뒤 다시 시도해 주십시오.", "Split it, or end some listings, and try again."},
	CodeNotYours:   {"귀하가 당사자가 아니어서 할 수 없는 일입니다.", "You cannot do this, because you have no part in it.", "당사자인 사람의 지갑으로 서명해 주십시오.", "Sign with the wallet of somebody who has."},
	CodeOwnListing: {"본인이 게시한 주식은 살 수 없습니다.", "You cannot buy what you have listed yourself.", "다른 게시를 선택하거나 본인의 게시를 거두어 주십시오.", "Choose another listing, or withdraw your own."},
	CodeNotExpired: {"아직 기한이 지나지 않았습니다.", "Its time is not over yet.", "기한이 지난 뒤 다시 시도해 주십시오.", "Try again when it is."},
	CodeTooLate: {"기한이 이미 지났거나 허용된 기간을 벗어납니다.", "The time for this is over, or the time given is out of range.",
		"남은 기한을 확인하고 새 기한으로 다시 진행해 주십시오.", "Check the deadlines and go on with new ones."},
	CodeListingShort: {"매도 게시에 남은 주식이 그보다 적습니다.", "The listing has fewer shares left.", "남은 수량을 확인하고 다시 제안해 주십시오.", "Look up what is left and offer again."},
	CodeNotYourTurn: {"상대방이 답할 차례이거나 그 사이 조건이 바뀌었습니다.", "It is the other party's turn, or the terms have changed meanwhile.",
		"최신 조건을 확인한 뒤 답해 주십시오.", "Look up the latest round before you answer."},
	CodeTermsDiffer: {"계약 내용이 마지막으로 제안된 조건과 다릅니다.", "The agreement's terms are not those of the last round.",
		"계약서를 다시 만들어 두 당사자가 같은 내용에 서명해 주십시오.", "Make the agreement anew, so that both sign the same."},
	CodeAlreadySigned: {"이 계약에는 이미 서명하셨습니다.", "You have already signed this agreement.", "상대방의 서명을 기다려 주십시오.", "Wait for the other party's signature."},
	CodeReferenceUsed: {"이 은행 거래번호는 이미 원장에 있습니다.", "The bank reference is already on the ledger.",
		"이미 확인된 거래인지 살펴보고, 아니라면 거래번호를 바로잡아 주십시오.", "See whether the payment is already attested; if not, correct the reference."},
	CodeTooManyPayments: {"이 에스크로에 기록할 수 있는 입출금 수를 넘습니다.", "It is more payments than this escrow can have.",
		"더 받은 돈은 은행에서 바로 돌려주고, 환급은 남은 금액을 한 번에 처리해 주십시오.", "Return further money at the bank, and refund all that is left at once."},
	CodeWrongAgent: {"계약이 정한 에스크로 기관의 창구가 아닙니다.", "You have no escrow desk at the member that the agreement names.",
		"계약에 적힌 참여기관의 에스크로 창구에서 처리해 주십시오.", "Have it done by the escrow desk of that member."},
	CodeWrongAmount: {"금액이 맞지 않습니다. 지급은 대금 전액이고, 환급은 돌려줄 돈의 범위 안이어야 합니다.", "The amount is wrong: a payout is the whole price, a refund no more than is held to be refunded.",
		"에스크로의 금액을 다시 확인해 주십시오.", "Look up the escrow's amounts again."},
	CodeNotFunded: {"양도승인이나 대금이 아직 갖추어지지 않아 결제할 수 없습니다.", "The trade cannot be settled, because its approval or its money is missing.",
		"승인과 예치가 끝난 뒤 다시 시도해 주십시오.", "Try again once both are there."},
	CodeCanBeSettled: {"대금이 예치되어 있고 결제를 막는 사유가 없어 계약을 끝낼 수 없습니다.", "The agreement cannot be ended, because its money is there and nothing bars the settlement.",
		"동시결제를 진행해 주십시오.", "Settle it."},
	CodeBound: {"질권, 압류 또는 보호예수가 걸려 있어 주식을 이전할 수 없습니다.", "The shares cannot be transferred, because a pledge, an attachment or a lock-up binds them.",
		"사유가 해소된 뒤 다시 시도해 주십시오.", "Try again once it is lifted."},
	CodeOverflow: {"금액이나 수량이 다룰 수 있는 범위를 넘습니다.", "An amount or a quantity is larger than can be handled.", "더 작은 값으로 나누어 다시 시도해 주십시오.", "Try again with smaller numbers."},
}
