// Package record is what is stored on the ledger: the key of every record and the one codec of its value.
//
// Exported:
//
//	Key(core.Ref) string                                   the ledger key, "lot/lot-1f…"
//	ParseKey(string) (core.Ref, error)                     its inverse
//	Encode(core.Record) ([]byte, error)                    {"k":"lot","r":{…},"v":1}, canonical JSON (RFC 8785)
//	Decode(key string, value []byte) (core.Record, error)  a value such as core.Lot, never a pointer
//
// It promises that a record has one encoding, byte for byte; that Decode accepts nothing but what Encode could have
// written under that key; that it reads no more than MaxValueBytes; and that every version ever written to a ledger
// outside tests stays readable (from then on the golden files under testdata are never changed). Chaincode, auditor and read model all decode with it.
//
// It must not know Fabric, do I/O, or judge what a record says: that is core's.
package record
