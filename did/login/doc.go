// Package login is the challenge that a wallet signs to log in.
//
// A verifier makes a challenge; the wallet signs {"aud","did","exp","iat",
// "nonce"} with a typ of its own, so that nothing signed here is ever a
// command, a credential or a proof for issuance, whoever picked the nonce.
//
// It promises that an accepted response was made for this challenge and this
// verifier, by a key that the lookup says belongs to the named identifier,
// within three minutes. It must not remember anything: that a challenge is
// answered once, and by the browser it was given to, is the caller's to keep.
// The caller stores the Challenge in the session it made it for, removes it in
// the same step that reads it, before VerifyResponse, so that of two responses
// at once exactly one is checked, and may forget it after Expires.
package login
