package core

// Allot parts shares among a round's takers.
func Allot(round RefusalRound, quantity Shares) []Shares {
	round.allot(quantity)
	var parts []Shares
	for _, take := range round.Takes {
		parts = append(parts, take.Allotted)
	}
	return parts
}
