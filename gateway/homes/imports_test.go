package homes

import (
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/shareholderlist"
)

const (
	officer value.DID = "did:holdfast:officer"
	header  string    = "주주명,구분,생년월일,법인등록번호,주소,이메일,주식의 종류,주식수,취득일\n"
)

var company = Company{
	Issuer: issuer, Today: "2026-03-02",
	Classes: []shareholderlist.Class{{ID: "class-1", Name: "보통주", Authorised: 1000, Issued: 300}},
}

func upload1(t *testing.T, m *Imports, list string) Listed {
	t.Helper()
	listed, err := m.Create(t.Context(), company, officer, "주주명부.csv", []byte(list))
	if err != nil {
		t.Fatal(err)
	}
	return listed
}

const good = header +
	"홍길동,개인,1980-01-02,,서울시 종로구 1,hong@example.kr,보통주,100,2021-03-02\n" +
	"홍길동,개인,1980-01-02,,서울시 종로구 1,hong@example.kr,보통주,50,2022-03-02\n" +
	"㈜한빛,법인,,110111-0000002,서울시 중구 2,,보통주,150,2021-03-02\n"

func TestAListIsDepositedWithBothHomes(t *testing.T) {
	c := newCollections(here, there)
	m := NewImports(newMember(t, c, here).Keeper)
	listed := upload1(t, m, good)
	if !listed.Ready || c.puts != 0 {
		t.Fatalf("ready %v after %d writes: %+v", listed.Ready, c.puts, listed.Preview.Problems)
	}
	deposited, err := m.Deposit(t.Context(), company, listed.ID, officer)
	if err != nil || deposited.Copies != 2 || len(deposited.Body.Entries) != 2 || c.count(here) != 2 || c.count(there) != 2 {
		t.Fatalf("got %+v, %v", deposited, err)
	}
	first := deposited.Body.Entries[0]
	if first.Kind != model.Person || len(first.Lots) != 2 || first.Lots[1].Quantity != 50 || first.Lots[1].AcquiredOn != "2022-03-02" {
		t.Errorf("got %+v", first)
	}
	again, err := m.Deposit(t.Context(), company, listed.ID, officer)
	if err != nil || again.Body.Entries[0].Commitment != first.Commitment || c.count(here) != 2 {
		t.Errorf("the same deposit again is another: %v", err)
	}
	if _, err := m.Answer(t.Context(), company, listed.ID, officer, nil); CodeOf(err) != CodeImportDeposited {
		t.Errorf("answers change a deposited list: %v", err)
	}
	value, err := m.keeper.open(t.Context(), KindEntry, deposited.Body.Entries[1].Commitment, anybodys)
	if person, perr := value.Person(); err != nil || perr != nil || person.Identifier != "1101110000002" {
		t.Errorf("got %+v, %v, %v", person, err, perr)
	}
}

func TestADepositWithOneHomeDownHasOneCopy(t *testing.T) {
	c := newCollections(here, there)
	m := NewImports(newMember(t, c, here).Keeper)
	c.set(there, true)
	deposited, err := m.Deposit(t.Context(), company, upload1(t, m, good).ID, officer)
	if err != nil || deposited.Copies != 1 {
		t.Fatalf("got %+v, %v", deposited, err)
	}
	c.set(here, true)
	_, err = m.Deposit(t.Context(), company, upload1(t, m, good).ID, officer)
	wantCode(t, err, CodeNoCopy)
}

func TestAListThatIsNotReadyWritesNothing(t *testing.T) {
	c := newCollections(here, there)
	m := NewImports(newMember(t, c, here).Keeper)
	many := header
	for range maxPageLots + 1 {
		many += "홍길동,개인,1980-01-02,,서울,,보통주,1,2021-03-02\n"
	}
	for name, try := range map[string]struct {
		list string
		want shareholderlist.Code
	}{
		"a total that differs":        {header + "홍길동,개인,1980-01-02,,서울,,보통주,299,2021-03-02\n", ""},
		"no date":                     {header + "홍길동,개인,1980-01-02,,서울,,보통주,300,\n", problemNoDate},
		"a date before incorporation": {header + "홍길동,개인,1980-01-02,,서울,,보통주,300,2019-12-31\n", problemBeforeBirth},
		"a holder with too many lots": {many, problemTooManyLots},
		"born before 1900":            {header + "홍길동,개인,1880-01-02,,서울,,보통주,300,2021-03-02\n", problemHolder},
		"no list":                     {"nothing here", ""},
		"nothing":                     {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			listed := upload1(t, m, try.list)
			if listed.Ready {
				t.Fatal("it is ready")
			}
			found := try.want == ""
			for _, problem := range listed.Preview.Problems {
				found = found || problem.Code == try.want && problem.MessageKo != "" && problem.MessageEn != ""
			}
			if !found {
				t.Errorf("no problem %s in %+v", try.want, listed.Preview.Problems)
			}
			_, err := m.Deposit(t.Context(), company, listed.ID, officer)
			wantCode(t, err, CodeImportNotReady)
		})
	}
	if c.puts != 0 {
		t.Errorf("%d values were written", c.puts)
	}
}

func TestAQuestionIsAnswered(t *testing.T) {
	m := NewImports(newMember(t, newCollections(here, there), here).Keeper)
	listed := upload1(t, m, header+
		"홍길동,개인,1980-01-02,,서울,,보통주,100,2021-03-02\n"+
		"홍길동,개인,,,부산,,보통주,200,2021-03-02\n")
	var question *shareholderlist.Question
	for _, problem := range listed.Preview.Problems {
		if problem.Question != nil {
			question = problem.Question
		}
	}
	if listed.Ready || question == nil {
		t.Fatalf("nothing is asked: %+v", listed.Preview.Problems)
	}
	answered, err := m.Answer(t.Context(), company, listed.ID, officer,
		map[shareholderlist.QuestionID]shareholderlist.Answer{question.ID: shareholderlist.Different})
	if err != nil || !answered.Ready || len(answered.Preview.Holders) != 2 {
		t.Fatalf("got %+v, %v", answered, err)
	}
}

func TestAListIsItsOfficersAlone(t *testing.T) {
	m := NewImports(newMember(t, newCollections(here, there), here).Keeper)
	listed := upload1(t, m, good)
	other := company
	other.Issuer.ID = "issuer-other"
	_, err := m.Get(issuer.ID, listed.ID, "did:holdfast:other")
	wantCode(t, err, CodeImportUnknown)
	_, err = m.Deposit(t.Context(), other, listed.ID, officer)
	wantCode(t, err, CodeImportUnknown)
	_, err = m.Get(issuer.ID, "import-none", officer)
	wantCode(t, err, CodeImportUnknown)
	elsewhere := company
	elsewhere.Issuer.Homes = []value.MemberID{there, "member3"}
	_, err = m.Create(t.Context(), elsewhere, officer, "a.csv", []byte(good))
	wantCode(t, err, CodeNotHome)
}

func TestOpenListsAreBounded(t *testing.T) {
	k := newMember(t, newCollections(here, there), here)
	m := NewImports(k.Keeper)
	first := upload1(t, m, good)
	for range maxImportsEach {
		k.later(time.Second)
		upload1(t, m, good)
	}
	_, err := m.Get(issuer.ID, first.ID, officer)
	wantCode(t, err, CodeImportUnknown)
	if len(m.open) != maxImportsEach {
		t.Errorf("an officer has %d open lists", len(m.open))
	}
	k.later(importLife)
	m.Expire()
	if len(m.open) != 0 {
		t.Errorf("%d lists outlive their hour", len(m.open))
	}
	for _, large := range []*upload{{rows: maxImportRows}, {file: make([]byte, maxImportBytes)}} {
		large.listed = Listed{ID: "large", Expires: k.clock.now().Add(time.Hour)}
		if err := m.add(large); err != nil {
			t.Fatal(err)
		}
		_, err = m.Create(t.Context(), company, officer, "a.csv", []byte(good))
		wantCode(t, err, CodeImportBusy)
		delete(m.open, "large")
	}
}
