package replay_test

import (
	"bytes"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/replay"
	"holdfast/chaincode/value"
)

func run(t *testing.T, history []byte) replay.Report {
	t.Helper()
	report, err := replay.Run(bytes.NewReader(history), proofs.Verifier{})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAHistoryReplaysToTheSameHash(t *testing.T) {
	report := run(t, history(t))
	if again := run(t, history(t)); report.Hash != again.Hash {
		t.Errorf("the ledger's hash is %s, and then %s", report.Hash, again.Hash)
	}
	if report.Transactions != 15 || report.Height != 15 || report.Applied != 13 || report.Rejected != 1 {
		t.Errorf("%d transactions to block %d, %d applied and %d rejected", report.Transactions, report.Height, report.Applied, report.Rejected)
	}
	if len(report.Registers) != 2 || report.Registers[0].Hash == report.Registers[1].Hash || len(report.Broken) > 0 {
		t.Errorf("got %+v %v", report.Registers, report.Broken)
	}
}

func TestAHistoryWithAChangedCommandComesToAnotherHash(t *testing.T) {
	before := history(t)
	forged := bytes.Replace(before, []byte(`\"quantity\":\"1000\"`), []byte(`\"quantity\":\"1001\"`), 1)
	if bytes.Equal(forged, before) {
		t.Fatal("the forgery changes nothing")
	}
	got, want := run(t, forged), run(t, before)
	if got.Hash == want.Hash {
		t.Error("a changed command made no difference")
	}
	if got.Refused != want.Refused+1 {
		t.Errorf("%d commands are refused, and %d of the true history", got.Refused, want.Refused)
	}
}

func TestAnInvalidTransactionChangesNothing(t *testing.T) {
	lines := bytes.SplitAfter(history(t), []byte("\n"))
	without := bytes.Join(append(append([][]byte{}, lines[:10]...), lines[11:]...), nil)
	invalid := bytes.Clone(bytes.Join(lines, nil))
	invalid = bytes.Replace(invalid, lines[10], bytes.Replace(lines[10], []byte(`"VALID"`), []byte(`"MVCC_READ_CONFLICT"`), 1), 1)
	got, want := run(t, invalid), run(t, without)
	if got.Hash != want.Hash || got.Invalid != 1 || got.Hash == run(t, history(t)).Hash {
		t.Errorf("with the invalid transaction %s, without it %s, %d invalid", got.Hash, want.Hash, got.Invalid)
	}
}

func TestAHistoryOutOfFormIsRefusedWithItsLine(t *testing.T) {
	good := `{"format":"holdfast-history","version":1,"ledger":"` + strings.Repeat("1e", 32) + `"}` + "\n"
	line := func(block string) string {
		return `{"block":` + block + `,"index":0,"tx":"a","at":"2026-09-21T03:00:00Z","submitter":"M","validation":"MVCC_READ_CONFLICT","commands":[]}` + "\n"
	}
	for name, tc := range map[string]struct{ history, want string }{
		"nothing":              {"", "empty"},
		"another format":       {strings.Replace(good, "holdfast", "other", 1), "line 1"},
		"another version":      {strings.Replace(good, `"version":1`, `"version":2`, 1), "line 1"},
		"no ledger":            {strings.Replace(good, "1e1e", "", 1), "line 1"},
		"an unknown field":     {good + strings.Replace(line("1"), `"tx"`, `"tex"`, 1), "line 2"},
		"out of order":         {good + line("2") + line("1"), "line 3"},
		"one place twice":      {good + line("2") + line("2"), "line 3"},
		"two values in a line": {good + strings.TrimSuffix(line("1"), "\n") + line("2"), "line 2"},
		"no validation":        {good + strings.Replace(line("1"), "MVCC_READ_CONFLICT", "", 1), "line 2"},
		"an empty batch":       {good + strings.Replace(line("1"), "MVCC_READ_CONFLICT", "VALID", 1), "line 2"},
		"a history cut off":    {strings.Replace(good, `"version":1`, `"transactions":2,"version":1`, 1) + line("1"), "1 of its 2"},
		"a line without end":   {good + strings.Repeat(" ", 3<<20), "line 2"},
	} {
		_, err := replay.Run(strings.NewReader(tc.history), proofs.Verifier{})
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatTheWriterWritesIsReadAgain(t *testing.T) {
	var out bytes.Buffer
	w, err := replay.NewWriter(&out, value.LedgerID(strings.Repeat("1e", 32)), 3)
	if err != nil {
		t.Fatal(err)
	}
	for block := range uint64(3) {
		refused := []model.SignedCommand{{Command: "<no command>", Proofs: []model.Proof{}}}
		if err := w.Write(replay.Transaction{Block: block, ID: "tx", At: 5, Submitter: "M", Validation: replay.Valid, Commands: refused}); err != nil {
			t.Fatal(err)
		}
	}
	if report := run(t, out.Bytes()); report.Transactions != 3 || report.Height != 2 || report.Records != 0 || report.Applied != 0 {
		t.Errorf("got %+v", report)
	}
}

func FuzzRunRefusesWhatIsNoHistory(f *testing.F) {
	whole := history(f)
	f.Add(whole[:bytes.IndexByte(whole, '\n')+1])
	f.Add(whole)
	f.Fuzz(func(t *testing.T, history []byte) {
		report, err := replay.Run(bytes.NewReader(history), proofs.Verifier{})
		if err == nil && len(report.Hash) != 64 {
			t.Errorf("no error and no hash: %+v", report)
		}
	})
}
