package notice

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// maxSpool bounds how many mails a spool keeps; beyond it the oldest are removed.
	maxSpool = 500
	// maxMailFile is the largest file that is read back, in bytes.
	maxMailFile = 256 << 10
)

// Spool keeps mails as files instead of sending them. Its directory and files are its owner's alone.
type Spool struct {
	directory, from string
}

// Spooled is a mail that lies in a spool.
type Spooled struct {
	Mail
	At time.Time
}

// NewSpool makes the directory if there is none.
func NewSpool(directory, from string) (*Spool, error) {
	if err := Address(from); err != nil {
		return nil, err
	}
	return &Spool{directory, from}, os.MkdirAll(directory, 0o700)
}

// Send implements Sender. The file appears whole.
func (s *Spool) Send(_ context.Context, m Mail) error {
	now := time.Now()
	encoded, id, err := m.encode(s.from, now)
	if err != nil {
		return err
	}
	temporary, err := os.CreateTemp(s.directory, ".mail-*")
	if err != nil {
		return fmt.Errorf("spool a mail: %w", err)
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(encoded)
	if err := errors.Join(err, temporary.Close()); err != nil {
		return fmt.Errorf("spool a mail: %w", err)
	}
	name := fmt.Sprintf("%020d-%s.eml", now.UnixNano(), id)
	if err := os.Rename(temporary.Name(), filepath.Join(s.directory, name)); err != nil {
		return fmt.Errorf("spool a mail: %w", err)
	}
	return s.trim()
}

// trim removes the oldest mails over the bound.
func (s *Spool) trim() error {
	names, err := s.names()
	if err != nil {
		return err
	}
	for len(names) > maxSpool {
		if err := os.Remove(filepath.Join(s.directory, names[0])); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("trim the spool: %w", err)
		}
		names = names[1:]
	}
	return nil
}

// names lists the mails' files, oldest first.
func (s *Spool) names() ([]string, error) {
	entries, err := os.ReadDir(s.directory)
	if err != nil {
		return nil, fmt.Errorf("read the spool: %w", err)
	}
	var names []string
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".eml") {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// List reads the newest mails, at most most of them; those to one address where to is not empty.
func (s *Spool) List(to string, most int) ([]Spooled, error) {
	names, err := s.names()
	if err != nil {
		return nil, err
	}
	slices.Reverse(names)
	mails := []Spooled{}
	for _, name := range names {
		if len(mails) >= most {
			break
		}
		read, err := readMail(filepath.Join(s.directory, name))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if to == "" || read.To == to {
			mails = append(mails, read)
		}
	}
	return mails, nil
}

func readMail(path string) (Spooled, error) {
	file, err := os.Open(path)
	if err != nil {
		return Spooled{}, err
	}
	defer file.Close()
	encoded, err := io.ReadAll(io.LimitReader(file, maxMailFile))
	if err != nil {
		return Spooled{}, err
	}
	message, err := mail.ReadMessage(bytes.NewReader(encoded))
	if err != nil {
		return Spooled{}, fmt.Errorf("a file in the spool is no mail: %w", err)
	}
	to, err := mail.ParseAddress(message.Header.Get("To"))
	if err != nil {
		return Spooled{}, fmt.Errorf("a file in the spool is no mail: %w", err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject"))
	if err != nil {
		return Spooled{}, fmt.Errorf("a file in the spool is no mail: %w", err)
	}
	text, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, message.Body))
	if err != nil {
		return Spooled{}, fmt.Errorf("a file in the spool is no mail: %w", err)
	}
	at, err := message.Header.Date()
	return Spooled{Mail{to.Address, subject, string(text)}, at}, err
}
