package mutants

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// seed decides which mutants are drawn. Each candidate's place in the draw follows from the seed and its key alone, so that a
// change of the domain changes little of the draw.
const seed = "2027-1"

// draws is how many mutants are judged when all are.
const draws = 120

// perFile is how many mutants of one file are drawn before other files have had their turn.
const perFile = 3

// order puts all candidates of the domain into the order of the draw. Those of a package that has had twice its even share of
// all draws, of a file that has had perFile, or of a kind that has had a quarter of them, come after all others.
func order(l layout) ([]candidate, error) {
	var all []candidate
	for _, r := range l.rooms {
		for _, file := range r.files {
			source, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			found, err := candidates(r, file, source)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
	}
	return drawn(all, max(2*draws/len(l.rooms), perFile)), nil
}

// drawn is the order of the draw where a package may have perRoom.
func drawn(all []candidate, perRoom int) []candidate {
	ranked := slices.Clone(all)
	rank := map[key]string{}
	for _, c := range all {
		sum := sha256.Sum256([]byte(seed + "\n" + c.key.String()))
		rank[c.key] = string(sum[:])
	}
	slices.SortStableFunc(ranked, func(a, b candidate) int { return strings.Compare(rank[a.key], rank[b.key]) })
	had := map[string]int{}
	var first, later []candidate
	for _, c := range ranked {
		path, file, k := "package "+c.room.path, "file "+c.file, "kind "+string(c.Kind)
		if had[path] >= perRoom || had[file] >= perFile || had[k] >= draws/4 {
			later = append(later, c)
			continue
		}
		had[path]++
		had[file]++
		had[k]++
		first = append(first, c)
	}
	return append(first, later...)
}

// mutant is a candidate that is planted, by the name that switches it on.
type mutant struct {
	name string
	candidate
}

// choose takes the first n of the order that are not broken and lie in no other that is taken.
func choose(ordered []candidate, broken map[key]bool, n int) []mutant {
	var chosen []mutant
	for _, c := range ordered {
		if len(chosen) == n {
			break
		}
		overlaps := slices.ContainsFunc(chosen, func(m mutant) bool { return m.file == c.file && m.from < c.to && c.from < m.to })
		if !overlaps && !broken[c.key] {
			chosen = append(chosen, mutant{"mutant " + strconv.Itoa(len(chosen)+1), c})
		}
	}
	return chosen
}

// plantMutants plants mutants, each behind its switch.
func plantMutants(mutants []mutant) (planting, error) {
	byFile := map[string]map[string]candidate{}
	for _, m := range mutants {
		if byFile[m.file] == nil {
			byFile[m.file] = map[string]candidate{}
		}
		byFile[m.file][m.name] = m.candidate
	}
	var p planting
	for file, chosen := range byFile {
		source, err := os.ReadFile(file)
		if err != nil {
			return planting{}, err
		}
		for _, c := range chosen {
			p.in(c.room, file, mutate(source, chosen))
			break
		}
	}
	return p, nil
}

// draw chooses n mutants that compile. For each that does not, the next of the order is taken; these are returned too.
func draw(ctx context.Context, l layout, ordered []candidate, n int, newFolder func() string) ([]mutant, planting, []candidate, error) {
	broken := map[key]bool{}
	var unbuilt []candidate
	for {
		chosen := choose(ordered, broken, n)
		planted, err := plantMutants(chosen)
		if err != nil {
			return nil, planting{}, nil, err
		}
		overlay, err := planted.overlay(newFolder())
		if err != nil {
			return nil, planting{}, nil, err
		}
		output, err := compile(ctx, l, overlay)
		if err == nil {
			return chosen, planted, unbuilt, nil
		}
		culprits := blamed(chosen, planted.written, string(output))
		if len(culprits) == 0 {
			return nil, planting{}, nil, fmt.Errorf("the mutants do not compile: %w\n%s", err, output)
		}
		for _, c := range culprits {
			broken[c.key] = true
			unbuilt = append(unbuilt, c.candidate)
		}
	}
}

// compile compiles the domain under an overlay.
func compile(ctx context.Context, l layout, overlay string) ([]byte, error) {
	arguments := []string{"build", "-overlay", overlay}
	for _, r := range l.rooms {
		arguments = append(arguments, r.path)
	}
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Dir = root
	return command.CombinedOutput()
}

// place is how the compiler names a line: the file's name behind its folder, and the line's number.
var place = regexp.MustCompile(`(?m)^(?:[^\s:]*/)?([^\s:/]+\.go):(\d+):\d+: `)

// blamed are the mutants on the lines that the compiler names, in files whose paths written has by their names. A place of several lines stands twice in the planted file, so the
// lines that follow it there are further down than in the tree: a file's last mutant before the line is the one to blame.
func blamed(mutants []mutant, written map[string]string, output string) []mutant {
	culprits := map[string]mutant{}
	for _, found := range place.FindAllStringSubmatch(output, -1) {
		line, err := strconv.Atoi(found[2])
		if err != nil {
			continue
		}
		if m, ok := lastBefore(mutants, written[found[1]], line); ok {
			culprits[m.name] = m
		}
	}
	return slices.SortedFunc(maps.Values(culprits), func(a, b mutant) int { return strings.Compare(a.name, b.name) })
}

// lastBefore is the mutant that begins last, in a file of the planted source, at a line or before it.
func lastBefore(mutants []mutant, file string, line int) (mutant, bool) {
	inFile := slices.DeleteFunc(slices.Clone(mutants), func(m mutant) bool { return m.file != file })
	slices.SortFunc(inFile, func(a, b mutant) int { return a.from - b.from })
	shift := 0
	var last mutant
	ok := false
	for _, m := range inFile {
		if m.line+shift > line {
			break
		}
		last, ok = m, true
		shift += strings.Count(m.switched(m.name), "\n") - strings.Count(m.original, "\n")
	}
	return last, ok
}
