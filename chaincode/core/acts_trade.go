package core

import "slices"

// The types of the commands that make a trade.
const (
	TypeSharesListed     Type = "SharesListed"
	TypeListingWithdrawn Type = "ListingWithdrawn"
	TypeListingExpired   Type = "ListingExpired"
	TypeOfferMade        Type = "OfferMade"
	TypeOfferCountered   Type = "OfferCountered"
	TypeOfferDeclined    Type = "OfferDeclined"
	TypeAgreementSigned  Type = "AgreementSigned"
	TypeDepositAttested  Type = "DepositAttested"
	TypeTradeSettled     Type = "TradeSettled"
	TypePayoutAttested   Type = "PayoutAttested"
	TypeRefundAttested   Type = "RefundAttested"
	TypeAgreementExpired Type = "AgreementExpired"
	TypePayoutFailed     Type = "PayoutFailed"
	TypeAccountReplaced  Type = "AccountReplaced"
)

// rolePayoutFailed is what a command about a failed payout does.
const rolePayoutFailed role = "payout failed"

// tradeGroup is what this package brings to a set of rules.
var tradeGroup = Group{Acts: []map[Type]act{tradeActs}}

var tradeActs = map[Type]act{
	TypeSharesListed: {
		body: body[SharesListed], ofRegister: true,
		in:     EntryStates.at(EntryIsClaimed),
		name:   Label{"매도 게시", "listing of shares"},
		signer: Label{"주주", "the holder"},
		source: "Commercial Act art. 335(3)",
		makes:  []role{roleListed, roleReserved},
	},
	TypeListingWithdrawn: {
		body: body[ListingWithdrawn], ofRegister: true, halted: true, closed: true,
		in:     ListingStates.at(ListingIsOpen),
		name:   Label{"매도 게시 철회", "withdrawal of a listing"},
		signer: Label{"매도인", "the seller"},
		makes:  []role{roleFreed},
	},
	TypeListingExpired: {
		body: body[ListingExpired], ofRegister: true, halted: true, closed: true,
		in:     ListingStates.at(ListingIsOpen),
		name:   Label{"매도 게시 만료", "expiry of a listing"},
		signer: Label{"누구나", "anyone"},
		makes:  []role{roleFreed},
	},
	TypeOfferMade: {
		body: body[OfferMade], ofRegister: true,
		in:     ListingStates.at(ListingIsOpen),
		name:   Label{"매수 제안", "offer"},
		signer: Label{"신원이 확인된 매수인", "an identified buyer"},
		makes:  []role{roleOffered},
	},
	TypeOfferCountered: {
		body: body[OfferCountered], ofRegister: true,
		in:     slices.Concat(ListingStates.at(ListingIsOpen), OfferStates.at(OfferIsOpen)),
		name:   Label{"수정 제안", "counter-offer"},
		signer: Label{"답할 차례인 당사자", "the party whose turn it is"},
	},
	TypeOfferDeclined: {
		body: body[OfferDeclined], ofRegister: true, halted: true, closed: true,
		in:     OfferStates.at(OfferIsOpen),
		name:   Label{"제안 거절", "end of a negotiation"},
		signer: Label{"매도인 또는 매수인", "either party"},
		makes:  []role{roleFreed},
	},
	TypeAgreementSigned: {
		body: body[AgreementSigned], ofRegister: true,
		in:     slices.Concat(ListingStates.at(ListingIsOpen), OfferStates.at(OfferIsOpen), AgreementStates.at(AgreementIsProposed)),
		name:   Label{"주식양수도계약 서명", "signature under a transfer agreement"},
		signer: Label{"매도인과 매수인, 각각", "seller and buyer, each"},
		source: "Commercial Act art. 335, 337",
		makes:  []role{roleAgreed, roleApprovalAsked, roleRoundOpened, roleReserved, roleFreed},
	},
	TypeDepositAttested: {
		body: body[DepositAttested], ofRegister: true, halted: true, closed: true, cosigned: true, personal: true,
		in:     AgreementStates.at(AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer, AgreementIsCompanyPurchase, AgreementIsAgreed, AgreementIsFunded, AgreementIsDisputed, AgreementIsSettled, AgreementIsPayoutFailed, AgreementIsPaid, AgreementIsRefunded, AgreementIsVoid, AgreementIsExpired),
		name:   Label{"예치 확인", "attestation of a deposit"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		makes:  []role{roleDeposited},
	},
	TypeTradeSettled: {
		body: body[TradeSettled], ofRegister: true,
		in:     AgreementStates.at(AgreementIsFunded),
		name:   Label{"동시결제", "settlement"},
		signer: Label{"누구나", "anyone"},
		source: "Commercial Act art. 337(1)",
		makes:  []role{roleSettled, roleEntered, roleRecorded, roleLotEnded, roleFreed},
	},
	TypePayoutAttested: {
		body: body[PayoutAttested], ofRegister: true, halted: true, closed: true, cosigned: true, personal: true,
		in:     AgreementStates.at(AgreementIsSettled),
		name:   Label{"대금 지급 확인", "attestation of a payout"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		makes:  []role{rolePaidOut},
	},
	TypeRefundAttested: {
		body: body[RefundAttested], ofRegister: true, halted: true, closed: true, cosigned: true, personal: true,
		in:     AgreementStates.at(AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer, AgreementIsCompanyPurchase, AgreementIsAgreed, AgreementIsFunded, AgreementIsDisputed, AgreementIsSettled, AgreementIsPayoutFailed, AgreementIsPaid, AgreementIsRefunded, AgreementIsVoid, AgreementIsExpired),
		name:   Label{"환급 확인", "attestation of a refund"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		makes:  []role{roleRefunded},
	},
	TypeAgreementExpired: {
		body: body[AgreementExpired], ofRegister: true, halted: true, closed: true,
		in:     AgreementStates.at(AgreementIsProposed, AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer, AgreementIsCompanyPurchase, AgreementIsAgreed, AgreementIsFunded),
		name:   Label{"계약 만료", "expiry of an agreement"},
		signer: Label{"누구나", "anyone"},
		makes:  []role{roleFreed, roleRoundClosed},
	},
	TypePayoutFailed: {
		body: body[PayoutFailed], ofRegister: true, halted: true, closed: true,
		in:     AgreementStates.at(AgreementIsSettled),
		name:   Label{"대금 지급 실패 확인", "attestation of a failed payout"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		sentence: Label{
			"에스크로 업무창구로서 주식양수도계약({body.agreement})의 대금이 매도인의 계좌에 지급되지 못했음을 확인합니다. 명의개서는 그대로이고 대금은 계속 보관되며, 매도인이 새 계좌를 알려야 다시 지급할 수 있습니다.",
			"As an escrow desk, you attest that the money of the agreement {body.agreement} could not be paid to the seller's account. The register stays as it is and the money is still held; it can be paid once the seller names another account.",
		},
		makes: []role{rolePayoutFailed},
	},
	TypeAccountReplaced: {
		body: body[AccountReplaced], ofRegister: true, cosigned: true, halted: true, closed: true,
		in:     AgreementStates.at(AgreementIsPayoutFailed),
		name:   Label{"지급 계좌 변경", "replacement of the seller's account"},
		signer: Label{"매도인과 에스크로 창구", "the seller and an escrow desk of the agent"},
		sentence: Label{
			"지급에 실패한 주식양수도계약({body.agreement})의 대금을 받을 매도인의 계좌를 바꿉니다. 새 계좌의 확약값은 {body.payout}이며, 에스크로 업무창구가 명의를 확인하고 함께 서명합니다. 대금은 이 계좌로 다시 지급됩니다.",
			"You replace the seller's account for the money of the agreement {body.agreement}, whose payout failed, by the one with the commitment {body.payout}. An escrow desk checks whose it is and signs with the seller; the money is then paid there.",
		},
	},
}
