package core

import "slices"

const (
	// maxPages is how many pages a staged act may have.
	maxPages = 1000
	// maxPageLots is how many lots one page may have.
	maxPageLots = 500
)

// ImportOpened begins to enter a company's shareholder list that is too long for one command. It fixes what the pages say by
// their digests; nothing counts before the list is closed.
type ImportOpened struct {
	// List is the digest of the file that the officer uploaded.
	List Digest `json:"list"`
	// Pages are the digests of the pages' entries (PageDigest), in order.
	Pages []Digest `json:"pages"`
	// Holders and Lots are how many there are in all, and Totals how many shares of each class, ordered by class.
	Holders int          `json:"holders"`
	Lots    int          `json:"lots"`
	Totals  []ClassTotal `json:"totals"`
}

// PageDigest is what an ImportOpened says of a page: the SHA-256 of the canonical JSON of its entries.
func PageDigest(entries []ImportedEntry) (Digest, error) {
	encoded, err := Canonical(entries)
	if err != nil {
		return "", err
	}
	return Digest(idOf(encoded)), nil
}

func (b *ImportOpened) check() error {
	f := newForm()
	f.want(b.List.valid(), "list", aDigest)
	f.want(len(b.Pages) >= 1 && len(b.Pages) <= maxPages, "pages", many(1, maxPages))
	seen := make(map[Digest]bool, len(b.Pages))
	for _, p := range b.Pages {
		f.want(p.valid(), "pages", aDigest)
		f.want(!seen[p], "pages", wantOnce)
		seen[p] = true
	}
	room := len(b.Pages) * maxPageLots
	f.want(b.Holders >= len(b.Pages), "holders", atLeast(int64(len(b.Pages))))
	f.want(b.Lots >= b.Holders && b.Lots <= room, "lots", within(int64(b.Holders), int64(room)))
	checkTotals(f, b.Totals)
	return f.err()
}

func checkTotals(f *form, totals []ClassTotal) {
	f.want(len(totals) >= 1 && len(totals) <= maxClasses, "totals", many(1, maxClasses))
	for i, total := range totals {
		f.want(total.Class.valid(), "totals.class", anIdentifier)
		f.want(total.Quantity > 0, "totals.quantity", atLeast(1))
		f.want(i == 0 || totals[i-1].Class < total.Class, "totals.class", wantInOrder)
	}
}

func (b *ImportOpened) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported != nil {
		return deny(CodeAlreadyImported)
	}
	if _, err := t.declaredTotals(issuer, b.Totals); err != nil {
		return err
	}
	id := StagedID(t.derive(KindStaged))
	t.put(Import{
		ID: id, Issuer: issuer.ID, List: b.List, Pages: b.Pages, Holders: b.Holders, Lots: b.Lots, Totals: b.Totals,
		State: ImportIsOpen, Opened: t.stamp(),
	})
	return nil
}

// declaredTotals checks a list's totals against the classes' declared and authorised numbers, and finds the classes' counts.
func (t *tx) declaredTotals(issuer Issuer, totals []ClassTotal) ([]Count, error) {
	sums := map[ClassID]Shares{}
	for _, total := range totals {
		sums[total.Class] = total.Quantity
	}
	var counts []Count
	for _, listed := range issuer.Classes {
		class, err := t.shareClass(listed.ID)
		if err != nil {
			return nil, err
		}
		count, err := need[Count](t, CountRef(listed.ID))
		if err != nil {
			return nil, err
		}
		sum := sums[listed.ID]
		if room := class.room(t.today()); sum > room {
			return nil, deny(CodeOverAuthorised, because("list-over-authorised"), anID("class", listed.ID), inShares("listed", sum),
				inShares("authorised", room))
		}
		if sum != count.Declared {
			return nil, deny(CodeTotalsDiffer, because("list-total-not-declared"), anID("class", listed.ID), inShares("listed", sum),
				inShares("declared", count.Declared))
		}
		counts = append(counts, count)
		delete(sums, listed.ID)
	}
	if len(sums) > 0 {
		return nil, deny(CodeNotFound, because("class-not-of-issuer"))
	}
	return counts, nil
}

// ImportPaged enters one page of a list. What it says was fixed by the act that opened the list, so anyone may sign it.
type ImportPaged struct {
	Import  StagedID        `json:"import"`
	Index   int             `json:"index"`
	Entries []ImportedEntry `json:"entries"`
}

func (b *ImportPaged) check() error {
	f := newForm()
	f.want(b.Import.valid(), "import", anIdentifier)
	f.want(b.Index >= 0 && b.Index < maxPages, "index", within(0, maxPages-1))
	lots := checkImported(f, b.Entries)
	f.want(lots <= maxPageLots, "entries.lots", many(1, maxPageLots))
	return f.err()
}

func (b *ImportPaged) apply(t *tx, c *Command) error {
	list, issuer, err := t.importIn(c, b.Import)
	if err != nil {
		return err
	}
	if b.Index >= len(list.Pages) {
		return deny(CodeNotFound, because("list-has-fewer-pages"), inNumber("pages", len(list.Pages)))
	}
	digest, err := PageDigest(b.Entries)
	if err != nil {
		return deny(CodeMalformed)
	}
	if digest != list.Pages[b.Index] {
		return deny(CodeTotalsDiffer, because("page-not-as-signed"), inNumber("page", b.Index+1))
	}
	if _, there := load[ImportPage](t, ImportPageRef(list.ID, b.Index)); there {
		return deny(CodeAlreadyExists, because("page-already-entered"), inNumber("page", b.Index+1))
	}
	totals, err := t.enterImported(issuer, b.Entries, list.ID)
	if err != nil {
		return err
	}
	t.created = nil // a page makes hundreds of things, whose names follow from the command
	page := ImportPage{Import: list.ID, Index: b.Index, Holders: len(b.Entries), On: t.stamp()}
	for _, e := range b.Entries {
		page.Lots += len(e.Lots)
	}
	for _, class := range sortedKeys(totals) {
		page.Totals = append(page.Totals, ClassTotal{class, totals[class]})
	}
	t.put(page)
	return nil
}

// ImportClosed enters the list: all its pages at once, if they are there and add up to what the opening act says.
type ImportClosed struct {
	Import StagedID `json:"import"`
}

func (b *ImportClosed) check() error { return checkStaged(b.Import, "import") }

func checkStaged(id StagedID, field string) error {
	f := newForm()
	f.want(id.valid(), field, anIdentifier)
	return f.err()
}

func (b *ImportClosed) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	list, issuer, err := t.importIn(c, b.Import)
	if err != nil {
		return err
	}
	if err := t.moves(c); err != nil {
		return err
	}
	if err := t.addsUp(list); err != nil {
		return err
	}
	counts, err := t.declaredTotals(issuer, list.Totals)
	if err != nil {
		return err
	}
	closed := t.stamp()
	for _, count := range counts {
		class, err := need[ShareClass](t, ClassRef(count.Class))
		if err != nil {
			return err
		}
		class.Added, class.Changed = append(slices.Clip(class.Added), list.ID), &closed
		t.put(class)
		count.Issued = count.Declared
		t.put(count)
	}
	issuer.Imported, issuer.Import = &closed, list.ID
	t.put(issuer)
	list.State, list.Ended = ImportIsClosed, &closed
	t.put(list)
	return nil
}

// addsUp checks that a list's pages are all there and make up its totals.
func (t *tx) addsUp(list Import) error {
	holders, lots, totals := 0, 0, map[ClassID]Shares{}
	for i := range list.Pages {
		page, there := load[ImportPage](t, ImportPageRef(list.ID, i))
		if !there {
			return deny(CodePagesMissing, because("page-of-list-missing"), inNumber("page", i+1))
		}
		holders, lots = holders+page.Holders, lots+page.Lots
		for _, total := range page.Totals {
			sum, err := totals[total.Class].Plus(total.Quantity)
			if err != nil {
				return deny(CodeOverflow)
			}
			totals[total.Class] = sum
		}
	}
	if holders != list.Holders {
		return deny(CodeTotalsDiffer, because("pages-differ-in-holders"), inNumber("found", holders), inNumber("listed", list.Holders))
	}
	if lots != list.Lots {
		return deny(CodeTotalsDiffer, because("pages-differ-in-lots"), inNumber("found", lots), inNumber("listed", list.Lots))
	}
	if len(totals) != len(list.Totals) {
		return deny(CodeTotalsDiffer, because("pages-differ-in-classes"), inNumber("found", len(totals)), inNumber("listed", len(list.Totals)))
	}
	for _, total := range list.Totals {
		if sum := totals[total.Class]; sum != total.Quantity {
			return deny(CodeTotalsDiffer, because("pages-differ-in-shares"), anID("class", total.Class),
				inShares("found", sum), inShares("listed", total.Quantity))
		}
	}
	return nil
}

// ImportAborted ends a list that is not to be entered.
type ImportAborted struct {
	Import StagedID `json:"import"`
}

func (b *ImportAborted) check() error { return checkStaged(b.Import, "import") }

func (b *ImportAborted) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	list, _, err := t.importIn(c, b.Import)
	if err != nil {
		return err
	}
	ended := t.stamp()
	list.State, list.Ended = ImportIsAborted, &ended
	t.put(list)
	return nil
}

// importIn finds a list of the command's register in a state that allows the command.
func (t *tx) importIn(c *Command, id StagedID) (Import, Issuer, error) {
	list, err := need[Import](t, ImportRef(id))
	if err != nil {
		return list, Issuer{}, err
	}
	if err := c.inRegister(list.Issuer); err != nil {
		return list, Issuer{}, err
	}
	if err := allow(t, ImportStates, list.State, c.Type); err != nil {
		return list, Issuer{}, err
	}
	issuer, err := need[Issuer](t, IssuerRef(list.Issuer))
	if err == nil && issuer.Imported != nil && c.Type != TypeImportAborted {
		err = deny(CodeAlreadyImported)
	}
	return list, issuer, err
}
