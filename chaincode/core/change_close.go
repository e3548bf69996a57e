package core

import "slices"

// ChangeClosed carries out an act on a class in one transaction, if its pages cover the class once: no lot stands in them twice
// (ChangePaged), and what went in is every share that counts.
type ChangeClosed struct {
	Change StagedID `json:"change"`
	// Pages is how many pages there are.
	Pages int `json:"pages"`
}

func (b *ChangeClosed) check() error {
	f := newForm()
	f.want(b.Change.valid(), "change", anIdentifier)
	f.want(b.Pages >= 1 && b.Pages <= maxPages, "pages", within(1, maxPages))
	return f.err()
}

func (b *ChangeClosed) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	change, err := t.change(c, b.Change)
	if err != nil {
		return err
	}
	if err := t.moves(c); err != nil {
		return err
	}
	class, into, err := t.classesOf(change)
	if err != nil {
		return err
	}
	if err := t.addUp(&change, b.Pages, issuer.Treasury); err != nil {
		return err
	}
	due, err := t.issuedOf(change)
	if err != nil {
		return err
	}
	if change.In != due {
		return deny(CodePagesDiffer, because("pages-have-other-total"), inShares("paged", change.In), inShares("due", due))
	}
	ended := t.stamp()
	change.State, change.Ended, change.Pages = ChangeIsClosed, &ended, b.Pages
	t.put(change)
	if change.Terms.Kind == Rights {
		return nil // the shares come as the holders pay for them
	}
	return t.flip(change, class, into)
}

// issuedOf is how many shares an act is about.
func (t *tx) issuedOf(change Change) (Shares, error) {
	if !change.Terms.Kind.replaces() {
		return t.issuedAt(change.Terms.Class, change.Terms.AsOf)
	}
	count, err := need[Count](t, CountRef(change.Terms.Class))
	return count.Issued, err
}

// addUp goes over the pages and adds up what they have. There is none beyond them, so that nothing counts that was not added.
func (t *tx) addUp(change *Change, pages int, treasury EntryID) error {
	if _, there := load[ChangePage](t, ChangePageRef(change.ID, pages)); there {
		return deny(CodePagesDiffer, because("act-has-more-pages"), inNumber("pages", pages))
	}
	var last ChangePage
	for i := range pages {
		page, there := load[ChangePage](t, ChangePageRef(change.ID, i))
		if !there {
			return deny(CodePagesMissing, because("page-is-missing"), inNumber("page", i))
		}
		change.Fractions += len(page.Fractions)
		change.Lots += page.Lots
		var err error
		if change.In, err = change.In.Plus(page.In); err != nil {
			return deny(CodeOverflow)
		}
		if change.Out, err = change.Out.Plus(page.Out); err != nil {
			return deny(CodeOverflow)
		}
		last = page
	}
	if change.Terms.rest(last.Carry) > 0 && !change.givesNothing(last.Last, treasury) {
		change.Fractions++
	}
	return nil
}

// flip makes the lots that came out count, and those that were replaced end.
func (t *tx) flip(change Change, class, into ShareClass) error {
	terms := change.Terms
	if !terms.Kind.replaces() && into.Fence != "" {
		return deny(CodeFenced)
	}
	due := into.Epoch
	if terms.Kind.replaces() && into.ID == class.ID {
		due++
	}
	if change.Epoch != due {
		return deny(CodePagesDiffer, because("class-changed-since-opened"))
	}
	if err := terms.fits(class, into); err != nil {
		return err
	}
	ended := t.stamp()
	if terms.Kind.replaces() {
		class.Replaced, class.Epoch = append(slices.Clip(class.Replaced), change.ID), class.Epoch+1
		class.Fence, class.Changed = "", &ended
		if err := t.setIssued(class.ID, 0); err != nil {
			return err
		}
	}
	if into.ID == class.ID {
		into = class
	} else {
		t.put(class)
	}
	into.Added, into.Changed, into.Fence = append(slices.Clip(into.Added), change.ID), &ended, ""
	into = into.amended(Amendment{From: t.today(), Par: terms.Par, Authorised: terms.Authorised, Resolution: terms.Resolution, On: ended})
	t.put(into.On(t.today()))
	count, err := need[Count](t, CountRef(into.ID))
	if err != nil {
		return err
	}
	issued, err := count.Issued.Plus(change.Out)
	if err != nil {
		return deny(CodeOverflow)
	}
	room := into.room(t.today())
	if issued > room {
		return deny(CodeOverAuthorised, because("more-issued-than-authorised"), inShares("issued", issued), inShares("authorised", room))
	}
	return t.setIssued(into.ID, issued)
}
