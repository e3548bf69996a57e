package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// gatewayFake is one gateway whose answers a test decides.
type gatewayFake struct {
	*httptest.Server
	submitted []model.SignedCommand
}

const aLedger = "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"

// newGateway answers for the ledger, and for whatever else the test gives by "METHOD /path".
func newGateway(t *testing.T, submit http.HandlerFunc, others map[string]http.HandlerFunc) *gatewayFake {
	t.Helper()
	g := &gatewayFake{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/ledger", func(w http.ResponseWriter, _ *http.Request) {
		write(w, http.StatusOK, api.LedgerAnswer{
			Ledger: aLedger, Height: 3, Site: api.SiteView{Member: "member1"},
			Members: []api.MemberView{{Id: "member1", MspId: "Member1MSP", Url: g.URL}},
		})
	})
	mux.HandleFunc("POST /v1/commands", func(w http.ResponseWriter, r *http.Request) {
		var signed model.SignedCommand
		if err := json.NewDecoder(r.Body).Decode(&signed); err != nil {
			t.Error(err)
		}
		g.submitted = append(g.submitted, signed)
		submit(w, r)
	})
	for pattern, handler := range others {
		mux.HandleFunc(pattern, handler)
	}
	g.Server = httptest.NewServer(mux)
	t.Cleanup(g.Close)
	return g
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	if _, isProblem := body.(api.Problem); isProblem {
		w.Header().Set("Content-Type", "application/problem+json")
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func answer(status int, body any) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { write(w, status, body) }
}

func applied() http.HandlerFunc {
	block := int64(7)
	return answer(http.StatusOK, api.CommandAnswer{Status: api.CommandAnswerStatusApplied, Created: []string{"application-1"}, Tx: "tx7", Block: &block, Height: 8})
}

// outcome is what one run left.
type outcome struct {
	exit           int
	stdout, stderr string
}

// runProgram runs the program with its working directory and wallet in a directory of the test's own.
func runProgram(t *testing.T, typed string, args ...string) outcome {
	t.Helper()
	return runIn(t, "ko_KR.UTF-8", typed, args...)
}

// runIn runs the program at a terminal of this locale.
func runIn(t *testing.T, locale, typed string, args ...string) outcome {
	t.Helper()
	var stdout, stderr strings.Builder
	a := &app{stdin: strings.NewReader(typed), stdout: &stdout, stderr: &stderr, terminal: typed != "", environment: func(name string) string {
		if name == "LANG" {
			return locale
		}
		return ""
	}}
	exit := a.main(t.Context(), args)
	return outcome{exit, stdout.String(), stderr.String()}
}

func aWallet(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wallet.json")
	if got := runProgram(t, "", "wallet", "new", path); got.exit != exitDone {
		t.Fatal(got)
	}
	return path
}

func TestEachFailureHasItsExitCode(t *testing.T) {
	wallet := aWallet(t)
	anAgreement := strings.Repeat("0c", 32)
	seen := map[string]http.HandlerFunc{
		"POST /v1/login/challenge":   answer(http.StatusServiceUnavailable, api.Problem{Code: "busy", Sentence: api.Sentence{Ko: "바쁨", En: "busy"}}),
		"POST /v1/verify":            answer(http.StatusOK, api.Verdict{Verdict: api.Forged, Code: "forged", Sentence: api.Sentence{Ko: "위조", En: "forged"}}),
		"GET /v1/commands/{id}":      answer(http.StatusNotFound, api.Problem{Code: "not-found", Request: "r9", Sentence: api.Sentence{Ko: "없음", En: "there is none"}}),
		"GET /v1/listings/{listing}": answer(http.StatusInternalServerError, api.Problem{Code: "internal", Sentence: api.Sentence{Ko: "고장", En: "broken"}}),
	}
	site := newGateway(t, applied(), seen)
	credential := filepath.Join(t.TempDir(), "credential")
	if err := os.WriteFile(credential, []byte("a.b.c~"), 0o600); err != nil {
		t.Fatal(err)
	}
	dead := httptest.NewServer(http.NotFoundHandler())
	dead.Close()
	for name, try := range map[string]struct {
		args []string
		want int
	}{
		"no such command":          {[]string{"sell", "everything"}, exitUsage},
		"too few operands":         {[]string{"list", "lot-1"}, exitUsage},
		"unknown flag":             {[]string{"list", "--price", "1"}, exitUsage},
		"no wallet":                {[]string{"session", "--site", site.URL}, exitUsage},
		"no network":               {[]string{"issuers", "--state", t.TempDir()}, exitUsage},
		"no whole number":          {[]string{"list", "lot-1", "1.5", "100", "--site", site.URL}, exitUsage},
		"refused":                  {[]string{"command", "show", anAgreement, "--site", site.URL}, exitRefused},
		"busy":                     {[]string{"session", "--site", site.URL, "--wallet", wallet}, exitUnreachable},
		"dead":                     {[]string{"ledger", "--site", dead.URL}, exitUnreachable},
		"broken inside":            {[]string{"withdraw", "listing-1", "--site", site.URL, "--wallet", wallet}, exitInternal},
		"a forged certificate":     {[]string{"verify", credential, "--site", site.URL}, exitFailed},
		"a file that is not there": {[]string{"verify", credential + "-", "--site", site.URL}, exitUsage},
	} {
		if got := runProgram(t, "", try.args...); got.exit != try.want || got.stderr == "" {
			t.Errorf("%s: exit %d instead of %d, said %q", name, got.exit, try.want, got.stderr)
		}
	}
}

func TestAFailureSaysItsSentenceCodeAndRequestInTheChosenLanguage(t *testing.T) {
	site := newGateway(t, applied(), map[string]http.HandlerFunc{
		"GET /v1/commands/{id}": answer(http.StatusNotFound, api.Problem{Code: "not-found", Request: "r9", Sentence: api.Sentence{Ko: "그런 명령이 없습니다.", En: "There is no such command."}}),
	})
	args := []string{"command", "show", strings.Repeat("0c", 32), "--site", site.URL}
	if got := runProgram(t, "", args...); !strings.Contains(got.stderr, "그런 명령이 없습니다.") || !strings.Contains(got.stderr, "not-found") || !strings.Contains(got.stderr, "r9") {
		t.Errorf("said %q", got.stderr)
	}
	if got := runProgram(t, "", append(args, "--lang", "en")...); !strings.Contains(got.stderr, "There is no such command.") {
		t.Errorf("said %q", got.stderr)
	}
	got := runProgram(t, "", append(args, "--json")...)
	var told struct {
		Error failure `json:"error"`
	}
	if err := json.Unmarshal([]byte(got.stderr), &told); err != nil || told.Error.Exit != exitRefused || told.Error.Code != "not-found" || told.Error.Request != "r9" ||
		told.Error.Sentence.Korean == "" || got.stdout != "" {
		t.Errorf("%v, %+v, stdout %q", err, told, got.stdout)
	}
}

func facts(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "facts.json")
	content, err := json.Marshal(model.IssuerFacts{
		Name: "주식회사 시험", CorporateNumber: "1101119000037", BusinessNumber: "9998600010", IncorporatedOn: "2020-01-02",
		Homes: []value.MemberID{"member1", "member2"}, Board: model.Board{Directors: []value.DID{}},
		Classes: []model.ClassTerms{{Name: "보통주", Par: 500, Authorised: 100, Issued: 50, Approval: model.NoApproval}},
		Extract: value.Digest(strings.Repeat("0d", 32)),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNothingIsSignedUnlessItWasSaidAndConfirmed(t *testing.T) {
	wallet, company := aWallet(t), facts(t)
	for name, try := range map[string]struct {
		typed string
		more  []string
		exit  int
		sent  int
	}{
		"said yes":              {"y\n", nil, exitDone, 1},
		"said 예":                {"예\n", nil, exitDone, 1},
		"said no":               {"n\n", nil, exitUsage, 0},
		"said nothing":          {"\n", nil, exitUsage, 0},
		"no terminal":           {"", nil, exitUsage, 0},
		"no terminal, with yes": {"", []string{"--yes"}, exitDone, 1},
	} {
		site := newGateway(t, applied(), nil)
		got := runProgram(t, try.typed, append([]string{"apply", company, "--site", site.URL, "--wallet", wallet, "--lang", "en"}, try.more...)...)
		if got.exit != try.exit || len(site.submitted) != try.sent {
			t.Errorf("%s: exit %d, %d commands sent, said %q", name, got.exit, len(site.submitted), got.stderr)
		}
		if try.sent == 0 {
			continue
		}
		command, err := rules.DecodeCommand([]byte(site.submitted[0].Command))
		if err != nil {
			t.Fatal(err)
		}
		if says := rules.Describe(command).English; !strings.Contains(got.stderr, says) {
			t.Errorf("%s: signed %q, and said %q", name, says, got.stderr)
		}
	}
}

func TestAnAppliedCommandIsToldAsJSON(t *testing.T) {
	site := newGateway(t, applied(), nil)
	got := runProgram(t, "", "apply", facts(t), "--site", site.URL, "--wallet", aWallet(t), "--yes", "--json")
	var told struct {
		Command value.CommandID `json:"command"`
		Type    value.Type      `json:"type"`
		Block   int64           `json:"block"`
		Tx      string          `json:"tx"`
		Created []string        `json:"created"`
	}
	if err := json.Unmarshal([]byte(got.stdout), &told); err != nil || told.Type != company.TypeIssuerApplied || told.Block != 7 || told.Tx != "tx7" || len(told.Created) != 1 {
		t.Errorf("%v: %s", err, got.stdout)
	}
	if got.stderr != "" {
		t.Errorf("beside the result it said %q", got.stderr)
	}
}

func TestARejectionByARuleIsExitTwo(t *testing.T) {
	block := int64(7)
	site := newGateway(t, answer(http.StatusUnprocessableEntity, api.Problem{
		Code: string(value.CodeCorporateNumberUsed), Block: &block, Tx: "tx7", Request: "r2", Sentence: api.Sentence{Ko: "이미 있습니다.", En: "It is taken."},
	}), nil)
	got := runProgram(t, "", "apply", facts(t), "--site", site.URL, "--wallet", aWallet(t), "--yes", "--lang", "en")
	if got.exit != exitRefused || !strings.Contains(got.stderr, "It is taken.") || !strings.Contains(got.stderr, "block 7") {
		t.Errorf("exit %d, said %q", got.exit, got.stderr)
	}
}

func TestACommandOfUnknownOutcomeIsKeptAndSentAgain(t *testing.T) {
	wallet := aWallet(t)
	unknown := answer(http.StatusAccepted, api.CommandAnswer{Status: api.CommandAnswerStatusUnknown, Created: []string{}})
	notFound := map[string]http.HandlerFunc{"GET /v1/commands/{id}": answer(http.StatusNotFound, api.Problem{Code: "not-found"})}
	site := newGateway(t, unknown, notFound)
	got := runProgram(t, "", "apply", facts(t), "--site", site.URL, "--wallet", wallet, "--yes", "--timeout", "300ms", "--json")
	var told struct {
		Error failure `json:"error"`
	}
	if err := json.Unmarshal([]byte(got.stderr), &told); err != nil || got.exit != exitUnknown || told.Error.Exit != exitUnknown {
		t.Fatalf("exit %d, said %q, %v", got.exit, got.stderr, err)
	}
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(wallet), "command-*.json"))
	if err != nil || len(kept) != 1 || kept[0] != told.Error.Kept {
		t.Fatalf("kept %v and said %q, %v", kept, told.Error.Kept, err)
	}
	again := newGateway(t, applied(), nil)
	if got := runProgram(t, "", "command", "send", kept[0], "--site", again.URL); got.exit != exitDone {
		t.Fatalf("exit %d, said %q", got.exit, got.stderr)
	}
	if again.submitted[0].Command != site.submitted[0].Command {
		t.Error("another command was sent")
	}
}

func TestAFileIsNeverWrittenOver(t *testing.T) {
	wallet := aWallet(t)
	before, err := os.ReadFile(wallet)
	if err != nil {
		t.Fatal(err)
	}
	if got := runProgram(t, "", "wallet", "new", wallet); got.exit != exitUsage {
		t.Errorf("exit %d", got.exit)
	}
	site := newGateway(t, applied(), map[string]http.HandlerFunc{"GET /v1/specimen": answer(http.StatusOK, api.SpecimenAnswer{Credential: "a.b.c~"})})
	if got := runProgram(t, "", "specimen", wallet, "--site", site.URL); got.exit != exitUsage {
		t.Errorf("exit %d", got.exit)
	}
	after, err := os.ReadFile(wallet)
	if err != nil || string(after) != string(before) {
		t.Errorf("the wallet changed: %v", err)
	}
}

func TestEveryCommandHasHelpInBothLanguages(t *testing.T) {
	a := &app{}
	names := map[string]bool{}
	for _, c := range a.commands() {
		if names[c.name] {
			t.Errorf("%s is there twice", c.name)
		}
		names[c.name] = true
		if c.summary.Korean == "" || c.summary.English == "" || c.run == nil {
			t.Errorf("%s has no help, or does nothing", c.name)
		}
		words := strings.Fields(c.name)
		if got := runProgram(t, "", append([]string{"help"}, words...)...); got.exit != exitDone || !strings.Contains(got.stdout, c.summary.Korean) {
			t.Errorf("help %s: exit %d, %q", c.name, got.exit, got.stdout)
		}
		if got := runProgram(t, "", append(words, "--lang", "en", "--help")...); got.exit != exitDone || !strings.Contains(got.stdout, c.summary.English) {
			t.Errorf("%s --help: exit %d, %q", c.name, got.exit, got.stdout)
		}
	}
	got := runProgram(t, "", "help", "--lang", "en")
	for _, e := range exitMeanings {
		if !strings.Contains(got.stdout, e.meaning.English) {
			t.Errorf("the help does not say what exit code %d means", e.code)
		}
	}
}

func TestOperandsAreCounted(t *testing.T) {
	for operands, want := range map[string][2]int{"": {0, 0}, "A": {1, 1}, "A B": {2, 2}, "[A]": {0, 1}, "A [B]": {1, 2}, "A B [C…]": {2, -1}} {
		least, most := command{operands: operands}.count()
		if least != want[0] || most != want[1] {
			t.Errorf("%q: %d to %d", operands, least, most)
		}
	}
}
