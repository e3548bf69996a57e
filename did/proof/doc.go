// Package proof holds public keys and the signatures made with them: strict
// JSON Web Keys (RFC 7517, 8037, 8812) and detached JSON Web Signatures (RFC
// 7515 appendix F) over the exact bytes of a command, a login or a statement.
//
// It promises that the key alone decides the algorithm; that a proof made for
// one purpose never verifies for another, because the purpose is the signed
// typ; that every proof has one accepted spelling of its header and encoding;
// and that verification is deterministic, bounded and never panics, so that
// all peers agree. Chaincode calls it for each command.
//
// It must not read files, clocks or the network, and knows nothing of DIDs,
// parties or what the signed bytes mean. Whether a key may be used, for what
// and when, is its caller's question.
//
// Malleability: an ES256K signature with a high s is refused. An ES256 one is
// accepted, because WebCrypto makes both, and anyone can turn one into the
// other without the key; so two proofs that differ may prove the same bytes.
// Replay is therefore stopped by the id of what was signed, never by comparing
// proofs.
package proof
