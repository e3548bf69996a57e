package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

func (w *World) Object(c Company, who Someone, member value.MemberID) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &holder.ClaimObjected{Entry: c.Entries[0], Member: member, Reason: Digest("why")})
}

func (w *World) Decide(c Company, who Someone, member value.MemberID, uphold bool) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &holder.ClaimDecided{Member: member, Entry: c.Entries[0], Uphold: uphold, Evidence: Digest("seen")})
}

// UnderClaim is a register in which the seller has just claimed the first entry.
func UnderClaim(t Tb) (*World, Company) {
	t.Helper()
	w, c := Registered(t)
	w.Applied(w.Attest(c, Identity1, "member1", c.Entries[0], Seller))
	w.Applied(w.Claim(c, Seller, c.Entries[0], c.Lots[0], c.Lots[2]))
	return w, c
}
