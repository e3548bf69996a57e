package store

import (
	"context"
	"database/sql"
	"errors"

	"holdfast/chaincode/core"
)

var errPending = errors.New("not built yet")

// Store is the read model and the journal in one database. It is safe for concurrent use.
type Store struct{}

// DB is the database's one writing connection, for the tables of other packages. Rows read through it must be closed
// before the next statement: there is a single connection, and the projection writes through it too, so keep
// transactions short.
func (s *Store) DB() *sql.DB { return nil }

// Reader is a pool of connections that can only read.
func (s *Store) Reader() *sql.DB { return nil }

// Close closes the database.
func (s *Store) Close() error { return errPending }

// View reads at one height: everything read inside is true at the same block.
func (s *Store) View(ctx context.Context, read func(*View) error) error { return errPending }

// View is the read model at one block height. It is not safe for concurrent use.
type View struct{}

// Height is the number of the last block that the view contains.
func (v *View) Height() uint64 { return 0 }

// Get finds one record; ErrNotFound when there is none.
func Get[R core.Record](v *View, ref core.Ref) (Found[R], error) { return Found[R]{}, errPending }

// List finds the records of a kind that By chooses, in the order in which they began.
func List[R core.Record](v *View, by By, page Page) (Listed[R], error) {
	return Listed[R]{}, errPending
}

// All is List to its end, at most most records; it fails when there are more.
func All[R core.Record](v *View, by By, most int) ([]Found[R], error) { return nil, errPending }

// Command finds an authenticated command by its identity.
func (v *View) Command(id core.CommandID) (Written, error) { return Written{}, errPending }

// ActsOn lists the commands that acted on an issuer's register or application, oldest first.
func (v *View) ActsOn(issuer core.IssuerID, page Page) (History, error) {
	return History{}, errPending
}

// HistoryOf lists the commands that wrote a record, oldest first.
func (v *View) HistoryOf(ref core.Ref, page Page) (History, error) { return History{}, errPending }

// Transaction finds a transaction that carried a batch of commands, with its position and time, by its identifier.
func (v *View) Transaction(id string) (TransactionInfo, error) {
	return TransactionInfo{}, errPending
}

// TransactionInfo is where and when a transaction stands on the ledger.
type TransactionInfo struct {
	ID string
	Position
	At        core.Time
	Submitter core.MSPID
}

// Alarm is the alarm that stands, or nil.
func (s *Store) Alarm(ctx context.Context) (*Alarm, error) { return nil, errPending }
