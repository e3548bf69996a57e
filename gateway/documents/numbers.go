package documents

import (
	"math/bits"
	"strconv"
	"strings"
)

// grouped writes a number with commas: 1,234,567.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	first := len(digits) % 3
	parts := []string{}
	if first > 0 {
		parts = append(parts, digits[:first])
	}
	for ; first < len(digits); first += 3 {
		parts = append(parts, digits[first:first+3])
	}
	return sign + strings.Join(parts, ",")
}

// percent writes part of whole in per cent with four decimals, cut and not rounded, so that parts never add up to more
// than 100. A part below zero or above the whole, or of nothing, is written as a dash.
func percent(part, whole int64) string {
	if part < 0 || whole <= 0 || part > whole {
		return "–"
	}
	hi, lo := bits.Mul64(uint64(part), 1_000_000)
	millionths, _ := bits.Div64(hi, lo, uint64(whole)) // hi < whole, because part ≤ whole
	fraction := strconv.FormatUint(millionths%10_000, 10)
	return strconv.FormatUint(millionths/10_000, 10) + "." + strings.Repeat("0", 4-len(fraction)) + fraction + " %"
}

// hyphened writes a corporate number as 110111-0000001 and a business number as 101-81-00001; others as they are.
func hyphened(number string) string {
	if strings.Trim(number, "0123456789") != "" {
		return number
	}
	switch len(number) {
	case 13:
		return number[:6] + "-" + number[6:]
	case 10:
		return number[:3] + "-" + number[3:5] + "-" + number[5:]
	}
	return number
}
