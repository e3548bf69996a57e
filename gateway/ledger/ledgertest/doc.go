// Package ledgertest is a ledger in memory for tests: members' channels that endorse, order and validate by Fabric's rules
// for concurrent transactions, with the rules deciding and blocks made of Fabric's own messages, and people who sign with real
// keys. Faults are put in where a test asks for them.
//
// It must not be imported by anything but tests.
package ledgertest
