package model

import (
	"encoding/json"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/value"
)

// batch is the JSON of the one argument of the chaincode's Submit.
type batch struct {
	Commands []SignedCommand `json:"commands"`
}

// EncodeBatch writes the argument of the chaincode's Submit. It refuses a batch out of bounds.
func EncodeBatch(commands []SignedCommand) ([]byte, error) {
	if err := BatchFits(len(commands)); err != nil {
		return nil, err
	}
	encoded, err := json.Marshal(batch{commands})
	if err != nil {
		return nil, err
	}
	if len(encoded) > value.MaxBatchBytes {
		return nil, value.Deny(value.CodeTooLarge, value.Because("batch-bytes"), value.InNumber(value.ArgMost, value.MaxBatchBytes))
	}
	return encoded, nil
}

// DecodeBatch reads the argument of the chaincode's Submit, as every peer and every auditor does. It refuses a batch out of
// bounds and one that is not JSON of the right form; what its commands are is for Execute to say.
func DecodeBatch(encoded []byte) ([]SignedCommand, error) {
	if len(encoded) > value.MaxBatchBytes {
		return nil, value.Deny(value.CodeTooLarge, value.Because("batch-bytes"), value.InNumber(value.ArgMost, value.MaxBatchBytes))
	}
	var decoded batch
	if err := canon.DecodeStrict(encoded, &decoded); err != nil {
		return nil, value.Deny(value.CodeMalformed, value.Because("batch-not-of-its-form"))
	}
	return decoded.Commands, BatchFits(len(decoded.Commands))
}

func BatchFits(commands int) error {
	if commands < 1 || commands > value.MaxBatchCommands {
		return value.Deny(value.CodeTooLarge, value.Because("batch-commands"), value.InNumber(value.ArgLeast, 1), value.InNumber(value.ArgMost, value.MaxBatchCommands))
	}
	return nil
}
