package core

// The types of the commands about disputes about a trade.
var disputeActs = map[Type]act{}
