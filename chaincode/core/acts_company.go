package core

// The types of the commands about officers, articles' settings, and halting a register.
var companyActs = map[Type]act{}
