package core

// The types of the commands about pledges, attachments and lock-ups.
var encumbranceActs = map[Type]act{}
