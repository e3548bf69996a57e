package documents

import (
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/certificate"
)

// Language is a document's language.
type Language string

// The languages.
const (
	Korean  Language = "ko"
	English Language = "en"
)

// Person is a holder as the document names them.
type Person struct {
	Kind model.HolderKind
	Name string
	// Identifier is a birth date or a corporate number; BusinessNumber a company's or a fund's. Either may be empty.
	Identifier, BusinessNumber, Address string
}

// Content is what a document shows.
type Content struct {
	Language Language
	// Register is the register; for a statement, what one entry holds.
	Register certificate.Register
	// Names are the holders' data, by entry. An entry without a name is shown by its identifier on the ledger alone.
	Names map[value.EntryID]Person
	// Member is who issues the document, and SignedWith the certificate that it is signed with.
	Member     model.Label
	SignedWith certificate.SignedWith
	// VerifyURL is the page where anybody checks the document.
	VerifyURL string
	// Drawn is when the document is made.
	Drawn time.Time
}

func (c Content) member() string { return words{c.Member.Korean, c.Member.English}.in(c.Language) }

// kst is Korean Standard Time.
var kst = time.FixedZone("KST", 9*60*60)

func moment(t time.Time) string { return t.In(kst).Format("2006-01-02 15:04:05") + " KST" }

func at(t value.Time) string { return moment(time.Unix(int64(t), 0)) }
