// Package replay computes a ledger anew from its recorded history, with the domain's rules alone: no Fabric, no SQL, no gateway.
// What it comes to can be held against what a gateway says.
//
// Exported:
//
//	Writer, NewWriter     write a history as JSON lines
//	Run                   reads one, decides every command again, and says what it came to
//	State                 reads one and gives the records
//	Digest                the hash of a register or of the whole ledger
//
// A history is a header line and then one line for each transaction, in commit order: its facts, how the ledger validated it,
// and its commands with their proofs (Transaction). The hash of a register is the SHA-256 of the stored values of the records
// that belong to it (model.RegisterOf) as they stand, ordered by key, each followed by a line feed; that of the ledger is over
// all records. So `sort` and `sha256sum` compute it too.
//
// It promises that the same history is decided alike by every program that knows its sets of rules, since a set is never changed
// once a ledger outside tests runs by it; a program that does not know one stops. The hashes are of the records in the forms that
// the program writes today: whoever compares two takes the same program for both, or programs that write every kind in the same
// version (docs/adr/0011). It reads one line at a time, each at most 2 MiB, and keeps the records in memory.
//
// It must not import anything of ours but the domain and record; the caller hands in what checks the proofs.
package replay
