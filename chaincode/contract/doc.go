// Package contract is the thin adapter between Fabric and the domain: batches in, proofs checked, the rules applied over the
// ledger's state, records and replies out.
//
// Exported: New(Options) (*Contract, error), a shim.Chaincode whose functions are called by plain names.
//
//	Submit(batch)                     batch as model.EncodeBatch writes it → {"replies":[ledger.Reply…]}
//	Get(key…)                         1 to 500 keys of package record → [{"key","value"}…], value base64 or null
//	Page(startKey, limit)             1 ≤ limit ≤ 500 → {"records":[{"key","value"}…],"next":""}; next is the next startKey,
//	                                  "" at the end. A page may have fewer records than limit: it ends before 2 MiB.
//	PutPersonal(homeMSP)              transient {key: value…}, 1 to 500 values of 1 byte to 64 KiB, 1 MiB together, all or
//	                                  none; a key is 64 random lowercase hexadecimal digits
//	PurgePersonal(homeMSP, key…)      1 to 500 keys; really removes the values and their history
//	GetPersonal(key)                  → {"key","value"}, value base64 or null
//	PersonalPage(startKey, limit)     as Page, 1 ≤ limit ≤ 500
//	HasPersonal(homeMSP, key…)        1 to 500 keys → {"hashes":[…]}: SHA-256 of each value in hexadecimal, "" if there is
//	                                  none; at any peer
//	Rules                             → ["2027-1"…]: the sets of rules that this peer runs, in their order
//	Ping                              → ok
//
// Submit, PutPersonal and PurgePersonal are transactions; the rest is only evaluated. A call that fails answers with a
// status of 400 or more and the message "code: detail"; the codes are the Code constants of this package, and those of package
// value for a batch out of bounds. A failed call writes nothing. A command's own failure is a reply, not a failed call.
//
// Personal data lives in a home's implicit collection, "_implicit_org_" and its MSP id. PutPersonal and PurgePersonal are
// endorsed by the home alone: only the home's own chaincode server serves them, so that name the home as the endorsing
// organisation. Any member may put a copy (the other home is owed one); only the home's own members purge and read.
//
// It promises that what it writes is exactly what rules.Execute gives; that nothing personal is in a response except to the home's
// own members, in a log or in the channel; that a transaction whose time is more than 30 s from this site's clock is refused;
// and that no query in a writing transaction is a range.
//
// It must not hold rules of the domain, keep state between calls, or log arguments.
package contract
