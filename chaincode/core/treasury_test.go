package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// withTreasury is a claimed register whose company has 300 of the seller's common shares, in the lot that is returned.
func withTreasury(t tb) (*world, company, core.EntryID, core.LotID) {
	t.Helper()
	w, c := claimed(t)
	entry := core.EntryID(w.applied(w.command(officer, c.id, &core.TreasuryOpened{Commitment: commitment("company")}))[0])
	lot := core.LotID(w.applied(cosigned(w.command(seller, c.id, acquisition(c, 300)), officer))[0])
	return w, c, entry, lot
}

func acquisition(c company, quantity core.Shares) *core.TreasuryAcquired {
	return &core.TreasuryAcquired{Lot: c.lots[0], Quantity: quantity, Price: 1_000, Resolution: digest("meeting"), Evidence: digest("paid")}
}

func TestTheCompanyAcquiresItsOwnSharesWithBothSignatures(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeTreasuryShares, cosigned(w.command(seller, c.id, acquisition(c, 300)), officer))
	w.applied(w.command(officer, c.id, &core.TreasuryOpened{Commitment: commitment("company")}))
	w.rejected(core.CodeAlreadyExists, w.command(officer, c.id, &core.TreasuryOpened{Commitment: commitment("company")}))
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, acquisition(c, 300)))
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, acquisition(c, 300)))
	w.rejected(core.CodeNotFree, cosigned(w.command(seller, c.id, acquisition(c, 1_001)), officer))
	w.applied(cosigned(w.command(officer, c.id, acquisition(c, 300)), seller))
	if got := w.issued(c.common); got != 1_500 {
		t.Errorf("%d are issued", got)
	}
	w.check()
}

func TestOwnSharesHaveNoVoteAndNoDividend(t *testing.T) {
	w, c, _, lot := withTreasury(t)
	weights := func(id core.LotID) [2]core.Shares {
		l := w.lot(id)
		class, entry := get[core.ShareClass](w, core.ClassRef(l.Class)), get[core.HolderEntry](w, core.EntryRef(l.Entry))
		return [2]core.Shares{core.Votes(l, class, entry), core.DividendShares(l, class, entry)}
	}
	for id, want := range map[core.LotID][2]core.Shares{lot: {0, 0}, c.lots[0]: {0, 0}, c.lots[1]: {200, 200}, c.lots[2]: {500, 500}} {
		if got := weights(id); got != want {
			t.Errorf("%s weighs %v, want %v", id, got, want)
		}
	}
	w.applied(w.command(officer, c.id, &core.ClassRightsStated{Class: c.preferred, Rights: core.StatedRights{NoVote: true}, Evidence: digest("articles")}))
	if got := weights(c.lots[2]); got != [2]core.Shares{0, 500} {
		t.Errorf("a share without vote weighs %v", got)
	}
}

func TestNobodyClaimsOrIsGivenTheCompanysOwnEntry(t *testing.T) {
	w, c, entry, _ := withTreasury(t)
	w.rejected(core.CodeTreasuryShares, w.attest(c, identity1, "member1", entry, stranger))
	w.rejected(core.CodeTreasuryShares, w.command(officer, c.id, w.issueOf(c, 1, core.Allottee{Entry: entry})))
}

func TestOnlyOwnSharesAreCancelledAndTheIssuedNumberFalls(t *testing.T) {
	w, c, _, lot := withTreasury(t)
	cancel := func(lot core.LotID, quantity core.Shares) *core.SharesCancelled {
		return &core.SharesCancelled{Lot: lot, Quantity: quantity, Resolution: digest("board")}
	}
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, cancel(lot, 1)))
	w.rejected(core.CodeTreasuryShares, w.command(officer, c.id, cancel(c.lots[1], 1)))
	w.rejected(core.CodeNotFree, w.command(officer, c.id, cancel(lot, 301)))
	balance := core.LotID(w.applied(w.command(officer, c.id, cancel(lot, 100)))[0])
	if got := w.issued(c.common); got != 1_400 || w.lot(balance).Quantity != 200 {
		t.Errorf("%d are issued, %d remain", got, w.lot(balance).Quantity)
	}
	w.rejected(core.CodeLotEnded, w.command(officer, c.id, cancel(lot, 1)))
	w.applied(w.command(officer, c.id, cancel(balance, 200)))
	if got := w.issued(c.common); got != 1_200 {
		t.Errorf("%d are issued", got)
	}
	w.check()
}

func TestOwnSharesAreDisposedOfWithTheSignatureOfWhoGetsThem(t *testing.T) {
	w, c, _, lot := withTreasury(t)
	give := func(lot core.LotID, to core.Allottee, quantity core.Shares) *core.TreasuryTransferred {
		return &core.TreasuryTransferred{Lot: lot, Quantity: quantity, To: to, Price: 900, Resolution: digest("board"), Evidence: digest("contract")}
	}
	party := core.Allottee{Party: buyer.did(), Commitment: commitment("buyer here")}
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, give(lot, party, 100)))
	w.refused(core.CodeMoreSignatures, w.command(buyer, c.id, give(lot, party, 100)))
	w.rejected(core.CodeTreasuryShares, cosigned(w.command(officer, c.id, give(c.lots[1], party, 100)), buyer))
	w.rejected(core.CodeNotFree, cosigned(w.command(officer, c.id, give(lot, party, 301)), buyer))
	created := w.applied(cosigned(w.command(officer, c.id, give(lot, party, 100)), buyer))
	sold, rest := w.lot(core.LotID(created[1])), core.LotID(created[2])
	if sold.Quantity != 100 || sold.Provenance != core.Given || sold.PaidOn != "2020-03-02" {
		t.Errorf("the buyer's lot is %+v", sold)
	}
	w.applied(w.command(officer, c.id, give(rest, newHolder("an heir"), 200)))
	if got := w.issued(c.common); got != 1_500 {
		t.Errorf("%d are issued", got)
	}
	w.check()
}
