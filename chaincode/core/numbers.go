package core

// maxNumberRanges is how many ranges of certificates' numbers one lot may have.
const maxNumberRanges = 20

// maxNumber is the largest number of a certificate.
const maxNumber = 1_000_000_000_000

// checkNumbers checks that the certificates' numbers of a field are in order, apart, and as many as there are shares. None at all is
// in order.
func checkNumbers(f *form, field string, numbers []NumberRange, quantity Shares) {
	if numbers == nil {
		return
	}
	f.want(len(numbers) >= 1 && len(numbers) <= maxNumberRanges, field, many(1, maxNumberRanges))
	sum, last := int64(0), int64(0)
	for _, r := range numbers {
		f.want(r.First > last, field+".first", wantInOrder)
		f.want(r.Last >= r.First, field+".last", wantInOrder)
		f.want(r.Last <= maxNumber, field+".last", within(1, maxNumber))
		if !f.ok() {
			return
		}
		sum, last = sum+r.Last-r.First+1, r.Last
	}
	f.want(sum == int64(quantity), field, wantSum)
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
