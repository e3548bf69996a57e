//go:build e2e

package e2e

import (
	"errors"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// transfers: a sale that the board approves, a sale that it refuses and what follows, and a gift.
func (l *life) transfers(c *cast) {
	l.identify(c.buyer)
	l.identify(c.refused)
	_, lots := l.holding(c.angel.entry, l.common)
	sold := l.agree(c.angel, c.buyer, lots[0].ID, 10_000, 4_000)
	l.vote(sold, true, c.founder, c.partner)
	l.fund(sold)
	l.act(c.outside, &trade.TradeSettled{Agreement: sold})
	l.pay(sold)
	l.has(c.angel, l.common, 30_000)
	l.has(c.buyer, l.common, 10_000)
	l.refusal(c)
	l.gift(c)
}

// gift: the founder gives shares to the engineer, who accepts by signing too; the board approves.
func (l *life) gift(c *cast) {
	before, lots := l.holding(c.founder.entry, l.common)
	lot := lots[0]
	given := l.act(c.founder, &move.SharesGiven{
		Receiver: c.engineer.did(), Address: l.address(c.engineer), Parts: []model.LotPart{{Lot: lot.ID, Quantity: 5_000}},
		Quantity: 5_000, ContractOn: today(), Text: hashed("gift"),
	}, c.engineer)
	transfer := value.TransferID(made(given, "transfer"))
	l.act(c.partner, &move.TransferVoted{Transfer: transfer, Approve: true})
	l.act(c.outside, &move.TransferVoted{Transfer: transfer, Approve: true})
	if _, err := l.submit(c.outside, &move.TransferCompleted{Transfer: transfer}); err != nil && !errors.Is(err, client.Code(value.CodeWrongState)) {
		l.Fatal(err)
	}
	l.seen = height(l.T)
	l.has(c.founder, l.common, before-5_000)
	l.has(c.engineer, l.common, 10_000)
}

// agree goes from a listing to both signatures.
func (l *life) agree(seller, buyer *somebody, lot value.LotID, quantity value.Shares, price value.Won) value.AgreementID {
	l.Helper()
	listing := l.soon(value.CodeObjectionPeriod, func() (client.Outcome, error) {
		return l.submit(seller, &trade.SharesListed{Lot: lot, Quantity: quantity, Price: price, Until: soonest(30 * value.Day)})
	}).Created[0]
	offer := l.act(buyer, &trade.OfferMade{Listing: value.ListingID(listing), Quantity: quantity, Price: price, Until: soonest(7 * value.Day)})[0]
	return l.sign(seller, buyer, value.OfferID(offer))
}

// sign prepares what the terms of an offer commit to, and lets both sign them.
func (l *life) sign(seller, buyer *somebody, offer value.OfferID) value.AgreementID {
	l.Helper()
	account := func(who *somebody) value.Commitment {
		kept, err := l.as(who).DepositAccount(l.Context(), api.AccountRequest{Bank: "가온은행", Number: "100-0000-000901", Holder: who.data.Name})
		must(l.T, err)
		return kept.Commitment
	}
	session := l.as(buyer)
	draft, err := session.DraftText(l.Context(), offer, "ko")
	must(l.T, err)
	text, err := session.DepositText(l.Context(), offer, draft)
	must(l.T, err)
	terms, err := client.NewTerms(l.Context(), session, offer, client.TermsGiven{
		BuyerAddress: l.address(buyer), EscrowAgent: l.home.Member, Payout: account(seller), Refund: account(buyer),
		FundBy: soonest(7 * value.Day), ContractOn: today(), Text: text.Digest,
	})
	must(l.T, err)
	agreement := l.act(buyer, &trade.AgreementSigned{Terms: terms})[0]
	l.act(seller, &trade.AgreementSigned{Terms: terms})
	return value.AgreementID(agreement)
}

func (l *life) vote(agreement value.AgreementID, approve bool, directors ...*somebody) {
	l.Helper()
	for _, director := range directors {
		l.act(director, &approval.ApprovalVoted{Agreement: agreement, Approve: approve})
	}
}

// payment is a payment of the whole price.
func (l *life) payment(agreement value.AgreementID, direction string) trade.PaymentBody {
	l.Helper()
	answer, err := l.as(l.staff(0, people.Escrow)).Agreement(l.Context(), agreement)
	must(l.T, err)
	if answer.Escrow == nil {
		l.Fatal("the escrow desk does not see the escrow")
	}
	return trade.PaymentBody{Agreement: agreement, Reference: value.BankReference("LIFE-" + direction + "-" + string(agreement[:24])), Amount: value.Won(answer.Escrow.Price)}
}

func (l *life) fund(agreement value.AgreementID) {
	l.Helper()
	l.act(l.staff(0, people.Escrow), &trade.DepositAttested{PaymentBody: l.payment(agreement, "IN"), FromBuyer: true})
}

func (l *life) pay(agreement value.AgreementID) {
	l.Helper()
	l.act(l.staff(0, people.Escrow), &trade.PayoutAttested{PaymentBody: l.payment(agreement, "OUT")})
}

// refusal: the board refuses a buyer. The seller asks the company for another one (Commercial Act art. 335-2(4)), it names the
// first investor, who demands the sale, and the shares go there without another approval.
func (l *life) refusal(c *cast) {
	before, lots := l.holding(c.founder.entry, l.common)
	agreement := l.agree(c.founder, c.refused, lots[0].ID, 50_000, 3_000)
	l.vote(agreement, false, c.partner)
	l.forbidden(value.CodeNotFunded, c.outside, &trade.TradeSettled{Agreement: agreement})
	l.act(c.founder, &approval.DesignationRequested{Agreement: agreement})
	named := &approval.BuyerDesignated{Agreement: agreement, Buyer: c.first.did(), Resolution: hashed("designation")}
	l.forbidden(value.CodeSameDesk, c.founder, named, c.partner) // who sells does not act for the company in it
	l.act(c.partner, named, c.outside)
	demanded := l.act(c.first, &approval.SaleDemanded{Agreement: agreement})
	sale := l.sign(c.founder, c.first, value.OfferID(made(demanded, "offer")))
	l.fund(sale)
	l.act(c.outside, &trade.TradeSettled{Agreement: sale})
	l.pay(sale)
	l.has(c.founder, l.common, before-50_000)
	l.has(c.first, l.common, 150_000)
}
