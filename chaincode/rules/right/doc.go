// Package right has the acts about instruments that become shares: option pools and options, convertible notes and SAFEs. Its
// table is acts.go.
//
// It promises that an instrument is exercised once, by its holder, in its time. It must not import another group of acts: what
// groups share stands in book and ledger.
package right
