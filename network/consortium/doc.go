// Package consortium brings the whole network up, takes it down, says how it
// is, and ends a site for a drill. It is where the other packages meet.
//
// Up may be called at any time: on nothing it makes a new ledger, on a stopped
// network it resumes the ledger, on a running one it starts again what has
// died. It returns only when every site answers and the steps of the topology
// have succeeded. One state directory is changed by one command at a time.
package consortium
