// Package core is the domain of Holdfast: the commands, the records, the rules, the invariants and the sentences.
//
// It is pure. Loaded records and facts go in; changes and outcomes come out. It knows no Fabric, does no I/O, reads no
// clock, draws no randomness and never lets a map's order reach its output, so that every peer, every auditor and every
// replay computes the same bytes from the same blocks. It imports the standard library alone.
//
// Start reading here: command.go says what a command is, and acts_*.go has a table for each group of acts with their names,
// signers and sentences (docs/acts.md); a group's rules stand in files named after its acts, its records in records_*.go, its
// codes in codes_*.go, its state tables in states*.go (docs/states.md). rules.go has the sets of rules. DecodeCommand, Encode,
// EncodeBatch and DecodeBatch are the forms; Execute decides a batch; Describe and Explain are the sentences; CutPages cuts an act
// on a class into pages; Check runs the ten invariants (its book hashes with a seed of the process, which what it says does not
// depend on).
//
// What it promises:
//   - Execute never changes a record unless the command that explains the change is authenticated and its rule holds;
//     a command that is refused or rejected changes nothing but, once authenticated, its own outcome.
//   - Quantities are whole shares and money is whole won, both int64 with checked arithmetic; there is no floating point.
//   - The ten invariants of a register (invariants.go) hold after every batch if they held before it.
//
// What it must not do: import anything outside the standard library, keep state between calls, or learn of personal data
// (names and addresses reach it only as salted commitments).
package core
