package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

// Heir is a new holder who is to get parts of lots.
func Heir(name string, all ...model.LotPart) move.Receipt {
	return move.Receipt{Receiver: model.Receiver{Kind: model.Person, Holder: Commitment(name)}, Parts: all}
}

func (c Company) Inheritance(to ...move.Receipt) *move.OfficerRecordedTransfer {
	b := &move.OfficerRecordedTransfer{
		Entry: c.Entries[1], Grounds: model.Inheritance, EffectiveOn: "2026-08-01", Evidence: Digest("family register"), Member: "member1", To: to,
	}
	for _, r := range to {
		b.Quantity += sum(r.Parts)
	}
	return b
}

func (w *World) Record(c Company, b *move.OfficerRecordedTransfer) model.SignedCommand {
	w.Helper()
	return With(w.Command(Officer, c.ID, b), Identity1)
}

func (w *World) Recorded(id value.TransferID) model.RecordedTransfer {
	w.Helper()
	return Get[model.RecordedTransfer](w, model.RecordedTransferRef(id))
}

// PendingRecord is a register in which the unclaimed second entry's 300 common shares are to go to two heirs.
func PendingRecord(t Tb) (*World, Company, value.TransferID) {
	t.Helper()
	w, c := Claimed(t)
	two := c.Inheritance(Heir("daughter", model.LotPart{Lot: c.Lots[3], Quantity: 200}), Heir("son", model.LotPart{Lot: c.Lots[3], Quantity: 100}))
	return w, c, value.TransferID(w.Applied(w.Record(c, two))[0])
}

func (w *World) ObjectTo(c Company, who Someone, id value.TransferID) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &move.TransferObjected{Transfer: id, Reason: Digest("why")})
}

func (w *World) DecideOn(c Company, who Someone, member value.MemberID, id value.TransferID, uphold bool) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &move.TransferDecided{Transfer: id, Member: member, Uphold: uphold, Evidence: Digest("seen")})
}

// OverObjections lets the objection period of a recorded transfer pass.
func (w *World) OverObjections() { w.Pass(ObjectionPeriod + 60) }
