package opencap

import (
	"fmt"

	"holdfast/gateway/shareholderlist"
)

// Code names a problem of a package.
type Code = shareholderlist.Code

// Problem is something to mend, to answer or to know. It quotes identifiers of objects, and nothing else of a package but names
// of files, fields and versions.
type Problem struct {
	Severity shareholderlist.Severity
	Code     Code
	// File, Object and Field are where: the file in the package, the object's identifier, and the path of the field in it.
	File, Object, Field string
	Ko, En              string
	Question            *shareholderlist.Question
}

// maxProblems is how many problems of one severity are told one by one.
const maxProblems = 500

// report collects problems.
type report struct {
	problems []Problem
	count    int
	told     map[shareholderlist.Severity]int
}

func (r *report) add(code Code, file, object, field string, args ...any) {
	r.put(Problem{Code: code, File: file, Object: object, Field: field}, args...)
}

func (r *report) put(p Problem, args ...any) {
	text, ok := messages[p.Code]
	if !ok {
		panic("opencap: no message for " + string(p.Code))
	}
	if r.told == nil {
		r.told = map[shareholderlist.Severity]int{}
	}
	if text.severity == shareholderlist.Error {
		r.count++
	}
	if r.told[text.severity]++; r.told[text.severity] > maxProblems {
		return
	}
	p.Severity, p.Ko, p.En = text.severity, text.ko, text.en
	if len(args) > 0 {
		p.Ko, p.En = fmt.Sprintf(text.ko, inLanguage(args, 0)...), fmt.Sprintf(text.en, inLanguage(args, 1)...)
	}
	r.problems = append(r.problems, p)
}

// words are a piece of a sentence in Korean and English.
type words [2]string

// inLanguage are the arguments in one language: those that have words in both give theirs.
func inLanguage(args []any, language int) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if w, ok := a.(words); ok {
			a = w[language]
		}
		out[i] = a
	}
	return out
}

func (r *report) failed() bool { return r.count > 0 }

// errors are the problems that keep a package from being read.
func (r *report) errors() []Problem {
	var out []Problem
	for _, p := range r.problems {
		if p.Severity == shareholderlist.Error {
			out = append(out, p)
		}
	}
	return out
}

// finish says how many problems were left out.
func (r *report) finish() []Problem {
	if more := r.told[shareholderlist.Error] - maxProblems; more > 0 {
		text := messages[codeMore]
		r.problems = append(r.problems, Problem{Severity: text.severity, Code: codeMore, Ko: fmt.Sprintf(text.ko, more), En: fmt.Sprintf(text.en, more)})
	}
	return r.problems
}
