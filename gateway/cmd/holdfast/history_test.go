package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/replay"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/ledger/ledgertest"
)

// aHistory is a file with a history in which two companies have applied, and what it comes to.
func aHistory(t *testing.T) (string, replay.Report) {
	t.Helper()
	ledger := value.LedgerID(strings.Repeat("1e", 32))
	founding, administrators := ledgertest.Founding(ledger)
	applicant := ledgertest.NewPerson(ledger)
	commands := []model.SignedCommand{founding, applicant.Introduction("member1", administrators["member1"])}
	for _, number := range []string{"1101110000001", "1101110000002"} {
		commands = append(commands, applicant.Signs("", &company.IssuerApplied{Facts: model.IssuerFacts{
			Name: "주식회사 한결", CorporateNumber: number, BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
			Homes: []value.MemberID{"member1", "member2"}, Extract: value.Digest(strings.Repeat("e", 64)), Board: model.Board{Directors: []value.DID{}},
			Classes: []model.ClassTerms{{Name: "보통주", Par: 500, Authorised: 10_000, Issued: 1_000, Approval: model.NoApproval}},
		}}))
	}
	var lines bytes.Buffer
	writer, err := replay.NewWriter(&lines, ledger, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Write(replay.Transaction{
		Block: 1, ID: "tx", At: value.Time(time.Now().Unix()), Submitter: "Member1MSP", Validation: replay.Valid, Commands: commands,
	}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "history.jsonl")
	if err := os.WriteFile(path, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := replay.Run(&lines, proofs.Verifier{})
	if err != nil || len(report.Registers) != 2 {
		t.Fatalf("%v: %+v", err, report)
	}
	return path, report
}

func TestAReplayShowsTheHashOfEachRegister(t *testing.T) {
	path, report := aHistory(t)
	got := runProgram(t, "", "replay", "--lang", "en", path)
	if got.exit != exitDone || !strings.Contains(got.stdout, report.Hash) {
		t.Fatalf("got %+v", got)
	}
	for _, r := range report.Registers {
		if !strings.Contains(got.stdout, r.Hash+"  "+string(r.Issuer)) {
			t.Errorf("the register %s is missing in %s", r.Issuer, got.stdout)
		}
	}
}

func TestAReplayIsComparedWithWhatASiteSays(t *testing.T) {
	path, report := aHistory(t)
	for _, honest := range []bool{true, false} {
		hashes := map[string]http.HandlerFunc{}
		for i, r := range report.Registers {
			hash := r.Hash
			if !honest && i == 0 {
				hash = strings.Repeat("0", 64)
			}
			hashes["GET /v1/issuers/"+string(r.Issuer)+"/hash"] = answer(http.StatusOK, api.RegisterHash{Issuer: r.Issuer, Hash: hash})
		}
		g := newGateway(t, applied(), hashes)
		got := runProgram(t, "", "replay", "--site", g.URL, "--lang", "en", "--compare", path)
		if (got.exit == exitDone) != honest || strings.Contains(got.stdout, "differs from the site") == honest {
			t.Errorf("honest %v: got %+v", honest, got)
		}
	}
}

func TestWhatIsNoHistoryIsNotReplayed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.jsonl")
	if err := os.WriteFile(path, []byte("{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := runProgram(t, "", "replay", "--lang", "en", path); got.exit == exitDone || !strings.Contains(got.stderr, "line 1") {
		t.Errorf("got %+v", got)
	}
}

func TestAnExportedHistoryNeverReplacesAFileAndNeverStaysHalf(t *testing.T) {
	path, _ := aHistory(t)
	wallet := aWallet(t)
	g := newGateway(t, applied(), nil)
	if got := runProgram(t, "", "history", "export", "--site", g.URL, "--wallet", wallet, path); got.exit == exitDone {
		t.Errorf("got %+v", got)
	}
	fresh := filepath.Join(t.TempDir(), "fresh.jsonl")
	if got := runProgram(t, "", "history", "export", "--site", g.URL, "--wallet", wallet, fresh); got.exit == exitDone {
		t.Errorf("got %+v", got)
	}
	if _, err := os.Stat(fresh); !os.IsNotExist(err) {
		t.Error("half a history stays")
	}
}

func TestALotsHistoryIsTold(t *testing.T) {
	lot := value.LotID("lot-000102030405060708090a0b0c0d0e0f")
	g := newGateway(t, applied(), map[string]http.HandlerFunc{
		"GET /v1/lots/" + string(lot) + "/history": answer(http.StatusOK, api.LotHistory{
			Lot: lot, Into: []api.LotPart{{Lot: "lot-b", Entry: "entry-b", Quantity: 7}},
			Steps: []api.LotStep{{
				Lot: lot, Quantity: 600, EffectiveOn: "2021-03-02", PaidOn: "2021-03-02", Sentence: api.Sentence{Ko: "처음", En: "First 600."},
				Acts:   []api.LotAct{{Type: "RegisterImported", Name: api.Sentence{Ko: "등재", En: "entry"}, Block: 9, Signers: []string{"did:holdfast:x#y"}}},
				Beside: []api.LotPart{{Lot: "lot-c", Quantity: 3}},
			}},
		}),
	})
	got := runProgram(t, "", "lot", "history", "--site", g.URL, "--lang", "en", string(lot))
	for _, want := range []string{"First 600.", "block 9", "did:holdfast:x#y", "lot-b of 7", "lot-c of 3"} {
		if got.exit != exitDone || !strings.Contains(got.stdout, want) {
			t.Errorf("%q is missing in %+v", want, got)
		}
	}
}
