package approval

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// MeetingDecided records the general meeting's decision on a transfer, where the company has no board that could decide
// (Commercial Act art. 383(4)). An officer signs it on the minutes; one who buys or sells does not.
type MeetingDecided struct {
	Agreement value.AgreementID `json:"agreement"`
	Approve   bool              `json:"approve"`
	// HeldOn is the day of the meeting.
	HeldOn value.Date `json:"heldOn"`
	// Minutes is the digest of the meeting's minutes.
	Minutes value.Digest `json:"minutes"`
}

func (b *MeetingDecided) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.HeldOn.Valid(), "heldOn", value.ADate)
	f.Want(b.Minutes.Valid(), "minutes", value.ADigest)
	return f.Err()
}

func (b *MeetingDecided) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := officersAgreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if err := agreement.DecidedBy(model.MeetingApproval); err != nil {
		return err
	}
	if first := agreement.Requested.At.DateInKorea(); b.HeldOn > t.Today() || b.HeldOn < first {
		return value.Deny(value.CodeDateOutOfRange, value.Because("meeting-after-request"), value.OnDate("first", first), value.OnDate("last", t.Today()))
	}
	if err := answerable(t, agreement); err != nil {
		return err
	}
	agreement.Minutes = b.Minutes
	if b.Approve {
		return approve(t, agreement)
	}
	book.Refuse(t, agreement)
	return nil
}

// officersAgreement finds an agreement, for an act of an officer who neither buys nor sells.
func officersAgreement(t *ledger.Tx, c *model.Command, id value.AgreementID) (model.Agreement, error) {
	if _, err := t.Officer(c); err != nil {
		return model.Agreement{}, err
	}
	agreement, err := book.Agreement(t, c, id)
	if err == nil && agreement.Terms.PartyTo(c.Actor) {
		err = value.Deny(value.CodeSameDesk, value.Because("party-to-the-trade"))
	}
	return agreement, err
}

// ApprovalDeemed says that a transfer counts as approved, because the company did not answer in a month (Commercial Act
// art. 335-2(3)), named no other buyer in two weeks (335-3(2)), or that buyer did not demand the sale in ten days (335-4(2)).
// Anyone may sign it.
type ApprovalDeemed struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *ApprovalDeemed) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *ApprovalDeemed) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if !t.Over(agreement.Until) {
		return value.Deny(value.CodeNotExpired, value.Because("answer-period-runs"), value.OnDate("day", agreement.Until))
	}
	return approve(t, agreement)
}
