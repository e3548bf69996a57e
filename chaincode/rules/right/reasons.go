package right

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"amount-is-not-the-price":     {Korean: "행사할 주식의 대금은 {price:won}입니다.", English: "The price of the shares is {price:won}."},
	"amount-is-what-is-owed":      {Korean: "오늘까지의 원리금은 {owed:won}인데 명령의 금액은 {amount:won}입니다.", English: "Principal and interest by today are {owed:won}, and the command says {amount:won}."},
	"convertible-matured":         {Korean: "전환할 수 있는 마지막 날은 만기({maturity})였습니다.", English: "The last day on which it converted was its maturity, {maturity}."},
	"converts-into-other-class":   {Korean: "이 전환권으로 받을 주식 종류의 식별자: {class}.", English: "It converts into the class {class} only."},
	"forfeited-on-leaving":        {Korean: "이 선택권은 {left}자 퇴직으로 이미 처리되어, 그때 행사할 수 없었던 부분은 소멸했습니다.", English: "What had not vested when the holder left on {left} is already forfeited."},
	"grant-out-of-range":          {Korean: "부여일은 회사의 설립일({incorporated})과 오늘 사이의 날이어야 합니다.", English: "An option is granted between the company's incorporation on {incorporated} and today."},
	"leaving-out-of-range":        {Korean: "퇴직일은 부여일({granted})보다 앞설 수 없고, 오늘까지 {most:number}일 안의 날이어야 합니다.", English: "The holder left on or after the day of the grant, {granted}, and within the last {most:number} days."},
	"option-can-be-exercised":     {Korean: "이 선택권의 행사 기간은 {expires}까지이고, 그 안에 납입한 행사는 {until:time}까지 기록할 수 있습니다.", English: "The option can be exercised until {expires}, and what was paid for by then recorded until {until:time}."},
	"option-has-expired":          {Korean: "이 선택권의 행사 기간은 {expires}까지였고, 그 안에 납입한 행사는 {until:time}까지 기록할 수 있습니다.", English: "The option expires on {expires}, and what was paid for by then is recorded until {until:time}."},
	"other-number-of-shares":      {Korean: "이 행사로 받을 신주는 {shares:shares}입니다.", English: "What comes of it is {shares:shares}."},
	"paid-in-the-future":          {Korean: "납입일은 오늘({today})까지의 날이어야 합니다.", English: "The day of payment is no later than today, {today}."},
	"pools-over-the-law":          {Korean: "한도의 합계는 {pools:shares}인데, 발행주식 총수 {issued:shares}의 {percent:number}%를 넘을 수 없습니다.", English: "The pools would come to {pools:shares}, and may be no more than {percent:number} % of the {issued:shares} issued in all."},
	"price-over-discounted-round": {Korean: "1주당 전환가액은 {price:won}인데, 할인율을 적용한 이번 발행가액은 {most:won}입니다.", English: "The price of a share is {price:won}, and the round's price with the discount is {most:won}."},
	"price-too-large":             {Korean: "행사할 주식의 대금이 다룰 수 있는 금액을 넘습니다.", English: "The price of the shares is more than can be counted."},
	"too-many-exercises":          {Korean: "선택권 하나는 {most:number}번까지 나누어 행사할 수 있습니다.", English: "An option is exercised at most {most:number} times."},
	"too-many-pools":              {Korean: "한 회사가 정할 수 있는 주식매수선택권 한도는 모두 {most:number}개입니다.", English: "An issuer can have {most:number} pools in all."},
}
