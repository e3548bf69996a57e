package core

// DisputeStates is the life of a dispute.
var DisputeStates = StateTable[DisputeState]{
	DisputeIsOpen:    {TypeDisputeRuled, TypeDisputeLapsed, TypeOrderExecuted},
	DisputeIsRuled:   {},
	DisputeHasLapsed: {},
	DisputeIsMoot:    {},
}

// EntryRequestStates is the life of a request for entry.
var EntryRequestStates = StateTable[EntryRequestState]{
	EntryRequestIsOpen:      {TypeEntryRequestAnswered, TypeEntryRequestWithdrawn},
	EntryRequestIsAccepted:  {},
	EntryRequestIsRefused:   {},
	EntryRequestIsWithdrawn: {},
}

// InspectionStates is the life of a request to inspect a register.
var InspectionStates = StateTable[InspectionState]{
	InspectionIsOpen:    {TypeInspectionAnswered},
	InspectionIsShown:   {},
	InspectionIsRefused: {},
}
