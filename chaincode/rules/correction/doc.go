// Package correction has the acts about corrections of entries and lots, which never edit what they correct. Its table is
// acts.go.
//
// It promises that what was recorded stays, and the correction names it. It must not import another group of acts: what groups
// share stands in book and ledger.
package correction
