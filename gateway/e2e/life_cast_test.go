//go:build e2e

package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// life is a company's life, told by the acts of the people in it.
type life struct {
	*testing.T
	network   *client.Network
	directory client.Directory
	// home is the first of the company's homes.
	home   *client.Site
	ledger value.LedgerID
	issuer value.IssuerID
	// common and preferred are its classes.
	common, preferred value.ClassID
	// officers sign the company's acts together, once two are required.
	officers []*somebody
	seen     int64
}

// somebody is a person in the story: their wallet, and how they stand in a register.
type somebody struct {
	wallet *client.Wallet
	data   api.HolderDepositRequest
	entry  value.EntryID
}

func (s *somebody) did() value.DID { return s.wallet.DID() }

func newLife(t *testing.T) *life {
	l := &life{T: t}
	l.network, l.directory = sites(t)
	l.home = l.network.Sites()[0]
	ledger, err := l.home.Ledger(t.Context())
	must(t, err)
	l.ledger = ledger.Ledger
	return l
}

// person makes somebody with a wallet, whom the first member's desk has identified. The number keeps invented people apart.
func (l *life) person(name string, number int) *somebody {
	l.Helper()
	wallet, err := client.NewWallet(model.Label{Korean: name, English: name}, "")
	must(l.T, err)
	who := &somebody{wallet: wallet, data: api.HolderDepositRequest{
		Kind: model.Person, Name: name, Identifier: fmt.Sprintf("1980-03-%02d", number), Address: fmt.Sprintf("서울특별시 종로구 이야기길 %d", number),
		Email: fmt.Sprintf("story-%d@example.net", number), Phone: fmt.Sprintf("010-0000-09%02d", number),
	}}
	done, err := l.home.Identified(l.Context(), l.ledger, l.staff(0, people.Identity).wallet, wallet, []value.MemberID{l.member(0), l.member(1)}, api.IdentificationRequest{
		Kind: who.data.Kind, Name: who.data.Name, Identifier: who.data.Identifier, Address: who.data.Address, Email: who.data.Email,
	})
	must(l.T, err)
	l.seen = max(l.seen, done.Height)
	return who
}

// staff opens the wallet of a desk of one of the company's homes.
func (l *life) staff(home int, role people.Role) *somebody {
	l.Helper()
	wallet, err := people.Open(l.directory.Sites[home].StaffDir, role)
	must(l.T, err)
	return &somebody{wallet: wallet}
}

func (l *life) member(home int) value.MemberID { return l.directory.Sites[home].Member }

// submit signs a body as the actor, lets the others sign the same bytes, and sends it.
func (l *life) submit(actor *somebody, body model.Body, others ...*somebody) (client.Outcome, error) {
	l.Helper()
	register := l.issuer
	for _, about := range rules.AboutTypes() {
		if about.Type == client.TypeOf(body) && !about.Register {
			register = ""
		}
	}
	draft, err := client.NewDraft(l.ledger, actor.did(), register, body)
	must(l.T, err)
	wallets := []*client.Wallet{actor.wallet}
	for _, other := range others {
		wallets = append(wallets, other.wallet)
	}
	signed, err := draft.Sign(wallets...)
	must(l.T, err)
	return l.network.Submit(l.Context(), signed)
}

// act does what must be applied, and returns what it made.
func (l *life) act(actor *somebody, body model.Body, others ...*somebody) []string {
	l.Helper()
	outcome, err := l.submit(actor, body, others...)
	if err != nil {
		l.Fatalf("%s: %v", client.TypeOf(body), err)
	}
	l.seen = max(l.seen, outcome.Height)
	l.Logf("block %d: %s", outcome.Block, client.TypeOf(body))
	return outcome.Created
}

// office is an act of the company, which two officers sign; the others sign with them.
func (l *life) office(body model.Body, others ...*somebody) []string {
	l.Helper()
	return l.act(l.officers[0], body, append(append([]*somebody{}, l.officers[1:]...), others...)...)
}

// forbidden does what must come to nothing, with a code.
func (l *life) forbidden(code value.Code, actor *somebody, body model.Body, others ...*somebody) {
	l.Helper()
	if _, err := l.submit(actor, body, others...); !errors.Is(err, client.Code(code)) {
		l.Errorf("%s: %v instead of %s", client.TypeOf(body), err, code)
	}
}

// soon does what the ledger allows once a short period is over.
func (l *life) soon(early value.Code, do func() (client.Outcome, error)) client.Outcome {
	l.Helper()
	var outcome client.Outcome
	waitFor(l.T, "the end of a period", func() bool {
		var err error
		outcome, err = do()
		if err != nil && !errors.Is(err, client.Code(early)) {
			l.Fatal(err)
		}
		return err == nil
	})
	l.seen = max(l.seen, outcome.Height)
	return outcome
}

// as is a session of somebody at the home, which has seen all that happened.
func (l *life) as(who *somebody) *client.Site {
	l.Helper()
	session, err := l.home.Login(l.Context(), who.wallet)
	must(l.T, err)
	return session.At(l.seen)
}

// address leaves with the company's homes where somebody, who has been identified, is to be entered.
func (l *life) address(who *somebody) value.SaltedAddress {
	l.Helper()
	session := l.as(who)
	known, err := session.Identification(l.Context())
	must(l.T, err)
	kept, err := session.DepositEntry(l.Context(), l.issuer, api.EntryDepositRequest{
		Identity: known.Identity, Address: who.data.Address, Email: who.data.Email, Phone: who.data.Phone,
	})
	must(l.T, err)
	return kept.Address
}

// deposit leaves the data of somebody who is no party with the company's homes.
func (l *life) deposit(by *somebody, data api.HolderDepositRequest) value.Commitment {
	l.Helper()
	kept, err := l.as(by).DepositHolder(l.Context(), l.issuer, data)
	must(l.T, err)
	return kept.Commitment
}

// identify lets a desk identify somebody who is in no register.
func (l *life) identify(who *somebody) {
	l.Helper()
	opened, err := l.as(who).Identify(l.Context(), api.IdentificationRequest{
		Kind: who.data.Kind, Name: who.data.Name, Identifier: who.data.Identifier, Address: who.data.Address, Email: who.data.Email,
	})
	must(l.T, err)
	l.attest(opened.Case)
}

// attest signs what a case needs.
func (l *life) attest(id api.CaseID) {
	l.Helper()
	desk := l.staff(0, people.Identity)
	open, err := l.as(desk).DeskCase(l.Context(), id)
	must(l.T, err)
	for _, prepared := range open.Commands {
		body, err := client.DeskBody(prepared)
		must(l.T, err)
		l.act(desk, body)
	}
}

// claim is the whole way from the mailed code to the holder's signature.
func (l *life) claim(who *somebody) {
	l.Helper()
	session := l.as(who)
	must(l.T, session.RequestClaimCode(l.Context(), l.issuer, api.ClaimCodeRequest{Name: who.data.Name, Identifier: who.data.Identifier}))
	var code []string
	waitFor(l.T, "a mail with a code", func() bool {
		mails, err := session.Mails(l.Context(), who.data.Email)
		must(l.T, err)
		if len(mails) > 0 {
			code = codeLine.FindStringSubmatch(mails[0].Text)
		}
		return code != nil
	})
	opened, err := session.Claim(l.Context(), l.issuer, api.ClaimRequest{Code: code[1], Name: who.data.Name, Identifier: who.data.Identifier})
	must(l.T, err)
	l.attest(opened.Case)
	body := &holderrules.EntryClaimed{Entry: opened.Entry.ID, Address: l.address(who), Lots: []value.LotID{}}
	for _, lot := range opened.Lots {
		body.Lots = append(body.Lots, lot.ID)
	}
	l.act(who, body)
	who.entry = opened.Entry.ID
}

// holding is what an entry has now of a class, and its lots.
func (l *life) holding(entry value.EntryID, class value.ClassID) (total value.Shares, lots []model.Lot) {
	l.Helper()
	for _, found := range l.register().Entries {
		if found.Id != entry {
			continue
		}
		for _, lot := range found.Lots {
			if lot.Class == class {
				total += lot.Quantity
				lots = append(lots, lot)
			}
		}
	}
	return total, lots
}

// entryOf finds the entry that somebody controls.
func (l *life) entryOf(who *somebody) value.EntryID {
	l.Helper()
	for _, entry := range l.register().Entries {
		if entry.Controller == who.did() {
			return entry.Id
		}
	}
	l.Fatalf("%s is not in the register", who.data.Name)
	return ""
}

func (l *life) register() api.RegisterAnswer {
	l.Helper()
	register, err := l.home.At(l.seen).Register(l.Context(), l.issuer, false)
	must(l.T, err)
	return register
}

// hashed is a digest of a document of the story.
func hashed(words ...string) value.Digest {
	sum := sha256.Sum256([]byte(strings.Join(words, " ")))
	return value.Digest(hex.EncodeToString(sum[:]))
}

func today() value.Date { return value.Time(time.Now().Unix()).DateInKorea() }

// yesterday is the day before: shares exist from the day after they were paid for (Commercial Act art. 423(1)).
func yesterday() value.Date { return value.Time(time.Now().Unix()).After(-value.Day).DateInKorea() }

// monthsAgo is a day some whole months before today.
func monthsAgo(t *testing.T, months int) value.Date {
	t.Helper()
	day, err := today().AddMonths(-months)
	must(t, err)
	return day
}

func soonest(d value.Seconds) value.Time { return value.Time(time.Now().Unix()).After(d) }
