package right_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func poolOf(w *rulestest.World, c rulestest.Company, size value.Shares) model.SignedCommand {
	return w.Command(rulestest.Officer, c.ID, &right.PoolCreated{Class: c.Common, Size: size, Law: model.CommercialLaw, Resolution: rulestest.Digest("articles")})
}

// granted is a company with options on a tenth of all shares, all granted.
func granted(t *testing.T, size func(most value.Shares) value.Shares) (*rulestest.World, rulestest.Company, value.Shares) {
	w, c := rulestest.Claimed(t)
	all := size((w.Issued(c.Common) + w.Issued(c.Preferred)) / 10)
	pool := model.PoolID(w.Applied(poolOf(w, c, all))[0])
	w.Applied(w.Command(rulestest.Officer, c.ID, &right.OptionGranted{
		Pool: pool, To: book.Allottee{Entry: c.Entries[0]}, Resolution: rulestest.Digest("meeting"), OptionTerms: model.OptionTerms{
			Quantity: all, Strike: 5_000, GrantedOn: "2026-09-21", Vesting: []model.Vesting{{On: "2029-09-22", Quantity: all}}, ExpiresOn: "2034-09-21", Contract: rulestest.Digest("contract"),
		},
	}))
	return w, c, all
}

// The law's bound is a part of all issued shares. A split makes five of each share that the options are on, and of the pools.
func TestASplitLeavesTheLawsBoundOfOptions(t *testing.T) {
	w, c, _ := granted(t, func(most value.Shares) value.Shares { return most })
	w.CarryOut(c, c.Splitting())
	w.Rejected(right.CodePoolLimit, poolOf(w, c, 1))
	w.Check()
}

// A consolidation makes one of five shares, and of five that options were granted on before.
func TestAConsolidationLeavesRoomForOptionsWithinTheLaw(t *testing.T) {
	w, c, all := granted(t, func(most value.Shares) value.Shares { return most * 9 / 10 })
	w.CarryOut(c, c.Consolidating(5, model.RoundDown))
	total := w.Issued(c.Common) + w.Issued(c.Preferred)
	left := total/10 - (all+4)/5
	w.Rejected(right.CodePoolLimit, poolOf(w, c, left+1))
	w.Applied(poolOf(w, c, left))
	w.Check()
}
