// Package approval has the acts about the company's approval of transfers and what follows a refusal (Commercial Act art. 335-2
// to 335-6), and rounds of first refusal: of sales. A gift's approval is in package move (gift.go). Its table is acts.go.
//
// It promises that no transfer that needs approval settles without it, and silence ends. It must not import another group of
// acts: what groups share stands in book and ledger.
package approval
