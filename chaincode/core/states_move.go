package core

// RequestStates is the life of a gift that the company is to approve.
var RequestStates = StateTable[RequestState]{
	RequestIsPending:   {TypeTransferVoted, TypeTransferResolved, TypeTransferWithdrawn, TypeTransferCompleted, TypeOrderExecuted},
	RequestIsApproved:  {TypeTransferWithdrawn, TypeTransferCompleted, TypeOrderExecuted},
	RequestIsRefused:   {},
	RequestIsWithdrawn: {},
	RequestIsDone:      {},
}

// RecordedStates is the life of a transfer recorded on evidence.
var RecordedStates = StateTable[RecordedState]{
	RecordedIsPending:   {TypeTransferObjected, TypeTransferWithdrawn, TypeTransferCompleted, TypeOrderExecuted},
	RecordedIsObjected:  {TypeTransferDecided, TypeTransferWithdrawn, TypeOrderExecuted},
	RecordedIsUpheld:    {TypeTransferWithdrawn, TypeTransferCompleted, TypeOrderExecuted},
	RecordedIsRefused:   {},
	RecordedIsWithdrawn: {},
	RecordedIsDone:      {},
}
