package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
)

// longList is a list of 250 holders with 4 shares each, which is too long for one command.
func longList() []byte {
	var long strings.Builder
	long.WriteString(strings.SplitAfter(list, "\n")[0])
	for i := range 250 {
		fmt.Fprintf(&long, "주주%c%c,개인,1980-05-06,,부산시 중구 %d,,,보통주,4,2021-03-02\n", '가'+rune(i/20), '나'+rune(i%20), i)
	}
	return []byte(long.String())
}

// depositLong uploads and deposits the long list.
func (c *company) depositLong() (path string, opened *holder.ImportOpened) {
	c.t.Helper()
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "a.csv", longList()), http.StatusCreated)
	path = c.path("/imports/" + listed.Import)
	deposit := ok[api.ImportDeposit](c.post(c.home, c.officerToken, path+"/deposit", struct{}{}), http.StatusOK)
	if deposit.Body != nil || deposit.Opened == nil || deposit.Opened.Holders != 250 || len(deposit.Opened.Pages) < 1 {
		c.t.Fatalf("got %+v", deposit)
	}
	return path, deposit.Opened
}

func (c *company) page(path string, index int) api.ImportPage {
	c.t.Helper()
	return ok[api.ImportPage](c.get(c.home, c.officerToken, fmt.Sprintf("%s/pages/%d", path, index)), http.StatusOK)
}

func TestALongListIsEnteredInPagesAndCountsOnceItIsClosed(t *testing.T) {
	c := newCompany(t)
	path, opened := c.depositLong()
	staged := first[value.StagedID](c.act(c.home, c.officer.signs(c.id, opened)).Created, "staged")
	for i := range opened.Pages {
		page := c.page(path, i)
		if page.Index != i || page.Digest != opened.Pages[i] {
			t.Fatalf("page %d is %d with the digest %s", i, page.Index, page.Digest)
		}
		// Anyone may sign a page: the opening act fixed what it says.
		c.act(c.elsewhere, c.stranger.signs(c.id, &holder.ImportPaged{Import: staged, Index: i, Entries: page.Entries}))
	}
	state := ok[api.ImportProgress](c.get(c.home, "", "/v1/staged-imports/"+string(staged)), http.StatusOK)
	if state.Import.State != model.ImportIsOpen || len(state.There) != len(opened.Pages) {
		t.Errorf("got %+v", state)
	}
	if before := c.register(c.home, c.officerToken); before.Holders != 0 || len(before.Entries) != 0 || before.Sums != nil {
		t.Errorf("before it is closed the register has %d holders, %+v", before.Holders, before.Sums)
	}
	c.act(c.home, c.officer.signs(c.id, &holder.ImportClosed{Import: staged}))
	after := ok[api.RegisterAnswer](c.get(c.home, c.officerToken, c.path("/register?limit=200")), http.StatusOK)
	want := api.RegisterSum{Class: c.class, Provenance: model.Asserted, Lots: 250, Shares: 1000}
	if after.Holders != 250 || len(after.Sums) != 1 || after.Sums[0] != want || after.Classes[0].Issued != 1000 || len(after.Entries) != 200 {
		t.Errorf("%d holders, %+v, %d entries", after.Holders, after.Sums, len(after.Entries))
	}
	for _, entry := range after.Entries {
		if entry.Personal == nil || len(entry.Lots) != 1 {
			t.Fatalf("got %+v", entry)
		}
	}
}

func TestALongListThatIsAbortedLeavesNothingAndTheNextOneIsEntered(t *testing.T) {
	c := newCompany(t)
	path, opened := c.depositLong()
	staged := first[value.StagedID](c.act(c.home, c.officer.signs(c.id, opened)).Created, "staged")
	c.act(c.home, c.officer.signs(c.id, &holder.ImportPaged{Import: staged, Index: 0, Entries: c.page(path, 0).Entries}))
	c.act(c.home, c.officer.signs(c.id, &holder.ImportAborted{Import: staged}))
	state := ok[api.ImportProgress](c.get(c.home, "", "/v1/staged-imports/"+string(staged)), http.StatusOK)
	if state.Import.State != model.ImportIsAborted {
		t.Errorf("got %+v", state.Import)
	}
	all := ok[api.RegisterAnswer](c.get(c.home, c.officerToken, c.path("/register?ended=true")), http.StatusOK)
	if all.Holders != 0 || len(all.Entries) != 0 {
		t.Errorf("the register has %d holders", all.Holders)
	}
	c.enter()
	if got := c.register(c.home, c.officerToken); got.Holders != 3 || len(got.Entries) != 3 || got.Sums[0].Shares != 1000 {
		t.Errorf("got %+v", got)
	}
}

func TestThePagesOfAListAreItsOfficersAlone(t *testing.T) {
	c := newCompany(t)
	path, opened := c.depositLong()
	c.get(c.home, c.login(c.home, c.stranger), path+"/pages/0").problem(http.StatusForbidden, codeForbidden)
	c.get(c.home, c.officerToken, fmt.Sprintf("%s/pages/%d", path, len(opened.Pages))).problem(http.StatusNotFound, Code(homes.CodeImportUnknown))
	c.get(c.home, c.officerToken, path+"/pages/first").problem(http.StatusBadRequest, codeParameter)
	c.get(c.home, "", "/v1/staged-imports/staged-"+strings.Repeat("0", 32)).problem(http.StatusNotFound, codeNoRecord)
	c.get(c.home, "", "/v1/staged-imports/1").problem(http.StatusBadRequest, codeParameter)
}
