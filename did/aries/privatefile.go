package aries

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"holdfast/did/fault"
)

const (
	privateFile = 0o600
	privateDir  = 0o700
	// othersMask are the permissions of group and others.
	othersMask = 0o077
	// maxFile bounds what is read back, in bytes.
	maxFile = 64 << 10
)

// makePrivateDir makes path if need be, and refuses one that others may enter.
func makePrivateDir(path string) error {
	if err := os.MkdirAll(path, privateDir); err != nil {
		return fault.Wrap(fault.Storage, "key directory cannot be made", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return fault.Wrap(fault.Storage, "key directory cannot be read", err)
	}
	if info.Mode().Perm()&othersMask != 0 {
		return fault.New(fault.Storage, "key directory is open to others: its permissions must be 0700")
	}
	return nil
}

// readPrivate reads a regular file of at most maxFile bytes that its owner
// alone may read. fs.ErrNotExist is among the causes if there is none.
func readPrivate(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "key file cannot be opened", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "key file cannot be read", err)
	}
	switch {
	case !info.Mode().IsRegular() || info.Size() > maxFile:
		return nil, fault.New(fault.Storage, "key file is no file, or too long")
	case info.Mode().Perm()&othersMask != 0:
		return nil, fault.New(fault.Storage, "key file is open to others: its permissions must be 0600")
	}
	data, err := io.ReadAll(io.LimitReader(file, maxFile))
	if err != nil {
		return nil, fault.Wrap(fault.Storage, "key file cannot be read", err)
	}
	return data, nil
}

// createPrivate writes a new file as a whole or not at all, and never replaces
// one. It is on disk when createPrivate returns.
func createPrivate(path string, data []byte) (err error) {
	defer func() {
		if err != nil {
			err = fault.Wrap(fault.Storage, "key file cannot be written", err)
		}
	}()
	dir := filepath.Dir(path)
	file, err := os.CreateTemp(dir, ".new-*") // made with 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, writeErr := file.Write(data)
	err = errors.Join(writeErr, file.Chmod(privateFile), file.Sync(), file.Close())
	if err != nil {
		return err
	}
	if err := os.Link(file.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// missing reports whether err says that a file does not exist.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
