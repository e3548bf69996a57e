package demo

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"time"

	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// claimEntries is step 2: three of the holders claim their entries with the code from the mail and an identity desk's
// attestation. An officer cannot.
func (r *run) claimEntries(ctx context.Context) error {
	if err := r.officerCannotSetController(ctx); err != nil {
		return err
	}
	claims := []struct {
		who    listed
		wallet *client.Wallet
		lots   int
		entry  value.EntryID
	}{
		{who: seller, wallet: r.cast.seller, lots: 1}, {who: founder, wallet: r.cast.officer, lots: 3}, {who: namesake, wallet: r.cast.namesake, lots: 1},
	}
	acts := []func(context.Context) error{r.identifyBuyer}
	for i := range claims {
		acts = append(acts, func(ctx context.Context) (err error) {
			claims[i].entry, err = r.claim(ctx, claims[i].who, claims[i].wallet, claims[i].lots)
			return err
		})
	}
	if err := together(ctx, acts...); err != nil {
		return err
	}
	for _, claim := range claims {
		r.fact("%s: 코드 → 신원확인 창구의 증명 → 본인의 서명. 등재 %s, 취득 단위 %d개", "%s: code → the identity desk attests → the holder signs. Entry %s, lots: %d", claim.who.name, claim.entry, claim.lots)
	}
	return nil
}

// officerCannotSetController tries both ways there might be: to attest, and to claim without an attestation.
func (r *run) officerCannotSetController(ctx context.Context) error {
	home, err := r.as(ctx, r.cast.officer, r.company.home)
	if err != nil {
		return err
	}
	register, err := home.Register(ctx, r.company.id, false)
	if err != nil {
		return err
	}
	entry := register.Entries[len(register.Entries)-1]
	attested := &holder.ClaimAttested{Member: r.company.home.Member, Entry: entry.Id, Party: r.cast.officer.DID(), Evidence: digestOf("because the officer says so")}
	what := label("임원이 남의 등재의 지배자를 정함", "the officer sets an entry's controller")
	if err := r.refused(ctx, r.gateway(0), r.cast.officer, r.company.id, attested, value.CodeNotDesk, what); err != nil {
		return err
	}
	claimed := &holder.EntryClaimed{Entry: entry.Id, Address: value.SaltedAddress(digestOf("the officer's own address")), Lots: []value.LotID{}}
	what = label("임원이 증명 없이 남의 등재를 청구함", "the officer claims an entry without an attestation")
	return r.refused(ctx, r.gateway(0), r.cast.officer, r.company.id, claimed, value.CodeNotAttested, what)
}

// claim goes the whole way for one holder, who has so many lots, and returns the entry.
func (r *run) claim(ctx context.Context, who listed, wallet *client.Wallet, lots int) (value.EntryID, error) {
	home, err := r.as(ctx, wallet, r.company.home)
	if err != nil {
		return "", err
	}
	code, err := r.codeFor(ctx, home, who)
	if err != nil {
		return "", err
	}
	opened, err := home.Claim(ctx, r.company.id, api.ClaimRequest{Code: code, Name: who.name, Identifier: who.birthDate})
	if err != nil {
		return "", err
	}
	if len(opened.Lots) != lots {
		return "", fmt.Errorf("the claimed entry has %d lots instead of %d", len(opened.Lots), lots)
	}
	if err := r.attest(ctx, r.company.home, opened.Case); err != nil {
		return "", err
	}
	address, err := r.leaveAddress(ctx, wallet, addressOf(who))
	if err != nil {
		return "", err
	}
	body := &holder.EntryClaimed{Entry: opened.Entry.ID, Address: address, Lots: []value.LotID{}}
	for _, lot := range opened.Lots {
		body.Lots = append(body.Lots, lot.ID)
	}
	_, err = r.act(ctx, r.gateway(0), wallet, r.company.id, body, label("등재 청구", "an entry is claimed"))
	return opened.Entry.ID, err
}

// leaveAddress leaves with the company's homes where a party is to be entered, under the name that a desk has identified, and
// returns the salted address for the command.
func (r *run) leaveAddress(ctx context.Context, wallet *client.Wallet, at api.HolderDepositRequest) (value.SaltedAddress, error) {
	party, err := r.gateway(0).At(r.seen()).Party(ctx, wallet.DID())
	if err != nil {
		return "", err
	}
	own, err := r.liveHome(party.Homes)
	if err != nil {
		return "", err
	}
	session, err := r.as(ctx, wallet, own)
	if err != nil {
		return "", err
	}
	known, err := session.Identification(ctx)
	if err != nil {
		return "", err
	}
	home, err := r.as(ctx, wallet, r.company.home)
	if err != nil {
		return "", err
	}
	kept, err := home.DepositEntry(ctx, r.company.id, api.EntryDepositRequest{
		Identity: known.Identity, Address: at.Address, Email: at.Email, Phone: at.Phone,
	})
	return kept.Address, err
}

// codePattern is a one-time code in a mail: digits on a line of their own.
var codePattern = regexp.MustCompile(`(?m)^\s*([0-9]{6,10})\s*$`)

// mailPatience is how long a mail is waited for.
const mailPatience = 10 * time.Second

// codeFor asks for a code and reads it from the mail that comes to the contact in the register.
func (r *run) codeFor(ctx context.Context, home *client.Site, who listed) (string, error) {
	email, err := emailOf(who)
	if err != nil {
		return "", err
	}
	before, err := home.Mails(ctx, email)
	if err != nil {
		return "", err
	}
	if err := home.RequestClaimCode(ctx, r.company.id, api.ClaimCodeRequest{Name: who.name, Identifier: who.birthDate}); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, mailPatience)
	defer cancel()
	for {
		mails, err := home.Mails(ctx, email)
		if err != nil {
			return "", fmt.Errorf("no mail with a code came: %w", err)
		}
		if len(mails) > len(before) || len(mails) > 0 && len(before) > 0 && mails[0] != before[0] {
			if found := codePattern.FindStringSubmatch(mails[0].Text); found != nil {
				return found[1], nil
			}
			return "", errors.New("the mail has no code")
		}
		pause(ctx, 20*time.Millisecond)
	}
}

// attest lets a home's identity desk sign what a case needs.
func (r *run) attest(ctx context.Context, home *client.Site, id api.CaseID) error {
	desk, err := r.staff(home.Member, people.Identity)
	if err != nil {
		return err
	}
	session, err := r.as(ctx, desk, home)
	if err != nil {
		return err
	}
	open, err := session.DeskCase(ctx, id)
	if err != nil {
		return err
	}
	if open.Case.Register != nil && !open.Case.Match {
		return errors.New("what was presented is not what the register says")
	}
	if len(open.Commands) == 0 {
		return errors.New("the case has nothing to sign")
	}
	for _, prepared := range open.Commands {
		body, err := client.DeskBody(prepared)
		if err != nil {
			return err
		}
		if _, err := r.act(ctx, home, desk, prepared.Register, body, label("신원확인 창구: "+string(prepared.Type), "identity desk: "+string(prepared.Type))); err != nil {
			return err
		}
	}
	return nil
}

// pause waits, or less when the context ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
