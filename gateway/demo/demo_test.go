package demo

import (
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// ofSites is a run on a network of four members, of which some are dead.
func ofSites(t *testing.T, dead ...value.MemberID) *run {
	t.Helper()
	r := &run{}
	for _, member := range []value.MemberID{"member1", "member2", "member3", "member4"} {
		r.directory.Sites = append(r.directory.Sites, client.SiteInfo{Member: member, URL: "http://" + string(member) + ".localhost"})
	}
	network, err := client.Open(r.directory)
	if err != nil {
		t.Fatal(err)
	}
	r.network = network
	for _, site := range network.Sites() {
		if slices.Contains(dead, site.Member) {
			r.result.Dead = append(r.result.Dead, site.Member)
		} else {
			r.live = append(r.live, site)
		}
	}
	return r
}

func TestADeadSiteIsAHomeAndALiveOneIsTheOther(t *testing.T) {
	for _, dead := range []value.MemberID{"member1", "member2", "member3", "member4"} {
		r := ofSites(t, dead)
		homes := r.homes()
		if len(homes) != 2 || homes[0] != dead || homes[1] == dead {
			t.Errorf("without %s the homes are %v", dead, homes)
		}
		if home, err := r.liveHome(homes); err != nil || home.Member != homes[1] {
			t.Errorf("without %s the live home is %v, %v", dead, home, err)
		}
		if r.agent().Member == dead {
			t.Errorf("without %s it is the escrow agent", dead)
		}
		if r.gateway(0).Member == r.gateway(1).Member || r.gateway(1).Member == r.gateway(2).Member {
			t.Errorf("without %s other members' gateways are not others", dead)
		}
	}
	r := ofSites(t)
	if homes := r.homes(); len(homes) != 2 || homes[0] == homes[1] {
		t.Errorf("the homes are %v", homes)
	}
	if _, err := ofSites(t, "member1").liveHome([]value.MemberID{"member1"}); err == nil {
		t.Error("a dead home is taken for a live one")
	}
}

func TestThoseWhoClaimAreInTheShippedList(t *testing.T) {
	seen := map[string]bool{}
	for _, who := range []listed{founder, seller, namesake} {
		email, err := emailOf(who)
		if err != nil || !strings.Contains(email, "@") || seen[email] {
			t.Errorf("%s: %q, %v", who.birthDate, email, err)
		}
		seen[email] = true
	}
	if _, err := emailOf(listed{seller.name, "1900-01-01"}); err == nil {
		t.Error("somebody who is not in the list has a contact")
	}
}

func TestACodeIsFoundOnItsOwnLine(t *testing.T) {
	text := "이서연 님,\n\n주식회사 한빛로보틱스 123456의 주주명부\n\n    90817263\n\n1시간 동안"
	if found := codePattern.FindStringSubmatch(text); found == nil || found[1] != "90817263" {
		t.Errorf("found %v", found)
	}
}

func TestEachForgeryDiffersInOneByte(t *testing.T) {
	credential := "aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl~ZGlzY2xvc3VyZQ~bW9yZQ~"
	made := forgeries(credential)
	if len(made) != 3 {
		t.Fatalf("%d forgeries", len(made))
	}
	for _, forgery := range made {
		different := 0
		for i := range credential {
			if credential[i] != forgery.credential[i] {
				different++
				if strings.ContainsRune(".~", rune(credential[i])) {
					t.Errorf("%s changes what separates", forgery.what.English)
				}
			}
		}
		if different != 1 || len(forgery.credential) != len(credential) {
			t.Errorf("%s changes %d bytes", forgery.what.English, different)
		}
	}
}

func TestARegisterMayChangeOnlyByWhatWasTraded(t *testing.T) {
	row := func(entry value.EntryID, shares value.Shares) RegisterRow {
		return RegisterRow{Entry: entry, Class: "보통주", Shares: shares}
	}
	before := []RegisterRow{row("a", 5000), row("b", 100)}
	for name, try := range map[string]struct {
		after []RegisterRow
		fine  bool
	}{
		"the trade":            {[]RegisterRow{row("a", 5000-soldQ), row("b", 100), row("c", soldQ)}, true},
		"nothing":              {before, false},
		"shares out of thin":   {[]RegisterRow{row("a", 5000), row("b", 100), row("c", soldQ)}, false},
		"somebody else's":      {[]RegisterRow{row("a", 5000-soldQ), row("b", 99), row("c", soldQ), row("d", 1)}, false},
		"another number":       {[]RegisterRow{row("a", 5000-1), row("b", 100), row("c", 1)}, false},
		"the seller loses all": {[]RegisterRow{row("b", 100), row("c", 5000)}, false},
	} {
		r := &run{options: Options{Reporter: silent{}}}
		r.result.Before.Rows, r.result.After.Rows = before, try.after
		if err := r.checkRegisters(); (err == nil) != try.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryPartHasALabelAndEveryDeskAWallet(t *testing.T) {
	roles := map[people.Role]bool{}
	for _, one := range people.Cast {
		if roles[one.Role] || one.Label.Korean == "" || one.Label.English == "" {
			t.Errorf("%s: %+v", one.Role, one.Label)
		}
		roles[one.Role] = true
	}
	if len(roles) != 7 {
		t.Errorf("%d development people", len(roles))
	}
	for _, desk := range people.Desks {
		if label := people.StaffLabels[desk.Role]; label.Korean == "" || label.English == "" {
			t.Errorf("%s has no label", desk.Role)
		}
	}
}
