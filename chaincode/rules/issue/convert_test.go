package issue_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// withRights is a claimed register whose preferred class is redeemable and convertible.
func withRights(t rulestest.Tb) (*rulestest.World, rulestest.Company) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	w.Applied(w.Command(rulestest.Officer, c.ID, &issue.ClassRightsStated{Class: c.Preferred, Rights: rulestest.Rcps(c), Evidence: rulestest.Digest("articles")}))
	return w, c
}

func convert(w *rulestest.World, c rulestest.Company, who rulestest.Someone, quantity, shares value.Shares) model.SignedCommand {
	return w.Command(who, c.ID, &issue.SharesConverted{Lot: c.Lots[2], Quantity: quantity, Into: c.Common, Shares: shares})
}

func TestAHolderConvertsAtTheRatioInForceRoundedDown(t *testing.T) {
	w, c := withRights(t)
	w.Rejected(value.CodeEntryNotYours, convert(w, c, rulestest.Officer, 101, 151))
	w.Rejected(value.CodeAmountDiffers, convert(w, c, rulestest.Seller, 101, 152))
	created := w.Applied(convert(w, c, rulestest.Seller, 101, 151)) // 101 × 3 ÷ 2 = 151.5
	lot, rest := w.Lot(value.LotID(created[0])), w.Lot(value.LotID(created[1]))
	if lot.Class != c.Common || lot.Quantity != 151 || lot.Provenance != model.Confirmed || lot.PaidOn != "2022-01-01" || rest.Quantity != 399 {
		t.Errorf("the lots are %+v and %+v", lot, rest)
	}
	if w.Issued(c.Common) != 1_651 || w.Issued(c.Preferred) != 599 {
		t.Errorf("%d and %d are issued", w.Issued(c.Common), w.Issued(c.Preferred))
	}
	w.Rejected(value.CodeLotEnded, convert(w, c, rulestest.Seller, 1, 1))
	w.Check()
}

func TestWhatIsBoundOrNotConvertibleStays(t *testing.T) {
	w, c := withRights(t)
	w.Rejected(value.CodeNoSuchRight, w.Command(rulestest.Seller, c.ID, &issue.SharesConverted{Lot: c.Lots[0], Quantity: 1, Into: c.Preferred, Shares: 1}))
	w.Rejected(value.CodeNoSuchRight, w.Command(rulestest.Seller, c.ID, &issue.SharesConverted{Lot: c.Lots[2], Quantity: 2, Into: c.Preferred, Shares: 3}))
	w.Rejected(value.CodeNotFree, convert(w, c, rulestest.Seller, 502, 753))
	w.Applied(w.List(c, rulestest.Seller, c.Lots[2], 400, 1_000))
	w.Rejected(value.CodeBound, convert(w, c, rulestest.Seller, 102, 153))
	rest := value.LotID(w.Applied(convert(w, c, rulestest.Seller, 100, 150))[1])
	if lot := w.Lot(rest); lot.Reserved != 400 || lot.Free() != 0 {
		t.Errorf("the listing did not follow the balance lot: %+v", lot)
	}
	w.Check()
}

func TestAConversionStaysWithinTheAuthorisedNumberAndItsDates(t *testing.T) {
	w, c := withRights(t)
	rulestest.Change(w, model.ClassRef(c.Common), func(class *model.ShareClass) { class.Authorised = 1_600 })
	w.Rejected(value.CodeOverAuthorised, convert(w, c, rulestest.Seller, 100, 150))
	w.Pass(value.Seconds(11*366) * value.Day)
	w.Rejected(value.CodeNoSuchRight, convert(w, c, rulestest.Seller, 2, 3))
}

func TestARatioIsRefixedWithinItsBoundsAndFromItsDay(t *testing.T) {
	w, c := withRights(t)
	refix := func(n, d int64, from value.Date) model.SignedCommand {
		return w.Command(rulestest.Officer, c.ID, &issue.ConversionRefixed{Class: c.Preferred, Ratio: model.Ratio{Numerator: n, Denominator: d}, From: from, Formula: rulestest.Digest("formula")})
	}
	w.Rejected(value.CodeRefixing, refix(21, 10, "2026-09-21"))
	w.Rejected(value.CodeRefixing, refix(9, 10, "2026-09-21"))
	w.Rejected(value.CodeRefixing, refix(2, 1, "2026-09-20"))
	w.Rejected(value.CodeNoSuchRight, w.Command(rulestest.Officer, c.ID, &issue.ConversionRefixed{Class: c.Common, Ratio: model.Ratio{Numerator: 1, Denominator: 1}, From: "2026-09-21", Formula: rulestest.Digest("f")}))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &issue.ConversionRefixed{Class: c.Preferred, Ratio: model.Ratio{Numerator: 2, Denominator: 1}, From: "2026-09-21", Formula: rulestest.Digest("f")}))
	w.Applied(refix(2, 1, "2026-09-22"))
	w.Rejected(value.CodeRefixing, refix(2, 1, "2026-09-21")) // before the one set last
	w.Rejected(value.CodeAmountDiffers, convert(w, c, rulestest.Seller, 100, 200))
	w.Pass(value.Day)
	w.Applied(convert(w, c, rulestest.Seller, 100, 200))
	w.Check()
}

func TestASplitOfTheTargetChangesWhatAConversionGives(t *testing.T) {
	w, c := withRights(t)
	w.CarryOutNow(c, model.ChangeTerms{Class: c.Common, Kind: model.Split, Numerator: 5, Denominator: 1, Into: c.Common, Par: 100, Authorised: 50_000})
	w.Rejected(value.CodeAmountDiffers, convert(w, c, rulestest.Seller, 100, 150))
	w.Applied(convert(w, c, rulestest.Seller, 100, 750))
	w.Check()
}

func TestASplitOfTheClassKeepsWhatItsHoldersConvertInto(t *testing.T) {
	w, c := withRights(t)
	w.CarryOutNow(c, model.ChangeTerms{Class: c.Preferred, Kind: model.Split, Numerator: 5, Denominator: 1, Into: c.Preferred, Par: 100, Authorised: 5_000})
	c.Lots[2] = w.SuccessorOf(c.Lots[2]).ID
	w.Applied(convert(w, c, rulestest.Seller, 2_500, 750))
	w.Check()
}

func TestSharesAreRedeemedWithBothSignatures(t *testing.T) {
	w, c := withRights(t)
	redeem := func(lot value.LotID, quantity value.Shares) *issue.SharesRedeemed {
		return &issue.SharesRedeemed{Lot: lot, Quantity: quantity, Amount: 1_000_000, Evidence: rulestest.Digest("paid")}
	}
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, redeem(c.Lots[2], 100)))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, redeem(c.Lots[2], 100)))
	w.Rejected(value.CodeEntryNotYours, w.Command(rulestest.Officer, c.ID, redeem(c.Lots[4], 100))) // nobody has claimed it
	w.Rejected(value.CodeNoSuchRight, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, redeem(c.Lots[0], 100)), rulestest.Officer))
	resting := w.In(t)
	seller := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did()))
	seller.RestsUntil = w.Now.After(value.Day)
	resting.Set(seller)
	resting.Rejected(value.CodeObjectionPeriod, rulestest.Cosigned(resting.Command(rulestest.Seller, c.ID, redeem(c.Lots[2], 100)), rulestest.Officer))
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, redeem(c.Lots[2], 100)), rulestest.Officer))
	if got := w.Issued(c.Preferred); got != 600 {
		t.Errorf("%d are issued", got)
	}
	w.Check()
	w.Pass(value.Seconds(5*366) * value.Day)
	w.Rejected(value.CodeNoSuchRight, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, redeem(liveLot(w, c.Preferred, c.Entries[0]), 100)), rulestest.Officer))
}
