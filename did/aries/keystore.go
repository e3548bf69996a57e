package aries

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hyperledger/aries-framework-go/pkg/kms"
	"github.com/hyperledger/aries-framework-go/pkg/secretlock"

	"holdfast/did/fault"
)

const keysetSuffix = ".keyset"

// keyStore keeps encrypted keysets as files of one directory, each named by
// its key id. It is what the framework's key management stores into.
type keyStore struct{ dir string }

// Put stores a new keyset.
func (s keyStore) Put(id string, keyset []byte) error {
	path, err := s.path(id)
	if err != nil {
		return err
	}
	return createPrivate(path, keyset)
}

// Get returns a keyset, or an error that wraps kms.ErrKeyNotFound.
func (s keyStore) Get(id string) ([]byte, error) {
	path, err := s.path(id)
	if err != nil {
		return nil, err
	}
	keyset, err := readPrivate(path)
	if missing(err) {
		return nil, fmt.Errorf("%w: %w", kms.ErrKeyNotFound, err)
	}
	return keyset, err
}

// Delete refuses: a key that has issued is not deleted, it retires.
func (s keyStore) Delete(string) error {
	return fault.New(fault.Storage, "issuing keys are not deleted")
}

// ids lists the stored keysets.
func (s keyStore) ids() ([]string, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "key directory cannot be read", err)
	}
	var ids []string
	for _, entry := range entries {
		if id, is := strings.CutSuffix(entry.Name(), keysetSuffix); is {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// path returns a keyset's file. Ids are base64url, so none leads elsewhere.
func (s keyStore) path(id string) (string, error) {
	outside := func(c rune) bool {
		return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_')
	}
	if id == "" || len(id) > 64 || strings.ContainsFunc(id, outside) {
		return "", fault.New(fault.Storage, "key id is no file name")
	}
	return filepath.Join(s.dir, id+keysetSuffix), nil
}

// provider hands the key store and the lock to the framework.
type provider struct {
	store keyStore
	lock  secretlock.Service
}

func (p provider) StorageProvider() kms.Store     { return p.store }
func (p provider) SecretLock() secretlock.Service { return p.lock }
