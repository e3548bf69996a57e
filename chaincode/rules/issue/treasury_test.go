package issue_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// withTreasury is a claimed register whose company has 300 of the seller's common shares, in the lot that is returned.
func withTreasury(t rulestest.Tb) (*rulestest.World, rulestest.Company, value.EntryID, value.LotID) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	entry := value.EntryID(w.Applied(w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("company")}))[0])
	lot := value.LotID(w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, acquisition(c, 300)), rulestest.Officer))[0])
	return w, c, entry, lot
}

func acquisition(c rulestest.Company, quantity value.Shares) *issue.TreasuryAcquired {
	return &issue.TreasuryAcquired{Lot: c.Lots[0], Quantity: quantity, Price: 1_000, Resolution: rulestest.Digest("meeting"), Evidence: rulestest.Digest("paid")}
}

func TestTheCompanyAcquiresItsOwnSharesWithBothSignatures(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeTreasuryShares, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, acquisition(c, 300)), rulestest.Officer))
	w.Applied(w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("company")}))
	w.Rejected(value.CodeAlreadyExists, w.Command(rulestest.Officer, c.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("company")}))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, acquisition(c, 300)))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, acquisition(c, 300)))
	w.Rejected(value.CodeNotFree, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, acquisition(c, 1_001)), rulestest.Officer))
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Officer, c.ID, acquisition(c, 300)), rulestest.Seller))
	if got := w.Issued(c.Common); got != 1_500 {
		t.Errorf("%d are issued", got)
	}
	w.Check()
}

func TestOwnSharesHaveNoVoteAndNoDividend(t *testing.T) {
	w, c, _, lot := withTreasury(t)
	weights := func(id value.LotID) [2]value.Shares {
		l := w.Lot(id)
		class, entry := rulestest.Get[model.ShareClass](w, model.ClassRef(l.Class)), rulestest.Get[model.HolderEntry](w, model.EntryRef(l.Entry))
		return [2]value.Shares{model.Votes(l, class, entry, w.Closed()), model.DividendShares(l, class, entry, w.Closed())}
	}
	for id, want := range map[value.LotID][2]value.Shares{lot: {0, 0}, c.Lots[0]: {0, 0}, c.Lots[1]: {200, 200}, c.Lots[2]: {500, 500}} {
		if got := weights(id); got != want {
			t.Errorf("%s weighs %v, want %v", id, got, want)
		}
	}
	w.Applied(w.Command(rulestest.Officer, c.ID, &issue.ClassRightsStated{Class: c.Preferred, Rights: issue.StatedRights{NoVote: true}, Evidence: rulestest.Digest("articles")}))
	if got := weights(c.Lots[2]); got != [2]value.Shares{0, 500} {
		t.Errorf("a share without vote weighs %v", got)
	}
}

func TestNobodyClaimsOrIsGivenTheCompanysOwnEntry(t *testing.T) {
	w, c, entry, _ := withTreasury(t)
	w.Rejected(value.CodeTreasuryShares, w.Attest(c, rulestest.Identity1, "member1", entry, rulestest.Stranger))
	w.Rejected(value.CodeTreasuryShares, w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 1, book.Allottee{Entry: entry})))
}

func TestOnlyOwnSharesAreCancelledAndTheIssuedNumberFalls(t *testing.T) {
	w, c, _, lot := withTreasury(t)
	cancel := func(lot value.LotID, quantity value.Shares) *issue.SharesCancelled {
		return &issue.SharesCancelled{Lot: lot, Quantity: quantity, Resolution: rulestest.Digest("board")}
	}
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, cancel(lot, 1)))
	w.Rejected(value.CodeTreasuryShares, w.Command(rulestest.Officer, c.ID, cancel(c.Lots[1], 1)))
	w.Rejected(value.CodeNotFree, w.Command(rulestest.Officer, c.ID, cancel(lot, 301)))
	balance := value.LotID(w.Applied(w.Command(rulestest.Officer, c.ID, cancel(lot, 100)))[0])
	if got := w.Issued(c.Common); got != 1_400 || w.Lot(balance).Quantity != 200 {
		t.Errorf("%d are issued, %d remain", got, w.Lot(balance).Quantity)
	}
	w.Rejected(value.CodeLotEnded, w.Command(rulestest.Officer, c.ID, cancel(lot, 1)))
	w.Applied(w.Command(rulestest.Officer, c.ID, cancel(balance, 200)))
	if got := w.Issued(c.Common); got != 1_200 {
		t.Errorf("%d are issued", got)
	}
	w.Check()
}

func TestOwnSharesAreDisposedOfWithTheSignatureOfWhoGetsThem(t *testing.T) {
	w, c, _, lot := withTreasury(t)
	give := func(lot value.LotID, to book.Allottee, quantity value.Shares) *issue.TreasuryTransferred {
		return &issue.TreasuryTransferred{Lot: lot, Quantity: quantity, To: to, Price: 900, Resolution: rulestest.Digest("board"), Evidence: rulestest.Digest("contract")}
	}
	party := book.Allottee{Party: rulestest.Buyer.Did(), Address: rulestest.Address("buyer here")}
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, give(lot, party, 100)))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Buyer, c.ID, give(lot, party, 100)))
	w.Rejected(value.CodeTreasuryShares, rulestest.Cosigned(w.Command(rulestest.Officer, c.ID, give(c.Lots[1], party, 100)), rulestest.Buyer))
	w.Rejected(value.CodeNotFree, rulestest.Cosigned(w.Command(rulestest.Officer, c.ID, give(lot, party, 301)), rulestest.Buyer))
	created := w.Applied(rulestest.Cosigned(w.Command(rulestest.Officer, c.ID, give(lot, party, 100)), rulestest.Buyer))
	sold, rest := w.Lot(value.LotID(created[1])), value.LotID(created[2])
	if sold.Quantity != 100 || sold.Provenance != model.Given || sold.PaidOn != "2020-03-02" {
		t.Errorf("the buyer's lot is %+v", sold)
	}
	w.Applied(w.Command(rulestest.Officer, c.ID, give(rest, rulestest.NewHolder("an heir"), 200)))
	if got := w.Issued(c.Common); got != 1_500 {
		t.Errorf("%d are issued", got)
	}
	w.Check()
}
