package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"holdfast/chaincode/model"
	"holdfast/gateway/api"
)

// Bounds of what is read from files, in bytes.
const (
	maxJSONFile = 256 << 10
	maxListFile = 10 << 20
)

// readFile reads a file, or the standard input for "-", of at most limit bytes.
func (a *app) readFile(path string, limit int64) ([]byte, error) {
	var source io.Reader = a.stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, usage("파일을 열 수 없습니다: %v", "The file cannot be opened: %v", err)
		}
		defer file.Close()
		source = file
	}
	content, err := io.ReadAll(io.LimitReader(source, limit+1))
	if err != nil {
		return nil, usage("파일을 읽을 수 없습니다: %v", "The file cannot be read: %v", err)
	}
	if int64(len(content)) > limit {
		return nil, usage("%s 이(가) %d바이트보다 큽니다.", "%s is larger than %d bytes.", path, limit)
	}
	return content, nil
}

// readJSON reads a file that is one JSON value without unknown fields.
func (a *app) readJSON(path string, into any) error {
	content, err := a.readFile(path, maxJSONFile)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return usage("%s 은(는) 기대한 JSON이 아닙니다: %v", "%s is not the expected JSON: %v", path, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return usage("%s 에 JSON 값이 둘 이상 있습니다.", "%s has more than one JSON value.", path)
	}
	return nil
}

// writePrivate writes a new file that its owner alone can read, or the standard output for "-".
func (a *app) writePrivate(path string, content []byte) error {
	if path == "-" {
		_, err := a.stdout.Write(content)
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return usage("%s 이(가) 이미 있습니다. 덮어쓰지 않았습니다.", "%s exists. It was not written over.", path)
	}
	if err != nil {
		return usage("파일을 쓸 수 없습니다: %v", "The file cannot be written: %v", err)
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// personFile is a person, company or fund as a file describes them, so that names stand in no argument.
type personFile struct {
	Kind model.HolderKind `json:"kind"`
	Name string           `json:"name"`
	// Identifier is a birth date, YYYY-MM-DD, or the 13 digits of a corporate registration number.
	Identifier string `json:"identifier"`
	Address    string `json:"address"`
	Email      string `json:"email"`
	Phone      string `json:"phone"`
}

func (a *app) readPerson(path string) (who personFile, err error) {
	if path == "" {
		return who, usage(`--person 으로 파일을 정하십시오: {"kind":"person","name":"…","identifier":"1990-01-31","address":"…","email":"…","phone":"…"}`,
			`Give a file with --person: {"kind":"person","name":"…","identifier":"1990-01-31","address":"…","email":"…","phone":"…"}`)
	}
	return who, a.readJSON(path, &who)
}

// readAccount reads a bank account from a file: {"bank","number","holder"}.
func (a *app) readAccount(path string) (account api.AccountRequest, err error) {
	return account, a.readJSON(path, &account)
}

// replaceFile writes a file whole or not at all, readable by its owner alone.
func replaceFile(path string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".holdfast-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(content)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
