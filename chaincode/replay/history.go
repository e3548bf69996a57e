package replay

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// Format and Version are what the first line of a history says.
	Format  = "holdfast-history"
	Version = 1
	// Valid is how the ledger calls a transaction that took effect.
	Valid = "VALID"
	// maxLine is the longest line, in bytes: a batch whose text was escaped anew.
	maxLine = 2 * value.MaxBatchBytes
)

// Header is the first line of a history.
type Header struct {
	// Format is Format, and Version that of the lines that follow.
	Format  string         `json:"format"`
	Version int            `json:"version"`
	Ledger  value.LedgerID `json:"ledger"`
	// Transactions is how many lines follow, so that a history that was cut off is found out; 0 where it was not known.
	Transactions int `json:"transactions,omitempty"`
}

// Transaction is one line after the header.
type Transaction struct {
	// Block and Index are its place on the ledger; lines are ordered by them.
	Block uint64 `json:"block"`
	Index int    `json:"index"`
	ID    string `json:"tx"`
	// At is its time, and Submitter the member whose identity created it.
	At        value.Time  `json:"at"`
	Submitter value.MSPID `json:"submitter"`
	// Validation is how the ledger validated it: Valid, or Fabric's name of what was wrong. One that is not valid changes nothing.
	Validation string `json:"validation"`
	// Commands are those of its batch. Some that wrote nothing may be left out.
	Commands []model.SignedCommand `json:"commands"`
}

// Writer writes a history.
type Writer struct{ encoder *json.Encoder }

// NewWriter begins a history of a ledger; transactions is how many there will be, 0 where that is not known.
func NewWriter(out io.Writer, ledger value.LedgerID, transactions int) (*Writer, error) {
	w := &Writer{json.NewEncoder(out)}
	w.encoder.SetEscapeHTML(false)
	return w, w.encoder.Encode(Header{Format, Version, ledger, transactions})
}

// Write adds the next transaction.
func (w *Writer) Write(t Transaction) error { return w.encoder.Encode(t) }

// reader reads a history line by line.
type reader struct {
	lines *bufio.Scanner
	line  int
	last  *Transaction
}

func newReader(in io.Reader) *reader {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	return &reader{lines: lines}
}

func (r *reader) header() (Header, error) {
	var h Header
	if err := r.read(&h); err != nil {
		if errors.Is(err, io.EOF) {
			err = errors.New("the file is empty")
		}
		return h, err
	}
	if h.Format != Format || h.Version != Version {
		return h, fmt.Errorf("line 1: the file is no %s of version %d", Format, Version)
	}
	if raw, err := hex.DecodeString(string(h.Ledger)); err != nil || len(raw) != 32 {
		return h, errors.New("line 1: the ledger's identity is not 64 hexadecimal digits")
	}
	return h, nil
}

// next is the next transaction; io.EOF at the end.
func (r *reader) next() (Transaction, error) {
	var t Transaction
	if err := r.read(&t); err != nil {
		return t, err
	}
	if before := r.last; before != nil && (t.Block < before.Block || t.Block == before.Block && t.Index <= before.Index) {
		return t, fmt.Errorf("line %d: the transactions are not in commit order", r.line)
	}
	if t.Index < 0 || t.ID == "" || t.Validation == "" {
		return t, fmt.Errorf("line %d: a transaction has a place, an identifier and a validation", r.line)
	}
	r.last = &t
	return t, nil
}

func (r *reader) read(into any) error {
	if !r.lines.Scan() {
		if err := r.lines.Err(); err != nil {
			return fmt.Errorf("line %d: %w", r.line+1, err)
		}
		return io.EOF
	}
	r.line++
	decoder := json.NewDecoder(bytes.NewReader(r.lines.Bytes()))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("line %d: %w", r.line, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("line %d: something follows the JSON value", r.line)
	}
	return nil
}
