// Package ledger decides commands: Execute takes a batch in order, authenticates each command, lets it pass the guards
// (guards.go) and hands it to its act's rule. Tx is one command's view of the state: what it loads, needs and puts, who signs
// it, who holds which desk, whose officer or agent the signer is.
//
// It promises that one bad command never takes its batch along, that a command which is refused leaves nothing and one that is
// rejected leaves its outcome alone, and that what it does follows from its arguments: no clock, no randomness, no map order. It
// must not know any act: the acts' rows and rules come in with the sets of rules.
package ledger
