package core

import "slices"

const (
	// maxAmendments is how many amendments a class keeps.
	maxAmendments = 200
	// maxPreemption is how many days the other holders may have to take up shares.
	maxPreemption = 90
	// amendableMonths is how far ahead an amendment may take effect.
	amendableMonths = 12
)

// BoardChanged puts another board in place. A vote is counted as the board stands that takes it: those cast before stay
// counted, and the next one is counted by the new board's threshold and by how many of its directors may vote.
type BoardChanged struct {
	Board Board `json:"board"`
	// Resolution is the digest of the minutes, or of the commercial register's extract.
	Resolution Digest `json:"resolution"`
}

func (b *BoardChanged) check() error {
	f := newForm()
	checkBoard(f, b.Board, "board")
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *BoardChanged) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	for _, director := range b.Board.Directors {
		if _, err := need[Party](t, PartyRef(director)); err != nil {
			return err
		}
	}
	for _, listed := range issuer.Classes {
		class, err := t.shareClass(listed.ID)
		if err != nil {
			return err
		}
		if len(b.Board.Directors) == 0 && class.byBoard(t.today()) {
			return deny(CodeNoBoard, because("class-is-approved-by-board"), anID("class", listed.ID))
		}
	}
	seated := t.stamp()
	issuer.Board, issuer.Seated = b.Board, &seated
	t.put(issuer)
	return nil
}

// byBoard tells whether the articles let a board approve transfers, on a day or later.
func (c ShareClass) byBoard(day Date) bool {
	later := slices.ContainsFunc(c.Amended, func(a Amendment) bool { return a.From > day && a.Approval == BoardApproval })
	return later || c.On(day).Approval == BoardApproval
}

// FirstRefusal is a right of first refusal (우선매수권) by the articles.
type FirstRefusal struct {
	// Days is how many the other holders have to take up shares; 0 for no such right.
	Days int `json:"days"`
}

// ArticlesAmended changes what the articles say of a class, from a day. Some of its settings are given; the others stay. The
// par value is changed by acts on the whole class alone.
type ArticlesAmended struct {
	Class ClassID `json:"class"`
	// From is the first day on which it holds, today or within a year.
	From Date `json:"from"`
	// Authorised is the number of shares that may be issued; 0 where it stays.
	Authorised Shares `json:"authorised,omitempty"`
	// Approval is by whom transfers are approved; empty where it stays.
	Approval   ApprovalBody  `json:"approval,omitempty"`
	Preemption *FirstRefusal `json:"preemption,omitempty"`
	// Resolution is the digest of the general meeting's minutes (Commercial Act art. 433, 434).
	Resolution Digest `json:"resolution"`
}

func (b *ArticlesAmended) check() error {
	f := newForm()
	f.want(b.Class.valid(), "class", anIdentifier)
	f.want(b.From.valid(), "from", aDate)
	f.want(b.Authorised >= 0, "authorised", atLeast(1))
	f.want(b.Approval == "" || b.Approval.valid(), "approval", aKnownValue)
	f.want(b.Preemption == nil || b.Preemption.Days >= 0 && b.Preemption.Days <= maxPreemption, "preemption.days", within(0, maxPreemption))
	f.want(b.Authorised > 0 || b.Approval != "" || b.Preemption != nil, "authorised, approval, preemption", wantAny)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (a ApprovalBody) valid() bool {
	return a == NoApproval || a == BoardApproval || a == MeetingApproval
}

func (b *ArticlesAmended) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	class, err := t.classOf(c, b.Class)
	if err != nil {
		return err
	}
	last, err := t.today().AddMonths(amendableMonths)
	if err != nil {
		return deny(CodeInternal)
	}
	if b.From < t.today() || b.From > last {
		return deny(CodeDateOutOfRange, because("amendment-within-a-year"), onDate("first", t.today()), onDate("last", last))
	}
	if len(class.Amended) > maxAmendments {
		return deny(CodeTooManyActs, because("too-many-amendments"), inNumber(argMost, maxAmendments))
	}
	if b.Approval == BoardApproval && len(issuer.Board.Directors) == 0 {
		return deny(CodeNoBoard, because("issuer-has-no-board"))
	}
	amendment := Amendment{From: b.From, Authorised: b.Authorised, Approval: b.Approval, Resolution: b.Resolution, On: t.stamp()}
	if b.Preemption != nil {
		amendment.Preemption = &b.Preemption.Days
	}
	class = class.amended(amendment)
	count, err := need[Count](t, CountRef(class.ID))
	if err != nil {
		return err
	}
	if issued, room := max(count.Issued, count.Declared), class.room(t.today()); issued > room && b.Authorised > 0 {
		return deny(CodeOverAuthorised, because("more-issued-than-authorised"), inShares("issued", issued), inShares("authorised", room))
	}
	t.put(class.On(t.today()))
	return nil
}
