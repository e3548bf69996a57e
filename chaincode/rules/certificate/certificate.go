package certificate

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// CertificateRequested records the issuance of a certificate to the actor. The credential itself is signed off the ledger
// by the member's issuing key, and says no more than this record.
type CertificateRequested struct {
	Kind model.CertificateKind `json:"kind"`
	// Agreement is given for a contract certificate, Lot for a holding certificate.
	Agreement value.AgreementID `json:"agreement,omitempty"`
	Lot       value.LotID       `json:"lot,omitempty"`
	// HolderKey is the actor's key that the credential is bound to.
	HolderKey value.KeyID `json:"holderKey"`
	// Member is whose issuing key is to sign.
	Member value.MemberID `json:"member"`
}

func (b *CertificateRequested) Check() error {
	f := value.NewForm()
	switch b.Kind {
	case model.ContractCertificate:
		f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
		f.Want(b.Lot == "", "lot", value.WantAbsent)
	case model.HoldingCertificate:
		f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
		f.Want(b.Agreement == "", "agreement", value.WantAbsent)
	default:
		f.Want(false, "kind", value.AKnownValue)
	}
	f.Want(len(b.HolderKey) <= 200, "holderKey", value.AText(200))
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	return f.Err()
}

func (b *CertificateRequested) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Member(b.Member); err != nil {
		return err
	}
	holder, err := ledger.Need[model.Party](t, model.PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if key, ok := holder.Usable(b.HolderKey, t.Facts.Time, model.PurposeLogin, model.PurposeSign); !ok || key.Has(model.PurposeRecover) {
		return value.Deny(value.CodeNotYours, value.Because("key-not-in-use"))
	}
	issuance := model.Issuance{
		ID: value.IssuanceID(t.Derive(model.KindIssuance)), Kind: b.Kind, Issuer: c.Register, Holder: c.Actor, HolderKey: b.HolderKey,
		Member: b.Member, On: t.Stamp(),
	}
	if b.Kind == model.ContractCertificate {
		err = b.ofContract(t, c, &issuance)
	} else {
		err = b.ofHolding(t, c, &issuance)
	}
	if err != nil {
		return err
	}
	t.Put(issuance)
	return nil
}

func (b *CertificateRequested) ofContract(t *ledger.Tx, c *model.Command, issuance *model.Issuance) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if c.Actor != agreement.Terms.Seller && c.Actor != agreement.Terms.Buyer {
		return value.Deny(value.CodeNotYours, value.Because("only-seller-and-buyer-certified"))
	}
	issuance.Agreement, issuance.Class = agreement.ID, agreement.Terms.Class
	issuance.Lot, issuance.Quantity, issuance.Provenance = agreement.Began, agreement.Terms.Quantity, model.Settled
	issuance.Commitment = agreement.BuyerEntry
	return nil
}

func (b *CertificateRequested) ofHolding(t *ledger.Tx, c *model.Command, issuance *model.Issuance) error {
	lot, _, err := book.Seen(t, c, b.Lot)
	if err != nil {
		return err
	}
	entry, err := book.Entry(t, c, lot.Entry)
	if err != nil {
		return err
	}
	if entry.Controller != c.Actor {
		return value.Deny(value.CodeEntryNotYours)
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	issuance.Class, issuance.Lot, issuance.Quantity = lot.Class, lot.ID, lot.Quantity
	issuance.Provenance, issuance.Commitment = lot.Provenance, entry.Commitment
	return nil
}
