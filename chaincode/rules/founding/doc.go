// Package founding has the acts about the founding act, clock ticks, the selection of rules and the calendar. Its table is acts.go.
//
// It promises that the ledger's first record, its members and parameters, and the members' clocks. It must not import another group of acts:
// what groups share stands in book and ledger.
package founding
