package aries

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"os"
	"path/filepath"
	"syscall"

	"github.com/hyperledger/aries-framework-go/pkg/crypto/tinkcrypto"
	"github.com/hyperledger/aries-framework-go/pkg/kms"
	"github.com/hyperledger/aries-framework-go/pkg/kms/localkms"
	"github.com/hyperledger/aries-framework-go/pkg/secretlock"
	"github.com/hyperledger/aries-framework-go/pkg/secretlock/local"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

const (
	masterKeyFile = "master.key"
	lockFile      = "lock"
	masterKeySize = 32
	// keyURI names the lock to the framework; a local lock ignores it.
	keyURI = "local-lock://issuer"
)

// IssuerKeys is a member's key for issuing: ES256, held by the framework's key
// management. It is a proof.Signer and safe for concurrent use.
type IssuerKeys struct {
	crypto *tinkcrypto.Crypto
	handle any
	public proof.PublicKey
}

// OpenIssuerKeys loads the issuing key kept in dir, or makes one if dir is new.
//
// dir (0700) holds master.key (0600), the 32 bytes that encrypt the rest, and
// <kid>.keyset (0600). Both are needed to issue again; a backup of the keyset
// alone is useless to a thief. A lost or wrong master key is an error and never
// leads to a new key, because credentials already name the old one.
//
// Errors: storage, naming what to restore or correct.
func OpenIssuerKeys(dir string) (*IssuerKeys, error) {
	if err := makePrivateDir(dir); err != nil {
		return nil, err
	}
	unlock, err := lockDir(dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	store := keyStore{dir}
	ids, err := store.ids()
	if err != nil {
		return nil, err
	}
	if len(ids) > 1 {
		return nil, fault.New(fault.Storage, "key directory holds more than one issuing key: keep the one that is published")
	}
	lock, err := openLock(filepath.Join(dir, masterKeyFile), len(ids) == 0)
	if err != nil {
		return nil, err
	}
	manager, err := localkms.New(keyURI, provider{store, lock})
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "key management does not start", err)
	}
	if len(ids) == 1 {
		return loadKey(manager, store, ids[0])
	}
	id, _, err := manager.Create(kms.ECDSAP256TypeIEEEP1363)
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "issuing key cannot be made", err)
	}
	return loadKey(manager, store, id)
}

// Public returns the public key.
func (k *IssuerKeys) Public() proof.PublicKey { return k.public }

// KeyID returns the public key's thumbprint, by which credentials name it.
func (k *IssuerKeys) KeyID() string { return k.public.Thumbprint() }

// Sign signs message with ES256. The key's encoding (IEEE P1363) is already
// the r||s that JOSE wants.
func (k *IssuerKeys) Sign(message []byte) ([]byte, error) {
	signature, err := k.crypto.Sign(message, k.handle)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "signing failed", err)
	}
	if len(signature) != proof.SignatureSize {
		return nil, fault.New(fault.Internal, "signature has the wrong length")
	}
	return signature, nil
}

func loadKey(manager *localkms.LocalKMS, store keyStore, id string) (*IssuerKeys, error) {
	// Read first by itself, so that a file that cannot be read says so.
	if _, err := store.Get(id); err != nil {
		return nil, err
	}
	handle, err := manager.Get(id)
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "the master key does not open the issuing key: restore the master.key and the keyset that belong together", err)
	}
	point, _, err := manager.ExportPubKeyBytes(id)
	if err != nil || len(point) == 0 {
		return nil, fault.Wrap(fault.Storage, "issuing key cannot be read", err)
	}
	// An uncompressed point: its mark, x and y.
	public, err := proof.NewPublicKey(proof.ES256, point[1:])
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "issuing key is not a P-256 key", err)
	}
	if public.Thumbprint() != id {
		return nil, fault.New(fault.Storage, "keyset holds another key than its name says")
	}
	crypto, err := tinkcrypto.New()
	if err != nil {
		return nil, fault.Wrap(fault.Internal, "key management does not start", err)
	}
	return &IssuerKeys{crypto, handle, public}, nil
}

// openLock returns the secret lock of the master key in path, which it makes
// if it is missing and may be made.
func openLock(path string, mayCreate bool) (secretlock.Service, error) {
	text, err := readPrivate(path)
	if missing(err) && !mayCreate {
		return nil, fault.Wrap(fault.Storage, "master key is missing: restore master.key beside the issuing key", err)
	}
	if missing(err) {
		text, err = createMasterKey(path)
	}
	if err != nil {
		return nil, err
	}
	key, err := base64.URLEncoding.DecodeString(string(text))
	if err != nil || len(key) != masterKeySize {
		return nil, fault.New(fault.Storage, "master key file is damaged: restore master.key")
	}
	lock, err := local.NewService(bytes.NewReader(text), nil)
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "master key cannot be used", err)
	}
	return lock, nil
}

// createMasterKey writes a new master key in the encoding the framework reads.
func createMasterKey(path string) ([]byte, error) {
	key := make([]byte, masterKeySize)
	if _, err := rand.Read(key); err != nil {
		return nil, fault.Wrap(fault.Internal, "no random bytes", err)
	}
	text := []byte(base64.URLEncoding.EncodeToString(key))
	return text, createPrivate(path, text)
}

// lockDir keeps a second process out while a key is being made.
func lockDir(dir string) (unlock func(), err error) {
	file, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_CREATE|os.O_RDWR, privateFile)
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "key directory cannot be written", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		file.Close()
		return nil, fault.Wrap(fault.Storage, "key directory cannot be locked", err)
	}
	return func() { file.Close() }, nil
}
