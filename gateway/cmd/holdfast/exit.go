package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// The exit codes. "holdfast help" documents them.
const (
	exitDone        = 0
	exitUsage       = 1   // the command line, or a file it names, is not right; nothing was done
	exitRefused     = 2   // refused, or rejected by a rule
	exitUnknown     = 3   // the outcome is not known yet
	exitUnreachable = 4   // no site could be reached, or all are busy
	exitInternal    = 5   // something is broken, here or at a site
	exitFailed      = 6   // a check answered no: a forged certificate, a broken register, a demo that went wrong
	exitInterrupted = 130 // interrupted, as shells say it
)

// exitMeanings is what the codes mean, for the help.
var exitMeanings = []struct {
	code    int
	meaning model.Label
}{
	{exitDone, text("끝났습니다", "done")},
	{exitUsage, text("명령이나 그 파일이 올바르지 않습니다. 아무 일도 하지 않았습니다", "the command line, or a file it names, is not right; nothing was done")},
	{exitRefused, text("거절되었습니다. 다시 보내도 결과는 같습니다", "refused, or rejected by a rule; sending it again changes nothing")},
	{exitUnknown, text("결과를 아직 모릅니다. 같은 명령을 다시 보내도 두 번 반영되지 않습니다", "the outcome is not known yet; sending the same command again never applies it twice")},
	{exitUnreachable, text("닿는 사이트가 없거나 모두 바쁩니다. 다시 시도하십시오", "no site could be reached, or all are busy; try again")},
	{exitInternal, text("프로그램이나 사이트의 고장입니다", "something is broken, here or at a site")},
	{exitFailed, text("검사 결과가 '아니오'입니다", "a check answered no")},
	{exitInterrupted, text("중단되었습니다", "interrupted")},
}

// usageError says that the command line, or a file it names, is not right.
type usageError struct{ text model.Label }

func (e *usageError) Error() string { return e.text.English }

func usage(ko, en string, args ...any) error {
	return &usageError{text(fmt.Sprintf(ko, args...), fmt.Sprintf(en, args...))}
}

// failedError says that a check answered no; its result has been printed.
type failedError struct{ text model.Label }

func (e *failedError) Error() string { return e.text.English }

// failure is an error as it is told.
type failure struct {
	Exit int `json:"exit"`
	// Code is the problem's, or this program's own word.
	Code     string      `json:"code"`
	Sentence model.Label `json:"sentence"`
	// Detail is for people who read logs, in English.
	Detail      string          `json:"detail,omitempty"`
	Request     string          `json:"request,omitempty"`
	Site        value.MemberID  `json:"site,omitempty"`
	Command     value.CommandID `json:"command,omitempty"`
	Transaction string          `json:"tx,omitempty"`
	Block       *int64          `json:"block,omitempty"`
	// Kept is the file of a signed command whose outcome is unknown, to be sent again.
	Kept string `json:"kept,omitempty"`
}

// failureOf tells an error by what its reader can do about it.
func failureOf(err error) failure {
	var wrong *usageError
	var failed *failedError
	var unknown *client.Unknown
	var problem *client.Problem
	var unreachable *client.Unreachable
	switch {
	case errors.As(err, &wrong):
		return failure{Exit: exitUsage, Code: "usage", Sentence: wrong.text}
	case errors.As(err, &failed):
		return failure{Exit: exitFailed, Code: "check-failed", Sentence: failed.text}
	case errors.Is(err, context.Canceled):
		return failure{Exit: exitInterrupted, Code: "interrupted", Sentence: text("중단했습니다.", "Interrupted.")}
	case errors.As(err, &unknown):
		return failure{Exit: exitUnknown, Code: "outcome-unknown", Command: unknown.Command, Detail: unknown.Cause.Error(), Sentence: text(
			"명령의 결과를 아직 알 수 없습니다. 반영되었을 수도 있습니다. `holdfast command show "+string(unknown.Command)+"` 로 확인하십시오.",
			"The command's outcome is not known yet; it may have been applied. Ask with `holdfast command show "+string(unknown.Command)+"`.")}
	case errors.As(err, &problem):
		return failureOfProblem(problem)
	case errors.As(err, &unreachable):
		return failure{Exit: exitUnreachable, Code: "unreachable", Site: unreachable.Site, Detail: unreachable.Error(), Sentence: text(
			"사이트에 닿지 못했습니다. 아무것도 쓰이지 않았습니다. 네트워크가 켜져 있는지 scripts/status 로 확인하고 다시 시도하십시오.",
			"No site could be reached. Nothing was written. See with scripts/status whether the network is up, and try again.")}
	}
	return failure{Exit: exitInternal, Code: "internal", Detail: err.Error(), Sentence: text(
		"예상하지 못한 오류입니다: "+err.Error(), "Something unexpected went wrong: "+err.Error())}
}

func failureOfProblem(p *client.Problem) failure {
	f := failure{
		Exit: exitRefused, Code: p.Code, Sentence: sentence(p.Sentence), Detail: p.Detail, Request: p.Request, Site: p.Site,
		Command: p.Command, Transaction: p.Tx, Block: p.Block,
	}
	switch {
	case p.Status == http.StatusServiceUnavailable || p.Status == http.StatusTooManyRequests || p.Status == http.StatusAccepted:
		f.Exit = exitUnreachable
	case p.Status >= http.StatusInternalServerError:
		f.Exit = exitInternal
	}
	if f.Sentence.Korean == "" {
		f.Sentence = text(
			fmt.Sprintf("사이트가 %d(으)로 답했습니다: %s", p.Status, p.Detail),
			fmt.Sprintf("The site answered %d: %s", p.Status, p.Detail))
	}
	return f
}

// fail tells an error and returns its exit code.
func (a *app) fail(err error) int {
	f := failureOf(err)
	f.Kept = a.kept
	if a.json {
		encoder := json.NewEncoder(a.stderr)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(struct {
			Error failure `json:"error"`
		}{f})
		return f.Exit
	}
	fmt.Fprintln(a.stderr, a.lang.in(f.Sentence))
	where := f.Code
	if f.Request != "" {
		where += a.lang.in(text("  요청 %s (%s)", "  request %s (%s)"), f.Request, f.Site)
	}
	if f.Transaction != "" && f.Block != nil {
		where += a.lang.in(text("  블록 %d, 거래 %s", "  block %d, transaction %s"), *f.Block, f.Transaction)
	}
	fmt.Fprintln(a.stderr, "  "+where)
	return f.Exit
}
