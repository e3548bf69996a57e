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
	f.text(x.Name, 100, "the company has a name of at most 100 characters")
	f.that(isDigits(x.CorporateNumber, 13), "corporateNumber has 13 digits")
	f.that(isDigits(x.BusinessNumber, 10), "businessNumber has 10 digits")
	f.that(x.IncorporatedOn.valid(), "incorporatedOn is a date")
	checkHomes(f, "facts.homes", x.Homes)
	f.that(len(x.Classes) >= 1 && len(x.Classes) <= maxClasses, "there are 1 to 20 classes")
	names := map[string]bool{}
	for _, class := range x.Classes {
		f.text(class.Name, 60, "a class has a name of at most 60 characters")
		f.that(!names[class.Name], "no two classes share a name")
		names[class.Name] = true
		f.that(class.Par >= leastPar, "a share's par value is at least 100 won")
		f.that(class.Issued > 0 && class.Issued <= class.Authorised, "issued is at least 1 and at most authorised")
		f.that(class.Approval == NoApproval || class.Approval == BoardApproval, "approval is none or board")
		f.that(class.Approval == NoApproval || len(x.Board.Directors) > 0, "approval by the board needs directors")
	}
	checkBoard(f, x.Board)
	f.that(x.Extract.valid(), "extract is 64 hexadecimal digits")
	return f.err()
}

func checkBoard(f *form, b Board) {
	n := len(b.Directors)
	f.that(n <= maxDirectors, "a board has at most 30 directors")
	f.that(n == 0 && b.Threshold == 0 || b.Threshold > n/2 && b.Threshold <= n, "threshold is more than half of the directors")
	seen := map[DID]bool{}
	for _, d := range b.Directors {
		f.that(d.valid() && !seen[d], "directors are parties, each named once")
		seen[d] = true
	}
}

func (b *IssuerApplied) apply(t *tx, c *Command) error {
	if b.Facts.IncorporatedOn > t.facts.Time.DateInKorea() {
		return reject(CodeDateOutOfRange, "the company is not incorporated yet")
	}
	for _, home := range b.Facts.Homes {
		if _, err := t.member(home); err != nil {
			return err
		}
	}
	if held, taken := load[CorporateNumber](t, CorporateNumberRef(b.Facts.CorporateNumber)); taken && held.Freed == nil {
		return reject(CodeCorporateNumberUsed, "a live issuer has this corporate registration number")
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
	f.that(member.valid(), "member is a member's id")
	f.that(evidence.valid(), "evidence is 64 hexadecimal digits")
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
		return reject(CodeSameDesk, "who checked an application does not admit it")
	}
	facts := application.Facts
	number := CorporateNumberRef(facts.CorporateNumber)
	if held, taken := load[CorporateNumber](t, number); taken && held.Freed == nil {
		return reject(CodeCorporateNumberUsed, "a live issuer has this corporate registration number")
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
		return application, reject(CodeSameDesk, "nobody decides on their own company's application")
	}
	return application, allow(ApplicationStates, application.State, c.Type)
}
