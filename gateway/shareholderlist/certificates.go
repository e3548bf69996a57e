package shareholderlist

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Bounds of the numbers of one lot's certificates: those of the register.
const (
	maxNumberRanges = 20
	maxNumber       = 1_000_000_000_000
	// maxCertificate is how long the text may be that says them.
	maxCertificate = 600
)

var (
	numberMarks  = regexp.MustCompile(`제|호|번|(?i:\bno\.?)`)
	numberRange  = regexp.MustCompile(`^([0-9]{1,13})(?:[-~∼–]([0-9]{1,13}))?$`)
	numberSpaces = regexp.MustCompile(`\s*([-~∼–])\s*`)
)

// certificateNumbers reads numbers such as 1-600, 1001-1400 or 제1호 ~ 제600호. There are none unless the whole text is numbers, and as
// many as there are shares: a certificate for many shares has one number, which says nothing of each.
func certificateNumbers(text string, quantity Quantity) []NumberRange {
	text = numberMarks.ReplaceAllString(foldText(text), "")
	text = numberSpaces.ReplaceAllString(text, "$1")
	var ranges []NumberRange
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '/' || r == ' ' || r == '\n' }) {
		found := numberRange.FindStringSubmatch(part)
		if found == nil || len(ranges) == maxNumberRanges {
			return nil
		}
		first, err := strconv.ParseInt(found[1], 10, 64)
		last, err2 := strconv.ParseInt(cmp.Or(found[2], found[1]), 10, 64)
		if err != nil || err2 != nil || first < 1 || last < first || last > maxNumber {
			return nil
		}
		ranges = append(ranges, NumberRange{first, last})
	}
	slices.SortFunc(ranges, func(a, b NumberRange) int { return cmp.Compare(a.First, b.First) })
	sum, last := Quantity(0), int64(0)
	for _, r := range ranges {
		if r.First <= last {
			return nil
		}
		sum, last = sum+Quantity(r.Last-r.First+1), r.Last
	}
	if sum != quantity {
		return nil
	}
	return ranges
}

// CertificateText writes numbers as Read understands them; nothing where there are none.
func CertificateText(numbers []NumberRange) string {
	var out []string
	for _, r := range numbers {
		text := strconv.FormatInt(r.First, 10)
		if r.Last > r.First {
			text += "-" + strconv.FormatInt(r.Last, 10)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}
