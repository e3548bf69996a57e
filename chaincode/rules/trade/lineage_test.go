package trade_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// salesFromOneLot lists shares for a number of sales out of one lot, agrees on all of them while nothing has moved, then settles
// one after the other, and counts what the settlements write and read.
func salesFromOneLot(t *testing.T, n int) (writes, reads int) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Pledge(c, rulestest.Seller, c.Lots[0], 1), w.Lock(c, rulestest.Seller, c.Lots[0], 2))
	var sales []rulestest.Trade
	for range n {
		d := w.Offered(c, c.Lots[0], 10, 10, 1_000)
		w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer), w.Vote(d, rulestest.Director1, true), w.Vote(d, rulestest.Director2, true), w.Deposit(d, 10_000))
		sales = append(sales, d)
	}
	for _, d := range sales {
		w.Txs++
		result := w.Execute([]model.SignedCommand{w.Settle(d)})
		if reply := result.Replies[0]; reply.Status != model.Applied {
			t.Fatalf("a sale was not settled: %+v", reply)
		}
		writes, reads = writes+len(result.Writes), reads+len(result.Reads)
		w.Keep(result)
	}
	w.Check()
	return writes, reads
}

func TestManySalesOutOfOneLotCostAsMuchEachAsOne(t *testing.T) {
	const mostWrites, mostReads = 9, 15 // of one settlement
	for _, n := range []int{10, 20, 40} {
		if writes, reads := salesFromOneLot(t, n); writes > n*mostWrites || reads > n*mostReads {
			t.Errorf("%d sales wrote %d records and read %d", n, writes, reads)
		}
	}
}

func TestWhatBindsAPartOfALotNamesItsLineage(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	w.CarryOut(d.Company, d.Splitting())
	balance := w.SuccessorOf(w.Agreed(d).Balance)
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, balance.ID, 5))
	if e := w.Encumbrance(pledge); e.Lineage != value.LineageID(d.Lots[0]) || balance.Line() != e.Lineage {
		t.Errorf("the pledge is %+v", e)
	}
	w.Check()
}
