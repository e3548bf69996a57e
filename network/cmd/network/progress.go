package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"holdfast/network/say"
)

// progress prints each step when it begins and how long it took.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	lang  say.Language
	start time.Time
}

func newProgress(w io.Writer, lang say.Language) *progress {
	return &progress{w: w, lang: lang, start: time.Now()}
}

// Step implements consortium.Reporter.
func (p *progress) Step(name say.Text) func() {
	began := time.Now()
	p.print(name.In(p.lang) + " …")
	return func() {
		if took := time.Since(began); took >= 100*time.Millisecond {
			p.print(fmt.Sprintf("%s ✓ %.1fs", name.In(p.lang), took.Seconds()))
		}
	}
}

// Note implements consortium.Reporter.
func (p *progress) Note(text say.Text) { p.print("  " + text.In(p.lang)) }

func (p *progress) print(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintf(p.w, "[%5.1fs] %s\n", time.Since(p.start).Seconds(), line)
}
