package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDecisionsAreNumberedOnceAndListed: each folder of decisions numbers them from 1 on, each number in the file's name and its title;
// and an index beside the folder, where there is one, lists them with their titles.
func TestDecisionsAreNumberedOnceAndListed(t *testing.T) {
	folders, err := filepath.Glob("../../*/docs/adr")
	if err != nil || len(folders) < 3 {
		t.Fatalf("%d folders of decisions: %v", len(folders), err)
	}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.md"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s has no decisions: %v", folder, err)
		}
		slices.Sort(files)
		var listed strings.Builder
		for i, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			title, _, _ := strings.Cut(string(text), "\n")
			named, numbered := strings.CutPrefix(title, fmt.Sprintf("# %d. ", i+1))
			if name := filepath.Base(file); !numbered || !strings.HasPrefix(name, fmt.Sprintf("%04d-", i+1)) {
				t.Errorf("%s is decision %d of its folder, and is entitled %q", file, i+1, title)
			}
			fmt.Fprintf(&listed, "%d. [%s](adr/%s)\n", i+1, named, filepath.Base(file))
		}
		index, err := os.ReadFile(filepath.Join(folder, "..", "README.md"))
		if err == nil && !strings.Contains(string(index), listed.String()) {
			t.Errorf("%s/../README.md does not list\n%s", folder, listed.String())
		}
	}
}
