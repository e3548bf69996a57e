package strict_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

var limits = strict.Limits{Bytes: 4096, Depth: 4}

func TestBase64URLHasOneSpelling(t *testing.T) {
	for _, text := range []string{"", "AA", "AAA", "AAAA", "_-8"} {
		data, err := strict.Base64URL(text)
		if err != nil || strict.EncodeBase64URL(data) != text {
			t.Errorf("%q: %x, %v", text, data, err)
		}
	}
	for _, text := range []string{"A", "AB", "AA=", "AA==", "AA\n", "\nAA", "A\rA", "+/8", "A A", "AA.", "é"} {
		if _, err := strict.Base64URL(text); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAMemberThatAppearsTwiceIsRefusedAtEveryLevel(t *testing.T) {
	for _, text := range []string{
		`{"a":1,"a":1}`,
		`{"a":1,"\u0061":1}`,
		`{"a":{"b":1,"b":2}}`,
		`{"a":[{"b":1,"b":2}]}`,
	} {
		if _, err := strict.Object([]byte(text), limits); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%s: %v", text, err)
		}
	}
	if object, err := strict.Object([]byte(`{"a":1,"A":1}`), limits); err != nil || len(object) != 2 {
		t.Errorf("names are compared exactly: %v, %v", object, err)
	}
}

func TestTextThatReadsTwoWaysIsRefused(t *testing.T) {
	for _, text := range []string{
		`{"a":"` + "\xff" + `"}`,
		`{"a":"\ud800"}`, `{"a":"\udc00"}`, `{"a":"\ud800x"}`, `{"a":"\ud800\ud800"}`, `{"a":"\ud800\u0041"}`,
		`{"a":"\\\ud800"}`, `{"a":"\uDBFF"}`,
	} {
		if _, err := strict.Object([]byte(text), limits); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
	}
	for text, want := range map[string]string{
		`{"a":"\ud83d\ude00"}`: "😀", `{"a":"\\ud800"}`: `\ud800`, `{"a":"\\\\u"}`: `\\u`, `{"a":"\u0041"}`: "A",
	} {
		object, err := strict.Object([]byte(text), limits)
		if err != nil || object["a"] != want {
			t.Errorf("%q: %v, %v", text, object, err)
		}
	}
}

func TestWhatIsNotOneObjectIsRefused(t *testing.T) {
	for _, text := range []string{"", " ", "null", "1", `"a"`, "[]", "{}{}", "{},", "{]", `{"a"}`, `{"a":1,}`, "{'a':1}", "{} x", `{"a":01}`, `{"a":NaN}`} {
		if _, err := strict.Object([]byte(text), limits); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := strict.Array([]byte("{}"), limits); fault.CodeOf(err) != fault.Malformed {
		t.Errorf("object as array: %v", err)
	}
	if array, err := strict.Array([]byte(`["a",null]`), limits); err != nil || len(array) != 2 {
		t.Errorf("%v, %v", array, err)
	}
	if _, err := strict.Strings([]byte(`{"a":1}`), 100); fault.CodeOf(err) != fault.Malformed {
		t.Errorf("number as string: %v", err)
	}
}

func TestDepthAndLengthAreBounded(t *testing.T) {
	nested := func(depth int) []byte {
		return []byte(strings.Repeat(`{"a":`, depth) + "1" + strings.Repeat("}", depth))
	}
	if _, err := strict.Object(nested(4), limits); err != nil {
		t.Error(err)
	}
	if _, err := strict.Object(nested(5), limits); fault.CodeOf(err) != fault.TooLarge {
		t.Error(err)
	}
	if _, err := strict.Object([]byte(`{"a":[[[[1]]]]}`), limits); fault.CodeOf(err) != fault.TooLarge {
		t.Error(err)
	}
	long := fmt.Appendf(nil, `{"a":"%s"}`, strings.Repeat("x", limits.Bytes))
	if _, err := strict.Object(long, limits); fault.CodeOf(err) != fault.TooLarge {
		t.Error(err)
	}
}

func FuzzBase64URL(f *testing.F) {
	for _, seed := range []string{"", "AA", "AB", "AA==", "A\nA", "_-8"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if data, err := strict.Base64URL(text); err == nil && strict.EncodeBase64URL(data) != text {
			t.Fatalf("%q decodes to %x, which is %q", text, data, strict.EncodeBase64URL(data))
		}
	})
}

// What is accepted means the same to the standard decoder, and is read back
// from its own encoding.
func FuzzObject(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a":[1,"x",null,true,{"b":1.5e3}]}`, `{"a":1,"a":2}`, `{"a":"\ud83d\ude00"}`, `{"a":"\ud800"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		object, err := strict.Object(data, limits)
		if err != nil {
			return
		}
		encoded, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var theirs map[string]any
		if err := decoder.Decode(&theirs); err != nil {
			t.Fatal(err)
		}
		if standard, err := json.Marshal(theirs); err != nil || !bytes.Equal(standard, encoded) {
			t.Fatalf("%s differs from %s, %v", encoded, standard, err)
		}
	})
}
