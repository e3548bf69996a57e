package shareholderlist

import (
	"crypto/sha256"
	"encoding/hex"
)

// ClassID identifies a share class (주식 종류) of the issuer, as the register knows it.
type ClassID string

// Quantity is a number of shares, always whole.
type Quantity int64

// HolderRef names a holder within one preview ("H1", "H2" … in the order of first appearance).
type HolderRef string

// CorporateNumber is a corporate registration number (법인등록번호), written 000000-0000000.
type CorporateNumber string

// BusinessNumber is a business registration number or a fund's tax number (사업자등록번호, 고유번호), written 000-00-00000.
type BusinessNumber string

// Digest is the SHA-256 of a file.
type Digest [sha256.Size]byte

// String is the digest in lower-case hexadecimal.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// Class is a share class admitted for the issuer, with its numbers from the commercial register.
type Class struct {
	ID         ClassID
	Name       string   // as in the articles: 보통주, 상환전환우선주 …
	Authorised Quantity // at least Issued
	Issued     Quantity // what the list must add up to
}

// Options is what a list is read against.
type Options struct {
	Classes []Class // at least one, ids and names distinct
	Today   Date    // the date in Korea; nothing in a list may lie after it
	// Answers to questions of an earlier preview of the same file. An answer to a question that is not asked
	// is ignored: the file is another, or an earlier answer made it pointless.
	Answers map[QuestionID]Answer
}

// Kind says what a holder is.
type Kind string

// The kinds of holder. Kind is empty while a question about it is open.
const (
	Person  Kind = "person"
	Company Kind = "company"
	Fund    Kind = "fund" // 투자조합 and the like, acting through a managing partner
	// Association is a body without legal personality, such as an employee stock ownership association (우리사주조합).
	Association Kind = "association"
	Joint       Kind = "joint"  // several who hold the same shares together (공유)
	Estate      Kind = "estate" // the heirs of a holder who died (상속재산)
)

// Holder is one shareholder of the list. A person has a birth date at most, a company, fund or association numbers at most.
type Holder struct {
	Ref             HolderRef
	Name            string
	Kind            Kind
	BirthDate       Date
	CorporateNumber CorporateNumber
	BusinessNumber  BusinessNumber
	Address         string
	Email           string
	Phone           string
	Treasury        bool  // the company itself: these are its own shares (자기주식)
	Lots            []Lot // at least one, in the order of the list
}

// Lot is one row of shares.
type Lot struct {
	Class       ClassID
	Quantity    Quantity // positive
	AcquiredOn  Date     // zero if the list does not say
	Certificate string   // number of the share certificate, if any
	// Numbers are what Certificate says, where it is one number for each share; otherwise there are none.
	Numbers []NumberRange
	// Pledged is how many of the shares are pledged, of a register that is exported; Read does not know it.
	Pledged Quantity
	Row     int // as in Excel, from 1
}

// NumberRange is consecutive numbers of share certificates, both ends included.
type NumberRange struct {
	First, Last int64
}

// RowKind says what a row below the headings was taken for.
type RowKind string

// The kinds of row.
const (
	LotRow    RowKind = "lot"
	TotalRow  RowKind = "total"
	RemarkRow RowKind = "remark"
)

// Row is what became of one row below the headings. Rows without content of their own are left out: blank ones,
// numbers without a holder, repeated headings, the lower part of merged rows.
type Row struct {
	Number   int // as in Excel, from 1
	Kind     RowKind
	Holder   HolderRef // of a LotRow
	Class    ClassID   // of a LotRow; empty if not understood
	Quantity Quantity  // of a LotRow; zero if not understood
}

// ClassTotal is what the list holds of a class, beside its numbers from the commercial register.
type ClassTotal struct {
	Class
	Listed Quantity
}

// Preview is what was read, and what stands against importing it.
type Preview struct {
	Sheet    string // empty for a CSV file
	Rows     []Row
	Holders  []Holder
	Totals   []ClassTotal // one per class of the options, in their order
	Problems []Problem    // by row, then column; those of the whole file first
	Digest   Digest       // zero if the file was too large to read
}

// Ready reports that the list can be imported: it has holders, no error, and no open question.
func (p Preview) Ready() bool {
	for _, problem := range p.Problems {
		if problem.Severity == Error || problem.Question != nil && problem.Question.Given == "" {
			return false
		}
	}
	return len(p.Holders) > 0
}
