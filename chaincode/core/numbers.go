package core

// maxNumberRanges is how many ranges of certificates' numbers one lot may have.
const maxNumberRanges = 20

// maxNumber is the largest number of a certificate.
const maxNumber = 1_000_000_000_000

// checkNumbers checks that certificates' numbers are in order, apart, and as many as there are shares. None at all is in order.
func checkNumbers(f *form, numbers []NumberRange, quantity Shares) {
	if numbers == nil {
		return
	}
	f.that(len(numbers) >= 1 && len(numbers) <= maxNumberRanges, "a lot has 1 to 20 ranges of certificates' numbers")
	sum, last := int64(0), int64(0)
	for _, r := range numbers {
		f.that(r.First > last && r.Last >= r.First && r.Last <= maxNumber, "ranges of certificates' numbers are in order and apart")
		if f.fault != "" {
			return
		}
		sum, last = sum+r.Last-r.First+1, r.Last
	}
	f.that(sum == int64(quantity), "there are as many certificates' numbers as shares")
}

// takeNumbers parts certificates' numbers: the first quantity of them, and the rest.
func takeNumbers(numbers []NumberRange, quantity Shares) (taken, rest []NumberRange) {
	left := int64(quantity)
	for _, r := range numbers {
		n := r.Last - r.First + 1
		switch {
		case left == 0:
			rest = append(rest, r)
		case n <= left:
			taken = append(taken, r)
			left -= n
		default:
			taken = append(taken, NumberRange{r.First, r.First + left - 1})
			rest = append(rest, NumberRange{r.First + left, r.Last})
			left = 0
		}
	}
	return taken, rest
}
