// Package founding has the acts of the ledger itself: its founding, the ticks of members' clocks, the selection of rules and the
// calendar of public holidays. Its table is acts.go.
//
// The founding act (founding.go) names for each member its administrators and how many of them sign together, its recovery key, its
// worker's key and its key for certificates.
//
// It promises that a ledger is founded once, by as many administrators of every member as the act asks for; that a member's clock
// never goes back and is told by its own worker alone; that rules and holidays change only by administrators of two thirds of the
// members, rules to later ones that every member's peer runs, and holidays by being added. It must not import another group of acts:
// what groups share stands in book and ledger.
package founding
