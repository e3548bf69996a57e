package move_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestBothCertifiedDatesOfADoubleTransferAreShownAndNothingIsDecided(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	began := w.Agreed(d).Began
	before := w.Lot(began)
	mine := value.NoticeID(w.Applied(w.Command(rulestest.Buyer, d.ID, rulestest.Notice(began)))[0])
	theirs := value.NoticeID(w.Applied(w.Command(rulestest.Officer, d.ID, rulestest.Rival(d.Lots[0])))[0]) // the lot that was sold
	n, r := rulestest.Get[model.Notice](w, model.NoticeRef(mine)), rulestest.Get[model.Notice](w, model.NoticeRef(theirs))
	if n.Rival || !r.Rival || n.CertifiedOn != "2026-09-21" || r.CertifiedOn != "2026-09-20" || r.Lot != d.Lots[0] {
		t.Errorf("got %+v and %+v", n, r)
	}
	if after := w.Lot(began); after.Ended != nil || after.Quantity != before.Quantity || after.Free() != before.Free() {
		t.Errorf("a notice changed the lot: %+v", after)
	}
	w.Check()
}

func TestSellerBuyerAndOfficerRecordANoticeOfATransfer(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Settle(d))
	began := w.Agreed(d).Began
	for _, who := range []rulestest.Someone{rulestest.Seller, rulestest.Buyer, rulestest.Officer} {
		w.Applied(w.Command(who, d.ID, rulestest.Notice(began)))
	}
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Stranger, d.ID, rulestest.Notice(began)))
	w.Rejected(value.CodeNotTransferred, w.Command(rulestest.Seller, d.ID, rulestest.Notice(d.Lots[1])))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, d.ID, rulestest.Rival(began)))
	ahead := rulestest.Notice(began)
	ahead.ReceivedOn = "2026-12-01"
	w.Rejected(value.CodeDateOutOfRange, w.Command(rulestest.Buyer, d.ID, ahead))
	nameless := rulestest.Notice(began)
	nameless.Office = ""
	w.Refused(value.CodeMalformed, w.Command(rulestest.Buyer, d.ID, nameless))
	w.Check()
}
