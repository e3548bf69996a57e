package core

// The types of the commands about corrections.
var correctionActs = map[Type]act{}
