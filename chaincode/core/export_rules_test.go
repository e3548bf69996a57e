package core

// LaterRules is a set that tests alone know, with the acts of the one before it: with one set, no ledger could go over to another.
const LaterRules = "2027-1 later"

func init() { ruleSets = append(ruleSets, LaterRules) }
