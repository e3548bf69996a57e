package model

import (
	"holdfast/chaincode/canon"
	"holdfast/chaincode/value"
)

// Commitments let personal data stay off the ledger and be checked all the same: the homes keep the data with its salt,
// the ledger keeps SHA-256 of the canonical JSON of both. The salt has 256 bits, because names and dates have little entropy.

// EntryData is what an entry's commitment is made of: who the holder is and where (Commercial Act art. 352(1) no. 1).
// Address is empty in an identification's commitment.
type EntryData struct {
	Kind HolderKind `json:"kind"`
	Name string     `json:"name"`
	// Identifier is a birth date, YYYY-MM-DD, or a corporate registration number, 13 digits; empty where none is known.
	Identifier string `json:"identifier"`
	Address    string `json:"address"`
	// Salt is 32 random bytes, 64 lowercase hexadecimal digits.
	Salt string `json:"salt"`
}

// AccountData is what a commitment to a bank account is made of. Only the escrow agent keeps it.
type AccountData struct {
	Bank   string `json:"bank"`
	Number string `json:"number"`
	Holder string `json:"holder"`
	// Salt is 32 random bytes, 64 lowercase hexadecimal digits.
	Salt string `json:"salt"`
}

// Commitment is what the ledger keeps of the data. It refuses texts out of bounds and a salt of another length.
func (d EntryData) Commitment() (value.Commitment, error) {
	f := value.NewForm()
	f.Want(d.Kind.Valid(), "kind", value.AKnownValue)
	f.Want(value.IsText(d.Name, 100), "name", value.AText(100))
	f.Want(d.Identifier == "" || value.Date(d.Identifier).Valid() || value.IsDigits(d.Identifier, 13), "identifier", value.AnIdentifier)
	f.Want(d.Address == "" || value.IsText(d.Address, 300), "address", value.AText(300))
	f.Want(value.IsHex64(d.Salt), "salt", value.ADigest)
	return commit(f, d)
}

// Commitment is what the ledger keeps of the account. It refuses texts out of bounds and a salt of another length.
func (d AccountData) Commitment() (value.Commitment, error) {
	f := value.NewForm()
	f.Want(value.IsText(d.Bank, 60), "bank", value.AText(60))
	f.Want(value.IsName(d.Number, 40), "number", value.AName(1, 40))
	f.Want(value.IsText(d.Holder, 100), "holder", value.AText(100))
	f.Want(value.IsHex64(d.Salt), "salt", value.ADigest)
	return commit(f, d)
}

func commit(f *value.Form, data any) (value.Commitment, error) {
	if err := f.Err(); err != nil {
		return "", err
	}
	encoded, err := canon.Canonical(data)
	if err != nil {
		return "", value.Deny(value.CodeMalformed, value.Because("without-canonical-form"))
	}
	return value.Commitment(IDOf(encoded)), nil
}
