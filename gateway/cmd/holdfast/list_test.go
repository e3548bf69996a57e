package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// A list in pages is kept until it is entered: the same command again goes on, and uploads nothing twice.
func TestALongListThatStoppedGoesOnWithTheSameCommand(t *testing.T) {
	wallet := aWallet(t)
	issuer := value.IssuerID(value.Derive("issuer", "x", 0))
	class := value.ClassID(value.Derive("class", "x", 0))
	entries := []holder.ImportedEntry{{
		Kind: model.Person, Commitment: value.Commitment(strings.Repeat("c", 64)),
		Lots: []holder.ImportedLot{{Class: class, Quantity: 60, AcquiredOn: "2021-03-02"}},
	}}
	digest, err := holder.PageDigest(entries)
	if err != nil {
		t.Fatal(err)
	}
	opened := holder.ImportOpened{
		List: value.Digest(strings.Repeat("a", 64)), Pages: []value.Digest{digest}, Holders: 1, Lots: 1,
		Totals: []model.ClassTotal{{Class: class, Quantity: 60}},
	}
	uploads, broken := 0, true
	var arrived []value.Type
	var site *gatewayFake
	submit := func(w http.ResponseWriter, r *http.Request) {
		command, err := rules.DecodeCommand([]byte(site.submitted[len(site.submitted)-1].Command))
		if err != nil {
			t.Error(err)
		}
		if command.Type == holder.TypeImportPaged && broken {
			write(w, http.StatusUnprocessableEntity, api.Problem{Status: 422, Code: "date-out-of-range", Sentence: api.Sentence{Ko: "거절", En: "rejected"}})
			return
		}
		arrived = append(arrived, command.Type)
		applied()(w, r)
	}
	path := "/v1/issuers/" + string(issuer)
	site = newGateway(t, submit, map[string]http.HandlerFunc{
		"POST /v1/login/challenge": func(w http.ResponseWriter, _ *http.Request) {
			write(w, http.StatusOK, api.LoginChallenge{Nonce: strings.Repeat("n", 43), Aud: site.URL, Expires: 4_000_000_000})
		},
		"POST /v1/login": answer(http.StatusOK, api.LoginAnswer{Token: "t", Expires: 4_000_000_000}),
		"GET " + path:    answer(http.StatusOK, api.IssuerAnswer{Issuer: model.Issuer{ID: issuer, Homes: []value.MemberID{"member1"}}}),
		"POST " + path + "/imports": func(w http.ResponseWriter, _ *http.Request) {
			uploads++
			write(w, http.StatusCreated, api.ImportAnswer{Import: "import-1", Preview: api.ImportPreview{Ready: true, HolderCount: 1, LotCount: 1}})
		},
		"POST " + path + "/imports/import-1/deposit": answer(http.StatusOK, api.ImportDeposit{Opened: &opened, Copies: 1, Homes: []value.MemberID{"member1"}}),
		"GET " + path + "/imports/import-1/pages/0":  answer(http.StatusOK, api.ImportPage{Digest: digest, Entries: entries}),
		"GET /v1/staged-imports/{staged}":            answer(http.StatusOK, api.ImportProgress{Import: model.Import{State: model.ImportIsOpen}, There: []int{}}),
	})
	list := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(list, []byte("a list"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func() outcome {
		return runProgram(t, "", "register", "import", string(issuer), list, "--site", site.URL, "--wallet", wallet, "--lang", "en", "--yes")
	}
	keptFiles := func() []string {
		found, err := filepath.Glob(filepath.Join(filepath.Dir(wallet), "list-*.json"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if got := run(); got.exit == exitDone || !strings.Contains(got.stderr, "Run the same command again") || len(keptFiles()) != 1 {
		t.Fatalf("a page was rejected: %+v, kept %v", got, keptFiles())
	}
	content, err := os.ReadFile(keptFiles()[0])
	if err != nil || !json.Valid(content) {
		t.Fatal(err)
	}
	info, err := os.Stat(keptFiles()[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("it is kept with the mode %v, %v", info.Mode(), err)
	}
	broken = false
	if got := run(); got.exit != exitDone || uploads != 1 || len(keptFiles()) != 0 {
		t.Fatalf("going on: %+v after %d uploads, kept %v", got, uploads, keptFiles())
	}
	want := []value.Type{holder.TypeImportOpened, holder.TypeImportOpened, holder.TypeImportPaged, holder.TypeImportClosed}
	if fmt.Sprint(arrived) != fmt.Sprint(want) {
		t.Errorf("the ledger got %v", arrived)
	}
}
