package holder_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// bothWays runs a test on the whole list entered by one command, and in pages of two holders.
func bothWays(t *testing.T, test func(t *testing.T, w *rulestest.World, c rulestest.Company)) {
	for name, pages := range map[string]int{"by one command": 0, "in pages": 2} {
		t.Run(name, func(t *testing.T) {
			w, c := rulestest.Whole(t, pages)
			test(t, w, c)
			w.Check()
		})
	}
}

func TestAListIsKeptWhole(t *testing.T) {
	bothWays(t, func(t *testing.T, w *rulestest.World, c rulestest.Company) {
		issuer := rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID))
		for _, listed := range c.WholeList() {
			entry := w.EntryWith(listed.Commitment)
			if entry.Kind != listed.Kind || entry.Treasury != listed.Treasury || entry.Treasury != (issuer.Treasury == entry.ID) {
				t.Errorf("the entry is %+v, the issuer's %s", entry, issuer.Treasury)
			}
			for _, l := range listed.Lots {
				lots := w.LotsOf(entry.ID, l.Class)
				if len(lots) != 1 || lots[0].Quantity != l.Quantity || !slices.Equal(lots[0].Numbers, l.Numbers) {
					t.Fatalf("of %+v the register has %+v", l, lots)
				}
				samePledges(t, w, lots[0], l.Pledges)
			}
		}
	})
}

// samePledges holds a lot's pledges against those that the list states.
func samePledges(t *testing.T, w *rulestest.World, lot model.Lot, listed []holder.ImportedPledge) {
	t.Helper()
	var kept []holder.ImportedPledge
	sum := value.Shares(0)
	for _, id := range lot.Encumbrances {
		e := w.Encumbrance(id)
		kept = append(kept, holder.ImportedPledge{Quantity: e.Quantity, Since: e.EnteredOn, Pledgee: e.Party, Holder: e.Holder})
		sum += e.Quantity
	}
	if !slices.Equal(kept, listed) || lot.Pledged != sum {
		t.Errorf("the list has the pledges %+v, the register %+v on %+v", listed, kept, lot)
	}
}

func TestAPledgeOfAListBindsFromTheStart(t *testing.T) {
	bothWays(t, func(t *testing.T, w *rulestest.World, c rulestest.Company) {
		entry := w.EntryWith(rulestest.Commitment("entry of the seller"))
		lot := w.LotsOf(entry.ID, c.Common)[0]
		w.Applied(w.Attest(c, rulestest.Identity1, "member1", entry.ID, rulestest.Seller), w.Claim(c, rulestest.Seller, entry.ID, lot.ID))
		w.Pass(rulestest.ObjectionPeriod)
		w.Rejected(value.CodeNotFree, w.List(c, rulestest.Seller, lot.ID, 601, 1))
		w.Applied(w.List(c, rulestest.Seller, lot.ID, 600, 1))
	})
}

func TestAPledgeOfAListEndsByItsPledgeeOrByAnOrderAndTwoMembers(t *testing.T) {
	bothWays(t, func(t *testing.T, w *rulestest.World, c rulestest.Company) {
		w.WithCourtDesks()
		w.Applied(w.Introduction("another recovery desk"))
		w.Appoint(4, model.RecoveryDesk, "another recovery desk", 0)
		lot := w.LotsOf(w.EntryWith(rulestest.Commitment("entry of the seller")).ID, c.Common)[0]
		bank, buyers := lot.Encumbrances[0], lot.Encumbrances[1]
		release := func(who rulestest.Someone, b binding.PledgeReleased, with ...rulestest.Someone) model.SignedCommand {
			return rulestest.With(w.Command(who, c.ID, &b), with...)
		}
		byOffice := binding.PledgeReleased{Pledge: bank, Member: "member1", Evidence: rulestest.Digest("a release")}
		w.Rejected(value.CodeNotPledgee, release(rulestest.Officer, byOffice, rulestest.Identity1))
		w.Rejected(value.CodeNotPledgee, release(rulestest.Officer, binding.PledgeReleased{Pledge: bank}))
		ordered := binding.PledgeReleased{Pledge: bank, Member: "member3", Case: w.Order().Case, Evidence: rulestest.Digest("order")}
		w.Rejected(value.CodeNotPledgee, release(rulestest.Arbiter, ordered))
		ordered.Second = "member3"
		w.Refused(value.CodeMalformed, release(rulestest.Arbiter, ordered, rulestest.Arbiter2))
		ordered.Second = "member4"
		w.Refused(value.CodeMoreSignatures, release(rulestest.Arbiter, ordered, rulestest.Arbiter2))
		w.Applied(release(rulestest.Arbiter, ordered, "another recovery desk"))
		w.Applied(release(rulestest.Buyer, binding.PledgeReleased{Pledge: buyers}))
		if lot := w.Lot(lot.ID); lot.Pledged != 0 || len(lot.Encumbrances) != 0 {
			t.Errorf("the lot is %+v", lot)
		}
	})
}

func TestNobodyWhoActsForTheCompanyReleasesAPledgeOfItsList(t *testing.T) {
	w, c := rulestest.Whole(t, 0)
	w.WithCourtDesks()
	w.Appoint(4, model.RecoveryDesk, rulestest.Officer, 0)
	bank := w.LotsOf(w.EntryWith(rulestest.Commitment("a firm")).ID, c.Common)[0].Encumbrances[0]
	body := binding.PledgeReleased{Pledge: bank, Member: "member3", Second: "member4", Case: w.Order().Case, Evidence: rulestest.Digest("order")}
	w.Rejected(value.CodeSameDesk, rulestest.With(w.Command(rulestest.Arbiter, c.ID, &body), rulestest.Officer))
	body.Member, body.Second = body.Second, body.Member
	w.Rejected(value.CodeSameDesk, rulestest.With(w.Command(rulestest.Officer, c.ID, &body), rulestest.Arbiter))
}

func TestAPledgeOfAListInPagesCountsOnceTheListIsClosed(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer)
	c := w.Admit(rulestest.Certified())
	entries := c.WholeList()
	open := func() value.StagedID {
		return value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf([][]holder.ImportedEntry{entries[:3], entries[3:]})))[0])
	}
	buyers := func(list value.StagedID) value.EncumbranceID {
		for r := range w.Records() {
			if e, ok := r.(model.Encumbrance); ok && e.Party == rulestest.Buyer.Did() && e.Staged == list {
				return e.ID
			}
		}
		t.Fatal("the page made no pledge")
		return ""
	}
	release := func(id value.EncumbranceID) model.SignedCommand {
		return w.Command(rulestest.Buyer, c.ID, &binding.PledgeReleased{Pledge: id})
	}
	aborted := open()
	w.Applied(w.ImportPage(c, aborted, 0, entries[:3]))
	w.Rejected(value.CodeNotFound, release(buyers(aborted)))
	w.Applied(w.Command(rulestest.Officer, c.ID, &holder.ImportAborted{Import: aborted}))
	w.Check()
	list := open()
	w.Applied(w.ImportPage(c, list, 0, entries[:3]), w.ImportPage(c, list, 1, entries[3:]), w.ImportClosing(c, list))
	w.Rejected(value.CodeNotFound, release(buyers(aborted)))
	w.Applied(release(buyers(list)))
	w.Check()
}

func TestOwnSharesOfAListAreTheCompanysTreasury(t *testing.T) {
	bothWays(t, func(t *testing.T, w *rulestest.World, c rulestest.Company) {
		own := w.EntryWith(rulestest.Commitment("the company"))
		lot := w.LotsOf(own.ID, c.Common)[0]
		w.Rejected(value.CodeTreasuryShares, w.Attest(c, rulestest.Identity1, "member1", own.ID, rulestest.Seller))
		w.Rejected(value.CodeAlreadyExists, w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("again")}))
		class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
		if model.Votes(lot, class, own, w.Closed()) != 0 || model.DividendShares(lot, class, own, w.Closed()) != 0 {
			t.Error("the company's own shares have votes or a dividend")
		}
		w.Applied(w.Command(rulestest.Officer, c.ID, &issue.SharesCancelled{Lot: lot.ID, Quantity: 40, Resolution: rulestest.Digest("minutes")}))
	})
}

func TestAListHasOneEntryForOwnShares(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer)
	c := w.Admit(rulestest.Certified())
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("early")}))
	entries := c.WholeList()
	entries[1].Treasury = true
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: entries}))
	id := value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf([][]holder.ImportedEntry{entries[:3], entries[3:]})))[0])
	w.Applied(w.ImportPage(c, id, 0, entries[:3]), w.ImportPage(c, id, 1, entries[3:]))
	w.Rejected(value.CodeAlreadyExists, w.ImportClosing(c, id))
	w.Check()
}

func TestANumberIsGivenToOneCertificateOfAClass(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Buyer)
	c := w.Admit(rulestest.Certified())
	entries := c.WholeList()
	entries[1].Lots[0].Numbers = []model.NumberRange{{First: 600, Last: 699}} // 600 is the first holder's
	w.Rejected(value.CodeNumbers, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: entries}))
	open := func(pages ...[]holder.ImportedEntry) value.StagedID {
		return value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf(pages)))[0])
	}
	w.Rejected(value.CodeNumbers, w.ImportPage(c, open(entries[:2], entries[2:]), 0, entries[:2]))
	id := open(entries[:1], entries[1:])
	w.Applied(w.ImportPage(c, id, 0, entries[:1]), w.ImportPage(c, id, 1, entries[1:]))
	w.Rejected(value.CodeNumbers, w.ImportClosing(c, id))
	w.Check()
}

func TestACompanyWithoutCertificatesListsNoNumbers(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Buyer)
	c := w.Admit(rulestest.Facts())
	w.Rejected(value.CodeNumbers, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: c.WholeList()}))
}

func TestALaterIssueGivesNoNumberOfTheListAgain(t *testing.T) {
	bothWays(t, func(t *testing.T, w *rulestest.World, c rulestest.Company) {
		own := w.LotsOf(w.EntryWith(rulestest.Commitment("the company")).ID, c.Common)[0]
		w.Applied(w.Command(rulestest.Officer, c.ID, &issue.SharesCancelled{Lot: own.ID, Quantity: 100, Resolution: rulestest.Digest("minutes")}))
		for _, n := range []model.NumberRange{{First: 1_400, Last: 1_409}, {First: 901, Last: 910}, {First: 1_396, Last: 1_405}} { // 901 to 1,000 are cancelled
			w.Rejected(value.CodeNumbers, w.Command(rulestest.Officer, c.ID, numbered(w, c, n)))
		}
		w.Applied(w.Command(rulestest.Officer, c.ID, numbered(w, c, model.NumberRange{First: 1_401, Last: 1_410})))
		w.Rejected(value.CodeNumbers, w.Command(rulestest.Officer, c.ID, numbered(w, c, model.NumberRange{First: 1_410, Last: 1_419})))
	})
}

// numbered is an issue of ten common shares with numbers.
func numbered(w *rulestest.World, c rulestest.Company, n model.NumberRange) *issue.SharesIssued {
	body := w.IssueOf(c, 10, rulestest.NewHolder("numbered"))
	body.Allotments[0].Numbers = []model.NumberRange{n}
	return body
}

func TestScatteredNumbersStandOnPagesAndAreFoundThere(t *testing.T) {
	w := rulestest.Founded(t)
	f := rulestest.Certified()
	f.Classes[0].Authorised, f.Classes[0].Issued = 100_000, 1_000
	f.Classes = f.Classes[:1]
	c := w.Admit(f)
	var entries []holder.ImportedEntry
	for i := range 50 { // 1,000 numbers, none of which follows on another
		entry := holder.ImportedEntry{Kind: model.Person, Commitment: rulestest.Commitment(string(rune('a' + i)))}
		lot := holder.ImportedLot{Class: c.Common, Quantity: 20, AcquiredOn: "2020-03-02"}
		for j := range 20 {
			n := int64(10 * (1 + i + 50*j))
			lot.Numbers = append(lot.Numbers, model.NumberRange{First: n, Last: n})
		}
		entry.Lots = []holder.ImportedLot{lot}
		entries = append(entries, entry)
	}
	w.Applied(w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: entries}))
	w.Check()
	places := rulestest.Get[model.Numbering](w, model.NumberingRef(c.Common)).Places
	if len(places) < 2 {
		t.Fatalf("1,000 runs stand in %d places", len(places))
	}
	for _, place := range places[1:] {
		w.Rejected(value.CodeNumbers, w.Command(rulestest.Officer, c.ID, numbered(w, c, model.NumberRange{First: place.From - 9, Last: place.From})))
		w.Applied(w.Command(rulestest.Officer, c.ID, numberedUpTo(w, c, place.From-1)))
		w.Applied(w.Command(rulestest.Officer, c.ID, numberedUpTo(w, c, place.From+9)))
	}
	w.Rejected(value.CodeNumbers, w.Command(rulestest.Officer, c.ID, numbered(w, c, model.NumberRange{First: 10_000, Last: 10_009})))
	w.Check()
}

// numberedUpTo is an issue of nine shares whose numbers end with one.
func numberedUpTo(w *rulestest.World, c rulestest.Company, last int64) *issue.SharesIssued {
	body := w.IssueOf(c, 9, book.Allottee{Kind: model.Person, Commitment: rulestest.Commitment("filled")})
	body.Allotments[0].Numbers = []model.NumberRange{{First: last - 8, Last: last}}
	return body
}

func TestAListOutOfFormIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Buyer)
	c := w.Admit(rulestest.Certified())
	pledge := func(change func(p *holder.ImportedPledge)) func([]holder.ImportedEntry) {
		return func(entries []holder.ImportedEntry) { change(&entries[0].Lots[0].Pledges[0]) }
	}
	for name, change := range map[string]func([]holder.ImportedEntry){
		"own shares of a person":         func(e []holder.ImportedEntry) { e[6].Kind = model.Person },
		"an unknown sort":                func(e []holder.ImportedEntry) { e[0].Kind = "trust" },
		"numbers out of order":           func(e []holder.ImportedEntry) { slices.Reverse(e[0].Lots[0].Numbers) },
		"fewer numbers than shares":      func(e []holder.ImportedEntry) { e[0].Lots[0].Numbers = e[0].Lots[0].Numbers[:1] },
		"more pledged than there is":     func(e []holder.ImportedEntry) { e[0].Lots[0].Pledges[1].Quantity = 701 },
		"a pledge of nothing":            pledge(func(p *holder.ImportedPledge) { p.Quantity = 0 }),
		"a pledge of no day":             pledge(func(p *holder.ImportedPledge) { p.Since = "" }),
		"a pledge for nobody":            pledge(func(p *holder.ImportedPledge) { p.Holder = "" }),
		"a pledge for two":               pledge(func(p *holder.ImportedPledge) { p.Pledgee = rulestest.Buyer.Did() }),
		"a pledge for no party":          pledge(func(p *holder.ImportedPledge) { p.Holder, p.Pledgee = "", "somebody" }),
		"a pledge for the pledgor":       pledge(func(p *holder.ImportedPledge) { p.Holder = rulestest.Commitment("entry of the seller") }),
		"a pledge with no commitment":    pledge(func(p *holder.ImportedPledge) { p.Holder = "x" }),
		"more pledges than a list holds": func(e []holder.ImportedEntry) { e[0].Lots[0].Pledges = manyPledges(11) },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			entries := c.WholeList()
			change(entries)
			w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: entries}))
		})
	}
	for name, tc := range map[string]struct {
		code   value.Code
		change func(p *holder.ImportedPledge)
	}{
		"before the company":   {value.CodeDateOutOfRange, func(p *holder.ImportedPledge) { p.Since = "2020-03-01" }},
		"tomorrow":             {value.CodeDateOutOfRange, func(p *holder.ImportedPledge) { p.Since = w.Now.After(value.Day).DateInKorea() }},
		"for nobody known":     {value.CodeNotFound, func(p *holder.ImportedPledge) { p.Holder, p.Pledgee = "", rulestest.Someone("nobody").Did() }},
		"for the unidentified": {value.CodeNotIdentified, func(p *holder.ImportedPledge) { p.Holder, p.Pledgee = "", rulestest.Director1.Did() }},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			entries := c.WholeList()
			tc.change(&entries[0].Lots[0].Pledges[0])
			w.Rejected(tc.code, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: entries}))
		})
	}
}

func manyPledges(n int) []holder.ImportedPledge {
	var out []holder.ImportedPledge
	for range n {
		out = append(out, holder.ImportedPledge{Quantity: 1, Since: "2024-01-02", Holder: rulestest.Commitment("a bank")})
	}
	return out
}

func TestPledgesCountAsWhatOneCommandMakes(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	body := c.List()
	for i := range body.Entries {
		for j := range body.Entries[i].Lots {
			body.Entries[i].Lots[j].Pledges = manyPledges(10)
		}
	}
	w.Refused(value.CodeTooManyLots, w.Command(rulestest.Officer, c.ID, body))
	body.Entries[0].Lots[0].Pledges = manyPledges(5)
	w.Applied(w.Command(rulestest.Officer, c.ID, body))
	w.Check()
}
