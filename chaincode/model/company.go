package model

import (
	"slices"

	"holdfast/chaincode/value"
)

// ByBoard tells whether the articles let a board approve transfers, on a day or later.
func (c ShareClass) ByBoard(day value.Date) bool {
	later := slices.ContainsFunc(c.Amended, func(a Amendment) bool { return a.From > day && a.Approval == BoardApproval })
	return later || c.On(day).Approval == BoardApproval
}

func (a ApprovalBody) Valid() bool {
	return a == NoApproval || a == BoardApproval || a == MeetingApproval
}

// Live tells whether a lot counts in its class: it has not ended, no act on the whole class has replaced it, and the staged
// act that made it, if one did, is closed.
func (c ShareClass) Live(l Lot, closed Closed) bool {
	return l.Ended == nil && l.Epoch == c.Epoch && l.Counted(closed)
}

// LiveAt tells whether a lot of the present epoch counted at an earlier moment since the class was last changed as a whole.
func (c ShareClass) LiveAt(l Lot, closed Closed, at value.Time) bool {
	ended := l.Ended != nil && l.Ended.On.At <= at
	from, counts := l.CountsFrom(closed)
	return !ended && l.Epoch == c.Epoch && counts && from <= at
}

// Amendment is a change of the articles' settings for a class, from a day. What it leaves empty stays as it was.
type Amendment struct {
	// From is the first day, in Korea, on which it holds.
	From       value.Date   `json:"from"`
	Authorised value.Shares `json:"authorised,omitempty"`
	Approval   ApprovalBody `json:"approval,omitempty"`
	// Preemption is in days, 0 for no such right; nil where it stays as it was.
	Preemption *int `json:"preemption,omitempty"`
	// Par is changed by acts on the whole class alone.
	Par value.Won `json:"par,omitempty"`
	// Resolution is the digest of the general meeting's minutes.
	Resolution value.Digest `json:"resolution"`
	On         Stamp        `json:"on"`
}

// IssuerState is whether a register moves.
type IssuerState string

// The states of an issuer.
const (
	IssuerIsLive IssuerState = "live"
	// IssuerIsHalted: nothing of the register moves, because the company has closed it or the consortium has suspended it.
	IssuerIsHalted IssuerState = "halted"
	// IssuerIsClosed: the company has left. What is open can still be ended and refunded.
	IssuerIsClosed IssuerState = "closed"
)

// Closing is the company's closing of its register (주주명부 폐쇄, Commercial Act art. 354(1), (2)).
type Closing struct {
	// From and Until are its first and last day in Korea.
	From  value.Date `json:"from"`
	Until value.Date `json:"until"`
	// NoticeOn is when it was announced (art. 354(4)); empty where the articles fix the period.
	NoticeOn value.Date `json:"noticeOn,omitempty"`
	// Purpose is the digest of what it is for.
	Purpose value.Digest `json:"purpose"`
	By      value.DID    `json:"by"`
	On      Stamp        `json:"on"`
	// Ended is when the company opened the register again before its last day.
	Ended *Stamp `json:"ended,omitempty"`
}

// Suspension is the consortium's halt of a register, until it is resumed.
type Suspension struct {
	Evidence value.Digest `json:"evidence"`
	// Order is the digest of the court's order, where one asks for it.
	Order value.Digest `json:"order,omitempty"`
	// By and Checker are the two desks' staff.
	By      value.DID `json:"by"`
	Checker value.DID `json:"checker"`
	On      Stamp     `json:"on"`
	Ended   *Stamp    `json:"ended,omitempty"`
}

// LeavingReason says why a company's register is kept here no more.
type LeavingReason string

// The reasons.
const (
	// Liquidated: the company was wound up (청산 종결).
	Liquidated LeavingReason = "liquidated"
	// Merged: it went into another company (합병으로 인한 소멸).
	Merged LeavingReason = "merged"
	// MovedOn: its shares were listed or registered electronically elsewhere (상장 · 전자등록 전환).
	MovedOn LeavingReason = "moved"
)

// Leaving is the end of a company's register here. It is final.
type Leaving struct {
	Reason   LeavingReason `json:"reason"`
	Evidence value.Digest  `json:"evidence"`
	// By is the officer and Desk the admission desk that signed with them.
	By   value.DID `json:"by"`
	Desk value.DID `json:"desk"`
	On   Stamp     `json:"on"`
}

// State is whether the register moves at a moment.
func (i Issuer) State(now value.Time) IssuerState {
	switch today := now.DateInKorea(); {
	case i.Left != nil:
		return IssuerIsClosed
	case i.Suspension != nil && i.Suspension.Ended == nil:
		return IssuerIsHalted
	case i.Closing != nil && i.Closing.Ended == nil && today >= i.Closing.From && today <= i.Closing.Until:
		return IssuerIsHalted
	}
	return IssuerIsLive
}

// On is the class with the settings that its articles have, or will have by what is recorded now, on a day in Korea that is not before
// the last act on the class.
func (c ShareClass) On(day value.Date) ShareClass {
	for _, a := range c.Amended {
		if a.From > day {
			break
		}
		if a.Par > 0 {
			c.Par = a.Par
		}
		if a.Authorised > 0 {
			c.Authorised = a.Authorised
		}
		if a.Approval != "" {
			c.Approval = a.Approval
		}
		if a.Preemption != nil {
			c.Preemption = *a.Preemption
		}
	}
	return c
}

// Room is how many shares may be issued on a day: what is authorised then, or later if that is less.
func (c ShareClass) Room(day value.Date) value.Shares {
	least := c.On(day).Authorised
	for _, a := range c.Amended {
		if a.From > day {
			least = min(least, c.On(a.From).Authorised)
		}
	}
	return least
}

// WithAmendment is the class, as it is on a day, with one more amendment from that day or later, and the amendment as it is kept for
// ever. What has come by that day is no longer among the class's amendments but in its settings.
func (c ShareClass) WithAmendment(a Amendment, today value.Date) (ShareClass, AmendmentOf) {
	kept := AmendmentOf{Class: c.ID, Index: c.Amendments, Amendment: a, Before: c.On(a.From).Authorised}
	c.Amendments++
	at := len(c.Amended)
	for at > 0 && c.Amended[at-1].From > a.From {
		at--
	}
	c.Amended = slices.Insert(slices.Clone(c.Amended), at, a)
	c = c.On(today)
	c.Amended = slices.DeleteFunc(c.Amended, func(a Amendment) bool { return a.From <= today })
	return c, kept
}

// Ahead is how many amendments are still to come after a day.
func (c ShareClass) Ahead(day value.Date) int {
	n := 0
	for _, a := range c.Amended {
		if a.From > day {
			n++
		}
	}
	return n
}

// LastAuthorised is the authorised number by the last of the class's amendments, to which every issue keeps.
func (c ShareClass) LastAuthorised() value.Shares {
	if n := len(c.Amended); n > 0 {
		return c.On(c.Amended[n-1].From).Authorised
	}
	return c.Authorised
}
