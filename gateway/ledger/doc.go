// Package ledger brings signed commands to the ledger and their outcomes back, and keeps personal data with its home.
//
// It promises:
//   - Submit answers with the command's one final outcome, or says that the outcome is unknown; it never guesses.
//   - Never two batches are in flight on one conflict key, and one bad command never takes its batch along.
//   - Before anything is submitted, the journal names the commands and the transaction; a gateway that was killed finds
//     the outcomes when it starts again (Recover). A command is never applied twice: the chaincode answers a repeated
//     command with its first outcome.
//   - Everything is bounded: the queue, what one party has in it, the tries, the waits.
//
// It must not: decide a rule (chaincode does), log a command's body or personal data, or know Fabric's client library;
// package fabric, below it, does.
package ledger
