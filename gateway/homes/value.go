package homes

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// valueVersion is the version of the form below. Values of old versions stay readable.
	valueVersion = 1
	// maxValue is the largest value a home takes, in bytes of its JSON.
	maxValue = 64 << 10
	// MaxText is the largest contract text, in bytes of UTF-8.
	MaxText = 40_000
	// maxHomes is how many homes a value may have: those of both parties of a contract.
	maxHomes = 4
)

// Kind says what a value is.
type Kind string

// The kinds of values.
const (
	// KindEntry is a holder's data for a register.
	KindEntry Kind = "entry"
	// KindIdentification is what a party presented to an identity desk.
	KindIdentification Kind = "identification"
	// KindAccount is a bank account at an escrow agent.
	KindAccount Kind = "account"
	// KindText is a contract's text.
	KindText Kind = "contract-text"
	// KindPurge is another member's request that this home purge a value. Only who holds the value knows its key.
	KindPurge Kind = "purge"
)

// Person is a holder's or party's personal data. Name, Identifier and Address are what a commitment is made of.
type Person struct {
	Kind model.HolderKind `json:"kind"`
	Name string           `json:"name"`
	// Identifier is a birth date, YYYY-MM-DD, or a corporate registration number, 13 digits; empty where none is known.
	Identifier string `json:"identifier"`
	Address    string `json:"address"`
	Email      string `json:"email,omitempty"`
	Phone      string `json:"phone,omitempty"`
	// BusinessNumber is a company's business number or a fund's tax number, as the shareholder list writes it.
	BusinessNumber string `json:"businessNumber,omitempty"`
}

// Account is a bank account.
type Account struct {
	Bank   string `json:"bank"`
	Number string `json:"number"`
	Holder string `json:"holder"`
}

// Text is a contract's text.
type Text struct {
	Text string `json:"text"`
}

// Purge names the value that is to be purged.
type Purge struct {
	Key string `json:"key"`
}

// Value is what lies under one key of a home's private data. Its JSON is versioned.
type Value struct {
	Version int            `json:"v"`
	Kind    Kind           `json:"kind"`
	Issuer  value.IssuerID `json:"issuer,omitempty"`
	// Party is whose data it is, or who left it; empty for a holder of a company's list.
	Party value.DID     `json:"party,omitempty"`
	Offer value.OfferID `json:"offer,omitempty"`
	// Commitment is what the ledger keeps of the data; for a contract's text it is the text's SHA-256,
	// and for a request to purge a digest of the key.
	Commitment value.Commitment `json:"commitment"`
	// Salt is 64 hexadecimal digits; empty for a contract's text, which brings its own random number. An entry's is of the address.
	Salt string `json:"salt,omitempty"`
	// IdentitySalt is an entry's other salt, of who the holder is: for a party that of their identification.
	IdentitySalt string `json:"identitySalt,omitempty"`
	// Homes are the members that keep the value.
	Homes []value.MemberID `json:"homes"`
	// Since is when it was left.
	Since value.Time      `json:"since"`
	Data  json.RawMessage `json:"data"`
}

// Person reads the data of an entry or an identification.
func (v Value) Person() (Person, error) {
	if v.Kind != KindEntry && v.Kind != KindIdentification {
		return Person{}, fail(CodeMissing, "the value is no person's data")
	}
	return decode[Person](v.Data)
}

// EntryData is what the commitment of an entry's data is made of.
func (v Value) EntryData() (model.EntryData, error) {
	p, err := v.Person()
	if err == nil && v.Kind != KindEntry {
		err = fail(CodeMissing, "the value is no entry's data")
	}
	return model.EntryData{
		Identity: p.identity(v.IdentitySalt), Address: model.AddressData{Address: p.Address, Salt: v.Salt},
	}, err
}

// Identity is what an identification's commitment is made of.
func (v Value) Identity() (model.IdentityData, error) {
	p, err := v.Person()
	if err == nil && v.Kind != KindIdentification {
		err = fail(CodeMissing, "the value is no identification")
	}
	return p.identity(v.Salt), err
}

// Account reads the data of an account.
func (v Value) Account() (Account, error) {
	if v.Kind != KindAccount {
		return Account{}, fail(CodeMissing, "the value is no account")
	}
	return decode[Account](v.Data)
}

// purge reads the key of the value that is to be purged.
func (v Value) purge() (string, error) {
	data, err := decode[Purge](v.Data)
	if err == nil && (v.Kind != KindPurge || len(data.Key) != 64) {
		err = errors.New("the value is no request to purge")
	}
	return data.Key, err
}

// Text reads a contract's text.
func (v Value) Text() (string, error) {
	if v.Kind != KindText {
		return "", fail(CodeMissing, "the value is no contract text")
	}
	data, err := decode[Text](v.Data)
	return data.Text, err
}

func decode[D any](encoded []byte) (D, error) {
	var data D
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&data); err != nil {
		return data, errors.New("personal data is not in its form")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return data, errors.New("personal data is not in its form")
	}
	return data, nil
}

// DecodeValue reads a value as a home keeps it. It refuses what is too large, has an unknown version, kind or field, or
// whose commitment is not that of its data.
func DecodeValue(encoded []byte) (Value, error) {
	if len(encoded) > maxValue {
		return Value{}, fail(CodeInvalid, "the value has more than 64 KiB")
	}
	value, err := decode[Value](encoded)
	if err != nil {
		return Value{}, fail(CodeInvalid, err.Error())
	}
	return value, value.check()
}

// encode writes a value, after checking it as DecodeValue does.
func (v Value) encode() ([]byte, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	encoded, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	if len(encoded) > maxValue {
		return nil, fail(CodeInvalid, "the value has more than 64 KiB")
	}
	return encoded, nil
}

func (v Value) check() error {
	if v.Version != valueVersion || len(v.Homes) == 0 || len(v.Homes) > maxHomes {
		return fail(CodeInvalid, "the value has an unknown version, or no homes")
	}
	for i, home := range v.Homes {
		if home == "" || slices.Contains(v.Homes[:i], home) {
			return fail(CodeInvalid, "a home is empty or named twice")
		}
	}
	if v.IdentitySalt != "" && v.Kind != KindEntry {
		return fail(CodeInvalid, "only an entry has two salts")
	}
	commitment, err := v.commitment()
	if err != nil {
		return err
	}
	if commitment != v.Commitment {
		return fail(CodeInvalid, "the commitment is not that of the data")
	}
	return nil
}

// commitment computes what the ledger would keep of the data. It checks the data's bounds.
func (v Value) commitment() (value.Commitment, error) {
	switch v.Kind {
	case KindEntry, KindIdentification:
		person, err := v.Person()
		if err != nil {
			return "", fail(CodeInvalid, err.Error())
		}
		return person.commitment(v.Kind, v.IdentitySalt, v.Salt)
	case KindAccount:
		account, err := v.Account()
		if err != nil {
			return "", fail(CodeInvalid, err.Error())
		}
		return invalid(model.AccountData{Bank: account.Bank, Number: account.Number, Holder: account.Holder, Salt: v.Salt}.Commitment())
	case KindText:
		text, err := v.Text()
		if err != nil {
			return "", fail(CodeInvalid, err.Error())
		}
		digest, err := TextDigest(text)
		return value.Commitment(digest), err
	case KindPurge:
		key, err := v.purge()
		if err != nil {
			return "", fail(CodeInvalid, err.Error())
		}
		return value.Commitment(purgeKey(key)), nil
	}
	return "", fail(CodeInvalid, "the value has an unknown kind")
}

// commitment of a person's data; an identification's has no address and one salt alone.
func (p Person) commitment(kind Kind, identitySalt, salt string) (value.Commitment, error) {
	if len(p.Email) > 254 || utf8.RuneCountInString(p.Phone) > 30 || utf8.RuneCountInString(p.BusinessNumber) > 20 {
		return "", fail(CodeInvalid, "e-mail, phone or business number is too long")
	}
	if kind == KindIdentification {
		return invalid(p.identity(salt).Commitment())
	}
	return invalid(model.EntryData{Identity: p.identity(identitySalt), Address: model.AddressData{Address: p.Address, Salt: salt}}.Commitment())
}

func (p Person) identity(salt string) model.IdentityData {
	return model.IdentityData{Kind: p.Kind, Name: p.Name, Identifier: p.Identifier, Salt: salt}
}

// invalid gives the domain's complaint about data this package's code.
func invalid(commitment value.Commitment, err error) (value.Commitment, error) {
	if err != nil {
		return "", fail(CodeInvalid, err.Error())
	}
	return commitment, nil
}

// purgeKey is the key under which a request to purge another key lies.
func purgeKey(key string) string {
	sum := sha256.Sum256([]byte("holdfast-purge\x00" + key))
	return hex.EncodeToString(sum[:])
}

// TextDigest is the digest of a contract's text that its terms name: the SHA-256 of its bytes, which are at most MaxText.
func TextDigest(text string) (value.Digest, error) {
	if text == "" || len(text) > MaxText || !utf8.ValidString(text) {
		return "", fail(CodeInvalid, "a contract's text is UTF-8 of 1 to 40,000 bytes")
	}
	sum := sha256.Sum256([]byte(text))
	return value.Digest(hex.EncodeToString(sum[:])), nil
}
