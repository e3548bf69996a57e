package homes

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"slices"
	"sync"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrations makes this package's tables, in goose's form.
func Migrations() fs.FS {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return files
}

// Ledger is the private data of the members' homes. *ledger.Client is one.
type Ledger interface {
	PutPersonal(ctx context.Context, home value.MemberID, records ...ledger.PersonalRecord) error
	PersonalPage(ctx context.Context, start string, limit int) (records []ledger.PersonalRecord, next string, err error)
	HasPersonal(ctx context.Context, home value.MemberID, keys ...string) ([]string, error)
	PurgePersonal(ctx context.Context, home value.MemberID, keys ...string) error
}

// Register is what the read model says of entries and parties.
type Register interface {
	// Entries lists all entries of an issuer.
	Entries(ctx context.Context, issuer value.IssuerID) ([]model.HolderEntry, error)
	// EntriesOf lists an issuer's entries with this commitment.
	EntriesOf(ctx context.Context, issuer value.IssuerID, commitment value.Commitment) ([]model.HolderEntry, error)
	// Party finds a party; ok is false when there is none.
	Party(ctx context.Context, party value.DID) (found model.Party, ok bool, err error)
}

// Options is what a Keeper works with.
type Options struct {
	// DB has this package's tables (Migrations) and is written; Reader is read, and may be the same.
	DB, Reader *sql.DB
	Ledger     Ledger
	// Register is what the ledger says, so that nothing it stands on is purged.
	Register Register
	// Own is the member whose gateway this is.
	Own value.MemberID
	Log *slog.Logger
	// Now is the clock, and Random the source of keys and salts; nil for the real ones.
	Now    func() time.Time
	Random io.Reader
}

// Keeper writes personal data to its homes and finds it again. It is safe for concurrent use.
type Keeper struct {
	db, reader *sql.DB
	ledger     Ledger
	register   Register
	own        value.MemberID
	log        *slog.Logger
	now        func() time.Time
	random     io.Reader

	// scanning keeps one scan of the home at a time; scanned is when the last ended, and scanTook how long it took.
	scanning sync.Mutex
	scanned  time.Time
	scanTook time.Duration
	// swept is when unused data was last looked for; only Run uses it.
	swept time.Time

	inHand inHand

	// failing is what failed in the last round.
	noting  sync.Mutex
	failing map[string]bool
}

// New makes a Keeper.
func New(options Options) *Keeper {
	k := &Keeper{
		db: options.DB, reader: options.Reader, ledger: options.Ledger, register: options.Register, own: options.Own, log: options.Log,
		now: options.Now, random: options.Random, failing: map[string]bool{},
	}
	if k.now == nil {
		k.now = time.Now
	}
	if k.random == nil {
		k.random = rand.Reader
	}
	return k
}

// Own is the member whose gateway this is.
func (k *Keeper) Own() value.MemberID { return k.own }

// Kept is a value that stands at one of its homes at least.
type Kept struct {
	Key        string
	Commitment value.Commitment
	Salt       string
	// Copies is at how many homes it stands now.
	Copies int
}

// Draft is personal data before it has a salt, a key and a commitment.
type Draft struct {
	Kind   Kind
	Issuer value.IssuerID
	Party  value.DID
	Offer  value.OfferID
	Homes  []value.MemberID
	// IdentitySalt is that of the party's identification, for a party's own entry; another entry is given one.
	IdentitySalt string
	// Data is a Person, an Account or a Text.
	Data any
}

// Keep writes data to its homes. CodeInvalid and CodeNoCopy mean that nothing stands.
func (k *Keeper) Keep(ctx context.Context, draft Draft) (Kept, error) {
	kept, err := k.KeepAll(ctx, []Draft{draft})
	if err != nil {
		return Kept{}, err
	}
	return kept[0], nil
}

// KeepAll is Keep for many, in order: all of them stand, or none is left for long. A home that cannot be reached for one
// is not asked for the others, which it is owed.
func (k *Keeper) KeepAll(ctx context.Context, drafts []Draft) ([]Kept, error) {
	if len(drafts) == 0 {
		return nil, fail(CodeInvalid, "there is nothing to keep")
	}
	rows := make([]row, 0, len(drafts))
	for _, draft := range drafts {
		r, err := k.seal(draft)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	kept, err := k.writeAll(ctx, rows)
	if err != nil {
		return nil, errors.Join(err, k.forget(ctx, rows))
	}
	return kept, nil
}

// forget purges values that were not all left. It outlives a caller that went away.
func (k *Keeper) forget(ctx context.Context, rows []row) error {
	doomed := make([]doomed, len(rows))
	for i, r := range rows {
		doomed[i].key, doomed[i].homes = r.key, r.value.Homes
	}
	return k.mark(context.WithoutCancel(ctx), doomed...)
}

// row is a value with its key and its encoding.
type row struct {
	key     string
	value   Value
	encoded []byte
}

// seal gives data a random salt and key.
func (k *Keeper) seal(draft Draft) (row, error) {
	data, err := encodeData(draft.Data)
	if err != nil {
		return row{}, err
	}
	val := Value{
		Version: valueVersion, Kind: draft.Kind, Issuer: draft.Issuer, Party: draft.Party, Offer: draft.Offer,
		Homes: slices.Clone(draft.Homes), Since: value.Time(k.now().Unix()), Data: data,
	}
	if draft.Kind != KindText {
		if val.Salt, err = k.hex32(); err != nil {
			return row{}, err
		}
	}
	if draft.Kind == KindEntry {
		if val.IdentitySalt = draft.IdentitySalt; val.IdentitySalt == "" {
			if val.IdentitySalt, err = k.hex32(); err != nil {
				return row{}, err
			}
		}
	}
	if val.Commitment, err = val.commitment(); err != nil {
		return row{}, err
	}
	encoded, err := val.encode()
	if err != nil {
		return row{}, err
	}
	key, err := k.hex32()
	return row{key, val, encoded}, err
}

// hex32 is 32 random bytes in hexadecimal.
func (k *Keeper) hex32() (string, error) {
	var random [32]byte
	if _, err := io.ReadFull(k.random, random[:]); err != nil {
		return "", fmt.Errorf("no random bytes: %w", err)
	}
	return hex.EncodeToString(random[:]), nil
}
