package core

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
func (d EntryData) Commitment() (Commitment, error) {
	f := newForm()
	f.want(d.Kind.valid(), "kind", aKnownValue)
	f.want(isText(d.Name, 100), "name", aText(100))
	f.want(d.Identifier == "" || Date(d.Identifier).valid() || isDigits(d.Identifier, 13), "identifier", anIdentifier)
	f.want(d.Address == "" || isText(d.Address, 300), "address", aText(300))
	f.want(isHex64(d.Salt), "salt", aDigest)
	return commit(f, d)
}

// Commitment is what the ledger keeps of the account. It refuses texts out of bounds and a salt of another length.
func (d AccountData) Commitment() (Commitment, error) {
	f := newForm()
	f.want(isText(d.Bank, 60), "bank", aText(60))
	f.want(isName(d.Number, 40), "number", aName(1, 40))
	f.want(isText(d.Holder, 100), "holder", aText(100))
	f.want(isHex64(d.Salt), "salt", aDigest)
	return commit(f, d)
}

func commit(f *form, data any) (Commitment, error) {
	if err := f.err(); err != nil {
		return "", err
	}
	encoded, err := Canonical(data)
	if err != nil {
		return "", deny(CodeMalformed, because("without-canonical-form"))
	}
	return Commitment(idOf(encoded)), nil
}
