package core

// The types of the commands about options and convertibles.
var rightActs = map[Type]act{}
