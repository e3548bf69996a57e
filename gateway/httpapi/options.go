package httpapi

import (
	"context"
	"io/fs"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/certificate"
	"holdfast/gateway/documents"
	"holdfast/gateway/homes"
	"holdfast/gateway/ledger"
	"holdfast/gateway/notice"
	"holdfast/gateway/projection"
	"holdfast/gateway/session"
	"holdfast/gateway/store"
)

// Site is one member's site, as the configuration knows it.
type Site struct {
	Member value.MemberID
	MSP    value.MSPID
	Name   model.Label
	// URL is its public origin.
	URL string
}

// Commands submits commands and finds their outcomes. *ledger.Client is one.
type Commands interface {
	Submit(ctx context.Context, signed model.SignedCommand) (ledger.Outcome, error)
	Outcome(ctx context.Context, id value.CommandID) (ledger.Outcome, error)
	// Height is the number of the newest block at the peer in use.
	Height(ctx context.Context) (uint64, error)
}

// Auditor is how far the read model has come, and what is wrong with it. *projection.Projection is one.
type Auditor interface {
	Height() uint64
	WaitHeight(ctx context.Context, block uint64) error
	Alarm() *store.Alarm
}

// Resolver resolves a DID and returns the resolution as JSON. *aries.Registry is one.
type Resolver interface {
	Resolve(ctx context.Context, did string) ([]byte, error)
}

// Spool is where a development site's mails lie. *notice.Spool is one.
type Spool interface {
	List(to string, most int) ([]notice.Spooled, error)
}

// Options is what a Server works with.
type Options struct {
	// Member is whose site this is.
	Member value.MemberID
	// Ledger is the ledger that is served.
	Ledger value.LedgerID
	// PublicURL is this site's origin, ConsortiumURL the consortium's, WalletURL the wallet's; the last two may be empty.
	PublicURL, ConsortiumURL, WalletURL string
	// Sites are all members' sites.
	Sites []Site

	Store    *store.Store
	Auditor  Auditor
	Commands Commands
	// Reconcile compares the read model with the ledger.
	Reconcile func(ctx context.Context) (projection.Report, error)
	Sessions  *session.Manager
	Keeper    *homes.Keeper
	Imports   *homes.Imports
	Claims    *homes.Claims
	Cases     *homes.Cases
	Issuer    certificate.Issuer
	Verifier  certificate.Verifier
	// Worker is the public key of the member's worker.
	Worker proof.PublicKey
	// Fonts are those of documents; empty in a program that was built without the pages. Signer signs documents.
	Fonts    documents.Fonts
	Signer   *documents.Signer
	Resolver Resolver
	// Web is the bundle with the pages; nil where it was not built.
	Web fs.FS

	// Development opens the routes with the development people and mails. PeopleDir holds the people's wallets.
	Development bool
	PeopleDir   string
	Spool       Spool

	Log      *slog.Logger
	Registry *prometheus.Registry
	// Now is the clock; nil for the real one.
	Now func() time.Time
}
