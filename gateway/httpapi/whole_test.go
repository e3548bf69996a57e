package httpapi

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/replay"
	"holdfast/chaincode/rules/holder"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// traded is a company in whose register a trade has settled.
func traded(t *testing.T) *trade {
	t.Helper()
	tr := newTrade(t)
	tr.conclude()
	tr.pay()
	return tr
}

// exported is the history as the operator desk exports it.
func (tr *trade) exported() []byte {
	tr.t.Helper()
	answer := tr.get(tr.home, tr.login(tr.home, tr.operator), "/v1/history.jsonl")
	if answer.status != http.StatusOK {
		tr.t.Fatalf("got %d %s", answer.status, answer.body)
	}
	return answer.body
}

func replayed(t *testing.T, history []byte) replay.Report {
	t.Helper()
	report, err := replay.Run(bytes.NewReader(history), proofs.Verifier{})
	if err != nil || len(report.Broken) > 0 {
		t.Fatalf("%v %v", err, report.Broken)
	}
	return report
}

func TestAReplayOfTheExportedHistoryComesToTheHashOfTheRegister(t *testing.T) {
	tr := traded(t)
	report := replayed(t, tr.exported())
	if len(report.Registers) != 1 || report.Applied < 20 {
		t.Fatalf("got %+v", report)
	}
	for _, site := range []*site{tr.home, tr.elsewhere} {
		hash := ok[api.RegisterHash](tr.get(site, "", tr.path("/hash")), http.StatusOK)
		if hash.Hash != report.Registers[0].Hash || hash.Records != report.Registers[0].Records || hash.Issuer != tr.id {
			t.Errorf("the site says %+v, the replay %+v", hash, report.Registers[0])
		}
	}
	tr.get(tr.home, "", "/v1/issuers/issuer-000102030405060708090a0b0c0d0e0f/hash").problem(http.StatusNotFound, codeNoRecord)
}

func TestTheWholeHistoryIsForTheOperatorDesk(t *testing.T) {
	c := newCompany(t)
	for _, who := range []*person{c.officer, c.identity, c.stranger} {
		c.get(c.home, c.login(c.home, who), "/v1/history.jsonl").problem(http.StatusForbidden, codeForbidden)
	}
}

// cut is a history up to a block.
func cut(t *testing.T, history []byte, block uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	lines := bufio.NewScanner(bytes.NewReader(history))
	lines.Buffer(nil, 4<<20)
	var header replay.Header
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &header) != nil {
		t.Fatal("the history has no header")
	}
	if _, err := replay.NewWriter(&out, header.Ledger, 0); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		var line struct {
			Block uint64 `json:"block"`
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		if line.Block <= block {
			fmt.Fprintln(&out, lines.Text())
		}
	}
	return out.Bytes()
}

func TestTheRegisterAsOfABlockIsWhatReplayingToItGives(t *testing.T) {
	tr := traded(t)
	history := tr.exported()
	head := replayed(t, history).Height
	seen := map[string]bool{}
	for block := uint64(1); block <= head; block++ {
		state := replayedLots(t, cut(t, history, block))
		answer := tr.get(tr.home, "", fmt.Sprintf("%s?block=%d&limit=2", tr.path("/register-as-of"), block))
		if answer.status == http.StatusNotFound {
			t.Fatalf("block %d: %s", block, answer.body)
		}
		past := ok[api.RegisterAsOf](answer, http.StatusOK)
		got := map[value.LotID]value.Shares{}
		for {
			for _, e := range past.Entries {
				for _, l := range e.Lots {
					got[l.Id] = l.Quantity
				}
			}
			if past.Next == "" {
				break
			}
			past = ok[api.RegisterAsOf](tr.get(tr.home, "", fmt.Sprintf("%s?block=%d&limit=2&cursor=%s", tr.path("/register-as-of"), block, past.Next)), http.StatusOK)
		}
		if !maps.Equal(got, state) {
			t.Errorf("at block %d the register has %v, the replay %v", block, got, state)
		}
		sum := value.Shares(0)
		for _, n := range state {
			sum += n
		}
		if past.Totals[string(tr.class)] != sum {
			t.Errorf("at block %d %v are issued, want %d", block, past.Totals, sum)
		}
		if !maps.Equal(past.Votes, past.Totals) || !maps.Equal(past.Dividend, past.Totals) {
			t.Errorf("at block %d the shares %v have the votes %v and take part with %v", block, past.Totals, past.Votes, past.Dividend)
		}
		seen[fmt.Sprint(got)] = true
	}
	if len(seen) < 3 {
		t.Errorf("the register had %d states only", len(seen))
	}
	tr.get(tr.home, "", fmt.Sprintf("%s?block=%d", tr.path("/register-as-of"), head+1_000)).problem(http.StatusBadRequest, codeParameter)
	tr.get(tr.home, "", tr.path("/register-as-of")+"?block=1&date=2026-01-01").problem(http.StatusBadRequest, codeParameter)
	tr.get(tr.home, "", tr.path("/register-as-of")+"?recordDate=x").problem(http.StatusBadRequest, codeParameter)
}

// replayedLots are the live lots that a history comes to.
func replayedLots(t *testing.T, history []byte) map[value.LotID]value.Shares {
	t.Helper()
	lots := map[value.LotID]value.Shares{}
	state, err := replay.State(bytes.NewReader(history), proofs.Verifier{})
	if err != nil {
		t.Fatal(err)
	}
	closed := model.ClosedIn(func(ref model.Ref) model.Record { return state[ref] })
	for _, r := range state {
		if lot, ok := r.(model.Lot); ok && state[model.ClassRef(lot.Class)].(model.ShareClass).Live(lot, closed) {
			lots[lot.ID] = lot.Quantity
		}
	}
	return lots
}

func TestTheRegisterOfADayIsThatOfItsEndInKorea(t *testing.T) {
	tr := traded(t)
	today := string(tr.now().DateInKorea())
	now := ok[api.RegisterAsOf](tr.get(tr.home, "", tr.path("/register-as-of")+"?date="+today), http.StatusOK)
	if now.Totals[string(tr.class)] != 1_000 || len(now.Entries) != 4 || string(now.Date) != today {
		t.Errorf("got %+v", now)
	}
	then := ok[api.RegisterAsOf](tr.get(tr.home, "", tr.path("/register-as-of")+"?date=2020-01-01"), http.StatusOK)
	if len(then.Entries) != 0 || len(then.Totals) != 0 || then.Block != 0 {
		t.Errorf("got %+v", then)
	}
	for _, date := range []string{"2999-01-01", "2026-02-30", "today"} {
		tr.get(tr.home, "", tr.path("/register-as-of")+"?date="+date).problem(http.StatusBadRequest, codeParameter)
	}
}

func TestALotsHistoryExplainsEachOfItsNumbers(t *testing.T) {
	tr := traded(t)
	a := tr.view(tr.home, tr.sellerToken).Agreement
	for lot, want := range map[value.LotID]value.Shares{a.Began: 200, a.Balance: 400} {
		h := ok[api.LotHistory](tr.get(tr.home, "", "/v1/lots/"+string(lot)+"/history"), http.StatusOK)
		if len(h.Steps) != 2 || len(h.Into) != 0 {
			t.Fatalf("got %+v", h)
		}
		first, last := h.Steps[0], h.Steps[1]
		if first.Lot != tr.lot || first.In != 0 || first.Quantity != 600 || first.Act.Type != holder.TypeRegisterImported || len(first.Beside) != 0 {
			t.Errorf("the first step is %+v", first)
		}
		if last.Lot != lot || last.In != 600 || last.Quantity != want || last.Act.Type != traderules.TypeTradeSettled || len(last.Beside) != 1 ||
			last.Beside[0].Quantity+last.Quantity != last.In {
			t.Errorf("the last step is %+v", last)
		}
		if len(last.Act.Signers) != 1 || !strings.HasPrefix(last.Act.Signers[0], string(tr.stranger.DID)) || last.Act.Name.Ko == "" || last.Act.Block == 0 {
			t.Errorf("the act is %+v", last.Act)
		}
		if !strings.Contains(last.Sentence.En, "600") || !strings.Contains(last.Sentence.Ko, fmt.Sprint(want)) {
			t.Errorf("the sentence is %+v", last.Sentence)
		}
		types := map[value.Type]bool{}
		for _, act := range first.Acts {
			types[act.Type] = true
		}
		if !types[traderules.TypeSharesListed] || !types[traderules.TypeTradeSettled] {
			t.Errorf("the first lot's acts are %+v", first.Acts)
		}
	}
	sold := ok[api.LotHistory](tr.get(tr.home, "", "/v1/lots/"+string(tr.lot)+"/history"), http.StatusOK)
	if len(sold.Into) != 2 || sold.Into[0].Lot != a.Began || sold.Into[1].Lot != a.Balance {
		t.Errorf("got %+v", sold.Into)
	}
	tr.get(tr.home, "", "/v1/lots/lot-000102030405060708090a0b0c0d0e0f/history").problem(http.StatusNotFound, codeNoRecord)
}

func TestRecordsWithAmountsAreForTheConcerned(t *testing.T) {
	tr := traded(t)
	officerToken, strangerToken := tr.officerToken, tr.login(tr.home, tr.stranger)
	agreement := "/v1/records/agreement/" + string(tr.agreement)
	for _, token := range []string{"", strangerToken} {
		tr.get(tr.home, token, agreement).problem(http.StatusForbidden, codeForbidden)
		if list := ok[api.RecordList](tr.get(tr.home, token, tr.path("/records?kind=agreement")), http.StatusOK); len(list.Records) != 0 {
			t.Errorf("a stranger sees %+v", list)
		}
	}
	for _, token := range []string{officerToken, tr.sellerToken, tr.buyerToken} {
		found := ok[api.RecordAnswer](tr.get(tr.home, token, agreement), http.StatusOK)
		var a model.Agreement
		if err := json.Unmarshal(found.Record, &a); err != nil || a.Terms.Total != 3_000_000 || found.Kind != "agreement" {
			t.Errorf("got %s (%v)", found.Record, err)
		}
	}
	class := ok[api.RecordAnswer](tr.get(tr.home, "", "/v1/records/class/"+string(tr.class)), http.StatusOK)
	if class.Id != string(tr.class) || !bytes.Contains(class.Record, []byte("보통주")) || class.Written < class.Began {
		t.Errorf("got %+v", class)
	}
	entries := ok[api.RecordList](tr.get(tr.home, "", tr.path("/records?kind=entry&state=claimed")), http.StatusOK)
	if len(entries.Records) != 2 {
		t.Errorf("got %+v", entries)
	}
	tr.get(tr.home, officerToken, "/v1/records/party/"+string(tr.seller.DID)).problem(http.StatusNotFound, codeNoRecord)
	tr.get(tr.home, officerToken, "/v1/records/nosuch/x").problem(http.StatusBadRequest, codeParameter)
	tr.get(tr.home, officerToken, tr.path("/records?kind=nosuch")).problem(http.StatusBadRequest, codeParameter)
}
