package httpapi

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/aries"
	"holdfast/did/fault"
	"holdfast/did/login"
	"holdfast/did/proof"
	"holdfast/gateway/certificate"
	"holdfast/gateway/documents"
	"holdfast/gateway/documents/documentstest"
	"holdfast/gateway/homes"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/notice"
	"holdfast/gateway/projection"
	"holdfast/gateway/session"
	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
)

// person is somebody with a wallet.
type person struct {
	key    *proof.PrivateKey
	DID    value.DID
	Key    value.KeyID
	ledger value.LedgerID
	serial atomic.Int64
}

func newPerson(id value.LedgerID) *person {
	key, err := proof.Generate(proof.ES256)
	if err != nil {
		panic(err)
	}
	party := value.PartyDID(key.Public().Thumbprint())
	return &person{key: key, DID: party, Key: value.KeyOf(party, key.Public().Thumbprint()), ledger: id}
}

// command is a command of the person, before it is signed.
func (p *person) command(register value.IssuerID, body model.Body) model.Command {
	return model.Command{
		Version: 1, Type: value.Type(reflect.TypeOf(body).Elem().Name()), Ledger: p.ledger, Actor: p.DID, Register: register,
		Expires: value.Time(time.Now().Unix()).After(3600), Nonce: fmt.Sprintf("nonce-%016d", p.serial.Add(1)), Body: body,
	}
}

func (p *person) sign(c model.Command) model.SignedCommand {
	encoded, _, err := c.Encode()
	if err != nil {
		panic(err)
	}
	made, err := proofs.Sign(p.key, p.Key, encoded)
	if err != nil {
		panic(err)
	}
	return model.SignedCommand{Command: string(encoded), Proofs: []model.Proof{made}}
}

// proves adds the proof that a person has the key that a command brings to another party.
func (p *person) proves(party value.DID, signed model.SignedCommand) model.SignedCommand {
	made, err := proofs.Sign(p.key, value.KeyOf(party, p.key.Public().Thumbprint()), []byte(signed.Command))
	if err != nil {
		panic(err)
	}
	signed.Proofs = append(slices.Clip(signed.Proofs), made)
	return signed
}

func (p *person) signs(register value.IssuerID, body model.Body) model.SignedCommand {
	return p.sign(p.command(register, body))
}

// introduction brings the person onto the ledger, as an arbiter of a member for a day.
func (w *world) introduction(p *person, member value.MemberID) model.SignedCommand {
	return p.proves(p.DID, w.admins[member].signs("", &party.DeskAppointed{
		Member: member, Kind: model.ArbiterDesk, Party: p.DID, Until: value.Time(time.Now().Unix()).After(value.Day), Introduction: p.introduced(),
	}))
}

// introduced is what the person brings who is not on the ledger.
func (p *person) introduced() *party.Introduction {
	return &party.Introduction{
		Homes: []value.MemberID{"member1", "member2"},
		Keys:  []party.NewKey{{JWK: string(p.key.Public().JWK()), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}}},
	}
}

func (p *person) answer(t *testing.T, c login.Challenge) string {
	t.Helper()
	return p.answerAt(t, c, time.Now())
}

func (p *person) answerAt(t *testing.T, c login.Challenge, now time.Time) string {
	t.Helper()
	response, err := login.SignResponse(p.key, string(p.Key), did.DID(p.DID), c, now)
	if err != nil {
		t.Fatal(err)
	}
	return response
}

// issuingKey is a member's key in memory.
type issuingKey struct{ *proof.PrivateKey }

func (k issuingKey) KeyID() string { return k.Public().Thumbprint() }

// book is a log that tests read.
type book struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *book) Write(line []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(line)
}

func (b *book) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// site is one member's gateway, whole but for its network.
type site struct {
	*Server
	member     value.MemberID
	store      *store.Store
	projection *projection.Projection
	client     *ledger.Client
	spool      *notice.Spool
	key        issuingKey
	log        *book
}

// world is a ledger with the gateways of two of its four members.
type world struct {
	t      *testing.T
	ledger *ledgertest.Ledger
	sites  map[value.MemberID]*site
	admins map[value.MemberID]*person
	keys   map[value.MemberID]issuingKey
	// ahead is by how much the sites' clocks are ahead, in nanoseconds; the ledger's is not.
	ahead atomic.Int64
	// workers are the keys of the members' workers.
	workers map[value.MemberID]*person
	// signers sign documents.
	signers map[value.MemberID]*documents.Signer
}

var memberIDs = []value.MemberID{"member1", "member2", "member3", "member4"}

func urlOf(member value.MemberID) string { return "http://" + string(member) + ".localhost:7400" }

func (w *world) clock() time.Time { return time.Now().Add(time.Duration(w.ahead.Load())) }

// newUnfounded is a world before the founding act.
func newUnfounded(t *testing.T) *world {
	t.Helper()
	t.Parallel() // much of a test is waiting for blocks and deadlines
	w := &world{
		t: t, ledger: ledgertest.New(), sites: map[value.MemberID]*site{}, admins: map[value.MemberID]*person{}, keys: map[value.MemberID]issuingKey{}, workers: map[value.MemberID]*person{},
		signers: map[value.MemberID]*documents.Signer{},
	}
	w.ledger.BlockTime = time.Millisecond
	for _, member := range memberIDs {
		key, err := proof.Generate(proof.ES256)
		if err != nil {
			t.Fatal(err)
		}
		w.keys[member], w.admins[member] = issuingKey{key}, newPerson(w.ledger.ID())
		w.workers[member] = newPerson(w.ledger.ID())
	}
	for _, member := range []value.MemberID{"member1", "member2"} {
		w.signers[member], _ = documentstest.Signer(t)
		w.sites[member] = w.open(member)
	}
	return w
}

// newWorld is a founded world.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := newUnfounded(t)
	w.found()
	return w
}

func (w *world) founding() model.SignedCommand {
	body := &founding.LedgerFounded{
		Pages:      model.Pages{RPID: "holdfast.localhost", Origins: []string{"https://holdfast.localhost"}},
		Parameters: founding.Development(1), Rules: rules.LatestRules(),
	}
	for _, member := range memberIDs {
		body.Members = append(body.Members, founding.Member{
			ID: member, MSP: ledgertest.Members[member], Name: model.Label{Korean: "기관", English: "Member"}, Threshold: 1,
			Administrators: []string{string(w.admins[member].key.Public().JWK())}, RecoveryKey: ledgertest.NewPerson(w.ledger.ID()).JWK,
			WorkerKey: string(w.workers[member].key.Public().JWK()), IssuingKey: string(w.keys[member].Public().JWK()),
		})
	}
	signed := w.admins["member1"].signs("", body)
	for _, member := range memberIDs[1:] {
		made, err := proofs.Sign(w.admins[member].key, w.admins[member].Key, []byte(signed.Command))
		if err != nil {
			w.t.Fatal(err)
		}
		signed.Proofs = append(signed.Proofs, made)
	}
	return signed
}

// tick is a tick of a member's clock.
func (w *world) tick(member value.MemberID, at value.Time) model.SignedCommand {
	w.t.Helper()
	return w.workers[member].signs("", &founding.ClockTicked{Member: member, At: at, Rules: rules.RuleSets()})
}

func (w *world) found() { w.apply("member1", w.founding()) }

// open starts a member's gateway.
func (w *world) open(member value.MemberID) *site {
	w.t.Helper()
	s := &site{member: member, key: w.keys[member], log: &book{}}
	log := Logger(slog.NewJSONHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	s.store, err = sqlite.Open(w.t.Context(), filepath.Join(w.t.TempDir(), "gateway.db"),
		sqlite.Migrations{Name: "session", Files: session.Migrations()}, sqlite.Migrations{Name: "homes", Files: homes.Migrations()})
	if err != nil {
		w.t.Fatal(err)
	}
	// What is proved here does not depend on the disk.
	if _, err := s.store.DB().Exec(`PRAGMA synchronous = OFF`); err != nil {
		w.t.Fatal(err)
	}
	registry := prometheus.NewRegistry()
	if s.projection, err = projection.Open(w.t.Context(), projection.Options{
		Store: s.store, Verifier: proofs.Verifier{}, Chaincode: ledgertest.Chaincode, Ledger: w.ledger.ID(), Log: log, Metrics: registry,
	}); err != nil {
		w.t.Fatal(err)
	}
	channel := w.ledger.Channel(member)
	if s.client, err = ledger.New(channel, ledger.Options{
		Ledger: w.ledger.ID(), Members: ledgertest.Members, Own: member, State: s.projection.State(), Verifier: proofs.Verifier{},
		Journal: s.store, Log: log, Metrics: registry, Limits: ledger.Limits{Linger: time.Millisecond, Patience: 300 * time.Millisecond},
	}); err != nil {
		w.t.Fatal(err)
	}
	if s.spool, err = notice.NewSpool(w.t.TempDir(), "noreply@member1.example"); err != nil {
		w.t.Fatal(err)
	}
	w.serve(s, log, registry)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = s.projection.Run(ctx, channel) })
	running.Go(func() { _ = s.client.Run(ctx) })
	running.Go(func() { s.Keeper.Run(ctx) })
	running.Go(func() { s.Claims.Run(ctx) })
	w.t.Cleanup(func() {
		stop()
		running.Wait()
		s.store.Close()
	})
	return s
}

// lookups answers from the read model.
type lookups struct {
	store *store.Store
	now   func() time.Time
}

func (l lookups) Party(ctx context.Context, party value.DID) (model.Party, bool, error) {
	found, err := l.store.Record(ctx, model.PartyRef(party))
	if err != nil || found == nil {
		return model.Party{}, false, err
	}
	return found.(model.Party), true, nil
}

func (l lookups) Entries(ctx context.Context, issuer value.IssuerID) (entries []model.HolderEntry, err error) {
	err = l.store.View(ctx, func(v *store.View) error {
		found, err := store.All[model.HolderEntry](v, store.By{Issuer: issuer}, maxEntries)
		entries = records(found)
		return err
	})
	return entries, err
}

func (l lookups) EntriesOf(ctx context.Context, issuer value.IssuerID, commitment value.Commitment) (entries []model.HolderEntry, err error) {
	err = l.store.View(ctx, func(v *store.View) error {
		found, err := store.All[model.HolderEntry](v, store.By{Issuer: issuer, Commitment: commitment}, maxEntries)
		entries = records(found)
		return err
	})
	return entries, err
}

func (l lookups) PartyKeys(ctx context.Context, id did.DID) ([]did.PartyKey, error) {
	party, known, err := l.Party(ctx, value.DID(id))
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, fault.New(fault.NotFound, "no such party")
	}
	return UsableKeys(party, value.Time(l.now().Unix()))
}

// bundle stands for the built pages.
var bundle = fstest.MapFS{
	"index.html":          {Data: []byte("<!doctype html><title>Holdfast</title>")},
	"favicon.svg":         {Data: []byte("<svg/>")},
	"assets/index-abc.js": {Data: []byte("export {}")},
}

func (w *world) serve(s *site, log *slog.Logger, registry *prometheus.Registry) {
	from := lookups{s.store, w.clock}
	keeper := homes.New(homes.Options{DB: s.store.DB(), Reader: s.store.Reader(), Ledger: s.client, Register: from, Own: s.member, Log: log})
	claims := homes.NewClaims(keeper, s.spool)
	options := Options{
		Member: s.member, Ledger: w.ledger.ID(), PublicURL: urlOf(s.member), ConsortiumURL: "http://holdfast.localhost:7400",
		WalletURL: "http://wallet.localhost:7400", Store: s.store, Auditor: s.projection, Commands: s.client,
		Reconcile: func(ctx context.Context) (projection.Report, error) { return s.projection.Reconcile(ctx, s.client) },
		Sessions:  session.New(session.Options{DB: s.store.DB(), Reader: s.store.Reader(), Parties: from, Now: w.clock}),
		Keeper:    keeper, Imports: homes.NewImports(keeper), Claims: claims, Cases: homes.NewCases(keeper, claims),
		Worker: w.workers[s.member].key.Public(), Issuer: certificate.Issuer{Site: certificate.Site{Member: s.member, URL: urlOf(s.member)}, Key: s.key},
		Verifier: certificate.Verifier{Member: s.member},
		Resolver: aries.NewRegistry(did.NewRegistry(did.Holdfast(from), did.KeyMethod(), did.JWKMethod())),
		Fonts:    documentstest.Fonts(w.t), Signer: w.signers[s.member],
		Web: bundle, Development: true, PeopleDir: w.t.TempDir(), Spool: s.spool, Log: log, Registry: registry, Now: w.clock,
	}
	for _, member := range memberIDs {
		options.Sites = append(options.Sites, Site{Member: member, MSP: ledgertest.Members[member], URL: urlOf(member)})
		options.Verifier.Sites = append(options.Verifier.Sites, certificate.Site{Member: member, URL: urlOf(member)})
	}
	s.Server = New(options)
}

// apply submits commands at a member's gateway one after the other, waits until both sites have read them, and returns what
// the last made.
func (w *world) apply(member value.MemberID, commands ...model.SignedCommand) []string {
	w.t.Helper()
	var outcome ledger.Outcome
	for _, signed := range commands {
		var err error
		if outcome, err = w.sites[member].client.Submit(w.t.Context(), signed); err != nil {
			w.t.Fatal(err)
		}
		if outcome.Status != model.Applied {
			w.t.Fatalf("%s: %s: %v", outcome.Status, outcome.Code, outcome.Args)
		}
	}
	w.settle(outcome.Block)
	return outcome.Created
}

// settle waits until both sites have read a block.
func (w *world) settle(block uint64) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	for _, s := range w.sites {
		if err := s.projection.WaitHeight(ctx, block); err != nil {
			w.t.Fatal(err)
		}
	}
}

// party is somebody new on the ledger, whom nobody has identified and who staffs nothing any more.
func (w *world) party() *person {
	w.t.Helper()
	p := newPerson(w.ledger.ID())
	w.apply("member1", w.introduction(p, "member1"), w.admins["member1"].signs("", &party.DeskEnded{Member: "member1", Kind: model.ArbiterDesk, Party: p.DID}))
	return p
}

// desk is somebody new with a desk of a member.
func (w *world) desk(member value.MemberID, kind model.DeskKind) *person {
	w.t.Helper()
	p := w.party()
	body := &party.DeskAppointed{Member: member, Kind: kind, Party: p.DID, Until: value.Time(time.Now().Unix()).After(value.Day)}
	if kind == model.EscrowDesk {
		body.Limit = 1_000_000_000
	}
	w.apply("member1", w.admins[member].signs("", body))
	return p
}

// first finds the created thing of a kind.
func first[T ~string](created []string, kind string) T {
	i := slices.IndexFunc(created, func(id string) bool { return len(id) > len(kind) && id[:len(kind)+1] == kind+"-" })
	if i < 0 {
		panic("nothing of the kind " + kind + " was made")
	}
	return T(created[i])
}
