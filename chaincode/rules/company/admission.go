package company

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// IssuerApplied asks for a company's register to be kept here. Any party may apply; an admission desk checks.
type IssuerApplied struct {
	Facts model.IssuerFacts `json:"facts"`
}

func (b *IssuerApplied) Check() error {
	f := value.NewForm()
	x := b.Facts
	f.Want(value.IsText(x.Name, 100), "facts.name", value.AText(100))
	f.Want(value.IsDigits(x.CorporateNumber, 13), "facts.corporateNumber", value.Digits(13))
	f.Want(value.IsDigits(x.BusinessNumber, 10), "facts.businessNumber", value.Digits(10))
	f.Want(x.IncorporatedOn.Valid(), "facts.incorporatedOn", value.ADate)
	value.CheckHomes(f, "facts.homes", x.Homes)
	f.Want(len(x.Classes) >= 1 && len(x.Classes) <= value.MaxClasses, "facts.classes", value.Many(1, value.MaxClasses))
	names := map[string]bool{}
	for _, class := range x.Classes {
		f.Want(value.IsText(class.Name, 60), "facts.classes.name", value.AText(60))
		f.Want(!names[class.Name], "facts.classes.name", value.WantOnce)
		names[class.Name] = true
		f.Want(class.Par >= value.LeastPar, "facts.classes.par", value.AtLeast(int64(value.LeastPar)))
		f.Want(class.Issued > 0, "facts.classes.issued", value.AtLeast(1))
		f.Want(class.Issued <= class.Authorised, "facts.classes.authorised", value.AtLeast(int64(class.Issued)))
		f.Want(class.Approval.Valid(), "facts.classes.approval", value.AKnownValue)
		f.Want(class.Approval != model.MeetingApproval, "facts.classes.approval", value.WantFits)
		f.Want(class.Approval == model.NoApproval || len(x.Board.Directors) > 0, "facts.board.directors", value.WantGiven)
	}
	checkBoard(f, x.Board, "facts.board")
	f.Want(x.Extract.Valid(), "facts.extract", value.ADigest)
	return f.Err()
}

// checkBoard checks the board that stands in a field. Its threshold is more than half of its directors, and 0 where it has none.
func checkBoard(f *value.Form, b model.Board, field string) {
	n := len(b.Directors)
	f.Want(n <= value.MaxDirectors, field+".directors", value.Many(0, value.MaxDirectors))
	f.Want(n > 0 || b.Threshold == 0, field+".threshold", value.WantAbsent)
	f.Want(n == 0 || b.Threshold > n/2 && b.Threshold <= n, field+".threshold", value.Within(int64(n/2+1), int64(n)))
	seen := map[value.DID]bool{}
	for _, d := range b.Directors {
		f.Want(d.Valid(), field+".directors", value.AnIdentifier)
		f.Want(!seen[d], field+".directors", value.WantOnce)
		seen[d] = true
	}
}

func (b *IssuerApplied) Apply(t *ledger.Tx, c *model.Command) error {
	if b.Facts.IncorporatedOn > t.Facts.Time.DateInKorea() {
		return value.Deny(value.CodeDateOutOfRange, value.Because("company-not-incorporated-yet"), value.OnDate("day", b.Facts.IncorporatedOn))
	}
	for _, home := range b.Facts.Homes {
		if _, err := t.Member(home); err != nil {
			return err
		}
	}
	if held, taken := ledger.Load[model.CorporateNumber](t, model.CorporateNumberRef(b.Facts.CorporateNumber)); taken && held.Freed == nil {
		return value.Deny(value.CodeCorporateNumberUsed)
	}
	for _, director := range b.Facts.Board.Directors {
		if _, err := ledger.Need[model.Party](t, model.PartyRef(director)); err != nil {
			return err
		}
	}
	id := value.IssuerID(t.Derive(model.KindIssuer))
	t.Put(model.Application{ID: id, Facts: b.Facts, By: c.Actor, State: model.ApplicationIsFiled, Filed: t.Stamp()})
	return nil
}

// IssuerChecked is the first desk's statement that the numbers, the extract and the power to act were checked.
type IssuerChecked struct {
	Member value.MemberID `json:"member"`
	// Evidence is the digest of what the desk saw.
	Evidence value.Digest `json:"evidence"`
}

func (b *IssuerChecked) Check() error { return value.CheckDeskEvidence(b.Member, b.Evidence) }

func (b *IssuerChecked) Apply(t *ledger.Tx, c *model.Command) error {
	application, err := application(t, c, b.Member)
	if err != nil {
		return err
	}
	application.State, application.Checker = model.ApplicationIsChecked, c.Actor
	t.Put(application)
	return nil
}

// IssuerAdmitted is the second desk's decision: the company becomes an issuer, with its classes, and the applicant its officer.
type IssuerAdmitted struct {
	Member   value.MemberID `json:"member"`
	Evidence value.Digest   `json:"evidence"`
}

func (b *IssuerAdmitted) Check() error { return value.CheckDeskEvidence(b.Member, b.Evidence) }

func (b *IssuerAdmitted) Apply(t *ledger.Tx, c *model.Command) error {
	application, err := application(t, c, b.Member)
	if err != nil {
		return err
	}
	if application.Checker == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("checker-does-not-admit"))
	}
	facts := application.Facts
	number := model.CorporateNumberRef(facts.CorporateNumber)
	if held, taken := ledger.Load[model.CorporateNumber](t, number); taken && held.Freed == nil {
		return value.Deny(value.CodeCorporateNumberUsed)
	}
	issuer := model.Issuer{
		ID: application.ID, Name: facts.Name, CorporateNumber: facts.CorporateNumber, BusinessNumber: facts.BusinessNumber,
		IncorporatedOn: facts.IncorporatedOn, CertificatesIssued: facts.CertificatesIssued, Homes: facts.Homes,
		Board: facts.Board, Admitted: t.Stamp(),
	}
	for _, terms := range facts.Classes {
		class := value.ClassID(t.Derive(model.KindClass))
		issuer.Classes = append(issuer.Classes, model.IssuerClass{ID: class, Name: terms.Name})
		t.Put(model.ShareClass{
			ID: class, Issuer: issuer.ID, Name: terms.Name, Par: terms.Par, Authorised: terms.Authorised, Approval: terms.Approval, Since: t.Stamp(),
		})
		t.Put(model.Count{Class: class, Declared: terms.Issued})
	}
	t.Put(issuer)
	t.Put(model.CorporateNumber{Number: facts.CorporateNumber, Issuer: issuer.ID})
	t.Put(model.Authority{Issuer: issuer.ID, Agent: application.By, Commands: []value.Type{model.AllOfficeActs}, AttestedBy: c.Actor, Since: t.Stamp()})
	application.State = model.ApplicationIsAdmitted
	t.Put(application)
	return nil
}

// IssuerRefused ends an application.
type IssuerRefused struct {
	Member value.MemberID `json:"member"`
	// Evidence is the digest of the reasons.
	Evidence value.Digest `json:"evidence"`
}

func (b *IssuerRefused) Check() error { return value.CheckDeskEvidence(b.Member, b.Evidence) }

func (b *IssuerRefused) Apply(t *ledger.Tx, c *model.Command) error {
	application, err := application(t, c, b.Member)
	if err != nil {
		return err
	}
	application.State = model.ApplicationIsRefused
	t.Put(application)
	return nil
}

// application finds the application that a desk decides on, in a state that allows the command.
func application(t *ledger.Tx, c *model.Command, member value.MemberID) (model.Application, error) {
	if _, err := t.Desk(member, model.AdmissionDesk, c.Actor); err != nil {
		return model.Application{}, err
	}
	application, err := ledger.Need[model.Application](t, model.ApplicationRef(c.Register))
	if err != nil {
		return application, err
	}
	if application.By == c.Actor || slices.Contains(application.Facts.Board.Directors, c.Actor) {
		return application, value.Deny(value.CodeSameDesk, value.Because("own-company-application"))
	}
	return application, ledger.Allow(t, model.ApplicationStates, application.State, c.Type)
}
