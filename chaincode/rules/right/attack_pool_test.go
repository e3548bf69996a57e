package right_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func attackPool(w *rulestest.World, c rulestest.Company, size value.Shares) model.SignedCommand {
	return w.Command(rulestest.Officer, c.ID, &right.PoolCreated{Class: c.Common, Size: size, Law: model.CommercialLaw, Resolution: rulestest.Digest("articles")})
}

// attackGranted is a company with options on a tenth of all shares, all granted.
func attackGranted(t *testing.T, size func(most value.Shares) value.Shares) (*rulestest.World, rulestest.Company, value.Shares) {
	w, c := rulestest.Claimed(t)
	granted := size((w.Issued(c.Common) + w.Issued(c.Preferred)) / 10)
	pool := model.PoolID(w.Applied(attackPool(w, c, granted))[0])
	w.Applied(w.Command(rulestest.Officer, c.ID, &right.OptionGranted{
		Pool: pool, To: book.Allottee{Entry: c.Entries[0]}, Resolution: rulestest.Digest("meeting"), OptionTerms: model.OptionTerms{
			Quantity: granted, Strike: 5_000, GrantedOn: "2026-09-21", Vesting: []model.Vesting{{On: "2029-09-22", Quantity: granted}}, ExpiresOn: "2034-09-21", Contract: rulestest.Digest("contract"),
		},
	}))
	return w, c, granted
}

// The law's bound is a part of all issued shares. A split makes five of each share that the options are on (ScaledSince), but not of the
// sum of the pools.
func TestAttackASplitLiftsTheLawsBoundOfOptions(t *testing.T) {
	w, c, granted := attackGranted(t, func(most value.Shares) value.Shares { return most })
	w.CarryOut(c, c.Splitting())
	total := w.Issued(c.Common) + w.Issued(c.Preferred)
	if reply := w.Submit(attackPool(w, c, 500))[0]; reply.Status == model.Applied {
		t.Errorf("options can be on %d + 500 of %d shares, more than a tenth", 5*granted, total)
	}
}

// A consolidation makes one of five, and the options granted before still count five times.
func TestAttackAConsolidationBarsOptionsWithinTheLaw(t *testing.T) {
	w, c, granted := attackGranted(t, func(most value.Shares) value.Shares { return most * 9 / 10 })
	w.CarryOut(c, c.Consolidating(5, model.RoundDown))
	total := w.Issued(c.Common) + w.Issued(c.Preferred)
	if reply := w.Submit(attackPool(w, c, 10))[0]; reply.Status != model.Applied {
		t.Errorf("options on %d + 10 of %d shares are within a tenth, and refused: %s %v", granted/5, total, reply.Code, reply.Args)
	}
}
