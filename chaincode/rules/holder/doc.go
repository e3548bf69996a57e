// Package holder has the acts about a register's entries: lists that come in at once or in pages, claims, objections and their
// decision. Its table is acts.go.
//
// It promises that shares enter with a list only as declared, and nobody controls an entry without an attested claim. It must
// not import another group of acts: what groups share stands in book and ledger.
package holder
