// Package binding has the acts about pledges, attachments and lock-ups. Its table is acts.go.
//
// It promises that bound shares are not free, and bindings end with whom they protect. It must not import another group of acts:
// what groups share stands in book and ledger.
package binding
