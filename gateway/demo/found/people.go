package found

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

const (
	// escrowLimit is the largest payment that a development escrow desk attests in one command, in won.
	escrowLimit value.Won = 10_000_000_000
	// appointment is how long a desk is appointed; the ledger allows a day more.
	appointment = 365 * value.Day
	// renewal is how long before its end an appointment is made anew.
	renewal = 30 * value.Day
)

// identify brings those onto the ledger who staff no desk and are not there yet: the identity desk of their member identifies them.
func (f *founder) identify(ctx context.Context) error {
	done, err := f.each(ctx, func(ctx context.Context, p *person) (bool, error) {
		if p.desk != "" {
			return false, nil
		}
		s := f.sites[p.member]
		known, err := f.onLedger(ctx, p)
		if known || err != nil {
			return false, err
		}
		if _, err := s.At(s.identity.height).Ledger(ctx); err != nil { // until the site has read the desk's appointment
			return false, err
		}
		_, err = s.Identified(ctx, f.ledger, s.identity.wallet, p.wallet, f.homes(p), p.who)
		return true, err
	})
	f.report.Introduced += done
	return err
}

// homes are a person's member and the next one.
func (f *founder) homes(p *person) []value.MemberID {
	return []value.MemberID{f.sites[p.member].Member, f.sites[(p.member+1)%len(f.sites)].Member}
}

func (f *founder) onLedger(ctx context.Context, p *person) (bool, error) {
	if p.isNew {
		return false, nil
	}
	return f.sites[p.member].Knows(ctx, p.wallet.DID())
}

// appoint gives the desks their staff, where they have none for the next 30 days, and brings those onto the ledger who are not there.
func (f *founder) appoint(ctx context.Context) error {
	var introduced atomic.Int64
	done, err := f.each(ctx, func(ctx context.Context, p *person) (bool, error) {
		if p.desk == "" {
			return false, nil
		}
		s := f.sites[p.member]
		known, err := f.onLedger(ctx, p)
		if err != nil {
			return false, err
		}
		if standing, err := f.hasDesk(ctx, s, p, known); standing || err != nil {
			return false, err
		}
		body := &party.DeskAppointed{
			Member: s.Member, Kind: p.desk, Party: p.wallet.DID(), Until: now().After(appointment),
		}
		if p.desk == model.EscrowDesk {
			body.Limit = escrowLimit
		}
		signers := []*client.Wallet{s.administrator}
		if !known {
			body.Introduction, signers = p.wallet.Introduction(f.homes(p)), append(signers, p.wallet)
		}
		draft, err := client.NewDraft(f.ledger, s.administrator.DID(), "", body)
		if err != nil {
			return false, err
		}
		signed, err := draft.Sign(signers...)
		if err != nil {
			return false, err
		}
		outcome, err := s.Submit(ctx, signed)
		if err == nil && !known {
			introduced.Add(1)
		}
		p.height = outcome.Height
		return true, err
	})
	f.report.Appointed, f.report.Introduced = done, int(introduced.Load())
	return err
}

// hasDesk asks as what the ledger knows a party that was there before.
func (f *founder) hasDesk(ctx context.Context, s *site, p *person, known bool) (bool, error) {
	if !known {
		return false, nil
	}
	session, err := s.Login(ctx, p.wallet)
	if err != nil {
		return false, err
	}
	found, err := session.Session(ctx)
	if err != nil {
		return false, err
	}
	for _, desk := range found.Desks {
		if desk.Member == s.Member && desk.Kind == p.desk && desk.Until > now().After(renewal) {
			return true, nil
		}
	}
	return false, nil
}

// each does something for every person, several at a time, and counts for how many it was done.
func (f *founder) each(ctx context.Context, do func(context.Context, *person) (bool, error)) (int, error) {
	var mutex sync.Mutex
	count := 0
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(concurrency)
	for _, p := range f.people {
		group.Go(func() error {
			done, err := do(ctx, p)
			if done && err == nil {
				mutex.Lock()
				count++
				mutex.Unlock()
			}
			return err
		})
	}
	err := group.Wait()
	return count, err
}

func now() value.Time { return value.Time(time.Now().Unix()) }
