package replay

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

// Digest adds up the hash of a register or of a ledger.
type Digest struct {
	sum     hash.Hash
	records int
}

// NewDigest is a digest of no records.
func NewDigest() *Digest { return &Digest{sum: sha256.New()} }

// Add takes the next record's stored value. Records come in the order of their keys.
func (d *Digest) Add(value []byte) {
	d.sum.Write(value)
	d.sum.Write([]byte{'\n'})
	d.records++
}

// Sum is the hash, 64 hexadecimal digits.
func (d *Digest) Sum() string { return hex.EncodeToString(d.sum.Sum(nil)) }

// Records is how many records were added.
func (d *Digest) Records() int { return d.records }
