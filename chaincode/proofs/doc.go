// Package proofs checks the proofs of signed commands for package ledger, over did/proof. Chaincode and every auditor use it, so that
// they agree on which commands are authentic.
//
// Exported: Verifier, a ledger.Verifier whose zero value is ready; Sign, which makes the proof that it accepts.
//
// It promises to be deterministic and bounded, and to accept exactly one proof type, "jws": a detached compact JWS whose
// typ is "holdfast-command+jws" and whose kid is the key's full name, "did:holdfast:…#thumbprint". A proof made to log in or
// to issue a credential has another typ and is refused.
//
// It must not decide who may act, read the ledger, or keep state between calls.
package proofs
