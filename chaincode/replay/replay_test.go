package replay_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"

	"holdfast/chaincode/core"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/replay"
)

// recorded is a history that the program made when 2026-1 was the only set of rules: 322 random commands in 154 transactions,
// applied, rejected and refused, with real signatures.
func recorded(t testing.TB) []byte {
	t.Helper()
	file, err := os.Open("testdata/rules-2026-1.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	history, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return history
}

// recordedHash is the hash of the state that the program of that time came to, computed by it.
const recordedHash = "a507a6b74270125b00c7b7fe0a72e16a30aa22281563da2a96478cb97a5c1b9f"

func run(t *testing.T, history []byte) replay.Report {
	t.Helper()
	report, err := replay.Run(bytes.NewReader(history), proofs.Verifier{})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAHistoryOfEarlierRulesReplaysToTheSameBytes(t *testing.T) {
	report := run(t, recorded(t))
	if report.Hash != recordedHash {
		t.Errorf("the ledger's hash is %s, the program of that time came to %s: what was decided by earlier rules has changed", report.Hash, recordedHash)
	}
	if report.Records != 490 || report.Transactions != 154 || report.Applied < 100 || report.Rejected < 50 {
		t.Errorf("it came to %d records by %d transactions, %d applied and %d rejected", report.Records, report.Transactions, report.Applied, report.Rejected)
	}
	if len(report.Registers) < 2 || report.Registers[0].Hash == report.Registers[1].Hash || len(report.Broken) > 0 {
		t.Errorf("got %+v %v", report.Registers, report.Broken)
	}
}

func TestAHistoryWithAChangedCommandComesToAnotherHash(t *testing.T) {
	history := recorded(t)
	forged := bytes.Replace(history, []byte(`\"quantity\":\"1000\"`), []byte(`\"quantity\":\"1001\"`), 1)
	if bytes.Equal(forged, history) {
		t.Fatal("the forgery changes nothing")
	}
	if run(t, forged).Hash == recordedHash {
		t.Error("a changed command made no difference")
	}
}

func TestAnInvalidTransactionChangesNothing(t *testing.T) {
	history := bytes.SplitAfter(recorded(t), []byte("\n"))
	without := bytes.Join(append(append([][]byte{}, history[:50]...), history[51:]...), nil)
	invalid := bytes.Clone(bytes.Join(history, nil))
	invalid = bytes.Replace(invalid, history[50], bytes.Replace(history[50], []byte(`"VALID"`), []byte(`"MVCC_READ_CONFLICT"`), 1), 1)
	got, want := run(t, invalid), run(t, without)
	if got.Hash != want.Hash || got.Invalid != 1 || got.Hash == recordedHash {
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
	w, err := replay.NewWriter(&out, core.LedgerID(strings.Repeat("1e", 32)), 3)
	if err != nil {
		t.Fatal(err)
	}
	for block := range uint64(3) {
		refused := []core.SignedCommand{{Command: "<no command>", Proofs: []core.Proof{}}}
		if err := w.Write(replay.Transaction{Block: block, ID: "tx", At: 5, Submitter: "M", Validation: replay.Valid, Commands: refused}); err != nil {
			t.Fatal(err)
		}
	}
	if report := run(t, out.Bytes()); report.Transactions != 3 || report.Height != 2 || report.Records != 0 || report.Applied != 0 {
		t.Errorf("got %+v", report)
	}
}

func FuzzRunRefusesWhatIsNoHistory(f *testing.F) {
	history := recorded(f)
	f.Add(history[:bytes.IndexByte(history, '\n')+1])
	f.Add(history[:20_000])
	f.Fuzz(func(t *testing.T, history []byte) {
		report, err := replay.Run(bytes.NewReader(history), proofs.Verifier{})
		if err == nil && len(report.Hash) != 64 {
			t.Errorf("no error and no hash: %+v", report)
		}
	})
}
