package rules_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

const collisionsDoc = "docs/collisions.md"

// A step is one act of a trade, and what state its agreement must have; an aside is an act of the same company about somebody else.
type (
	step struct {
		state   model.AgreementState
		command func(w *rulestest.World, d rulestest.Trade) model.SignedCommand
	}
	aside struct {
		// before is what has to be done for it first.
		before  func(w *rulestest.World, d rulestest.Trade)
		command func(w *rulestest.World, d rulestest.Trade) model.SignedCommand
	}
)

// steps are the acts of a trade in the first common lot, by the seller with the first entry.
func steps() map[value.Type]step {
	return map[value.Type]step{
		trade.TypeSharesListed: {model.AgreementIsAgreed, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.List(d.Company, rulestest.Seller, d.Lots[0], 1, 1)
		}},
		trade.TypeListingWithdrawn: {model.AgreementIsAgreed, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing})
		}},
		trade.TypeOfferMade: {model.AgreementIsAgreed, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.OfferFor(d.Company, rulestest.Buyer, d.Listing, 1, 1)
		}},
		trade.TypeAgreementSigned: {model.AgreementIsProposed, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Sign(d, rulestest.Buyer)
		}},
		"ApprovalVoted": {model.AgreementIsApprovalPending, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Vote(d, rulestest.Director1, true)
		}},
		trade.TypeDepositAttested: {model.AgreementIsAgreed, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Deposit(d, 100_000)
		}},
		trade.TypeTradeSettled: {model.AgreementIsFunded, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand { return w.Settle(d) }},
		trade.TypePayoutAttested: {model.AgreementIsSettled, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Payout(d, 100_000)
		}},
		trade.TypeAgreementExpired: {model.AgreementIsProposed, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			w.Pass(8 * value.Day)
			return w.Expire(d)
		}},
	}
}

// asides are acts of the same company about another entry, another lot or another party.
func asides() map[string]aside {
	none := func(*rulestest.World, rulestest.Trade) {}
	attested := func(w *rulestest.World, d rulestest.Trade) {
		w.Applied(w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Stranger))
	}
	bystander := func(w *rulestest.World, d rulestest.Trade) {
		w.Applied(w.Introduction("bystander"))
		w.Identify("bystander")
	}
	return map[string]aside{
		"SharesIssued to another": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Officer, d.ID, w.IssueOf(d.Company, 5, rulestest.NewHolder("another")))
		}},
		"ClaimAttested of another entry": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Stranger)
		}},
		"EntryClaimed by another": {attested, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Claim(d.Company, rulestest.Stranger, d.Entries[1], d.Lots[3])
		}},
		"OfficerAppointed": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Officer, d.ID, &company.OfficerAppointed{
				Party: rulestest.Stranger.Did(), Commands: []value.Type{model.AllOfficeActs}, Until: w.Now.After(300 * value.Day), Evidence: rulestest.Digest("power"),
			})
		}},
		"EntryDataPurged of another entry": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Identity1, d.ID, &company.EntryDataPurged{Entry: d.Entries[1], Member: "member1", Request: rulestest.Digest("request")})
		}},
		"EntryDataPurged of the seller's entry": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Identity1, d.ID, &company.EntryDataPurged{Entry: d.Entries[0], Member: "member1", Request: rulestest.Digest("request")})
		}},
		"PartyDataPurged of the seller": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Identity1, "", &party.PartyDataPurged{Party: rulestest.Seller.Did(), Member: "member1", Request: rulestest.Digest("request")})
		}},
		"PartyIdentified again, another": {bystander, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: rulestest.Someone("bystander").Did(), Kind: model.Person, Commitment: rulestest.Commitment("again")})
		}},
		"PartyIdentified again, the seller": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: rulestest.Seller.Did(), Kind: model.Person, Commitment: rulestest.Commitment("again")})
		}},
		"OfficerRecordedTransfer of another entry": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Record(d.Company, d.Inheritance(rulestest.Heir("daughter", model.LotPart{Lot: d.Lots[3], Quantity: 10})))
		}},
		"AttachmentEntered on another lot": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Attach(d.Company, d.Lots[3], 10)
		}},
		"PledgeEntered on another lot of the seller": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Pledge(d.Company, rulestest.Seller, d.Lots[1], 10)
		}},
		"LockSet on another class": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Seller, d.ID, &binding.LockSet{Lot: d.Lots[2], Quantity: 10, Until: "2026-12-31"})
		}},
		"SharesListed of another lot": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.List(d.Company, rulestest.Seller, d.Lots[1], 10, 1)
		}},
		"ClassCreated": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Officer, d.ID, rulestest.ClassOf(d.Company, issue.StatedRights{NoVote: true}))
		}},
		"ArticlesAmended": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Amend(d.Company, company.ArticlesAmended{Authorised: 20_000})
		}},
		"BoardChanged": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Board(d.Company, 1, rulestest.Director1)
		}},
		"ChangeAnnounced": {none, func(w *rulestest.World, d rulestest.Trade) model.SignedCommand {
			return w.Command(rulestest.Officer, d.ID, &change.ChangeAnnounced{ChangeTerms: d.Splitting()})
		}},
	}
}

// reasonsToCollide are the records through which acts about different trades or holders may collide, and why they have to.
var reasonsToCollide = map[value.Kind]string{
	model.KindIssuer: "whether the register is halted or has left, its board, its homes and which classes it has decide every act in it; they change a few times a year",
	model.KindClass:  "fence, epoch and what the articles say decide every transfer of the class; they change with acts on the whole class and with the articles alone",
	model.KindParty:  "a party's keys and identification decide whatever it signs: the act is about the same party",
}

func readsAndWrites(t *testing.T, w *rulestest.World, what string, command model.SignedCommand) (reads, writes map[model.Ref]bool) {
	t.Helper()
	w.Txs++
	result := w.Execute([]model.SignedCommand{command})
	if reply := result.Replies[0]; reply.Status != model.Applied {
		t.Fatalf("%s is %s: %s %v", what, reply.Status, reply.Code, reply.Args)
	}
	reads, writes = map[model.Ref]bool{}, map[model.Ref]bool{}
	for _, ref := range result.Reads {
		reads[ref] = true
	}
	for _, r := range writesOf(result) {
		writes[r] = true
	}
	return reads, writes
}

func writesOf(result ledger.Result) (refs []model.Ref) {
	for _, r := range result.Writes {
		refs = append(refs, r.Ref())
	}
	return refs
}

// common are the kinds of records that stand in both sets, ordered.
func common(a, b map[model.Ref]bool) []string {
	kinds := map[string]bool{}
	for ref := range a {
		if b[ref] {
			kinds[string(ref.Kind)] = true
		}
	}
	return slices.Sorted(maps.Keys(kinds))
}

func TestActsAboutDifferentTradesCollideOnlyWhereTheyMust(t *testing.T) {
	table, used := map[string]string{}, map[string]bool{}
	for name, s := range steps() {
		for about, a := range asides() {
			w, d := rulestest.Reach(t, s.state)
			a.before(w, d)
			w.Pass(600)
			mine := s.command(w, d)
			reads, writes := readsAndWrites(t, w, string(name), mine)
			theirReads, theirWrites := readsAndWrites(t, w, about, a.command(w, d))
			for _, found := range []struct {
				what  string
				kinds []string
			}{{fmt.Sprintf("%s | %s", about, name), common(theirWrites, reads)}, {fmt.Sprintf("%s | %s", name, about), common(writes, theirReads)}} {
				if len(found.kinds) == 0 {
					continue
				}
				table[found.what] = strings.Join(found.kinds, ", ")
				for _, kind := range found.kinds {
					if used[kind] = true; reasonsToCollide[value.Kind(kind)] == "" {
						t.Errorf("%s collide by a record of the kind %s, for which there is no reason", found.what, kind)
					}
				}
			}
		}
	}
	for kind := range reasonsToCollide {
		if !used[string(kind)] {
			t.Errorf("nothing collides by the kind %s", kind)
		}
	}
	checkCollisionsDoc(t, table)
}

func checkCollisionsDoc(t *testing.T, table map[string]string) {
	t.Helper()
	var out strings.Builder
	out.WriteString(`# Acts that collide

Measured by ` + "`go test ./chaincode/rules -run Collide -update`" + `: which act writes a record that another act, about another trade,
lot, entry or party of the same company, reads. Two such acts cannot stand in one block; the second one is tried again. Every act of a
trade was held against acts beside it; a pair that is not below does not collide, and a test fails when one is new.

| writes | is read by | by the record |
|---|---|---|
`)
	for _, pair := range slices.Sorted(maps.Keys(table)) {
		fmt.Fprintf(&out, "| %s | %s |\n", pair, table[pair])
	}
	out.WriteString("\nWhy each record is read and written:\n\n")
	for _, kind := range slices.Sorted(maps.Keys(reasonsToCollide)) {
		fmt.Fprintf(&out, "- **%s**: %s.\n", kind, reasonsToCollide[kind])
	}
	if *update {
		if err := os.WriteFile(collisionsDoc, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if written, err := os.ReadFile(collisionsDoc); err != nil || string(written) != out.String() {
		t.Errorf("%s is not what was measured (%v); run with -update", collisionsDoc, err)
	}
}
