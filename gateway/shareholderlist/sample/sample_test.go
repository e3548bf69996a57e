package sample_test

import (
	"bytes"
	"reflect"
	"testing"

	"holdfast/gateway/shareholderlist"
	"holdfast/gateway/shareholderlist/sample"
)

func read(t *testing.T, file []byte, name string) shareholderlist.Preview {
	t.Helper()
	options := shareholderlist.Options{Classes: sample.Classes(), Today: shareholderlist.Date{Year: 2025, Month: 6, Day: 30}}
	return shareholderlist.Read(bytes.NewReader(file), int64(len(file)), name, options)
}

// withoutRows leaves out what may differ between two files of one list: where a lot stands.
func withoutRows(holders []shareholderlist.Holder) []shareholderlist.Holder {
	for h := range holders {
		for l := range holders[h].Lots {
			holders[h].Lots[l].Row = 0
		}
	}
	return holders
}

func TestBothFilesAreReady(t *testing.T) {
	for name, file := range map[string][]byte{sample.NameXLSX: sample.XLSX, sample.NameCSV: sample.CSV} {
		preview := read(t, file, name)
		if !preview.Ready() {
			t.Errorf("%s is not ready: %+v", name, preview.Problems)
		}
		for _, total := range preview.Totals {
			if total.Listed != total.Issued || total.Listed == 0 {
				t.Errorf("%s: %s adds up to %d of %d", name, total.Name, total.Listed, total.Issued)
			}
		}
	}
}

func TestBothFilesHoldTheSameHoldersAndLots(t *testing.T) {
	fromXLSX := withoutRows(read(t, sample.XLSX, sample.NameXLSX).Holders)
	fromCSV := withoutRows(read(t, sample.CSV, sample.NameCSV).Holders)
	if !reflect.DeepEqual(fromXLSX, fromCSV) {
		t.Errorf("the files differ:\n%+v\n%+v", fromXLSX, fromCSV)
	}
}

func TestSampleHasWhatTheDemoNeeds(t *testing.T) {
	preview := read(t, sample.XLSX, sample.NameXLSX)
	kinds, lots, names, founders := map[shareholderlist.Kind]int{}, 0, map[string]int{}, 0
	for _, h := range preview.Holders {
		kinds[h.Kind]++
		names[h.Name]++
		lots += len(h.Lots)
		if h.Name == sample.Representative && len(h.Lots) == 3 {
			founders++
		}
		for _, lot := range h.Lots {
			if lot.AcquiredOn.IsZero() {
				t.Errorf("row %d has no acquisition date", lot.Row)
			}
		}
	}
	if len(preview.Holders) != 27 || lots != 29 {
		t.Errorf("%d holders with %d lots, want 27 with 29", len(preview.Holders), lots)
	}
	if kinds[shareholderlist.Company] != 1 || kinds[shareholderlist.Fund] != 1 || kinds[shareholderlist.Person] != 25 {
		t.Errorf("kinds: %v", kinds)
	}
	if names["김민준"] != 2 || founders != 1 {
		t.Errorf("김민준 %d times, founder with three lots %d times", names["김민준"], founders)
	}
}

func TestTotalIsReadFromAFormula(t *testing.T) {
	for _, problem := range read(t, sample.XLSX, sample.NameXLSX).Problems {
		if problem.Code == shareholderlist.NoteFormula && problem.Column == "I" {
			return
		}
	}
	t.Error("no note of a formula in the shares column")
}
