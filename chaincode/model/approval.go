package model

import (
	"math/bits"
	"slices"

	"holdfast/chaincode/value"
)

// Taken is how many shares were taken; as many as there can be where the sum is larger.
func (r RefusalRound) Taken() value.Shares {
	sum := value.Shares(0)
	for _, take := range r.Takes {
		next, err := sum.Plus(take.Quantity)
		if err != nil {
			return sum
		}
		sum = next
	}
	return sum
}

// Allot parts shares among the takers in proportion to what they hold, nobody more than they took. What the takers who wanted less
// than their part leave is parted among the others in the same way. Whole parts come first; the shares that are then left go one
// each to those with the largest remainders, and among equal ones to who took first.
func (r *RefusalRound) Allot(quantity value.Shares) {
	r.Takes = slices.Clone(r.Takes)
	open := make([]int, len(r.Takes))
	for i := range open {
		open[i] = i
	}
	for left := quantity; left > 0 && len(open) > 0; {
		whole := r.holding(open)
		served := open[:0:0]
		for _, i := range open {
			if part, _ := r.Takes[i].part(left, whole); part >= r.Takes[i].Quantity {
				served = append(served, i)
			}
		}
		if len(served) == 0 {
			r.allotByRemainder(open, left, whole)
			return
		}
		for _, i := range served {
			r.Takes[i].Allotted = r.Takes[i].Quantity
			left -= r.Takes[i].Quantity
		}
		open = slices.DeleteFunc(open, func(i int) bool { return slices.Contains(served, i) })
	}
}

// holding is what some takers hold together. The sum cannot be too large: it is part of the class's issued number.
func (r *RefusalRound) holding(takers []int) value.Shares {
	sum := value.Shares(0)
	for _, i := range takers {
		sum += r.Takes[i].Holding
	}
	return sum
}

// allotByRemainder parts shares among takers each of whom wants more than their part.
func (r *RefusalRound) allotByRemainder(takers []int, quantity, whole value.Shares) {
	left := quantity
	rests := map[int]uint64{}
	for _, i := range takers {
		r.Takes[i].Allotted, rests[i] = r.Takes[i].part(quantity, whole)
		left -= r.Takes[i].Allotted
	}
	byRest := slices.Clone(takers)
	slices.SortStableFunc(byRest, func(x, y int) int {
		switch {
		case rests[x] > rests[y]:
			return -1
		case rests[x] < rests[y]:
			return 1
		}
		return 0
	})
	for _, i := range byRest[:left] {
		r.Takes[i].Allotted++
	}
}

// part is the taker's whole part of a number of shares, and the remainder over the whole holding.
func (t Take) part(quantity, whole value.Shares) (value.Shares, uint64) {
	hi, lo := bits.Mul64(uint64(quantity), uint64(t.Holding))
	part, rest := bits.Div64(hi, lo, uint64(whole))
	return value.Shares(part), rest
}

// KindFirstRefusal is the kind of rounds of first refusal.
const KindFirstRefusal value.Kind = "first-refusal"

var approvalShapes = map[value.Kind]shape{
	KindFirstRefusal: shaped[RefusalRound](value.IsHex64),
}

// RefusalRound is the round in which the other holders of a class may take shares that one agreed to sell (우선매수권).
type RefusalRound struct {
	Agreement value.AgreementID `json:"agreement"`
	Issuer    value.IssuerID    `json:"issuer"`
	Class     value.ClassID     `json:"class"`
	// Takes are in the order in which they were made.
	Takes  []Take `json:"takes,omitempty"`
	Opened Stamp  `json:"opened"`
	Closed *Stamp `json:"closed,omitempty"`
}

// Take is how many shares a holder takes.
type Take struct {
	Entry  value.EntryID `json:"entry"`
	Holder value.DID     `json:"holder"`
	// Quantity is how many they take at most, and Holding how many of the class they showed to hold.
	Quantity value.Shares `json:"quantity"`
	Holding  value.Shares `json:"holding"`
	// Allotted is how many they get, where all shares were taken.
	Allotted value.Shares `json:"allotted"`
	On       Stamp        `json:"on"`
}

func (r RefusalRound) Marks() []Mark {
	out := []Mark{{RoleRoundOpened, &r.Opened, ""}, {RoleRoundClosed, r.Closed, ""}}
	for i := range r.Takes {
		out = append(out, Mark{RoleTaken, &r.Takes[i].On, ""})
	}
	return out
}

// Ref implements Record.
func (r RefusalRound) Ref() Ref { return RefusalRoundRef(r.Agreement) }

// RefusalRoundRef names an agreement's round.
func RefusalRoundRef(a value.AgreementID) Ref { return Ref{KindFirstRefusal, string(a)} }
