package value

import (
	"encoding/json"
	"errors"
	"math"
	"math/bits"
	"strconv"
)

// Shares is a whole number of shares. Negative values never stand in a record. JSON carries it as a decimal string.
type Shares int64

// Won is money in Korean won, the currency's smallest unit. JSON carries it as a decimal string.
type Won int64

// Decimal implements canon.Decimal.
func (Shares) Decimal() {}

// Decimal implements canon.Decimal.
func (Won) Decimal() {}

var ErrOverflow = errors.New("the sum leaves the range of a 64-bit integer")

// Plus adds; it fails instead of overflowing.
func (s Shares) Plus(t Shares) (Shares, error) {
	sum, err := add(int64(s), int64(t))
	return Shares(sum), err
}

// Minus subtracts; it fails when the result would be negative.
func (s Shares) Minus(t Shares) (Shares, error) {
	if t > s || t < 0 {
		return 0, errors.New("more shares would be taken than there are")
	}
	return s - t, nil
}

// Plus adds; it fails instead of overflowing.
func (w Won) Plus(v Won) (Won, error) {
	sum, err := add(int64(w), int64(v))
	return Won(sum), err
}

// Times is the price of a number of shares; it fails instead of overflowing. Neither may be negative.
func (w Won) Times(s Shares) (Won, error) {
	if w < 0 || s < 0 {
		return 0, errors.New("a price or a quantity is negative")
	}
	hi, lo := bits.Mul64(uint64(w), uint64(s))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, ErrOverflow
	}
	return Won(lo), nil
}

func add(a, b int64) (int64, error) {
	sum := a + b
	if (a > 0 && b > 0 && sum <= 0) || (a < 0 && b < 0 && sum >= 0) {
		return 0, ErrOverflow
	}
	return sum, nil
}

// MarshalJSON writes a decimal string; it fails for a negative number, so that none can reach a record.
func (s Shares) MarshalJSON() ([]byte, error) { return decimal(int64(s)) }

// MarshalJSON writes a decimal string; it fails for a negative number, so that none can reach a record.
func (w Won) MarshalJSON() ([]byte, error) { return decimal(int64(w)) }

// UnmarshalJSON reads a decimal string without sign, point, leading zero or space.
func (s *Shares) UnmarshalJSON(b []byte) error {
	n, err := parseDecimal(b)
	*s = Shares(n)
	return err
}

// UnmarshalJSON reads a decimal string without sign, point, leading zero or space.
func (w *Won) UnmarshalJSON(b []byte) error {
	n, err := parseDecimal(b)
	*w = Won(n)
	return err
}

func decimal(n int64) ([]byte, error) {
	if n < 0 {
		return nil, errors.New("a quantity or an amount is negative")
	}
	return strconv.AppendQuote(nil, strconv.FormatInt(n, 10)), nil
}

func parseDecimal(b []byte) (int64, error) {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return 0, errors.New("a number is written as a string of decimal digits")
	}
	if text == "" || len(text) > 19 || (len(text) > 1 && text[0] == '0') {
		return 0, errors.New("a number has 1 to 19 decimal digits and no leading zero")
	}
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return 0, errors.New("a number has decimal digits only")
		}
	}
	return strconv.ParseInt(text, 10, 64)
}
