package rulestest

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/right"
)

// NoteOf is a convertible note of 100,000 won at 3 % a year with a discount of 20 %, due in three years.
func NoteOf(to book.Allottee) *right.ConvertibleIssued {
	return &right.ConvertibleIssued{To: to, Resolution: Digest("board"), ConvertibleTerms: model.ConvertibleTerms{
		Kind: model.Note, Principal: 100_000, Discount: 2_000, Interest: 300, IssuedOn: "2026-09-21", Maturity: "2029-09-21", Terms: Digest("contract"),
	}}
}

func SafeOf(to book.Allottee) *right.ConvertibleIssued {
	b := NoteOf(to)
	b.Kind, b.Interest, b.Maturity, b.Cap = model.SAFE, 0, "", 10_000_000
	return b
}
