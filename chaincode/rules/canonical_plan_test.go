package rules

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
)

// everyType is a pointer to an empty value of every body and every record.
func everyType(t *testing.T) map[string]any {
	t.Helper()
	values := map[string]any{"Command": &model.Command{}, "Terms": &model.Terms{}}
	for _, name := range Types() {
		values["body "+string(name)] = NewBody(name)
	}
	for _, kind := range model.Kinds() {
		_, _ = model.DecodeRecord(kind, nil, func(_ []byte, into any) error { // it is asked for the type alone
			values["record "+string(kind)] = into
			return nil
		})
	}
	return values
}

// TestEveryBodyAndRecordHasAPlan: a type without one is written and read ten times more slowly, and nobody would notice.
func TestEveryBodyAndRecordHasAPlan(t *testing.T) {
	for name, value := range everyType(t) {
		if name == "Command" {
			continue // its body is nil
		}
		filled := reflect.New(reflect.TypeOf(value).Elem())
		scatter(filled.Elem(), nil)
		if _, ok := canon.PlanOf(filled.Elem().Type()).Write(nil, filled.Elem()); !ok {
			t.Errorf("%s is left to encoding/json", name)
		}
	}
}

// TestAPlanWritesWhatEncodingJSONWrites fills every body and record with random values, and reads what was written.
func TestAPlanWritesWhatEncodingJSONWrites(t *testing.T) {
	for name, value := range everyType(t) {
		for seed := range uint64(60) {
			filled := reflect.New(reflect.TypeOf(value).Elem())
			random := rand.New(rand.NewPCG(seed, 2))
			scatter(filled.Elem(), random)
			want, wantErr := canon.ByEncoding(filled.Interface())
			got, err := canon.Canonical(filled.Interface())
			if (err == nil) != (wantErr == nil) || !bytes.Equal(got, want) {
				t.Fatalf("%s: got %s %v, want %s %v", name, got, err, want, wantErr)
			}
			if err == nil {
				readsAlike(t, name, filled.Type().Elem(), got)
				readsAlike(t, name, filled.Type().Elem(), spoil(got, random))
			}
		}
	}
}

// readsAlike holds that what a plan reads, encoding/json reads too, to the same value, whose canonical form the bytes are.
func readsAlike(t *testing.T, name string, of reflect.Type, encoded []byte) {
	t.Helper()
	planned, plain := reflect.New(of), reflect.New(of)
	if !canon.DecodeCanonical(encoded, planned.Interface()) {
		return
	}
	if err := canon.DecodeStrict(encoded, plain.Interface()); err != nil {
		t.Fatalf("%s: only the plan reads %s: %v", name, encoded, err)
	}
	if !reflect.DeepEqual(planned.Interface(), plain.Interface()) {
		t.Fatalf("%s: %s is read to %+v and %+v", name, encoded, planned, plain)
	}
	if again, err := canon.ByEncoding(plain.Interface()); err != nil || !bytes.Equal(again, encoded) {
		t.Fatalf("%s: the plan reads %s, whose canonical form is %s (%v)", name, encoded, again, err)
	}
}

// texts are strings that JSON writes in several ways.
var texts = []string{
	"", "plain", "한결", `with "quotes" \ and`, "line\nbreak", "\u2028\u2029", "\x7f", "\x00", "bad \xff byte", "<&>", "2026-01-31", "😀",
	"a-very-long-text-that-could-be-an-identifier-000102030405060708090a0b0c0d0e0f",
}

// scatter sets a value at random, now and then to what has no place in the domain; or to something plain without random.
func scatter(v reflect.Value, random *rand.Rand) {
	text, number, length := "plain", int64(1), 1
	if random != nil {
		if random.IntN(5) == 0 {
			return
		}
		text, length = texts[random.IntN(len(texts))], random.IntN(3)
		number = []int64{0, 1, -1, 7, 1_789_959_600, 1 << 53, 1<<53 + 1, -(1 << 53), 1<<63 - 1, 253_402_300_799, 253_402_300_800}[random.IntN(11)]
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(number != 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(number)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		scatter(v.Elem(), random)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), length, 3))
		for i := range length {
			scatter(v.Index(i), random)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				scatter(v.Field(i), random)
			}
		}
	}
}

// spoil changes a byte or takes some away.
func spoil(encoded []byte, random *rand.Rand) []byte {
	out := bytes.Clone(encoded)
	at := random.IntN(len(out))
	switch random.IntN(3) {
	case 0:
		out[at] = `0"{}[],:- azZ9\u`[random.IntN(15)]
	case 1:
		return append(out[:at], out[min(len(out), at+1+random.IntN(8)):]...)
	case 2:
		return bytes.Replace(out, []byte(`,`), []byte(`, `), 1)
	}
	return out
}

// FuzzDecodeCommandByPlan: whatever the plan takes for a command, encoding/json reads to the same one.
func FuzzDecodeCommandByPlan(f *testing.F) {
	f.Add([]byte(`{"actor":"a","body":{"listing":"l"},"expires":"2026-01-31T09:00:00Z","ledger":"x","nonce":"n","type":"ListingExpired","v":1}`))
	f.Add([]byte(`{"actor":"a","body":{"agreement":"l","amount":"7","fromBuyer":true,"reference":"r"},"expires":"2026-02-29T09:00:00Z","ledger":"x","nonce":"n","type":"DepositAttested","v":1}`))
	f.Fuzz(func(t *testing.T, encoded []byte) {
		planned, ok := known.Latest().DecodeByPlan(encoded)
		if !ok {
			return
		}
		plain := model.Command{Body: NewBody(planned.Type)}
		if err := canon.DecodeStrict(encoded, &plain); err != nil || !reflect.DeepEqual(planned, plain) {
			t.Fatalf("%s is read to %+v and %+v (%v)", encoded, planned, plain, err)
		}
		if again, err := canon.ByEncoding(plain); err != nil || !bytes.Equal(again, encoded) || !json.Valid(encoded) {
			t.Fatalf("the plan takes %s, whose canonical form is %s (%v)", encoded, again, err)
		}
	})
}

// BenchmarkCanonical holds the plans against encoding/json, in one run.
func BenchmarkCanonical(b *testing.B) {
	var terms model.Terms
	scatter(reflect.ValueOf(&terms).Elem(), nil)
	encoded, err := canon.Canonical(terms)
	if err != nil {
		b.Fatal(err)
	}
	for name, way := range map[string]func() error{
		"write by plan":          func() error { _, err := canon.Canonical(terms); return err },
		"write by encoding/json": func() error { _, err := canon.ByEncoding(terms); return err },
		"read by plan": func() error {
			var into model.Terms
			if !canon.DecodeCanonical(encoded, &into) {
				return errors.New("not canonical")
			}
			return nil
		},
		"read by encoding/json": func() error {
			var into model.Terms
			if err := canon.DecodeStrict(encoded, &into); err != nil {
				return err
			}
			again, err := canon.ByEncoding(into)
			if !bytes.Equal(again, encoded) {
				return errors.New("not canonical")
			}
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := way(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
