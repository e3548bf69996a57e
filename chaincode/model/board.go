package model

import (
	"slices"

	"holdfast/chaincode/value"
)

// Decides counts a board's votes: it has approved at its threshold, and refused as soon as the directors who have a vote and
// have not voted against are fewer than that. Directors with an interest in the matter have no vote (Commercial Act art.
// 391(3) with 368(3)).
func (b Board) Decides(votes []Vote, interested ...value.DID) (approved, refused bool) {
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
	return false, b.Without(interested...)-against < b.Threshold
}

// Without is how many directors have a vote when some have an interest in the matter.
func (b Board) Without(interested ...value.DID) int {
	n := 0
	for _, director := range b.Directors {
		if !slices.Contains(interested, director) {
			n++
		}
	}
	return n
}
