package opencap

import (
	"math/big"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// amount is a quantity or a sum of money as OCF writes it: a decimal, exact. The zero amount is 0.
type amount struct{ rat *big.Rat }

// mostShares is more than any quantity that the register can keep.
var mostShares = new(big.Rat).SetInt64(1 << 62)

// amountOf reads a Numeric that has its form.
func amountOf(text string) amount {
	rat, ok := new(big.Rat).SetString(strings.TrimPrefix(text, "+"))
	if !ok {
		return amount{}
	}
	return amount{rat}
}

func (a amount) value() *big.Rat {
	if a.rat == nil {
		return new(big.Rat)
	}
	return a.rat
}

func (a amount) plus(b amount) amount  { return amount{new(big.Rat).Add(a.value(), b.value())} }
func (a amount) minus(b amount) amount { return amount{new(big.Rat).Sub(a.value(), b.value())} }
func (a amount) cmp(b amount) int      { return a.value().Cmp(b.value()) }
func (a amount) sign() int             { return a.value().Sign() }
func (a amount) whole() bool           { return a.value().IsInt() }
func (a amount) tooLarge() bool        { return a.value().Cmp(mostShares) > 0 }

// times is the amount by a ratio of positive whole numbers.
func (a amount) times(r model.Ratio) amount {
	return amount{new(big.Rat).Mul(a.value(), big.NewRat(r.Numerator, r.Denominator))}
}

// rounds tells whether b is the amount, or one of the whole numbers next to it.
func (a amount) rounds(b amount) bool {
	return b.whole() && new(big.Rat).Abs(new(big.Rat).Sub(a.value(), b.value())).Cmp(big.NewRat(1, 1)) < 0 || a.cmp(b) == 0
}

// shares is a whole amount as a number of shares; 0 for one that is none.
func (a amount) shares() value.Shares {
	if !a.whole() || a.tooLarge() || a.sign() < 0 {
		return 0
	}
	return value.Shares(a.value().Num().Int64())
}

func (a amount) equals(n value.Shares) bool {
	return a.whole() && !a.tooLarge() && a.shares() == n && a.sign() >= 0
}

// String writes the decimal with as many places as it needs, at most ten.
func (a amount) String() string {
	text := a.value().FloatString(10)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
