package demo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"holdfast/chaincode/model"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// What is traded: of the seller's one lot of 5,000 common shares, 2,000 are listed and 1,500 sold.
const (
	lotSize  value.Shares = 5_000
	listedQ  value.Shares = 2_000
	soldQ    value.Shares = 1_500
	firstBid value.Won    = 11_500
	price    value.Won    = 12_000
)

// trade is the trade of one run.
type trade struct {
	lot       model.Lot
	listing   value.ListingID
	offer     value.OfferID
	agreement value.AgreementID
	agent     *client.Site
	terms     model.Terms
	// holding is the seller's certificate from before the trade.
	holding string
}

// agree is step 3: the seller lists, the buyer offers, they haggle once, and both sign the same terms.
func (r *run) agree(ctx context.Context) (err error) {
	if err := r.findLot(ctx); err != nil {
		return err
	}
	if err := r.certifyHolding(ctx); err != nil {
		return err
	}
	if r.result.Before, err = r.register(ctx); err != nil {
		return err
	}
	if err := r.list(ctx); err != nil {
		return err
	}
	oversold := &traderules.SharesListed{Lot: r.trade.lot.ID, Quantity: lotSize - listedQ + 1, Price: price, Until: in(30 * value.Day)}
	if err := r.refused(ctx, r.gateway(1), r.cast.seller, r.company.id, oversold, value.CodeNotFree,
		label("이미 게시한 주식을 다른 사이트에서 또 게시", "the same shares are listed again at another member's gateway")); err != nil {
		return err
	}
	if err := r.negotiate(ctx); err != nil {
		return err
	}
	return r.signTerms(ctx)
}

// identifyBuyer lets an identity desk of the buyer's home identify them; the claim did that for the others.
func (r *run) identifyBuyer(ctx context.Context) error {
	party, err := r.gateway(0).At(r.seen()).Party(ctx, r.cast.buyer.DID())
	if err != nil {
		return err
	}
	home, err := r.liveHome(party.Homes)
	if err != nil {
		return err
	}
	session, err := r.as(ctx, r.cast.buyer, home)
	if err != nil {
		return err
	}
	opened, err := session.Identify(ctx, api.IdentificationRequest{
		Kind: Buyer.Kind, Name: Buyer.Name, Identifier: Buyer.Identifier, Address: Buyer.Address, Email: Buyer.Email,
	})
	if err != nil {
		return err
	}
	if err := r.attest(ctx, home, opened.Case); err != nil {
		return err
	}
	r.fact("매수인 본인확인 (%s)", "The buyer is identified (%s)", home.Member)
	return nil
}

// findLot finds the seller's lot in the register.
func (r *run) findLot(ctx context.Context) error {
	session, err := r.as(ctx, r.cast.seller, r.gateway(0))
	if err != nil {
		return err
	}
	register, err := session.Register(ctx, r.company.id, false)
	if err != nil {
		return err
	}
	for _, entry := range register.Entries {
		if entry.Controller == r.cast.seller.DID() && len(entry.Lots) == 1 && entry.Lots[0].Quantity == lotSize {
			r.trade.lot, r.result.Trade.Lot = entry.Lots[0], entry.Lots[0].ID
			return nil
		}
	}
	return errors.New("the seller does not control the expected lot")
}

// list waits until the ledger lets the claimed shares be sold, and lists some.
func (r *run) list(ctx context.Context) error {
	session, err := r.as(ctx, r.cast.seller, r.gateway(0))
	if err != nil {
		return err
	}
	known, err := session.Session(ctx)
	if err != nil {
		return err
	}
	for _, entry := range known.Entries {
		if entry.ID == r.trade.lot.Entry {
			r.fact("이의기간은 %s까지", "The objection period lasts until %s", entry.SellableFrom)
			pause(ctx, time.Until(time.Unix(int64(entry.SellableFrom), 0)))
		}
	}
	// The period is over when three members' clocks have passed it: a listing that comes too early is rejected, and another one signed.
	for {
		body := &traderules.SharesListed{Lot: r.trade.lot.ID, Quantity: listedQ, Price: price, Until: in(30 * value.Day)}
		done, err := r.act(ctx, r.gateway(0), r.cast.seller, r.company.id, body, label("매도 게시", "shares are listed"))
		if errors.Is(err, client.Code(value.CodeObjectionPeriod)) && ctx.Err() == nil {
			pause(ctx, time.Second)
			continue
		}
		if err != nil {
			return err
		}
		r.trade.listing = value.ListingID(done.Created[0])
		r.result.Trade.Listing = r.trade.listing
		r.fact("매도 게시: %d주, 1주 ₩%d, 블록 %d", "Listed: %d shares at ₩%d, block %d", listedQ, price, done.Block)
		return nil
	}
}

// negotiate is an offer and a counter-offer, at two members' gateways.
func (r *run) negotiate(ctx context.Context) error {
	made := &traderules.OfferMade{Listing: r.trade.listing, Quantity: soldQ, Price: firstBid, Until: in(7 * value.Day)}
	done, err := r.act(ctx, r.gateway(1), r.cast.buyer, r.company.id, made, label("매수 제안", "an offer is made"))
	if err != nil {
		return err
	}
	r.trade.offer = value.OfferID(done.Created[0])
	r.result.Trade.Offer = r.trade.offer
	countered := &traderules.OfferCountered{Offer: r.trade.offer, Round: 2, Quantity: soldQ, Price: price, Until: in(7 * value.Day)}
	if _, err := r.act(ctx, r.gateway(0), r.cast.seller, r.company.id, countered, label("다른 조건으로 답함", "a counter-offer")); err != nil {
		return err
	}
	r.fact("매수 제안 ₩%d → ₩%d으로 답함", "Offered ₩%d → countered with ₩%d", firstBid, price)
	return nil
}

// signTerms lets the buyer sign terms made from the offer, and the seller the same terms as read at another gateway.
func (r *run) signTerms(ctx context.Context) error {
	given, err := r.given(ctx)
	if err != nil {
		return err
	}
	buyer, err := r.as(ctx, r.cast.buyer, r.gateway(1))
	if err != nil {
		return err
	}
	if r.trade.terms, err = client.NewTerms(ctx, buyer, r.trade.offer, given); err != nil {
		return err
	}
	signed, err := r.act(ctx, r.gateway(1), r.cast.buyer, r.company.id, &traderules.AgreementSigned{Terms: r.trade.terms}, label("매수인의 서명", "the buyer signs"))
	if err != nil {
		return err
	}
	r.trade.agreement = value.AgreementID(signed.Created[0])
	seller, err := r.as(ctx, r.cast.seller, r.gateway(0))
	if err != nil {
		return err
	}
	same, err := client.TermsOf(ctx, seller, r.trade.agreement)
	if err != nil {
		return err
	}
	done, err := r.act(ctx, r.gateway(0), r.cast.seller, r.company.id, &traderules.AgreementSigned{Terms: same}, label("매도인의 서명", "the seller signs"))
	if err != nil {
		return err
	}
	t := &r.result.Trade
	t.Agreement, t.Quantity, t.Price, t.Total = r.trade.agreement, same.Quantity, same.Price, same.Total
	t.Parties = []value.DID{same.Seller, same.Buyer}
	r.fact("같은 조건에 두 서명: 계약 %s, %d주 × ₩%d = ₩%d, 블록 %d", "Two signatures under the same terms: agreement %s, %d shares × ₩%d = ₩%d, block %d",
		r.trade.agreement[:12], same.Quantity, same.Price, same.Total, done.Block)
	return nil
}

// given leaves with the homes and the escrow agent what the terms commit to.
func (r *run) given(ctx context.Context) (given client.TermsGiven, err error) {
	r.trade.agent = r.agent()
	given = client.TermsGiven{EscrowAgent: r.trade.agent.Member, FundBy: in(7 * value.Day), ContractOn: in(0).DateInKorea()}
	err = together(ctx,
		func(ctx context.Context) (err error) {
			given.Payout, err = r.account(ctx, r.cast.seller, SellerAccount)
			return err
		},
		func(ctx context.Context) (err error) {
			given.Refund, err = r.account(ctx, r.cast.buyer, BuyerAccount)
			return err
		},
		func(ctx context.Context) (err error) {
			given.Text, err = r.contractText(ctx)
			return err
		},
		func(ctx context.Context) (err error) {
			given.BuyerAddress, err = r.leaveAddress(ctx, r.cast.buyer, Buyer)
			return err
		})
	return given, err
}

// account leaves an account with the escrow agent.
func (r *run) account(ctx context.Context, owner *client.Wallet, account api.AccountRequest) (value.Commitment, error) {
	session, err := r.as(ctx, owner, r.trade.agent)
	if err != nil {
		return "", err
	}
	kept, err := session.DepositAccount(ctx, account)
	return kept.Commitment, err
}

// contractText leaves the contract's text with the parties' homes.
func (r *run) contractText(ctx context.Context) (value.Digest, error) {
	party, err := r.gateway(0).At(r.seen()).Party(ctx, r.cast.buyer.DID())
	if err != nil {
		return "", err
	}
	site, err := r.liveHome(party.Homes)
	if err != nil {
		return "", err
	}
	session, err := r.as(ctx, r.cast.buyer, site)
	if err != nil {
		return "", err
	}
	draft, err := session.DraftText(ctx, r.trade.offer, "ko")
	if err != nil {
		return "", err
	}
	kept, err := session.DepositText(ctx, r.trade.offer, draft)
	return kept.Digest, err
}

// agent is the escrow agent: the member whose escrow desk is a development person where it is live, otherwise another.
func (r *run) agent() *client.Site {
	for _, one := range people.Cast {
		if one.Role != people.Escrow {
			continue
		}
		member := r.directory.Sites[one.Site%len(r.directory.Sites)].Member
		for _, site := range r.live {
			if site.Member == member {
				return site
			}
		}
	}
	return r.gateway(1)
}

// in is the moment d from now.
func in(d value.Seconds) value.Time {
	return value.Time(time.Now().Unix()).After(d)
}

// register is the register as the officer sees it now, at the company's home.
func (r *run) register(ctx context.Context) (Register, error) {
	home, err := r.as(ctx, r.cast.officer, r.company.home)
	if err != nil {
		return Register{}, err
	}
	answer, err := home.Register(ctx, r.company.id, false)
	if err != nil {
		return Register{}, err
	}
	register := Register{Height: answer.Height}
	for _, entry := range answer.Entries {
		if entry.Personal == nil {
			return register, fmt.Errorf("the officer does not see the name of the entry %s at a home", entry.Id)
		}
		for _, class := range answer.Classes {
			row := RegisterRow{Entry: entry.Id, Holder: entry.Personal.Name, State: entry.State, Class: class.Name, Shares: entry.Totals[string(class.Id)]}
			for _, lot := range entry.Lots {
				if lot.Class == class.Id && lot.Ended == nil {
					row.Lots, row.Provenance = row.Lots+1, lot.Provenance
				}
			}
			if row.Lots > 0 {
				register.Rows = append(register.Rows, row)
			}
		}
	}
	return register, nil
}
