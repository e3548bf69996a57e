package request

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about record dates and what people ask of the company.
const (
	TypeRecordDateSet         value.Type = "RecordDateSet"
	TypeEntryRequested        value.Type = "EntryRequested"
	TypeEntryRequestAnswered  value.Type = "EntryRequestAnswered"
	TypeEntryRequestWithdrawn value.Type = "EntryRequestWithdrawn"
	TypeInspectionRequested   value.Type = "InspectionRequested"
	TypeInspectionAnswered    value.Type = "InspectionAnswered"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeRecordDateSet: {
		Body: model.BodyOf[RecordDateSet], OfRegister: true, Office: true, Cosigned: true, Halted: true,
		Name:   model.Label{Korean: "기준일 설정", English: "setting of a record date"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 354",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주식 종류 {body.classes:count}개({body.classes:list})에 대하여 {body.on}을 {body.purpose|dividend=배당|vote=의결권|rights=신주인수권|other=그 밖의 권리}의 기준일로 정합니다. 그날이 끝날 때 주주명부에 적힌 주주가 권리를 행사합니다.{?body.exerciseOn} 권리를 행사할 날은 {body.exerciseOn}입니다.{/}{?body.noticeOn} {body.noticeOn}에 공고했습니다.{/}{?body.articles} 정관으로 정한 날입니다.{/} 정한 기준일은 지울 수 없습니다.",
			English: "You set {body.on} as the record date of {body.classes:count} classes ({body.classes:list}) of the issuer {register}, for {body.purpose|dividend=a dividend|vote=voting|rights=subscription|other=another right}. Who stands in the register at the end of that day has the right.{?body.exerciseOn} It is exercised on {body.exerciseOn}.{/}{?body.noticeOn} It was announced on {body.noticeOn}.{/}{?body.articles} The articles fix it.{/} A record date that is set stays.",
		},
		Makes: []model.Role{model.RoleRecordDateSet},
	},
	TypeEntryRequested: {
		Body: model.BodyOf[EntryRequested], OfRegister: true, Halted: true,
		Name:   model.Label{Korean: "명의개서 청구", English: "request for entry in the register"},
		Signer: model.Label{Korean: "신원이 확인된 당사자", English: "any identified party"},
		Source: "Commercial Act art. 337(1)",
		Sentence: model.Label{
			Korean:  "{body.grounds|sale=매매|gift=증여|inheritance=상속|merger=합병|order=법원의 결정|other=그 밖의 사유}을(를) 이유로 발행회사({register})에 명의개서를 청구합니다. 대상 주식의 해시는 {body.holding}, 증거의 해시는 {body.evidence}입니다. 원장에 기록되는 때가 접수 시점이고, 회사가 거절하거나 답하지 않으면 그 사실이 남습니다. 이 청구만으로 명의가 바뀌지는 않습니다.",
			English: "You ask the issuer {register} for entry in its register, by {body.grounds}. The digest of what is to be entered is {body.holding}, that of the evidence {body.evidence}. It is received when it is on the ledger; if the company refuses or does not answer, that stays on record. The request alone enters nobody.",
		},
		Makes: []model.Role{model.RoleEntryAsked},
	},
	TypeEntryRequestAnswered: {
		Body: model.BodyOf[EntryRequestAnswered], OfRegister: true, Office: true, Cosigned: true, Halted: true,
		In:     model.EntryRequestStates.At(model.EntryRequestIsOpen),
		Name:   model.Label{Korean: "명의개서 청구에 대한 답", English: "answer to a request for entry"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 337(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 담당자로서 명의개서 청구({body.request})에 답합니다.{?body.done} 청구를 받아들여 명령({body.done})으로 명의개서를 마쳤습니다.{/}{?body.reason} 청구를 거절하며, 사유의 해시는 {body.reason}입니다.{/} 답은 한 번만 할 수 있습니다.",
			English: "As an officer of the issuer {register}, you answer the request {body.request}.{?body.done} It is accepted: the command {body.done} made the entry.{/}{?body.reason} It is refused, for the reason with the digest {body.reason}.{/} A request is answered once.",
		},
		Makes: []model.Role{model.RoleEntryAnswered},
	},
	TypeEntryRequestWithdrawn: {
		Body: model.BodyOf[EntryRequestWithdrawn], OfRegister: true, Ends: true,
		In:     model.EntryRequestStates.At(model.EntryRequestIsOpen),
		Name:   model.Label{Korean: "명의개서 청구 철회", English: "withdrawal of a request for entry"},
		Signer: model.Label{Korean: "청구한 당사자", English: "who made the request"},
		Sentence: model.Label{
			Korean:  "명의개서 청구({body.request})를 거둡니다. 다시 하려면 새로 청구해야 하며, 접수 시점도 새로 정해집니다.",
			English: "You withdraw the request {body.request}. A later request is a new one, with its own time of receipt.",
		},
		Makes: []model.Role{model.RoleEntryAnswered},
	},
	TypeInspectionRequested: {
		Body: model.BodyOf[InspectionRequested], OfRegister: true, Halted: true,
		Name:   model.Label{Korean: "주주명부 열람·등사 청구", English: "request to inspect the register"},
		Signer: model.Label{Korean: "신원이 확인된 주주 또는 채권자", English: "an identified holder or creditor"},
		Source: "Commercial Act art. 396(2)",
		Sentence: model.Label{
			Korean:  "{body.as|holder=주주|creditor=채권자}로서 발행회사({register})에 주주명부의 열람{?body.copy}과 등사{/}를 청구합니다. 범위와 목적의 해시는 {body.scope}입니다. 원장에 기록되는 때가 접수 시점이고, 회사가 거절하거나 답하지 않으면 그 사실이 남습니다.",
			English: "As a {body.as}, you ask the issuer {register} to let you inspect{?body.copy} and copy{/} its register. The digest of scope and purpose is {body.scope}. It is received when it is on the ledger; if the company refuses or does not answer, that stays on record.",
		},
		Makes: []model.Role{model.RoleInspectionAsked},
	},
	TypeInspectionAnswered: {
		Body: model.BodyOf[InspectionAnswered], OfRegister: true, Office: true, Cosigned: true, Halted: true,
		In:     model.InspectionStates.At(model.InspectionIsOpen),
		Name:   model.Label{Korean: "주주명부 열람·등사 청구에 대한 답", English: "answer to a request to inspect"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 396(2)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 담당자로서 주주명부 열람·등사 청구({body.inspection})에 답합니다. {?body.shown}청구에 따라 보여 주었으며, 보여 준 내용의{/}{!body.shown}청구를 거절하며, 사유의{/} 해시는 {body.answer}입니다. 답은 한 번만 할 수 있습니다.",
			English: "As an officer of the issuer {register}, you answer the request {body.inspection}: {?body.shown}the register was shown; the digest of what was seen{/}{!body.shown}it is refused; the digest of the reason{/} is {body.answer}. A request is answered once.",
		},
		Makes: []model.Role{model.RoleInspectionAnswer},
	},
}
