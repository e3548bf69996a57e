package issue

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands about classes and issues of shares.
const (
	TypeClassCreated        value.Type = "ClassCreated"
	TypeClassRightsStated   value.Type = "ClassRightsStated"
	TypeSharesIssued        value.Type = "SharesIssued"
	TypeSubscriptionPaid    value.Type = "SubscriptionPaid"
	TypeTreasuryOpened      value.Type = "TreasuryOpened"
	TypeTreasuryAcquired    value.Type = "TreasuryAcquired"
	TypeSharesCancelled     value.Type = "SharesCancelled"
	TypeTreasuryTransferred value.Type = "TreasuryTransferred"
	TypeSharesRedeemed      value.Type = "SharesRedeemed"
	TypeConversionRefixed   value.Type = "ConversionRefixed"
	TypeSharesConverted     value.Type = "SharesConverted"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Rejections: rejections, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeClassCreated: {
		Body: model.BodyOf[ClassCreated], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "주식 종류 신설", English: "creation of a share class"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 344 to 346",
		Sentence: model.Label{
			Korean:  "발행회사({register})에 주식 종류 '{body.name}'을(를) 신설합니다. 1주의 액면금액은 {body.par:won}, 발행할 주식의 수는 {body.authorised:shares}이고, 양도에는 {body.approval|none=승인이 필요하지 않습니다|board=이사회의 승인이 필요합니다|meeting=주주총회의 승인이 필요합니다}.{?body.rights.noVote} 의결권이 없습니다.{/}{?body.rights.preferred} 이익배당에 관한 내용은 문서({body.rights.preferred})에 따릅니다.{/}{?body.rights.redeemable} {body.rights.redeemable.from}부터 {body.rights.redeemable.until}까지 상환할 수 있습니다.{/}{?body.rights.convertible} {body.rights.convertible.from}부터 {body.rights.convertible.until}까지 {body.rights.convertible.ratio.denominator:number}주를 종류({body.rights.convertible.into}) {body.rights.convertible.ratio.numerator:number}주로 전환할 수 있으며 단주는 버립니다.{/}",
			English: "You create the share class {body.name} of the issuer {register}, with a par value of {body.par:won} and {body.authorised:shares} authorised; approval of transfers: {body.approval}.{?body.rights.noVote} The shares have no vote.{/}{?body.rights.preferred} Dividends follow the document {body.rights.preferred}.{/}{?body.rights.redeemable} They can be redeemed from {body.rights.redeemable.from} to {body.rights.redeemable.until}.{/}{?body.rights.convertible} From {body.rights.convertible.from} to {body.rights.convertible.until}, each {body.rights.convertible.ratio.denominator:number} can be converted into {body.rights.convertible.ratio.numerator:number} of the class {body.rights.convertible.into}, fractions rounded down.{/}",
		},
		Makes: []model.Role{model.RoleClassMade, model.RoleRightsStated},
	},
	TypeClassRightsStated: {
		Body: model.BodyOf[ClassRightsStated], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "종류주식 내용 기재", English: "statement of a class's rights"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 344 to 346, 352(1)",
		Sentence: model.Label{
			Korean:  "주식 종류({body.class})의 내용을 정관(문서 {body.evidence})에 따라 기재합니다. 한 번만 기재할 수 있습니다.{?body.rights.noVote} 의결권이 없습니다.{/}{?body.rights.preferred} 이익배당에 관한 내용은 문서({body.rights.preferred})에 따릅니다.{/}{?body.rights.redeemable} {body.rights.redeemable.from}부터 {body.rights.redeemable.until}까지 상환할 수 있습니다.{/}{?body.rights.convertible} {body.rights.convertible.from}부터 {body.rights.convertible.until}까지 {body.rights.convertible.ratio.denominator:number}주를 종류({body.rights.convertible.into}) {body.rights.convertible.ratio.numerator:number}주로 전환할 수 있으며 단주는 버립니다.{/}",
			English: "You state the rights of the class {body.class} by the articles (document {body.evidence}). This is done once.{?body.rights.noVote} The shares have no vote.{/}{?body.rights.preferred} Dividends follow the document {body.rights.preferred}.{/}{?body.rights.redeemable} They can be redeemed from {body.rights.redeemable.from} to {body.rights.redeemable.until}.{/}{?body.rights.convertible} From {body.rights.convertible.from} to {body.rights.convertible.until}, each {body.rights.convertible.ratio.denominator:number} can be converted into {body.rights.convertible.ratio.numerator:number} of the class {body.rights.convertible.into}, fractions rounded down.{/}",
		},
		Makes: []model.Role{model.RoleRightsStated},
	},
	TypeSharesIssued: {
		Body: model.BodyOf[SharesIssued], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "유상증자 신주 발행", English: "issue of shares for payment"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 416 to 423",
		Sentence: model.Label{
			Korean:  "발행회사({register})가 종류({body.class})의 신주 {body.quantity:shares}를 1주당 {body.price:won}에 {body.allotments:count}명에게 발행합니다. 납입기일은 {body.paidOn}이며 신주는 그 다음 날부터 효력이 있습니다.{?body.rights} 주주배정(행위 {body.rights})에서 청약되지 않은 실권주입니다.{/}{?body.court} 액면미달 발행에 대한 법원의 인가(문서 {body.court})가 있습니다.{/} 발행한 주식은 취소할 수 없습니다.",
			English: "The issuer {register} issues {body.quantity:shares} of the class {body.class} at {body.price:won} each, in {body.allotments:count} allotments. They were paid for on {body.paidOn} and exist from the day after.{?body.rights} They are shares of the rights issue {body.rights} that nobody took.{/}{?body.court} The court has permitted the issue below par (document {body.court}).{/} An issue cannot be taken back.",
		},
		Makes: []model.Role{model.RoleEntered, model.RoleRecorded},
	},
	TypeSubscriptionPaid: {
		Body: model.BodyOf[SubscriptionPaid], OfRegister: true, Office: true, Cosigned: true,
		In:     model.AllotmentStates.At(model.AllotmentIsOpen),
		Name:   model.Label{Korean: "신주인수권 행사와 납입", English: "subscription to allotted shares"},
		Signer: model.Label{Korean: model.HolderAndOfficer, English: "the holder and an officer of the issuer"},
		Source: "Commercial Act art. 418(1), 419 to 423",
		Sentence: model.Label{
			Korean:  "배정({body.allotment})된 신주 {body.quantity:shares}를 {body.amount:won}에 인수하며, {body.paidOn}에 납입하였습니다. 신주는 다음 날부터 효력이 있고 인수는 취소할 수 없습니다.",
			English: "Of the allotment {body.allotment}, {body.quantity:shares} are taken for {body.amount:won} in all, paid on {body.paidOn}. The shares exist from the day after, and taking them cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded},
	},
	TypeTreasuryOpened: {
		Body: model.BodyOf[TreasuryOpened], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "자기주식 명의 개설", English: "opening of the entry for own shares"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 341 to 342, 369(2)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 자기주식을 올릴 명의를 주주명부에 개설합니다. 자기주식에는 의결권이 없고 담당자만 처분할 수 있습니다.",
			English: "You open the entry for the own shares of the issuer {register}. They have no vote, and officers alone act on them.",
		},
		Makes: []model.Role{model.RoleEntered},
	},
	TypeTreasuryAcquired: {
		Body: model.BodyOf[TreasuryAcquired], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "자기주식 취득", English: "acquisition of own shares"},
		Signer: model.Label{Korean: model.HolderAndOfficer, English: "the holder and an officer of the issuer"},
		Source: "Commercial Act art. 341, 341-2",
		Sentence: model.Label{
			Korean:  "취득 단위({body.lot})의 {body.quantity:shares}를 {?body.price}1주당 {body.price:won}에{/}{!body.price}대가 없이{/} 발행회사({register})에 넘겨 자기주식이 되게 합니다. 되돌릴 수 없습니다.",
			English: "Of the lot {body.lot}, {body.quantity:shares} go to the issuer {register} as its own shares, {?body.price}at {body.price:won} each{/}{!body.price}for nothing{/}. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded},
	},
	TypeSharesCancelled: {
		Body: model.BodyOf[SharesCancelled], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "자기주식 소각", English: "cancellation of own shares"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 343(1)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 자기주식 취득 단위({body.lot})에서 {body.quantity:shares}를 소각합니다. 그만큼 발행주식 총수가 줄며 되돌릴 수 없습니다.",
			English: "Of the own shares of the issuer {register} in the lot {body.lot}, {body.quantity:shares} are cancelled. The issued number falls by as many. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded},
	},
	TypeTreasuryTransferred: {
		Body: model.BodyOf[TreasuryTransferred], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "자기주식 처분", English: "disposal of own shares"},
		Signer: model.Label{Korean: "발행회사의 담당자와 취득자(당사자인 경우)", English: "an officer of the issuer and, if a party, who gets the shares"},
		Source: "Commercial Act art. 342",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 자기주식 취득 단위({body.lot})에서 {body.quantity:shares}를 {?body.price}1주당 {body.price:won}에{/}{!body.price}대가 없이{/} {?body.to.entry}등재 주주({body.to.entry}){/}{?body.to.party}당사자({body.to.party}){/}{?body.to.kind}새 주주({body.to.commitment}){/}에게 넘깁니다. 되돌릴 수 없습니다.",
			English: "Of the own shares of the issuer {register} in the lot {body.lot}, {body.quantity:shares} go to {?body.to.entry}the entry {body.to.entry}{/}{?body.to.party}the party {body.to.party}{/}{?body.to.kind}a new holder ({body.to.commitment}){/}, {?body.price}at {body.price:won} each{/}{!body.price}for nothing{/}. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleEntered, model.RoleRecorded, model.RoleLotEnded},
	},
	TypeSharesRedeemed: {
		Body: model.BodyOf[SharesRedeemed], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "주식 상환", English: "redemption of shares"},
		Signer: model.Label{Korean: model.HolderAndOfficer, English: "the holder and an officer of the issuer"},
		Source: "Commercial Act art. 345",
		Sentence: model.Label{
			Korean:  "취득 단위({body.lot})의 상환주식 {body.quantity:shares}를 모두 {body.amount:won}에 상환합니다. 상환된 주식은 없어지며 되돌릴 수 없습니다.",
			English: "Of the lot {body.lot}, {body.quantity:shares} are redeemed for {body.amount:won} in all. They cease to exist, which cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded},
	},
	TypeConversionRefixed: {
		Body: model.BodyOf[ConversionRefixed], OfRegister: true, Office: true, Cosigned: true,
		Name:   model.Label{Korean: "전환비율 조정", English: "refixing of a conversion ratio"},
		Signer: model.Label{Korean: model.OfficerOf, English: "an officer of the issuer"},
		Source: "Commercial Act art. 346(1)",
		Sentence: model.Label{
			Korean:  "주식 종류({body.class})의 전환비율을 {body.from}부터 {body.ratio.denominator:number}주당 {body.ratio.numerator:number}주로 조정합니다. 계산 근거는 문서({body.formula})입니다.",
			English: "From {body.from}, each {body.ratio.denominator:number} of the class {body.class} are converted into {body.ratio.numerator:number}. The document {body.formula} shows the calculation.",
		},
		Makes: []model.Role{model.RoleRightsStated},
	},
	TypeSharesConverted: {
		Body: model.BodyOf[SharesConverted], OfRegister: true,
		Name:   model.Label{Korean: "주식 전환 청구", English: "conversion of shares"},
		Signer: model.Label{Korean: "주주", English: "the holder"},
		Source: "Commercial Act art. 349, 350(1)",
		Sentence: model.Label{
			Korean:  "취득 단위({body.lot})의 {body.quantity:shares}를 종류({body.into})의 {body.shares:shares}로 전환합니다. 1주에 못 미치는 부분은 버리며, 전환은 되돌릴 수 없습니다.",
			English: "Of the lot {body.lot}, {body.quantity:shares} are converted into {body.shares:shares} of the class {body.into}. What is less than a share is rounded down, and a conversion cannot be undone.",
		},
		Makes: []model.Role{model.RoleRecorded, model.RoleLotEnded},
	},
}
