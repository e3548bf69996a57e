package right

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about options and convertibles.
const (
	TypePoolCreated          value.Type = "PoolCreated"
	TypePoolEnded            value.Type = "PoolEnded"
	TypeOptionGranted        value.Type = "OptionGranted"
	TypeOptionForfeited      value.Type = "OptionForfeited"
	TypeOptionExpired        value.Type = "OptionExpired"
	TypeOptionExercised      value.Type = "OptionExercised"
	TypeConvertibleIssued    value.Type = "ConvertibleIssued"
	TypeConvertibleConverted value.Type = "ConvertibleConverted"
	TypeConvertibleEnded     value.Type = "ConvertibleEnded"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypePoolCreated: {
		Body: model.BodyOf[PoolCreated], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "주식매수선택권 한도 설정", English: "creation of an option pool"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 340-2(3), 340-3(1); Venture Businesses Act art. 16-3",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 종류({body.class})의 {body.size:shares}를 주식매수선택권의 한도로 정합니다. 근거는 {body.law|commercial=상법|venture=벤처기업법}이며, 행사되기 전에는 주식이 발행되지 않습니다.",
			English: "The issuer {register} sets aside {body.size:shares} of the class {body.class} for options, under the {body.law|commercial=Commercial Act|venture=Venture Businesses Act}. No shares are issued before an option is exercised.",
		},
		Makes: []model.Role{model.RolePoolMade},
	},
	TypePoolEnded: {
		Body: model.BodyOf[PoolEnded], OfRegister: true, Office: true, Cosigned: true,
		In:     model.PoolStates.At(model.RightIsOpen),
		Name:   model.Label{Korean: "주식매수선택권 한도 종료", English: "end of an option pool"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Sentence: model.Label{
			Korean:  "주식매수선택권 한도({body.pool})를 종료합니다. 더 부여할 수 없으며 이미 부여한 것은 그대로입니다.",
			English: "You end the pool {body.pool}. Nothing more is granted from it, and what was granted stays.",
		},
		Makes: []model.Role{model.RolePoolEnded},
	},
	TypeOptionGranted: {
		Body: model.BodyOf[OptionGranted], OfRegister: true, Office: true, Cosigned: true,
		In:     model.PoolStates.At(model.RightIsOpen),
		Name:   model.Label{Korean: "주식매수선택권 부여", English: "grant of an option"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 340-2 to 340-4; Venture Businesses Act art. 16-3",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 한도({body.pool})에서 {?body.to.entry}등재 주주({body.to.entry}){/}{?body.to.party}당사자({body.to.party}){/}{?body.to.kind}새 사람({body.to.commitment}){/}에게 {body.quantity:shares}의 주식매수선택권을 1주당 {body.strike:won}에 부여합니다. 부여일은 {body.grantedOn}이고 {body.vesting:count}번에 나누어 행사할 수 있게 되며 {body.expiresOn}까지 행사할 수 있습니다.",
			English: "The issuer {register} grants {?body.to.entry}the entry {body.to.entry}{/}{?body.to.party}the party {body.to.party}{/}{?body.to.kind}a new holder ({body.to.commitment}){/} an option from the pool {body.pool} on {body.quantity:shares} at {body.strike:won} each. It was resolved on {body.grantedOn}, vests in {body.vesting:count} parts and expires after {body.expiresOn}.",
		},
		Makes: []model.Role{model.RoleOptionGranted, model.RoleEntered},
	},
	TypeOptionForfeited: {
		Body: model.BodyOf[OptionForfeited], OfRegister: true, Office: true, Cosigned: true,
		In:     model.OptionStates.At(model.RightIsOpen),
		Name:   model.Label{Korean: "주식매수선택권 소멸", English: "forfeiture of an option"},
		Signer: model.Label{Korean: "발행회사의 담당자(퇴직), 또는 권리자(포기)", English: "an officer when the holder left; the holder to waive it"},
		Source: "Commercial Act art. 340-3(1) no. 5, 340-4(1)",
		Sentence: model.Label{
			Korean:  "주식매수선택권({body.option})을 {body.reason|left=권리자의 퇴직으로 아직 행사할 수 없는 부분만|waived=권리자의 포기로 행사하지 않은 전부} 소멸시킵니다.{?body.leftOn} 퇴직일은 {body.leftOn}입니다.{/} 되돌릴 수 없습니다.",
			English: "Of the option {body.option}, {body.reason|left=what has not vested is forfeited because its holder left|waived=all that is not exercised is waived by its holder}{?body.leftOn} on {body.leftOn}{/}. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleOptionEnded},
	},
	TypeOptionExpired: {
		Body: model.BodyOf[OptionExpired], Worker: true, OfRegister: true, Ends: true,
		In:     model.OptionStates.At(model.RightIsOpen),
		Name:   model.Label{Korean: "주식매수선택권 기간 만료", English: "expiry of an option"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Sentence: model.Label{
			Korean:  "행사기간이 지난 주식매수선택권({body.option})을 끝냅니다. 행사하지 않은 부분은 한도로 돌아갑니다.",
			English: "You end the option {body.option}, whose time is over. What was not exercised goes back to its pool.",
		},
		Makes: []model.Role{model.RoleOptionEnded},
	},
	TypeOptionExercised: {
		Body: model.BodyOf[OptionExercised], OfRegister: true, Office: true, Cosigned: true,
		In:     model.OptionStates.At(model.RightIsOpen),
		Name:   model.Label{Korean: "주식매수선택권 행사", English: "exercise of an option"},
		Signer: model.Label{Korean: "권리자와 발행회사의 담당자", English: "the holder and an officer of the issuer"},
		Source: "Commercial Act art. 340-4, 340-5, 516-10",
		Sentence: model.Label{
			Korean:  "주식매수선택권({body.option}) 가운데 {body.quantity:shares}분을 {body.amount:won}을 내고 행사하여 신주 {body.shares:shares}를 받습니다. 납입일은 {body.paidOn}이며 되돌릴 수 없습니다.",
			English: "Of the option {body.option}, a part on {body.quantity:shares} is exercised for {body.amount:won}, paid on {body.paidOn}, and {body.shares:shares} are issued. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleOptionEnded},
	},
	TypeConvertibleIssued: {
		Body: model.BodyOf[ConvertibleIssued], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "전환사채·조건부지분인수계약 등재", English: "issue of a convertible"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 513; Venture Investment Promotion Act art. 2",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 {?body.to.entry}등재 주주({body.to.entry}){/}{?body.to.party}당사자({body.to.party}){/}{?body.to.kind}새 사람({body.to.commitment}){/}에게 원금 {body.principal:won}의 {body.kind|note=전환사채|safe=조건부지분인수계약}을(를) {body.issuedOn}에 발행한 것으로 등재합니다. 연 이자율은 1만분의 {body.interest:number}, 할인율은 1만분의 {body.discount:number}{?body.cap}, 기업가치 상한은 {body.cap:won}{/}이고, {?body.maturity}만기는 {body.maturity}입니다.{/}{!body.maturity}만기는 없습니다.{/} 전환되기 전에는 주식이 아닙니다.",
			English: "The issuer {register} has issued a {body.kind|note=convertible note|safe=SAFE} of {body.principal:won} on {body.issuedOn} to {?body.to.entry}the entry {body.to.entry}{/}{?body.to.party}the party {body.to.party}{/}{?body.to.kind}a new holder ({body.to.commitment}){/}: interest of {body.interest:number} and a discount of {body.discount:number} hundredths of a per cent{?body.cap}, a cap of {body.cap:won}{/}{?body.maturity}, due on {body.maturity}{/}. It is no share before it converts.",
		},
		Makes: []model.Role{model.RoleConvertibleIssued, model.RoleEntered},
	},
	TypeConvertibleConverted: {
		Body: model.BodyOf[ConvertibleConverted], OfRegister: true, Office: true, Cosigned: true,
		In:     model.ConvertibleStates.At(model.ConvertibleIsOpen),
		Name:   model.Label{Korean: "전환사채·조건부지분인수계약의 주식 전환", English: "conversion of a convertible"},
		Signer: model.Label{Korean: "권리자와 발행회사의 담당자", English: "the holder and an officer of the issuer"},
		Source: "Commercial Act art. 515, 516, 350",
		Sentence: model.Label{
			Korean:  "전환권({body.convertible})의 원리금 {body.amount:won} 전부를 1주당 {body.price:won}(이번 발행가액 {body.round:won})에 종류({body.class})의 신주 {body.shares:shares}로 전환합니다. 1주에 못 미치는 금액은 따로 지급하며, 되돌릴 수 없습니다.",
			English: "All of the convertible {body.convertible}, {body.amount:won} with interest, becomes {body.shares:shares} of the class {body.class} at {body.price:won} each (the round's price is {body.round:won}). What is less than a share is paid out; this cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleConvertibleEnded},
	},
	TypeConvertibleEnded: {
		Body: model.BodyOf[ConvertibleEnded], OfRegister: true, Office: true, Cosigned: true,
		In:     model.ConvertibleStates.At(model.ConvertibleIsOpen),
		Name:   model.Label{Korean: "전환사채·조건부지분인수계약의 상환 또는 종료", English: "repayment or end of a convertible"},
		Signer: model.Label{Korean: "발행회사의 담당자와 권리자(명의 확인된 경우)", English: "an officer of the issuer and, where the entry is claimed, the holder"},
		Sentence: model.Label{
			Korean:  "전환권({body.convertible})을 {?body.amount}{body.amount:won}의 상환으로{/}{!body.amount}대가 없이{/} 끝냅니다. 더는 주식으로 전환할 수 없으며 되돌릴 수 없습니다.",
			English: "The convertible {body.convertible} ends, {?body.amount}with {body.amount:won} paid back{/}{!body.amount}for nothing{/}. It can no longer become shares, and this cannot be undone.",
		},
		Makes: []model.Role{model.RoleConvertibleEnded},
	},
}
