package change

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands that change a whole class.
const (
	TypeChangeAnnounced value.Type = "ChangeAnnounced"
	TypeChangeOpened    value.Type = "ChangeOpened"
	TypeChangePaged     value.Type = "ChangePaged"
	TypeChangeClosed    value.Type = "ChangeClosed"
	TypeChangeAborted   value.Type = "ChangeAborted"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeChangeAnnounced: {
		Body: model.BodyOf[ChangeAnnounced], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "종류 전체에 대한 행위 공고", English: "announcement of an act on a class"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 329-2, 343, 346, 354, 418, 438 to 443, 461",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주식 종류({body.class})에 대하여 {body.kind|split=주식분할|consolidation=주식병합|reduction=자본금 감소|cancellation=주식소각|conversion=전환|bonus=무상증자|rights=주주배정 유상증자}을(를) 공고합니다. 구주 {body.denominator:number}주마다 신주 {body.numerator:number}주의 비율이고, 단주는 {body.fractions|down=버리고 대금으로 지급하며|up=올림하며}, 효력 발생일은 {body.effectiveOn}입니다. 시행 뒤 1주의 액면금액은 {body.par:won}, 발행할 주식의 총수는 {body.authorised:shares}입니다.",
			English: "You announce a {body.kind} of the class {body.class} of the issuer {register}: {body.numerator:number} new for each {body.denominator:number} old shares, fractions rounded {body.fractions}, effective on {body.effectiveOn}. Afterwards a share's par value is {body.par:won} and {body.authorised:shares} are authorised.",
		},
		Makes: []model.Role{model.RoleChangeAnnounced},
	},
	TypeChangeOpened: {
		Body: model.BodyOf[ChangeOpened], OfRegister: true, Office: true, Cosigned: true,
		In:     model.ChangeStates.At(model.ChangeIsAnnounced),
		Name:   model.Label{Korean: "종류 전체에 대한 행위 개시", English: "opening of an act on a class"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 354, 440, 441",
		Sentence: model.Label{
			Korean:  "공고한 행위({body.change})를 개시합니다. 마감하거나 취소할 때까지 해당 종류의 주식은 움직이지 않습니다.",
			English: "You open the announced act {body.change}. Until it is closed or aborted, no shares of the class move.",
		},
		Makes: []model.Role{model.RoleChangeOpened},
	},
	TypeChangePaged: {
		Body: model.BodyOf[ChangePaged], OfRegister: true,
		In:     model.ChangeStates.At(model.ChangeIsOpen),
		Name:   model.Label{Korean: "종류 전체에 대한 행위의 한 쪽", English: "a page of an act on a class"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Sentence: model.Label{
			Korean:  "행위({body.change})의 {body.index:number}번 쪽으로 취득 단위 {body.lots:count}건을 계산합니다. 마감되기 전에는 아무것도 바뀌지 않습니다.",
			English: "You enter the page {body.index:number} of the act {body.change}, with {body.lots:count} lots. Nothing changes before the act is closed.",
		},
		Makes: []model.Role{model.RoleChangePaged, model.RoleRecorded},
	},
	TypeChangeClosed: {
		Body: model.BodyOf[ChangeClosed], OfRegister: true, Office: true, Cosigned: true,
		In:     model.ChangeStates.At(model.ChangeIsOpen),
		Name:   model.Label{Korean: "종류 전체에 대한 행위 마감", English: "closing of an act on a class"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 441",
		Sentence: model.Label{
			Korean:  "행위({body.change})를 {body.pages:number}쪽으로 마감합니다. 해당 종류의 모든 주식이 한 번에 바뀌며 되돌릴 수 없습니다.",
			English: "You close the act {body.change} with its {body.pages:number} pages. All shares of the class change at once, which cannot be taken back.",
		},
		Makes: []model.Role{model.RoleChangeEnded, model.RoleCompleted, model.RoleIssuedChanged, model.RoleClassChanged, model.RoleAmended},
	},
	TypeChangeAborted: {
		Body: model.BodyOf[ChangeAborted], OfRegister: true, Office: true, Cosigned: true, Halted: true, Closed: true,
		In:     model.ChangeStates.At(model.ChangeIsAnnounced, model.ChangeIsOpen),
		Name:   model.Label{Korean: "종류 전체에 대한 행위 취소", English: "abort of an act on a class"},
		Signer: model.Label{Korean: "발행회사 담당자, 정해진 기간이 지나도록 끝나지 않은 행위는 누구나", English: "an officer of the issuer; anyone once an open act has fenced its class for too long"},
		Sentence: model.Label{
			Korean:  "행위({body.change})를 취소합니다. 주식은 그대로이고 다시 움직일 수 있습니다.",
			English: "You abort the act {body.change}. The shares stay as they are and can move again.",
		},
		Makes: []model.Role{model.RoleChangeEnded},
	},
}
