// Package change has the acts about acts on a whole class in pages: split, consolidation, reduction, cancellation, conversion,
// bonus and rights issues. Its table is acts.go.
//
// It promises that a class is replaced as a whole or not at all, and fractions go by the holder's total. It must not import
// another group of acts: what groups share stands in book and ledger.
package change
