package model

import (
	"math/bits"
	"strconv"
	"strings"

	"holdfast/chaincode/value"
)

// Noticed tells whether the law asks for a month's notice.
func (k ChangeKind) Noticed() bool { return k == Consolidation || k == Reduction }

// Fits checks that ratio, par value and authorised number are possible for the kind.
func (x ChangeTerms) Fits(class, into ShareClass) error {
	n, d := x.Numerator, x.Denominator
	var holds bool
	switch x.Kind {
	case Split:
		holds = n > d && x.sameCapital(class)
	case Consolidation:
		holds = 0 < n && n < d && x.sameCapital(class)
	case Reduction:
		holds = 0 < n && n <= d && x.Par <= class.Par && (n < d || x.Par < class.Par)
	case Cancellation:
		holds = n < d && x.Par == class.Par
	case Conversion, Bonus, Rights:
		holds = n > 0 && x.Par == into.Par
	}
	if !holds {
		return value.Deny(value.CodeRatio, value.Because("ratio-or-par-misfits-kind"), value.Word("kind", x.Kind))
	}
	return nil
}

// sameCapital tells whether as many shares of the new par value make the same capital.
func (x ChangeTerms) sameCapital(class ShareClass) bool {
	hi, lo := bits.Mul64(uint64(x.Par), uint64(x.Numerator))
	hi2, lo2 := bits.Mul64(uint64(class.Par), uint64(x.Denominator))
	return hi == hi2 && lo == lo2
}

// Scale is what the ratio makes of a holder's total, by the rule for fractions. It fails when that is too large.
func (x ChangeTerms) Scale(total value.Shares) (value.Shares, error) {
	hi, lo := bits.Mul64(uint64(total), uint64(x.Numerator))
	if hi >= uint64(x.Denominator) {
		return 0, value.Deny(value.CodeOverflow)
	}
	whole, rest := bits.Div64(hi, lo, uint64(x.Denominator))
	if rest > 0 && x.Fractions == RoundUp {
		whole++
	}
	if whole > uint64(1)<<62 {
		return 0, value.Deny(value.CodeOverflow)
	}
	return value.Shares(whole), nil
}

// Rest is the numerator of the fraction that the ratio leaves of a holder's total; its denominator is the ratio's.
func (x ChangeTerms) Rest(total value.Shares) value.Shares {
	hi, lo := bits.Mul64(uint64(total), uint64(x.Numerator))
	return value.Shares(bits.Rem64(hi, lo, uint64(x.Denominator)))
}

// Exactly scales a part of a lot; ok is false where the ratio does not give whole shares.
func (x ChangeTerms) Exactly(part value.Shares) (scaled value.Shares, ok bool) {
	scaled, err := x.Scale(part)
	return scaled, err == nil && x.Rest(part) == 0
}

// AtLeast scales what binds a part of a lot, rounded up: who holds a pledge loses nothing by a fraction (art. 339).
func (x ChangeTerms) AtLeast(part value.Shares) (value.Shares, error) {
	up := x
	up.Fractions = RoundUp
	return up.Scale(part)
}

// GivesNothing tells whether a holder is the company itself, whose own shares are given nothing by an act that adds.
func (c Change) GivesNothing(holder, treasury value.EntryID) bool {
	return holder == treasury && !c.Terms.Kind.Replaces()
}

// Successor names the lot that an act on the whole class makes of a lot, where the ratio leaves anything of it.
func Successor(act value.StagedID, lot value.LotID) value.LotID {
	return value.LotID(value.DeriveFrom(KindLot, act, string(lot), ""))
}

// The kinds of records about acts that are carried out in pages.
const (
	KindStaged     value.Kind = "staged"
	KindChange     value.Kind = "change"
	KindChangePage value.Kind = "change-page"
	KindAllotment  value.Kind = "allotment"
	KindCompletion value.Kind = "completion"
	KindImport     value.Kind = "import"
	KindImportPage value.Kind = "import-page"
)

var stagedShapes = map[value.Kind]shape{
	KindChange:     shaped[Change](named(KindStaged)),
	KindChangePage: shaped[ChangePage](isPageID),
	KindAllotment:  shaped[Allotment](named(KindAllotment)),
	KindCompletion: shaped[Completion](named(KindStaged)),
	KindImport:     shaped[Import](named(KindStaged)),
	KindImportPage: shaped[ImportPage](isPageID),
}

func isPageID(id string) bool {
	act, page, found := strings.Cut(id, "/")
	n, err := strconv.Atoi(page)
	return found && value.StagedID(act).Valid() && err == nil && n >= 0 && n < value.MaxPages && strconv.Itoa(n) == page
}

func PageID(act value.StagedID, page int) string { return string(act) + "/" + strconv.Itoa(page) }

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

// Replaces tells whether the act replaces all lots of its class; the others leave them as they are.
func (k ChangeKind) Replaces() bool { return k != Bonus && k != Rights }

func (k ChangeKind) Valid() bool {
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
	Class value.ClassID `json:"class"`
	Kind  ChangeKind    `json:"kind"`
	// Numerator new shares come for Denominator old ones; each is at most 1,000,000,000.
	Numerator   int64        `json:"numerator"`
	Denominator int64        `json:"denominator"`
	Fractions   FractionRule `json:"fractions"`
	// Into is the class of the shares that come out; for all but a conversion and a bonus issue of another class it is Class.
	Into value.ClassID `json:"into"`
	// Par is the par value of Into's shares afterwards, and Authorised its authorised number.
	Par        value.Won    `json:"par"`
	Authorised value.Shares `json:"authorised"`
	// EffectiveOn is the day from which the act can be carried out.
	EffectiveOn value.Date `json:"effectiveOn"`
	// NoticeOn is when creditors and holders were called on, where the law asks for a month's notice (art. 232, 439(2), 440).
	NoticeOn value.Date `json:"noticeOn,omitempty"`
	// AsOf is the moment whose register decides, for a bonus and a rights issue (art. 354); otherwise 0.
	AsOf value.Time `json:"asOf,omitempty"`
	// Price is what a share of a rights issue costs, and PayBy when it is due.
	Price value.Won  `json:"price,omitempty"`
	PayBy value.Date `json:"payBy,omitempty"`
	// Resolution is the digest of the resolution's minutes.
	Resolution value.Digest `json:"resolution"`
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
	ID     value.StagedID `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Terms  ChangeTerms    `json:"terms"`
	State  ChangeState    `json:"state"`
	// Epoch is that of Into's lots that come out.
	Epoch  int    `json:"epoch,omitempty"`
	Opened *Stamp `json:"opened,omitempty"`
	// Pages, Lots, In, Out and Fractions are known when it is closed: the pages and lots it took, the shares that went in and
	// came out, and how many holders have a fraction.
	Pages     int          `json:"pages,omitempty"`
	Lots      int          `json:"lots,omitempty"`
	In        value.Shares `json:"in"`
	Out       value.Shares `json:"out"`
	Fractions int          `json:"fractions,omitempty"`
	Ended     *Stamp       `json:"ended,omitempty"`
	// Taken is how many shares of a closed rights issue were issued, to those who had them allotted or afterwards to others.
	Taken     value.Shares `json:"taken,omitempty"`
	Announced Stamp        `json:"announced"`
}

func (c Change) Marks() []Mark {
	return []Mark{{RoleChangeAnnounced, &c.Announced, KindStaged}, {RoleChangeOpened, c.Opened, ""}, {RoleChangeEnded, c.Ended, ""}}
}

// Ref implements Record.
func (c Change) Ref() Ref { return ChangeRef(c.ID) }

// ChangeRef names an act on a class.
func ChangeRef(c value.StagedID) Ref { return Ref{KindChange, string(c)} }

// Fraction is what the ratio leaves of a holder's total: Numerator over the act's denominator of a share, rounded away or up.
type Fraction struct {
	Entry     value.EntryID `json:"entry"`
	Numerator value.Shares  `json:"numerator"`
}

// ChangePage is a part of an act on a class: some lots, in the order of their holders.
type ChangePage struct {
	Change value.StagedID `json:"change"`
	Index  int            `json:"index"`
	// First and Last are its first and last holder, and FirstLot and LastLot its first and last lot.
	First    value.EntryID `json:"first"`
	Last     value.EntryID `json:"last"`
	FirstLot value.LotID   `json:"firstLot"`
	LastLot  value.LotID   `json:"lastLot"`
	// Carried is what earlier pages have of First, and Carry what pages up to this one have of Last.
	Carried value.Shares `json:"carried"`
	Carry   value.Shares `json:"carry"`
	Lots    int          `json:"lots"`
	In      value.Shares `json:"in"`
	Out     value.Shares `json:"out"`
	// Fractions are those of the holders whose lots ended since the page before; Last's comes with the next page. What the last
	// page's Last has follows from its Carry.
	Fractions []Fraction `json:"fractions,omitempty"`
	On        Stamp      `json:"on"`
}

func (p ChangePage) Marks() []Mark { return []Mark{{RoleChangePaged, &p.On, ""}} }

// Ref implements Record.
func (p ChangePage) Ref() Ref { return ChangePageRef(p.Change, p.Index) }

// ChangePageRef names a page.
func ChangePageRef(c value.StagedID, page int) Ref { return Ref{KindChangePage, PageID(c, page)} }

// Allotment is a holder's right to subscribe to shares of a rights issue (배정). It counts once the issue is closed.
type Allotment struct {
	ID     string         `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Change value.StagedID `json:"change"`
	Entry  value.EntryID  `json:"entry"`
	// Quantity is what the holder may take, and Taken what they have paid for.
	Quantity value.Shares `json:"quantity"`
	Taken    value.Shares `json:"taken"`
	On       Stamp        `json:"on"`
}

func (a Allotment) Marks() []Mark { return []Mark{{RoleChangePaged, &a.On, ""}} }

// Ref implements Record.
func (a Allotment) Ref() Ref { return AllotmentRef(a.ID) }

// AllotmentRef names an allotment.
func AllotmentRef(id string) Ref { return Ref{KindAllotment, id} }

// Completion says that a staged act was closed: what it made counts from then on. It stands apart from the act, which is larger and
// which nobody else reads.
type Completion struct {
	Act    value.StagedID `json:"act"`
	Issuer value.IssuerID `json:"issuer"`
	On     Stamp          `json:"on"`
}

func (c Completion) Marks() []Mark { return []Mark{{RoleCompleted, &c.On, ""}} }

// Ref implements Record.
func (c Completion) Ref() Ref { return CompletionRef(c.Act) }

// CompletionRef names a staged act's completion.
func CompletionRef(act value.StagedID) Ref { return Ref{KindCompletion, string(act)} }

// Closed finds when a staged act was closed; ok is false for one that was not.
type Closed func(act value.StagedID) (at value.Time, ok bool)

// ClosedIn looks completions up in records.
func ClosedIn(load func(Ref) Record) Closed {
	return func(act value.StagedID) (value.Time, bool) {
		completion, ok := load(CompletionRef(act)).(Completion)
		return completion.On.At, ok
	}
}

// CountsFrom is when a lot began to count: when it was recorded or, for one that a staged act made, when that was closed.
func (l Lot) CountsFrom(closed Closed) (value.Time, bool) {
	if l.Staged == "" {
		return l.Recorded.At, true
	}
	return closed(l.Staged)
}

// Counted tells whether a lot ever counted.
func (l Lot) Counted(closed Closed) bool {
	_, counted := l.CountsFrom(closed)
	return counted
}

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
	Class    value.ClassID `json:"class"`
	Quantity value.Shares  `json:"quantity"`
}

// Import is a company's first shareholder list that comes in pages.
type Import struct {
	ID     value.StagedID `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	// List is the digest of the file, Pages the digests of the pages.
	List    value.Digest   `json:"list"`
	Pages   []value.Digest `json:"pages"`
	Holders int            `json:"holders"`
	Lots    int            `json:"lots"`
	Totals  []ClassTotal   `json:"totals"`
	State   ImportState    `json:"state"`
	Opened  Stamp          `json:"opened"`
	Ended   *Stamp         `json:"ended,omitempty"`
}

func (i Import) Marks() []Mark {
	return []Mark{{RoleImportOpened, &i.Opened, KindStaged}, {RoleImportEnded, i.Ended, ""}}
}

// Ref implements Record.
func (i Import) Ref() Ref { return ImportRef(i.ID) }

// ImportRef names an import in pages.
func ImportRef(i value.StagedID) Ref { return Ref{KindImport, string(i)} }

// ImportPage says that a page of an import is there, and what is in it.
type ImportPage struct {
	Import  value.StagedID `json:"import"`
	Index   int            `json:"index"`
	Holders int            `json:"holders"`
	Lots    int            `json:"lots"`
	Totals  []ClassTotal   `json:"totals"`
	// Numbers are those of the page's certificates, by class; that no other page has them is seen when the list is closed.
	Numbers []ClassNumbers `json:"numbers,omitempty"`
	// Treasury is the page's entry for the company's own shares, if it has it.
	Treasury value.EntryID `json:"treasury,omitempty"`
	On       Stamp         `json:"on"`
}

// ClassNumbers are numbers of certificates of one class, as runs.
type ClassNumbers struct {
	Class value.ClassID `json:"class"`
	Given []NumberRange `json:"given"`
}

func (p ImportPage) Marks() []Mark { return []Mark{{RoleImportPaged, &p.On, ""}} }

// Ref implements Record.
func (p ImportPage) Ref() Ref { return ImportPageRef(p.Import, p.Index) }

// ImportPageRef names a page of an import.
func ImportPageRef(i value.StagedID, page int) Ref { return Ref{KindImportPage, PageID(i, page)} }

// SubscribedBy is the moment until which a payment in time can be recorded.
func (x ChangeTerms) SubscribedBy() (value.Time, error) {
	end, err := x.PayBy.EndInKorea()
	return end.After(value.SubscriptionGrace), err
}
