package demo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// settle is step 4: the board approves, the escrow agent attests the deposit, anyone settles, and the seller is paid.
func (r *run) settle(ctx context.Context) error {
	settled := &traderules.TradeSettled{Agreement: r.trade.agreement}
	if err := r.refused(ctx, r.gateway(2), r.cast.buyer, r.company.id, settled, value.CodeNotFunded, label("승인과 대금 없이 결제", "settling without approval and money")); err != nil {
		return err
	}
	if err := together(ctx, r.vote(r.cast.director), r.vote(r.cast.officer)); err != nil {
		return err
	}
	desk, err := r.escrowDesk()
	if err != nil {
		return err
	}
	deposit := &traderules.DepositAttested{PaymentBody: r.payment("IN"), FromBuyer: true}
	done, err := r.act(ctx, r.trade.agent, desk, r.company.id, deposit, label("에스크로: 대금 입금 증명", "escrow: the deposit is attested"))
	if err != nil {
		return err
	}
	r.fact("에스크로(%s): ₩%d 입금, 블록 %d", "Escrow (%s): ₩%d deposited, block %d", r.trade.agent.Member, r.trade.terms.Total, done.Block)
	outcome, err := r.act(ctx, r.gateway(2), r.cast.buyer, r.company.id, settled, label("동시결제", "the trade settles"))
	if err != nil {
		return err
	}
	r.result.SecondsToSettlement = time.Since(r.began).Seconds()
	if err := r.checkSettled(ctx, outcome); err != nil {
		return err
	}
	return r.payOut(ctx, desk)
}

// vote is a director's approval.
func (r *run) vote(director *client.Wallet) func(context.Context) error {
	return func(ctx context.Context) error {
		vote := &approval.ApprovalVoted{Agreement: r.trade.agreement, Approve: true}
		done, err := r.act(ctx, r.gateway(0), director, r.company.id, vote, label("이사의 승인", "a director approves"))
		if err == nil {
			r.fact("이사 승인: %s, 블록 %d", "A director approves: %s, block %d", director, done.Block)
		}
		return err
	}
}

// escrowDesk is the development person in the first run at their member, otherwise the agent's own staff.
func (r *run) escrowDesk() (*client.Wallet, error) {
	for _, one := range people.Cast {
		member := r.directory.Sites[one.Site%len(r.directory.Sites)].Member
		if one.Role == people.Escrow && r.cast.first && member == r.trade.agent.Member {
			return people.Open(people.Directory(r.options.State), people.Escrow)
		}
	}
	return r.staff(r.trade.agent.Member, people.Escrow)
}

// payment is a payment of the whole price, under a reference of this agreement's own.
func (r *run) payment(direction string) traderules.PaymentBody {
	return traderules.PaymentBody{
		Agreement: r.trade.agreement, Reference: value.BankReference("DEMO-" + direction + "-" + string(r.trade.agreement[:24])), Amount: r.trade.terms.Total,
	}
}

// checkSettled makes sure that one transaction ended the seller's lot, began the buyer's, and freed the money.
func (r *run) checkSettled(ctx context.Context, outcome client.Outcome) error {
	session, err := r.as(ctx, r.cast.buyer, r.gateway(1))
	if err != nil {
		return err
	}
	answer, err := session.Agreement(ctx, r.trade.agreement)
	if err != nil {
		return err
	}
	agreement, tx := answer.Agreement, outcome.Transaction
	if agreement.Settled == nil || answer.Escrow == nil || answer.Escrow.Releasable == nil {
		return errors.New("the agreement is not settled, or the money not free")
	}
	before, err := session.Lot(ctx, r.trade.lot.ID)
	if err != nil {
		return err
	}
	bought, err := session.Lot(ctx, agreement.Began)
	if err != nil {
		return err
	}
	if before.Ended == nil {
		return errors.New("the seller's lot has not ended")
	}
	for what, other := range map[string]string{
		"the settlement": agreement.Settled.Transaction, "the money": answer.Escrow.Releasable.Transaction,
		"the end of the seller's lot": before.Ended.Tx, "the beginning of the buyer's lot": bought.Recorded.Tx,
	} {
		if other != tx {
			return fmt.Errorf("%s is in the transaction %s instead of %s", what, other, tx)
		}
	}
	if bought.Lot.Quantity != soldQ || bought.Lot.Provenance != model.Settled || agreement.Balance == "" {
		return fmt.Errorf("the buyer's lot has %d shares, %s", bought.Lot.Quantity, bought.Lot.Provenance)
	}
	t := &r.result.Trade
	t.Settlement, t.Block, t.Bought, t.Balance = tx, outcome.Block, agreement.Began, agreement.Balance
	r.fact("한 거래로: 매도인의 취득 단위 끝, 매수인의 취득 단위 시작, 대금 지급 가능. 거래 %s, 블록 %d",
		"In one transaction: the seller's lot ends, the buyer's begins, the money is free. Transaction %s, block %d", tx, outcome.Block)
	return nil
}

func (r *run) payOut(ctx context.Context, desk *client.Wallet) error {
	done, err := r.act(ctx, r.trade.agent, desk, r.company.id, &traderules.PayoutAttested{PaymentBody: r.payment("OUT")}, label("에스크로: 매도인에게 지급", "escrow: the seller is paid"))
	if err != nil {
		return err
	}
	r.fact("매도인에게 지급, 블록 %d", "The seller is paid, block %d", done.Block)
	return nil
}
