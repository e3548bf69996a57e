package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

func (w *World) ReleaseClaim(c Company, entry value.EntryID) model.SignedCommand {
	w.Helper()
	return With(w.Command(Identity1, c.ID, Death(entry)), Identity2)
}

func Death(entry value.EntryID) *move.ClaimReleased {
	return &move.ClaimReleased{Entry: entry, Member: "member1", Second: "member2", On: "2026-09-20", Evidence: Digest("death")}
}
