package model

import (
	"holdfast/chaincode/value"
)

// Votes is how many votes a lot has on a general meeting: one for each share (Commercial Act art. 369(1)), none for the company's
// own shares (art. 369(2)), for a class without votes (art. 344-3(1)) and for a lot that does not count.
func Votes(lot Lot, class ShareClass, entry HolderEntry, closed Closed) value.Shares {
	if !class.Live(lot, closed) {
		return 0
	}
	return class.VotesOf(entry, lot.Quantity)
}

// VotesOf is how many votes a holder has with shares of the class, at whatever moment they held them.
func (c ShareClass) VotesOf(entry HolderEntry, quantity value.Shares) value.Shares {
	if entry.Treasury || c.Rights != nil && c.Rights.NoVote {
		return 0
	}
	return quantity
}

// DividendShares is how many shares of a lot share in a dividend: none of the company's own.
func DividendShares(lot Lot, class ShareClass, entry HolderEntry, closed Closed) value.Shares {
	if !class.Live(lot, closed) {
		return 0
	}
	return class.DividendSharesOf(entry, lot.Quantity)
}

// DividendSharesOf is how many of a holder's shares of the class share in a dividend, at whatever moment they held them.
func (c ShareClass) DividendSharesOf(entry HolderEntry, quantity value.Shares) value.Shares {
	if entry.Treasury {
		return 0
	}
	return quantity
}
