package ledger

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Unknown is the status of a command that was submitted and of which the ledger has not said yet what became of it. It
// is never final: ask again with Client.Outcome, or send the same command again.
const Unknown model.Status = "unknown"

// Outcome is what became of a command. Applied and rejected are final and on the ledger, with the transaction and block
// that recorded them; refused and deferred left nothing on the ledger; unknown may become any of them.
type Outcome struct {
	Command value.CommandID
	Status  model.Status
	// Code is empty for an applied or unknown command.
	Code value.Code
	// Args are what the code's sentence speaks of.
	Args []value.Arg
	// Created names what the command made, in order.
	Created []string
	// Repeated is true when the outcome was on the ledger before this submission.
	Repeated bool
	// Transaction, At and Block say where the outcome was recorded. An unknown command has only the transaction in which
	// it was last submitted.
	Transaction string
	At          value.Time
	Block       uint64
}

// Final tells whether the outcome stands on the ledger.
func (o Outcome) Final() bool { return o.Status == model.Applied || o.Status == model.Rejected }
