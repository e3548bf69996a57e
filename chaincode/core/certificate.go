package core

// CertificateRequested records the issuance of a certificate to the actor. The credential itself is signed off the ledger
// by the member's issuing key, and says no more than this record.
type CertificateRequested struct {
	Kind CertificateKind `json:"kind"`
	// Agreement is given for a contract certificate, Lot for a holding certificate.
	Agreement AgreementID `json:"agreement,omitempty"`
	Lot       LotID       `json:"lot,omitempty"`
	// HolderKey is the actor's key that the credential is bound to.
	HolderKey KeyID `json:"holderKey"`
	// Member is whose issuing key is to sign.
	Member MemberID `json:"member"`
}

func (b *CertificateRequested) check() error {
	f := newForm()
	switch b.Kind {
	case ContractCertificate:
		f.want(b.Agreement.valid(), "agreement", aDigest)
		f.want(b.Lot == "", "lot", wantAbsent)
	case HoldingCertificate:
		f.want(b.Lot.valid(), "lot", anIdentifier)
		f.want(b.Agreement == "", "agreement", wantAbsent)
	default:
		f.want(false, "kind", aKnownValue)
	}
	f.want(len(b.HolderKey) <= 200, "holderKey", aText(200))
	f.want(b.Member.valid(), "member", anIdentifier)
	return f.err()
}

func (b *CertificateRequested) apply(t *tx, c *Command) error {
	if _, err := t.member(b.Member); err != nil {
		return err
	}
	holder, err := need[Party](t, PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if key, ok := holder.Key(b.HolderKey); !ok || key.Has(PurposeRecover) {
		return deny(CodeNotYours, because("key-not-in-use"))
	}
	issuance := Issuance{
		ID: IssuanceID(t.derive(KindIssuance)), Kind: b.Kind, Issuer: c.Register, Holder: c.Actor, HolderKey: b.HolderKey,
		Member: b.Member, On: t.stamp(),
	}
	if b.Kind == ContractCertificate {
		err = b.ofContract(t, c, &issuance)
	} else {
		err = b.ofHolding(t, c, &issuance)
	}
	if err != nil {
		return err
	}
	t.put(issuance)
	return nil
}

func (b *CertificateRequested) ofContract(t *tx, c *Command, issuance *Issuance) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if c.Actor != agreement.Terms.Seller && c.Actor != agreement.Terms.Buyer {
		return deny(CodeNotYours, because("only-seller-and-buyer-certified"))
	}
	issuance.Agreement, issuance.Class = agreement.ID, agreement.Terms.Class
	issuance.Lot, issuance.Quantity, issuance.Provenance = agreement.Began, agreement.Terms.Quantity, Settled
	issuance.Commitment = agreement.Terms.BuyerEntry
	return nil
}

func (b *CertificateRequested) ofHolding(t *tx, c *Command, issuance *Issuance) error {
	lot, _, err := t.seen(c, b.Lot)
	if err != nil {
		return err
	}
	entry, err := t.entry(c, lot.Entry)
	if err != nil {
		return err
	}
	if entry.Controller != c.Actor {
		return deny(CodeEntryNotYours)
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	issuance.Class, issuance.Lot, issuance.Quantity = lot.Class, lot.ID, lot.Quantity
	issuance.Provenance, issuance.Commitment = lot.Provenance, entry.Commitment
	return nil
}
