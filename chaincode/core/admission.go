package core

import "slices"

const (
	// maxClasses is how many classes an application may state.
	maxClasses = 20
	// maxDirectors is how many directors a board may have.
	maxDirectors = 30
	// leastPar is the lowest par value of a share (Commercial Act art. 329(3)).
	leastPar Won = 100
)

// IssuerApplied asks for a company's register to be kept here. Any party may apply; an admission desk checks.
type IssuerApplied struct {
	Facts IssuerFacts `json:"facts"`
}

func (b *IssuerApplied) check() error {
	f := newForm()
	x := b.Facts
	f.want(isText(x.Name, 100), "facts.name", aText(100))
	f.want(isDigits(x.CorporateNumber, 13), "facts.corporateNumber", digits(13))
	f.want(isDigits(x.BusinessNumber, 10), "facts.businessNumber", digits(10))
	f.want(x.IncorporatedOn.valid(), "facts.incorporatedOn", aDate)
	checkHomes(f, "facts.homes", x.Homes)
	f.want(len(x.Classes) >= 1 && len(x.Classes) <= maxClasses, "facts.classes", many(1, maxClasses))
	names := map[string]bool{}
	for _, class := range x.Classes {
		f.want(isText(class.Name, 60), "facts.classes.name", aText(60))
		f.want(!names[class.Name], "facts.classes.name", wantOnce)
		names[class.Name] = true
		f.want(class.Par >= leastPar, "facts.classes.par", atLeast(int64(leastPar)))
		f.want(class.Issued > 0, "facts.classes.issued", atLeast(1))
		f.want(class.Issued <= class.Authorised, "facts.classes.authorised", atLeast(int64(class.Issued)))
		f.want(class.Approval.valid(), "facts.classes.approval", aKnownValue)
		f.want(class.Approval != MeetingApproval, "facts.classes.approval", wantFits)
		f.want(class.Approval == NoApproval || len(x.Board.Directors) > 0, "facts.board.directors", wantGiven)
	}
	checkBoard(f, x.Board, "facts.board")
	f.want(x.Extract.valid(), "facts.extract", aDigest)
	return f.err()
}

// checkBoard checks the board that stands in a field. Its threshold is more than half of its directors, and 0 where it has none.
func checkBoard(f *form, b Board, field string) {
	n := len(b.Directors)
	f.want(n <= maxDirectors, field+".directors", many(0, maxDirectors))
	f.want(n > 0 || b.Threshold == 0, field+".threshold", wantAbsent)
	f.want(n == 0 || b.Threshold > n/2 && b.Threshold <= n, field+".threshold", within(int64(n/2+1), int64(n)))
	seen := map[DID]bool{}
	for _, d := range b.Directors {
		f.want(d.valid(), field+".directors", anIdentifier)
		f.want(!seen[d], field+".directors", wantOnce)
		seen[d] = true
	}
}

func (b *IssuerApplied) apply(t *tx, c *Command) error {
	if b.Facts.IncorporatedOn > t.facts.Time.DateInKorea() {
		return deny(CodeDateOutOfRange, because("company-not-incorporated-yet"), onDate("day", b.Facts.IncorporatedOn))
	}
	for _, home := range b.Facts.Homes {
		if _, err := t.member(home); err != nil {
			return err
		}
	}
	if held, taken := load[CorporateNumber](t, CorporateNumberRef(b.Facts.CorporateNumber)); taken && held.Freed == nil {
		return deny(CodeCorporateNumberUsed)
	}
	for _, director := range b.Facts.Board.Directors {
		if _, err := need[Party](t, PartyRef(director)); err != nil {
			return err
		}
	}
	id := IssuerID(t.derive(KindIssuer))
	t.put(Application{ID: id, Facts: b.Facts, By: c.Actor, State: ApplicationIsFiled, Filed: t.stamp()})
	return nil
}

// IssuerChecked is the first desk's statement that the numbers, the extract and the power to act were checked.
type IssuerChecked struct {
	Member MemberID `json:"member"`
	// Evidence is the digest of what the desk saw.
	Evidence Digest `json:"evidence"`
}

func (b *IssuerChecked) check() error { return checkDeskEvidence(b.Member, b.Evidence) }

func checkDeskEvidence(member MemberID, evidence Digest) error {
	f := newForm()
	f.want(member.valid(), "member", anIdentifier)
	f.want(evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *IssuerChecked) apply(t *tx, c *Command) error {
	application, err := t.application(c, b.Member)
	if err != nil {
		return err
	}
	application.State, application.Checker = ApplicationIsChecked, c.Actor
	t.put(application)
	return nil
}

// IssuerAdmitted is the second desk's decision: the company becomes an issuer, with its classes, and the applicant its officer.
type IssuerAdmitted struct {
	Member   MemberID `json:"member"`
	Evidence Digest   `json:"evidence"`
}

func (b *IssuerAdmitted) check() error { return checkDeskEvidence(b.Member, b.Evidence) }

func (b *IssuerAdmitted) apply(t *tx, c *Command) error {
	application, err := t.application(c, b.Member)
	if err != nil {
		return err
	}
	if application.Checker == c.Actor {
		return deny(CodeSameDesk, because("checker-does-not-admit"))
	}
	facts := application.Facts
	number := CorporateNumberRef(facts.CorporateNumber)
	if held, taken := load[CorporateNumber](t, number); taken && held.Freed == nil {
		return deny(CodeCorporateNumberUsed)
	}
	issuer := Issuer{
		ID: application.ID, Name: facts.Name, CorporateNumber: facts.CorporateNumber, BusinessNumber: facts.BusinessNumber,
		IncorporatedOn: facts.IncorporatedOn, CertificatesIssued: facts.CertificatesIssued, Homes: facts.Homes,
		Board: facts.Board, Admitted: t.stamp(),
	}
	for _, terms := range facts.Classes {
		class := ClassID(t.derive(KindClass))
		issuer.Classes = append(issuer.Classes, IssuerClass{class, terms.Name})
		t.put(ShareClass{
			ID: class, Issuer: issuer.ID, Name: terms.Name, Par: terms.Par, Authorised: terms.Authorised, Approval: terms.Approval, Since: t.stamp(),
		})
		t.put(Count{Class: class, Declared: terms.Issued})
	}
	t.put(issuer)
	t.put(CorporateNumber{Number: facts.CorporateNumber, Issuer: issuer.ID})
	t.put(Authority{Issuer: issuer.ID, Agent: application.By, Commands: []Type{AllOfficeActs}, AttestedBy: c.Actor, Since: t.stamp()})
	application.State = ApplicationIsAdmitted
	t.put(application)
	return nil
}

// IssuerRefused ends an application.
type IssuerRefused struct {
	Member MemberID `json:"member"`
	// Evidence is the digest of the reasons.
	Evidence Digest `json:"evidence"`
}

func (b *IssuerRefused) check() error { return checkDeskEvidence(b.Member, b.Evidence) }

func (b *IssuerRefused) apply(t *tx, c *Command) error {
	application, err := t.application(c, b.Member)
	if err != nil {
		return err
	}
	application.State = ApplicationIsRefused
	t.put(application)
	return nil
}

// application finds the application that a desk decides on, in a state that allows the command.
func (t *tx) application(c *Command, member MemberID) (Application, error) {
	if _, err := t.desk(member, AdmissionDesk, c.Actor); err != nil {
		return Application{}, err
	}
	application, err := need[Application](t, ApplicationRef(c.Register))
	if err != nil {
		return application, err
	}
	if application.By == c.Actor || slices.Contains(application.Facts.Board.Directors, c.Actor) {
		return application, deny(CodeSameDesk, because("own-company-application"))
	}
	return application, allow(t, ApplicationStates, application.State, c.Type)
}
