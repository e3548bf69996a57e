package builder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ignored are directories no program is made of.
var ignored = map[string]bool{"node_modules": true, "testdata": true, "test-results": true, "playwright-report": true, "coverage": true}

// digest is of everything t is made of: the commands, the platform, and the
// paths and contents of its sources. Tests and documents do not count.
func (b *Builder) digest(t target) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s %s/%s %q\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, t.steps)
	for _, s := range t.sources {
		if err := b.digestTree(h, t, s); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (b *Builder) digestTree(h io.Writer, t target, source string) error {
	root := filepath.Join(b.source, source)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			// A target's own output is not its source, whatever it lies in.
			hidden := strings.HasPrefix(d.Name(), ".") && path != root
			if ignored[d.Name()] || hidden || (t.name == webPages && d.Name() == "dist") {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || notSource(path) {
			return nil
		}
		return digestFile(h, b.source, path)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil // such as web/dist before there are any pages
	}
	return err
}

// notSource is true of tests, documents and what a build leaves behind.
func notSource(path string) bool {
	for _, end := range []string{"_test.go", ".md", ".tsbuildinfo"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

func digestFile(h io.Writer, source, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	rel, err := filepath.Rel(source, path)
	if err != nil {
		return err
	}
	one := sha256.New()
	if _, err := io.Copy(one, f); err != nil {
		return err
	}
	_, err = fmt.Fprintf(h, "%q %x\n", rel, one.Sum(nil))
	return err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
