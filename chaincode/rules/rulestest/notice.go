package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

func Notice(lot value.LotID) *move.NoticeRecorded {
	return &move.NoticeRecorded{
		Lot: lot, Kind: model.NoticeGiven, CertifiedOn: "2026-09-21", Office: "서울중앙우체국", ReceivedOn: "2026-09-21", Document: Digest("notice"),
	}
}

func Rival(lot value.LotID) *move.RivalNoticeRecorded {
	return &move.RivalNoticeRecorded{
		Lot: lot, CertifiedOn: "2026-09-20", Office: "서울중앙우체국", ReceivedOn: "2026-09-21", Sender: Commitment("rival"), Document: Digest("rival"),
	}
}
