package book

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Group is what this package brings to a set of rules: what people are told of its refusals.
var Group = model.Group{Reasons: reasons}

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"another-reservation-binds":        {Korean: "이 취득 단위의 주식이 다른 거래나 이전에도 예약되어 있습니다.", English: "Another reservation binds shares of the lot."},
	"class-act-ended-reservation":      {Korean: "주식 종류 전체에 대한 행위로 이 주식의 예약이 끝났습니다.", English: "An act on the whole class has ended the reservation of the shares."},
	"company-acquires-by-other-acts":   {Korean: "회사는 자기주식을 자기주식 취득 절차로만 취득합니다.", English: "The company acquires its own shares by other acts."},
	"company-is-given-none":            {Korean: "회사 자신에게는 주식이나 주식에 관한 권리를 배정할 수 없습니다.", English: "The company is given no shares and no rights of its own."},
	"company-may-answer":               {Korean: "회사가 양도승인 청구에 아직 답할 수 있으며, 기간 안에 답하지 않으면 승인된 것으로 봅니다.", English: "The company may still answer the request for approval, and its silence is approval when its time is over."},
	"encumbrance-ended-at":             {Korean: "끝난 시각은 {ended:time}입니다.", English: "It ended at {ended:time}."},
	"encumbrance-of-list-not-entered":  {Korean: "이 질권이 들어 있는 명부가 아직 등재되지 않았습니다.", English: "The list that states the pledge has not been entered."},
	"encumbrance-is-of-kind":           {Korean: "명령이 가리키는 것의 종류: {kind|pledge=질권|attachment=압류|lock-up=보호예수}.", English: "What it names is of the kind {kind|pledge=pledge|attachment=attachment|lock-up=lock-up}."},
	"fewer-shares-unbound":             {Korean: "이 취득 단위에서 아무것도 걸려 있지 않은 주식은 {free:shares}입니다.", English: "Of the lot, {free:shares} can go; something binds the rest."},
	"holder-has-not-signed":            {Korean: "이 등재 주주의 명의인이 서명하지 않았습니다.", English: "The entry's holder has not signed."},
	"issue-over-authorised":            {Korean: "이미 발행된 주식은 {issued:shares}이고, 발행할 수 있는 총수는 {most:shares}입니다.", English: "The class has {issued:shares} issued, and no more than {most:shares} can be issued in all."},
	"issuer-has-no-board":              {Korean: "이 회사에는 양도를 승인할 이사회가 등록되어 있지 않습니다.", English: "The issuer has no board that could approve transfers."},
	"lot-after-round-opened":           {Korean: "취득 단위({lot})는 우선매수가 시작된 {opened:time} 뒤에 기록된 것입니다.", English: "The lot {lot} was recorded after the round opened at {opened:time}."},
	"lot-has-fewer-free-shares":        {Korean: "이 취득 단위에서 처분할 수 있는 주식은 {free:shares}입니다.", English: "The lot has {free:shares} free."},
	"lot-has-fewer-shares":             {Korean: "이 취득 단위의 주식은 모두 {quantity:shares}입니다.", English: "The lot has {quantity:shares} in all."},
	"lot-of-another-class":             {Korean: "취득 단위({lot})의 주식 종류가 합의된 종류({class})와 다릅니다.", English: "The lot {lot} is not of the class {class}, about which the agreement is."},
	"lot-of-another-holder":            {Korean: "취득 단위({lot})는 다른 등재 주주의 것입니다.", English: "The lot {lot} is of another entry."},
	"more-issued-than-authorised":      {Korean: "발행주식의 수({issued:shares})가 발행할 주식의 총수({authorised:shares})를 넘게 됩니다.", English: "The number of issued shares ({issued:number}) would be larger than the authorised number ({authorised:number})."},
	"no-certificates-issued":           {Korean: "주권을 발행하지 않은 회사이므로 주권 번호를 적을 수 없습니다.", English: "The company has issued no certificates, so there are no numbers to enter."},
	"no-entry-for-own-shares":          {Korean: "회사의 자기주식 명의가 아직 개설되어 있지 않습니다.", English: "The company has no entry for its own shares yet."},
	"number-given-twice":               {Korean: "종류({class})의 주권 번호 {number:number}번은 이미 다른 주권의 번호입니다.", English: "Another certificate of the class {class} has the number {number:number}."},
	"numbers-too-scattered":            {Korean: "종류({class})의 주권 번호가 서로 이어지지 않은 곳이 너무 많아 모두 담을 수 없습니다.", English: "Too few of the certificates' numbers of the class {class} follow on each other for all of them to be kept."},
	"objection-period-lasts":           {Korean: "이의제기 기간은 {until:time}까지입니다.", English: "The objection period lasts until {until:time}."},
	"officer-decides-no-claim":         {Korean: "발행회사를 대리하는 사람은 그 회사 주주명부의 명의 확인을 처리할 수 없습니다.", English: "Who acts for the company decides on no claim in its register."},
	"order-received-ahead":             {Korean: "법원 명령을 받았다는 날({day})이 아직 되지 않았습니다.", English: "The day on which the court's order is said to have been received ({day}) is still to come."},
	"others-may-answer":                {Korean: "다른 사람이 답할 권리를 가지고 있으며, 기간 안에 답하지 않으면 계약이 그대로 진행됩니다.", English: "Others have a right to answer; if they do not in time, the agreement goes on."},
	"outside-company-life":             {Korean: "날짜는 회사의 설립일({incorporated})부터 오늘({today})까지여야 합니다.", English: "The date lies between the company's incorporation on {incorporated} and today, {today}."},
	"paid-before-incorporation":        {Korean: "납입일이 회사의 설립일({incorporated})보다 앞섭니다.", English: "The shares were paid for before the company was incorporated on {incorporated}."},
	"ratio-gives-no-share":             {Korean: "이 비율로는 한 주도 나오지 않습니다.", English: "The ratio does not give a single share."},
	"register-has-no-list":             {Korean: "이 회사의 최초 주주명부가 아직 등재되지 않았습니다.", English: "The register does not have its first list yet."},
	"reserved-for-others":              {Korean: "다른 예약을 뺀 나머지는 {left:shares}입니다.", English: "Other reservations leave {left:shares} of the lot."},
	"reserved-shares-gone":             {Korean: "압류나 종류 전체에 대한 행위 때문에 예약된 주식이 모자랍니다.", English: "An attachment or an act on the class has taken the reserved shares."},
	"rests-after-recovery":             {Korean: "키를 복구한 뒤에는 {until:time}까지 주식을 이전할 수 없습니다.", English: "After a recovery of keys, nothing is transferred until {until:time}."},
	"seller-without-uncontested-entry": {Korean: "매도인이 이의 없이 그 등재 주주의 명의인으로 있지 않습니다.", English: "The seller does not control the entry without contest."},
	"shares-exist-later":               {Korean: "신주는 납입일 다음 날인 {from}부터 효력이 있습니다.", English: "The shares exist from {from}, the day after the payment."},
	"too-few-may-vote":                 {Korean: "표결할 수 있는 이사는 {voters:number}명이고, 승인에 필요한 이사는 {threshold:number}명입니다.", English: "The number of directors who may vote is {voters:number}, and the number needed for an approval is {threshold:number}."},
	"too-many-confirmed-lots":          {Korean: "이의를 제기할 수 있는 동안({until:time}까지) 한 명의 확인에 포함되는 취득 단위는 {most:number}개까지입니다.", English: "A claim covers at most {most:number} lots while somebody can object to it, until {until:time}."},
	"too-many-encumbrances-of-lot":     {Korean: "취득 단위 하나에 걸 수 있는 질권·압류·보호예수는 {most:number}건까지입니다.", English: "A lot has at most {most:number} encumbrances."},
	"too-many-reservations-of-lot":     {Korean: "취득 단위 하나에 둘 수 있는 예약은 {most:number}건까지입니다.", English: "A lot has at most {most:number} reservations."},
	"without-canonical-form":           {Korean: "내용을 정해진 표기 방식으로 적을 수 없습니다.", English: "The contents cannot be written in the canonical form."},
}
