package client

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

var (
	listIssuer = value.IssuerID(value.Derive("issuer", "x", 0))
	listClass  = value.ClassID(value.Derive("class", "x", 0))
)

// listPages are pages of one holder with ten shares each.
func listPages(n int) (holder.ImportOpened, [][]holder.ImportedEntry) {
	opened := holder.ImportOpened{List: value.Digest(strings.Repeat("a", 64)), Holders: n, Lots: n}
	opened.Totals = []model.ClassTotal{{Class: listClass, Quantity: value.Shares(10 * n)}}
	var pages [][]holder.ImportedEntry
	for i := range n {
		page := []holder.ImportedEntry{{
			Kind: model.Person, Commitment: value.Commitment(fmt.Sprintf("%064x", i)),
			Lots: []holder.ImportedLot{{Class: listClass, Quantity: 10, AcquiredOn: "2021-03-02"}},
		}}
		digest, err := holder.PageDigest(page)
		if err != nil {
			panic(err)
		}
		opened.Pages, pages = append(opened.Pages, digest), append(pages, page)
	}
	return opened, pages
}

func aList(t *testing.T, wallet *Wallet, n int) LongList {
	t.Helper()
	opened, pages := listPages(n)
	draft, err := NewDraft(testLedger, wallet.DID(), listIssuer, &opened)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := draft.Sign(wallet)
	if err != nil {
		t.Fatal(err)
	}
	return LongList{listIssuer, signed, pages}
}

// ledgerFake decides the commands of a list in pages.
type ledgerFake struct {
	mutex sync.Mutex
	state model.ImportState
	there []int
	// beaten are pages that somebody else sends first; broken is a page that is refused for another reason.
	beaten []int
	broken int
	opened int
	// again is how many pages came a second time: those that were still under way when sending ended.
	again int
}

func (l *ledgerFake) serve(t *testing.T) *fake {
	return newFake(t, map[string]http.HandlerFunc{
		post: func(w http.ResponseWriter, r *http.Request) {
			var signed model.SignedCommand
			if err := json.NewDecoder(r.Body).Decode(&signed); err != nil {
				t.Error(err)
			}
			command, err := rules.DecodeCommand([]byte(signed.Command))
			if err != nil {
				t.Error(err)
			}
			l.mutex.Lock()
			defer l.mutex.Unlock()
			switch body := command.Body.(type) {
			case *holder.ImportOpened:
				l.opened++
				applied(l.opened > 1)(w, r)
			case *holder.ImportPaged:
				switch {
				case slices.Contains(l.there, body.Index):
					l.again++
					problem(http.StatusUnprocessableEntity, string(value.CodeAlreadyExists))(w, r)
					return
				case slices.Contains(l.beaten, body.Index):
					problem(http.StatusUnprocessableEntity, string(value.CodeAlreadyExists))(w, r)
					return
				case body.Index == l.broken:
					problem(http.StatusUnprocessableEntity, "totals-differ")(w, r)
					return
				}
				l.there = append(l.there, body.Index)
				applied(false)(w, r)
			}
		},
		"GET /v1/staged-imports/{id}": func(w http.ResponseWriter, _ *http.Request) {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			write(w, http.StatusOK, api.ImportProgress{Import: model.Import{State: l.state}, There: slices.Clone(l.there), Height: 8})
		},
	})
}

func TestAListIsSentWholeAndGoesOnWhereItStopped(t *testing.T) {
	wallet := newWallet(t)
	list := aList(t, wallet, 30)
	ledger := &ledgerFake{state: model.ImportIsOpen, beaten: []int{3}, broken: 17}
	network := networkOf(t, ledger.serve(t))
	if _, err := network.SendList(t.Context(), testLedger, wallet, list, nil); err == nil || !strings.Contains(err.Error(), "page 18 of 30") {
		t.Fatalf("a page that is refused ends it with %v", err)
	}
	ledger.broken = -1
	var told []int
	state, err := network.SendList(t.Context(), testLedger, wallet, list, func(there, of int) {
		if of != 30 {
			t.Errorf("of %d pages", of)
		}
		told = append(told, there)
	})
	if err != nil || state.State != model.ImportIsOpen || ledger.opened != 2 || len(ledger.there) != 29 {
		t.Errorf("%d of 29 pages are there, %+v, %v", len(ledger.there), state, err)
	}
	if ledger.again > pagesAtOnce {
		t.Errorf("%d pages are sent again", ledger.again)
	}
	if !slices.IsSorted(told) || told[len(told)-1] != 30 {
		t.Errorf("told %v", told)
	}
}

func TestAListThatEndedIsSentNoPages(t *testing.T) {
	wallet := newWallet(t)
	for _, state := range []model.ImportState{model.ImportIsClosed, model.ImportIsAborted} {
		ledger := &ledgerFake{state: state, broken: -1}
		got, err := networkOf(t, ledger.serve(t)).SendList(t.Context(), testLedger, wallet, aList(t, wallet, 3), nil)
		if err != nil || got.State != state || len(ledger.there) != 0 {
			t.Errorf("%s: %+v, %v, %d pages sent", state, got, err, len(ledger.there))
		}
	}
}

func TestPagesThatAreNotWhatTheOpeningActSaysAreNotSigned(t *testing.T) {
	opened, pages := listPages(3)
	serve := func(pages [][]holder.ImportedEntry) *Site {
		return networkOf(t, newFake(t, map[string]http.HandlerFunc{
			"GET /v1/issuers/{issuer}/imports/{import}/pages/{page}": func(w http.ResponseWriter, r *http.Request) {
				var index int
				if _, err := fmt.Sscan(r.PathValue("page"), &index); err != nil {
					t.Error(err)
				}
				write(w, http.StatusOK, api.ImportPage{Index: index, Entries: pages[index]})
			},
		})).Sites()[0]
	}
	if got, err := serve(pages).ListPages(t.Context(), listIssuer, "import-1", opened); err != nil || len(got) != 3 || got[2][0].Commitment != pages[2][0].Commitment {
		t.Errorf("the right pages: %v", err)
	}
	swapped := [][]holder.ImportedEntry{pages[1], pages[0], pages[2]}
	fewer, more := opened, opened
	fewer.Holders, more.Totals = 2, []model.ClassTotal{{Class: listClass, Quantity: 31}}
	for what, try := range map[string]struct {
		opened holder.ImportOpened
		pages  [][]holder.ImportedEntry
	}{
		"pages in another order":     {opened, swapped},
		"another number of holders":  {fewer, pages},
		"another total":              {more, pages},
		"more pages than are signed": {holder.ImportOpened{Pages: make([]value.Digest, 1001)}, nil},
	} {
		if _, err := serve(try.pages).ListPages(t.Context(), listIssuer, "import-1", try.opened); err == nil {
			t.Errorf("%s were taken", what)
		}
	}
}
