// Package record is what is stored on the ledger: the key of every record and the one codec of its value.
//
// Exported:
//
//	Key(model.Ref) string                                   the ledger key, "lot/lot-1f…"
//	ParseKey(string) (model.Ref, error)                     its inverse
//	Encode(model.Record) ([]byte, error)                    {"k":"lot","r":{…},"v":1}, canonical JSON (RFC 8785)
//	Decode(key string, value []byte) (model.Record, error)  a value such as model.Lot, never a pointer
//	Version(value.Kind) int                                 the version in which a kind is written
//
// Each kind has a version of its own, counted from 1 on; versions.go has the table of what reads them, and docs/adr/0011 the reasons.
// Of each version of each kind there is a golden file, testdata/<kind>.v<version>.json, with samples that fill every field. The
// tests fail when a form changes and its version does not: until a ledger outside tests has records, "go test ./chaincode/record
// -renew" writes the golden files anew; from then on they stay as they are, and a change of form is a new version. "-update" writes
// what is missing: the file of a new kind or version, a new sample.
//
// It promises that a record has one encoding, byte for byte; that Decode accepts nothing but what Encode writes under that key,
// or wrote in an earlier version of the kind, and makes today's record of it; that a version it does not know is an error which
// names kind and version; that it reads no more than MaxValueBytes; and that every version ever written to a ledger outside tests
// stays readable. Chaincode, auditor and read model all decode with it.
//
// It must not know Fabric, do I/O, or judge what a record says: that is the model's and the rules'.
package record
