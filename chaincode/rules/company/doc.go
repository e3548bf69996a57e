// Package company has the acts about companies: application and admission, officers and their authority, board and articles,
// homes, halts, and leaving. Its table is acts.go.
//
// It promises that a register moves only while its company stands. It must not import another group of acts: what groups share
// stands in book and ledger.
package company
