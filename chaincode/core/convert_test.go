package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// withRights is a claimed register whose preferred class is redeemable and convertible.
func withRights(t tb) (*world, company) {
	t.Helper()
	w, c := claimed(t)
	w.applied(w.command(officer, c.id, &core.ClassRightsStated{Class: c.preferred, Rights: rcps(c), Evidence: digest("articles")}))
	return w, c
}

func (w *world) convert(c company, who someone, quantity, shares core.Shares) core.SignedCommand {
	return w.command(who, c.id, &core.SharesConverted{Lot: c.lots[2], Quantity: quantity, Into: c.common, Shares: shares})
}

func TestAHolderConvertsAtTheRatioInForceRoundedDown(t *testing.T) {
	w, c := withRights(t)
	w.rejected(core.CodeEntryNotYours, w.convert(c, officer, 101, 151))
	w.rejected(core.CodeAmountDiffers, w.convert(c, seller, 101, 152))
	created := w.applied(w.convert(c, seller, 101, 151)) // 101 × 3 ÷ 2 = 151.5
	lot, rest := w.lot(core.LotID(created[0])), w.lot(core.LotID(created[1]))
	if lot.Class != c.common || lot.Quantity != 151 || lot.Provenance != core.Confirmed || lot.PaidOn != "2022-01-01" || rest.Quantity != 399 {
		t.Errorf("the lots are %+v and %+v", lot, rest)
	}
	if w.issued(c.common) != 1_651 || w.issued(c.preferred) != 599 {
		t.Errorf("%d and %d are issued", w.issued(c.common), w.issued(c.preferred))
	}
	w.rejected(core.CodeLotEnded, w.convert(c, seller, 1, 1))
	w.check()
}

func TestWhatIsBoundOrNotConvertibleStays(t *testing.T) {
	w, c := withRights(t)
	w.rejected(core.CodeNoSuchRight, w.command(seller, c.id, &core.SharesConverted{Lot: c.lots[0], Quantity: 1, Into: c.preferred, Shares: 1}))
	w.rejected(core.CodeNoSuchRight, w.command(seller, c.id, &core.SharesConverted{Lot: c.lots[2], Quantity: 2, Into: c.preferred, Shares: 3}))
	w.rejected(core.CodeNotFree, w.convert(c, seller, 502, 753))
	w.applied(w.list(c, seller, c.lots[2], 400, 1_000))
	w.rejected(core.CodeBound, w.convert(c, seller, 102, 153))
	rest := core.LotID(w.applied(w.convert(c, seller, 100, 150))[1])
	if lot := w.lot(rest); lot.Reserved != 400 || lot.Free() != 0 {
		t.Errorf("the listing did not follow the balance lot: %+v", lot)
	}
	w.check()
}

func TestAConversionStaysWithinTheAuthorisedNumberAndItsDates(t *testing.T) {
	w, c := withRights(t)
	change(w, core.ClassRef(c.common), func(class *core.ShareClass) { class.Authorised = 1_600 })
	w.rejected(core.CodeOverAuthorised, w.convert(c, seller, 100, 150))
	w.pass(core.Seconds(11*366) * core.Day)
	w.rejected(core.CodeNoSuchRight, w.convert(c, seller, 2, 3))
}

func TestARatioIsRefixedWithinItsBoundsAndFromItsDay(t *testing.T) {
	w, c := withRights(t)
	refix := func(n, d int64, from core.Date) core.SignedCommand {
		return w.command(officer, c.id, &core.ConversionRefixed{Class: c.preferred, Ratio: core.Ratio{Numerator: n, Denominator: d}, From: from, Formula: digest("formula")})
	}
	w.rejected(core.CodeRefixing, refix(21, 10, "2026-09-21"))
	w.rejected(core.CodeRefixing, refix(9, 10, "2026-09-21"))
	w.rejected(core.CodeRefixing, refix(2, 1, "2026-09-20"))
	w.rejected(core.CodeNoSuchRight, w.command(officer, c.id, &core.ConversionRefixed{Class: c.common, Ratio: core.Ratio{Numerator: 1, Denominator: 1}, From: "2026-09-21", Formula: digest("f")}))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ConversionRefixed{Class: c.preferred, Ratio: core.Ratio{Numerator: 2, Denominator: 1}, From: "2026-09-21", Formula: digest("f")}))
	w.applied(refix(2, 1, "2026-09-22"))
	w.rejected(core.CodeRefixing, refix(2, 1, "2026-09-21")) // before the one set last
	w.rejected(core.CodeAmountDiffers, w.convert(c, seller, 100, 200))
	w.pass(core.Day)
	w.applied(w.convert(c, seller, 100, 200))
	w.check()
}

func TestASplitOfTheTargetChangesWhatAConversionGives(t *testing.T) {
	w, c := withRights(t)
	w.carryOutNow(c, core.ChangeTerms{Class: c.common, Kind: core.Split, Numerator: 5, Denominator: 1, Into: c.common, Par: 100, Authorised: 50_000})
	w.rejected(core.CodeAmountDiffers, w.convert(c, seller, 100, 150))
	w.applied(w.convert(c, seller, 100, 750))
	w.check()
}

func TestASplitOfTheClassKeepsWhatItsHoldersConvertInto(t *testing.T) {
	w, c := withRights(t)
	w.carryOutNow(c, core.ChangeTerms{Class: c.preferred, Kind: core.Split, Numerator: 5, Denominator: 1, Into: c.preferred, Par: 100, Authorised: 5_000})
	c.lots[2] = w.successorOf(c.lots[2]).ID
	w.applied(w.convert(c, seller, 2_500, 750))
	w.check()
}

func TestSharesAreRedeemedWithBothSignatures(t *testing.T) {
	w, c := withRights(t)
	redeem := func(lot core.LotID, quantity core.Shares) *core.SharesRedeemed {
		return &core.SharesRedeemed{Lot: lot, Quantity: quantity, Amount: 1_000_000, Evidence: digest("paid")}
	}
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, redeem(c.lots[2], 100)))
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, redeem(c.lots[2], 100)))
	w.rejected(core.CodeEntryNotYours, w.command(officer, c.id, redeem(c.lots[4], 100))) // nobody has claimed it
	w.rejected(core.CodeNoSuchRight, cosigned(w.command(seller, c.id, redeem(c.lots[0], 100)), officer))
	w.applied(cosigned(w.command(seller, c.id, redeem(c.lots[2], 100)), officer))
	if got := w.issued(c.preferred); got != 600 {
		t.Errorf("%d are issued", got)
	}
	w.check()
	w.pass(core.Seconds(5*366) * core.Day)
	w.rejected(core.CodeNoSuchRight, cosigned(w.command(seller, c.id, redeem(w.liveLot(c.preferred, c.entries[0]), 100)), officer))
}
