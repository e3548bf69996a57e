package say

import (
	"errors"
	"fmt"
	"strings"
)

// Language is one of the two languages every message exists in.
type Language string

// The languages. Korean comes first: it is what the members speak.
const (
	Korean  Language = "ko"
	English Language = "en"
)

// ParseLanguage reads "ko" or "en".
func ParseLanguage(s string) (Language, error) {
	switch l := Language(s); l {
	case Korean, English:
		return l, nil
	}
	return "", fmt.Errorf("language %q is neither ko nor en", s)
}

// FromEnvironment picks the language of a POSIX locale such as "en_US.UTF-8";
// everything but Korean is English.
func FromEnvironment(locale string) Language {
	if strings.HasPrefix(strings.ToLower(locale), "ko") {
		return Korean
	}
	return English
}

// Text is one sentence in both languages.
type Text struct {
	Ko string `json:"ko"`
	En string `json:"en"`
}

// In returns the text in l.
func (t Text) In(l Language) string {
	if l == English {
		return t.En
	}
	return t.Ko
}

// Textf formats both sentences with the same arguments. Arguments of type Text
// are put in each sentence in its own language.
func Textf(ko, en string, args ...any) Text {
	koArgs, enArgs := make([]any, len(args)), make([]any, len(args))
	for i, a := range args {
		koArgs[i], enArgs[i] = a, a
		if t, ok := a.(Text); ok {
			koArgs[i], enArgs[i] = t.Ko, t.En
		}
	}
	return Text{Ko: fmt.Sprintf(ko, koArgs...), En: fmt.Sprintf(en, enArgs...)}
}

// Code names a kind of problem for programs; it is stable.
type Code string

// The problems the network reports.
const (
	BadTopology     Code = "bad-topology"
	BadUsage        Code = "bad-usage"
	OtherTopology   Code = "other-topology"
	NotOurs         Code = "not-our-directory"
	Busy            Code = "busy"
	PortTaken       Code = "port-taken"
	ToolMissing     Code = "tool-missing"
	ToolTooOld      Code = "tool-too-old"
	BuildFailed     Code = "build-failed"
	DiskFull        Code = "disk-full"
	ProcessDied     Code = "process-died"
	NotReady        Code = "not-ready"
	StepFailed      Code = "step-failed"
	NothingToResume Code = "nothing-to-resume"
)

// Problem is an error a person can act on.
type Problem struct {
	Code  Code
	Text  Text
	Log   string // path of the log that says more, or ""
	Cause error  // or nil
}

// New makes a problem; the arguments are put in both sentences as by Textf.
func New(code Code, ko, en string, args ...any) *Problem {
	return &Problem{Code: code, Text: Textf(ko, en, args...)}
}

// WithLog names the log that says more.
func (p *Problem) WithLog(path string) *Problem { p.Log = path; return p }

// Because keeps the error underneath.
func (p *Problem) Because(err error) *Problem { p.Cause = err; return p }

// Error is the English sentence with its code and cause.
func (p *Problem) Error() string {
	s := string(p.Code) + ": " + p.Text.En
	if p.Cause != nil {
		s += ": " + p.Cause.Error()
	}
	return s
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// In tells the problem in l: the sentence, the cause if there is one, the log.
func (p *Problem) In(l Language) string {
	var b strings.Builder
	b.WriteString(p.Text.In(l))
	if p.Cause != nil {
		fmt.Fprintf(&b, "\n  %s: %v", Text{Ko: "원인", En: "cause"}.In(l), p.Cause)
	}
	if p.Log != "" {
		fmt.Fprintf(&b, "\n  %s: %s", Text{Ko: "로그", En: "log"}.In(l), p.Log)
	}
	return b.String()
}

// Tell renders any error for a person: a Problem in its own words, anything
// else as it is.
func Tell(err error, l Language) string {
	var p *Problem
	if errors.As(err, &p) {
		return p.In(l)
	}
	return err.Error()
}
