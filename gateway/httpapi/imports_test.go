package httpapi

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/shareholderlist"
)

func TestAListIsEnteredThroughTheAPI(t *testing.T) {
	c := newCompany(t)
	template := c.get(c.home, "", "/v1/register-template.xlsx?lang=en")
	if template.status != http.StatusOK || !bytes.HasPrefix(template.body, []byte("PK")) || !strings.Contains(template.header.Get("Content-Disposition"), ".xlsx") {
		t.Errorf("the template is %d %q", template.status, template.header)
	}
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "주주명부.csv", []byte(list)), http.StatusCreated)
	if !listed.Preview.Ready || len(listed.Preview.Holders) != 3 || listed.Preview.Totals[0].Listed != 1000 || listed.Preview.Totals[0].Issued != 1000 {
		t.Fatalf("got %+v", listed.Preview)
	}
	again := ok[api.ImportAnswer](c.get(c.home, c.officerToken, c.path("/imports/"+listed.Import)), http.StatusOK)
	if again.Preview.Digest != listed.Preview.Digest {
		t.Error("the list read again is another")
	}
	deposit := ok[api.ImportDeposit](c.post(c.home, c.officerToken, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}), http.StatusOK)
	if deposit.Copies != 2 || len(deposit.Body.Entries) != 3 || deposit.Body.List != listed.Preview.Digest {
		t.Fatalf("got %+v", deposit)
	}
	c.act(c.elsewhere, c.officer.signs(c.id, deposit.Body))
	export := c.get(c.home, c.officerToken, c.path("/register.csv"))
	if export.status != http.StatusOK || !bytes.HasPrefix(export.body, []byte("\xef\xbb\xbf")) || !strings.Contains(export.header.Get("Content-Type"), "text/csv") {
		t.Fatalf("got %d %q", export.status, export.header)
	}
	back := shareholderlist.Read(bytes.NewReader(export.body), int64(len(export.body)), "a.csv", shareholderlist.Options{
		Classes: []shareholderlist.Class{{ID: "x", Name: "보통주", Authorised: 10_000, Issued: 1000}}, Today: shareholderlist.DateOf(time.Now()),
	})
	if !back.Ready() || len(back.Holders) != 3 {
		t.Errorf("the export is not read back: %+v", back.Problems)
	}
}

func TestAListIsTheOfficersAlone(t *testing.T) {
	c := newCompany(t)
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "a.csv", []byte(list)), http.StatusCreated)
	for _, p := range []*person{c.stranger, c.identity, c.director} {
		token := c.login(c.home, p)
		c.upload(c.home, token, c.id, "a.csv", []byte(list)).problem(http.StatusForbidden, codeForbidden)
		c.get(c.home, token, c.path("/imports/"+listed.Import)).problem(http.StatusForbidden, codeForbidden)
		c.post(c.home, token, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}).problem(http.StatusForbidden, codeForbidden)
		c.get(c.home, token, c.path("/register.csv")).problem(http.StatusForbidden, codeForbidden)
	}
	c.upload(c.elsewhere, c.login(c.elsewhere, c.officer), c.id, "a.csv", []byte(list)).problem(http.StatusMisdirectedRequest, Code(homes.CodeNotHome))
	c.get(c.home, c.officerToken, c.path("/imports/import-"+strings.Repeat("0", 32))).problem(http.StatusNotFound, Code(homes.CodeImportUnknown))
	c.get(c.home, c.officerToken, c.path("/imports/1")).problem(http.StatusBadRequest, codeParameter)
}

func TestAWrongListIsAReportAndNothingIsWritten(t *testing.T) {
	c := newCompany(t)
	wrong := strings.Replace(list, ",보통주,300,", ",보통주,-300,", 1)
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "a.csv", []byte(wrong)), http.StatusCreated)
	var found *api.ImportProblem
	for i, problem := range listed.Preview.Problems {
		if problem.Severity == api.Error && problem.Row == 3 {
			found = &listed.Preview.Problems[i]
		}
	}
	if listed.Preview.Ready || found == nil || found.Column != "I" || found.Header != "주식수" || found.Ko == "" || found.En == "" {
		t.Fatalf("got %+v", listed.Preview.Problems)
	}
	c.nothingWritten(func() {
		c.post(c.home, c.officerToken, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}).problem(http.StatusUnprocessableEntity, Code(homes.CodeImportNotReady))
	})
}

func TestAQuestionIsAnsweredThroughTheAPI(t *testing.T) {
	c := newCompany(t)
	asked := strings.Replace(list, otherName+",개인,1980-05-06", sellerName+",개인,", 1)
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "a.csv", []byte(asked)), http.StatusCreated)
	answers := api.ImportAnswers{Answers: map[string]api.ImportAnswerValue{}}
	for _, problem := range listed.Preview.Problems {
		if problem.Question != nil {
			answers.Answers[problem.Question.Id] = api.Different
		}
	}
	if len(answers.Answers) == 0 {
		t.Fatalf("nothing is asked: %+v", listed.Preview.Problems)
	}
	put := func(body any) answered {
		return c.ask(asking{site: c.home, method: http.MethodPut, path: c.path("/imports/" + listed.Import + "/answers"), token: c.officerToken, body: body})
	}
	put(map[string]any{"answers": map[string]string{"x": "maybe"}}).problem(http.StatusBadRequest, codeBody)
	if answered := ok[api.ImportAnswer](put(answers), http.StatusOK); !answered.Preview.Ready || len(answered.Preview.Holders) != 3 {
		t.Errorf("got %+v", answered.Preview)
	}
}

func TestAFileThatIsNoListIsRefused(t *testing.T) {
	c := newCompany(t)
	c.upload(c.home, c.officerToken, c.id, "a.csv", bytes.Repeat([]byte("가"), 5<<20)).problem(http.StatusRequestEntityTooLarge, codeTooLarge)
	c.ask(asking{site: c.home, method: http.MethodPost, path: c.path("/imports"), token: c.officerToken, kind: "application/json", raw: []byte("{}")}).
		problem(http.StatusUnsupportedMediaType, codeMediaType)
	c.ask(asking{site: c.home, method: http.MethodPost, path: c.path("/imports"), token: c.officerToken, kind: "multipart/form-data; boundary=x",
		raw: []byte("--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\na\r\n--x--\r\n")}).problem(http.StatusBadRequest, codeBody)
	c.ask(asking{site: c.home, method: http.MethodPost, path: c.path("/imports"), token: c.officerToken, kind: "multipart/form-data; boundary=x",
		raw: []byte("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na")}).problem(http.StatusBadRequest, codeBody)
	for name, file := range map[string][]byte{"a.xls": {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, "a.csv": nil, "a.xlsx": []byte("PK\x03\x04")} {
		listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, name, file), http.StatusCreated)
		if listed.Preview.Ready || len(listed.Preview.Problems) == 0 || listed.Preview.Problems[0].Ko == "" {
			t.Errorf("%s: got %+v", name, listed.Preview)
		}
	}
}
