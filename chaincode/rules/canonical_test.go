package rules_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"
	"pgregory.net/rapid"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// tree is JSON as the domain has it: strings, whole numbers, booleans, arrays and objects.
func tree() *rapid.Generator[any] {
	leaf := rapid.OneOf(
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.StringOf(rapid.RuneFrom([]rune("\"\\/\b\f\n\r\t\x00\x1f\x7f<>&\u2028\u2029é€😀\ufb33한"))), func(s string) any { return s }),
		rapid.Map(rapid.Int64Range(-1<<53, 1<<53), func(n int64) any { return n }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
	)
	var at func(depth int) *rapid.Generator[any]
	at = func(depth int) *rapid.Generator[any] {
		if depth == 0 {
			return leaf
		}
		below := at(depth - 1)
		return rapid.OneOf(
			leaf,
			rapid.Map(rapid.SliceOfN(below, 0, 4), func(s []any) any { return s }),
			rapid.Map(rapid.MapOfN(rapid.String(), below, 0, 4), func(m map[string]any) any { return m }),
		)
	}
	return at(3)
}

func TestCanonicalIsRFC8785AsAnotherImplementationHasIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := tree().Draw(t, "value")
		got, err := canon.Canonical(value)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		// The other implementation reads objects and arrays only.
		want, err := jcs.Transform([]byte("[" + string(plain) + "]"))
		if err != nil {
			t.Fatal(err)
		}
		if "["+string(got)+"]" != string(want) {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}

func TestCanonicalOrdersNamesByTheirUTF16CodeUnits(t *testing.T) {
	// The example of RFC 8785 section 3.2.3.
	got, err := canon.Canonical(map[string]any{
		"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
		"\U0001f600": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis",
	})
	want := `{"\r":"Carriage Return","1":"One","` + "\u0080" + `":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","` + "\ufb33" + `":"Hebrew Letter Dalet With Dagesh"}`
	if err != nil || string(got) != want {
		t.Errorf("got  %s (%v)\nwant %s", got, err, want)
	}
}

func TestCanonicalRefusesWhatTheDomainDoesNotHave(t *testing.T) {
	for name, value := range map[string]any{
		"null": nil, "null within": []any{nil}, "a fraction": 1.5, "2^53 + 1": int64(1<<53 + 1), "an exponent": json.Number("1e3"), "a channel": make(chan int),
	} {
		if got, err := canon.Canonical(value); err == nil {
			t.Errorf("%s became %s", name, got)
		}
	}
}

func TestEveryCommandIsItsCanonicalEncoding(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsPaid)
	for _, signed := range []model.SignedCommand{w.Founding(), w.Introduction("x"), w.Sign(d, rulestest.Seller), w.Deposit(d, 1), w.Settle(d), w.Command(rulestest.Officer, d.ID, d.List())} {
		command, err := rules.DecodeCommand([]byte(signed.Command))
		if err != nil {
			t.Errorf("%s: %v", signed.Command, err)
			continue
		}
		again, id, err := command.Encode()
		if err != nil || string(again) != signed.Command || id != signed.ID() {
			t.Errorf("%s became %s (%v)", signed.Command, again, err)
		}
		other, err := jcs.Transform([]byte(signed.Command))
		if err != nil || string(other) != signed.Command {
			t.Errorf("another implementation writes %s (%v)", other, err)
		}
	}
}

func FuzzDecodeCommand(f *testing.F) {
	w, d := rulestest.Reach(f, model.AgreementIsPaid)
	for _, signed := range []model.SignedCommand{
		w.Founding(), w.Introduction("x"), orderly(w), w.Sign(d, rulestest.Seller), w.Deposit(d, 1), w.Settle(d), w.Command(rulestest.Officer, d.ID, d.List()),
		w.Command(rulestest.Officer, "", &company.IssuerApplied{Facts: rulestest.Facts()}),
	} {
		f.Add([]byte(signed.Command))
	}
	f.Fuzz(func(t *testing.T, encoded []byte) {
		command, err := rules.DecodeCommand(encoded)
		if err != nil {
			if code := value.CodeOf(err); rules.Explain(code) == rules.Explain(value.CodeInternal) {
				t.Errorf("refused with %s", code)
			}
			return
		}
		again, _, err := command.Encode()
		if err != nil || !bytes.Equal(again, encoded) {
			t.Errorf("%s became %s (%v)", encoded, again, err)
		}
		if s := rules.Describe(command); s.Korean == "" || s.English == "" || strings.Contains(s.English+s.Korean, "%!") {
			t.Errorf("described as %+v", s)
		}
	})
}

func FuzzDecodeBatch(f *testing.F) {
	w := rulestest.Founded(f)
	batch, err := model.EncodeBatch([]model.SignedCommand{orderly(w), w.Introduction("x")})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(batch)
	f.Fuzz(func(t *testing.T, encoded []byte) {
		commands, err := model.DecodeBatch(encoded)
		if err != nil {
			return
		}
		again, err := model.EncodeBatch(commands)
		if err != nil {
			return // what was read may be longer when it is written, and then too large
		}
		if twice, err := model.DecodeBatch(again); err != nil || len(twice) != len(commands) || twice[0].ID() != commands[0].ID() {
			t.Errorf("%s became %s (%v)", encoded, again, err)
		}
	})
}

func TestABatchIsReadAsItWasWritten(t *testing.T) {
	w := rulestest.Founded(t)
	batch := []model.SignedCommand{orderly(w), w.Founding()}
	encoded, err := model.EncodeBatch(batch)
	if err != nil {
		t.Fatal(err)
	}
	read, err := model.DecodeBatch(encoded)
	if err != nil || len(read) != 2 || read[0].ID() != batch[0].ID() || len(read[1].Proofs) != len(batch[1].Proofs) {
		t.Errorf("read %+v (%v)", read, err)
	}
	large := model.SignedCommand{Command: strings.Repeat("x", value.MaxCommandBytes)}
	for name, commands := range map[string][]model.SignedCommand{"nothing": nil, "more than 1 MiB": {16: large}} {
		for i := range commands {
			commands[i] = large
		}
		if _, err := model.EncodeBatch(commands); value.CodeOf(err) != value.CodeTooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}
