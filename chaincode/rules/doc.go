// Package rules joins the groups of acts into the sets of rules that this program runs, and is the domain's front door: Execute,
// DecodeCommand, Describe, Explain and Check by the known sets.
//
// Each group stands in a folder of its own: acts.go is its table (names, signers, law, sentences, states, attributes), reasons.go
// and, where the group has codes of its own, codes.go say what people are told, and the rules stand in files named after what they
// are about. docs/acts.md and docs/states.md are rendered from the rows. A new act is a row, a body and a rule in its group's folder;
// the README of chaincode lists what else it touches.
package rules
