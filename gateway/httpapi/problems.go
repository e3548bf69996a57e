package httpapi

import (
	"net/http"

	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/ledger"
	"holdfast/gateway/session"
)

// Code is a stable name of a problem. Those of the domain, the session and the homes are codes here too.
type Code string

// The codes that are this package's own.
const (
	codeBody        Code = "request-malformed"
	codeTooLarge    Code = "request-too-large"
	codeMediaType   Code = "media-type"
	codeParameter   Code = "parameter-invalid"
	codeNoRoute     Code = "route-unknown"
	codeMethod      Code = "method-not-allowed"
	codeNoRecord    Code = "record-unknown"
	codeCSRF        Code = "header-missing"
	codeForbidden   Code = "not-permitted"
	codeTooMany     Code = "too-many-requests"
	codeHeight      Code = "height-not-reached"
	codeAlarm       Code = "audit-alarm"
	codeBehind      Code = "site-behind"
	codeTimeout     Code = "site-too-slow"
	codeNotIssuer   Code = "certificate-of-other-member"
	codeDevelopment Code = "development-only"
	codeNoFonts     Code = "documents-not-built"
	codePrinting    Code = "documents-busy"
)

// entry is what one code means at the edge: its HTTP status and the sentence for the person who acts.
type entry struct {
	status int
	api.Sentence
}

// problems is the one table from code to status and sentence. The domain's
// sentences have places for a refusal's arguments, which writeProblem fills.
var problems = buildProblems()

func buildProblems() map[Code]entry {
	table := map[Code]entry{}
	for code, status := range refusedStatus {
		sentence := rules.Unfilled(code)
		table[Code(code)] = entry{status, api.Sentence{Ko: sentence.Korean, En: sentence.English}}
	}
	for _, code := range rules.Rejections() {
		sentence := rules.Unfilled(code)
		table[Code(code)] = entry{http.StatusUnprocessableEntity, api.Sentence{Ko: sentence.Korean, En: sentence.English}}
	}
	for code, e := range ownProblems {
		table[code] = e
	}
	return table
}

// refusedStatus are the statuses of commands that were refused: nothing is written.
var refusedStatus = map[value.Code]int{
	value.CodeInternal:       http.StatusInternalServerError,
	value.CodeMalformed:      http.StatusBadRequest,
	value.CodeNotCanonical:   http.StatusBadRequest,
	value.CodeTooLarge:       http.StatusRequestEntityTooLarge,
	value.CodeUnknownType:    http.StatusBadRequest,
	value.CodeOtherLedger:    http.StatusBadRequest,
	value.CodeExpired:        http.StatusGone,
	value.CodeExpiryTooFar:   http.StatusBadRequest,
	value.CodeUnknownActor:   http.StatusUnauthorized,
	value.CodeBadProof:       http.StatusUnauthorized,
	value.CodeNotFounded:     http.StatusServiceUnavailable,
	value.CodeDeferred:       http.StatusAccepted,
	value.CodeMoreSignatures: http.StatusBadRequest,
	value.CodeAlreadyFounded: http.StatusBadRequest,
	value.CodeUnknownRules:   http.StatusConflict,
}

// ownProblems are the codes of the gateway: of this package, the session, the homes and the way to the ledger.
var ownProblems = map[Code]entry{
	codeBody: {http.StatusBadRequest, api.Sentence{
		Ko: "요청의 형식이 올바르지 않습니다. 아무것도 기록되지 않았습니다. 입력한 내용을 확인하고 다시 보내 주십시오.",
		En: "The request is not in its form. Nothing was written. Check what you entered and send it again."}},
	codeTooLarge: {http.StatusRequestEntityTooLarge, api.Sentence{
		Ko: "요청이나 파일이 너무 큽니다(주주명부 파일은 10MB, 확인할 PDF는 20MB까지). 아무것도 기록되지 않았습니다. 크기를 줄여 다시 보내 주십시오.",
		En: "The request or the file is too large (a shareholder list may have 10 MB, a PDF to check 20 MB). Nothing was written. Make it smaller and send it again."}},
	codeMediaType: {http.StatusUnsupportedMediaType, api.Sentence{
		Ko: "요청의 종류(Content-Type)가 맞지 않습니다. 아무것도 기록되지 않았습니다. 사용 중인 프로그램을 확인해 주십시오.",
		En: "The request has the wrong Content-Type. Nothing was written. Check the program that sent it."}},
	codeParameter: {http.StatusBadRequest, api.Sentence{
		Ko: "주소에 적힌 값 가운데 형식이 맞지 않는 것이 있습니다. 아무것도 바뀌지 않았습니다. 주소를 확인해 주십시오.",
		En: "A value in the address is not in its form. Nothing has changed. Check the address."}},
	codeNoRoute: {http.StatusNotFound, api.Sentence{
		Ko: "이 주소에는 아무것도 없습니다. 아무것도 바뀌지 않았습니다. 주소를 확인해 주십시오.",
		En: "There is nothing at this address. Nothing has changed. Check the address."}},
	codeMethod: {http.StatusMethodNotAllowed, api.Sentence{
		Ko: "이 주소에서는 그 방법을 쓸 수 없습니다. 아무것도 바뀌지 않았습니다. 사용 중인 프로그램을 확인해 주십시오.",
		En: "This address does not take that method. Nothing has changed. Check the program that sent it."}},
	codeNoRecord: {http.StatusNotFound, api.Sentence{
		Ko: "찾으시는 것이 이 원장에 없거나 이 사이트가 아직 읽지 못했습니다. 아무것도 바뀌지 않았습니다. 번호를 확인하고, 방금 만든 것이라면 잠시 후 다시 조회해 주십시오.",
		En: "The ledger has no such thing, or this site has not read it yet. Nothing has changed. Check the identifier; if it was made just now, look again in a moment."}},
	codeCSRF: {http.StatusForbidden, api.Sentence{
		Ko: "다른 사이트에서 보낸 요청일 수 있어 받지 않았습니다. 아무것도 기록되지 않았습니다. 이 사이트의 화면에서 다시 해 주십시오.",
		En: "The request may have been sent by another site and was refused. Nothing was written. Do it again from this site's own page."}},
	codeForbidden: {http.StatusForbidden, api.Sentence{
		Ko: "볼 수 있거나 할 수 있는 권한이 없습니다. 아무것도 바뀌지 않았습니다. 권한이 있는 사람으로 로그인했는지 확인해 주십시오.",
		En: "You may not see or do this. Nothing has changed. Check that you are logged in as somebody who may."}},
	codeTooMany: {http.StatusTooManyRequests, api.Sentence{
		Ko: "짧은 시간에 요청이 너무 많습니다. 이번 요청은 처리되지 않았습니다. 잠시 후 다시 시도해 주십시오.",
		En: "Too many requests in a short time. This one was not processed. Try again in a moment."}},
	codeHeight: {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 사이트가 아직 그 블록까지 읽지 못했습니다. 잃은 것은 없습니다. 잠시 후 다시 조회하거나 다른 참여기관의 사이트에서 조회해 주십시오.",
		En: "This site has not read that block yet. Nothing is lost. Look again in a moment, or at another member's site."}},
	codeAlarm: {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 사이트의 감사 장치가 서명된 명령으로 설명되지 않는 기록을 원장에서 발견하여 주주명부 제공을 멈추었습니다. 이 사이트에서는 아무것도 바뀌지 않았습니다. 운영자가 확인할 때까지 다른 참여기관의 사이트에서도 같은지 확인해 주십시오.",
		En: "This site's auditor found a write on the ledger that no signed command explains, and stopped serving the register. Nothing was changed here. Until its operator has looked into it, see whether other members' sites say the same."}},
	codeBehind: {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 사이트가 원장의 최신 블록을 아직 다 읽지 못했습니다. 잃은 것은 없습니다. 잠시 후 다시 시도하거나 다른 참여기관의 사이트를 이용해 주십시오.",
		En: "This site has not caught up with the ledger yet. Nothing is lost. Try again in a moment, or use another member's site."}},
	codeTimeout: {http.StatusServiceUnavailable, api.Sentence{
		Ko: "제시간에 답을 만들지 못했습니다. 같은 요청을 다시 보내도 안전합니다. 잠시 후 다시 시도해 주십시오.",
		En: "The answer could not be made in time. It is safe to send the same request again. Try again in a moment."}},
	codeNotIssuer: {http.StatusConflict, api.Sentence{
		Ko: "이 증명서는 다른 참여기관이 발급하는 것입니다. 아무것도 바뀌지 않았습니다. 발급 기록에 적힌 참여기관의 사이트에서 받아 주십시오.",
		En: "Another member issues this certificate. Nothing has changed. Fetch it at the site of the member that the issuance names."}},
	codeDevelopment: {http.StatusNotFound, api.Sentence{
		Ko: "개발용 사이트에서만 쓸 수 있는 주소입니다. 아무것도 바뀌지 않았습니다.",
		En: "This address answers on development sites only. Nothing has changed."}},

	codeNoFonts: {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 사이트의 프로그램에 글꼴이 들어 있지 않아 PDF를 만들 수 없습니다. 아무것도 바뀌지 않았습니다. 다른 보관 참여기관의 사이트를 이용하거나 운영자에게 알려 주십시오.",
		En: "This site's program was built without fonts and cannot make a PDF. Nothing has changed. Use the other member that keeps the data, or tell this site's operator."}},
	codePrinting: {http.StatusServiceUnavailable, api.Sentence{
		Ko: "지금 만들거나 확인하는 PDF가 많습니다. 아무것도 바뀌지 않았습니다. 잠시 후 다시 시도해 주십시오.",
		En: "Too many PDFs are being made or checked. Nothing has changed. Try again in a moment."}},

	Code(session.CodeChallengeUnknown): {http.StatusUnauthorized, api.Sentence{
		Ko: "로그인 요청이 만료되었거나 이미 사용되었습니다. 로그인되지 않았습니다. 로그인을 처음부터 다시 해 주십시오.",
		En: "The login has expired or was used already. You are not logged in. Begin the login again."}},
	Code(session.CodeRefused): {http.StatusUnauthorized, api.Sentence{
		Ko: "서명이 이 로그인 요청이나 등록된 키에 맞지 않아 로그인되지 않았습니다. 등록된 키가 있는 지갑으로 다시 로그인해 주십시오.",
		En: "The signature does not fit this login or a registered key, so you are not logged in. Log in again with the wallet that holds your key."}},
	Code(session.CodeBusy): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "지금 로그인 요청이 너무 많습니다. 로그인되지 않았습니다. 잠시 후 다시 시도하거나 다른 참여기관의 사이트를 이용해 주십시오.",
		En: "Too many logins are under way. You are not logged in. Try again in a moment, or use another member's site."}},
	Code(session.CodeNone): {http.StatusUnauthorized, api.Sentence{
		Ko: "로그인이 필요합니다. 로그인하지 않았거나 로그인이 끝났습니다. 다시 로그인해 주십시오.",
		En: "You need to log in: you have not, or your session has ended. Log in again."}},

	Code(homes.CodeInvalid): {http.StatusBadRequest, api.Sentence{
		Ko: "이름·생년월일·주소 등의 형식이 올바르지 않습니다. 아무것도 저장되지 않았습니다. 입력한 내용을 확인해 주십시오.",
		En: "A name, a birth date, an address or the like is not in its form. Nothing was stored. Check what you entered."}},
	Code(homes.CodeNotHome): {http.StatusMisdirectedRequest, api.Sentence{
		Ko: "이 참여기관은 해당 개인정보를 보관하지 않습니다. 아무것도 저장되지 않았습니다. 개인정보를 보관하는 두 참여기관 가운데 한 곳의 사이트를 이용해 주십시오.",
		En: "This member does not keep that personal data. Nothing was stored. Use the site of one of the two members that do."}},
	Code(homes.CodeNoCopy): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "개인정보를 보관할 참여기관에 지금 저장할 수 없습니다. 아무것도 저장되지 않았습니다. 잠시 후 다시 시도해 주십시오.",
		En: "The personal data cannot be stored with its members now. Nothing was stored. Try again in a moment."}},
	Code(homes.CodeMissing): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 참여기관에 해당 개인정보가 아직 없습니다. 잃은 것은 아닐 수 있습니다. 잠시 후 다시 시도하거나 다른 보관 참여기관의 사이트를 이용해 주십시오.",
		En: "This member does not have that personal data yet. It need not be lost. Try again in a moment, or at the other member that keeps it."}},
	Code(homes.CodeOtherIdentity): {http.StatusConflict, api.Sentence{
		Ko: "입력한 신원이 신원확인 창구가 확인한 내용과 다릅니다. 아무것도 저장되지 않았습니다. 본인확인 내용을 다시 불러온 뒤 해 주시고, 이름 등이 바뀌었으면 먼저 본인확인을 다시 받아 주십시오.",
		En: "The identity is not what the identity desk has attested. Nothing was stored. Load your identification anew; if your name or the like has changed, be identified again first."}},
	Code(homes.CodeImportUnknown): {http.StatusNotFound, api.Sentence{
		Ko: "올리신 주주명부를 찾을 수 없습니다. 한 시간이 지났거나 사이트가 다시 시작되었을 수 있습니다. 기록된 것은 없습니다. 파일을 다시 올려 주십시오.",
		En: "The uploaded list cannot be found; an hour may have passed, or the site was restarted. Nothing was written. Upload the file again."}},
	Code(homes.CodeImportNotReady): {http.StatusUnprocessableEntity, api.Sentence{
		Ko: "주주명부에 고칠 곳이나 답할 질문이 남아 있습니다. 아무것도 저장되지 않았습니다. 미리보기의 안내대로 고치거나 답한 뒤 다시 해 주십시오.",
		En: "The list still has errors or open questions. Nothing was stored. Mend or answer them as the preview says, and try again."}},
	Code(homes.CodeImportBusy): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "지금 처리 중인 주주명부가 많습니다. 아무것도 저장되지 않았습니다. 잠시 후 다시 올려 주십시오.",
		En: "Too many lists are being processed. Nothing was stored. Upload yours again in a moment."}},
	Code(homes.CodeImportDeposited): {http.StatusConflict, api.Sentence{
		Ko: "이미 보관을 마친 주주명부라 답을 바꿀 수 없습니다. 보관된 내용은 그대로입니다. 고치려면 파일을 새로 올려 주십시오.",
		En: "The list has been deposited, and its answers stand. Nothing was changed. To change something, upload the file anew."}},
	Code(homes.CodeClaimCode): {http.StatusForbidden, api.Sentence{
		Ko: "코드가 맞지 않거나 만료되었거나 이미 사용되었거나, 입력한 정보가 주주명부와 다릅니다. 다섯 번 틀리면 코드가 한 시간 잠깁니다. 아무것도 바뀌지 않았습니다. 메일의 코드를 확인하거나 새 코드를 요청해 주십시오.",
		En: "The code is wrong, expired or used, or what you entered is not what the register says. Five wrong tries lock a code for an hour. Nothing has changed. Check the code in the mail, or ask for a new one."}},
	Code(homes.CodeCaseUnknown): {http.StatusNotFound, api.Sentence{
		Ko: "그런 신원확인 건이 이 참여기관에 없습니다. 아무것도 바뀌지 않았습니다. 신청한 참여기관의 사이트인지 확인해 주십시오.",
		En: "This member has no such case. Nothing has changed. Check that this is the site where it was opened."}},
	Code(homes.CodeCaseClosed): {http.StatusConflict, api.Sentence{
		Ko: "이미 처리가 끝난 신원확인 건입니다. 아무것도 바뀌지 않았습니다. 결과를 다시 조회해 주십시오.",
		En: "The case has been decided already. Nothing has changed. Look up its result."}},
	Code(homes.CodeTooManyCases): {http.StatusTooManyRequests, api.Sentence{
		Ko: "처리를 기다리는 신원확인 건이 너무 많습니다. 새로 접수되지 않았습니다. 기다리는 건이 처리된 뒤 다시 신청해 주십시오.",
		En: "You have too many open cases. No new one was opened. Wait until they are decided, and apply again."}},

	Code(homes.CodeCasesFull): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 참여기관에 처음 오신 분들의 신원확인 신청이 너무 많이 밀려 있습니다. 새로 접수되지 않았습니다. 며칠 뒤 다시 신청하거나 다른 참여기관의 사이트를 이용해 주십시오.",
		En: "Too many cases of newcomers wait at this member. No new one was opened. Apply again in some days, or use another member's site."}},

	Code(ledger.CodeBusy): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "처리를 기다리는 명령이 많아 지금은 받을 수 없습니다. 원장에는 아무것도 기록되지 않았습니다. 잠시 후 같은 명령을 다시 보내 주십시오.",
		En: "Too many commands are waiting, and yours was not taken. Nothing was written to the ledger. Send the same command again in a moment."}},
	Code(ledger.CodeUnavailable): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "지금 원장에 접속할 수 없습니다. 아무것도 기록되지 않았습니다. 잠시 후 다시 시도하거나 다른 참여기관의 사이트를 이용해 주십시오.",
		En: "The ledger cannot be reached now. Nothing was written. Try again in a moment, or use another member's site."}},
	Code(ledger.CodeConflict): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "같은 대상을 여러 사람이 동시에 바꾸고 있어 처리하지 못했습니다. 원장에는 아무것도 기록되지 않았습니다. 같은 명령을 다시 보내 주십시오.",
		En: "Others kept changing the same thing, and the command was not decided. Nothing was written to the ledger. Send the same command again."}},
	Code(ledger.CodeHomeUnavailable): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "개인정보를 보관하는 참여기관에 접속할 수 없습니다. 아무것도 저장되지 않았습니다. 잠시 후 다시 시도하거나 다른 보관 참여기관의 사이트를 이용해 주십시오.",
		En: "The member that keeps the personal data cannot be reached. Nothing was stored. Try again in a moment, or at the other member that keeps it."}},
	Code(ledger.CodeUncertain): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "개인정보를 저장했는지 아직 확인되지 않았습니다. 같은 요청을 다시 보내도 안전합니다. 잠시 후 다시 시도해 주십시오.",
		En: "It is not known yet whether the personal data was stored. It is safe to send the same request again. Try again in a moment."}},
	Code(ledger.CodeRefused): {http.StatusConflict, api.Sentence{
		Ko: "원장이 요청을 받지 않았습니다. 아무것도 기록되지 않았습니다. 이용 중인 참여기관에 알려 주십시오.",
		En: "The ledger refused the request. Nothing was written. Tell your member."}},
	Code(ledger.CodeStopping): {http.StatusServiceUnavailable, api.Sentence{
		Ko: "이 사이트가 멈추는 중이라 명령을 받지 않았습니다. 원장에는 아무것도 기록되지 않았습니다. 다른 참여기관의 사이트에서 같은 명령을 보내 주십시오.",
		En: "This site is being stopped and took no command. Nothing was written to the ledger. Send the same command at another member's site."}},
}

// unknownOutcome is the sentence of a command whose outcome is not known yet; it is no problem.
var unknownOutcome = api.Sentence{
	Ko: "명령이 원장에 기록되었는지 아직 확인되지 않았습니다. 두 번 처리되는 일은 없습니다. 잠시 후 결과를 조회하거나 같은 명령을 다시 보내 주십시오.",
	En: "It is not known yet whether the ledger recorded the command. It will never be applied twice. Ask for its outcome in a moment, or send the same command again.",
}
