package opencap

import (
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/shareholderlist"
)

// Class is a class of the issuer's application, against which a package is read.
type Class struct {
	shareholderlist.Class
	// Par is its par value in won.
	Par value.Won
}

// Options is what a package is read against.
type Options struct {
	// Issuer is the company's name in the commercial register.
	Issuer  string
	Classes []Class
	// Today is the date in Korea.
	Today value.Date
	// Answers are to questions of an earlier reading of the same file.
	Answers map[shareholderlist.QuestionID]shareholderlist.Answer
}

// Next is the body of a command that the officer can sign once the first list is entered.
type Next struct {
	Type value.Type
	Body model.Body
	// Object is the object of the package that it comes from.
	Object string
}

// Result is what a package holds for the register.
type Result struct {
	// Preview is today's holdings as a first list has them, with what stands against entering them. It is imported like an uploaded
	// list. A problem's Sheet is the file in the package, its Header the object and its Column the path of the field.
	Preview shareholderlist.Preview
	// Treatments say what becomes of everything in the package.
	Treatments []Treatment
	// Next are the commands that are prepared for what follows the list.
	Next []Next
	// Ours says that this system made the package.
	Ours bool
}

// Read reads a package: a ZIP file. Whatever is wrong with it is a problem of the preview. It never panics.
func Read(file []byte, opt Options) (result Result) {
	defer func() {
		if recover() != nil { // a bug must not take the gateway down, nor show what it was reading
			r := &report{}
			r.add(codeUnreadable, "", "", "")
			result = Result{Preview: shareholderlist.Preview{Digest: result.Preview.Digest, Problems: asProblems(r.problems)}}
		}
	}()
	result.Preview.Digest = digestOf(file)
	in := intake{opt: opt, digest: result.Preview.Digest, report: &report{}}
	in.read(file, &result)
	result.Preview.Problems = asProblems(in.finish())
	return result
}

// intake is the reading of one package.
type intake struct {
	*report
	opt     Options
	digest  shareholderlist.Digest
	opened  *opened
	history *history
	// mine is the register that a package of ours is of; nil for somebody else's.
	mine *book
	// classes are the application's classes, by the package's identifiers.
	classes map[string]Class
	// shrunk are resident registration numbers that became birth dates; assumed are institutions whose kind was told by their names.
	shrunk, assumed int
}

func (in *intake) read(file []byte, result *Result) {
	files, code := Package(nil), codeAlone
	if len(file) > 3 && string(file[:2]) == "PK" {
		files, code = unpack(file)
	}
	if code != "" {
		in.add(code, "", "", "")
		return
	}
	in.opened = &opened{report: in.report, byID: map[string]*entity{}}
	in.opened.open(files)
	if in.failed() {
		return
	}
	if digest, named := in.opened.sidecarDigest(); named {
		if result.Ours = hexSHA256(files[SidecarName]) == digest && in.readOurs(files); !result.Ours {
			in.add(codeOurs, SidecarName, "", "")
			return
		}
	}
	if asOf := in.opened.manifest.text("as_of"); asOf > string(in.opt.Today) {
		in.add(codeAsOfFuture, in.opened.manifestFile, "", "as_of", string(in.opt.Today))
	}
	if in.opened.issuer.text("legal_name") != in.opt.Issuer {
		in.add(noteIssuer, in.opened.manifestFile, "", "issuer.legal_name")
	}
	in.history = replay(in.opened)
	in.merge(in.history.report)
	in.mapClasses()
	in.list(&result.Preview)
	result.Treatments = in.objects()
	if !in.failed() {
		result.Next = in.next()
	}
}

// merge adds another report's problems.
func (r *report) merge(other *report) {
	r.problems = append(r.problems, other.problems...)
	r.count += other.count
	if r.told == nil {
		r.told = map[shareholderlist.Severity]int{}
	}
	for severity, n := range other.told {
		r.told[severity] += n
	}
}

// mapClasses finds the application's class of each of the package's, by name.
func (in *intake) mapClasses() {
	in.classes = map[string]Class{}
	used := map[shareholderlist.ClassID]bool{}
	needed := map[string]bool{}
	for _, s := range in.history.held() {
		needed[s.class] = true
	}
	for i := range in.opened.objects {
		e := &in.opened.objects[i]
		if e.kind() != "STOCK_CLASS" {
			continue
		}
		at := slices.IndexFunc(in.opt.Classes, func(c Class) bool { return sameName(c.Name, e.text("name")) })
		if at < 0 {
			if needed[e.id()] {
				in.opened.of(e, codeClassUnknown, "name", shown(e.text("name")))
			}
			continue
		}
		class := in.opt.Classes[at]
		if used[class.ID] {
			in.opened.of(e, codeClassAmbiguous, "name")
			continue
		}
		used[class.ID] = true
		in.classes[e.id()] = class
		in.checkPar(e, class)
	}
}

func (in *intake) checkPar(e *entity, class Class) {
	par := e.thing.thing("par_value")
	switch val := amountOf(par.text("amount")); {
	case par == nil:
	case par.text("currency") != won:
		in.opened.of(e, codeParCurrency, "par_value.currency", par.text("currency"))
	case !val.equals(value.Shares(class.Par)):
		in.opened.of(e, codePar, "par_value.amount", val, fmt.Sprint(int64(class.Par)))
	}
}

// classReason says what becomes of a class.
func (in *intake) classReason(e *entity) reason {
	if _, admitted := in.classes[e.id()]; admitted {
		return asClass
	}
	if _, ok := in.created(e); ok {
		return newClass
	}
	return foreign
}

// asProblems are problems as an uploaded list has them.
func asProblems(problems []Problem) []shareholderlist.Problem {
	out := make([]shareholderlist.Problem, 0, len(problems))
	for _, p := range problems {
		out = append(out, shareholderlist.Problem{
			Severity: p.Severity, Code: p.Code, Sheet: p.File, Column: p.Field, Header: p.Object, MessageKo: p.Ko, MessageEn: p.En, Question: p.Question,
		})
	}
	return out
}
