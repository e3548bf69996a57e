package trade

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"act-ended-the-reservation":        {Korean: "이 종류의 주식 전체에 대한 행위로 매도 게시의 주식 예약이 끝났습니다.", English: "An act on the whole class has ended the listing's reservation of its shares."},
	"agent-is-the-other-party":         {Korean: "서명한 대리인이 그 계약의 상대방입니다.", English: "The agent who signed is the other party to the agreement."},
	"agent-signed-for-the-other-party": {Korean: "서명한 대리인이 이미 상대방을 위해 그 계약에 서명했습니다.", English: "The agent has already signed the agreement for the other party."},
	"agreement-expires-later":          {Korean: "이 계약을 기한이 지난 것으로 끝낼 수 있는 때는 {from:time}부터입니다.", English: "The agreement can be ended as expired from {from:time}."},
	"approval-or-money-missing":        {Korean: "양도승인이나 대금 예치가 아직 끝나지 않았습니다.", English: "The approval of the transfer or the deposit of its money is not there yet."},
	"bound-until-listing-expires":      {Korean: "이 게시의 주식은 권리가 있는 사람을 위하여 {until:time}까지 묶여 있어 그 전에는 거둘 수 없습니다.", English: "The listing's shares are bound until {until:time} for those who have a right to them, so it cannot be withdrawn before."},
	"contract-date-ahead":              {Korean: "계약서의 날짜({day})가 아직 되지 않았습니다.", English: "The contract's date ({day}) is still to come."},
	"escrow-agent-of-terms":            {Korean: "계약이 정한 에스크로 기관은 참여기관({member})입니다.", English: "The escrow agent that the terms name is the member {member}."},
	"escrow-desk-checks-account":       {Korean: "계좌의 명의를 확인한 에스크로 기관({agent})의 에스크로 창구가 함께 서명해야 합니다.", English: "An escrow desk of the agent {agent} has to sign too, for having checked whose account it is."},
	"escrow-desk-limit":                {Korean: "명령의 금액은 {amount:won}이고, 이 에스크로 창구의 1회 한도는 {limit:won}입니다.", English: "The amount is {amount:won}, and the desk's limit is {limit:won}."},
	"escrow-full":                      {Korean: "한 에스크로에는 입출금이 {most:number}건을 넘으면 더 입금할 수 없습니다.", English: "An escrow takes no more deposits once it has {most:number} payments."},
	"less-held-than-the-price":         {Korean: "예치되어 있는 돈은 {held:won}이고 대금은 {price:won}입니다.", English: "The escrow holds {held:won}, and the price is {price:won}."},
	"listing-end-out-of-range":         {Korean: "매도 게시의 기한은 지금부터 {most:number}일 안이어야 합니다.", English: "A listing ends within the next {most:number} days."},
	"listing-has-expired":              {Korean: "이 매도 게시의 기한은 {since:time}에 지났습니다.", English: "The listing expired at {since:time}."},
	"listing-has-fewer-left":           {Korean: "이 매도 게시에 남은 주식은 {left:shares}입니다.", English: "The listing has {left:shares} left."},
	"listing-stands":                   {Korean: "이 매도 게시의 기한은 {until:time}입니다.", English: "The listing stands until {until:time}."},
	"money-due-out-of-range":           {Korean: "대금의 기한은 지금보다 뒤, {until:time} 이전이어야 합니다.", English: "The money is due after now and no later than {until:time}."},
	"money-of-own-trade":               {Korean: "자기 거래의 돈은 스스로 확인할 수 없습니다.", English: "Nobody attests the money of their own trade."},
	"never-awaited-money":              {Korean: "이 계약은 대금을 기다린 적이 없습니다.", English: "The agreement never awaited money."},
	"no-escrow-desk-at-the-agent":      {Korean: "계약이 정한 에스크로 기관은 {agent}입니다.", English: "The agreement names {agent} as its escrow agent."},
	"nobody-attests-own-money":         {Korean: "자기가 당사자인 거래의 대금은 스스로 확인할 수 없습니다.", English: "Nobody attests the money of their own trade."},
	"nobody-checks-own-account":        {Korean: "자기가 당사자인 거래의 계좌는 스스로 확인할 수 없습니다.", English: "Nobody checks an account of their own trade."},
	"not-the-next-round":               {Korean: "다음에 할 제안은 {next:number}번째입니다.", English: "The next round is number {next:number}."},
	"offer-end-out-of-range":           {Korean: "제안의 기한은 지금부터 {most:number}일 안이어야 합니다.", English: "An offer lapses within the next {most:number} days."},
	"offer-or-listing-expired":         {Korean: "이 제안이나 매도 게시의 기한은 {until:time}까지였습니다.", English: "The offer or its listing stood until {until:time}."},
	"offers-came-with-the-listing":     {Korean: "이 게시의 주식은 게시와 함께 제안이 정해진 권리자에게만 팝니다.", English: "The listing is for those whose offers were made with it."},
	"only-the-buyer-declines":          {Korean: "매수인에게 이 주식에 대한 권리가 있으므로 매수인만 거절할 수 있습니다.", English: "The buyer has a right to the shares, so only the buyer declines."},
	"only-the-seller-names-account":    {Korean: "대금을 받을 계좌는 매도인만 정할 수 있습니다.", English: "Only the seller names the account to which they are paid."},
	"only-the-seller-withdraws":        {Korean: "매도 게시는 게시한 매도인만 거둘 수 있습니다.", English: "Only the seller withdraws a listing."},
	"other-party-answers":              {Korean: "마지막 제안을 한 것은 귀하이므로 상대방이 답할 차례입니다.", English: "You made the last proposal, so the other party answers."},
	"payout-after-settlement":          {Korean: "대금은 결제가 끝난 뒤에만 지급할 수 있습니다.", English: "The price is paid out only after settlement."},
	"payout-is-the-price":              {Korean: "지급할 금액은 대금 전액인 {price:won}입니다.", English: "The payout is the whole price, {price:won}."},
	"payout-to-account-failed":         {Korean: "지급에 실패한 바로 그 계좌입니다.", English: "It is the account to which the payout failed."},
	"quantity-is-settled":              {Korean: "매수인에게 권리가 있는 주식은 {quantity:shares}로 정해져 있어 수량을 바꿀 수 없습니다.", English: "The buyer has a right to {quantity:shares}, and that number cannot be changed."},
	"refund-over-refundable":           {Korean: "지금 환급할 수 있는 돈은 {refundable:won}입니다.", English: "What can be refunded now is {refundable:won}."},
	"refund-takes-the-rest":            {Korean: "입출금이 {most:number}건을 넘었으므로 남은 돈 {refundable:won} 전부를 한 번에 환급해야 합니다.", English: "After {most:number} payments a refund takes all that is left to refund, {refundable:won}."},
	"second-escrow-desk-signs":         {Korean: "창구의 1회 한도({limit:won})를 넘는 금액은 같은 참여기관({member})의 두 번째 에스크로 창구도 서명해야 합니다.", English: "An amount over the desk's limit of {limit:won} is signed by a second escrow desk of the member {member} too."},
}
