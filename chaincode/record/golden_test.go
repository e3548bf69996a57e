package record_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

var (
	update = flag.Bool("update", false, "write the golden files and samples that are missing")
	renew  = flag.Bool("renew", false, "write all golden files of today's versions anew")
)

// written is a sample as a golden file has it: its name, the key it is stored under, and the stored bytes.
type written struct {
	Name  string          `json:"name"`
	Key   string          `json:"key"`
	Value json.RawMessage `json:"value"`
}

// upgraded is what the samples of earlier versions are read as: today's record by file and name, as in "lot.v1 lot-short".
var upgraded = map[string]model.Record{}

// form is a version of a kind, named as its golden file is.
func form(kind value.Kind, version int) string { return fmt.Sprintf("%s.v%d", kind, version) }

func goldenFile(form string) string { return filepath.Join("testdata", form+".json") }

// TestEveryVersionHasItsGoldenFile has one file for each version of each kind, and no other.
func TestEveryVersionHasItsGoldenFile(t *testing.T) {
	writeGolden(t)
	var want []string
	for _, kind := range model.Kinds() {
		for version := range record.Version(kind) {
			want = append(want, goldenFile(form(kind, version+1)))
		}
	}
	got, err := filepath.Glob("testdata/*.json")
	if slices.Sort(want); err != nil || !slices.Equal(got, want) {
		t.Errorf("the golden files are %q, and should be %q (%v)", got, want, err)
	}
}

// TestWhatIsWrittenIsWhatTheGoldenFilesHold has every sample of today as its golden file has it, byte for byte. A form that changed
// without a new version fails here.
func TestWhatIsWrittenIsWhatTheGoldenFilesHold(t *testing.T) {
	writeGolden(t)
	held := map[string]written{}
	for _, kind := range model.Kinds() {
		for _, w := range readGolden(t, form(kind, record.Version(kind))) {
			held[w.Name] = w
		}
	}
	for name, sample := range everySample() {
		w, there := held[name]
		val, err := record.Encode(sample)
		if err != nil || !there || w.Key != record.Key(sample.Ref()) || !bytes.Equal(w.Value, val) {
			t.Errorf("%s is written as %s (%v), and the golden file has %s; a form that changes has a new version", name, val, err, w.Value)
		}
		delete(held, name)
	}
	for name := range held {
		t.Errorf("%s is of no sample", name)
	}
}

// TestWhatTheGoldenFilesHoldIsRead reads every version ever written: each sample is the record it was written of.
func TestWhatTheGoldenFilesHoldIsRead(t *testing.T) {
	writeGolden(t)
	today := everySample()
	for _, kind := range model.Kinds() {
		for version := 1; version <= record.Version(kind); version++ {
			for _, w := range readGolden(t, form(kind, version)) {
				want := upgraded[form(kind, version)+" "+w.Name]
				if version == record.Version(kind) {
					want = today[w.Name]
				}
				if got, err := record.Decode(w.Key, w.Value); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%s of %s: read %+v (%v), want %+v", w.Name, form(kind, version), got, err, want)
				}
			}
		}
	}
}

func readGolden(t *testing.T, form string) []written {
	t.Helper()
	var all []written
	encoded, err := os.ReadFile(goldenFile(form))
	if err == nil {
		err = json.Unmarshal(encoded, &all)
	}
	if err != nil || len(all) == 0 {
		t.Errorf("the golden file of %s: %d samples (%v)", form, len(all), err)
	}
	return all
}

// writeGolden writes the golden files of today's versions if a flag says so: -update what is missing, -renew everything. A sample a
// line, ordered by name.
func writeGolden(t *testing.T) {
	t.Helper()
	if !*update && !*renew {
		return
	}
	all := map[string]map[string]written{}
	for name, sample := range everySample() {
		val, err := record.Encode(sample)
		if err != nil {
			t.Fatal(err)
		}
		kind := sample.Ref().Kind
		file := goldenFile(form(kind, record.Version(kind)))
		if all[file] == nil {
			all[file] = heldIn(t, file)
		}
		if _, held := all[file][name]; !held {
			all[file][name] = written{name, record.Key(sample.Ref()), val}
		}
	}
	for file, samples := range all {
		if err := os.WriteFile(file, inLines(samples), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// heldIn is what a golden file has already, which -renew does without.
func heldIn(t *testing.T, file string) map[string]written {
	t.Helper()
	held := map[string]written{}
	encoded, err := os.ReadFile(file)
	if *renew || os.IsNotExist(err) {
		return held
	}
	var all []written
	if err == nil {
		err = json.Unmarshal(encoded, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range all {
		held[w.Name] = w
	}
	return held
}

func inLines(samples map[string]written) []byte {
	out := []byte("[")
	for i, name := range slices.Sorted(maps.Keys(samples)) {
		w := samples[name]
		if i > 0 {
			out = append(out, ',')
		}
		out = fmt.Appendf(out, "\n{\"name\":%q,\"key\":%q,\"value\":%s}", w.Name, w.Key, w.Value)
	}
	return append(out, "\n]\n"...)
}

// TestTheSamplesFillEveryField has, for each kind, every field of the record and of what stands in it filled by one of the kind's
// samples, so that no change of a form goes unseen.
func TestTheSamplesFillEveryField(t *testing.T) {
	filled := map[value.Kind]map[string]bool{}
	for _, sample := range everySample() {
		kind := sample.Ref().Kind
		if filled[kind] == nil {
			filled[kind] = map[string]bool{}
		}
		fill(filled[kind], "", reflect.ValueOf(sample))
	}
	for _, kind := range model.Kinds() {
		if filled[kind] == nil {
			t.Errorf("no sample has the kind %s", kind)
		}
		for _, field := range slices.Sorted(maps.Keys(filled[kind])) {
			if !filled[kind][field] {
				t.Errorf("%s: the field %s is empty in every sample", kind, field[1:])
			}
		}
	}
}

// fill notes of every field below v whether something is in it.
func fill(filled map[string]bool, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(filled, path, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(filled, path, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			at := path + "." + v.Type().Field(i).Name
			filled[at] = filled[at] || !v.Field(i).IsZero()
			fill(filled, at, v.Field(i))
		}
	}
}
