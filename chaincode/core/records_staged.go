package core

import (
	"strconv"
	"strings"
)

// The kinds of records about acts that are carried out in pages.
const (
	KindStaged     Kind = "staged"
	KindChange     Kind = "change"
	KindChangePage Kind = "change-page"
	KindAllotment  Kind = "allotment"
	KindImport     Kind = "import"
	KindImportPage Kind = "import-page"
)

var stagedShapes = map[Kind]shape{
	KindChange:     shaped[Change](named(KindStaged)),
	KindChangePage: shaped[ChangePage](isPageID),
	KindAllotment:  shaped[Allotment](named(KindAllotment)),
	KindImport:     shaped[Import](named(KindStaged)),
	KindImportPage: shaped[ImportPage](isPageID),
}

func isPageID(id string) bool {
	act, page, found := strings.Cut(id, "/")
	n, err := strconv.Atoi(page)
	return found && StagedID(act).valid() && err == nil && n >= 0 && n < maxPages && strconv.Itoa(n) == page
}

func pageID(act StagedID, page int) string { return string(act) + "/" + strconv.Itoa(page) }

// ChangeKind is what an act on a whole class does.
type ChangeKind string

// The acts on a whole class.
const (
	// Split makes more shares of each, with a lower par value (주식분할, Commercial Act art. 329-2).
	Split ChangeKind = "split"
	// Consolidation makes fewer shares of each, with a higher par value (주식병합, art. 440 to 443).
	Consolidation ChangeKind = "consolidation"
	// Reduction reduces the capital, by fewer shares or a lower par value (자본금 감소, art. 438 to 446).
	Reduction ChangeKind = "reduction"
	// Cancellation ends a part of each holder's shares, or all of them (주식소각, art. 343).
	Cancellation ChangeKind = "cancellation"
	// Conversion turns all shares of the class into shares of another (전환, art. 346 to 351 and 435).
	Conversion ChangeKind = "conversion"
	// Bonus gives further shares by the register as of a moment (무상증자, art. 461).
	Bonus ChangeKind = "bonus"
	// Rights gives the right to subscribe to further shares by the register as of a moment (주주배정, art. 418(1), 419).
	Rights ChangeKind = "rights"
)

// replaces tells whether the act replaces all lots of its class; the others leave them as they are.
func (k ChangeKind) replaces() bool { return k != Bonus && k != Rights }

func (k ChangeKind) valid() bool {
	switch k {
	case Split, Consolidation, Reduction, Cancellation, Conversion, Bonus, Rights:
		return true
	}
	return false
}

// FractionRule says what becomes of the part of a share that the ratio gives a holder.
type FractionRule string

// The rules for fractions (단주). They go by the holder's total, not by each lot.
const (
	// RoundDown: the fraction is sold or paid for outside the register (art. 443(1)).
	RoundDown FractionRule = "down"
	// RoundUp: the holder is given the whole share.
	RoundUp FractionRule = "up"
)

// ChangeTerms is what an act on a whole class does, and when. It never changes once announced.
type ChangeTerms struct {
	Class ClassID    `json:"class"`
	Kind  ChangeKind `json:"kind"`
	// Numerator new shares come for Denominator old ones; each is at most 1,000,000,000.
	Numerator   int64        `json:"numerator"`
	Denominator int64        `json:"denominator"`
	Fractions   FractionRule `json:"fractions"`
	// Into is the class of the shares that come out; for all but a conversion and a bonus issue of another class it is Class.
	Into ClassID `json:"into"`
	// Par is the par value of Into's shares afterwards, and Authorised its authorised number.
	Par        Won    `json:"par"`
	Authorised Shares `json:"authorised"`
	// EffectiveOn is the day from which the act can be carried out.
	EffectiveOn Date `json:"effectiveOn"`
	// NoticeOn is when creditors and holders were called on, where the law asks for a month's notice (art. 232, 439(2), 440).
	NoticeOn Date `json:"noticeOn,omitempty"`
	// AsOf is the moment whose register decides, for a bonus and a rights issue (art. 354); otherwise 0.
	AsOf Time `json:"asOf,omitempty"`
	// Price is what a share of a rights issue costs, and PayBy when it is due.
	Price Won  `json:"price,omitempty"`
	PayBy Date `json:"payBy,omitempty"`
	// Resolution is the digest of the resolution's minutes.
	Resolution Digest `json:"resolution"`
}

// ChangeState is where an act on a class stands.
type ChangeState string

// The states of an act on a class.
const (
	ChangeIsAnnounced ChangeState = "announced"
	// ChangeIsOpen: it is being carried out, and the class is fenced where the act replaces its lots.
	ChangeIsOpen    ChangeState = "open"
	ChangeIsClosed  ChangeState = "closed"
	ChangeIsAborted ChangeState = "aborted"
)

// Change is an act on a whole class (종류 전체에 대한 행위). It is carried out in pages: completely or not at all.
type Change struct {
	ID     StagedID    `json:"id"`
	Issuer IssuerID    `json:"issuer"`
	Terms  ChangeTerms `json:"terms"`
	State  ChangeState `json:"state"`
	// Epoch is that of Into's lots that come out.
	Epoch  int    `json:"epoch,omitempty"`
	Opened *Stamp `json:"opened,omitempty"`
	// Pages, Lots, In, Out and Fractions are known when it is closed: the pages and lots it took, the shares that went in and
	// came out, and how many holders have a fraction.
	Pages     int    `json:"pages,omitempty"`
	Lots      int    `json:"lots,omitempty"`
	In        Shares `json:"in"`
	Out       Shares `json:"out"`
	Fractions int    `json:"fractions,omitempty"`
	Ended     *Stamp `json:"ended,omitempty"`
	// Taken is how many shares of a closed rights issue were issued, to those who had them allotted or afterwards to others.
	Taken     Shares `json:"taken,omitempty"`
	Announced Stamp  `json:"announced"`
}

func (c Change) marks() []mark {
	return []mark{{roleChangeAnnounced, &c.Announced, KindStaged}, {roleChangeOpened, c.Opened, ""}, {roleChangeEnded, c.Ended, ""}}
}

// Ref implements Record.
func (c Change) Ref() Ref { return ChangeRef(c.ID) }

// ChangeRef names an act on a class.
func ChangeRef(c StagedID) Ref { return Ref{KindChange, string(c)} }

// Fraction is what the ratio leaves of a holder's total: Numerator over the act's denominator of a share, rounded away or up.
type Fraction struct {
	Entry     EntryID `json:"entry"`
	Numerator Shares  `json:"numerator"`
}

// ChangePage is a part of an act on a class: some lots, in the order of their holders.
type ChangePage struct {
	Change StagedID `json:"change"`
	Index  int      `json:"index"`
	// First and Last are its first and last holder, and FirstLot and LastLot its first and last lot.
	First    EntryID `json:"first"`
	Last     EntryID `json:"last"`
	FirstLot LotID   `json:"firstLot"`
	LastLot  LotID   `json:"lastLot"`
	// Carried is what earlier pages have of First, and Carry what pages up to this one have of Last.
	Carried Shares `json:"carried"`
	Carry   Shares `json:"carry"`
	Lots    int    `json:"lots"`
	In      Shares `json:"in"`
	Out     Shares `json:"out"`
	// Fractions are those of the holders whose lots ended since the page before; Last's comes with the next page. What the last
	// page's Last has follows from its Carry.
	Fractions []Fraction `json:"fractions,omitempty"`
	On        Stamp      `json:"on"`
}

func (p ChangePage) marks() []mark { return []mark{{roleChangePaged, &p.On, ""}} }

// Ref implements Record.
func (p ChangePage) Ref() Ref { return ChangePageRef(p.Change, p.Index) }

// ChangePageRef names a page.
func ChangePageRef(c StagedID, page int) Ref { return Ref{KindChangePage, pageID(c, page)} }

// Allotment is a holder's right to subscribe to shares of a rights issue (배정). It counts once the issue is closed.
type Allotment struct {
	ID     string   `json:"id"`
	Issuer IssuerID `json:"issuer"`
	Change StagedID `json:"change"`
	Entry  EntryID  `json:"entry"`
	// Quantity is what the holder may take, and Taken what they have paid for.
	Quantity Shares `json:"quantity"`
	Taken    Shares `json:"taken"`
	On       Stamp  `json:"on"`
}

func (a Allotment) marks() []mark { return []mark{{roleChangePaged, &a.On, ""}} }

// Ref implements Record.
func (a Allotment) Ref() Ref { return AllotmentRef(a.ID) }

// AllotmentRef names an allotment.
func AllotmentRef(id string) Ref { return Ref{KindAllotment, id} }

// ImportState is where a list in pages stands.
type ImportState string

// The states of an import in pages.
const (
	ImportIsOpen    ImportState = "open"
	ImportIsClosed  ImportState = "closed"
	ImportIsAborted ImportState = "aborted"
)

// ClassTotal is a number of shares of a class.
type ClassTotal struct {
	Class    ClassID `json:"class"`
	Quantity Shares  `json:"quantity"`
}

// Import is a company's first shareholder list that comes in pages.
type Import struct {
	ID     StagedID `json:"id"`
	Issuer IssuerID `json:"issuer"`
	// List is the digest of the file, Pages the digests of the pages.
	List    Digest       `json:"list"`
	Pages   []Digest     `json:"pages"`
	Holders int          `json:"holders"`
	Lots    int          `json:"lots"`
	Totals  []ClassTotal `json:"totals"`
	State   ImportState  `json:"state"`
	Opened  Stamp        `json:"opened"`
	Ended   *Stamp       `json:"ended,omitempty"`
}

func (i Import) marks() []mark {
	return []mark{{roleImportOpened, &i.Opened, KindStaged}, {roleImportEnded, i.Ended, ""}}
}

// Ref implements Record.
func (i Import) Ref() Ref { return ImportRef(i.ID) }

// ImportRef names an import in pages.
func ImportRef(i StagedID) Ref { return Ref{KindImport, string(i)} }

// ImportPage says that a page of an import is there, and what is in it.
type ImportPage struct {
	Import  StagedID     `json:"import"`
	Index   int          `json:"index"`
	Holders int          `json:"holders"`
	Lots    int          `json:"lots"`
	Totals  []ClassTotal `json:"totals"`
	On      Stamp        `json:"on"`
}

func (p ImportPage) marks() []mark { return []mark{{roleImportPaged, &p.On, ""}} }

// Ref implements Record.
func (p ImportPage) Ref() Ref { return ImportPageRef(p.Import, p.Index) }

// ImportPageRef names a page of an import.
func ImportPageRef(i StagedID, page int) Ref { return Ref{KindImportPage, pageID(i, page)} }
