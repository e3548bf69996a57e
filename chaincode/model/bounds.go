package model

import "holdfast/chaincode/value"

// Bounds are the periods and limits of a set of rules that a later set may choose otherwise. What a command's form can hold (how
// long, how many) is no choice of a set: it stands in package value. Periods of the law name their article.
type Bounds struct {
	// TransferMonths is how long after incorporation or payment shares cannot be transferred while no certificates are issued
	// (Commercial Act art. 335(3)).
	TransferMonths int
	// AnswerMonths is how long the company has to answer a request for approval (art. 335-2(2)); silence is approval (335-2(3)).
	AnswerMonths int
	// ChoiceDays is how long after a refusal the seller can ask for another buyer, or that the company buy (335-2(4)).
	ChoiceDays int
	// DesignationDays is how long the company has to name another buyer (335-3(1)); silence is approval (335-3(2)).
	DesignationDays int
	// DemandDays is how long that buyer has to demand the sale (335-4(1)); silence is approval (335-4(2)).
	DemandDays int
	// PurchaseMonths is how long the company has to buy (335-6 with 374-2(2)).
	PurchaseMonths int
	// ClosingMonths is how long a register may be closed at most (354(2)), and ClosingNotice how many days before its first day a
	// closing is announced (354(4)).
	ClosingMonths, ClosingNotice int
	// LockYears is how far ahead a lock-up may end.
	LockYears int
	// HolidaysAhead is by how many days a holiday comes at least after the day on which it is added.
	HolidaysAhead int
	// Listing is how long a listing or an offer may stand, and Funding how far ahead the money may be due.
	Listing, Funding value.Seconds
	// Barred is how long after its deadline a funded agreement may wait for a bar to its settlement to go away.
	Barred value.Seconds
	// Dispute is how long a dispute freezes shares and money, unless it is ruled on.
	Dispute value.Seconds
	// Contest is how long a recovery may wait to be carried out, or a contested one to be decided on, before anyone may end it.
	Contest value.Seconds
	// Fence is how long an act on a class may stay open, with the class fenced, before anyone may end it.
	Fence value.Seconds
	// Request is how long a request to approve a gift may stand before anyone may withdraw it.
	Request value.Seconds
	// Appointment, Office and Representation are how long a desk, an officer and an agent may be appointed.
	Appointment, Office, Representation value.Seconds
}
