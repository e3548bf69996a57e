// Package founding has the acts about the founding act, the selection of rules and the calendar. Its table is acts.go.
//
// It promises that the ledger's first record, its members and parameters. It must not import another group of acts: what groups
// share stands in book and ledger.
package founding
