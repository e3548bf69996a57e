package main

import (
	"context"
	"flag"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

func (a *app) moneyCommands() []command {
	var refuse, others bool
	var reference, amount string
	paymentOptions := []option{
		{"--reference R", text("은행의 거래번호; 원장에서 한 번만 쓸 수 있습니다", "the bank's reference; used once on the ledger")},
		{"--amount WON", text("금액; 없으면 계약의 대금", "the amount; the agreement's price unless given")},
	}
	paymentFlags := func(f *flag.FlagSet) {
		f.StringVar(&reference, "reference", "", "")
		f.StringVar(&amount, "amount", "", "")
	}
	return []command{
		{
			name: "approve", operands: "AGREEMENT", summary: text("이사: 양도를 승인합니다", "director: approve a transfer"),
			options: []option{{"--refuse", text("승인하지 않습니다", "vote against it")}},
			flags:   func(f *flag.FlagSet) { f.BoolVar(&refuse, "refuse", false, "") },
			run: func(ctx context.Context, operands []string) error {
				return a.onAgreement(ctx, operands[0], func(agreement api.AgreementView) (model.Body, error) {
					return &approval.ApprovalVoted{Agreement: agreement.Id, Approve: !refuse}, nil
				})
			},
		},
		{
			name: "fund", operands: "AGREEMENT", summary: text("에스크로 창구: 대금이 들어왔습니다", "escrow desk: the money has arrived"),
			options: append([]option{{"--from-other", text("매수인이 아닌 사람이 보냈습니다; 돌려줄 돈으로 보관됩니다", "it came from somebody else; it is held to be refunded")}}, paymentOptions...),
			flags:   func(f *flag.FlagSet) { paymentFlags(f); f.BoolVar(&others, "from-other", false, "") },
			run: func(ctx context.Context, operands []string) error {
				return a.pay(ctx, operands[0], reference, amount, func(p trade.PaymentBody) model.Body {
					return &trade.DepositAttested{PaymentBody: p, FromBuyer: !others}
				})
			},
		},
		{
			name: "settle", operands: "AGREEMENT", summary: text("누구나: 명의와 대금을 한 거래로 맞바꿉니다", "anyone: exchange entry and money in one transaction"),
			run: func(ctx context.Context, operands []string) error {
				return a.onAgreement(ctx, operands[0], func(agreement api.AgreementView) (model.Body, error) {
					return &trade.TradeSettled{Agreement: agreement.Id}, nil
				})
			},
		},
		{
			name: "pay", operands: "AGREEMENT", summary: text("에스크로 창구: 매도인에게 지급했습니다", "escrow desk: the seller has been paid"),
			options: paymentOptions, flags: paymentFlags,
			run: func(ctx context.Context, operands []string) error {
				return a.pay(ctx, operands[0], reference, amount, func(p trade.PaymentBody) model.Body { return &trade.PayoutAttested{PaymentBody: p} })
			},
		},
		{
			name: "refund", operands: "AGREEMENT", summary: text("에스크로 창구: 돌려주었습니다", "escrow desk: money was paid back"),
			options: paymentOptions, flags: paymentFlags,
			run: func(ctx context.Context, operands []string) error {
				if amount == "" {
					return usage("--amount 로 돌려준 금액을 적으십시오.", "Give the amount paid back with --amount.")
				}
				return a.pay(ctx, operands[0], reference, amount, func(p trade.PaymentBody) model.Body { return &trade.RefundAttested{PaymentBody: p} })
			},
		},
		{
			name: "expire", operands: "AGREEMENT", summary: text("누구나: 기한이 지난 계약을 끝냅니다", "anyone: end an agreement whose time is over"),
			run: func(ctx context.Context, operands []string) error {
				return a.onAgreement(ctx, operands[0], func(agreement api.AgreementView) (model.Body, error) {
					return &trade.AgreementExpired{Agreement: agreement.Id}, nil
				})
			},
		},
	}
}

// onAgreement signs a command about an agreement that was looked up first.
func (a *app) onAgreement(ctx context.Context, id string, body func(api.AgreementView) (model.Body, error)) error {
	if _, err := a.openWallet(); err != nil {
		return err
	}
	var agreement api.AgreementView
	err := a.as(ctx, func(site *client.Site) error {
		answer, err := site.Agreement(ctx, value.AgreementID(id))
		agreement = answer.Agreement
		return err
	})
	if err != nil {
		return err
	}
	made, err := body(agreement)
	if err != nil {
		return err
	}
	return a.act(ctx, agreement.Terms.Issuer, made)
}

// pay signs a statement about a payment. The price is read from the agreement unless an amount is given.
func (a *app) pay(ctx context.Context, id, reference, amount string, body func(trade.PaymentBody) model.Body) error {
	if reference == "" {
		return usage("--reference 로 은행의 거래번호를 적으십시오.", "Give the bank's reference with --reference.")
	}
	return a.onAgreement(ctx, id, func(agreement api.AgreementView) (model.Body, error) {
		payment := trade.PaymentBody{Agreement: agreement.Id, Reference: value.BankReference(reference), Amount: agreement.Terms.Total}
		if amount != "" {
			won, err := readNumber(amount)
			if err != nil {
				return nil, err
			}
			payment.Amount = value.Won(won)
		}
		if payment.Amount == 0 {
			return nil, usage("이 지갑은 계약의 금액을 볼 수 없습니다. --amount 로 적으십시오.", "This wallet may not see the agreement's amounts. Give --amount.")
		}
		return body(payment), nil
	})
}
