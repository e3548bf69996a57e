package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) companyBuys(d trade, who someone, cosigners ...someone) core.SignedCommand {
	w.Helper()
	return with(w.command(who, d.id, &core.CompanyPurchased{
		Agreement: d.agreement, Price: 900, Resolution: digest("minutes"), Evidence: digest("transfer"),
	}), cosigners...)
}

func TestTheCompanyBuysTheSharesWhoseTransferItRefused(t *testing.T) {
	w, d := reach(t, core.AgreementIsCompanyPurchase)
	w.rejected(core.CodeTreasuryShares, w.companyBuys(d, officer, seller))
	w.applied(w.command(officer, d.id, &core.TreasuryOpened{Commitment: commitment("the company")}))
	w.refused(core.CodeMoreSignatures, w.companyBuys(d, officer))
	w.refused(core.CodeMoreSignatures, w.companyBuys(d, seller))
	w.refused(core.CodeMoreSignatures, w.companyBuys(d, officer, buyer))
	w.applied(w.companyBuys(d, officer, seller))
	a := w.agreed(d)
	bought := w.lot(a.Began)
	if a.State != core.AgreementIsVoid || a.Purchased == nil || a.PurchasedAt != 900 || bought.Quantity != 100 {
		t.Errorf("the agreement is %+v", a)
	}
	if issuer := get[core.Issuer](w, core.IssuerRef(d.id)); bought.Entry != issuer.Treasury || w.lot(a.Ended).Ended.Reason != core.EndedByRepurchase {
		t.Errorf("the lot is %+v", bought)
	}
	w.rejected(core.CodeWrongState, w.companyBuys(d, officer, seller))
	w.check()
}

func TestACompanyThatBoughtNothingInTwoMonthsLetsTheSellerGo(t *testing.T) {
	w, d := reach(t, core.AgreementIsCompanyPurchase)
	w.applied(w.command(officer, d.id, &core.TreasuryOpened{Commitment: commitment("the company")}))
	w.on("2026-11-24")
	late := w.in(t)
	late.applied(late.companyBuys(d, seller, officer)) // the duty has not ended with the period
	late.check()
	w.applied(w.expire(d))
	w.rejected(core.CodeWrongState, w.companyBuys(d, officer, seller))
	w.check()
}
