package model

import (
	"strconv"
	"strings"

	"holdfast/chaincode/value"
)

// The kinds of records about the numbers that a class's certificates have.
const (
	KindNumbering  value.Kind = "numbering"
	KindNumberPage value.Kind = "number-page"
)

var numberShapes = map[value.Kind]shape{
	KindNumbering:  shaped[Numbering](named(KindClass)),
	KindNumberPage: shaped[NumberPage](isNumberPageID),
}

func isNumberPageID(id string) bool {
	class, page, found := strings.Cut(id, "/")
	n, err := strconv.Atoi(page)
	return found && value.ClassID(class).Valid() && err == nil && n >= 0 && n < value.MaxNumberPages && strconv.Itoa(n) == page
}

// Numbering says on which pages the numbers stand that certificates of a class were ever given (주권 번호). It is written only when a
// page is added. A number is given once: also after its shares have left the class.
type Numbering struct {
	Issuer value.IssuerID `json:"issuer"`
	Class  value.ClassID  `json:"class"`
	// Places are the pages in the order of their numbers. A page has the runs that begin with From or later, and before the next
	// place's From.
	Places []NumberPlace `json:"places"`
}

// NumberPlace is where the numbers from one on stand.
type NumberPlace struct {
	From int64 `json:"from"`
	Page int   `json:"page"`
}

// Ref implements Record.
func (n Numbering) Ref() Ref { return NumberingRef(n.Class) }

// NumberingRef names what says where a class's numbers stand.
func NumberingRef(c value.ClassID) Ref { return Ref{KindNumbering, string(c)} }

// NumberPage is a part of the numbers that a class's certificates were given.
type NumberPage struct {
	Issuer value.IssuerID `json:"issuer"`
	Class  value.ClassID  `json:"class"`
	Index  int            `json:"index"`
	// Given are runs of numbers, in order and apart.
	Given []NumberRange `json:"given"`
}

// Ref implements Record.
func (p NumberPage) Ref() Ref { return NumberPageRef(p.Class, p.Index) }

// NumberPageRef names a page of a class's numbers.
func NumberPageRef(c value.ClassID, page int) Ref {
	return Ref{KindNumberPage, string(c) + "/" + strconv.Itoa(page)}
}
