package core

import "fmt"

func (b *SharesListed) describe(c *Command) Sentence {
	where, in := c.ofRegister()
	quantity := b.total()
	ko, en := total(b.Price, quantity)
	partsKo, partsEn := "", ""
	for _, part := range b.More {
		partsKo += fmt.Sprintf(", 취득 단위(%s) 가운데 %s", part.Lot, part.Quantity.ko())
		partsEn += fmt.Sprintf(" and %s of your lot %s", part.Quantity.en(), part.Lot)
	}
	if b.More != nil {
		partsKo += fmt.Sprintf(", 합계 %s", quantity.ko())
	}
	return Sentence{
		where + fmt.Sprintf("보유하신 취득 단위(%s) 가운데 %s%s를 1주당 %s, 모두 %s에 팔겠다고 %s까지 게시합니다. 그동안 이 주식은 예약되어 다른 곳에 팔 수 없으며, 계약 전에는 언제든 게시를 거둘 수 있습니다.",
			b.Lot, b.Quantity.ko(), partsKo, b.Price.ko(), ko, b.Until.ko()),
		fmt.Sprintf("You offer %s of your lot %s%s, %s, for sale at %s a share, %s in all, until %s. Meanwhile they are reserved and cannot be sold elsewhere; until there is an agreement you may withdraw the listing.",
			b.Quantity.en(), b.Lot, partsEn, in, b.Price.en(), en, b.Until.en()),
	}
}

func (b *ListingWithdrawn) describe(*Command) Sentence {
	return Sentence{
		fmt.Sprintf("매도 게시(%s)를 거둡니다. 남은 주식의 예약이 풀리며, 이미 계약된 주식은 그대로 예약됩니다.", b.Listing),
		fmt.Sprintf("You withdraw the listing %s. What is left of it is free again; what has been agreed stays reserved.", b.Listing),
	}
}

func (b *ListingExpired) describe(*Command) Sentence {
	return Sentence{
		fmt.Sprintf("기한이 지난 매도 게시(%s)를 끝냅니다. 남은 주식의 예약이 풀립니다.", b.Listing),
		fmt.Sprintf("You end the listing %s, whose time is over. What is left of it is free again.", b.Listing),
	}
}

func (b *OfferMade) describe(*Command) Sentence {
	ko, en := total(b.Price, b.Quantity)
	return Sentence{
		fmt.Sprintf("매도 게시(%s)의 주식 %s를 1주당 %s, 모두 %s에 사겠다고 제안합니다. 제안은 %s까지이며, 두 당사자가 같은 계약에 서명하기 전에는 아무도 구속되지 않습니다.", b.Listing, b.Quantity.ko(), b.Price.ko(), ko, b.Until.ko()),
		fmt.Sprintf("You offer to buy %s of the listing %s at %s a share, %s in all, until %s. Nobody is bound before both parties have signed the same agreement.", b.Quantity.en(), b.Listing, b.Price.en(), en, b.Until.en()),
	}
}

func (b *OfferCountered) describe(*Command) Sentence {
	ko, en := total(b.Price, b.Quantity)
	return Sentence{
		fmt.Sprintf("매수 제안(%s)에 %d번째 조건으로 답합니다. %s, 1주당 %s, 모두 %s이며 %s까지입니다. 두 당사자가 같은 계약에 서명하기 전에는 아무도 구속되지 않습니다.", b.Offer, b.Round, b.Quantity.ko(), b.Price.ko(), ko, b.Until.ko()),
		fmt.Sprintf("You answer the offer %s with round %d: %s at %s a share, %s in all, until %s. Nobody is bound before both parties have signed the same agreement.", b.Offer, b.Round, b.Quantity.en(), b.Price.en(), en, b.Until.en()),
	}
}

func (b *OfferDeclined) describe(*Command) Sentence {
	return Sentence{
		fmt.Sprintf("매수 제안(%s)의 협의를 끝냅니다. 주식과 돈은 움직이지 않으며, 새로 제안할 수 있습니다.", b.Offer),
		fmt.Sprintf("You end the negotiation of the offer %s. No shares and no money move; a new offer can be made.", b.Offer),
	}
}

func (b *AgreementSigned) describe(c *Command) Sentence {
	x := b.Terms
	ko := fmt.Sprintf("주식양수도계약에 서명합니다. 양도인(%s)이 양수인(%s)에게 발행회사(%s)의 주식(%s) %s를 1주당 %s, 모두 %s에 넘깁니다. ",
		x.Seller, x.Buyer, x.Issuer, x.Class, x.Quantity.ko(), x.Price.ko(), x.Total.ko())
	en := fmt.Sprintf("You sign a share transfer agreement: the seller %s gives the buyer %s %s of the class %s of the issuer %s, at %s a share, %s in all. ",
		x.Seller, x.Buyer, x.Quantity.en(), x.Class, x.Issuer, x.Price.en(), x.Total.en())
	if c.Actor == x.Buyer {
		ko += fmt.Sprintf("귀하는 %s을 %s까지 에스크로 기관(%s)에 예치합니다. ", x.Total.ko(), x.FundBy.ko(), x.EscrowAgent)
		en += fmt.Sprintf("You pay %s into escrow at the member %s by %s. ", x.Total.en(), x.EscrowAgent, x.FundBy.en())
	} else {
		ko += fmt.Sprintf("대금은 %s까지 에스크로 기관(%s)에 예치되고, 명의개서와 동시에 귀하에게 지급될 수 있게 됩니다. ", x.FundBy.ko(), x.EscrowAgent)
		en += fmt.Sprintf("The money is paid into escrow at the member %s by %s, and becomes yours in the instant the buyer is entered. ", x.EscrowAgent, x.FundBy.en())
	}
	return Sentence{
		ko + fmt.Sprintf("계약일은 %s입니다. 두 당사자가 모두 서명하면 혼자서 되돌릴 수 없고, 기한까지 승인이나 대금이 없으면 계약은 끝나 주식은 풀리고 대금은 돌려받습니다.", x.ContractOn),
		en + fmt.Sprintf("The contract is dated %s. Once both have signed, neither can take it back alone; if the approval or the money does not come in time it ends, the shares are free and the money goes back.", x.ContractOn),
	}
}

func (b *ApprovalVoted) describe(c *Command) Sentence {
	ko, en := "반대", "against"
	if b.Approve {
		ko, en = "찬성", "for"
	}
	return Sentence{
		fmt.Sprintf("발행회사(%s)의 이사로서 주식양수도계약(%s)의 양도승인에 %s합니다. 표결은 한 번만 할 수 있고 바꿀 수 없습니다.", c.Register, b.Agreement, ko),
		fmt.Sprintf("As a director of the issuer %s, you vote %s the approval of the transfer agreement %s. A vote is cast once and cannot be changed.", c.Register, en, b.Agreement),
	}
}

func (b *DepositAttested) describe(*Command) Sentence {
	ko, en := "양수인이 아닌 사람이 보낸 돈이므로 보관했다가 돌려줍니다.", "It did not come from the buyer: it is held, to be refunded."
	if b.FromBuyer {
		ko, en = "양수인이 보낸 돈이며, 기한 안이면 대금으로 쓰이고 넘치거나 늦은 돈은 돌려줍니다.", "It came from the buyer: in time it counts toward the price; what is late or too much is refunded."
	}
	return b.sentence("에 입금된", "예치로 확인합니다.", "arrived for", ko, en)
}

func (b *PayoutAttested) describe(*Command) Sentence {
	return b.sentence("의 대금으로", "양도인의 약정 계좌에 지급했음을 확인합니다.", "were paid to the seller's account for", "확인은 한 번만 할 수 있고 되돌릴 수 없습니다.", "This is attested once and cannot be undone.")
}

func (b *RefundAttested) describe(*Command) Sentence {
	return b.sentence("에 예치된", "보낸 곳으로 돌려주었음을 확인합니다.", "were refunded to where they came from for", "되돌릴 수 없습니다.", "This cannot be undone.")
}

// sentence says what a payment was, then what follows from it.
func (b *PaymentBody) sentence(role, done, happened, ko, en string) Sentence {
	return Sentence{
		fmt.Sprintf("에스크로 업무창구로서 주식양수도계약(%s)%s %s(은행 거래번호 %s)을 %s %s", b.Agreement, role, b.Amount.ko(), b.Reference, done, ko),
		fmt.Sprintf("As an escrow desk, you attest that %s %s the transfer agreement %s, under the bank reference %s. %s", b.Amount.en(), happened, b.Agreement, b.Reference, en),
	}
}

func (b *TradeSettled) describe(*Command) Sentence {
	return Sentence{
		fmt.Sprintf("주식양수도계약(%s)을 동시결제합니다. 양도인의 주식이 끝나고 양수인이 명의개서되며 대금이 지급 가능해지는 일이 한 번에 이루어지고, 되돌릴 수 없습니다.", b.Agreement),
		fmt.Sprintf("You settle the transfer agreement %s: the seller's shares end, the buyer is entered and the money is freed, all in one transaction that cannot be undone.", b.Agreement),
	}
}

func (b *AgreementExpired) describe(*Command) Sentence {
	return Sentence{
		fmt.Sprintf("기한이 지난 주식양수도계약(%s)을 끝냅니다. 주식의 예약이 풀리고, 예치된 돈은 돌려줍니다.", b.Agreement),
		fmt.Sprintf("You end the transfer agreement %s, whose time is over. The shares are free again, and money in escrow goes back.", b.Agreement),
	}
}
