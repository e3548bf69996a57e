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
		f.that(b.Agreement.valid() && b.Lot == "", "a contract certificate names an agreement")
	case HoldingCertificate:
		f.that(b.Lot.valid() && b.Agreement == "", "a holding certificate names a lot")
	default:
		f.that(false, "kind is contract or holding")
	}
	f.that(len(b.HolderKey) <= 200, "holderKey is a key's name")
	f.that(b.Member.valid(), "member is a member's id")
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
		return reject(CodeNotYours, "the key to bind is not one that the actor logs in or signs with")
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
		return reject(CodeNotYours, "only the seller and the buyer are given the contract's certificate")
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
		return reject(CodeEntryNotYours, "the actor does not control the lot's entry")
	}
	if err := allow(EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	issuance.Class, issuance.Lot, issuance.Quantity = lot.Class, lot.ID, lot.Quantity
	issuance.Provenance, issuance.Commitment = lot.Provenance, entry.Commitment
	return nil
}
