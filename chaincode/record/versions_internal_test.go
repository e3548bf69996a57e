package record

import (
	"maps"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const countKey = "count/class-101112131415161718191a1b1c1d1e1f"

// countBefore is a form that the kind count might have had.
type countBefore struct {
	Class value.ClassID `json:"class"`
	Total value.Shares  `json:"total"`
}

// readBefore reads it as today's record.
func readBefore(encoded []byte) (model.Record, error) {
	var old countBefore
	err := exact(encoded, &old)
	return model.Count{Class: old.Class, Issued: old.Total}, err
}

// TestAnEarlierVersionIsReadAsTodaysRecord gives one kind a version before today's: both are read, each in its own form alone, and
// no other kind has a second version.
func TestAnEarlierVersionIsReadAsTodaysRecord(t *testing.T) {
	two := withToday(codecs{model.KindCount: {1: readBefore}})
	ref := model.CountRef("class-101112131415161718191a1b1c1d1e1f")
	want := model.Count{Class: "class-101112131415161718191a1b1c1d1e1f", Issued: 3}
	today, err := Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	before := `{"k":"count","r":{"class":"class-101112131415161718191a1b1c1d1e1f","total":"3"},"v":1}`
	for name, stored := range map[string]string{"before": before, "today": strings.Replace(string(today), `"v":1}`, `"v":2}`, 1)} {
		got, err := two.decode(ref, []byte(stored))
		if count, ok := got.(model.Count); err != nil || !ok || count.Class != want.Class || count.Issued != want.Issued {
			t.Errorf("%s: read %+v (%v)", name, got, err)
		}
	}
	for name, stored := range map[string]string{
		"today's form as before": string(today), "the form before as today's": strings.Replace(before, `"v":1`, `"v":2`, 1),
		"not canonical": strings.Replace(before, `"total":`, `"total": `, 1), "written twice": strings.Replace(before, `"total":"3"`, `"total":"3","total":"3"`, 1),
	} {
		if got, err := two.decode(ref, []byte(stored)); err == nil {
			t.Errorf("%s: became %+v", name, got)
		}
	}
	for kind, versions := range two {
		if kind != model.KindCount && len(versions) != len(stored[kind]) {
			t.Errorf("%s has %d versions", kind, len(versions))
		}
	}
}

// TestAVersionThatIsNotKnownIsNamed has an error of kind and version, so that who reads it knows which program is too old.
func TestAVersionThatIsNotKnownIsNamed(t *testing.T) {
	for version, named := range map[string]bool{"0": true, "2": true, "77": true, "-1": true, "01": false, "1.0": false, "": false, "99999999999999999999": false} {
		_, err := Decode(countKey, []byte(`{"k":"count","r":{},"v":`+version+`}`))
		if err == nil || named != strings.Contains(err.Error(), "the kind count has the version "+version) {
			t.Errorf("version %s: %v", version, err)
		}
	}
}

// TestTheVersionsOfAKindAreCounted has no kind's versions with a gap, and none of what is no kind.
func TestTheVersionsOfAKindAreCounted(t *testing.T) {
	for kind, versions := range stored {
		for version := range len(versions) {
			if versions[version+1] == nil {
				t.Errorf("%s has %d versions and no version %d", kind, len(versions), version+1)
			}
		}
	}
	known := maps.Clone(earlier)
	for _, kind := range model.Kinds() {
		delete(known, kind)
	}
	if len(known) > 0 || Version("unheard-of") != 0 {
		t.Errorf("%v are no kinds", known)
	}
}
