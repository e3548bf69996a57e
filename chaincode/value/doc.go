// Package value has the domain's smallest things: identifiers, quantities, money, times, dates and periods of the law, and
// errors that carry a code with typed arguments.
//
// It promises a distinct type for each, checked arithmetic without floating point, and that no error of a decision carries
// prose: who shows one makes the sentence (package say). Form is how bodies check their fields. It must not know records,
// commands or rules.
package value
