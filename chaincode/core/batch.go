package core

import "encoding/json"

// batch is the JSON of the one argument of the chaincode's Submit.
type batch struct {
	Commands []SignedCommand `json:"commands"`
}

// EncodeBatch writes the argument of the chaincode's Submit. It refuses a batch out of bounds.
func EncodeBatch(commands []SignedCommand) ([]byte, error) {
	if err := batchFits(len(commands)); err != nil {
		return nil, err
	}
	encoded, err := json.Marshal(batch{commands})
	if err != nil {
		return nil, err
	}
	if len(encoded) > MaxBatchBytes {
		return nil, deny(CodeTooLarge, because("batch-bytes"), inNumber(argMost, MaxBatchBytes))
	}
	return encoded, nil
}

// DecodeBatch reads the argument of the chaincode's Submit, as every peer and every auditor does. It refuses a batch out of
// bounds and one that is not JSON of the right form; what its commands are is for Execute to say.
func DecodeBatch(encoded []byte) ([]SignedCommand, error) {
	if len(encoded) > MaxBatchBytes {
		return nil, deny(CodeTooLarge, because("batch-bytes"), inNumber(argMost, MaxBatchBytes))
	}
	var decoded batch
	if err := decodeStrict(encoded, &decoded); err != nil {
		return nil, deny(CodeMalformed, because("batch-not-of-its-form"))
	}
	return decoded.Commands, batchFits(len(decoded.Commands))
}

func batchFits(commands int) error {
	if commands < 1 || commands > MaxBatchCommands {
		return deny(CodeTooLarge, because("batch-commands"), inNumber(argLeast, 1), inNumber(argMost, MaxBatchCommands))
	}
	return nil
}
