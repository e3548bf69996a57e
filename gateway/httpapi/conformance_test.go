package httpapi

import (
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gorilla/mux"
	"gopkg.in/yaml.v3"

	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

var update = flag.Bool("update", false, "write the tables in gateway/docs again")

// spec is what tests read of the OpenAPI document.
type spec struct {
	Paths map[string]map[string]struct {
		Security   []map[string][]string `yaml:"security"`
		Parameters []struct {
			Ref  string `yaml:"$ref"`
			Name string `yaml:"name"`
		} `yaml:"parameters"`
	} `yaml:"paths"`
}

func readSpec(t *testing.T) spec {
	t.Helper()
	var document spec
	if err := yaml.Unmarshal(api.Spec, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

func TestTheRoutesAreThoseOfTheOpenAPI(t *testing.T) {
	var described, routed []string
	for path, methods := range readSpec(t).Paths {
		for method := range methods {
			described = append(described, strings.ToUpper(method)+" "+path)
		}
	}
	err := newUnfounded(t).sites["member1"].router.Walk(func(route *mux.Route, _ *mux.Router, _ []*mux.Route) error {
		path, err := route.GetPathTemplate()
		if err != nil {
			return err
		}
		methods, err := route.GetMethods()
		for _, method := range methods {
			routed = append(routed, method+" "+path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(described)
	slices.Sort(routed)
	if !slices.Equal(described, routed) {
		t.Errorf("the OpenAPI describes\n%s\nand the router has\n%s", strings.Join(described, "\n"), strings.Join(routed, "\n"))
	}
}

// TestARouteThatNeedsASessionAsksForOne asks every route that the OpenAPI puts behind a session, without one.
func TestARouteThatNeedsASessionAsksForOne(t *testing.T) {
	c := newCompany(t)
	hex := strings.Repeat("a", 32)
	fill := strings.NewReplacer("{issuer}", string(c.id), "{import}", "import-"+hex, "{case}", "case-"+hex, "{offer}", "offer-"+hex, "{entry}", "entry-"+hex,
		"{agreement}", hex+hex, "{commitment}", hex+hex)
	for path, methods := range readSpec(t).Paths {
		for method, operation := range methods {
			if len(operation.Security) == 0 || path == "/v1/logout" {
				continue
			}
			a := asking{site: c.home, method: strings.ToUpper(method), path: fill.Replace(path), body: struct{}{}}
			if strings.HasSuffix(path, "/imports") && method == "post" {
				a.body, a.raw, a.kind = nil, []byte("x"), "multipart/form-data; boundary=x"
			}
			t.Run(method+" "+path, func(t *testing.T) {
				c.ask(a).problem(http.StatusUnauthorized, "session-missing")
				a.token = "forged"
				c.ask(a).problem(http.StatusUnauthorized, "session-missing")
			})
		}
	}
}

func TestEveryProblemHasAStatusAndASentenceInBothLanguages(t *testing.T) {
	for code, e := range problems {
		if e.status < 200 || e.status > 599 || e.Ko == "" || e.En == "" {
			t.Errorf("%s is %+v", code, e)
		}
		if !strings.ContainsFunc(e.Ko, func(r rune) bool { return r >= '가' && r <= '힣' }) {
			t.Errorf("%s has no Korean sentence", code)
		}
	}
	for _, code := range domainCodes(t) {
		e, ok := problems[code]
		if !ok {
			t.Errorf("the domain's code %s has no status", code)
		}
		if sentence := rules.Unfilled(value.Code(code)); e.Ko != sentence.Korean || e.En != sentence.English {
			t.Errorf("%s has another sentence than the domain's", code)
		}
	}
	if len(problems) != len(refusedStatus)+len(rules.Rejections())+len(ownProblems) {
		t.Error("a code stands in two parts of the table")
	}
}

// domainCodes are the codes that the domain refuses and rejects commands with.
func domainCodes(t *testing.T) []Code {
	t.Helper()
	set := rules.Known().Latest()
	var found []Code
	for _, code := range slices.Concat(set.Refusals(), set.Rejections()) {
		found = append(found, Code(code))
	}
	if len(found) < 40 {
		t.Fatalf("only %d codes were found", len(found))
	}
	return found
}

func TestTheProblemsAreDocumented(t *testing.T) {
	var out strings.Builder
	out.WriteString("# Problems\n\nEvery failure is an `application/problem+json` with one of these codes. This table is written from the program's own " +
		"(`go test ./gateway/httpapi -run Documented -update`).\n\n| code | status | 한국어 | English |\n|---|---|---|---|\n")
	var codes []Code
	for code := range problems {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		e := problems[code]
		fmt.Fprintf(&out, "| `%s` | %d | %s | %s |\n", code, e.status, e.Ko, e.En)
	}
	documented(t, "../docs/problems.md", out.String())
}

func TestWhoSeesWhatIsDocumented(t *testing.T) {
	var out strings.Builder
	out.WriteString("# Who sees what\n\nFacts of the ledger are for everybody, without names. What is not for everybody is in this table, which is written from " +
		"`gateway/httpapi/visibility.go` (`go test ./gateway/httpapi -run Documented -update`). What it does not allow is not shown.\n\n" +
		"| what | who | in which state |\n|---|---|---|\n")
	for _, s := range sights {
		where := "every state"
		if s.states != nil {
			var words []string
			for _, in := range s.states {
				words = append(words, string(in))
			}
			where = strings.Join(words, ", ")
		}
		fmt.Fprintf(&out, "| %s | %s | %s |\n", s.field, s.role, where)
	}
	out.WriteString("\n## What an officer's authority opens\n\nAn officer is one whose authority is live, and covers any of these acts; one for every office act opens all of it. " +
		"An agent's authority to act for a party opens nothing to read.\n\n| what | acts |\n|---|---|\n")
	for _, f := range slices.Sorted(maps.Keys(readBy)) {
		fmt.Fprintf(&out, "| %s | %s |\n", f, typeNames(readBy[f]))
	}
	for _, kind := range slices.Sorted(maps.Keys(recordsReadBy)) {
		fmt.Fprintf(&out, "| %s: `%s` | %s |\n", otherRecords, kind, typeNames(recordsReadBy[kind]))
	}
	out.WriteString("\n## Routes with something that is not for everybody\n\nThe other routes answer facts, or are one's own.\n\n| route | what |\n|---|---|\n")
	for _, route := range slices.Sorted(maps.Keys(shielded)) {
		fmt.Fprintf(&out, "| `%s` | %s |\n", route, shielded[route])
	}
	documented(t, "../docs/who-sees-what.md", out.String())
}

func typeNames(types []value.Type) string {
	names := make([]string, len(types))
	for i, name := range types {
		names[i] = string(name)
	}
	return strings.Join(names, ", ")
}

// documented compares a document with what the program says, or writes it.
func documented(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the program says: go test ./gateway/httpapi -run Documented -update", path)
	}
}
