package core

// AllotmentStates is the life of an allotment of a rights issue.
var AllotmentStates = StateTable[AllotmentState]{
	AllotmentIsOpen:  {TypeSubscriptionPaid},
	AllotmentIsTaken: {},
}
