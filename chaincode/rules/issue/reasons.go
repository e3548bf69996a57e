package issue

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"as-many-numbers-as-shares":      {Korean: "주권 번호는 발행되는 주식 수({shares:shares})만큼 적어야 합니다.", English: "Name as many numbers as there are shares, {shares:number}."},
	"class-converts-into-itself":     {Korean: "전환하여 받을 주식은 다른 종류여야 합니다.", English: "A class is converted into another one, not into itself."},
	"class-name-taken":               {Korean: "이 회사에는 같은 이름의 주식 종류가 이미 있습니다.", English: "The issuer already has a class of this name."},
	"class-not-convertible":          {Korean: "이 종류의 주식은 전환주식이 아닙니다.", English: "The class is not convertible."},
	"class-not-redeemable":           {Korean: "이 종류의 주식은 상환주식이 아닙니다.", English: "The class is not redeemable."},
	"converts-into-another-class":    {Korean: "이 종류의 주식은 명령에 적힌 종류가 아닌 다른 종류로 전환됩니다.", English: "The class is converted into another class than the one that the command names."},
	"holders-can-still-subscribe":    {Korean: "주주들이 {until:time}까지 이 주주배정의 신주를 인수할 수 있습니다.", English: "Holders can still take their shares of the rights issue until {until:time}."},
	"left-of-the-allotment":          {Korean: "이 배정에 남은 주식은 {left:shares}입니다.", English: "The allotment has {left:shares} left."},
	"left-of-the-rights-issue":       {Korean: "이 주주배정 유상증자에 남은 주식은 {left:shares}입니다.", English: "The rights issue has {left:shares} left."},
	"not-a-closed-rights-issue":      {Korean: "마감된 주주배정 유상증자이 아닙니다.", English: "It is not a rights issue that is closed."},
	"not-convertible-now":            {Korean: "이 종류의 주식을 전환할 수 있는 기간은 {first}부터 {last}까지입니다.", English: "Shares of this class can be converted from {first} until {last}."},
	"not-redeemable-today":           {Korean: "상환할 수 있는 기간은 {from}부터 {until}까지입니다.", English: "Shares of the class are redeemed from {from} to {until}."},
	"not-the-companys-own-shares":    {Korean: "이 주식은 회사의 자기주식이 아닙니다.", English: "The shares are not the company's own."},
	"own-shares-entry-is-there":      {Korean: "회사의 자기주식 명의는 이미 개설되어 있습니다.", English: "The company already has the entry for its own shares."},
	"paid-before-the-allotment":      {Korean: "납입일이 신주를 배정한 날({allotted})보다 앞섭니다.", English: "The shares were paid for before {allotted}, when they were allotted."},
	"price-below-rights-issue":       {Korean: "실권주의 가액은 주주배정의 가액 {price:won} 이상이어야 합니다.", English: "Shares that nobody took cost no less than the rights issue's price of {price:won}."},
	"ratio-from-out-of-range":        {Korean: "새 전환비율의 시행일은 {first}부터 {last}까지의 날이어야 합니다.", English: "A new ratio holds from a day between {first} and {last}."},
	"ratio-gives-other-number":       {Korean: "현재의 전환비율로 나오는 주식의 수는 {due:shares}입니다.", English: "The number of shares that the ratio in force gives is {due:number}."},
	"ratio-out-of-bounds":            {Korean: "새 전환비율이 종류주식의 내용에서 정한 한도를 벗어납니다.", English: "The ratio is out of the bounds that the class's terms set."},
	"rights-already-stated":          {Korean: "이 종류의 권리 내용은 이미 기재되어 있습니다.", English: "The class's rights are already stated."},
	"rights-issue-of-other-class":    {Korean: "명령에 적힌 주주배정은 다른 종류의 주식에 관한 것입니다.", English: "The rights issue is of another class."},
	"subscription-costs-the-price":   {Korean: "청약하는 주식의 대금은 모두 {price:won}입니다.", English: "The price of all the shares is {price:won}."},
	"subscription-paid-and-recorded": {Korean: "납입기일({by})까지 낸 납입만, {until:time} 전까지 기록할 수 있습니다.", English: "The shares were to be paid for by {by}, and a payment in time to be recorded before {until:time}."},
	"subscription-price-too-large":   {Korean: "청약하는 주식의 대금이 다룰 수 있는 범위를 넘어 계산할 수 없습니다.", English: "The price of all the shares is too large to be computed."},
	"too-many-refixings":             {Korean: "한 종류의 전환비율을 조정할 수 있는 횟수는 {most:number}회까지입니다.", English: "A class's ratio can be refixed at most {most:number} times."},
}
