package httpapi

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"holdfast/gateway/api"
)

// TestTheLogNamesRequestsAndCommandsAndNobody goes through everything that handles personal data, bad input included, and
// reads what was logged.
func TestTheLogNamesRequestsAndCommandsAndNobody(t *testing.T) {
	tr := newTrade(t)
	tr.get(tr.home, "", "/v1/development/mail?to="+sellerMail)
	tr.get(tr.home, "", "/v1/issuers?name="+sellerName)
	tr.get(tr.home, "", "/v1/issuers/"+sellerMail)
	tr.post(tr.home, tr.sellerToken, "/v1/identifications", api.IdentificationRequest{Kind: "person", Name: sellerName + strings.Repeat("가", 200), Identifier: sellerBirth})
	tr.post(tr.home, tr.sellerToken, "/v1/identifications", map[string]string{sellerName: sellerMail})
	tr.post(tr.home, tr.sellerToken, tr.path("/claims"), api.ClaimRequest{Code: "00000000", Name: otherName, Identifier: "1980-05-06"})
	tr.upload(tr.home, tr.officerToken, tr.id, sellerName+".csv", []byte(strings.Replace(list, ",300,", ",-3,", 1)))
	tr.get(tr.home, tr.officerToken, tr.path("/register.csv"))
	tr.get(tr.home, tr.officerToken, tr.path("/register.pdf"))
	tr.get(tr.home, tr.sellerToken, "/v1/entries/"+string(tr.entryOf(sellerName).Id)+"/statement.pdf")
	last := tr.get(tr.home, tr.officerToken, tr.path("/register"))
	if last.status != http.StatusOK {
		t.Fatal(last.status)
	}
	for _, s := range tr.sites {
		text := s.log.String()
		for _, secret := range []string{
			sellerName, otherName, buyerName, "한빛투자", sellerMail, "seller%40", "buyer@example.kr", sellerBirth, "1990-07-08", "종로구", "강남구",
			"010-1111-2222", "110-123-456789", tr.sellerToken, tr.officerToken, "주식양수도계약서", `"price"`, "15,000",
		} {
			if strings.Contains(text, secret) {
				t.Errorf("the log of %s holds %q", s.member, secret)
			}
		}
	}
	requests, commands := 0, 0
	for line := range strings.SplitSeq(strings.TrimSpace(tr.home.log.String()), "\n") {
		var entry struct {
			Message string `json:"msg"`
			Request string `json:"request"`
			Command string `json:"command"`
			Route   string `json:"route"`
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatalf("a line is not JSON: %s", line)
		}
		if entry.Message != "request" {
			continue
		}
		requests++
		if len(entry.Request) != 24 || entry.Route == "" || strings.Contains(entry.Route, "issuer-") {
			t.Errorf("a request's line is %s", line)
		}
		if entry.Route == "/v1/commands" {
			commands++
			if len(entry.Command) != 64 {
				t.Errorf("a command's line is %s", line)
			}
		}
	}
	if requests < 30 || commands < 5 {
		t.Errorf("%d requests and %d commands are logged", requests, commands)
	}
	if !strings.Contains(tr.home.log.String(), last.header.Get(requestHeader)) {
		t.Error("the answer's request identifier is not in the log")
	}
}

func TestAPanicIsAProblemAndNotTheEnd(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	s.router.HandleFunc("/v1/panic", func(http.ResponseWriter, *http.Request) { panic("a bug") })
	w.get(s, "", "/v1/panic").problem(http.StatusInternalServerError, "internal")
	ok[api.LedgerAnswer](w.get(s, "", "/v1/ledger"), http.StatusOK)
	if !strings.Contains(s.log.String(), "a handler panicked") {
		t.Error("the panic is not logged")
	}
}
