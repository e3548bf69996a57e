// Package party has the acts about parties: introduction and identification, keys and their recovery, desks, authority to act for
// another, and where a party's personal data is kept and that it was purged. Its table is acts.go.
//
// It promises that a party's keys change by its own signature alone, every new key proving itself, or else by two desks and after a
// wait in which the party can object; and that desks are appointed for a bounded time. It must not import another group of acts: what groups share stands in book and ledger.
package party
