// Package book has what all movements of shares share: entries and who controls them, carving lots, reserving and freeing,
// binding and following bindings through acts on a class, issuing and retiring, the common course of agreements.
//
// It promises what the invariants ask of lots (a lot ends exactly once, its quantity comes out again, bindings follow) for
// whoever calls it. It must not know which act calls: groups of acts share nothing but this package and ledger.
package book
