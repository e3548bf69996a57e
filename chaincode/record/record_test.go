package record_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
)

// more are further records by their name in the golden files; each group of records adds its own.
var more = map[string]model.Record{}

// everySample is every sample by its name in the golden files.
func everySample() map[string]model.Record {
	out := maps.Clone(more)
	for _, sample := range samples() {
		name := string(sample.Ref().Kind)
		if out[name] != nil {
			panic("two samples are called " + name)
		}
		out[name] = sample
	}
	return out
}

func TestParseKeyIsTheInverseOfKey(t *testing.T) {
	for _, sample := range everySample() {
		ref := sample.Ref()
		got, err := record.ParseKey(record.Key(ref))
		if err != nil || got != ref {
			t.Errorf("%v became %v (%v)", ref, got, err)
		}
	}
}

func TestParseKeyRefusesWhatNamesNoRecord(t *testing.T) {
	page := string(sampleStaged) + "/"
	for _, key := range []string{"change-page/" + page + "0", "change-page/" + page + "999"} {
		if _, err := record.ParseKey(key); err != nil {
			t.Errorf("%q names no record: %v", key, err)
		}
	}
	for _, key := range []string{
		"", "/", "lot", "lot/", "lot/lot-1", "Lot/lot-303132333435363738393a3b3c3d3e3f", "lot/LOT-303132333435363738393a3b3c3d3e3f",
		"lot/lot-303132333435363738393a3b3c3d3e3f/", " lot/lot-303132333435363738393a3b3c3d3e3f", "unknown/x", "ledger/1",
		"desk/member1/escrow", "desk/member1/nosuch/did:holdfast:" + strings.Repeat("D", 43), "corporate-number/110111000000",
		"bank-reference/member1/a/b", "lot/" + strings.Repeat("a", 300), "\x00lot/x",
		"change-page/1", "change-page/" + page + "-1", "change-page/" + page + "1000", "change-page/" + page + "01", "change-page/" + page + "x",
		"change-page/" + page, "change-page/lot-303132333435363738393a3b3c3d3e3f/1", "change-page/" + strings.TrimSuffix(page, "/"),
	} {
		if ref, err := record.ParseKey(key); err == nil {
			t.Errorf("%q became %v", key, ref)
		}
	}
}

func TestDecodeRefusesWhatEncodeDoesNotWrite(t *testing.T) {
	count := model.Count{Class: "class-101112131415161718191a1b1c1d1e1f", Declared: 5, Issued: 3}
	key := record.Key(count.Ref())
	good, err := record.Encode(count)
	if err != nil {
		t.Fatal(err)
	}
	text := string(good)
	bad := map[string]string{
		"unknown field":         strings.Replace(text, `"issued"`, `"extra":"1","issued"`, 1),
		"unknown envelope name": strings.Replace(text, `"k":`, `"j":1,"k":`, 1),
		"duplicate field":       strings.Replace(text, `"issued":"3"`, `"issued":"3","issued":"3"`, 1),
		"case variant":          strings.Replace(text, `"issued"`, `"Issued"`, 1),
		"missing field":         strings.Replace(text, `,"issued":"3"`, ``, 1),
		"other order":           `{"v":1,` + strings.Replace(text[1:], `,"v":1`, ``, 1),
		"white space":           " " + text,
		"trailing bytes":        text + "{}",
		"unknown version":       strings.Replace(text, `"v":1`, `"v":2`, 1),
		"other kind":            strings.Replace(text, `"k":"count"`, `"k":"class"`, 1),
		"number as number":      strings.Replace(text, `"3"`, `3`, 1),
		"negative number":       strings.Replace(text, `"3"`, `"-3"`, 1),
		"null record":           `{"k":"count","r":null,"v":1}`,
		"null":                  `null`,
		"nothing":               ``,
		"too large":             text + strings.Repeat(" ", record.MaxValueBytes),
	}
	for name, value := range bad {
		if value == text {
			t.Fatalf("%s: the case changes nothing", name)
		}
		if got, err := record.Decode(key, []byte(value)); err == nil {
			t.Errorf("%s: became %+v", name, got)
		}
	}
	other := record.Key(model.CountRef("class-ffffffffffffffffffffffffffffffff"))
	if _, err := record.Decode(other, good); err == nil {
		t.Error("a record was read under another record's key")
	}
}

func TestEncodeRefusesANegativeQuantityAndANamelessRecord(t *testing.T) {
	if _, err := record.Encode(model.Count{Class: "class-101112131415161718191a1b1c1d1e1f", Issued: -1}); err == nil {
		t.Error("a negative quantity was written")
	}
	if _, err := record.Encode(model.Count{Class: "common"}); err == nil {
		t.Error("a record without a valid reference was written")
	}
}

func FuzzParseKey(f *testing.F) {
	for _, sample := range everySample() {
		f.Add(record.Key(sample.Ref()))
	}
	f.Fuzz(func(t *testing.T, key string) {
		if ref, err := record.ParseKey(key); err == nil && record.Key(ref) != key {
			t.Errorf("%q became %v", key, ref)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, sample := range everySample() {
		value, err := record.Encode(sample)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(record.Key(sample.Ref()), value)
	}
	f.Fuzz(func(t *testing.T, key string, value []byte) {
		decoded, err := record.Decode(key, value)
		if err != nil {
			return
		}
		again, err := record.Encode(decoded)
		if err != nil || !bytes.Equal(again, value) || record.Key(decoded.Ref()) != key {
			t.Errorf("%s %s became %s (%v)", key, value, again, err)
		}
	})
}
