package core

// CompanyPurchased is the company's purchase of shares whose transfer it refused (Commercial Act art. 335-6 with 374-2), within two
// months of the seller's request or later: the duty does not end with the period. The price is what the two agreed on, or what the
// court set (374-2(3), (4)). It is paid outside: officers and seller sign together, the seller for having been paid. The shares go to
// the entry of the company's own shares (341-2 no. 4).
type CompanyPurchased struct {
	Agreement AgreementID `json:"agreement"`
	// Price is what the company paid for one share.
	Price Won `json:"price"`
	// Resolution is the digest of the resolution, Evidence that of the payment.
	Resolution Digest `json:"resolution"`
	Evidence   Digest `json:"evidence"`
}

func (b *CompanyPurchased) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Price > 0, "price", atLeast(1))
	f.want(b.Resolution.valid(), "resolution", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

// quorum asks for the seller's signature beside the officers'.
func (b *CompanyPurchased) quorum(t *tx, c *Command) error {
	agreement, ok := load[Agreement](t, AgreementRef(b.Agreement))
	if !ok {
		return nil // the rule says why, once the command is decided
	}
	return t.withOfficers(c, agreement.Terms.Seller)
}

func (b *CompanyPurchased) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if issuer.Treasury == "" {
		return deny(CodeTreasuryShares, because("no-entry-for-own-shares"))
	}
	if err := t.transfer(c, &agreement, issuer.Treasury, carving{provenance: Given, reason: EndedByRepurchase}); err != nil {
		return err
	}
	bought := t.stamp()
	agreement.State, agreement.Until, agreement.Paused = AgreementIsVoid, "", 0
	agreement.Purchased, agreement.PurchasedAt = &bought, b.Price
	t.put(agreement)
	return nil
}
