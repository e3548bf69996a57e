package shareholderlist

import (
	"math"
	"math/big"
	"regexp"
	"strings"
)

var (
	quantityForm = regexp.MustCompile(`^(-?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(?:[eE]([+-]?\d{1,2}))?$`)
	negativeSign = regexp.MustCompile(`^[△▲−–]`)
	inBrackets   = regexp.MustCompile(`^\((.+)\)$`)
	shareUnit    = regexp.MustCompile(`(?i)\s*(?:주|株|shares?)$`)
)

// parseQuantity reads a number of shares: `1,000주`, `１０００`, `1000.0`. It answers with the code of what is
// wrong, or none. A number in the shape of a resident registration number is not a quantity, so that no sum
// or message can carry it.
func parseQuantity(text string) (Quantity, Code) {
	text = foldText(text)
	if len(text) > maxNumberText || looksResident(text) {
		return 0, ErrQuantityInvalid
	}
	text = shareUnit.ReplaceAllString(text, "")
	if m := inBrackets.FindStringSubmatch(text); m != nil {
		text = "-" + m[1]
	}
	text = negativeSign.ReplaceAllString(text, "-")
	if !quantityForm.MatchString(text) {
		return 0, ErrQuantityInvalid
	}
	value, ok := new(big.Rat).SetString(strings.ReplaceAll(text, ",", ""))
	switch {
	case !ok:
		return 0, ErrQuantityInvalid
	case value.Sign() < 0:
		return 0, ErrQuantityNegative
	case value.Sign() == 0:
		return 0, ErrQuantityZero
	case !value.IsInt():
		return 0, ErrQuantityFractional
	case !value.Num().IsInt64():
		return 0, ErrQuantityTooLarge
	}
	return Quantity(value.Num().Int64()), ""
}

// add is a + b for quantities that are not negative, and whether it fits.
func (a Quantity) add(b Quantity) (Quantity, bool) {
	if b > math.MaxInt64-a {
		return 0, false
	}
	return a + b, true
}
