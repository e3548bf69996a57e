package rules_test

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/say"
	"holdfast/chaincode/value"
)

// The recorded history is a choice of plays of the domain's own tests in which every act is applied, every state is reached and every
// code is met that can be. It is made by scripts/history, and playedAgain here to two hashes that stand in the tree: of what was decided,
// and of the bytes that were stored. Records may be recoded; what was decided by a set of rules stays for ever.

const (
	historyFile = "testdata/history.jsonl.gz"
	hashesFile  = "testdata/history.hashes"
)

var plays = flag.String("plays", "", "a folder of recorded plays to choose the recorded history from anew")

// unreachable are the codes that no play can meet, with the reason.
var unreachable = map[value.Code]string{
	value.CodeInternal:      "only a fault of the program meets it",
	value.CodeTooManyActs:   "two hundred acts on one class make a play too long to record",
	value.CodeTooManyTakers: "more takers than a round holds make a play too long to record",
}

// unreached are the states that no play can reach, with the reason.
var unreached = map[model.Standing]string{}

// memory is a ledger of decoded records.
type memory map[model.Ref]model.Record

func (m memory) Load(ref model.Ref) (model.Record, error) { return m[ref], nil }

// playedAgain is what replaying plays gives: what was decided, what was stored, and what was met on the way.
type playedAgain struct {
	decisions, stored hash.Hash
	met               map[string]bool
}

func newPlayedAgain() *playedAgain {
	return &playedAgain{sha256.New(), sha256.New(), map[string]bool{}}
}

// errDiffers says that a play gave other replies than it was recorded with: its test had changed records by hand.
var errDiffers = errors.New("the play does not replay")

// play replays one play by sets of rules. Where compare is set, its replies are compared with those that were recorded.
func (r *playedAgain) play(sets model.Sets, play []rulestest.Played, compare bool) error {
	state := memory{}
	for _, batch := range play {
		result, err := ledger.Execute(sets, state, rulestest.Words{}, batch.Facts, batch.Commands)
		if err != nil {
			return err
		}
		if compare && !reflect.DeepEqual(result.Replies, batch.Replies) {
			return errDiffers
		}
		for i, reply := range result.Replies {
			decided, err := canon.Canonical(reply)
			if err != nil {
				return err
			}
			r.decisions.Write(append(decided, '\n'))
			r.met["code "+string(reply.Code)] = true
			if reply.Status == model.Applied && !reply.Repeated {
				r.met["act "+string(typeOf(batch.Commands[i]))] = true
			}
		}
		for _, written := range result.Writes {
			encoded, err := record.Encode(written)
			if err != nil {
				return err // a record of a kind that tests alone know
			}
			fmt.Fprintf(r.stored, "%s %s\n", record.Key(written.Ref()), encoded)
			state[written.Ref()] = written
			for _, at := range rulestest.Standings(written, batch.Facts.Time) {
				r.met["state "+at.Life+": "+at.State] = true
			}
		}
	}
	return nil
}

func typeOf(signed model.SignedCommand) value.Type {
	var envelope struct {
		Type value.Type `json:"type"`
	}
	_ = json.Unmarshal([]byte(signed.Command), &envelope) // an applied command is JSON
	return envelope.Type
}

// toMeet is all that the recorded history has to meet.
func toMeet(t *testing.T) map[string]bool {
	t.Helper()
	want := map[string]bool{}
	for _, name := range rules.Types() {
		want["act "+string(name)] = true
	}
	for _, code := range constants(t) {
		if unreachable[code] == "" {
			want["code "+string(code)] = true
		}
	}
	for _, at := range rulestest.AllStandings() {
		if unreached[at] == "" {
			want["state "+at.Life+": "+at.State] = true
		}
	}
	return want
}

func TestTheRecordedHistoryIsDecidedAndStoredAsItWas(t *testing.T) {
	if *plays != "" {
		chooseHistory(t, *plays)
	}
	r := newPlayedAgain()
	for _, play := range readHistory(t) {
		if err := r.play(rulestest.Sets(), play, false); err != nil {
			t.Fatal(err)
		}
	}
	got := fmt.Sprintf("decisions %s\nstored %s\n", sum(r.decisions), sum(r.stored))
	if *plays != "" {
		if err := os.WriteFile(hashesFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(hashesFile); err != nil || string(want) != got {
		t.Errorf("the recorded history gives\n%sbut %s has\n%s(%v): what was decided differently?", got, hashesFile, want, err)
	}
	want := toMeet(t)
	for what := range want {
		if !r.met[what] {
			t.Errorf("the recorded history does not meet: %s", what)
		}
	}
	for code, why := range unreachable {
		if r.met["code "+string(code)] {
			t.Errorf("%s is met, though it is said to be unreachable: %s", code, why)
		}
	}
}

// TestNothingDecidedChangesWithWords: texts may be reworded, groups and rows reordered and acts added, and every decision stays.
func TestNothingDecidedChangesWithWords(t *testing.T) {
	first, second := newPlayedAgain(), newPlayedAgain()
	altered := model.Sets{alteredSet(), rulestest.LaterSet()}
	for _, play := range readHistory(t) {
		if err := errors.Join(first.play(rulestest.Sets(), play, false), second.play(altered, play, false)); err != nil {
			t.Fatal(err)
		}
	}
	if sum(first.decisions) != sum(second.decisions) || sum(first.stored) != sum(second.stored) {
		t.Error("a decision changed with words, order or a further act")
	}
	if code := value.CodeHalted; rules.Explain(code) == say.Explain(altered[0], code) {
		t.Error("the altered set says the same, so the test proves nothing")
	}
}

// alteredSet is the first set with all its texts reworded, its groups and lists in another order, and further acts.
func alteredSet() *model.Set {
	reword := func(l model.Label) model.Label {
		return model.Label{Korean: "다르게: " + l.Korean, English: "Otherwise: " + l.English}
	}
	var groups []model.Group
	for _, group := range slices.Backward(append(rules.Groups(), rulestest.FundUnitGroup())) {
		altered := model.Group{Refusals: otherwise(group.Refusals), Rejections: otherwise(group.Rejections), Reasons: map[value.Reason]model.Label{}}
		for reason, label := range group.Reasons {
			altered.Reasons[reason] = reword(label)
		}
		for _, acts := range group.Acts {
			rows := map[value.Type]model.Act{}
			for name, row := range acts {
				row.Name, row.Signer, row.Sentence, row.Source = reword(row.Name), reword(row.Signer), reword(row.Sentence), row.Source+" and others"
				row.In, row.Makes = slices.Clone(row.In), slices.Clone(row.Makes)
				slices.Reverse(row.In)
				slices.Reverse(row.Makes)
				rows[name] = row
			}
			altered.Acts = append([]map[value.Type]model.Act{rows}, altered.Acts...)
		}
		groups = append(groups, altered)
	}
	return model.NewSet(rules.LatestRules(), rules.Bounds(), groups...)
}

func otherwise(from map[value.Code]model.Explanation) map[value.Code]model.Explanation {
	out := map[value.Code]model.Explanation{}
	for code, e := range from {
		out[code] = model.Explanation{
			Korean: "다르게: " + e.Korean, English: "Otherwise: " + e.English, DoKorean: e.DoKorean, DoEnglish: e.DoEnglish,
		}
	}
	return out
}

func sum(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// readHistory reads the recorded history's plays.
func readHistory(t *testing.T) [][]rulestest.Played {
	t.Helper()
	file, err := os.Open(historyFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var history [][]rulestest.Played
	for lines := bufio.NewReader(unzipped); ; {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return history
		}
		var play []rulestest.Played
		if err := errors.Join(err, json.Unmarshal(line, &play)); err != nil {
			t.Fatal(err)
		}
		history = append(history, play)
	}
}

// chooseHistory chooses from recorded plays few and short ones that meet all that is wanted and can be met.
func chooseHistory(t *testing.T, folder string) {
	t.Helper()
	type candidate struct {
		line []byte
		met  map[string]bool
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var candidates []candidate
	for _, name := range names {
		encoded, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var play []rulestest.Played
		if err := json.Unmarshal(encoded, &play); err != nil {
			t.Fatal(err)
		}
		r := newPlayedAgain()
		if r.play(rulestest.Sets(), play, true) != nil {
			continue
		}
		for i := range play {
			play[i].Replies = nil
		}
		line, err := json.Marshal(play)
		if err != nil {
			t.Fatal(err)
		}
		candidates = append(candidates, candidate{line, r.met})
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(len(a.line)-len(b.line), bytes.Compare(a.line, b.line))
	})
	missing := toMeet(t)
	var zipped bytes.Buffer
	out, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
	chosen := 0
	for len(missing) > 0 {
		best, gain := -1, 0.0
		for i, c := range candidates {
			found := 0
			for what := range c.met {
				if missing[what] {
					found++
				}
			}
			if worth := float64(found) / float64(len(c.line)+20_000); found > 0 && worth > gain {
				best, gain = i, worth
			}
		}
		if best < 0 {
			break
		}
		maps.DeleteFunc(missing, func(what string, _ bool) bool { return candidates[best].met[what] })
		if _, err := out.Write(append(candidates[best].line, '\n')); err != nil {
			t.Fatal(err)
		}
		chosen++
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d plays of %d were chosen, %d bytes; not met: %s", chosen, len(candidates), zipped.Len(), strings.Join(slices.Sorted(maps.Keys(missing)), ", "))
	if err := os.WriteFile(historyFile, zipped.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
