package core

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
)

var tradeActs = map[Type]act{
	TypeSharesListed: {
		body: body[SharesListed], ofRegister: true, since: rules1,
		name:   Label{"매도 게시", "listing of shares"},
		signer: Label{"주주", "the holder"},
		source: "Commercial Act art. 335(3)",
		makes:  []role{roleListed, roleReserved},
	},
	TypeListingWithdrawn: {
		body: body[ListingWithdrawn], ofRegister: true, since: rules1, halted: true, closed: true,
		name:   Label{"매도 게시 철회", "withdrawal of a listing"},
		signer: Label{"매도인", "the seller"},
		makes:  []role{roleFreed},
	},
	TypeListingExpired: {
		body: body[ListingExpired], ofRegister: true, since: rules1, halted: true, closed: true,
		name:   Label{"매도 게시 만료", "expiry of a listing"},
		signer: Label{"누구나", "anyone"},
		makes:  []role{roleFreed},
	},
	TypeOfferMade: {
		body: body[OfferMade], ofRegister: true, since: rules1,
		name:   Label{"매수 제안", "offer"},
		signer: Label{"신원이 확인된 매수인", "an identified buyer"},
		makes:  []role{roleOffered},
	},
	TypeOfferCountered: {
		body: body[OfferCountered], ofRegister: true, since: rules1,
		name:   Label{"수정 제안", "counter-offer"},
		signer: Label{"답할 차례인 당사자", "the party whose turn it is"},
	},
	TypeOfferDeclined: {
		body: body[OfferDeclined], ofRegister: true, since: rules1, halted: true, closed: true,
		name:   Label{"제안 거절", "end of a negotiation"},
		signer: Label{"매도인 또는 매수인", "either party"},
	},
	TypeAgreementSigned: {
		body: body[AgreementSigned], ofRegister: true, since: rules1,
		name:   Label{"주식양수도계약 서명", "signature under a transfer agreement"},
		signer: Label{"매도인과 매수인, 각각", "seller and buyer, each"},
		source: "Commercial Act art. 335, 337",
		makes:  []role{roleAgreed, roleApprovalAsked, roleReserved, roleFreed},
	},
	TypeDepositAttested: {
		body: body[DepositAttested], ofRegister: true, since: rules1, halted: true, closed: true, cosigned: true, personal: true,
		name:   Label{"예치 확인", "attestation of a deposit"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		makes:  []role{roleDeposited},
	},
	TypeTradeSettled: {
		body: body[TradeSettled], ofRegister: true, since: rules1,
		name:   Label{"동시결제", "settlement"},
		signer: Label{"누구나", "anyone"},
		source: "Commercial Act art. 337(1)",
		makes:  []role{roleSettled, roleEntered, roleRecorded, roleLotEnded, roleFreed},
	},
	TypePayoutAttested: {
		body: body[PayoutAttested], ofRegister: true, since: rules1, halted: true, closed: true, cosigned: true, personal: true,
		name:   Label{"대금 지급 확인", "attestation of a payout"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		makes:  []role{rolePaidOut},
	},
	TypeRefundAttested: {
		body: body[RefundAttested], ofRegister: true, since: rules1, halted: true, closed: true, cosigned: true, personal: true,
		name:   Label{"환급 확인", "attestation of a refund"},
		signer: Label{"에스크로 창구", "an escrow desk of the agent"},
		makes:  []role{roleRefunded},
	},
	TypeAgreementExpired: {
		body: body[AgreementExpired], ofRegister: true, since: rules1, halted: true, closed: true,
		name:   Label{"계약 만료", "expiry of an agreement"},
		signer: Label{"누구나", "anyone"},
		makes:  []role{roleFreed},
	},
}
