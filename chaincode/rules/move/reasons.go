package move

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"board-decides":                       {Korean: "이 양도는 이사회가 표결로 결정합니다.", English: "The board decides on this transfer by its votes."},
	"class-asks-for-approval":             {Korean: "이 종류의 주식은 회사의 양도승인이 있어야 이전할 수 있는데, 승인한 의사록이 없습니다.", English: "Shares of this class are transferred with the company's approval, and no minutes of one are given."},
	"company-disposes-by-other-acts":      {Korean: "회사는 자기주식을 자기주식 처분이나 소각 절차로만 처분합니다.", English: "The company disposes of its own shares by other acts."},
	"company-may-still-refuse":            {Korean: "회사는 {until}까지 승인을 거부할 수 있습니다.", English: "The company has until {until} to refuse."},
	"contract-after-today":                {Korean: "계약일({contract})이 오늘({today})보다 뒤입니다.", English: "The contract's date, {contract}, is after today, {today}."},
	"date-after-today":                    {Korean: "날짜가 오늘({today})보다 뒤입니다.", English: "The date is later than today, {today}."},
	"director-gives-or-receives":          {Korean: "주식을 주거나 받는 이사에게는 의결권이 없습니다.", English: "A director who gives or receives the shares has no vote."},
	"directors-give-or-receive":           {Korean: "주식을 주거나 받는 이사를 빼면 표결할 수 있는 이사는 {voting:number}명이고, 승인에는 {needed:number}명의 찬성이 필요합니다.", English: "Without those who give or receive, {voting:number} directors may vote, and approval needs {needed:number}."},
	"earlier-controllers-of-one-entry":    {Korean: "등재 주주 하나에 기록할 수 있는 이전 명의인은 {most:number}명까지입니다.", English: "An entry remembers at most {most:number} earlier controllers."},
	"general-meeting-decides":             {Korean: "이 양도는 이사회가 아니라 주주총회가 결정합니다.", English: "The general meeting decides on this transfer, not the board."},
	"giver-lost-the-entry":                {Korean: "증여자의 명의 확인에 이의가 제기되어 있거나, 등재 주주의 명의가 더는 증여자의 것이 아닙니다.", English: "The giver does not control the entry any more, or not without contest."},
	"holder-claimed-entry-since":          {Korean: "그 사이에 주주 본인이 명의 확인을 받았으므로 주식은 본인이 직접 이전합니다.", English: "The holder has claimed the entry meanwhile, and moves its shares themselves."},
	"listed-pledge-ended-by-two-members":  {Korean: "회사의 명부와 함께 올라온 질권을 끝내려면 두 창구가 서로 다른 참여기관의 것이어야 합니다.", English: "To end a pledge that came with the company's list, the two desks have to be of two members."},
	"lot-has-fewer-free":                  {Korean: "취득 단위({lot})에서 처분할 수 있는 주식은 {free:shares}입니다.", English: "The lot {lot} has {free:shares} free."},
	"lot-of-another-entry":                {Korean: "취득 단위 {lot}: 다른 등재 주주의 것입니다.", English: "The lot {lot} belongs to another entry."},
	"lot-reservations-full":               {Korean: "취득 단위({lot})에 이미 예약이 가득 차 있습니다. 한 취득 단위의 예약은 {most:number}건까지입니다.", English: "The lot {lot} has as many reservations as it can have, {most:number}."},
	"merged-into-another-entry":           {Korean: "이 등재 주주는 이미 다른 등재 주주({into})에 병합되었습니다.", English: "The entry is already merged into another one ({into})."},
	"merged-into-unclaimed-entry":         {Korean: "병합하여 남길 등재 주주의 명의 확인이 끝나 있지 않습니다.", English: "The entry that is to remain is not claimed."},
	"merged-lot-of-another-entry":         {Korean: "이 취득 단위는 병합할 등재 주주의 것이 아닙니다.", English: "The lot belongs to another entry than the one that is merged."},
	"nobody-releases-own-claim":           {Korean: "자기 명의의 해제를 스스로 처리할 수 없습니다.", English: "Nobody releases their own claim."},
	"notice-in-the-future":                {Korean: "확정일자와 도달일은 오늘({today})까지의 날이어야 합니다.", English: "A notice is certified and received no later than today, {today}."},
	"officer-executes-no-order":           {Korean: "회사의 담당자로서 권한을 받은 적이 있는 사람은 그 회사의 주주명부에서 법원 명령을 집행할 수 없습니다.", English: "Who has, or had, authority to act for the company executes no order in its register."},
	"only-the-giver-withdraws":            {Korean: "{until:time}까지는 증여자만 철회할 수 있습니다.", English: "Until {until:time}, only the giver withdraws the gift."},
	"parts-of-lots-in-one-act":            {Korean: "나눈 취득 단위가 {parts:number}건이며, 한 번에 {most:number}건까지 옮길 수 있습니다.", English: "These are {parts:number} parts of lots, and an act moves at most {most:number}."},
	"receiver-signs-too":                  {Korean: "받는 사람도 함께 서명하여 받아들여야 합니다.", English: "The receiver accepts the shares by signing with the giver."},
	"reservation-has-ended":               {Korean: "해제하려는 예약은 이미 끝났습니다.", English: "The reservation has already ended."},
	"second-desk-has-not-signed":          {Korean: "참여기관({member})의 창구가 함께 서명하지 않았습니다.", English: "No desk of the second member ({member}) has signed."},
	"signers-and-objectors-do-not-decide": {Korean: "이전에 서명했거나 이의를 제기한 사람은 그 이의를 결정할 수 없습니다.", English: "Who signed the transfer or objected to it does not decide on it."},
}
