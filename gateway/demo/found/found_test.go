package found

import (
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

func (c *consortium) found() (Report, error) {
	return Run(c.t.Context(), Options{State: c.state, Parameters: founding.Development(1), Patience: 5 * time.Second})
}

// staffed is everybody: four members with eight desks each, and the seven people, of whom two staff a desk.
const (
	introduced = 4*8 + 7
	appointed  = 4*8 + 2
)

func (c *consortium) mustHaveEverybody() {
	c.t.Helper()
	ledger, founded := c.records[model.LedgerRef].(model.Ledger)
	if !founded || len(ledger.Members) != 4 || ledger.Parameters.IdentityWait != 1 {
		c.t.Fatalf("founded %t: %+v", founded, ledger)
	}
	count := map[value.Kind]int{}
	for ref := range c.records {
		count[ref.Kind]++
	}
	if count[model.KindParty] != introduced+2*4 || count[model.KindDesk] != appointed {
		c.t.Errorf("%d parties and %d desks", count[model.KindParty], count[model.KindDesk])
	}
	var given []value.Date
	for year := 2024; year <= 2027; year++ {
		calendar, _ := c.records[model.CalendarRef(year)].(model.Calendar)
		given = append(given, calendar.Holidays...)
	}
	if !slices.Equal(given, Holidays) {
		c.t.Errorf("the ledger has the holidays %v", given)
	}
	for i, member := range ledger.Members {
		wallet, err := people.Open(c.directory.Sites[i].StaffDir, people.Administrator)
		if err != nil || !member.Administers(wallet.DID()) {
			c.t.Errorf("%s: %v", member.ID, err)
		}
		for _, desk := range people.Desks {
			wallet, err := people.Open(c.directory.Sites[i].StaffDir, desk.Role)
			if err != nil {
				c.t.Fatal(err)
			}
			if _, there := c.records[model.DeskRef(member.ID, desk.Kind, wallet.DID())]; !there {
				c.t.Errorf("%s has nobody as %s", member.ID, desk.Role)
			}
		}
	}
	for _, one := range people.Cast {
		wallet, err := people.Open(people.Directory(c.state), one.Role)
		if err != nil {
			c.t.Fatal(err)
		}
		party, there := c.records[model.PartyRef(wallet.DID())].(model.Party)
		if !there || wallet.Label() != one.Label || wallet.Role() != string(one.Role) || len(party.Homes) != 2 {
			c.t.Errorf("%s: %+v", one.Role, party)
		}
	}
}

func TestANewNetworkIsFoundedWithEverybody(t *testing.T) {
	c := newConsortium(t)
	report, err := c.found()
	if err != nil {
		t.Fatal(err)
	}
	if !report.Founded || report.Introduced != introduced || report.Appointed != appointed || report.Ledger != ledgerID {
		t.Errorf("%+v", report)
	}
	c.mustHaveEverybody()
}

func TestFoundingAgainDoesNothing(t *testing.T) {
	c := newConsortium(t)
	if _, err := c.found(); err != nil {
		t.Fatal(err)
	}
	before := c.blocks
	report, err := c.found()
	if err != nil || report.Founded || report.Introduced != 0 || report.Appointed != 0 || c.blocks != before {
		t.Errorf("%+v, %v, %d blocks before and %d after", report, err, before, c.blocks)
	}
}

func TestAnInterruptedFoundingIsTakenUpWhereItStopped(t *testing.T) {
	c := newConsortium(t)
	c.refuse = true
	if _, err := c.found(); !errors.Is(err, client.Code("told-to-refuse")) {
		t.Fatal(err)
	}
	c.refuse = false
	report, err := c.found()
	if err != nil || report.Founded {
		t.Fatalf("%+v, %v", report, err)
	}
	c.mustHaveEverybody()
}

func TestAPersonWhoseWalletWasLostIsMadeAnew(t *testing.T) {
	c := newConsortium(t)
	if _, err := c.found(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(people.File(people.Directory(c.state), people.Escrow)); err != nil {
		t.Fatal(err)
	}
	report, err := c.found()
	if err != nil || report.Introduced != 1 || report.Appointed != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
}

func TestAnAdministratorWhoseWalletWasLostIsNotReplaced(t *testing.T) {
	c := newConsortium(t)
	if _, err := c.found(); err != nil {
		t.Fatal(err)
	}
	path := people.File(c.directory.Sites[2].StaffDir, people.Administrator)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	before := c.blocks
	if _, err := c.found(); err == nil || c.blocks != before {
		t.Fatalf("%v", err)
	}
	if _, err := c.found(); err == nil {
		t.Fatal("the second time it was taken for the administrator's")
	}
}
