//go:build e2e

package e2e

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo"
	"holdfast/gateway/demo/people"
)

// first is the demo that the seven development people play; later tests go on with its people and its company.
var first demo.Result

// TestEverything runs in order, on one network.
func TestEverything(t *testing.T) {
	if !t.Run("the demo", testDemo) {
		t.FailNow()
	}
	t.Run("a running network is founded once", testFoundAgain)
	t.Run("bad commands are refused and write nothing", testBadCommands)
	t.Run("bad lists are refused and write nothing", testBadLists)
	t.Run("a register goes out and in again", testRoundTrip)
	t.Run("a register of 10,000 holders", testLargeRegister)
	t.Run("a company's life", testLife)
	t.Run("a whole trade by the command line", testTradeByCommandLine)
	t.Run("a gateway killed in the middle applies nothing twice", testKilledGateway)
	t.Run("the demo with a site dead", testDemoWithASiteDead)
	t.Run("no block holds personal data", testNoPersonalDataInBlocks)
	t.Run("no log holds personal data", testNoPersonalDataInLogs)
	t.Run("every site reconciles", testReconcile)
}

func runDemo(t *testing.T) demo.Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), demoPatience)
	defer cancel()
	result, err := demo.Run(ctx, demo.Options{State: network.state})
	for _, step := range result.Steps {
		t.Logf("%d. %s: %.1fs", step.Number, step.Name.English, step.Seconds)
		for _, fact := range step.Facts {
			t.Logf("   %s", fact.English)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	slowest := slices.MaxFunc(result.Transactions, func(a, b demo.Transaction) int { return cmp.Compare(a.Milliseconds, b.Milliseconds) })
	t.Logf("%.1fs to settlement, %.1fs in all; the slowest command took %d ms (%s)", result.SecondsToSettlement, result.Seconds, slowest.Milliseconds, slowest.What.English)
	return result
}

func testDemo(t *testing.T) {
	first = runDemo(t)
	if len(first.Steps) != 6 || len(first.Live) != 4 || len(first.Dead) != 0 || len(first.Reconciled) != 4 || first.Company.Copies != 2 {
		t.Errorf("%d steps, live %v, dead %v, %d reconciled, %d copies", len(first.Steps), first.Live, first.Dead, len(first.Reconciled), first.Company.Copies)
	}
	blocks := map[string]int64{}
	for _, tx := range first.Transactions {
		if tx.Tx == "" || tx.Block == 0 {
			t.Errorf("%s has no place on the ledger", tx.What.English)
		}
		blocks[tx.Tx] = tx.Block
	}
	if blocks[first.Trade.Settlement] != first.Trade.Block {
		t.Errorf("the settlement is in block %d and in %d", blocks[first.Trade.Settlement], first.Trade.Block)
	}
}

// testFoundAgain proves that founding does only what is missing.
func testFoundAgain(t *testing.T) {
	before := written(t)
	var report struct {
		Founded               bool
		Introduced, Appointed int
	}
	holdfastJSON(t, &report, "found")
	if report.Founded || report.Introduced != 0 || report.Appointed != 0 {
		t.Errorf("done again: %+v", report)
	}
	if after := written(t); after != before {
		t.Errorf("%d transactions were written", after-before)
	}
}

// testDemoWithASiteDead kills each site in turn, and makes a whole trade without it.
func testDemoWithASiteDead(t *testing.T) {
	_, directory := sites(t)
	for _, site := range directory.Sites {
		t.Run(string(site.Member), func(t *testing.T) {
			noOtherFault(t)
			killSite(t, site.Member)
			alive := sync.OnceFunc(func() { restart(t) })
			t.Cleanup(alive)
			result := runDemo(t)
			if len(result.Dead) != 1 || result.Dead[0] != site.Member {
				t.Errorf("dead: %v", result.Dead)
			}
			if result.Company.Homes[0] != site.Member || result.Company.Copies != 1 {
				t.Errorf("homes %v, %d copies: the dead site is no home", result.Company.Homes, result.Company.Copies)
			}
			if len(result.Reconciled) != 3 {
				t.Errorf("%d sites reconciled", len(result.Reconciled))
			}
			alive()
			caughtUp(t, result)
		})
	}
}

// caughtUp waits until the home that was dead has all the personal data that it was owed: the officer sees every name there.
func caughtUp(t *testing.T, result demo.Result) {
	t.Helper()
	officer, err := client.OpenWallet(people.File(result.Wallets, people.Officer))
	must(t, err)
	consortium, _ := sites(t)
	home, err := consortium.Site(result.Company.Homes[0])
	must(t, err)
	session, err := home.Login(t.Context(), officer)
	must(t, err)
	waitFor(t, "the owed copies at "+string(home.Member), func() bool {
		register, err := session.At(result.After.Height).Register(t.Context(), result.Company.Issuer, false)
		must(t, err)
		for _, entry := range register.Entries {
			if entry.Personal == nil {
				return false
			}
		}
		return len(register.Entries) == 28
	})
}

// height is the highest block height that any site has seen, once all have seen it.
func height(t *testing.T) int64 {
	t.Helper()
	consortium, _ := sites(t)
	highest := int64(0)
	for _, site := range consortium.Sites() {
		answer, err := site.AwaitLedger(t.Context())
		must(t, err)
		highest = max(highest, answer.Height)
	}
	for _, site := range consortium.Sites() {
		answer, err := site.At(highest).AwaitLedger(t.Context())
		must(t, err)
		highest = max(highest, answer.Height)
	}
	return highest
}

// testReconcile compares every site's read model with the ledger, after everything, by the command line.
func testReconcile(t *testing.T) {
	_, directory := sites(t)
	for _, site := range directory.Sites {
		var found struct {
			Records     int
			Differences []any
			Violations  []any
		}
		holdfastJSON(t, &found, "reconcile", "--site", string(site.Member), "--wallet", site.StaffDir+"/operator.json")
		if found.Records == 0 || len(found.Differences)+len(found.Violations) != 0 {
			t.Errorf("%s: %+v", site.Member, found)
		}
	}
}

// demoPatience bounds one demo; it takes seconds.
const demoPatience = 3 * time.Minute

// digest is a digest of nothing in particular.
const digest value.Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
