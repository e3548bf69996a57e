package change

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ChangeClosed carries out an act on a class in one transaction, if its pages cover the class once: no lot stands in them twice
// (ChangePaged), and what went in is every share that counts.
type ChangeClosed struct {
	Change value.StagedID `json:"change"`
	// Pages is how many pages there are.
	Pages int `json:"pages"`
}

func (b *ChangeClosed) Check() error {
	f := value.NewForm()
	f.Want(b.Change.Valid(), "change", value.AnIdentifier)
	f.Want(b.Pages >= 1 && b.Pages <= value.MaxPages, "pages", value.Within(1, value.MaxPages))
	return f.Err()
}

func (b *ChangeClosed) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	change, err := change(t, c, b.Change)
	if err != nil {
		return err
	}
	if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
		return err
	}
	class, into, err := book.ClassesOf(t, change)
	if err != nil {
		return err
	}
	if err := addUp(t, &change, b.Pages, issuer.Treasury); err != nil {
		return err
	}
	due, err := issuedOf(t, change)
	if err != nil {
		return err
	}
	if change.In != due {
		return value.Deny(value.CodePagesDiffer, value.Because("pages-have-other-total"), value.InShares("paged", change.In), value.InShares("due", due))
	}
	ended := t.Stamp()
	change.State, change.Ended, change.Pages = model.ChangeIsClosed, &ended, b.Pages
	t.Put(change)
	if change.Terms.Kind == model.Rights {
		return nil // the shares come as the holders pay for them
	}
	if !change.Terms.Kind.Replaces() {
		if err := t.Pass(ledger.Subject{Class: into}); err != nil {
			return err
		}
	}
	return flip(t, change, class, into)
}

// issuedOf is how many shares an act is about.
func issuedOf(t *ledger.Tx, change model.Change) (value.Shares, error) {
	if !change.Terms.Kind.Replaces() {
		return book.IssuedAt(t, change.Terms.Class, change.Terms.AsOf)
	}
	count, err := ledger.Need[model.Count](t, model.CountRef(change.Terms.Class))
	return count.Issued, err
}

// addUp goes over the pages and adds up what they have. There is none beyond them, so that nothing counts that was not added.
func addUp(t *ledger.Tx, change *model.Change, pages int, treasury value.EntryID) error {
	if _, there := ledger.Load[model.ChangePage](t, model.ChangePageRef(change.ID, pages)); there {
		return value.Deny(value.CodePagesDiffer, value.Because("act-has-more-pages"), value.InNumber("pages", pages))
	}
	var last model.ChangePage
	for i := range pages {
		page, there := ledger.Load[model.ChangePage](t, model.ChangePageRef(change.ID, i))
		if !there {
			return value.Deny(value.CodePagesMissing, value.Because("page-is-missing"), value.InNumber("page", i))
		}
		change.Fractions += len(page.Fractions)
		change.Lots += page.Lots
		var err error
		if change.In, err = change.In.Plus(page.In); err != nil {
			return value.Deny(value.CodeOverflow)
		}
		if change.Out, err = change.Out.Plus(page.Out); err != nil {
			return value.Deny(value.CodeOverflow)
		}
		last = page
	}
	if change.Terms.Rest(last.Carry) > 0 && !change.GivesNothing(last.Last, treasury) {
		change.Fractions++
	}
	return nil
}

// flip makes the lots that came out count, and those that were replaced end.
func flip(t *ledger.Tx, change model.Change, class, into model.ShareClass) error {
	terms := change.Terms
	due := into.Epoch
	if terms.Kind.Replaces() && into.ID == class.ID {
		due++
	}
	if change.Epoch != due {
		return value.Deny(value.CodePagesDiffer, value.Because("class-changed-since-opened"))
	}
	if err := terms.Fits(class, into); err != nil {
		return err
	}
	ended := t.Stamp()
	if terms.Kind.Replaces() {
		t.Put(model.Replacement{Class: class.ID, Epoch: class.Epoch, Act: change.ID})
		class.Epoch++
		class.Fence, class.Changed = "", &ended
		if err := book.SetIssued(t, class.ID, 0); err != nil {
			return err
		}
	}
	if into.ID == class.ID {
		into = class
	} else {
		t.Put(class)
	}
	into.Changed, into.Fence = &ended, ""
	book.Complete(t, change.ID, change.Issuer)
	into = book.Amend(t, into, model.Amendment{From: t.Today(), Par: terms.Par, Authorised: terms.Authorised, Resolution: terms.Resolution, On: ended})
	count, err := ledger.Need[model.Count](t, model.CountRef(into.ID))
	if err != nil {
		return err
	}
	issued, err := count.Issued.Plus(change.Out)
	if err != nil {
		return value.Deny(value.CodeOverflow)
	}
	room := into.Room(t.Today())
	if issued > room {
		return value.Deny(value.CodeOverAuthorised, value.Because("more-issued-than-authorised"), value.InShares("issued", issued), value.InShares("authorised", room))
	}
	return book.SetIssued(t, into.ID, issued)
}
