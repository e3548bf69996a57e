package core

// The types of the commands about transfers outside of a trade.
var moveActs = map[Type]act{}
