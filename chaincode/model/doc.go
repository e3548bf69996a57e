// Package model says what is stored and what is signed: records and their references, the lives of things with their states,
// commands and batches, and the Set of rules as a value made of the acts' rows.
//
// It promises that records are values (a rule changes a copy), that every record names the commands behind it (Marks), and that
// a command's bytes are its identity. A Set is never changed once a ledger runs by it. It must not decide anything against a
// ledger: that is for ledger, book and the rules.
package model
