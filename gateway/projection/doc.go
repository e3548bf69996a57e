// Package projection follows the blocks, checks them and fills the read model.
//
// It is the site's auditor: every command of every valid transaction is decided again by the rules, proofs included, on a
// state that this site replayed itself from block 0, and what they write is compared byte for byte with what the block
// writes. A write that no signed command explains raises an alarm; from then on the read model stands still before that
// block, and the site serves no register until it is rebuilt.
//
// It must not: submit anything, decide who may see what, or touch personal data.
package projection
