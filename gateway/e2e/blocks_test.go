//go:build e2e

package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"holdfast/gateway/demo"
	"holdfast/gateway/shareholderlist"
	"holdfast/gateway/shareholderlist/sample"
)

// testNoPersonalDataInBlocks searches every block that any peer or orderer keeps for every name, address, birth date,
// number, e-mail address, telephone number and account of the list and of the parties.
func testNoPersonalDataInBlocks(t *testing.T) {
	needles := personalData(t)
	if len(needles) < 5*27 {
		t.Fatalf("only %d things to search for", len(needles))
	}
	noOtherFault(t)
	want := height(t)
	chains := blockFiles(t)
	if len(chains) != 8 {
		t.Fatalf("the blocks of %d peers and orderers were found, not of 8", len(chains))
	}
	for directory := range chains {
		ledger := allBlocks(t, directory, want)
		// What is public must be found, or the search proves nothing.
		for _, public := range []string{string(first.Company.Issuer), string(first.Trade.Parties[0]), first.Company.Name, string(first.Trade.Agreement)} {
			if !bytes.Contains(ledger, []byte(public)) {
				t.Errorf("%s: %s was not found, and should be", directory, public)
			}
		}
		for _, needle := range needles {
			for form, written := range forms(needle.text) {
				if at := bytes.Index(ledger, written); at >= 0 {
					t.Errorf("%s: the %s of somebody stands at byte %d, as %s", directory, needle.what, at, form)
				}
			}
		}
	}
	t.Logf("searched %d blocks at %d peers and orderers for %d things", want, len(chains), len(needles))
}

// testNoPersonalDataInLogs searches what every process wrote for the same.
func testNoPersonalDataInLogs(t *testing.T) {
	logs, err := filepath.Glob(filepath.Join(network.state, "logs", "*"))
	must(t, err)
	if len(logs) < 20 {
		t.Fatalf("only %d logs", len(logs))
	}
	size := 0
	for _, file := range logs {
		content, err := os.ReadFile(file)
		must(t, err)
		size += len(content)
		for _, needle := range personalData(t) {
			for form, written := range forms(needle.text) {
				if at := bytes.Index(content, written); at >= 0 {
					t.Errorf("%s: the %s of somebody stands at byte %d, as %s", filepath.Base(file), needle.what, at, form)
				}
			}
		}
	}
	t.Logf("searched %d logs of %d bytes", len(logs), size)
}

// needle is something personal.
type needle struct{ what, text string }

func personalData(t *testing.T) []needle {
	t.Helper()
	options := shareholderlist.Options{Classes: sample.Classes(), Today: shareholderlist.Date{Year: 2025, Month: 1, Day: 1}}
	preview := shareholderlist.Read(bytes.NewReader(sample.XLSX), int64(len(sample.XLSX)), sample.NameXLSX, options)
	var all []needle
	add := func(what, text string) {
		if text != "" {
			all = append(all, needle{what, text})
		}
	}
	for _, holder := range preview.Holders {
		add("name", holder.Name)
		add("address", holder.Address)
		add("e-mail address", holder.Email)
		add("telephone number", holder.Phone)
		add("birth date", holder.BirthDate.String())
		add("corporate number", string(holder.CorporateNumber))
		add("corporate number", strings.ReplaceAll(string(holder.CorporateNumber), "-", ""))
		add("business number", string(holder.BusinessNumber))
	}
	add("name", demo.Buyer.Name)
	add("address", demo.Buyer.Address)
	add("e-mail address", demo.Buyer.Email)
	add("telephone number", demo.Buyer.Phone)
	add("birth date", demo.Buyer.Identifier)
	for _, who := range []personFile{holder, investor} {
		add("name", who.Name)
		add("address", who.Address)
		add("e-mail address", who.Email)
		add("telephone number", who.Phone)
		add("birth date", who.Identifier)
	}
	add("account", bankAccount.Number)
	add("bank", bankAccount.Bank)
	add("account", demo.SellerAccount.Number)
	add("account", demo.BuyerAccount.Number)
	add("bank", demo.SellerAccount.Bank)
	add("bank", demo.BuyerAccount.Bank)
	return all
}

// forms are the ways in which a text may be written: as it is, in UTF-16, escaped, in hexadecimal, and within base64 at any
// of the three positions.
func forms(text string) map[string][]byte {
	raw := []byte(text)
	units := utf16.Encode([]rune(text))
	little, big := make([]byte, 0, 2*len(units)), make([]byte, 0, 2*len(units))
	for _, unit := range units {
		little = binary.LittleEndian.AppendUint16(little, unit)
		big = binary.BigEndian.AppendUint16(big, unit)
	}
	all := map[string][]byte{
		"UTF-8": raw, "UTF-16LE": little, "UTF-16BE": big, "hexadecimal": []byte(hex.EncodeToString(raw)), "percent-encoded": []byte(url.QueryEscape(text)),
		"JSON escapes": []byte(strings.Trim(strconv.QuoteToASCII(text), `"`)),
	}
	for shift := range 3 {
		// Of text after shift bytes, the characters that depend on the text alone.
		encoded := base64.StdEncoding.EncodeToString(append(make([]byte, shift), raw...))
		start, end := (8*shift+5)/6, 8*(shift+len(raw))/6
		all["base64 at "+strconv.Itoa(shift)] = []byte(encoded[start:end])
		all["base64url at "+strconv.Itoa(shift)] = []byte(strings.NewReplacer("+", "-", "/", "_").Replace(encoded[start:end]))
	}
	return all
}

// blockFiles are the directories in which a peer or an orderer keeps its blocks.
func blockFiles(t *testing.T) map[string]bool {
	t.Helper()
	directories := map[string]bool{}
	must(t, filepath.WalkDir(network.state, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(entry.Name(), "blockfile_") {
			directories[filepath.Dir(path)] = true
		}
		return err
	}))
	return directories
}

// allBlocks reads a directory's blocks, of which there must be as many as the sites have seen.
func allBlocks(t *testing.T, directory string, want int64) []byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(directory, "blockfile_*"))
	must(t, err)
	var ledger []byte
	for _, file := range files { // Glob sorts, and the files are numbered with leading zeros
		content, err := os.ReadFile(file)
		must(t, err)
		ledger = append(ledger, content...)
	}
	if count := countBlocks(ledger); count < want {
		t.Errorf("%s has %d blocks, the sites have seen %d", directory, count, want)
	}
	return ledger
}

// countBlocks counts the whole blocks in a block file, each written after its length.
func countBlocks(ledger []byte) int64 {
	count := int64(0)
	for len(ledger) > 0 {
		length, used := binary.Uvarint(ledger)
		if used <= 0 || length > uint64(len(ledger)-used) {
			break // one is being written
		}
		ledger = ledger[used+int(length):]
		count++
	}
	return count
}
