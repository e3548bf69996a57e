package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
)

// refuse has a company refuse a transfer, and name another buyer or buy the shares itself.
func (c *chain) refuse(r *register) {
	issuer, _ := c.issuer(r)
	a, ok := seek(c.Generator, r, model.KindAgreement, func(a model.Agreement) bool { return a.State == model.AgreementIsApprovalPending })
	if !ok || c.often(50) {
		return
	}
	for _, director := range issuer.Board.Directors[:min(len(issuer.Board.Directors), 2)] {
		c.then(c.known(director), &approval.ApprovalVoted{Agreement: a.ID})
	}
	seller := c.known(a.Terms.Seller)
	if c.often(50) {
		c.then(seller, &approval.PurchaseRequested{Agreement: a.ID})
		c.act(r, c.companyPurchase(r, a))
		return
	}
	buyer := c.holder()
	c.then(seller, &approval.DesignationRequested{Agreement: a.ID})
	if c.often(20) {
		return
	}
	c.act(r, act{who: c.officerOf(r), body: &approval.BuyerDesignated{Agreement: a.ID, Buyer: buyer.DID, Resolution: c.digest()}})
	if c.often(80) {
		c.then(buyer, &approval.SaleDemanded{Agreement: a.ID})
	}
}
