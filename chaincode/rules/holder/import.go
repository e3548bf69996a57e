package holder

import (
	"cmp"
	"maps"
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/canon"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ImportOpened begins to enter a company's shareholder list that is too long for one command. It fixes what the pages say by
// their digests; nothing counts before the list is closed.
type ImportOpened struct {
	// List is the digest of the file that the officer uploaded.
	List value.Digest `json:"list"`
	// Pages are the digests of the pages' entries (PageDigest), in order.
	Pages []value.Digest `json:"pages"`
	// Holders and Lots are how many there are in all, and Totals how many shares of each class, ordered by class.
	Holders int                `json:"holders"`
	Lots    int                `json:"lots"`
	Totals  []model.ClassTotal `json:"totals"`
}

// PageDigest is what an ImportOpened says of a page: the SHA-256 of the canonical JSON of its entries.
func PageDigest(entries []ImportedEntry) (value.Digest, error) {
	encoded, err := canon.Canonical(entries)
	if err != nil {
		return "", err
	}
	return value.Digest(model.IDOf(encoded)), nil
}

func (b *ImportOpened) Check() error {
	f := value.NewForm()
	f.Want(b.List.Valid(), "list", value.ADigest)
	f.Want(len(b.Pages) >= 1 && len(b.Pages) <= value.MaxPages, "pages", value.Many(1, value.MaxPages))
	seen := make(map[value.Digest]bool, len(b.Pages))
	for _, p := range b.Pages {
		f.Want(p.Valid(), "pages", value.ADigest)
		f.Want(!seen[p], "pages", value.WantOnce)
		seen[p] = true
	}
	room := len(b.Pages) * value.MaxPageLots
	f.Want(b.Holders >= len(b.Pages), "holders", value.AtLeast(int64(len(b.Pages))))
	f.Want(b.Lots >= b.Holders && b.Lots <= room, "lots", value.Within(int64(b.Holders), int64(room)))
	checkTotals(f, b.Totals)
	return f.Err()
}

func checkTotals(f *value.Form, totals []model.ClassTotal) {
	f.Want(len(totals) >= 1 && len(totals) <= value.MaxClasses, "totals", value.Many(1, value.MaxClasses))
	for i, total := range totals {
		f.Want(total.Class.Valid(), "totals.class", value.AnIdentifier)
		f.Want(total.Quantity > 0, "totals.quantity", value.AtLeast(1))
		f.Want(i == 0 || totals[i-1].Class < total.Class, "totals.class", value.WantInOrder)
	}
}

func (b *ImportOpened) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported != nil {
		return value.Deny(value.CodeAlreadyImported)
	}
	if _, err := declaredTotals(t, issuer, b.Totals); err != nil {
		return err
	}
	id := value.StagedID(t.Derive(model.KindStaged))
	t.Put(model.Import{
		ID: id, Issuer: issuer.ID, List: b.List, Pages: b.Pages, Holders: b.Holders, Lots: b.Lots, Totals: b.Totals,
		State: model.ImportIsOpen, Opened: t.Stamp(),
	})
	return nil
}

// declaredTotals checks a list's totals against the classes' declared and authorised numbers, and finds the classes' counts.
func declaredTotals(t *ledger.Tx, issuer model.Issuer, totals []model.ClassTotal) ([]model.Count, error) {
	sums := map[value.ClassID]value.Shares{}
	for _, total := range totals {
		sums[total.Class] = total.Quantity
	}
	var counts []model.Count
	for _, listed := range issuer.Classes {
		class, err := book.ShareClass(t, listed.ID)
		if err != nil {
			return nil, err
		}
		count, err := ledger.Need[model.Count](t, model.CountRef(listed.ID))
		if err != nil {
			return nil, err
		}
		sum := sums[listed.ID]
		if room := class.Room(t.Today()); sum > room {
			return nil, value.Deny(value.CodeOverAuthorised, value.Because("list-over-authorised"), value.AnID("class", listed.ID), value.InShares("listed", sum),
				value.InShares("authorised", room))
		}
		if sum != count.Declared {
			return nil, value.Deny(value.CodeTotalsDiffer, value.Because("list-total-not-declared"), value.AnID("class", listed.ID), value.InShares("listed", sum),
				value.InShares("declared", count.Declared))
		}
		counts = append(counts, count)
		delete(sums, listed.ID)
	}
	if len(sums) > 0 {
		return nil, value.Deny(value.CodeNotFound, value.Because("class-not-of-issuer"))
	}
	return counts, nil
}

// ImportPaged enters one page of a list. What it says was fixed by the act that opened the list, so anyone may sign it.
type ImportPaged struct {
	Import  value.StagedID  `json:"import"`
	Index   int             `json:"index"`
	Entries []ImportedEntry `json:"entries"`
}

func (b *ImportPaged) Check() error {
	f := value.NewForm()
	f.Want(b.Import.Valid(), "import", value.AnIdentifier)
	f.Want(b.Index >= 0 && b.Index < value.MaxPages, "index", value.Within(0, value.MaxPages-1))
	made := checkImported(f, b.Entries)
	f.Want(made <= value.MaxPageLots, "entries.lots", value.Many(1, value.MaxPageLots))
	return f.Err()
}

func (b *ImportPaged) Apply(t *ledger.Tx, c *model.Command) error {
	list, issuer, err := importIn(t, c, b.Import)
	if err != nil {
		return err
	}
	if b.Index >= len(list.Pages) {
		return value.Deny(value.CodeNotFound, value.Because("list-has-fewer-pages"), value.InNumber("pages", len(list.Pages)))
	}
	digest, err := PageDigest(b.Entries)
	if err != nil {
		return value.Deny(value.CodeMalformed)
	}
	if digest != list.Pages[b.Index] {
		return value.Deny(value.CodeTotalsDiffer, value.Because("page-not-as-signed"), value.InNumber("page", b.Index+1))
	}
	if _, there := ledger.Load[model.ImportPage](t, model.ImportPageRef(list.ID, b.Index)); there {
		return value.Deny(value.CodeAlreadyExists, value.Because("page-already-entered"), value.InNumber("page", b.Index+1))
	}
	totals, err := totalsOf(b.Entries)
	if err != nil {
		return err
	}
	entered, err := enterImported(t, issuer, b.Entries, list.ID)
	if err != nil {
		return err
	}
	t.Created = nil // a page makes hundreds of things, whose names follow from the command
	page := model.ImportPage{
		Import: list.ID, Index: b.Index, Holders: len(b.Entries), Totals: totals, Numbers: entered.numbers, Treasury: entered.treasury, On: t.Stamp(),
	}
	for _, e := range b.Entries {
		page.Lots += len(e.Lots)
	}
	t.Put(page)
	return nil
}

// ImportClosed enters the list: all its pages at once, if they are there and add up to what the opening act says.
type ImportClosed struct {
	Import value.StagedID `json:"import"`
}

func (b *ImportClosed) Check() error { return value.CheckStaged(b.Import, "import") }

func (b *ImportClosed) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	list, issuer, err := importIn(t, c, b.Import)
	if err != nil {
		return err
	}
	if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
		return err
	}
	if err := addsUp(t, list); err != nil {
		return err
	}
	if issuer.Treasury, err = joins(t, list, issuer); err != nil {
		return err
	}
	counts, err := declaredTotals(t, issuer, list.Totals)
	if err != nil {
		return err
	}
	closed := t.Stamp()
	for _, count := range counts {
		class, err := ledger.Need[model.ShareClass](t, model.ClassRef(count.Class))
		if err != nil {
			return err
		}
		class.Changed = &closed
		t.Put(class)
		count.Issued = count.Declared
		t.Put(count)
	}
	issuer.Imported, issuer.Import = &closed, list.ID
	t.Put(issuer)
	list.State, list.Ended = model.ImportIsClosed, &closed
	t.Put(list)
	book.Complete(t, list.ID, list.Issuer)
	return nil
}

// addsUp checks that a list's pages are all there and make up its totals.
func addsUp(t *ledger.Tx, list model.Import) error {
	holders, lots, totals := 0, 0, map[value.ClassID]value.Shares{}
	for i := range list.Pages {
		page, there := ledger.Load[model.ImportPage](t, model.ImportPageRef(list.ID, i))
		if !there {
			return value.Deny(value.CodePagesMissing, value.Because("page-of-list-missing"), value.InNumber("page", i+1))
		}
		holders, lots = holders+page.Holders, lots+page.Lots
		for _, total := range page.Totals {
			sum, err := totals[total.Class].Plus(total.Quantity)
			if err != nil {
				return value.Deny(value.CodeOverflow)
			}
			totals[total.Class] = sum
		}
	}
	if holders != list.Holders {
		return value.Deny(value.CodeTotalsDiffer, value.Because("pages-differ-in-holders"), value.InNumber("found", holders), value.InNumber("listed", list.Holders))
	}
	if lots != list.Lots {
		return value.Deny(value.CodeTotalsDiffer, value.Because("pages-differ-in-lots"), value.InNumber("found", lots), value.InNumber("listed", list.Lots))
	}
	if len(totals) != len(list.Totals) {
		return value.Deny(value.CodeTotalsDiffer, value.Because("pages-differ-in-classes"), value.InNumber("found", len(totals)), value.InNumber("listed", len(list.Totals)))
	}
	for _, total := range list.Totals {
		if sum := totals[total.Class]; sum != total.Quantity {
			return value.Deny(value.CodeTotalsDiffer, value.Because("pages-differ-in-shares"), value.AnID("class", total.Class),
				value.InShares("found", sum), value.InShares("listed", total.Quantity))
		}
	}
	return nil
}

// joins gives the certificates of a list whose pages are all there their numbers, and finds the entry for the company's own shares. No
// two pages may have the same number, or such an entry.
func joins(t *ledger.Tx, list model.Import, issuer model.Issuer) (treasury value.EntryID, err error) {
	numbers, runs := map[value.ClassID][]model.NumberRange{}, 0
	for i := range list.Pages {
		page, err := ledger.Need[model.ImportPage](t, model.ImportPageRef(list.ID, i))
		if err != nil {
			return "", err
		}
		if page.Treasury != "" && treasury != "" {
			return "", value.Deny(value.CodeAlreadyExists, value.Because("own-shares-on-two-pages"), value.InNumber("page", i+1))
		}
		treasury = value.EntryID(cmp.Or(string(page.Treasury), string(treasury)))
		for _, given := range page.Numbers {
			numbers[given.Class] = append(numbers[given.Class], given.Given...)
			if runs += len(given.Given); runs > value.MaxListedRuns {
				return "", book.TooScattered(given.Class)
			}
		}
	}
	for _, class := range slices.Sorted(maps.Keys(numbers)) {
		if err := book.GiveNumbers(t, issuer, class, numbers[class]); err != nil {
			return "", err
		}
	}
	return treasury, nil
}

// ImportAborted ends a list that is not to be entered.
type ImportAborted struct {
	Import value.StagedID `json:"import"`
}

func (b *ImportAborted) Check() error { return value.CheckStaged(b.Import, "import") }

func (b *ImportAborted) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	list, _, err := importIn(t, c, b.Import)
	if err != nil {
		return err
	}
	ended := t.Stamp()
	list.State, list.Ended = model.ImportIsAborted, &ended
	t.Put(list)
	return nil
}

// importIn finds a list of the command's register in a state that allows the command.
func importIn(t *ledger.Tx, c *model.Command, id value.StagedID) (model.Import, model.Issuer, error) {
	list, err := ledger.Need[model.Import](t, model.ImportRef(id))
	if err != nil {
		return list, model.Issuer{}, err
	}
	if err := ledger.InRegister(c, list.Issuer); err != nil {
		return list, model.Issuer{}, err
	}
	if err := ledger.Allow(t, model.ImportStates, list.State, c.Type); err != nil {
		return list, model.Issuer{}, err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(list.Issuer))
	if err == nil && issuer.Imported != nil && c.Type != TypeImportAborted {
		err = value.Deny(value.CodeAlreadyImported)
	}
	return list, issuer, err
}
