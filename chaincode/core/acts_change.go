package core

// The types of the commands that change a whole class.
const (
	TypeChangeAnnounced Type = "ChangeAnnounced"
	TypeChangeOpened    Type = "ChangeOpened"
	TypeChangePaged     Type = "ChangePaged"
	TypeChangeClosed    Type = "ChangeClosed"
	TypeChangeAborted   Type = "ChangeAborted"
)

// changeGroup is what this package brings to a set of rules.
var changeGroup = Group{Acts: []map[Type]act{changeActs}, Rejections: changeRejections}

var changeActs = map[Type]act{
	TypeChangeAnnounced: {
		body: body[ChangeAnnounced], ofRegister: true, office: true, cosigned: true,
		name:   Label{"종류 전체에 대한 행위 공고", "announcement of an act on a class"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 329-2, 343, 346, 354, 418, 438 to 443, 461",
		sentence: Label{
			"발행회사({register})의 주식 종류({body.class})에 대하여 {body.kind|split=주식분할|consolidation=주식병합|reduction=자본금 감소|cancellation=주식소각|conversion=전환|bonus=무상증자|rights=주주배정 유상증자}을(를) 공고합니다. 구주 {body.denominator:number}주마다 신주 {body.numerator:number}주의 비율이고, 단주는 {body.fractions|down=버리고 대금으로 지급하며|up=올림하며}, 효력 발생일은 {body.effectiveOn}입니다. 시행 뒤 1주의 액면금액은 {body.par:won}, 발행할 주식의 총수는 {body.authorised:shares}입니다.",
			"You announce a {body.kind} of the class {body.class} of the issuer {register}: {body.numerator:number} new for each {body.denominator:number} old shares, fractions rounded {body.fractions}, effective on {body.effectiveOn}. Afterwards a share's par value is {body.par:won} and {body.authorised:shares} are authorised.",
		},
		makes: []role{roleChangeAnnounced},
	},
	TypeChangeOpened: {
		body: body[ChangeOpened], ofRegister: true, office: true, cosigned: true,
		in:     ChangeStates.at(ChangeIsAnnounced),
		name:   Label{"종류 전체에 대한 행위 개시", "opening of an act on a class"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 354, 440, 441",
		sentence: Label{
			"공고한 행위({body.change})를 개시합니다. 마감하거나 취소할 때까지 해당 종류의 주식은 움직이지 않습니다.",
			"You open the announced act {body.change}. Until it is closed or aborted, no shares of the class move.",
		},
		makes: []role{roleChangeOpened},
	},
	TypeChangePaged: {
		body: body[ChangePaged], ofRegister: true,
		in:     ChangeStates.at(ChangeIsOpen),
		name:   Label{"종류 전체에 대한 행위의 한 쪽", "a page of an act on a class"},
		signer: Label{officerOf, "an officer of the issuer"},
		sentence: Label{
			"행위({body.change})의 {body.index:number}번 쪽으로 취득 단위 {body.lots:count}건을 계산합니다. 마감되기 전에는 아무것도 바뀌지 않습니다.",
			"You enter the page {body.index:number} of the act {body.change}, with {body.lots:count} lots. Nothing changes before the act is closed.",
		},
		makes: []role{roleChangePaged, roleRecorded},
	},
	TypeChangeClosed: {
		body: body[ChangeClosed], ofRegister: true, office: true, cosigned: true,
		in:     ChangeStates.at(ChangeIsOpen),
		name:   Label{"종류 전체에 대한 행위 마감", "closing of an act on a class"},
		signer: Label{officerOf, "an officer of the issuer"},
		source: "Commercial Act art. 441",
		sentence: Label{
			"행위({body.change})를 {body.pages:number}쪽으로 마감합니다. 해당 종류의 모든 주식이 한 번에 바뀌며 되돌릴 수 없습니다.",
			"You close the act {body.change} with its {body.pages:number} pages. All shares of the class change at once, which cannot be taken back.",
		},
		makes: []role{roleChangeEnded, roleIssuedChanged, roleClassChanged, roleAmended},
	},
	TypeChangeAborted: {
		body: body[ChangeAborted], ofRegister: true, office: true, cosigned: true,
		in:     ChangeStates.at(ChangeIsAnnounced, ChangeIsOpen),
		name:   Label{"종류 전체에 대한 행위 취소", "abort of an act on a class"},
		signer: Label{officerOf, "an officer of the issuer"},
		sentence: Label{
			"행위({body.change})를 취소합니다. 주식은 그대로이고 다시 움직일 수 있습니다.",
			"You abort the act {body.change}. The shares stay as they are and can move again.",
		},
		makes: []role{roleChangeEnded},
	},
}
