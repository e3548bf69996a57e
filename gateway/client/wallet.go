package client

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/login"
	"holdfast/did/proof"
)

// walletVersion is the version of the wallet file's form.
const walletVersion = 1

// maxWalletKeys is how many keys a wallet may hold; a party has at most eight.
const maxWalletKeys = 8

// Wallet is one party's private keys. It prints as the party's DID, never as its keys.
type Wallet struct {
	did   value.DID
	label model.Label
	role  string
	keys  []walletKey
}

// walletKey is one key of a wallet.
type walletKey struct {
	id       value.KeyID
	purposes []model.Purpose
	private  *proof.PrivateKey
}

// walletFile is how a wallet is written.
type walletFile struct {
	Version int             `json:"v"`
	DID     value.DID       `json:"did"`
	Label   model.Label     `json:"label"`
	Role    string          `json:"role,omitempty"`
	Keys    []walletFileKey `json:"keys"`
}

type walletFileKey struct {
	ID       value.KeyID     `json:"kid"`
	Purposes []model.Purpose `json:"purposes"`
	JWK      json.RawMessage `json:"jwk"`
}

// NewWallet makes a wallet with one new P-256 key for logging in and signing, and with it a DID that nobody else can
// claim. Role is what the wallet plays in development; empty for a person's own.
func NewWallet(label model.Label, role string) (*Wallet, error) {
	private, err := proof.Generate(proof.ES256)
	if err != nil {
		return nil, err
	}
	thumbprint := private.Public().Thumbprint()
	party := value.PartyDID(thumbprint)
	key := walletKey{value.KeyOf(party, thumbprint), []model.Purpose{model.PurposeLogin, model.PurposeSign}, private}
	return &Wallet{did: party, label: label, role: role, keys: []walletKey{key}}, nil
}

// decodeWallet reads a wallet and checks that its names follow from its keys.
func decodeWallet(encoded []byte) (*Wallet, error) {
	var file walletFile
	if err := decodeStrict(encoded, &file); err != nil {
		return nil, errors.New("it is not a wallet in JSON")
	}
	if file.Version != walletVersion {
		return nil, fmt.Errorf("it has the version %d; this program reads version %d", file.Version, walletVersion)
	}
	if len(file.Keys) == 0 || len(file.Keys) > maxWalletKeys {
		return nil, fmt.Errorf("a wallet has 1 to %d keys", maxWalletKeys)
	}
	w := &Wallet{did: file.DID, label: file.Label, role: file.Role}
	for i, key := range file.Keys {
		private, err := proof.ParsePrivateJWK(key.JWK)
		if err != nil {
			return nil, fmt.Errorf("its key %d is not a private JWK", i+1)
		}
		thumbprint := private.Public().Thumbprint()
		if i == 0 && file.DID != value.PartyDID(thumbprint) {
			return nil, errors.New("its DID is not that of its first key")
		}
		if key.ID != value.KeyOf(file.DID, thumbprint) {
			return nil, fmt.Errorf("its key %d has another key's name", i+1)
		}
		w.keys = append(w.keys, walletKey{key.ID, key.Purposes, private})
	}
	return w, nil
}

func (w *Wallet) encode() ([]byte, error) {
	file := walletFile{Version: walletVersion, DID: w.did, Label: w.label, Role: w.role}
	for _, key := range w.keys {
		file.Keys = append(file.Keys, walletFileKey{key.id, key.purposes, key.private.JWK()})
	}
	encoded, err := json.MarshalIndent(file, "", "  ")
	return append(encoded, '\n'), err
}

// DID is the party whose keys these are.
func (w *Wallet) DID() value.DID { return w.did }

// Label is what the wallet's owner calls it. It is never sent anywhere.
func (w *Wallet) Label() model.Label { return w.label }

// Role is what the wallet plays in development; empty for a person's own.
func (w *Wallet) Role() string { return w.role }

// Format prints the party's DID for every verb, so that no keys reach a log.
func (w *Wallet) Format(state fmt.State, _ rune) { fmt.Fprint(state, string(w.did)) }

// PublicKeys are the wallet's keys as a party brings them to the ledger.
func (w *Wallet) PublicKeys() []party.NewKey {
	keys := make([]party.NewKey, 0, len(w.keys))
	for _, key := range w.keys {
		keys = append(keys, party.NewKey{JWK: string(key.private.Public().JWK()), Purposes: slices.Clone(key.purposes)})
	}
	return keys
}

// SigningKey names the key that the wallet signs with: its first key for signing.
func (w *Wallet) SigningKey() (value.KeyID, error) {
	key, err := w.keyFor(model.PurposeSign)
	return key.id, err
}

func (w *Wallet) keyFor(purpose model.Purpose) (walletKey, error) {
	for _, key := range w.keys {
		if slices.Contains(key.purposes, purpose) {
			return key, nil
		}
	}
	return walletKey{}, fmt.Errorf("the wallet has no key to %s", purpose)
}

// Prove signs a command's exact bytes.
func (w *Wallet) Prove(command []byte) (model.Proof, error) {
	key, err := w.keyFor(model.PurposeSign)
	if err != nil {
		return model.Proof{}, err
	}
	return proofs.Sign(key.private, key.id, command)
}

// possession proves that the wallet has those of its keys that a command brings, under the names that they are to have.
func (w *Wallet) possession(d Draft) (made []model.Proof, err error) {
	gets, keys := d.Command.Brings()
	for _, key := range w.keys {
		public := key.private.Public()
		if !slices.Contains(keys, string(public.JWK())) {
			continue
		}
		proof, err := proofs.Sign(key.private, value.KeyOf(gets, public.Thumbprint()), d.encoded)
		if err != nil {
			return nil, err
		}
		made = append(made, proof)
	}
	return made, nil
}

// answer signs a login challenge.
func (w *Wallet) answer(challenge login.Challenge, now time.Time) (string, error) {
	key, err := w.keyFor(model.PurposeLogin)
	if err != nil {
		return "", err
	}
	return login.SignResponse(key.private, string(key.id), did.DID(w.did), challenge, now)
}
