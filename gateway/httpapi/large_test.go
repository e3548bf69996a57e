package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

func TestTheFirstPageOfARegisterAddsUpTheWhole(t *testing.T) {
	c := newCompany(t)
	c.enter()
	whole := c.register(c.home, c.officerToken)
	want := api.RegisterSum{Class: c.class, Provenance: model.Asserted, Lots: 3, Shares: 1000}
	if whole.Holders != 3 || len(whole.Sums) != 1 || whole.Sums[0] != want {
		t.Errorf("%d holders, sums %+v", whole.Holders, whole.Sums)
	}
	var seen []value.EntryID
	first := ok[api.RegisterAnswer](c.get(c.elsewhere, "", c.path("/register?limit=1")), http.StatusOK)
	if first.Holders != 3 || len(first.Sums) != 1 || first.Sums[0] != want {
		t.Errorf("the first of several pages has %d holders, sums %+v", first.Holders, first.Sums)
	}
	for page := first; ; {
		for _, entry := range page.Entries {
			if len(entry.Lots) != 1 || entry.Lots[0].Entry != entry.Id || entry.Totals[string(c.class)] != entry.Lots[0].Quantity {
				t.Errorf("got %+v", entry)
			}
			seen = append(seen, entry.Id)
		}
		if page.Next == "" {
			break
		}
		page = ok[api.RegisterAnswer](c.get(c.elsewhere, "", c.path("/register?limit=1&cursor="+page.Next)), http.StatusOK)
		if page.Holders != 0 || page.Sums != nil {
			t.Errorf("a later page adds up the whole again: %+v", page.Sums)
		}
	}
	if len(seen) != 3 || seen[2] != whole.Entries[2].Id {
		t.Errorf("the pages have %v", seen)
	}
}

func TestAnEntryIsFoundByHowItsIdentifierBegins(t *testing.T) {
	c := newCompany(t)
	c.enter()
	wanted := c.entryOf(otherName)
	for _, begins := range []string{string(wanted.Id), string(wanted.Id)[:len("entry-")+8]} {
		found := ok[api.RegisterAnswer](c.get(c.home, c.officerToken, c.path("/register?entry="+begins)), http.StatusOK)
		if len(found.Entries) != 1 || found.Entries[0].Id != wanted.Id || found.Entries[0].Personal == nil || found.Holders != 3 {
			t.Errorf("%s: got %+v", begins, found.Entries)
		}
	}
	none := ok[api.RegisterAnswer](c.get(c.home, "", c.path("/register?entry=entry-"+strings.Repeat("0", 32))), http.StatusOK)
	if len(none.Entries) != 0 || none.Next != "" {
		t.Errorf("got %+v", none.Entries)
	}
	for _, bad := range []string{"entry-", "entry-abc", "entry-" + strings.Repeat("a", 33), "lot-aaaa", "entry-aaaa%25"} {
		c.get(c.home, "", c.path("/register?entry="+bad)).problem(http.StatusBadRequest, codeParameter)
	}
}

func TestAPreviewHasTheFirstHoldersAndPagesHaveThemAll(t *testing.T) {
	c := newCompany(t)
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "a.csv", longList()), http.StatusCreated)
	if p := listed.Preview; p.HolderCount != 250 || p.LotCount != 250 || len(p.Holders) != maxPreviewHolders || p.Totals[0].Listed != 1000 {
		t.Fatalf("%d holders, %d lots, %d shown, %+v", p.HolderCount, p.LotCount, len(p.Holders), p.Totals)
	}
	path := c.path("/imports/" + listed.Import + "/holders")
	var refs []string
	for cursor := ""; ; {
		page := ok[api.ImportHolderList](c.get(c.home, c.officerToken, path+"?limit=120"+cursor), http.StatusOK)
		for _, holder := range page.Holders {
			refs = append(refs, holder.Ref)
		}
		if page.Next == "" {
			break
		}
		cursor = "&cursor=" + page.Next
	}
	if len(refs) != 250 || refs[0] != "H1" || refs[249] != "H250" {
		t.Errorf("the pages have %d holders", len(refs))
	}
	beyond := ok[api.ImportHolderList](c.get(c.home, c.officerToken, path+"?cursor=100000"), http.StatusOK)
	if len(beyond.Holders) != 0 || beyond.Next != "" {
		t.Errorf("beyond the end stand %+v", beyond)
	}
	c.get(c.home, c.login(c.home, c.stranger), path).problem(http.StatusForbidden, codeForbidden)
}
