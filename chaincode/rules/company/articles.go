package company

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// maxAmendments is how many amendments of a class may be to come at a time.
	maxAmendments = 20
	// maxPreemption is how many days the other holders may have to take up shares.
	maxPreemption = 90
	// amendableMonths is how far ahead an amendment may take effect.
	amendableMonths = 12
)

// BoardChanged puts another board in place. A vote is counted as the board stands that takes it: those cast before stay
// counted, and the next one is counted by the new board's threshold and by how many of its directors may vote.
type BoardChanged struct {
	Board model.Board `json:"board"`
	// Resolution is the digest of the minutes, or of the commercial register's extract.
	Resolution value.Digest `json:"resolution"`
}

func (b *BoardChanged) Check() error {
	f := value.NewForm()
	checkBoard(f, b.Board, "board")
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *BoardChanged) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	for _, director := range b.Board.Directors {
		if _, err := ledger.Need[model.Party](t, model.PartyRef(director)); err != nil {
			return err
		}
	}
	for _, listed := range issuer.Classes {
		class, err := book.ShareClass(t, listed.ID)
		if err != nil {
			return err
		}
		if len(b.Board.Directors) == 0 && class.ByBoard(t.Today()) {
			return value.Deny(value.CodeNoBoard, value.Because("class-is-approved-by-board"), value.AnID("class", listed.ID))
		}
	}
	seated := t.Stamp()
	issuer.Board, issuer.Seated = b.Board, &seated
	t.Put(issuer)
	return nil
}

// FirstRefusal is a right of first refusal (우선매수권) by the articles.
type FirstRefusal struct {
	// Days is how many the other holders have to take up shares; 0 for no such right.
	Days int `json:"days"`
}

// ArticlesAmended changes what the articles say of a class, from a day. Some of its settings are given; the others stay. The
// par value is changed by acts on the whole class alone.
type ArticlesAmended struct {
	Class value.ClassID `json:"class"`
	// From is the first day on which it holds, today or within a year.
	From value.Date `json:"from"`
	// Authorised is the number of shares that may be issued; 0 where it stays.
	Authorised value.Shares `json:"authorised,omitempty"`
	// Approval is by whom transfers are approved; empty where it stays.
	Approval   model.ApprovalBody `json:"approval,omitempty"`
	Preemption *FirstRefusal      `json:"preemption,omitempty"`
	// Resolution is the digest of the general meeting's minutes (Commercial Act art. 433, 434).
	Resolution value.Digest `json:"resolution"`
}

func (b *ArticlesAmended) Check() error {
	f := value.NewForm()
	f.Want(b.Class.Valid(), "class", value.AnIdentifier)
	f.Want(b.From.Valid(), "from", value.ADate)
	f.Want(b.Authorised >= 0, "authorised", value.AtLeast(1))
	f.Want(b.Approval == "" || b.Approval.Valid(), "approval", value.AKnownValue)
	f.Want(b.Preemption == nil || b.Preemption.Days >= 0 && b.Preemption.Days <= maxPreemption, "preemption.days", value.Within(0, maxPreemption))
	f.Want(b.Authorised > 0 || b.Approval != "" || b.Preemption != nil, "authorised, approval, preemption", value.WantAny)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *ArticlesAmended) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	class, err := book.ClassOf(t, c, b.Class)
	if err != nil {
		return err
	}
	last, err := t.Today().AddMonths(amendableMonths)
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	if b.From < t.Today() || b.From > last {
		return value.Deny(value.CodeDateOutOfRange, value.Because("amendment-within-a-year"), value.OnDate("first", t.Today()), value.OnDate("last", last))
	}
	if ahead := class.Ahead(t.Today()); b.From > t.Today() && ahead >= maxAmendments {
		return value.Deny(value.CodeTooManyActs, value.InNumber(value.ArgMost, maxAmendments))
	}
	if b.Approval == model.BoardApproval && len(issuer.Board.Directors) == 0 {
		return value.Deny(value.CodeNoBoard, value.Because("issuer-has-no-board"))
	}
	amendment := model.Amendment{From: b.From, Authorised: b.Authorised, Approval: b.Approval, Resolution: b.Resolution, On: t.Stamp()}
	if b.Preemption != nil {
		amendment.Preemption = &b.Preemption.Days
	}
	class = book.Amend(t, class, amendment)
	count, err := ledger.Need[model.Count](t, model.CountRef(class.ID))
	if err != nil {
		return err
	}
	if issued, room := max(count.Issued, count.Declared), class.Room(t.Today()); issued > room && b.Authorised > 0 {
		return value.Deny(value.CodeOverAuthorised, value.Because("more-issued-than-authorised"), value.InShares("issued", issued), value.InShares("authorised", room))
	}
	return nil
}
