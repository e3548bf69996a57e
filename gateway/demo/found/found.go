package found

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// Options say what to found.
type Options struct {
	// State is the network's state directory.
	State string
	// Parameters are recorded by the founding act; later ones are ignored.
	Parameters model.Parameters
	// Patience is how long every site is waited for.
	Patience time.Duration
}

// Report says what was missing and is there now.
type Report struct {
	Ledger value.LedgerID `json:"ledger"`
	// Founded is false when the ledger had its founding act.
	Founded    bool `json:"founded"`
	Introduced int  `json:"introduced"`
	Appointed  int  `json:"appointed"`
	// Block is the block of the founding act.
	Block int64 `json:"block"`
}

// concurrency is how many commands are under way at once.
const concurrency = 16

// founder is one run.
type founder struct {
	options Options
	// directory is the network's.
	directory client.Directory
	ledger    value.LedgerID
	sites     []*site
	people    []*person
	report    Report
}

// site is one member with its administrator.
type site struct {
	*client.Site
	info          client.SiteInfo
	administrator *client.Wallet
	// identity staffs the identity desk.
	identity *person
	// offline is the member's recovery key, which a real member makes and keeps offline.
	offline *client.Wallet
}

// person is somebody who is to be on the ledger.
type person struct {
	wallet *client.Wallet
	member int
	desk   model.DeskKind
	// who is as whom an identity desk identifies them; empty for those who staff a desk.
	who api.IdentificationRequest
	// isNew is true for a wallet that was made just now, whose party cannot be on the ledger.
	isNew bool
	// height is where the party's appointment in this run can be read; 0 where there was none.
	height int64
}

// Run does what is missing.
func Run(ctx context.Context, options Options) (Report, error) {
	directory, err := client.ReadDirectory(options.State)
	if err != nil {
		return Report{}, err
	}
	network, err := client.Open(directory)
	if err != nil {
		return Report{}, err
	}
	f := &founder{options: options, directory: directory}
	for i, s := range network.Sites() {
		f.sites = append(f.sites, &site{Site: s, info: directory.Sites[i]})
	}
	err = f.run(ctx)
	return f.report, err
}

func (f *founder) run(ctx context.Context) error {
	known, err := f.await(ctx)
	if err != nil {
		return err
	}
	f.ledger, f.report.Ledger = known.Ledger, known.Ledger
	if err := f.openWallets(known.Founded != nil); err != nil {
		return err
	}
	if known.Founded == nil {
		if err := f.found(ctx); err != nil {
			return err
		}
	} else {
		f.report.Block = known.Founded.Block
	}
	if err := f.appoint(ctx); err != nil {
		return err
	}
	return f.identify(ctx)
}

// await asks every site for the ledger until all have answered, and the same.
func (f *founder) await(ctx context.Context) (api.LedgerAnswer, error) {
	ctx, cancel := context.WithTimeout(ctx, f.options.Patience)
	defer cancel()
	answers := make([]api.LedgerAnswer, len(f.sites))
	group, ctx := errgroup.WithContext(ctx)
	for i, s := range f.sites {
		group.Go(func() (err error) {
			answers[i], err = s.AwaitLedger(ctx)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return api.LedgerAnswer{}, err
	}
	first := answers[0]
	for i, answer := range answers {
		if answer.Ledger != first.Ledger {
			return first, fmt.Errorf("%s serves another ledger than %s", f.sites[i].Member, f.sites[0].Member)
		}
		if answer.Founded != nil {
			first = answer
		}
	}
	return first, nil
}

// openWallets reads every wallet, and makes those that are missing.
func (f *founder) openWallets(founded bool) error {
	for i, s := range f.sites {
		path := people.File(s.info.StaffDir, people.Administrator)
		if _, err := os.Stat(path); founded && errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("the ledger is founded, but the wallet of %s's administrator is missing: put it back as %s, or begin a new ledger", s.Member, path)
		}
		administrator, _, err := openOrMake(path, memberLabel(s.Name, people.StaffLabels[people.Administrator]), people.Administrator)
		if err != nil {
			return err
		}
		s.administrator = administrator
		offline := people.File(s.info.StaffDir, people.Offline)
		if s.offline, _, err = openOrMake(offline, memberLabel(s.Name, people.StaffLabels[people.Offline]), people.Offline); err != nil {
			return err
		}
		for _, desk := range people.Desks {
			label := memberLabel(s.Name, people.StaffLabels[desk.Role])
			err := f.add(people.File(s.info.StaffDir, desk.Role), label, desk.Role, &person{member: i, desk: desk.Kind})
			if err != nil {
				return err
			}
			if p := f.people[len(f.people)-1]; desk.Role == people.Identity {
				s.identity = p
			}
		}
	}
	for _, one := range people.Cast {
		path := people.File(people.Directory(f.options.State), one.Role)
		who := api.IdentificationRequest{Kind: model.Person, Name: one.Name, Identifier: one.BirthDate}
		if err := f.add(path, one.Label, one.Role, &person{member: one.Site % len(f.sites), desk: one.Desk, who: who}); err != nil {
			return err
		}
	}
	return nil
}

func (f *founder) add(path string, label model.Label, role people.Role, p *person) (err error) {
	p.wallet, p.isNew, err = openOrMake(path, label, role)
	f.people = append(f.people, p)
	return err
}

func memberLabel(member, role model.Label) model.Label {
	return model.Label{Korean: member.Korean + " " + role.Korean, English: member.English + ", " + role.English}
}

func openOrMake(path string, label model.Label, role people.Role) (*client.Wallet, bool, error) {
	wallet, err := client.OpenWallet(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return wallet, false, err
	}
	if wallet, err = client.NewWallet(label, string(role)); err != nil {
		return nil, false, err
	}
	return wallet, true, wallet.Save(path)
}

// pages are where the pages of a development network stand, as the network's directory says.
func pages(directory client.Directory) (model.Pages, error) {
	at := directory.Front
	if at == "" {
		at = directory.Sites[0].URL
	}
	u, err := url.Parse(at)
	if err != nil {
		return model.Pages{}, fmt.Errorf("the directory of the network: %w", err)
	}
	return model.Pages{RPID: u.Hostname(), Origins: []string{u.Scheme + "://" + u.Host}}, nil
}

// found lets every member's administrator sign the founding act, and waits until every site has it.
func (f *founder) found(ctx context.Context) error {
	stand, err := pages(f.directory)
	if err != nil {
		return err
	}
	body := &founding.LedgerFounded{Pages: stand, Parameters: f.options.Parameters, Rules: rules.LatestRules(), Holidays: Holidays}
	var administrators []*client.Wallet
	for _, s := range f.sites {
		issuing, err := s.key(ctx, s.IssuingKey)
		if err != nil {
			return fmt.Errorf("the issuing key of %s: %w", s.Member, err)
		}
		worker, err := s.key(ctx, s.WorkerKey)
		if err != nil {
			return fmt.Errorf("the worker's key of %s: %w", s.Member, err)
		}
		body.Members = append(body.Members, founding.Member{
			ID: s.Member, MSP: s.info.MSP, Name: s.Name, Administrators: []string{s.administrator.PublicKeys()[0].JWK}, Threshold: 1,
			RecoveryKey: s.offline.PublicKeys()[0].JWK, WorkerKey: worker, IssuingKey: issuing,
		})
		administrators = append(administrators, s.administrator)
	}
	draft, err := client.NewDraft(f.ledger, administrators[0].DID(), "", body)
	if err != nil {
		return err
	}
	signed, err := draft.Sign(administrators...)
	if err != nil {
		return err
	}
	outcome, err := f.sites[0].Submit(ctx, signed)
	if err != nil {
		return err
	}
	f.report.Founded, f.report.Block = true, outcome.Block
	return f.everySite(ctx, func(ctx context.Context, s *site) error {
		_, err := s.At(outcome.Height).AwaitLedger(ctx)
		return err
	})
}

// key is a public key that a site serves, in canonical form.
func (s *site) key(ctx context.Context, served func(context.Context) (json.RawMessage, error)) (string, error) {
	jwk, err := served(ctx)
	if err != nil {
		return "", err
	}
	key, err := proof.ParseJWK(jwk)
	return string(key.JWK()), err
}

func (f *founder) everySite(ctx context.Context, do func(context.Context, *site) error) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, s := range f.sites {
		group.Go(func() error { return do(ctx, s) })
	}
	return group.Wait()
}
