// Package fabric is the ledger's channel through fabric-gateway: it endorses, submits, waits for commits, evaluates and
// follows blocks at the gateway's own peer, and at another member's while its own does not answer.
//
// It must not: know commands, batches or records.
package fabric
