// Package check is the ten invariants of a register and each group's own, run over records by property tests, the simulator,
// replay and a site's reconcile command.
//
// It promises to find a broken invariant whatever rule broke it, in one pass over the records, and to report at most a hundred.
// It is written apart from the rules and shares no helper with them, so that one mistake is not made on both sides; it names
// acts by their types' names alone. Its book hashes with a seed of the process, which what it says does not depend on.
package check
