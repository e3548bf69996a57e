// Package aries is the facade of aries-framework-go: its registry of DID
// methods with ours plugged in, and its local key management for the issuer's
// signing key. Nothing of the framework's shows in what it exports.
//
// It promises that the registry resolves through our methods alone, without
// fetching, and that an issuer's private key is on disk only encrypted, under a
// master key in a file that its owner alone can read.
//
// It must not decide whether a proof or credential is trusted: the framework's
// verifiers accept what they should refuse, so did/proof and did/sdjwt verify,
// and none of its verifiers is called. Nor does a trust decision take keys from
// this registry: did.Registry is asked for those.
package aries
