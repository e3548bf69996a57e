// Package certificate has the acts about the record of certificates issued about lots and contracts. Its table is acts.go.
//
// It promises that a certificate speaks of what stood in the register in its block. It must not import another group of acts:
// what groups share stands in book and ledger.
package certificate
