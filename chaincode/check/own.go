package check

import (
	"math/big"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// What the invariants compute, they compute here, in their own way: a mistake in what the rules compute with shall not be made twice.

// scaled is what an act on a class makes of a holder's total; ok is false where no 63 bits hold it.
func scaled(terms model.ChangeTerms, total value.Shares) (whole value.Shares, ok bool) {
	product := new(big.Int).Mul(big.NewInt(int64(total)), big.NewInt(terms.Numerator))
	quotient, rest := new(big.Int).QuoRem(product, big.NewInt(terms.Denominator), new(big.Int))
	if rest.Cmp(new(big.Int)) != 0 && terms.Fractions == model.RoundUp {
		quotient.Add(quotient, big.NewInt(1))
	}
	return value.Shares(quotient.Int64()), quotient.IsInt64()
}

// costs is the price of a number of shares; ok is false where no 63 bits hold it.
func costs(price value.Won, shares value.Shares) (total value.Won, ok bool) {
	product := new(big.Int).Mul(big.NewInt(int64(price)), big.NewInt(int64(shares)))
	return value.Won(product.Int64()), product.IsInt64()
}

// replaces tells whether an act of a kind puts new lots in the place of all of a class; the others add to them.
func replaces(kind model.ChangeKind) bool {
	switch kind {
	case model.Split, model.Consolidation, model.Reduction, model.Cancellation, model.Conversion:
		return true
	}
	return false
}

// tally is how many shares encumbrances of each kind bind.
type tally map[model.EncumbranceKind]value.Shares

// lineageOf is a lot's lineage: the lot that it, and all before it, are balance lots or successors of.
func lineageOf(lot model.Lot) value.LineageID {
	if lot.Lineage == "" {
		return value.LineageID(lot.ID)
	}
	return lot.Lineage
}

// listed and agreed are the reservations of a listing and of an agreement, in order.
func listed(l model.Listing) []value.ReservationID {
	return append([]value.ReservationID{l.Reservation}, l.More...)
}

func agreed(a model.Agreement) []value.ReservationID {
	if a.Reservation == "" {
		return nil
	}
	return append([]value.ReservationID{a.Reservation}, a.More...)
}

// moved are the lots that a settlement ended and made, in order.
func moved(a model.Agreement) []model.LotMove {
	if a.Ended == "" && a.Began == "" && a.Balance == "" {
		return nil
	}
	return append([]model.LotMove{{Ended: a.Ended, Began: a.Began, Balance: a.Balance}}, a.Moves...)
}

// dayInKorea is the calendar day nine hours east of Greenwich.
func dayInKorea(t value.Time) value.Date {
	return value.Date(time.Unix(int64(t)+9*60*60, 0).UTC().Format(time.DateOnly))
}

// isDay tells whether a date is a day of the calendar since 1900.
func isDay(d value.Date) bool {
	at, err := time.Parse(time.DateOnly, string(d))
	return err == nil && at.Format("2006") >= "1900"
}

// alike tells whether two lots of one holder have one origin: a claim may confirm what a list asserts, or be annulled, in between.
func alike(p, q model.Provenance) bool {
	fromList := func(p model.Provenance) bool { return p == model.Asserted || p == model.Confirmed }
	return p == q || fromList(p) && fromList(q)
}

// authorisedAtLast is the authorised number by the last amendment that sets one.
func authorisedAtLast(c model.ShareClass) value.Shares {
	for i := len(c.Amended) - 1; i >= 0; i-- {
		if n := c.Amended[i].Authorised; n > 0 {
			return n
		}
	}
	return c.Authorised
}
