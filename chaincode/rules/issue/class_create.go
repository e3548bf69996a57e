package issue

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ClassCreated makes a further class of shares, of which nothing is issued yet (종류주식의 신설, Commercial Act art. 344).
type ClassCreated struct {
	Name       string             `json:"name"`
	Par        value.Won          `json:"par"`
	Authorised value.Shares       `json:"authorised"`
	Approval   model.ApprovalBody `json:"approval"`
	Rights     StatedRights       `json:"rights"`
	// Resolution is the digest of the minutes of the meeting that changed the articles (art. 433, 434).
	Resolution value.Digest `json:"resolution"`
}

// StatedRights is what a command says of a class's rights.
type StatedRights struct {
	NoVote      bool                   `json:"noVote,omitempty"`
	Preferred   value.Digest           `json:"preferred,omitempty"`
	Redeemable  *model.RedemptionRight `json:"redeemable,omitempty"`
	Convertible *model.ConversionTerms `json:"convertible,omitempty"`
}

func (r StatedRights) Check(f *value.Form) {
	f.Want(r.Preferred == "" || r.Preferred.Valid(), "rights.preferred", value.ADigest)
	if x := r.Redeemable; x != nil {
		f.Want(x.Terms.Valid(), "rights.redeemable.terms", value.ADigest)
		f.Want(x.From.Valid(), "rights.redeemable.from", value.ADate)
		f.Want(x.Until.Valid(), "rights.redeemable.until", value.ADate)
		f.Want(x.From <= x.Until, "rights.redeemable.until", value.WantInOrder)
	}
	if x := r.Convertible; x != nil {
		Check(*x, f)
	}
}

func Check(x model.ConversionTerms, f *value.Form) {
	f.Want(x.Into.Valid(), "rights.convertible.into", value.AnIdentifier)
	f.Want(x.Terms.Valid(), "rights.convertible.terms", value.ADigest)
	f.Want(x.From.Valid(), "rights.convertible.from", value.ADate)
	f.Want(x.Until.Valid(), "rights.convertible.until", value.ADate)
	f.Want(x.From <= x.Until, "rights.convertible.until", value.WantInOrder)
	f.Want(x.Ratio.Valid(), "rights.convertible.ratio", value.Within(1, value.MaxRatio))
	f.Want(x.Least.Valid(), "rights.convertible.least", value.Within(1, value.MaxRatio))
	f.Want(x.Most.Valid(), "rights.convertible.most", value.Within(1, value.MaxRatio))
	f.Want(!x.Least.More(x.Ratio), "rights.convertible.ratio", value.WantInOrder)
	f.Want(!x.Ratio.More(x.Most), "rights.convertible.most", value.WantInOrder)
}

func (b *ClassCreated) Check() error {
	f := value.NewForm()
	f.Want(value.IsText(b.Name, 60), "name", value.AText(60))
	f.Want(b.Par >= value.LeastPar, "par", value.AtLeast(int64(value.LeastPar)))
	f.Want(b.Authorised > 0, "authorised", value.AtLeast(1))
	f.Want(b.Approval.Valid(), "approval", value.AKnownValue)
	b.Rights.Check(f)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *ClassCreated) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if len(issuer.Classes) >= value.MaxClasses {
		return value.Deny(value.CodeTooManyClasses, value.InNumber(value.ArgMost, value.MaxClasses))
	}
	for _, class := range issuer.Classes {
		if class.Name == b.Name {
			return value.Deny(value.CodeAlreadyExists, value.Because("class-name-taken"))
		}
	}
	if b.Approval == model.BoardApproval && len(issuer.Board.Directors) == 0 {
		return value.Deny(value.CodeWrongState, value.Because("issuer-has-no-board"))
	}
	class := model.ShareClass{
		ID: value.ClassID(t.Derive(model.KindClass)), Issuer: issuer.ID, Name: b.Name, Par: b.Par, Authorised: b.Authorised, Approval: b.Approval, Since: t.Stamp(),
	}
	if class.Rights, err = rights(t, c, class, b.Rights); err != nil {
		return err
	}
	t.Put(class)
	t.Put(model.Count{Class: class.ID})
	issuer.Classes = append(issuer.Classes[:len(issuer.Classes):len(issuer.Classes)], model.IssuerClass{ID: class.ID, Name: class.Name})
	t.Put(issuer)
	return nil
}

// ClassRightsStated states the rights of a class that came with the issuer's application, once: the application says nothing of
// them. Afterwards a conversion's ratio changes by refixing alone.
type ClassRightsStated struct {
	Class  value.ClassID `json:"class"`
	Rights StatedRights  `json:"rights"`
	// Evidence is the digest of the articles.
	Evidence value.Digest `json:"evidence"`
}

func (b *ClassRightsStated) Check() error {
	f := value.NewForm()
	f.Want(b.Class.Valid(), "class", value.AnIdentifier)
	b.Rights.Check(f)
	f.Want(b.Rights != StatedRights{}, "rights", value.WantGiven)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *ClassRightsStated) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	class, err := book.Class(t, c, b.Class)
	if err != nil {
		return err
	}
	if class.Rights != nil {
		return value.Deny(value.CodeAlreadyExists, value.Because("rights-already-stated"))
	}
	if class.Rights, err = rights(t, c, class, b.Rights); err != nil {
		return err
	}
	t.Put(class)
	return nil
}

// rights makes a class's rights of what a command says; nil where it says that there are none.
func rights(t *ledger.Tx, c *model.Command, class model.ShareClass, stated StatedRights) (*model.ClassRights, error) {
	if stated == (StatedRights{}) {
		return nil, nil
	}
	rights := &model.ClassRights{NoVote: stated.NoVote, Preferred: stated.Preferred, Redeemable: stated.Redeemable}
	if terms := stated.Convertible; terms != nil {
		into, err := book.ClassOf(t, c, terms.Into)
		if err != nil {
			return nil, err
		}
		if into.ID == class.ID {
			return nil, value.Deny(value.CodeNoSuchRight, value.Because("class-converts-into-itself"))
		}
		rights.Convertible = &model.ConversionRight{
			ConversionTerms: *terms, Epoch: class.Epoch, IntoEpoch: into.Epoch,
			Ratios: []model.DatedRatio{{Ratio: terms.Ratio, From: terms.From, Set: t.Stamp()}},
		}
	}
	return rights, nil
}
