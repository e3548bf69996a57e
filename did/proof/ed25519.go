package proof

import (
	"math/big"
	"slices"
)

// The field and curve constant of edwards25519 (RFC 8032 section 5.1), and the
// y coordinate of its points of order eight.
var (
	fieldPrime  = mustInt("57896044618658097711785492504343953926634992332820282019728792003956564819949")
	curveD      = mustInt("37095705934669439343138083508754565189542113879843219016388785533085940283555")
	orderEightY = mustInt("2707385501144840649318225287225658788936804267575313519463743609750303402022")
)

// ed25519PointUsable reports whether encoded is the canonical encoding of a
// point of the curve (RFC 8032 section 5.1.3) that is not of small order. The
// standard library checks the curve only when it verifies, and accepts small
// order, where one signature fits many messages.
func ed25519PointUsable(encoded []byte) bool {
	if len(encoded) != coordinateSize {
		return false
	}
	bigEndian := slices.Clone(encoded)
	slices.Reverse(bigEndian)
	bigEndian[0] &= 0x7f // the sign of x
	y := new(big.Int).SetBytes(bigEndian)
	return y.Cmp(fieldPrime) < 0 && !smallOrder(y) && onCurve(y)
}

// smallOrder reports whether y belongs to a point of order 1, 2, 4 or 8: y is
// 1, -1, 0, or plus or minus orderEightY.
func smallOrder(y *big.Int) bool {
	negated := new(big.Int).Sub(fieldPrime, y)
	return y.BitLen() <= 1 || negated.BitLen() <= 1 || y.Cmp(orderEightY) == 0 || negated.Cmp(orderEightY) == 0
}

// onCurve reports whether x² = (y²-1)/(dy²+1) has a solution. The quotient is
// a square exactly if the product of its parts is.
func onCurve(y *big.Int) bool {
	one := big.NewInt(1)
	square := new(big.Int).Mul(y, y)
	above := new(big.Int).Sub(square, one)
	below := new(big.Int).Mul(square, curveD)
	below.Add(below, one)
	product := above.Mul(above, below)
	return big.Jacobi(product.Mod(product, fieldPrime), fieldPrime) == 1
}

func mustInt(decimal string) *big.Int {
	number, ok := new(big.Int).SetString(decimal, 10)
	if !ok {
		panic("proof: bad constant")
	}
	return number
}
