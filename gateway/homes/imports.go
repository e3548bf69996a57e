package homes

import (
	"bytes"
	"context"
	"encoding/hex"
	"maps"
	"slices"
	"sync"
	"time"

	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/opencap"
	"holdfast/gateway/shareholderlist"
)

// Bounds of the lists that are open at once. They lie in memory alone.
const (
	maxImports      = 64
	maxImportsEach  = 3
	maxImportBytes  = 64 << 20
	maxImportRows   = 200_000
	importLife      = time.Hour
	maxReadsAtOnce  = 2
	maxListProblems = 100
)

// ImportID names an uploaded list.
type ImportID string

// Listed is an uploaded list and how it was read.
type Listed struct {
	ID      ImportID
	Issuer  value.IssuerID
	Expires time.Time
	Preview shareholderlist.Preview
	// Ready says that it can be deposited.
	Ready bool
	// Package is what a package of the Open Cap Table Format has besides; nil for other lists.
	Package *opencap.Result
}

// Deposited is a list whose holders' data stands at the homes, and what the officer signs to enter it.
type Deposited struct {
	// Body enters a list of at most value.MaxLots lots; nil for a longer one.
	Body *holderrules.RegisterImported
	// Opened opens a longer list, whose pages have Pages; nil for a short one.
	Opened *holderrules.ImportOpened
	Pages  [][]holderrules.ImportedEntry
	// Copies is at how many homes all of the data stands.
	Copies int
}

// Company is what a list is read against.
type Company struct {
	Issuer  model.Issuer
	Classes []shareholderlist.Class
	// Pars are the classes' par values.
	Pars  map[shareholderlist.ClassID]value.Won
	Today value.Date
}

// Imports holds uploaded lists until they are deposited or expire. It is safe for concurrent use.
type Imports struct {
	keeper *Keeper
	slots  chan struct{}

	mu   sync.Mutex
	open map[ImportID]*upload
}

// upload is one uploaded list. Its lock is held while it is read or deposited.
type upload struct {
	mu       sync.Mutex
	listed   Listed
	by       value.DID
	file     []byte
	rows     int
	name     string
	answers  map[shareholderlist.QuestionID]shareholderlist.Answer
	deposits *Deposited
}

// NewImports makes an empty Imports.
func NewImports(keeper *Keeper) *Imports {
	return &Imports{keeper: keeper, slots: make(chan struct{}, maxReadsAtOnce), open: map[ImportID]*upload{}}
}

// Create reads a list. An officer's oldest list makes way for a fourth. CodeNotHome where this member is no home of the
// company, CodeImportBusy when there is no room.
func (m *Imports) Create(ctx context.Context, company Company, by value.DID, filename string, file []byte) (Listed, error) {
	if !slices.Contains(company.Issuer.Homes, m.keeper.own) {
		return Listed{}, fail(CodeNotHome, "this member is no home of the company")
	}
	random, err := m.keeper.hex32()
	if err != nil {
		return Listed{}, err
	}
	u := &upload{by: by, file: file, name: filename, answers: map[shareholderlist.QuestionID]shareholderlist.Answer{}}
	u.listed = Listed{ID: ImportID("import-" + random[:32]), Issuer: company.Issuer.ID, Expires: m.keeper.now().Add(importLife)}
	if err := m.read(ctx, u, company); err != nil {
		return Listed{}, err
	}
	u.rows = len(u.listed.Preview.Rows)
	if err := m.add(u); err != nil {
		return Listed{}, err
	}
	time.AfterFunc(importLife, m.Expire)
	return u.listed, nil
}

// read reads the file with the answers so far. At most two files are read at once, because each may take 64 MB.
func (m *Imports) read(ctx context.Context, u *upload, company Company) error {
	select {
	case m.slots <- struct{}{}:
		defer func() { <-m.slots }()
	case <-ctx.Done():
		return fail(CodeImportBusy, "other lists are being read")
	}
	today, err := time.Parse(time.DateOnly, string(company.Today))
	if err != nil {
		return err
	}
	if opencap.Is(u.file) {
		u.readPackage(company)
		return nil
	}
	u.listed.Preview = shareholderlist.Read(bytes.NewReader(u.file), int64(len(u.file)), u.name, shareholderlist.Options{
		Classes: company.Classes, Today: shareholderlist.DateOf(today), Answers: u.answers,
	})
	u.complete(company)
	return nil
}

// complete adds what the register needs of a list beyond what a list needs to be read.
func (u *upload) complete(company Company) {
	own := missing(u.listed.Preview, company.Issuer)
	u.listed.Ready = u.listed.Preview.Ready() && len(own) == 0
	u.listed.Preview.Problems = append(u.listed.Preview.Problems, own...)
}

func (m *Imports) add(u *upload) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forgetExpired()
	m.makeWay(u.by)
	bytes, rows := len(u.file), u.rows
	for _, other := range m.open {
		bytes += len(other.file)
		rows += other.rows
	}
	if len(m.open) >= maxImports || bytes > maxImportBytes || rows > maxImportRows {
		return fail(CodeImportBusy, "too many lists are open")
	}
	m.open[u.listed.ID] = u
	return nil
}

func (m *Imports) forgetExpired() {
	now := m.keeper.now()
	maps.DeleteFunc(m.open, func(_ ImportID, u *upload) bool { return !now.Before(u.listed.Expires) })
}

// makeWay forgets a party's oldest lists over its bound.
func (m *Imports) makeWay(by value.DID) {
	var mine []*upload
	for _, u := range m.open {
		if u.by == by {
			mine = append(mine, u)
		}
	}
	slices.SortFunc(mine, func(a, b *upload) int { return a.listed.Expires.Compare(b.listed.Expires) })
	for len(mine) >= maxImportsEach {
		delete(m.open, mine[0].listed.ID)
		mine = mine[1:]
	}
}

// Expire forgets lists whose time is over.
func (m *Imports) Expire() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.forgetExpired()
}

// find finds a list of the party for the issuer, and locks it.
func (m *Imports) find(issuer value.IssuerID, id ImportID, by value.DID) (*upload, error) {
	m.mu.Lock()
	m.forgetExpired()
	u, ok := m.open[id]
	m.mu.Unlock()
	if !ok || u.by != by || u.listed.Issuer != issuer {
		return nil, fail(CodeImportUnknown, "there is no such list")
	}
	u.mu.Lock()
	return u, nil
}

// Get finds a list again.
func (m *Imports) Get(issuer value.IssuerID, id ImportID, by value.DID) (Listed, error) {
	u, err := m.find(issuer, id, by)
	if err != nil {
		return Listed{}, err
	}
	defer u.mu.Unlock()
	return u.listed, nil
}

// Answer adds answers and reads the list again.
func (m *Imports) Answer(ctx context.Context, company Company, id ImportID, by value.DID, answers map[shareholderlist.QuestionID]shareholderlist.Answer) (Listed, error) {
	u, err := m.find(company.Issuer.ID, id, by)
	if err != nil {
		return Listed{}, err
	}
	defer u.mu.Unlock()
	if u.deposits != nil {
		return Listed{}, fail(CodeImportDeposited, "the list was deposited")
	}
	maps.Copy(u.answers, answers)
	if err := m.read(ctx, u, company); err != nil {
		return Listed{}, err
	}
	return u.listed, nil
}

// Deposit writes every holder's data to the company's homes and makes the body of the command that enters the list. The
// same deposit again gives the same body.
func (m *Imports) Deposit(ctx context.Context, company Company, id ImportID, by value.DID) (Deposited, error) {
	u, err := m.find(company.Issuer.ID, id, by)
	if err != nil {
		return Deposited{}, err
	}
	defer u.mu.Unlock()
	if u.deposits != nil {
		return *u.deposits, nil
	}
	if !u.listed.Ready {
		return Deposited{}, fail(CodeImportNotReady, "the list has errors or open questions")
	}
	deposited, err := m.keeper.deposit(ctx, company.Issuer, u.listed.Preview)
	if err != nil {
		return Deposited{}, err
	}
	u.deposits = &deposited
	return deposited, nil
}

func (k *Keeper) deposit(ctx context.Context, issuer model.Issuer, preview shareholderlist.Preview) (Deposited, error) {
	drafts := make([]Draft, 0, len(preview.Holders))
	for _, holder := range preview.Holders {
		drafts = append(drafts, Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: personOf(holder)})
	}
	kept, err := k.KeepAll(ctx, drafts)
	if err != nil {
		return Deposited{}, err
	}
	copies := len(issuer.Homes)
	entries := make([]holderrules.ImportedEntry, 0, len(kept))
	for i, holder := range preview.Holders {
		entry := holderrules.ImportedEntry{Kind: model.HolderKind(holder.Kind), Commitment: kept[i].Commitment, Treasury: holder.Treasury}
		for _, lot := range holder.Lots {
			entry.Lots = append(entry.Lots, holderrules.ImportedLot{
				Class: value.ClassID(lot.Class), Quantity: value.Shares(lot.Quantity), AcquiredOn: value.Date(lot.AcquiredOn.String()),
				Numbers: numbersOf(lot, issuer),
			})
		}
		entries = append(entries, entry)
		copies = min(copies, kept[i].Copies)
	}
	out, err := entered(value.Digest(hex.EncodeToString(preview.Digest[:])), entries)
	out.Copies = copies
	return out, err
}

// numbersOf are the numbers of a lot's certificates, where the company has issued certificates.
func numbersOf(lot shareholderlist.Lot, issuer model.Issuer) []model.NumberRange {
	if !issuer.CertificatesIssued {
		return nil
	}
	var out []model.NumberRange
	for _, n := range lot.Numbers {
		out = append(out, model.NumberRange(n))
	}
	return out
}

// Page is a page of a deposited list. CodeImportUnknown where it has none of that number, or is not deposited.
func (m *Imports) Page(issuer value.IssuerID, id ImportID, by value.DID, page int) ([]holderrules.ImportedEntry, error) {
	u, err := m.find(issuer, id, by)
	if err != nil {
		return nil, err
	}
	defer u.mu.Unlock()
	if u.deposits == nil || page < 0 || page >= len(u.deposits.Pages) {
		return nil, fail(CodeImportUnknown, "the list has no such page")
	}
	return u.deposits.Pages[page], nil
}

// personOf is a holder of a list as the homes keep them.
func personOf(h shareholderlist.Holder) Person {
	p := Person{
		Kind: model.HolderKind(h.Kind), Name: h.Name, Address: h.Address, Email: h.Email, Phone: h.Phone,
		BusinessNumber: string(h.BusinessNumber), Identifier: h.BirthDate.String(),
	}
	if h.Kind != shareholderlist.Person && h.BirthDate.IsZero() {
		p.Identifier = searchIdentifier(string(h.CorporateNumber))
	}
	return p
}
