// Package did reads decentralized identifiers (W3C DID Core 1.0) and resolves
// them to documents: lists of public keys and what each may be used for.
//
// Three methods are known. did:holdfast names a party of the register; its
// identifier is the thumbprint of the party's first key, so nobody else can
// claim it, and its keys are looked up on the ledger. did:key and did:jwk carry
// their key in the identifier.
//
// It promises that an accepted identifier has one spelling, that resolving is
// bounded, and that nothing is ever fetched: only the caller's lookup of
// parties leaves the process. It must not decide whether a signature or a
// credential is trusted; it says which keys an identifier has.
package did
