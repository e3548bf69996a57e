package store

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Position is a place on the ledger. Order and priority go by it.
type Position struct {
	// Block is the block's number; the first is 0.
	Block uint64 `json:"block"`
	// Index is the transaction's place in the block.
	Index int `json:"index"`
}

// Block is what a valid block brings, as the projection found it explained.
type Block struct {
	Number uint64
	// Hash is the SHA-256 of the block's header.
	Hash         [32]byte
	Transactions []Transaction
}

// Transaction is one valid transaction of a batch of commands.
type Transaction struct {
	ID string
	Position
	// At is the transaction's time.
	At        value.Time
	Submitter value.MSPID
	Acts      []Act
}

// Act is one authenticated command of a batch and what it wrote.
type Act struct {
	Command value.CommandID
	// Place is the command's place in its batch.
	Place int
	// Bytes are the command's exact bytes.
	Bytes []byte
	// Proofs are those that came with it.
	Proofs   []model.Proof
	Type     value.Type
	Actor    value.DID
	Register value.IssuerID
	Status   model.Status
	Code     value.Code
	Writes   []Write
}

// Write is a record's new value.
type Write struct {
	Record model.Record
	// Key and Value are exactly what the ledger stores.
	Key   string
	Value []byte
}

// Checkpoint says up to where the blocks have been read.
type Checkpoint struct {
	// Next is the number of the block to read next; 0 when none was read.
	Next uint64
	// Hash is the hash of the block before it.
	Hash [32]byte
	// Ledger is the hash of block 0, in hexadecimal; empty when no block was read.
	Ledger value.LedgerID
}

// Height is the number of the last block read; 0 when none or only the first was.
func (c Checkpoint) Height() uint64 {
	if c.Next == 0 {
		return 0
	}
	return c.Next - 1
}

// Alarm is a write on the ledger that no signed command explains, or a block that cannot follow the one before it.
type Alarm struct {
	Position
	Transaction string `json:"tx"`
	// Code is a stable name of what is wrong.
	Code string `json:"code"`
	// Detail says which key or function, in English, without personal data.
	Detail string `json:"detail"`
	// Register is the register that the write is in; empty where it is in none, or in no one alone.
	Register value.IssuerID `json:"register,omitempty"`
	// Raised is when this site noticed.
	Raised value.Time `json:"raised"`
}

// Flight is a transaction that was or is about to be submitted.
type Flight struct {
	Transaction string
	Commands    []value.CommandID
	// Submitted is when.
	Submitted value.Time
	// Expires is when the last of the commands expires.
	Expires value.Time
}

// Acts is how many commands the block's transactions carry.
func (b Block) Acts() int {
	n := 0
	for _, t := range b.Transactions {
		n += len(t.Acts)
	}
	return n
}
