package main

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"slices"
	"testing"
)

// TestCommittedFilesAreWhatTheGeneratorWrites compares unpacked parts: how a part is compressed may change with Go.
func TestCommittedFilesAreWhatTheGeneratorWrites(t *testing.T) {
	xlsx, err := workbook()
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile("../hanbit-shareholders.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(parts(t, xlsx), parts(t, committed), slices.Equal) {
		t.Error("hanbit-shareholders.xlsx is not what the generator writes: run go generate")
	}
	csv, err := commaSeparated()
	if err != nil {
		t.Fatal(err)
	}
	committed, err = os.ReadFile("../hanbit-shareholders.csv")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(csv, committed) {
		t.Error("hanbit-shareholders.csv is not what the generator writes: run go generate")
	}
}

func parts(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, entry := range archive.File {
		part, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		all[entry.Name] = data
	}
	return all
}
