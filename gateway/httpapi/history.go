package httpapi

import (
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/certificate"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// acts is what a history says of each sort of act: what was done, without names, amounts or quantities.
var acts = map[value.Type]api.Sentence{
	companyrules.TypeIssuerApplied:       {Ko: "주주명부 개설을 신청했습니다.", En: "A company applied to keep its register here."},
	companyrules.TypeIssuerChecked:       {Ko: "등록심사 창구가 신청 서류를 확인했습니다.", En: "An admission desk checked the application."},
	companyrules.TypeIssuerAdmitted:      {Ko: "다른 등록심사 창구가 승인하여 발행회사로 등록되었습니다.", En: "A second admission desk admitted the company as an issuer."},
	companyrules.TypeIssuerRefused:       {Ko: "등록심사 창구가 신청을 거절했습니다.", En: "An admission desk refused the application."},
	holder.TypeRegisterImported:          {Ko: "회사가 주주명부를 등재했습니다. 모든 취득 단위는 회사가 주장한 것입니다.", En: "The company entered its shareholder list. Every lot is asserted by the company."},
	holder.TypeClaimAttested:             {Ko: "신원확인 창구가 당사자와 등재 주주가 같은 사람임을 증명했습니다.", En: "An identity desk attested that a party is the holder of an entry."},
	holder.TypeEntryClaimed:              {Ko: "주주가 자기 등재를 확인하고 청구했습니다.", En: "A holder claimed their entry and confirmed its lots."},
	holder.TypeClaimObjected:             {Ko: "등재 청구에 이의가 제기되었습니다.", En: "Somebody objected to the claim of an entry."},
	holder.TypeClaimDecided:              {Ko: "다른 신원확인 창구가 이의를 결정했습니다.", En: "Another identity desk decided on the objection."},
	traderules.TypeSharesListed:          {Ko: "주식이 매도 게시되었습니다.", En: "Shares were listed for sale."},
	traderules.TypeListingWithdrawn:      {Ko: "매도 게시가 철회되었습니다.", En: "A listing was withdrawn."},
	traderules.TypeListingExpired:        {Ko: "매도 게시의 기한이 지났습니다.", En: "A listing expired."},
	traderules.TypeOfferMade:             {Ko: "매수 제안이 있었습니다.", En: "An offer was made."},
	traderules.TypeOfferCountered:        {Ko: "다른 조건이 제안되었습니다.", En: "A counter-offer was made."},
	traderules.TypeOfferDeclined:         {Ko: "제안이 거절되었습니다.", En: "An offer was declined."},
	traderules.TypeAgreementSigned:       {Ko: "당사자가 주식양수도계약에 서명했습니다.", En: "A party signed a transfer agreement."},
	approval.TypeApprovalVoted:           {Ko: "이사가 양도승인에 표결했습니다.", En: "A director voted on a transfer."},
	traderules.TypeDepositAttested:       {Ko: "에스크로 대리인이 입금을 확인했습니다.", En: "The escrow agent attested a deposit."},
	traderules.TypeTradeSettled:          {Ko: "동시결제로 매수인이 명의개서되고 대금이 지급 가능해졌습니다.", En: "The trade was settled: the buyer was entered and the money freed, in one transaction."},
	traderules.TypePayoutAttested:        {Ko: "에스크로 대리인이 매도인에게 대금을 지급했습니다.", En: "The escrow agent paid the seller."},
	traderules.TypeRefundAttested:        {Ko: "에스크로 대리인이 예치금을 돌려주었습니다.", En: "The escrow agent refunded money."},
	traderules.TypeAgreementExpired:      {Ko: "계약이 기한 안에 이행되지 않아 끝나고 주식이 풀렸습니다.", En: "An agreement was not performed in time; its shares are free again."},
	certificate.TypeCertificateRequested: {Ko: "증명서 발급이 기록되었습니다.", En: "The issuance of a certificate was recorded."},
}

func (s *Server) getHistory(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	page, err := page(r)
	if err != nil {
		return err
	}
	answer := api.HistoryList{Acts: []api.Act{}}
	err = s.read(r, func(v *store.View) error {
		answer.Height = heightOf(v)
		if _, err := one[model.Application](v, model.ApplicationRef(id)); err != nil {
			return err
		}
		history, err := v.ActsOn(id, page)
		answer.Next = next(history.Next)
		for _, written := range history.Items {
			answer.Acts = append(answer.Acts, api.Act{
				Type: written.Type, Command: written.Command, Actor: written.Actor, At: written.At, Tx: written.Transaction,
				Block: api.Block(written.Block), Sentence: acts[written.Type],
			})
		}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}
