package model

import (
	"cmp"
	"slices"

	"holdfast/chaincode/value"
)

// JoinNumbers puts ranges of numbers in order and makes one run of those that follow on each other. Where a number stands twice it is
// returned; otherwise that is 0.
func JoinNumbers(ranges []NumberRange) (runs []NumberRange, twice int64) {
	sorted := slices.SortedFunc(slices.Values(ranges), func(a, b NumberRange) int { return cmp.Compare(a.First, b.First) })
	for _, r := range sorted {
		last := len(runs) - 1
		switch {
		case last < 0 || r.First > runs[last].Last+1:
			runs = append(runs, r)
		case r.First <= runs[last].Last:
			return nil, r.First
		default:
			runs[last].Last = r.Last
		}
	}
	return runs, 0
}

// CheckNumbers checks that the certificates' numbers of a field are in order, apart, and as many as there are shares. None at all is
// in order.
func CheckNumbers(f *value.Form, field string, numbers []NumberRange, quantity value.Shares) {
	if numbers == nil {
		return
	}
	f.Want(len(numbers) >= 1 && len(numbers) <= value.MaxNumberRanges, field, value.Many(1, value.MaxNumberRanges))
	sum, last := int64(0), int64(0)
	for _, r := range numbers {
		f.Want(r.First > last, field+".first", value.WantInOrder)
		f.Want(r.Last >= r.First, field+".last", value.WantInOrder)
		f.Want(r.Last <= value.MaxNumber, field+".last", value.Within(1, value.MaxNumber))
		if !f.Ok() {
			return
		}
		sum, last = sum+r.Last-r.First+1, r.Last
	}
	f.Want(sum == int64(quantity), field, value.WantSum)
}

// Numbered is how many numbers there are in ranges.
func Numbered(numbers []NumberRange) value.Shares {
	sum := int64(0)
	for _, r := range numbers {
		sum += r.Last - r.First + 1
	}
	return value.Shares(sum)
}

// TakeNumbers parts certificates' numbers: the first quantity of them, and the rest.
func TakeNumbers(numbers []NumberRange, quantity value.Shares) (taken, rest []NumberRange) {
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
