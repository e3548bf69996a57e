//go:build e2e

package e2e

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// newCompany is admitted with a class for each of these issued numbers, whose transfer needs nobody's approval.
func newCompany(t *testing.T, officer string, classes map[string]value.Shares) value.IssuerID {
	t.Helper()
	return admit(t, officer, model.Board{Directors: []value.DID{}}, classes, model.NoApproval)
}

// admit admits a company by the command line: an officer applies, a maker checks, a checker admits. Each class has twice as
// many shares authorised as issued.
func admit(t *testing.T, officer string, board model.Board, classes map[string]value.Shares, approval model.ApprovalBody) value.IssuerID {
	t.Helper()
	_, directory := sites(t)
	serial, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	must(t, err)
	facts := model.IssuerFacts{
		Name: fmt.Sprintf("주식회사 이투이 %06d", serial), CorporateNumber: fmt.Sprintf("1101118%06d", serial), BusinessNumber: fmt.Sprintf("99987%05d", serial.Int64()%100_000),
		IncorporatedOn: "2018-01-02", Homes: []value.MemberID{directory.Sites[0].Member, directory.Sites[1].Member},
		Board: board, Extract: digest,
	}
	for name, issued := range classes {
		facts.Classes = append(facts.Classes, model.ClassTerms{Name: name, Par: 500, Authorised: 2 * issued, Issued: issued, Approval: approval})
	}
	content, err := json.Marshal(facts)
	must(t, err)
	file := filepath.Join(t.TempDir(), "facts.json")
	must(t, os.WriteFile(file, content, 0o600))
	var applied, decided client.Outcome
	holdfastJSON(t, &applied, "apply", file, "--wallet", officer)
	staff := directory.Sites[0].StaffDir
	holdfastJSON(t, &decided, "desk", "check", applied.Created[0], "--evidence", file, "--wallet", people.File(staff, people.AdmissionMaker))
	holdfastJSON(t, &decided, "desk", "admit", applied.Created[0], "--evidence", file, "--wallet", people.File(staff, people.AdmissionChecker))
	return value.IssuerID(applied.Created[0])
}

const heading = "성명,생년월일,주소,이메일,주식의 종류,주식수,취득일자\n"

// testBadLists uploads lists that are wrong, to a company that waits for its first. Each is told by row and column, and
// nothing is written.
func testBadLists(t *testing.T) {
	var issuer value.IssuerID
	var home *client.Site
	uploads := 0
	row := func(name, birth, quantity, acquired string) string {
		return fmt.Sprintf("%s,%s,서울특별시 어딘가 1,%s@example.com,보통주,%s,%s\n", name, birth, strings.ToLower(name), quantity, acquired)
	}
	good := row("Kim", "1980-01-02", "400", "2020-01-02")
	for name, list := range map[string]struct {
		file    string
		content []byte
		row     int
		column  string
	}{
		"a negative quantity":         {"list.csv", []byte(heading + good + row("Lee", "1981-01-02", "-600", "2020-01-02")), 3, "F"},
		"a fraction of a share":       {"list.csv", []byte(heading + good + row("Lee", "1981-01-02", "599.5", "2020-01-02")), 3, "F"},
		"more than issued":            {"list.csv", []byte(heading + good + row("Lee", "1981-01-02", "601", "2020-01-02")), 0, ""},
		"more than authorised":        {"list.csv", []byte(heading + good + row("Lee", "1981-01-02", "9000", "2020-01-02")), 0, ""},
		"a broken date":               {"list.csv", []byte(heading + good + row("Lee", "1981-01-02", "600", "2020-13-45")), 3, "G"},
		"a date ahead":                {"list.csv", []byte(heading + good + row("Lee", "1981-01-02", "600", "2999-01-01")), 3, "G"},
		"an unknown class":            {"list.csv", []byte(heading + good + strings.Replace(row("Lee", "1981-01-02", "600", "2020-01-02"), "보통주", "황금주", 1)), 3, "E"},
		"no list at all":              {"list.csv", randomBytes(t, 4096), 0, ""},
		"nothing":                     {"list.csv", nil, 0, ""},
		"a workbook that is none":     {"list.xlsx", randomBytes(t, 4096), 0, ""},
		"an old workbook":             {"list.xls", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 4096)...), 0, ""},
		"a word processor's document": {"list.hwp", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 4096)...), 0, ""},
		"a bomb of 200 MB":            {"list.xlsx", bomb(t), 0, ""},
	} {
		if uploads%8 == 0 {
			issuer, home = companyWithoutList(t)
		}
		uploads++
		t.Run(name, func(t *testing.T) {
			before := written(t)
			began := time.Now()
			read, err := home.UploadList(t.Context(), issuer, list.file, list.content)
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("it took %s", took)
			}
			must(t, err)
			if read.Preview.Ready || !told(read.Preview, list.row, list.column) {
				t.Errorf("ready %t, problems %+v", read.Preview.Ready, read.Preview.Problems)
			}
			_, err = home.DepositList(t.Context(), issuer, read.Import)
			var problem *client.Problem
			if !errors.As(err, &problem) || problem.Status != http.StatusUnprocessableEntity || problem.Code == "" {
				t.Errorf("the deposit answered %v", err)
			}
			if after := written(t); after != before {
				t.Errorf("%d transactions were written", after-before)
			}
		})
	}
	t.Run("the same name without a birth date is a question", func(t *testing.T) {
		list := heading + row("Park", "1980-01-02", "400", "2020-01-02") + row("Park", "", "600", "2020-01-02")
		issuer, home := companyWithoutList(t)
		testQuestion(t, home, issuer, []byte(list))
	})
}

// companyWithoutList is a new company with a new officer, and the officer's session at its home. An officer can upload
// only a few lists in a minute.
func companyWithoutList(t *testing.T) (value.IssuerID, *client.Site) {
	t.Helper()
	officer := newClerk(t, "officer").wallet
	issuer := newCompany(t, officer, map[string]value.Shares{"보통주": 1000})
	wallet, err := client.OpenWallet(officer)
	must(t, err)
	consortium, _ := sites(t)
	home, err := consortium.Sites()[0].At(height(t)).Login(t.Context(), wallet)
	must(t, err)
	return issuer, home
}

// told tells whether an error names this row and column, in both languages; row 0 is the whole file.
func told(preview api.ImportPreview, row int, column string) bool {
	for _, problem := range preview.Problems {
		if problem.Severity == api.Error && problem.Code != "" && problem.Ko != "" && problem.En != "" &&
			(row == 0 || problem.Row == row && problem.Column == column) {
			return true
		}
	}
	return false
}

// testQuestion answers what a list does not say: as two people, then as one.
func testQuestion(t *testing.T, home *client.Site, issuer value.IssuerID, list []byte) {
	read, err := home.UploadList(t.Context(), issuer, "list.csv", list)
	must(t, err)
	var question *api.ImportQuestion
	for _, problem := range read.Preview.Problems {
		if problem.Question != nil {
			question = problem.Question
		}
	}
	if question == nil || read.Preview.Ready {
		t.Fatalf("ready %t, problems %+v", read.Preview.Ready, read.Preview.Problems)
	}
	for answer, holders := range map[api.ImportAnswerValue]int{api.Different: 2, api.Same: 1} {
		answered, err := home.AnswerList(t.Context(), issuer, read.Import, map[string]api.ImportAnswerValue{question.Id: answer})
		must(t, err)
		if !answered.Preview.Ready || len(answered.Preview.Holders) != holders {
			t.Errorf("%s: ready %t, %d holders", answer, answered.Preview.Ready, len(answered.Preview.Holders))
		}
	}
}

func randomBytes(t *testing.T, n int) []byte {
	t.Helper()
	made := make([]byte, n)
	_, err := rand.Read(made)
	must(t, err)
	return made
}

// bomb is a workbook whose one sheet unpacks to 200 MB.
func bomb(t *testing.T) []byte {
	t.Helper()
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		part, err := archive.Create(name)
		must(t, err)
		_, err = part.Write([]byte(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`))
		must(t, err)
		if name != "xl/worksheets/sheet1.xml" {
			continue
		}
		blank := bytes.Repeat([]byte(" "), 1<<20)
		for range 200 {
			_, err := part.Write(blank)
			must(t, err)
		}
	}
	must(t, archive.Close())
	return packed.Bytes()
}
