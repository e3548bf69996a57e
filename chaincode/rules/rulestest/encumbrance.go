package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/value"
)

// recoverer and arbiter are desks of member3, which is no home of the register.
const (
	recoverer Someone = "recovery desk of member3"
	Arbiter   Someone = "arbiter desk of member3"
	Arbiter2  Someone = "another arbiter desk of member3"
)

// WithCourtDesks appoints the desks that carry out courts' orders.
func (w *World) WithCourtDesks() {
	w.Helper()
	w.Applied(w.Introduction(recoverer), w.Introduction(Arbiter), w.Introduction(Arbiter2))
	w.Appoint(3, model.RecoveryDesk, recoverer, 0)
	w.Appoint(3, model.ArbiterDesk, Arbiter, 0)
	w.Appoint(3, model.ArbiterDesk, Arbiter2, 0)
}

// With adds the proofs of others to a command.
func With(signed model.SignedCommand, others ...Someone) model.SignedCommand {
	for _, who := range others {
		signed.Proofs = append(signed.Proofs, who.Prove(signed.Command))
	}
	return signed
}

func (w *World) Order() model.CourtOrder {
	return model.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: Digest("order"), ReceivedOn: w.Now.DateInKorea()}
}

func (w *World) Pledge(c Company, who Someone, lot value.LotID, quantity value.Shares) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &binding.PledgeEntered{Lot: lot, Quantity: quantity, Pledgee: Stranger.Did(), Secured: 1_000_000, Evidence: Digest("pledge")})
}

func (w *World) Attach(c Company, lot value.LotID, quantity value.Shares) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &binding.AttachmentEntered{Lot: lot, Quantity: quantity, CourtOrder: w.Order()})
}

func (w *World) Lift(c Company, id value.EncumbranceID) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &binding.AttachmentLifted{Attachment: id, Lifted: w.Order()})
}

func (w *World) Lock(c Company, who Someone, lot value.LotID, quantity value.Shares) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &binding.LockSet{Lot: lot, Quantity: quantity, Until: "2026-12-31", Beneficiary: Stranger.Did()})
}

// Binder is the encumbrance that a command makes, which must be applied.
func (w *World) Binder(command model.SignedCommand) value.EncumbranceID {
	w.Helper()
	return value.EncumbranceID(w.Applied(command)[0])
}

func (w *World) Encumbrance(id value.EncumbranceID) model.Encumbrance {
	w.Helper()
	return Get[model.Encumbrance](w, model.EncumbranceRef(id))
}
