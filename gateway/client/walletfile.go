package client

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// maxWalletBytes is the largest wallet file, in bytes.
const maxWalletBytes = 64 << 10

// othersMayRead are the permission bits that a wallet file must not have.
const othersMayRead fs.FileMode = 0o077

// OpenWallet reads a wallet file. It refuses a file that anyone but its owner can read or write, and one that is no
// regular file, is larger than 64 KiB, or whose names do not follow from its keys. A missing file is fs.ErrNotExist.
//
// The file has no passphrase: whoever can read it can act for its party. It is meant for development and for machines
// whose disk and user are the protection.
func OpenWallet(path string) (*Wallet, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	if info.Mode().Perm()&othersMayRead != 0 {
		return nil, fmt.Errorf("%s can be read by others (mode %04o): run chmod 600 on it; if others had access, its keys are no secret any more", path, info.Mode().Perm())
	}
	encoded, err := readAtMost(file, maxWalletBytes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	wallet, err := decodeWallet(encoded)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return wallet, nil
}

// Save writes the wallet to a new file that its owner alone can read (0600), in a directory made like that (0700) if
// there is none. It never writes over a file (fs.ErrExist), and leaves none half written.
func (w *Wallet) Save(path string) error {
	encoded, err := w.encode()
	if err != nil {
		return err
	}
	directory := filepath.Dir(path)
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return err
	}
	// CreateTemp makes the file with mode 0600.
	temporary, err := os.CreateTemp(directory, ".wallet-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(encoded)
	if err = errors.Join(err, temporary.Sync(), temporary.Close()); err != nil {
		return err
	}
	return os.Link(temporary.Name(), path)
}

// readAtMost reads all of r, or fails when it holds more than limit bytes.
func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	read, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(read)) > limit {
		return nil, fmt.Errorf("it is larger than %d bytes", limit)
	}
	return read, nil
}

// decodeStrict reads exactly one JSON value without fields that the target does not know.
func decodeStrict(encoded []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON value")
	}
	return nil
}
