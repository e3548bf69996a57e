package core

// The types of the commands about classes and issues of shares.
var issueActs = map[Type]act{}
