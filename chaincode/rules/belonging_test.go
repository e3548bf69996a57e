package rules_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// identifiedAnew lets a desk identify a party as somebody, by the seed of what it saw.
func identifiedAnew(w *rulestest.World, who rulestest.Someone, seen string) {
	w.Applied(w.Command(rulestest.Identity1, "", &party.PartyIdentified{
		Member: "member1", Party: who.Did(), Kind: model.Person, Commitment: rulestest.Commitment(seen),
	}))
}

func TestNobodyIsEnteredAsSomebodyElse(t *testing.T) {
	w, c := rulestest.Claimed(t)
	address := "address of " + string(rulestest.Seller)
	sellers := w.Entry(c.Entries[0]).Commitment
	if sellers != w.DataOf(rulestest.Seller, address) {
		t.Fatal("the claimed entry is not of the seller's identification and address")
	}
	for name, act := range map[string]func(*rulestest.World) value.EntryID{
		"an issue": func(w *rulestest.World) value.EntryID {
			to := book.Allottee{Party: rulestest.Buyer.Did(), Address: rulestest.Address(address)}
			created := w.Applied(w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 1, to)))
			return w.Lot(value.LotID(created[len(created)-1])).Entry
		},
		"a gift": func(w *rulestest.World) value.EntryID {
			gift := w.Gift([]model.LotPart{{Lot: c.Lots[2], Quantity: 1}})
			gift.Address = rulestest.Address(address)
			w.Applied(rulestest.With(w.Command(rulestest.Seller, c.ID, gift), rulestest.Buyer))
			return w.HeldBy(c.Preferred, rulestest.Buyer)[0].Entry
		},
		"a sale": func(w *rulestest.World) value.EntryID {
			d := w.Offered(c, c.Lots[2], 100, 100, 1_000)
			d.Terms.BuyerAddress = rulestest.Address(address)
			d.Agreement, _ = d.Terms.ID()
			w.Applied(w.Sign(d, rulestest.Buyer), w.Sign(d, rulestest.Seller))
			w.Applied(w.Deposit(d, 100_000), w.Settle(d))
			return w.Lot(w.Agreed(d).Began).Entry
		},
		"a claim": func(w *rulestest.World) value.EntryID {
			w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Buyer))
			w.Applied(w.Command(rulestest.Buyer, c.ID, &holder.EntryClaimed{Entry: c.Entries[1], Address: rulestest.Address(address), Lots: []value.LotID{}}))
			return c.Entries[1]
		},
	} {
		w := w.In(t)
		entry := w.Entry(act(w))
		if entry.Controller != rulestest.Buyer.Did() || entry.Commitment == sellers || entry.Commitment != w.DataOf(rulestest.Buyer, address) {
			t.Errorf("by %s the buyer is entered under %s; the seller's address gives %s", name, entry.Commitment, w.DataOf(rulestest.Buyer, address))
		}
		w.Check()
	}
}

func TestAControllerNamesNoCommitmentEvenWithADesk(t *testing.T) {
	w, c := rulestest.Claimed(t)
	entry := w.Entry(c.Entries[0])
	b := &correction.EntryCorrected{
		Entry: entry.ID, Holder: rulestest.Commitment("somebody else's"), Corrects: entry.DataFrom(), Evidence: rulestest.Digest("e"), Member: "member1",
	}
	w.Rejected(value.CodeEntryNotYours, rulestest.With(w.Command(rulestest.Seller, c.ID, b), rulestest.Identity1))
	b.Member = ""
	w.Refused(value.CodeMalformed, w.Command(rulestest.Seller, c.ID, b))
}

func TestANewIdentificationChangesOnlyEntriesMadeAfterIt(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[2], 100, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Buyer))
	entered, agreed := w.Entry(c.Entries[0]), w.DataOf(rulestest.Buyer, "address of the buyer")

	identifiedAnew(w, rulestest.Seller, "the seller under a new name")
	identifiedAnew(w, rulestest.Buyer, "the buyer under a new name")
	if got := w.Entry(c.Entries[0]); got.Commitment != entered.Commitment {
		t.Error("a new identification changed an entry")
	}
	w.Applied(w.Sign(d, rulestest.Seller))
	w.Applied(w.Deposit(d, 100_000), w.Settle(d))
	bought := w.Entry(w.Lot(w.Agreed(d).Began).Entry)
	if bought.Commitment != agreed || agreed == w.DataOf(rulestest.Buyer, "address of the buyer") {
		t.Error("the buyer is not entered as they were identified when the terms were first signed")
	}
	w.Applied(w.Command(rulestest.Seller, c.ID, &correction.EntryCorrected{
		Entry: entered.ID, Address: rulestest.Address("address of " + string(rulestest.Seller)), Corrects: entered.DataFrom(), Evidence: rulestest.Digest("e"),
	}))
	if got := w.Entry(entered.ID).Commitment; got == entered.Commitment || got != w.DataOf(rulestest.Seller, "address of "+string(rulestest.Seller)) {
		t.Error("a correction does not follow the new identification")
	}
	w.Check()
}

func TestAClaimPutsTheIdentificationInPlaceOfTheList(t *testing.T) {
	w, c := rulestest.Registered(t)
	listed := w.Entry(c.Entries[0])
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	if got := w.Entry(c.Entries[0]); got.Commitment != listed.Commitment || got.Listed != nil {
		t.Errorf("an attestation changed the entry's data: %+v", got)
	}
	claim := w.Claim(c, rulestest.Seller, c.Entries[0])
	w.Applied(claim)
	got := w.Entry(c.Entries[0])
	if got.Commitment != w.DataOf(rulestest.Seller, "address of "+string(rulestest.Seller)) || got.Listed == nil || got.Listed.Commitment != listed.Commitment {
		t.Errorf("the claimed entry is %+v", got)
	}
	if got.DataFrom() != claim.ID() {
		t.Error("the data is not from the claim")
	}
}

func TestAClaimNotUpheldGivesTheListsDataBack(t *testing.T) {
	w, c := rulestest.Registered(t)
	fix := &correction.EntryCorrected{
		Entry: c.Entries[0], Holder: rulestest.Commitment("right name"), Corrects: w.Entry(c.Entries[0]).DataFrom(), Evidence: rulestest.Digest("e"), Member: "member2",
	}
	w.Applied(rulestest.With(w.Command(rulestest.Officer, c.ID, fix), rulestest.Identity2))
	listed := w.Entry(c.Entries[0])
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Stranger), w.Claim(c, rulestest.Stranger, c.Entries[0]))
	w.Applied(w.Command(rulestest.Stranger, c.ID, &correction.EntryCorrected{
		Entry: c.Entries[0], Address: rulestest.Address("elsewhere"), Corrects: w.Entry(c.Entries[0]).DataFrom(), Evidence: rulestest.Digest("e"),
	}))
	w.Applied(w.Object(c, rulestest.Officer, ""), w.Decide(c, rulestest.Identity2, "member2", false))
	if got := w.Entry(c.Entries[0]); got.Commitment != listed.Commitment || got.DataFrom() != listed.DataFrom() || got.Listed != nil {
		t.Errorf("the entry is %+v, was %+v", got, listed)
	}
	w.Check()
}

func TestAReleasedEntryKeepsWhoItsHolderWas(t *testing.T) {
	w, c := rulestest.Claimed(t)
	claimed := w.Entry(c.Entries[0])
	w.Applied(w.ReleaseClaim(c, c.Entries[0]))
	if got := w.Entry(c.Entries[0]); got.Commitment != claimed.Commitment || got.Listed != nil || got.DataFrom() != claimed.DataFrom() {
		t.Errorf("the entry is %+v, was %+v", got, claimed)
	}
}
