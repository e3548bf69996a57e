package httpapi

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/shareholderlist"
)

// wholeList is a list with every sort of holder, own shares, and numbers of certificates.
const wholeList = "주주명,구분,생년월일,법인등록번호,사업자등록번호,주소,주식의 종류,주식수,취득일,주권번호\n" +
	sellerName + ",개인," + sellerBirth + ",,,서울시 종로구 1,보통주,400,2021-03-02,\"1-300, 901-1000\"\n" +
	"㈜한빛투자,법인,,110111-0000002,,대전시 서구 3,보통주,100,2022-03-02,301~400\n" +
	"한빛 1호 투자조합,조합,,,101-80-00001,대전시 서구 3,보통주,100,2022-03-02,401-500\n" +
	"한빛소재 우리사주조합,단체,,,101-80-00002,대전시 서구 4,보통주,100,2022-03-02,501-600\n" +
	"강가온·강나래,공유,,,,부산시 중구 2,보통주,100,2022-03-02,\n" +
	"망 윤다온의 상속인,상속재산,1950-01-02,,,부산시 중구 3,보통주,100,2022-03-02,\n" +
	"한빛소재,자기주식,,110111-0000001,,서울시 중구 1,보통주,100,2023-03-02,601-700\n"

func TestAListThatIsKeptWholeGoesInAndComesOut(t *testing.T) {
	c := newCompanyWith(t, true)
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "주주명부.csv", []byte(wholeList)), http.StatusCreated)
	if !listed.Preview.Ready {
		t.Fatalf("got %+v", listed.Preview.Problems)
	}
	deposit := ok[api.ImportDeposit](c.post(c.home, c.officerToken, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}), http.StatusOK)
	body := deposit.Body
	body.Entries[0].Lots[0].Pledges = []holder.ImportedPledge{{Quantity: 250, Since: "2022-05-06", Holder: value.Commitment(strings.Repeat("c", 64))}}
	c.act(c.elsewhere, c.officer.signs(c.id, body))
	var kinds []model.HolderKind
	for _, entry := range body.Entries {
		kinds = append(kinds, entry.Kind)
	}
	if want := append(model.HolderKinds(), model.Company); !slices.Equal(kinds, want) {
		t.Errorf("the sorts are %v", kinds)
	}
	export := c.get(c.home, c.officerToken, c.path("/register.csv"))
	if export.status != http.StatusOK || !strings.Contains(string(export.body), "질권 250주") {
		t.Fatalf("got %d %s", export.status, export.body)
	}
	classes := []shareholderlist.Class{{ID: "x", Name: "보통주", Authorised: 10_000, Issued: 1000}}
	read := func(file []byte) map[string]shareholderlist.Holder {
		preview := shareholderlist.Read(bytes.NewReader(file), int64(len(file)), "a.csv", shareholderlist.Options{Classes: classes, Today: shareholderlist.DateOf(time.Now())})
		if !preview.Ready() {
			t.Fatalf("not read back: %+v", preview.Problems)
		}
		out := map[string]shareholderlist.Holder{}
		for _, h := range preview.Holders {
			out[h.Name] = h
		}
		return out
	}
	in, out := read([]byte(wholeList)), read(export.body)
	if len(out) != len(in) {
		t.Errorf("%d holders went in, %d came out", len(in), len(out))
	}
	for name, was := range in {
		is := out[name]
		if is.Kind != was.Kind || is.Treasury != was.Treasury || is.BirthDate != was.BirthDate || is.CorporateNumber != was.CorporateNumber ||
			is.BusinessNumber != was.BusinessNumber || len(is.Lots) != 1 || is.Lots[0].Quantity != was.Lots[0].Quantity || !slices.Equal(is.Lots[0].Numbers, was.Lots[0].Numbers) {
			t.Errorf("%s went in as %+v and came out as %+v", name, was, is)
		}
	}
}

func TestAListThatGivesANumberTwiceIsNotEntered(t *testing.T) {
	c := newCompanyWith(t, true)
	for name, wrong := range map[string]string{
		"certificate_number_twice": strings.Replace(wholeList, "301~400", "300~399", 1),
		"own_shares_twice":         strings.Replace(wholeList, "㈜한빛투자,법인", "㈜한빛투자,자기주식", 1),
	} {
		listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "주주명부.csv", []byte(wrong)), http.StatusCreated)
		if listed.Preview.Ready || !slices.ContainsFunc(listed.Preview.Problems, func(p api.ImportProblem) bool { return p.Code == name }) {
			t.Errorf("%s: got %+v", name, listed.Preview.Problems)
		}
	}
}
