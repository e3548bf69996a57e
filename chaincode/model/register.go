package model

import (
	"slices"
	"strconv"
	"strings"

	"holdfast/chaincode/value"
)

// The kinds of records about issuers and their registers.
const (
	KindIssuer          value.Kind = "issuer"
	KindCorporateNumber value.Kind = "corporate-number"
	KindAuthority       value.Kind = "authority"
	KindAppointed       value.Kind = "appointed"
	KindClass           value.Kind = "class"
	KindCount           value.Kind = "count"
	KindIssuedUntil     value.Kind = "issued-until"
	KindReplacement     value.Kind = "replacement"
	KindAmendment       value.Kind = "amendment"
	KindEntry           value.Kind = "entry"
	KindEntryOf         value.Kind = "entry-of"
	KindLot             value.Kind = "lot"
	KindReservation     value.Kind = "reservation"
	KindLineage         value.Kind = "lineage"
)

var registerShapes = map[value.Kind]shape{
	KindIssuer:          shaped[Issuer](named(KindIssuer)),
	KindCorporateNumber: shaped[CorporateNumber](func(id string) bool { return value.IsDigits(id, 13) }),
	KindAppointed:       shaped[Appointed](named(KindIssuer)),
	KindAuthority:       shaped[Authority](isIssuerAndParty),
	KindClass:           shaped[ShareClass](named(KindClass)),
	KindCount:           shaped[Count](named(KindClass)),
	KindReplacement:     shaped[Replacement](isClassIndex),
	KindAmendment:       shaped[AmendmentOf](isClassIndex),
	KindIssuedUntil:     shaped[IssuedUntil](isClassIndex),
	KindEntry:           shaped[HolderEntry](named(KindEntry)),
	KindEntryOf:         shaped[EntryOf](isIssuerAndParty),
	KindLot:             shaped[Lot](named(KindLot)),
	KindReservation:     shaped[Reservation](named(KindReservation)),
	KindLineage:         shaped[Lineage](named(KindLot)),
}

// ApprovalBody is who must approve a transfer of a class.
type ApprovalBody string

// Whose approval the articles require (Commercial Act art. 335(1)).
const (
	NoApproval    ApprovalBody = "none"
	BoardApproval ApprovalBody = "board"
	// MeetingApproval is by the general meeting, where the company has no board (art. 383(4)).
	MeetingApproval ApprovalBody = "meeting"
)

// ClassTerms is a share class as an application states it.
type ClassTerms struct {
	// Name is unique within the issuer, for example 보통주.
	Name string `json:"name"`
	// Par is the par value of one share; at least 100 won (Commercial Act art. 329(3)).
	Par        value.Won    `json:"par"`
	Authorised value.Shares `json:"authorised"`
	Issued     value.Shares `json:"issued"`
	Approval   ApprovalBody `json:"approval"`
}

// Board is the directors of an issuer and how many of them decide.
type Board struct {
	Directors []value.DID `json:"directors"`
	// Threshold is how many directors must approve a transfer.
	Threshold int `json:"threshold"`
}

// IssuerFacts is what an application says of a company; all of it is public.
type IssuerFacts struct {
	// Name is the company's name in the commercial register.
	Name string `json:"name"`
	// CorporateNumber is the 13-digit corporate registration number (법인등록번호), without hyphen.
	CorporateNumber string `json:"corporateNumber"`
	// BusinessNumber is the 10-digit business registration number (사업자등록번호), without hyphens.
	BusinessNumber string     `json:"businessNumber"`
	IncorporatedOn value.Date `json:"incorporatedOn"`
	// CertificatesIssued says whether the company has issued share certificates (Commercial Act art. 335(3)).
	CertificatesIssued bool `json:"certificatesIssued"`
	// Homes are the two members that keep the register's personal data.
	Homes   []value.MemberID `json:"homes"`
	Classes []ClassTerms     `json:"classes"`
	Board   Board            `json:"board"`
	// Extract is the digest of the commercial register's extract that the desk is to check.
	Extract value.Digest `json:"extract"`
}

// ApplicationState is where an application stands.
type ApplicationState string

// The states of an application.
const (
	ApplicationIsFiled    ApplicationState = "filed"
	ApplicationIsChecked  ApplicationState = "checked"
	ApplicationIsAdmitted ApplicationState = "admitted"
	ApplicationIsRefused  ApplicationState = "refused"
)

// Application is a company's wish to keep its register here. It shares its identifier with the issuer it may become.
type Application struct {
	ID    value.IssuerID   `json:"id"`
	Facts IssuerFacts      `json:"facts"`
	By    value.DID        `json:"by"`
	State ApplicationState `json:"state"`
	// Checker is the desk that made the check; another must admit.
	Checker value.DID `json:"checker,omitempty"`
	Filed   Stamp     `json:"filed"`
}

func (a Application) Marks() []Mark { return []Mark{{RoleFiled, &a.Filed, KindIssuer}} }

// Ref implements Record.
func (a Application) Ref() Ref { return ApplicationRef(a.ID) }

// ApplicationRef names an application.
func ApplicationRef(i value.IssuerID) Ref { return Ref{KindApplication, string(i)} }

// IssuerClass links an issuer to one of its classes.
type IssuerClass struct {
	ID   value.ClassID `json:"id"`
	Name string        `json:"name"`
}

// Issuer is a company whose register is kept here (발행회사).
type Issuer struct {
	ID                 value.IssuerID   `json:"id"`
	Name               string           `json:"name"`
	CorporateNumber    string           `json:"corporateNumber"`
	BusinessNumber     string           `json:"businessNumber"`
	IncorporatedOn     value.Date       `json:"incorporatedOn"`
	CertificatesIssued bool             `json:"certificatesIssued"`
	Homes              []value.MemberID `json:"homes"`
	Classes            []IssuerClass    `json:"classes"`
	Board              Board            `json:"board"`
	// Imported says by which act the shareholder list was entered.
	Imported *Stamp `json:"imported,omitempty"`
	// Import is the staged import that entered the list, where it came in pages.
	Import value.StagedID `json:"import,omitempty"`
	// Officers is how many officers sign an act of the company; 0 and 1 both mean one.
	Officers int   `json:"officers,omitempty"`
	Admitted Stamp `json:"admitted"`
	// Treasury is the entry for the company's own shares, once there is one.
	Treasury value.EntryID `json:"treasury,omitempty"`
	// Required, Seated and Moved are when Officers, Board and Homes were last set, if not by the admission.
	Required *Stamp `json:"required,omitempty"`
	Seated   *Stamp `json:"seated,omitempty"`
	Moved    *Stamp `json:"moved,omitempty"`
	// Closing is the last closing of the register, and Suspension its last suspension.
	Closing    *Closing    `json:"closing,omitempty"`
	Suspension *Suspension `json:"suspension,omitempty"`
	// Left is set when the company has left, for good.
	Left *Leaving `json:"left,omitempty"`
}

func (i Issuer) Marks() []Mark {
	out := []Mark{
		{RoleAdmitted, &i.Admitted, ""}, {RoleImported, i.Imported, ""}, {RoleOfficersRequired, i.Required, ""},
		{RoleBoardChanged, i.Seated, ""}, {RoleHomesChanged, i.Moved, ""},
	}
	if i.Closing != nil {
		out = append(out, Mark{RoleHalted, &i.Closing.On, ""}, Mark{RoleResumed, i.Closing.Ended, ""})
	}
	if i.Suspension != nil {
		out = append(out, Mark{RoleHalted, &i.Suspension.On, ""}, Mark{RoleResumed, i.Suspension.Ended, ""})
	}
	if i.Left != nil {
		out = append(out, Mark{RoleLeft, &i.Left.On, ""})
	}
	return out
}

// Directs tells whether a party sits on the board.
func (i Issuer) Directs(who value.DID) bool { return slices.Contains(i.Board.Directors, who) }

// Ref implements Record.
func (i Issuer) Ref() Ref { return IssuerRef(i.ID) }

// IssuerRef names an issuer.
func IssuerRef(i value.IssuerID) Ref { return Ref{KindIssuer, string(i)} }

// Appointed are an issuer's officers who were appointed since the admission, and not ended. They stand apart from the issuer, which
// every transfer reads.
type Appointed struct {
	Issuer value.IssuerID `json:"issuer"`
	Agents []value.DID    `json:"agents"`
}

// Ref implements Record.
func (a Appointed) Ref() Ref { return AppointedRef(a.Issuer) }

// AppointedRef names an issuer's appointed officers.
func AppointedRef(i value.IssuerID) Ref { return Ref{KindAppointed, string(i)} }

// CorporateNumber keeps one live issuer per corporate registration number.
type CorporateNumber struct {
	Number string         `json:"number"`
	Issuer value.IssuerID `json:"issuer"`
	// Freed is when that issuer left; the number may then be another's.
	Freed *Stamp `json:"freed,omitempty"`
}

func (c CorporateNumber) Marks() []Mark { return []Mark{{RoleLeft, c.Freed, ""}} }

// Ref implements Record.
func (c CorporateNumber) Ref() Ref { return CorporateNumberRef(c.Number) }

// CorporateNumberRef names the record of a corporate registration number.
func CorporateNumberRef(number string) Ref { return Ref{KindCorporateNumber, number} }

// Authority says that a party acts for an issuer (대리권).
type Authority struct {
	Issuer value.IssuerID `json:"issuer"`
	Agent  value.DID      `json:"agent"`
	// Commands are the types the agent may sign for the issuer.
	Commands []value.Type `json:"commands"`
	// AttestedBy is who gave the authority: the desk that saw the evidence, or an officer.
	AttestedBy value.DID `json:"attestedBy"`
	Since      Stamp     `json:"since"`
	// Until is when the authority ends; 0 while no end is known.
	Until value.Time `json:"until,omitempty"`
	// Ended is when it was taken back.
	Ended *Stamp `json:"ended,omitempty"`
	// Evidence is the digest of what the authority rests on, where it was given after the admission.
	Evidence value.Digest `json:"evidence,omitempty"`
}

func (a Authority) Live(now value.Time) bool {
	return a.Ended == nil && (a.Until == 0 || now < a.Until)
}

func (a Authority) Marks() []Mark {
	return []Mark{{RoleAuthorised, &a.Since, ""}, {RoleAuthorityEnded, a.Ended, ""}}
}

// Ref implements Record.
func (a Authority) Ref() Ref { return AuthorityRef(a.Issuer, a.Agent) }

// AuthorityRef names an authority.
func AuthorityRef(i value.IssuerID, agent value.DID) Ref {
	return Ref{KindAuthority, string(i) + "/" + string(agent)}
}

// ShareClass is one class of an issuer's shares (주식 종류).
type ShareClass struct {
	ID         value.ClassID  `json:"id"`
	Issuer     value.IssuerID `json:"issuer"`
	Name       string         `json:"name"`
	Par        value.Won      `json:"par"`
	Authorised value.Shares   `json:"authorised"`
	Approval   ApprovalBody   `json:"approval"`
	Since      Stamp          `json:"since"`
	// Epoch counts the acts on the whole class that replaced all its lots, of which a Replacement says which ended which epoch. Only
	// lots of the present epoch are live.
	Epoch int `json:"epoch,omitempty"`
	// Fence is the staged act that is being carried out; while there is one, nothing of the class moves.
	Fence value.StagedID `json:"fence,omitempty"`
	// Changed is when the last act that brought lots into it, or replaced them, was closed; a record of the class's lots of a moment
	// before that cannot be made.
	Changed *Stamp `json:"changed,omitempty"`
	// Preemption is for how many days the other holders of the class may take shares that one sells (우선매수권); 0 where the
	// articles or the shareholders' agreement give no such right.
	Preemption int `json:"preemption,omitempty"`
	// Amended are the changes of Par, Authorised, Approval and Preemption that were still to come at the last act on the class, in the
	// order of the days from which they hold. The fields above are as of that act; On gives a later day's.
	Amended []Amendment `json:"amended,omitempty"`
	// Amendments is how many amendments the class has had: so many AmendmentOf there are.
	Amendments int `json:"amendments,omitempty"`
	// Rights is what sets the class apart from common shares; nil where nothing does.
	Rights *ClassRights `json:"rights,omitempty"`
}

func (c ShareClass) Marks() []Mark {
	out := []Mark{{RoleClassMade, &c.Since, KindClass}}
	for i := range c.Amended {
		out = append(out, Mark{RoleAmended, &c.Amended[i].On, ""})
	}
	return append(out, c.Rights.Marks()...)
}

// Ref implements Record.
func (c ShareClass) Ref() Ref { return ClassRef(c.ID) }

// ClassRef names a class.
func ClassRef(c value.ClassID) Ref { return Ref{KindClass, string(c)} }

// Replacement says which act on the whole class ended an epoch of it.
type Replacement struct {
	Class value.ClassID  `json:"class"`
	Epoch int            `json:"epoch,omitempty"`
	Act   value.StagedID `json:"act"`
}

// Ref implements Record.
func (r Replacement) Ref() Ref { return ReplacementRef(r.Class, r.Epoch) }

// ReplacementRef names what ended an epoch of a class.
func ReplacementRef(c value.ClassID, epoch int) Ref {
	return Ref{KindReplacement, classIndex(c, epoch)}
}

// AmendmentOf is an amendment of a class as it was recorded, the index-th from 0, and what held for its day before.
type AmendmentOf struct {
	Class value.ClassID `json:"class"`
	Index int           `json:"index,omitempty"`
	Amendment
	// Before is the authorised number that had held on that day.
	Before value.Shares `json:"before"`
}

func (a AmendmentOf) Marks() []Mark { return []Mark{{RoleAmended, &a.On, ""}} }

// Ref implements Record.
func (a AmendmentOf) Ref() Ref { return AmendmentRef(a.Class, a.Index) }

// AmendmentRef names an amendment of a class.
func AmendmentRef(c value.ClassID, index int) Ref { return Ref{KindAmendment, classIndex(c, index)} }

// Count is a class's issued number. It stands apart from the class because issues write it and every transfer reads the class.
type Count struct {
	Class value.ClassID `json:"class"`
	// Declared is the issued number that the admitted application stated; the first list must equal it.
	Declared value.Shares `json:"declared"`
	Issued   value.Shares `json:"issued"`
	// Changes is how often the issued number has changed: so many IssuedUntil there are.
	Changes int `json:"changes,omitempty"`
}

// IssuedUntil is an earlier issued number of a class and when it changed: the number before the change of its index, from 0.
type IssuedUntil struct {
	Class  value.ClassID `json:"class"`
	Index  int           `json:"index,omitempty"`
	Issued value.Shares  `json:"issued"`
	Until  Stamp         `json:"until"`
	// Latest is the latest time of this change and those before it: the times of two transactions may contradict their order.
	Latest value.Time `json:"latest"`
}

// Ref implements Record.
func (i IssuedUntil) Ref() Ref { return IssuedUntilRef(i.Class, i.Index) }

// IssuedUntilRef names what was issued before a change.
func IssuedUntilRef(c value.ClassID, index int) Ref {
	return Ref{KindIssuedUntil, classIndex(c, index)}
}

// classIndex names the index-th of something that a class has many of.
func classIndex(c value.ClassID, index int) string { return string(c) + "/" + strconv.Itoa(index) }

func isClassIndex(id string) bool {
	class, index, found := strings.Cut(id, "/")
	return found && value.ClassID(class).Valid() && isIndex(index)
}

// Ref implements Record.
func (c Count) Ref() Ref { return CountRef(c.Class) }

// CountRef names a class's count.
func CountRef(c value.ClassID) Ref { return Ref{KindCount, string(c)} }

// EntryState is who controls an entry.
type EntryState string

// The states of an entry.
const (
	// EntryIsUnclaimed: nobody's keys control it. A normal final state.
	EntryIsUnclaimed EntryState = "unclaimed"
	// EntryIsAttested: an identity desk attested that a party matches it; the party has not claimed it yet.
	EntryIsAttested EntryState = "attested"
	// EntryIsClaimed: its controller's keys move its lots, once the objection period is over.
	EntryIsClaimed EntryState = "claimed"
	// EntryIsContested: somebody objected within the period; nothing moves until a second desk decides.
	EntryIsContested EntryState = "contested"
	// EntryIsMerged: its lots went to another entry of the same holder.
	EntryIsMerged EntryState = "merged"
)

// HolderEntry is a holder as the register knows them (등재 주주).
type HolderEntry struct {
	ID     value.EntryID  `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Kind   HolderKind     `json:"kind"`
	// Commitment is to the holder's name, address and birth date or corporate number (EntryData), which the issuer's homes keep.
	// A party's is computed from their identification when the entry is made, claimed or corrected.
	Commitment value.Commitment `json:"commitment"`
	// Listed is the data that stood before the claim, and stands again if that is not upheld; none without a claim.
	Listed *ListedData `json:"listed,omitempty"`
	State  EntryState  `json:"state"`
	// Controller is the party attested for the entry (attested) or in control of it (claimed, contested).
	Controller value.DID `json:"controller,omitempty"`
	// AttestedBy is the identity desk that matched the party with the entry; empty for an entry made by a settlement.
	AttestedBy value.DID `json:"attestedBy,omitempty"`
	// Confirmed are the lots that the claim confirmed; they are only asserted again if the claim is not upheld.
	Confirmed []value.LotID `json:"confirmed,omitempty"`
	// ObjectedBy is who contested the claim; somebody else decides on it.
	ObjectedBy value.DID `json:"objectedBy,omitempty"`
	// SellableFrom is when the objection period ends.
	SellableFrom value.Time `json:"sellableFrom,omitempty"`
	Since        Stamp      `json:"since"`
	// Staged is the import in pages that made the entry; it counts once that is closed.
	Staged value.StagedID `json:"staged,omitempty"`
	// Treasury says that the entry is for the company's own shares (자기주식). Nobody claims it; officers act on it.
	Treasury bool `json:"treasury,omitempty"`
	// Beneficial says for whom the holder holds; it drives nothing.
	Beneficial *BeneficialOwner `json:"beneficial,omitempty"`
	// MergedInto is the entry into which it was merged.
	MergedInto value.EntryID `json:"mergedInto,omitempty"`
	// Former are earlier controllers who died or were dissolved, at most 20.
	Former []value.DID `json:"former,omitempty"`
	// Released is when the last of them lost it.
	Released *Stamp `json:"released,omitempty"`
	// Claimed is when a claim last gave it its data, and Corrected when that was last corrected since.
	Claimed   *Stamp `json:"claimed,omitempty"`
	Corrected *Stamp `json:"corrected,omitempty"`
}

// ControlledBy tells whether a party controls the entry, contested or not; one that is only attested for it does not.
func (e HolderEntry) ControlledBy(who value.DID) bool {
	return who != "" && e.Controller == who && e.State != EntryIsAttested
}

// ListedData is an entry's data before a claim, and when that data came, as the entry says it.
type ListedData struct {
	Commitment value.Commitment `json:"commitment"`
	Claimed    *Stamp           `json:"claimed,omitempty"`
	Corrected  *Stamp           `json:"corrected,omitempty"`
}

func (e HolderEntry) Marks() []Mark {
	kind := KindEntry
	if e.Staged != "" {
		kind = "" // named by a list in pages after its data, which the invariants check
	}
	out := []Mark{{RoleEntered, &e.Since, kind}, {RoleReleased, e.Released, ""}, {RoleClaimed, e.Claimed, ""}, {RoleEntryCorrected, e.Corrected, ""}}
	if e.Beneficial != nil {
		out = append(out, Mark{RoleBeneficialNoted, &e.Beneficial.On, ""})
	}
	return out
}

// Ref implements Record.
func (e HolderEntry) Ref() Ref { return EntryRef(e.ID) }

// EntryRef names a holder entry.
func EntryRef(e value.EntryID) Ref { return Ref{KindEntry, string(e)} }

// ListedEntry names the entry that a list in pages makes for a holder: two of one holder would be one, on whatever pages they stand.
func ListedEntry(list value.StagedID, holder value.Commitment) value.EntryID {
	return value.EntryID(value.DeriveFrom(KindEntry, list, string(holder), ""))
}

// EntryOf finds the entry under which a party's purchases are entered in a register, so that a buyer has one entry and not
// one for each trade.
type EntryOf struct {
	Issuer value.IssuerID `json:"issuer"`
	Party  value.DID      `json:"party"`
	// Entry is empty when a contested claim was not upheld.
	Entry value.EntryID `json:"entry,omitempty"`
}

// Ref implements Record.
func (e EntryOf) Ref() Ref { return EntryOfRef(e.Issuer, e.Party) }

// EntryOfRef names the link from a party to its entry in a register.
func EntryOfRef(i value.IssuerID, p value.DID) Ref {
	return Ref{KindEntryOf, string(i) + "/" + string(p)}
}
