package approval

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// CompanyPurchased is the company's purchase of shares whose transfer it refused (Commercial Act art. 335-6 with 374-2), within two
// months of the seller's request or later: the duty does not end with the period. The price is what the two agreed on, or what the
// court set (374-2(3), (4)). It is paid outside: officers and seller sign together, the seller for having been paid. The shares go to
// the entry of the company's own shares (341-2 no. 4).
type CompanyPurchased struct {
	Agreement value.AgreementID `json:"agreement"`
	// Price is what the company paid for one share.
	Price value.Won `json:"price"`
	// Resolution is the digest of the resolution, Evidence that of the payment.
	Resolution value.Digest `json:"resolution"`
	Evidence   value.Digest `json:"evidence"`
}

func (b *CompanyPurchased) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Price > 0, "price", value.AtLeast(1))
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

// Quorum asks for the seller's signature beside the officers'.
func (b *CompanyPurchased) Quorum(t *ledger.Tx, c *model.Command) error {
	agreement, ok := ledger.Load[model.Agreement](t, model.AgreementRef(b.Agreement))
	if !ok {
		return nil // the rule says why, once the command is decided
	}
	return t.WithOfficers(c, agreement.Terms.Seller)
}

func (b *CompanyPurchased) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if issuer.Treasury == "" {
		return value.Deny(value.CodeTreasuryShares, value.Because("no-entry-for-own-shares"))
	}
	if err := book.Transfer(t, c, &agreement, issuer.Treasury, book.Carving{Provenance: model.Given, Reason: model.EndedByRepurchase}); err != nil {
		return err
	}
	if err := book.GivesAway(t, agreement.Terms.Seller); err != nil {
		return err
	}
	bought := t.Stamp()
	agreement.State, agreement.Until, agreement.Paused = model.AgreementIsVoid, "", 0
	agreement.Purchased, agreement.PurchasedAt = &bought, b.Price
	t.Put(agreement)
	return nil
}
