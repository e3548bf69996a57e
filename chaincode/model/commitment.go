package model

import (
	"holdfast/chaincode/canon"
	"holdfast/chaincode/value"
)

// Commitments let personal data stay off the ledger and be checked all the same: the homes keep the data with its salts,
// the ledger keeps SHA-256 of the canonical JSON of both. A salt has 256 bits, because names and dates have little entropy.
//
// An entry's commitment is made in two steps, so that nobody can name somebody else's: who the holder is (the commitment of
// their identification, which a desk attests) and where (a salted address, which the holder names) each hide behind a digest
// of their own, and the rules hash the two.

// IdentityData is who somebody is: what an identification's commitment is made of.
type IdentityData struct {
	Kind HolderKind `json:"kind"`
	Name string     `json:"name"`
	// Identifier is a birth date, YYYY-MM-DD, or a corporate registration number, 13 digits; empty where none is known.
	Identifier string `json:"identifier"`
	// Salt is 32 random bytes, 64 lowercase hexadecimal digits.
	Salt string `json:"salt"`
}

// AddressData is where a holder is reached: what a salted address is made of.
type AddressData struct {
	// Address is empty where none is known.
	Address string `json:"address"`
	// Salt is 32 random bytes, 64 lowercase hexadecimal digits.
	Salt string `json:"salt"`
}

// EntryData is what an entry's commitment is made of: who the holder is and where (Commercial Act art. 352(1) no. 1).
type EntryData struct {
	Identity IdentityData `json:"identity"`
	Address  AddressData  `json:"address"`
}

// AccountData is what a commitment to a bank account is made of. Only the escrow agent keeps it.
type AccountData struct {
	Bank   string `json:"bank"`
	Number string `json:"number"`
	Holder string `json:"holder"`
	// Salt is 32 random bytes, 64 lowercase hexadecimal digits.
	Salt string `json:"salt"`
}

// Commitment is what the ledger keeps of an identification. It refuses texts out of bounds and a salt of another length.
func (d IdentityData) Commitment() (value.Commitment, error) {
	f := value.NewForm()
	f.Want(d.Kind.Valid(), "kind", value.AKnownValue)
	f.Want(value.IsText(d.Name, 100), "name", value.AText(100))
	f.Want(d.Identifier == "" || value.Date(d.Identifier).Valid() || value.IsDigits(d.Identifier, 13), "identifier", value.AnIdentifier)
	f.Want(value.IsHex64(d.Salt), "salt", value.ADigest)
	return commit[value.Commitment](f, d)
}

// Salted is the address as commands name it. It refuses a text out of bounds and a salt of another length.
func (d AddressData) Salted() (value.SaltedAddress, error) {
	f := value.NewForm()
	f.Want(d.Address == "" || value.IsText(d.Address, 300), "address", value.AText(300))
	f.Want(value.IsHex64(d.Salt), "salt", value.ADigest)
	return commit[value.SaltedAddress](f, d)
}

// Commitment is what the ledger keeps of an entry's data. It refuses what its two parts refuse.
func (d EntryData) Commitment() (value.Commitment, error) {
	identity, err := d.Identity.Commitment()
	if err != nil {
		return "", err
	}
	address, err := d.Address.Salted()
	if err != nil {
		return "", err
	}
	return EntryCommitment(identity, address)
}

// entryTag keeps an entry's commitment apart from every other digest.
const entryTag = "holdfast-entry"

// EntryCommitment is what an entry holds of a party with this identification and at this address.
func EntryCommitment(identity value.Commitment, address value.SaltedAddress) (value.Commitment, error) {
	return commit[value.Commitment](value.NewForm(), struct {
		Address  value.SaltedAddress `json:"address"`
		Identity value.Commitment    `json:"identity"`
		Tag      string              `json:"tag"`
	}{address, identity, entryTag})
}

// Commitment is what the ledger keeps of the account. It refuses texts out of bounds and a salt of another length.
func (d AccountData) Commitment() (value.Commitment, error) {
	f := value.NewForm()
	f.Want(value.IsText(d.Bank, 60), "bank", value.AText(60))
	f.Want(value.IsName(d.Number, 40), "number", value.AName(1, 40))
	f.Want(value.IsText(d.Holder, 100), "holder", value.AText(100))
	f.Want(value.IsHex64(d.Salt), "salt", value.ADigest)
	return commit[value.Commitment](f, d)
}

func commit[D ~string](f *value.Form, data any) (D, error) {
	if err := f.Err(); err != nil {
		return "", err
	}
	encoded, err := canon.Canonical(data)
	if err != nil {
		return "", value.Deny(value.CodeMalformed, value.Because("without-canonical-form"))
	}
	return D(IDOf(encoded)), nil
}
