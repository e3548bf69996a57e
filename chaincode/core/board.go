package core

import "slices"

// decides counts a board's votes: it has approved at its threshold, and refused as soon as the directors who have a vote and
// have not voted against are fewer than that. Directors with an interest in the matter have no vote (Commercial Act art.
// 391(3) with 368(3)).
func (b Board) decides(votes []Vote, interested ...DID) (approved, refused bool) {
	approvals, against := 0, 0
	for _, vote := range votes {
		if vote.Approve {
			approvals++
		} else {
			against++
		}
	}
	if approvals >= b.Threshold {
		return true, false
	}
	return false, b.without(interested...)-against < b.Threshold
}

// without is how many directors have a vote when some have an interest in the matter.
func (b Board) without(interested ...DID) int {
	n := 0
	for _, director := range b.Directors {
		if !slices.Contains(interested, director) {
			n++
		}
	}
	return n
}
