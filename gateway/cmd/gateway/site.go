package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"golang.org/x/sync/errgroup"

	"holdfast/chaincode/proofs"
	"holdfast/did"
	"holdfast/did/aries"
	"holdfast/gateway/certificate"
	"holdfast/gateway/documents"
	"holdfast/gateway/homes"
	"holdfast/gateway/httpapi"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/fabric"
	"holdfast/gateway/notice"
	"holdfast/gateway/projection"
	"holdfast/gateway/session"
	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
	"holdfast/gateway/worker"
	"holdfast/web"
)

// site is everything that runs for a member, wired together.
type site struct {
	config   config
	log      *slog.Logger
	registry *prometheus.Registry

	lock       *os.File
	channel    *fabric.Channel
	store      *store.Store
	projection *projection.Projection
	client     *ledger.Client
	keeper     *homes.Keeper
	claims     *homes.Claims
	spool      *notice.Spool
	api        *httpapi.Server
	// working is the key of the member's worker.
	working *aries.IssuerKeys
	worker  *worker.Worker
}

// open wires a site; close undoes it.
func open(ctx context.Context, c config, log *slog.Logger) (*site, error) {
	s := &site{config: c, log: log, registry: prometheus.NewRegistry()}
	s.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if err := s.wire(ctx); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *site) wire(ctx context.Context) error {
	c := s.config
	var err error
	if s.lock, err = lockDir(c.DataDir); err != nil {
		return err
	}
	if err := s.wireLedger(ctx); err != nil {
		return err
	}
	mails, err := s.mails()
	if err != nil {
		return err
	}
	key, err := aries.OpenIssuerKeys(filepath.Join(c.DataDir, "issuer-keys"))
	if err != nil {
		return err
	}
	if s.working, err = aries.OpenIssuerKeys(filepath.Join(c.DataDir, "worker-keys")); err != nil {
		return err
	}
	signer, err := documents.ReadSigner(c.Identity.Cert, c.Identity.Key)
	if err != nil {
		return err
	}
	fonts, err := documents.LoadFonts(pages())
	if err != nil {
		s.log.Warn("documents cannot be printed", "error", err)
	}
	from := reads{s.store}
	s.keeper = homes.New(homes.Options{
		DB: s.store.DB(), Reader: s.store.Reader(), Ledger: s.client, Register: from, Own: c.Member, Log: s.log,
	})
	s.claims = homes.NewClaims(s.keeper, mails)
	s.worker = worker.New(worker.Options{
		Member: c.Member, ID: c.Ledger, Key: s.working, Ledger: s.client, State: s.projection.State(), Busy: s.projection.Busy, Log: s.log,
		Metrics: s.registry,
	})
	methods := did.NewRegistry(did.Holdfast(from), did.KeyMethod(), did.JWKMethod())
	s.api = httpapi.New(httpapi.Options{
		Member: c.Member, Ledger: c.Ledger, PublicURL: c.PublicURL, ConsortiumURL: c.ConsortiumURL, WalletURL: c.walletURL(),
		Sites: s.sites(), Store: s.store, Auditor: s.projection, Commands: s.client,
		Reconcile: func(ctx context.Context) (projection.Report, error) { return s.projection.Reconcile(ctx, s.client) },
		Sessions: session.New(session.Options{
			DB: s.store.DB(), Reader: s.store.Reader(), Parties: from, Secure: c.TLS != nil,
		}),
		Keeper: s.keeper, Imports: homes.NewImports(s.keeper), Claims: s.claims, Cases: homes.NewCases(s.keeper, s.claims),
		Issuer:   certificate.Issuer{Site: certificate.Site{Member: c.Member, URL: c.PublicURL}, Key: key},
		Worker:   s.working.Public(),
		Verifier: certificate.Verifier{Member: c.Member, Sites: s.issuers()}, Fonts: fonts, Signer: signer,
		Resolver: aries.NewRegistry(methods), Web: pages(), Development: c.Development, PeopleDir: c.PeopleDir, Spool: s.spool,
		Log: s.log, Registry: s.registry,
	})
	return nil
}

// wireLedger opens the read model, the auditor and the way to the ledger.
func (s *site) wireLedger(ctx context.Context) error {
	c := s.config
	way := fabric.Config{Channel: c.Channel, Chaincode: c.Chaincode, Identity: c.Identity, Peers: c.Peers}
	var err error
	if s.store, err = sqlite.Open(ctx, filepath.Join(c.DataDir, "gateway.db"),
		sqlite.Migrations{Name: "session", Files: session.Migrations()},
		sqlite.Migrations{Name: "homes", Files: homes.Migrations()}); err != nil {
		return err
	}
	if s.channel, err = fabric.Connect(way, s.log, s.registry); err != nil {
		return err
	}
	if s.projection, err = projection.Open(ctx, projection.Options{
		Store: s.store, Verifier: proofs.Verifier{}, Chaincode: c.Chaincode, Ledger: c.Ledger, Log: s.log, Metrics: s.registry,
	}); err != nil {
		return err
	}
	s.client, err = ledger.New(s.channel, ledger.Options{
		Ledger: c.Ledger, Members: way.Members(), Own: c.Member, State: s.projection.State(), Verifier: proofs.Verifier{},
		Journal: s.store, Log: s.log, Metrics: s.registry,
	})
	return err
}

// mails is the relay that the configuration names, or the spool.
func (s *site) mails() (notice.Sender, error) {
	if s.config.SMTP != nil {
		return notice.NewSMTP(*s.config.SMTP)
	}
	var err error
	s.spool, err = notice.NewSpool(s.config.OutboxDir, "holdfast@"+string(s.config.Member)+".example")
	return s.spool, err
}

func (s *site) sites() []httpapi.Site {
	out := make([]httpapi.Site, 0, len(s.config.Sites))
	for _, other := range s.config.Sites {
		out = append(out, httpapi.Site{Member: other.Member, MSP: other.MSP, Name: other.Name, URL: other.URL})
	}
	return out
}

func (s *site) issuers() []certificate.Site {
	out := make([]certificate.Site, 0, len(s.config.Sites))
	for _, other := range s.config.Sites {
		out = append(out, certificate.Site{Member: other.Member, URL: other.URL})
	}
	return out
}

// pages is the web bundle, or nil in a program that was built without it.
func pages() fs.FS {
	if !web.Built() {
		return nil
	}
	return web.Files()
}

// follow runs what a site does besides answering requests, until ctx ends.
func (s *site) follow(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.projection.Run(ctx, s.channel) })
	group.Go(func() error { return s.client.Run(ctx) })
	group.Go(func() error { s.keeper.Run(ctx); return nil })
	group.Go(func() error { s.claims.Run(ctx); return nil })
	group.Go(func() error { s.worker.Run(ctx); return nil })
	return group.Wait()
}

// close releases what open took, in the opposite order.
func (s *site) close() error {
	var errs []error
	if s.channel != nil {
		errs = append(errs, s.channel.Close())
	}
	if s.store != nil {
		errs = append(errs, s.store.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	return errors.Join(errs...)
}
