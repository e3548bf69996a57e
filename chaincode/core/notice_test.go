package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func notice(lot core.LotID) *core.NoticeRecorded {
	return &core.NoticeRecorded{
		Lot: lot, Kind: core.NoticeGiven, CertifiedOn: "2026-09-21", Office: "서울중앙우체국", ReceivedOn: "2026-09-21", Document: digest("notice"),
	}
}

func rival(lot core.LotID) *core.RivalNoticeRecorded {
	return &core.RivalNoticeRecorded{
		Lot: lot, CertifiedOn: "2026-09-20", Office: "서울중앙우체국", ReceivedOn: "2026-09-21", Sender: commitment("rival"), Document: digest("rival"),
	}
}

func TestBothCertifiedDatesOfADoubleTransferAreShownAndNothingIsDecided(t *testing.T) {
	w, d := funded(t)
	w.applied(w.settle(d))
	began := w.agreed(d).Began
	before := w.lot(began)
	mine := core.NoticeID(w.applied(w.command(buyer, d.id, notice(began)))[0])
	theirs := core.NoticeID(w.applied(w.command(officer, d.id, rival(d.lots[0])))[0]) // the lot that was sold
	n, r := get[core.Notice](w, core.NoticeRef(mine)), get[core.Notice](w, core.NoticeRef(theirs))
	if n.Rival || !r.Rival || n.CertifiedOn != "2026-09-21" || r.CertifiedOn != "2026-09-20" || r.Lot != d.lots[0] {
		t.Errorf("got %+v and %+v", n, r)
	}
	if after := w.lot(began); after.Ended != nil || after.Quantity != before.Quantity || after.Free() != before.Free() {
		t.Errorf("a notice changed the lot: %+v", after)
	}
	w.check()
}

func TestSellerBuyerAndOfficerRecordANoticeOfATransfer(t *testing.T) {
	w, d := funded(t)
	w.applied(w.settle(d))
	began := w.agreed(d).Began
	for _, who := range []someone{seller, buyer, officer} {
		w.applied(w.command(who, d.id, notice(began)))
	}
	w.rejected(core.CodeNotOfficer, w.command(stranger, d.id, notice(began)))
	w.rejected(core.CodeNotTransferred, w.command(seller, d.id, notice(d.lots[1])))
	w.rejected(core.CodeNotOfficer, w.command(seller, d.id, rival(began)))
	ahead := notice(began)
	ahead.ReceivedOn = "2026-12-01"
	w.rejected(core.CodeDateOutOfRange, w.command(buyer, d.id, ahead))
	nameless := notice(began)
	nameless.Office = ""
	w.refused(core.CodeMalformed, w.command(buyer, d.id, nameless))
	w.check()
}
