package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strconv"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

func (a *app) tradeCommands() []command {
	var days int
	daysOption := []option{{"--days 30", text("며칠 동안", "for how many days")}}
	daysFlag := func(f *flag.FlagSet) { f.IntVar(&days, "days", 30, "") }
	return []command{
		{
			name: "listings", operands: "[ISSUER]", summary: text("매도 게시를 보입니다", "show listings"),
			run: func(ctx context.Context, operands []string) error {
				return a.listings(ctx, value.IssuerID(optional(operands, 0)))
			},
		},
		{
			name: "list", operands: "LOT SHARES PRICE", summary: text("보유자: 주식을 매도 게시합니다 (PRICE는 1주당 원)", "holder: put shares up for sale (PRICE: won for one share)"),
			options: daysOption, flags: daysFlag,
			run: func(ctx context.Context, operands []string) error { return a.list(ctx, operands, days) },
		},
		{
			name: "withdraw", operands: "LISTING", summary: text("매도 게시를 거둡니다", "withdraw a listing"),
			run: func(ctx context.Context, operands []string) error {
				id := value.ListingID(operands[0])
				listing, err := a.listing(ctx, id)
				if err != nil {
					return err
				}
				return a.act(ctx, listing.Issuer, &trade.ListingWithdrawn{Listing: id})
			},
		},
		{
			name: "offers", operands: "[LISTING]", summary: text("매수 제안을 보입니다; 값은 당사자에게만", "show offers; prices only to their parties"),
			run: func(ctx context.Context, operands []string) error {
				return a.offers(ctx, value.ListingID(optional(operands, 0)))
			},
		},
		{
			name: "offer", operands: "LISTING SHARES PRICE", summary: text("매수인: 제안합니다", "buyer: make an offer"),
			options: daysOption, flags: daysFlag,
			run: func(ctx context.Context, operands []string) error { return a.offer(ctx, operands, days) },
		},
		{
			name: "offer counter", operands: "OFFER SHARES PRICE", summary: text("차례인 쪽: 다른 조건으로 답합니다", "the party whose turn it is: answer with other terms"),
			options: daysOption, flags: daysFlag,
			run: func(ctx context.Context, operands []string) error { return a.counter(ctx, operands, days) },
		},
		{
			name: "offer decline", operands: "OFFER", summary: text("협상을 끝냅니다", "end a negotiation"),
			run: func(ctx context.Context, operands []string) error {
				id := value.OfferID(operands[0])
				return a.as(ctx, func(site *client.Site) error {
					offer, err := site.Offer(ctx, id)
					if err != nil {
						return err
					}
					return a.act(ctx, offer.Issuer, &trade.OfferDeclined{Offer: id})
				})
			},
		},
	}
}

func optional(operands []string, i int) string {
	if i < len(operands) {
		return operands[i]
	}
	return ""
}

// deal is a number of shares, a price for one and a time.
type deal struct {
	quantity value.Shares
	price    value.Won
	until    value.Time
}

func readDeal(shares, price string, days int) (deal, error) {
	quantity, err := readNumber(shares)
	if err != nil {
		return deal{}, err
	}
	won, err := readNumber(price)
	if err != nil {
		return deal{}, err
	}
	if days < 1 || days > 180 {
		return deal{}, usage("--days 는 1에서 180까지입니다.", "--days is 1 to 180.")
	}
	return deal{value.Shares(quantity), value.Won(won), now().After(value.Seconds(days) * value.Day)}, nil
}

// readNumber reads a positive whole number.
func readNumber(digits string) (int64, error) {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 1 {
		return 0, usage("%q 은(는) 1 이상의 정수가 아닙니다.", "%q is no whole number from 1.", digits)
	}
	return n, nil
}

func (a *app) listing(ctx context.Context, id value.ListingID) (listing model.Listing, err error) {
	err = a.any(ctx, func(site *client.Site) error {
		listing, err = site.Listing(ctx, id)
		return err
	})
	return listing, err
}

func (a *app) listings(ctx context.Context, issuer value.IssuerID) error {
	return a.any(ctx, func(site *client.Site) error {
		listings, err := site.Listings(ctx, issuer, "")
		if err != nil {
			return err
		}
		return a.print(listings, func(w io.Writer) {
			t := newTable(2, 3)
			for _, l := range listings {
				t.row(l.ID, a.lang.word(string(l.State)), grouped(l.Remaining), "₩"+grouped(l.Price), l.Expires)
			}
			t.write(w, "")
		})
	})
}

func (a *app) list(ctx context.Context, operands []string, days int) error {
	id := value.LotID(operands[0])
	d, err := readDeal(operands[1], operands[2], days)
	if err != nil {
		return err
	}
	var lot model.Lot
	if err := a.any(ctx, func(site *client.Site) error {
		answer, err := site.Lot(ctx, id)
		lot = answer.Lot
		return err
	}); err != nil {
		return err
	}
	return a.act(ctx, lot.Issuer, &trade.SharesListed{Lot: id, Quantity: d.quantity, Price: d.price, Until: d.until})
}

func (a *app) offers(ctx context.Context, listing value.ListingID) error {
	var party value.DID
	if listing == "" {
		wallet, err := a.openWallet()
		if err != nil {
			return err
		}
		party = wallet.DID()
	}
	return a.as(ctx, func(site *client.Site) error {
		offers, err := site.Offers(ctx, listing, party)
		if err != nil {
			return err
		}
		return a.print(offers, func(w io.Writer) {
			t := newTable(3, 4)
			for _, o := range offers {
				price := "-"
				if o.Price > 0 {
					price = "₩" + grouped(o.Price)
				}
				t.row(o.Id, a.lang.word(string(o.State)), a.lang.in(text("%d차", "round %d"), o.Round), grouped(o.Quantity), price, o.Expires)
			}
			t.write(w, "")
		})
	})
}

func (a *app) offer(ctx context.Context, operands []string, days int) error {
	id := value.ListingID(operands[0])
	d, err := readDeal(operands[1], operands[2], days)
	if err != nil {
		return err
	}
	listing, err := a.listing(ctx, id)
	if err != nil {
		return err
	}
	return a.act(ctx, listing.Issuer, &trade.OfferMade{Listing: id, Quantity: d.quantity, Price: d.price, Until: d.until})
}

func (a *app) counter(ctx context.Context, operands []string, days int) error {
	id := value.OfferID(operands[0])
	d, err := readDeal(operands[1], operands[2], days)
	if err != nil {
		return err
	}
	return a.any(ctx, func(site *client.Site) error {
		offer, err := site.Offer(ctx, id)
		if err != nil {
			return err
		}
		return a.act(ctx, offer.Issuer, &trade.OfferCountered{Offer: id, Round: offer.Round + 1, Quantity: d.quantity, Price: d.price, Until: d.until})
	})
}

// printLine prints a result that is one line for people.
func (a *app) printLine(result any, line string) error {
	return a.print(result, func(w io.Writer) { fmt.Fprintln(w, line) })
}

// now is this machine's clock.
func now() value.Time { return value.Time(time.Now().Unix()) }
