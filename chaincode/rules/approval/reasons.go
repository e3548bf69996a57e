package approval

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"act-or-attachment-took-shares": {Korean: "종류 전체에 대한 행위나 압류로 이 계약에 묶여 있던 주식이 남아 있지 않습니다.", English: "An act on the whole class or an attachment has left nothing of the shares that the agreement bound."},
	"answer-period-runs":            {Korean: "기다려야 할 기간이 {day}까지 남아 있어 아직 승인된 것으로 보지 않습니다.", English: "The transfer does not count as approved yet, because the period for it lasts until {day}."},
	"answer-was-due":                {Korean: "회사가 양도승인 청구에 답할 수 있는 마지막 날은 {day}입니다.", English: "The last day for the company's answer to the request for approval was {day}."},
	"buyer-could-be-named-until":    {Korean: "회사가 다른 매수인을 지정할 수 있는 마지막 날은 {day}입니다.", English: "The last day on which the company could name another buyer was {day}."},
	"fewer-shares-agreed":           {Korean: "합의된 주식은 {agreed:shares}입니다.", English: "The agreement is about {agreed:shares}."},
	"first-refusal-open":            {Korean: "우선매수 신청은 {until}까지 할 수 있습니다.", English: "The shares can be taken until {until}."},
	"first-refusal-over":            {Korean: "우선매수 신청은 {until}까지였습니다.", English: "The shares could be taken until {until}."},
	"meeting-after-request":         {Korean: "주주총회의 날은 승인 청구일인 {first}부터 오늘인 {last}까지의 날이어야 합니다.", English: "The meeting is held between the day of the request, {first}, and today, {last}."},
	"only-the-named-buyer-demands":  {Korean: "회사가 지정한 매수인만 주식의 매도를 청구할 수 있습니다.", English: "Only the buyer that the company named demands the sale."},
	"only-the-seller-asks":          {Korean: "승인이 거부된 뒤 회사에 청구할 수 있는 사람은 매도인뿐입니다.", English: "Only the seller asks the company after its refusal."},
	"party-to-the-trade":            {Korean: "거래의 매도인이나 매수인은 그 거래에서 회사를 대리할 수 없습니다.", English: "Who buys or sells does not act for the company in the trade."},
	"sale-could-be-demanded-until":  {Korean: "지정된 매수인이 매도를 청구할 수 있는 마지막 날은 {day}입니다.", English: "The last day on which the sale could be demanded was {day}."},
	"seller-could-ask-until":        {Korean: "매도인이 회사에 청구할 수 있는 마지막 날은 {day}입니다.", English: "The last day on which the seller could ask the company was {day}."},
	"shares-already-taken":          {Korean: "이 등재 주주는 이번 우선매수를 이미 신청했습니다.", English: "The holder has taken shares in this round already."},
}
