package approval_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestTheCompanyBuysTheSharesWhoseTransferItRefused(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsCompanyPurchase)
	w.Rejected(value.CodeTreasuryShares, w.CompanyBuys(d, rulestest.Officer, rulestest.Seller))
	w.Applied(w.Command(rulestest.Officer, d.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("the company")}))
	w.Refused(value.CodeMoreSignatures, w.CompanyBuys(d, rulestest.Officer))
	w.Refused(value.CodeMoreSignatures, w.CompanyBuys(d, rulestest.Seller))
	w.Refused(value.CodeMoreSignatures, w.CompanyBuys(d, rulestest.Officer, rulestest.Buyer))
	resting := w.In(t)
	seller := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did()))
	seller.RestsUntil = w.Now.After(value.Day)
	resting.Set(seller)
	resting.Rejected(value.CodeObjectionPeriod, resting.CompanyBuys(d, rulestest.Officer, rulestest.Seller))
	w.Applied(w.CompanyBuys(d, rulestest.Officer, rulestest.Seller))
	a := w.Agreed(d)
	bought := w.Lot(a.Began)
	if a.State != model.AgreementIsVoid || a.Purchased == nil || a.PurchasedAt != 900 || bought.Quantity != 100 {
		t.Errorf("the agreement is %+v", a)
	}
	if issuer := rulestest.Get[model.Issuer](w, model.IssuerRef(d.ID)); bought.Entry != issuer.Treasury || w.Lot(a.Ended).Ended.Reason != model.EndedByRepurchase {
		t.Errorf("the lot is %+v", bought)
	}
	w.Rejected(value.CodeWrongState, w.CompanyBuys(d, rulestest.Officer, rulestest.Seller))
	w.Check()
}

func TestACompanyThatBoughtNothingInTwoMonthsLetsTheSellerGo(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsCompanyPurchase)
	w.Applied(w.Command(rulestest.Officer, d.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("the company")}))
	on(w, "2026-11-24")
	late := w.In(t)
	late.Applied(late.CompanyBuys(d, rulestest.Seller, rulestest.Officer)) // the duty has not ended with the period
	late.Check()
	w.Applied(w.Expire(d))
	w.Rejected(value.CodeWrongState, w.CompanyBuys(d, rulestest.Officer, rulestest.Seller))
	w.Check()
}
