// Package dispute has the acts about disputes between Agreed and Settled, and their ruling or lapse. Its table is acts.go.
//
// It promises that shares and money stand still for a bounded time. It must not import another group of acts: what groups share
// stands in book and ledger.
package dispute
