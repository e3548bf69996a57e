package trade

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The types of the commands that make a trade.
const (
	TypeSharesListed     value.Type = "SharesListed"
	TypeListingWithdrawn value.Type = "ListingWithdrawn"
	TypeListingExpired   value.Type = "ListingExpired"
	TypeOfferMade        value.Type = "OfferMade"
	TypeOfferCountered   value.Type = "OfferCountered"
	TypeOfferDeclined    value.Type = "OfferDeclined"
	TypeAgreementSigned  value.Type = "AgreementSigned"
	TypeDepositAttested  value.Type = "DepositAttested"
	TypeTradeSettled     value.Type = "TradeSettled"
	TypePayoutAttested   value.Type = "PayoutAttested"
	TypeRefundAttested   value.Type = "RefundAttested"
	TypeAgreementExpired value.Type = "AgreementExpired"
	TypePayoutFailed     value.Type = "PayoutFailed"
	TypeAccountReplaced  value.Type = "AccountReplaced"
)

// Group is what this package brings to a set of rules.
var Group = model.Group{Acts: []map[value.Type]model.Act{acts}, Reasons: reasons}

var acts = map[value.Type]model.Act{
	TypeSharesListed: {
		Body: model.BodyOf[SharesListed], OfRegister: true,
		In:     model.EntryStates.At(model.EntryIsClaimed),
		Name:   model.Label{Korean: "매도 게시", English: "listing of shares"},
		Signer: model.Label{Korean: "주주", English: "the holder"},
		Source: "Commercial Act art. 335(3)",
		Sentence: model.Label{
			Korean:  "발행회사({register})의 주주명부에서 보유하신 취득 단위({body.lot}) 가운데 {body.quantity:shares}{@body.more}, 취득 단위({.lot}) 가운데 {.quantity:shares}{/}{?body.more}, 합계 {*body.quantity+body.more.quantity:shares}{/}를 1주당 {body.price:won}, 모두 {*body.price|body.quantity+body.more.quantity:won}에 팔겠다고 {body.until:time}까지 게시합니다. 그동안 이 주식은 예약되어 다른 곳에 팔 수 없으며, 계약 전에는 언제든 게시를 거둘 수 있습니다.",
			English: "You offer {body.quantity:shares} of your lot {body.lot}{@body.more} and {.quantity:shares} of your lot {.lot}{/}{?body.more}, {*body.quantity+body.more.quantity:shares} together{/}, in the register of the issuer {register}, for sale at {body.price:won} a share, {*body.price|body.quantity+body.more.quantity:won} in all, until {body.until:time}. Meanwhile they are reserved and cannot be sold elsewhere; until there is an agreement you may withdraw the listing.",
		},
		Makes: []model.Role{model.RoleListed, model.RoleReserved},
	},
	TypeListingWithdrawn: {
		Body: model.BodyOf[ListingWithdrawn], OfRegister: true, Ends: true,
		In:     model.ListingStates.At(model.ListingIsOpen),
		Name:   model.Label{Korean: "매도 게시 철회", English: "withdrawal of a listing"},
		Signer: model.Label{Korean: "매도인", English: "the seller"},
		Sentence: model.Label{
			Korean:  "매도 게시({body.listing})를 거둡니다. 남은 주식의 예약이 풀리며, 이미 계약된 주식은 그대로 예약됩니다. 거둔 게시는 되살릴 수 없습니다.",
			English: "You withdraw the listing {body.listing}. What is left of it is free again; what has been agreed stays reserved. A withdrawn listing cannot be revived.",
		},
		Makes: []model.Role{model.RoleFreed},
	},
	TypeListingExpired: {
		Body: model.BodyOf[ListingExpired], Worker: true, OfRegister: true, Ends: true,
		In:     model.ListingStates.At(model.ListingIsOpen),
		Name:   model.Label{Korean: "매도 게시 만료", English: "expiry of a listing"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Sentence: model.Label{
			Korean:  "기한이 지난 매도 게시({body.listing})를 끝냅니다. 남은 주식의 예약이 풀립니다. 끝난 게시는 되살릴 수 없습니다.",
			English: "You end the listing {body.listing}, whose time is over. What is left of it is free again. An ended listing cannot be revived.",
		},
		Makes: []model.Role{model.RoleFreed},
	},
	TypeOfferMade: {
		Body: model.BodyOf[OfferMade], OfRegister: true,
		In:     model.ListingStates.At(model.ListingIsOpen),
		Name:   model.Label{Korean: "매수 제안", English: "offer"},
		Signer: model.Label{Korean: "신원이 확인된 매수인", English: "an identified buyer"},
		Sentence: model.Label{
			Korean:  "매도 게시({body.listing})의 주식 {body.quantity:shares}를 1주당 {body.price:won}, 모두 {*body.price|body.quantity:won}에 사겠다고 제안합니다. 제안은 {body.until:time}까지이며, 제안한 사실은 원장에 남습니다. 두 당사자가 같은 계약에 서명하기 전에는 아무도 구속되지 않습니다.",
			English: "You offer to buy {body.quantity:shares} of the listing {body.listing} at {body.price:won} a share, {*body.price|body.quantity:won} in all, until {body.until:time}. That you made the offer stays on the ledger. Nobody is bound before both parties have signed the same agreement.",
		},
		Makes: []model.Role{model.RoleOffered},
	},
	TypeOfferCountered: {
		Body: model.BodyOf[OfferCountered], OfRegister: true,
		In:     slices.Concat(model.ListingStates.At(model.ListingIsOpen), model.OfferStates.At(model.OfferIsOpen)),
		Name:   model.Label{Korean: "수정 제안", English: "counter-offer"},
		Signer: model.Label{Korean: "답할 차례인 당사자", English: "the party whose turn it is"},
		Sentence: model.Label{
			Korean:  "매수 제안({body.offer})에 {body.round:number}번째 조건으로 답합니다. {body.quantity:shares}, 1주당 {body.price:won}, 모두 {*body.price|body.quantity:won}이며 {body.until:time}까지입니다. 앞선 조건은 사라지고 이 조건이 새 제안이 됩니다. 두 당사자가 같은 계약에 서명하기 전에는 아무도 구속되지 않습니다.",
			English: "You answer the offer {body.offer} with round {body.round:number}: {body.quantity:shares} at {body.price:won} a share, {*body.price|body.quantity:won} in all, until {body.until:time}. The terms before are gone; these stand in their place. Nobody is bound before both parties have signed the same agreement.",
		},
	},
	TypeOfferDeclined: {
		Body: model.BodyOf[OfferDeclined], OfRegister: true, Ends: true,
		In:     model.OfferStates.At(model.OfferIsOpen),
		Name:   model.Label{Korean: "제안 거절", English: "end of a negotiation"},
		Signer: model.Label{Korean: "매도인 또는 매수인", English: "either party"},
		Sentence: model.Label{
			Korean:  "매수 제안({body.offer})의 협의를 끝냅니다. 끝난 제안은 되살릴 수 없습니다. 주식과 돈은 움직이지 않으며, 새로 제안할 수 있습니다.",
			English: "You end the negotiation of the offer {body.offer}, which cannot be revived. No shares and no money move; a new offer can be made.",
		},
		Makes: []model.Role{model.RoleFreed},
	},
	TypeAgreementSigned: {
		Body: model.BodyOf[AgreementSigned], OfRegister: true,
		In:     slices.Concat(model.ListingStates.At(model.ListingIsOpen), model.OfferStates.At(model.OfferIsOpen), model.AgreementStates.At(model.AgreementIsProposed)),
		Name:   model.Label{Korean: "주식양수도계약 서명", English: "signature under a transfer agreement"},
		Signer: model.Label{Korean: "매도인과 매수인, 각각", English: "seller and buyer, each"},
		Source: "Commercial Act art. 335, 337",
		Sentence: model.Label{
			Korean:  "주식양수도계약에 서명합니다. 양도인({body.terms.seller})이 양수인({body.terms.buyer})에게 발행회사({body.terms.issuer})의 주식({body.terms.class}) {body.terms.quantity:shares}를 1주당 {body.terms.price:won}, 모두 {body.terms.total:won}에 넘깁니다. {=actor|body.terms.buyer}귀하는 {body.terms.total:won}을 {body.terms.fundBy:time}까지 에스크로 기관({body.terms.escrowAgent})에 예치합니다. {/}{~actor|body.terms.buyer}양수인은 대금을 {body.terms.fundBy:time}까지 에스크로 기관({body.terms.escrowAgent})에 예치하고, 대금은 명의개서와 동시에 양도인{/}{=actor|body.terms.seller}인 귀하{/}{~actor|body.terms.buyer}에게 지급될 수 있게 됩니다. {/}계약일은 {body.terms.contractOn}입니다. 두 당사자가 모두 서명하면 혼자서 되돌릴 수 없고 주식은 결제되거나 계약이 끝날 때까지 묶입니다. 기한까지 승인이나 대금이 없으면 계약은 끝나 주식은 풀리고 대금은 돌려받습니다.",
			English: "You sign a share transfer agreement: the seller {body.terms.seller} gives the buyer {body.terms.buyer} {body.terms.quantity:shares} of the class {body.terms.class} of the issuer {body.terms.issuer}, at {body.terms.price:won} a share, {body.terms.total:won} in all. {=actor|body.terms.buyer}You pay {body.terms.total:won} into escrow at the member {body.terms.escrowAgent} by {body.terms.fundBy:time}. {/}{~actor|body.terms.buyer}The buyer pays the money into escrow at the member {body.terms.escrowAgent} by {body.terms.fundBy:time}, and in the instant the buyer is entered it is free for {/}{=actor|body.terms.seller}you, {/}{~actor|body.terms.buyer}the seller. {/}The contract is dated {body.terms.contractOn}. Once both have signed, neither can take it back alone, and the shares stay bound until it is settled or ends. If the approval or the money does not come in time it ends, the shares are free and the money goes back.",
		},
		Makes: []model.Role{model.RoleAgreed, model.RoleApprovalAsked, model.RoleRoundOpened, model.RoleReserved, model.RoleFreed},
	},
	TypeDepositAttested: {
		Body: model.BodyOf[DepositAttested], OfRegister: true, Halted: true, Closed: true, Cosigned: true, Personal: true,
		In:     model.AgreementStates.At(model.AgreementIsFirstRefusal, model.AgreementIsApprovalPending, model.AgreementIsRefused, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase, model.AgreementIsAgreed, model.AgreementIsFunded, model.AgreementIsDisputed, model.AgreementIsSettled, model.AgreementIsPayoutFailed, model.AgreementIsPaid, model.AgreementIsRefunded, model.AgreementIsVoid, model.AgreementIsExpired),
		Name:   model.Label{Korean: "예치 확인", English: "attestation of a deposit"},
		Signer: model.Label{Korean: "에스크로 창구", English: "an escrow desk of the agent"},
		Sentence: model.Label{
			Korean:  "에스크로 업무창구로서 주식양수도계약({body.agreement})에 입금된 {body.amount:won}(은행 거래번호 {body.reference})을 예치로 확인합니다. {?body.fromBuyer}양수인이 보낸 돈이며, 기한 안이면 대금으로 쓰이고 넘치거나 늦은 돈은 돌려줍니다.{/}{!body.fromBuyer}양수인이 아닌 사람이 보낸 돈이므로 보관했다가 돌려줍니다.{/} 확인은 취소할 수 없으며, 잘못 들어온 돈은 환급으로만 바로잡습니다.",
			English: "As an escrow desk, you attest that {body.amount:won} arrived for the transfer agreement {body.agreement}, under the bank reference {body.reference}. {?body.fromBuyer}It came from the buyer: in time it counts toward the price; what is late or too much is refunded.{/}{!body.fromBuyer}It did not come from the buyer: it is held, to be refunded.{/} This cannot be taken back; wrong money is put right by a refund only.",
		},
		Makes: []model.Role{model.RoleDeposited},
	},
	TypeTradeSettled: {
		Body: model.BodyOf[TradeSettled], Worker: true, OfRegister: true,
		In:     model.AgreementStates.At(model.AgreementIsFunded),
		Name:   model.Label{Korean: "동시결제", English: "settlement"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Source: "Commercial Act art. 337(1)",
		Sentence: model.Label{
			Korean:  "주식양수도계약({body.agreement})을 동시결제합니다. 양도인의 주식이 끝나고 양수인이 명의개서되며 대금이 지급 가능해지는 일이 한 번에 이루어지고, 되돌릴 수 없습니다. 바로잡으려면 새로 양도해야 합니다.",
			English: "You settle the transfer agreement {body.agreement}: the seller's shares end, the buyer is entered and the money is freed, all in one transaction that cannot be undone. It takes a new transfer to put it right.",
		},
		Makes: []model.Role{model.RoleSettled, model.RoleEntered, model.RoleRecorded, model.RoleLotEnded, model.RoleFreed},
	},
	TypePayoutAttested: {
		Body: model.BodyOf[PayoutAttested], OfRegister: true, Cosigned: true, Personal: true, Halted: true, Closed: true,
		In:     model.AgreementStates.At(model.AgreementIsSettled),
		Name:   model.Label{Korean: "대금 지급 확인", English: "attestation of a payout"},
		Signer: model.Label{Korean: "에스크로 창구", English: "an escrow desk of the agent"},
		Sentence: model.Label{
			Korean:  "에스크로 업무창구로서 주식양수도계약({body.agreement})의 대금으로 {body.amount:won}(은행 거래번호 {body.reference})을 양도인의 약정 계좌에 지급했음을 확인합니다. 확인은 한 번만 할 수 있고 되돌릴 수 없습니다.",
			English: "As an escrow desk, you attest that {body.amount:won} were paid to the seller's account for the transfer agreement {body.agreement}, under the bank reference {body.reference}. This is attested once and cannot be undone.",
		},
		Makes: []model.Role{model.RolePaidOut},
	},
	TypeRefundAttested: {
		Body: model.BodyOf[RefundAttested], OfRegister: true, Cosigned: true, Personal: true, Halted: true, Closed: true,
		In:     model.AgreementStates.At(model.AgreementIsFirstRefusal, model.AgreementIsApprovalPending, model.AgreementIsRefused, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase, model.AgreementIsAgreed, model.AgreementIsFunded, model.AgreementIsDisputed, model.AgreementIsSettled, model.AgreementIsPayoutFailed, model.AgreementIsPaid, model.AgreementIsRefunded, model.AgreementIsVoid, model.AgreementIsExpired),
		Name:   model.Label{Korean: "환급 확인", English: "attestation of a refund"},
		Signer: model.Label{Korean: "에스크로 창구", English: "an escrow desk of the agent"},
		Sentence: model.Label{
			Korean:  "에스크로 업무창구로서 주식양수도계약({body.agreement})에 예치된 {body.amount:won}(은행 거래번호 {body.reference})을 보낸 곳으로 돌려주었음을 확인합니다. 되돌릴 수 없습니다.",
			English: "As an escrow desk, you attest that {body.amount:won} were refunded to where they came from for the transfer agreement {body.agreement}, under the bank reference {body.reference}. This cannot be undone.",
		},
		Makes: []model.Role{model.RoleRefunded},
	},
	TypeAgreementExpired: {
		Body: model.BodyOf[AgreementExpired], Worker: true, OfRegister: true, Ends: true,
		In:     model.AgreementStates.At(model.AgreementIsProposed, model.AgreementIsFirstRefusal, model.AgreementIsApprovalPending, model.AgreementIsRefused, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase, model.AgreementIsAgreed, model.AgreementIsFunded),
		Name:   model.Label{Korean: "계약 만료", English: "expiry of an agreement"},
		Signer: model.Label{Korean: "누구나", English: "anyone"},
		Sentence: model.Label{
			Korean:  "기한이 지난 주식양수도계약({body.agreement})을 끝냅니다. 주식의 예약이 풀리고, 예치된 돈은 돌려줍니다. 끝난 계약은 되살릴 수 없습니다.",
			English: "You end the transfer agreement {body.agreement}, whose time is over. The shares are free again, and money in escrow goes back. An ended agreement cannot be revived.",
		},
		Makes: []model.Role{model.RoleFreed, model.RoleRoundClosed},
	},
	TypePayoutFailed: {
		Body: model.BodyOf[PayoutFailed], OfRegister: true, Halted: true, Closed: true,
		In:     model.AgreementStates.At(model.AgreementIsSettled),
		Name:   model.Label{Korean: "대금 지급 실패 확인", English: "attestation of a failed payout"},
		Signer: model.Label{Korean: "에스크로 창구", English: "an escrow desk of the agent"},
		Sentence: model.Label{
			Korean:  "에스크로 업무창구로서 주식양수도계약({body.agreement})의 대금이 매도인의 계좌에 지급되지 못했음을 확인합니다. 명의개서는 그대로이고 대금은 계속 보관되며, 매도인이 새 계좌를 알려야 다시 지급할 수 있습니다.",
			English: "As an escrow desk, you attest that the money of the agreement {body.agreement} could not be paid to the seller's account. The register stays as it is and the money is still held; it can be paid once the seller names another account.",
		},
		Makes: []model.Role{model.RolePayoutFailed},
	},
	TypeAccountReplaced: {
		Body: model.BodyOf[AccountReplaced], OfRegister: true, Cosigned: true, Halted: true, Closed: true,
		In:     model.AgreementStates.At(model.AgreementIsPayoutFailed),
		Name:   model.Label{Korean: "지급 계좌 변경", English: "replacement of the seller's account"},
		Signer: model.Label{Korean: "매도인과 에스크로 창구", English: "the seller and an escrow desk of the agent"},
		Sentence: model.Label{
			Korean:  "지급에 실패한 주식양수도계약({body.agreement})의 대금을 받을 매도인의 계좌를 바꿉니다. 새 계좌의 확약값은 {body.payout}이며, 에스크로 업무창구가 명의를 확인하고 함께 서명합니다. 대금은 이 계좌로 다시 지급됩니다.",
			English: "You replace the seller's account for the money of the agreement {body.agreement}, whose payout failed, by the one with the commitment {body.payout}. An escrow desk checks whose it is and signs with the seller; the money is then paid there.",
		},
	},
}
