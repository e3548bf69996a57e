//go:build e2e

package e2e

import (
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/shareholderlist/sample"
)

// manyHolders is the size of the large register.
const manyHolders = 10_000

// largeImport is the import of a large register, step by step.
type largeImport struct {
	*testing.T
	list    sample.LargeList
	issuer  value.IssuerID
	wallet  *client.Wallet
	network *client.Network
	home    *client.Site
	began   time.Time
}

// testLargeRegister imports 10,000 holders through the HTTP API and reads them at every site.
func testLargeRegister(t *testing.T) {
	l := &largeImport{T: t, list: sample.Large(manyHolders)}
	officer := newClerk(t, "officer").wallet
	issued := map[string]value.Shares{}
	for class, shares := range l.list.Issued {
		issued[class] = value.Shares(shares)
	}
	l.issuer = newCompany(t, officer, issued)
	var err error
	l.wallet, err = client.OpenWallet(officer)
	must(t, err)
	l.network, _ = sites(t)
	l.home, err = l.network.Sites()[0].At(height(t)).Login(t.Context(), l.wallet)
	must(t, err)
	file, err := l.list.XLSX()
	must(t, err)

	l.began = time.Now()
	begun := l.began
	long := l.deposit(file)
	l.enter(long)
	l.Logf("%d holders with %d lots in %d pages: %.1fs in all", l.list.Holders, l.list.Lots, len(long.Pages), time.Since(begun).Seconds())
	l.shown()
}

// step tells how long a step took.
func (l *largeImport) step(what string) {
	l.Logf("%s: %.1fs", what, time.Since(l.began).Seconds())
	l.began = time.Now()
}

// deposit uploads the list, leaves its personal data with both homes and signs its opening act.
func (l *largeImport) deposit(file []byte) client.LongList {
	l.Helper()
	read, err := l.home.UploadList(l.Context(), l.issuer, "large.xlsx", file)
	must(l.T, err)
	l.step("read")
	if p := read.Preview; !p.Ready || p.HolderCount != l.list.Holders || p.LotCount != l.list.Lots {
		l.Fatalf("ready %t, %d holders with %d lots, problems %+v", p.Ready, p.HolderCount, p.LotCount, p.Problems)
	}
	deposit, err := l.home.DepositList(l.Context(), l.issuer, read.Import)
	must(l.T, err)
	l.step("deposited with both homes")
	if deposit.Copies != 2 || deposit.Opened == nil || deposit.Opened.Holders != l.list.Holders {
		l.Fatalf("%d copies, opened %+v", deposit.Copies, deposit.Opened)
	}
	long := client.LongList{Issuer: l.issuer}
	long.Pages, err = l.home.ListPages(l.Context(), l.issuer, read.Import, *deposit.Opened)
	must(l.T, err)
	long.Opened = l.sign(deposit.Opened)
	l.step("pages fetched")
	return long
}

func (l *largeImport) sign(body model.Body) model.SignedCommand {
	l.Helper()
	ledger, err := l.home.Ledger(l.Context())
	must(l.T, err)
	draft, err := client.NewDraft(ledger.Ledger, l.wallet.DID(), l.issuer, body)
	must(l.T, err)
	signed, err := draft.Sign(l.wallet)
	must(l.T, err)
	return signed
}

// enter sends the pages, of which nothing counts, and closes the list.
func (l *largeImport) enter(long client.LongList) {
	l.Helper()
	ledger, err := l.home.Ledger(l.Context())
	must(l.T, err)
	_, err = l.network.SendList(l.Context(), ledger.Ledger, l.wallet, long, nil)
	must(l.T, err)
	l.step("pages on the ledger")
	before := l.firstPage(l.home.At(height(l.T)))
	if before.Holders != 0 || len(before.Entries) != 0 || before.Sums != nil {
		l.Errorf("before it is closed the register has %d holders", before.Holders)
	}
	l.began = time.Now()
	closed, err := l.network.Submit(l.Context(), l.sign(&holderrules.ImportClosed{Import: long.Import()}))
	must(l.T, err)
	l.step("closed")
	if after := l.firstPage(l.home.At(closed.Height)); after.Holders != int64(l.list.Holders) {
		l.Errorf("closed, the register has %d holders", after.Holders)
	}
	l.step("shown at the site that closed it")
}

func (l *largeImport) firstPage(site *client.Site) api.RegisterAnswer {
	l.Helper()
	page, err := site.RegisterPage(l.Context(), l.issuer, "")
	must(l.T, err)
	return page
}

// shown reads the whole register: at the homes with names, elsewhere without, and everywhere the same holdings.
func (l *largeImport) shown() {
	l.Helper()
	at := height(l.T)
	for place, site := range l.network.Sites() {
		session, err := site.Login(l.Context(), l.wallet)
		must(l.T, err)
		l.began = time.Now()
		register, err := session.At(at).Register(l.Context(), l.issuer, false)
		must(l.T, err)
		l.step("the whole register read at " + string(site.Member))
		l.check(register, place < 2)
	}
}

func (l *largeImport) check(register api.RegisterAnswer, named bool) {
	l.Helper()
	sums, names, lots := map[string]value.Shares{}, 0, 0
	for _, entry := range register.Entries {
		lots += len(entry.Lots)
		for class, shares := range entry.Totals {
			sums[class] += shares
		}
		if entry.Personal != nil && entry.Personal.Name != "" && strings.HasSuffix(entry.Personal.Email, "@example.com") {
			names++
		}
	}
	wanted := 0
	if named {
		wanted = l.list.Holders
	}
	if len(register.Entries) != l.list.Holders || lots != l.list.Lots || names != wanted {
		l.Errorf("%d holders with %d lots, %d names of %d", len(register.Entries), lots, names, wanted)
	}
	for _, class := range register.Classes {
		want := value.Shares(l.list.Issued[class.Name])
		if want == 0 || class.Issued != want || sums[string(class.Id)] != want {
			l.Errorf("%s: issued %d, held %d, want %d", class.Name, class.Issued, sums[string(class.Id)], want)
		}
	}
}
