//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// clerk is somebody who works by the command line alone, in a directory of their own.
type clerk struct {
	t         *testing.T
	directory string
	wallet    string
}

// newClerk is somebody invented, whom the first member's desk has identified.
func newClerk(t *testing.T, name string) *clerk {
	t.Helper()
	return newClerkAs(t, name, personFile{model.Person, name, "1970-01-02", "서울특별시 명령구 줄로 3", "clerk@example.com", "010-0000-0997"})
}

// newClerkAs is somebody whom the first member's desk has identified as who they are.
func newClerkAs(t *testing.T, name string, who personFile) *clerk {
	t.Helper()
	c := &clerk{t: t, directory: filepath.Join(t.TempDir(), name)}
	must(t, os.Mkdir(c.directory, 0o700))
	c.wallet = filepath.Join(c.directory, "wallet.json")
	var made struct{ DID value.DID }
	holdfastJSON(t, &made, "wallet", "new", c.wallet)
	_, directory := sites(t)
	c.identified(staffOf(t, directory.Sites[0], people.Identity), who)
	return c
}

// identified is the whole way of a newcomer onto the ledger: the introduction stays at the site, the desk signs and then the clerk.
func (c *clerk) identified(desk *clerk, who personFile) {
	c.t.Helper()
	const site = "member1"
	var left struct{ Site value.MemberID }
	c.read(&left, "wallet", "introduce", "--site", site)
	var opened struct{ Case string }
	c.read(&opened, "identify", "--person", c.file("clerk.json", who), "--site", site)
	kept := filepath.Join(c.directory, "identification.json")
	var waits struct{ Proofs int }
	desk.read(&waits, "desk", "attest", opened.Case, "--site", site, "--out", kept)
	c.read(&waits, "command", "cosign", kept)
	if waits.Proofs != 2 {
		c.t.Fatalf("the identification has %d proofs", waits.Proofs)
	}
	c.act("command", "send", kept)
}

// staffOf is a member's staff at the command line.
func staffOf(t *testing.T, site client.SiteInfo, role people.Role) *clerk {
	return &clerk{t: t, directory: t.TempDir(), wallet: people.File(site.StaffDir, role)}
}

// act signs something, which must be applied.
func (c *clerk) act(arguments ...string) client.Outcome {
	c.t.Helper()
	var done client.Outcome
	c.read(&done, arguments...)
	if done.Transaction == "" {
		c.t.Fatalf("holdfast %v printed no transaction: %+v", arguments, done)
	}
	return done
}

// read runs a command and decodes what it prints.
func (c *clerk) read(into any, arguments ...string) {
	c.t.Helper()
	holdfastJSON(c.t, into, append(arguments, "--wallet", c.wallet)...)
}

// file writes a value to a file of the clerk's own.
func (c *clerk) file(name string, value any) string {
	c.t.Helper()
	content, err := json.Marshal(value)
	must(c.t, err)
	path := filepath.Join(c.directory, name)
	must(c.t, os.WriteFile(path, content, 0o600))
	return path
}

// person is somebody as the command line reads them.
type personFile struct {
	Kind       model.HolderKind `json:"kind"`
	Name       string           `json:"name"`
	Identifier string           `json:"identifier"`
	Address    string           `json:"address"`
	Email      string           `json:"email"`
	Phone      string           `json:"phone"`
}

// The invented people of the trade by the command line, and the account of both.
var (
	holder      = personFile{model.Person, "명령줄", "1977-07-17", "서울특별시 명령구 줄로 1", "command.line@example.com", "010-0000-0999"}
	investor    = personFile{model.Person, "사는이", "1988-08-18", "부산광역시 사는구 이로 2", "buyer.line@example.com", "010-0000-0998"}
	bankAccount = api.AccountRequest{Bank: "명령은행", Number: "300-0000-000777", Holder: "명령줄"}
)

// testTradeByCommandLine goes the whole way of a trade with nothing but the command line, as people would.
func testTradeByCommandLine(t *testing.T) {
	_, directory := sites(t)
	home, agent := directory.Sites[0], directory.Sites[1]
	officer, seller, buyer := newClerk(t, "officer"), newClerkAs(t, "seller", holder), newClerk(t, "buyer")
	director := &clerk{t: t, directory: t.TempDir(), wallet: people.File(people.Directory(network.state), people.Director)}
	identity, escrow := staffOf(t, home, people.Identity), staffOf(t, agent, people.Escrow)

	issuer := string(boardCompany(t, officer, person(t, people.Director).DID()))
	list := filepath.Join(officer.directory, "list.csv")
	must(t, os.WriteFile(list, []byte(heading+fmt.Sprintf("%s,%s,%s,%s,보통주,1000,2019-01-02\n", holder.Name, holder.Identifier, holder.Address, holder.Email)), 0o600))
	officer.act("register", "import", issuer, list)

	lot := claimByCommandLine(t, seller, identity, home, issuer)
	var opened struct{ Case string }
	buyer.read(&opened, "identify", "--person", buyer.file("me.json", investor))
	attestWherever(t, directory, opened.Case)

	listing := listWhenAllowed(seller, lot).Created[0]
	offer := buyer.act("offer", listing, "400", "9000").Created[0]
	seller.act("offer", "counter", offer, "400", "9500")
	agreement := signByCommandLine(t, seller, buyer, agent, issuer, offer)
	director.act("approve", agreement)
	escrow.act("fund", agreement, "--reference", "CLI-IN-"+agreement[:16])
	settled := buyer.act("settle", agreement)
	escrow.act("pay", agreement, "--reference", "CLI-OUT-"+agreement[:16])

	var shown api.AgreementAnswer
	buyer.read(&shown, "agreement", agreement)
	if shown.Agreement.State != model.AgreementIsPaid || shown.Agreement.Settled.Transaction != settled.Transaction || shown.Agreement.Terms.Total != 400*9500 {
		t.Errorf("the agreement is %+v", shown.Agreement)
	}
	certificatesByCommandLine(t, seller, buyer, agreement, string(shown.Agreement.Balance))
	var register api.RegisterAnswer
	officer.read(&register, "register", "show", issuer)
	held := map[string]value.Shares{}
	for _, e := range register.Entries {
		for _, shares := range e.Totals {
			held[e.Personal.Name] += shares
		}
	}
	if held[holder.Name] != 600 || held[investor.Name] != 400 || len(held) != 2 {
		t.Errorf("the register holds %v", held)
	}
	documentsByCommandLine(t, officer, issuer, string(register.Entries[0].Id))
	var refused struct{ Error struct{ Code string } }
	code, _, errs := holdfast(t, "list", lot, "1", "1", "--wallet", seller.wallet, "--yes", "--json")
	if code != 2 || json.Unmarshal([]byte(errs), &refused) != nil || refused.Error.Code != string(value.CodeLotEnded) {
		t.Errorf("listing shares of an ended lot: exit %d\n%s", code, errs)
	}
}

func boardCompany(t *testing.T, officer *clerk, director value.DID) value.IssuerID {
	t.Helper()
	return admit(t, officer.wallet, model.Board{Directors: []value.DID{director}, Threshold: 1}, map[string]value.Shares{"보통주": 1000}, model.BoardApproval)
}

var codeLine = regexp.MustCompile(`(?m)^\s*([0-9]{8})\s*$`)

// claimByCommandLine claims the holder's entry with the code from the mail, and returns its lot.
func claimByCommandLine(t *testing.T, seller, identity *clerk, home client.SiteInfo, issuer string) (lot string) {
	t.Helper()
	me := seller.file("me.json", holder)
	at := "--site=" + string(home.Member)
	var asked map[string]string
	seller.read(&asked, "claim", "code", issuer, "--person", me, at)
	consortium, _ := sites(t)
	site, err := consortium.Site(home.Member)
	must(t, err)
	var found []string
	waitFor(t, "a mail with a code", func() bool {
		mails, err := site.Mails(t.Context(), holder.Email)
		must(t, err)
		if len(mails) > 0 {
			found = codeLine.FindStringSubmatch(mails[0].Text)
		}
		return found != nil
	})
	var opened api.ClaimAnswer
	seller.read(&opened, "claim", "open", issuer, "--person", me, "--code", found[1], at)
	var cases []api.DeskCase
	identity.read(&cases, "desk", "cases", at)
	if len(cases) == 0 || !cases[len(cases)-1].Match || cases[len(cases)-1].Case != opened.Case {
		t.Errorf("the desk sees %+v", cases)
	}
	var attested []client.Outcome
	identity.read(&attested, "desk", "attest", opened.Case, at)
	if len(attested) != 1 { // who they are was attested when they came onto the ledger
		t.Errorf("the desk signed %d commands", len(attested))
	}
	var entered api.EntryDepositAnswer
	seller.read(&entered, "prepare", "entry", issuer, "--person", me)
	seller.act("claim", "confirm", issuer, string(opened.Entry.ID), "--address", string(entered.Address))
	return string(opened.Lots[0].ID)
}

// attestWherever lets the identity desk attest a case at the home where it lies.
func attestWherever(t *testing.T, directory client.Directory, id string) {
	t.Helper()
	for _, site := range directory.Sites {
		desk := staffOf(t, site, people.Identity)
		var cases []api.DeskCase
		desk.read(&cases, "desk", "cases", "--site", string(site.Member))
		for _, c := range cases {
			if c.Case == id {
				var attested []client.Outcome
				desk.read(&attested, "desk", "attest", id, "--site", string(site.Member))
				return
			}
		}
	}
	t.Fatalf("no identity desk has the case %s", id)
}

// listWhenAllowed lists 500 shares as soon as the objection period is over.
func listWhenAllowed(seller *clerk, lot string) client.Outcome {
	seller.t.Helper()
	var done client.Outcome
	waitFor(seller.t, "the end of the objection period", func() bool {
		code, out, errs := holdfast(seller.t, "list", lot, "500", "10000", "--wallet", seller.wallet, "--yes", "--json")
		if code == 0 {
			must(seller.t, json.Unmarshal([]byte(out), &done))
		} else if !strings.Contains(errs, string(value.CodeObjectionPeriod)) {
			seller.t.Fatalf("exit %d\n%s", code, errs)
		}
		return code == 0
	})
	return done
}

// signByCommandLine prepares what the terms commit to, lets the buyer sign first and the seller second.
func signByCommandLine(t *testing.T, seller, buyer *clerk, agent client.SiteInfo, issuer, offer string) string {
	t.Helper()
	account := func(c *clerk) string {
		var kept api.AccountAnswer
		c.read(&kept, "prepare", "account", "--agent", string(agent.Member), "--account", c.file("account.json", bankAccount))
		return string(kept.Commitment)
	}
	payout, refund := account(seller), account(buyer)
	var entry api.EntryDepositAnswer
	buyer.read(&entry, "prepare", "entry", issuer, "--person", buyer.file("entry.json", investor))
	draft := filepath.Join(buyer.directory, "contract.txt")
	if code, _, errs := holdfast(t, "prepare", "text", offer, "--draft", draft, "--wallet", buyer.wallet); code != 0 {
		t.Fatalf("exit %d\n%s", code, errs)
	}
	var text api.ContractTextDeposit
	buyer.read(&text, "prepare", "text", offer, "--text", draft)
	agreement := buyer.act("sign", offer, "--address", string(entry.Address), "--payout", payout, "--refund", refund,
		"--agent", string(agent.Member), "--text", string(text.Digest)).Created[0]
	seller.act("sign", agreement)
	return agreement
}

// certificatesByCommandLine fetches both kinds, and lets a stranger without a wallet check them and a forgery.
func certificatesByCommandLine(t *testing.T, seller, buyer *clerk, agreement, balance string) {
	t.Helper()
	contract, holding := filepath.Join(buyer.directory, "contract.sd-jwt"), filepath.Join(seller.directory, "holding.sd-jwt")
	var issued api.CertificateAnswer
	buyer.read(&issued, "certificate", "contract", agreement, contract)
	seller.read(&issued, "certificate", "holding", balance, holding)
	height(t) // every site has seen both; one that has not is passed over
	for _, file := range []string{contract, holding} {
		var verdict api.Verdict
		holdfastJSON(t, &verdict, "verify", file, "--site", "member4")
		if verdict.Verdict != api.Genuine || *verdict.Status != "current" || verdict.Checked.Member != "member4" {
			t.Errorf("%s: %+v", file, verdict)
		}
	}
	content, err := os.ReadFile(contract)
	must(t, err)
	at := strings.IndexByte(string(content), '~') - 20
	content[at] = 'A' + (content[at]-'A'+1)%26
	forged := filepath.Join(buyer.directory, "forged.sd-jwt")
	must(t, os.WriteFile(forged, content, 0o600))
	if code, out, _ := holdfast(t, "verify", forged, "--site", "member4"); code != 6 || !strings.Contains(out, "forged") {
		t.Errorf("a forged certificate: exit %d\n%s", code, out)
	}
}

// documentsByCommandLine has both documents printed at a home, and lets a stranger without a wallet check them elsewhere.
func documentsByCommandLine(t *testing.T, officer *clerk, issuer, entry string) {
	t.Helper()
	register, statement := filepath.Join(officer.directory, "register.pdf"), filepath.Join(officer.directory, "statement.pdf")
	var written struct{ Bytes int }
	officer.read(&written, "register", "pdf", issuer, register)
	officer.read(&written, "statement", issuer, entry, statement, "--lang", "en")
	height(t)
	for file, kind := range map[string]string{register: "register", statement: "statement"} {
		var verdict api.Verdict
		holdfastJSON(t, &verdict, "verify", file, "--site", "member4")
		if verdict.Verdict != api.Genuine || *verdict.Status != "current" || string(verdict.Facts.Kind) != kind {
			t.Errorf("%s: %+v", file, verdict)
		}
	}
}

// waitFor waits until something holds, for at most a minute.
func waitFor(t *testing.T, what string, holds func() bool) {
	t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(time.Minute); !holds(); <-again.C {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
