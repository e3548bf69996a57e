package holder

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"acquired-since-incorporation": {Korean: "취득일은 회사 설립일({incorporated})부터 오늘({today})까지의 날이어야 합니다.", English: "A lot is acquired between the company's incorporation on {incorporated} and today, {today}."},
	"attested-for-another-party":   {Korean: "신원확인 창구는 이 등재 주주가 다른 당사자임을 증명했습니다.", English: "The identity desk has attested that the entry is another party's."},
	"claimed-lot-of-another-entry": {Korean: "취득 단위 {lot}: 다른 등재 주주의 것입니다.", English: "The lot {lot} belongs to another entry."},
	"class-not-of-issuer":          {Korean: "명부에 이 발행회사에 없는 주식 종류가 있습니다.", English: "The list names a class that the issuer does not have."},
	"entry-made-by-settlement":     {Korean: "이 등재 주주는 결제로 등재되어 이의를 제기할 명의 확인이 없습니다.", English: "The entry was made by a settlement, so there is no claim to object to."},
	"holder-on-two-pages":          {Korean: "같은 주주가 명부의 두 쪽에 있습니다.", English: "The same holder stands on two pages of the list."},
	"list-has-fewer-pages":         {Korean: "이 명부는 모두 {pages:number}쪽입니다.", English: "The list has {pages:number} pages."},
	"list-over-authorised":         {Korean: "종류({class})의 주식이 명부에는 {listed:shares}이고, 발행할 주식의 총수는 {authorised:shares}입니다.", English: "Of the class {class} the list has {listed:shares}, and {authorised:shares} are authorised."},
	"list-total-not-declared":      {Korean: "종류({class})의 주식이 명부에는 {listed:shares}이고, 승인된 발행주식 총수는 {declared:shares}입니다.", English: "Of the class {class} the list has {listed:shares}, and the issued number that was admitted is {declared:shares}."},
	"lots-in-one-command":          {Korean: "명부의 취득 단위와 질권이 {lots:number}건이며, 명령 하나에는 {most:number}건까지 담을 수 있습니다.", English: "The list has {lots:number} lots and pledges, and one command makes at most {most:number}."},
	"objection-period-ended":       {Korean: "이의제기 기간은 {until:time}까지였습니다.", English: "The objection period lasted until {until:time}."},
	"own-claim":                    {Korean: "자기 자신의 명의를 스스로 증명할 수 없습니다.", English: "Nobody attests their own claim."},
	"page-already-entered":         {Korean: "{page:number}쪽은 이미 올라와 있습니다.", English: "Page {page:number} is already there."},
	"page-not-as-signed":           {Korean: "{page:number}쪽의 내용이 명부를 열 때 서명한 내용과 다릅니다.", English: "Page {page:number} does not say what was signed when the list was opened."},
	"page-of-list-missing":         {Korean: "명부의 {page:number}쪽이 빠져 있습니다.", English: "Page {page:number} of the list is missing."},
	"pages-differ-in-classes":      {Korean: "올라온 쪽들의 주식 종류는 {found:number}개이고, 명부를 열 때 적은 수는 {listed:number}개입니다.", English: "The pages have shares of {found:number} classes, and the list was opened for {listed:number}."},
	"pages-differ-in-holders":      {Korean: "올라온 쪽들의 주주는 {found:number}명이고, 명부를 열 때 적은 수는 {listed:number}명입니다.", English: "The pages have {found:number} holders, and the list was opened for {listed:number}."},
	"pages-differ-in-lots":         {Korean: "올라온 쪽들의 취득 단위는 {found:number}건이고, 명부를 열 때 적은 수는 {listed:number}건입니다.", English: "The pages have {found:number} lots, and the list was opened for {listed:number}."},
	"pages-differ-in-shares":       {Korean: "종류({class})의 주식이 올라온 쪽들에는 {found:shares}이고, 명부를 열 때 적은 합계는 {listed:shares}입니다.", English: "Of the class {class} the pages have {found:shares}, and the list was opened for {listed:shares}."},
	"own-shares-on-two-pages":      {Korean: "명부에 자기주식 명의가 두 번 있으며, 두 번째는 {page:number}쪽에 있습니다.", English: "The list has two entries for the company's own shares, the second on page {page:number}."},
	"pledged-since-incorporation":  {Korean: "질권 등록일은 회사 설립일({incorporated})부터 오늘({today})까지의 날이어야 합니다.", English: "A pledge was entered between the company's incorporation on {incorporated} and today, {today}."},
	"party-has-claimed-entry":      {Korean: "이 당사자는 이 주주명부에서 이미 명의를 확인받았습니다.", English: "The party has already claimed an entry of this register."},
	"took-part-in-claim":           {Korean: "명의 확인을 증명했거나 확인받았거나 그에 이의를 제기한 사람은 그 명의 확인을 결정할 수 없습니다.", English: "Who attested, made or contested a claim does not decide on it."},
	"treasury-is-not-claimed":      {Korean: "회사의 자기주식 명의는 누구도 자기 명의로 확인받을 수 없습니다.", English: "Nobody claims the entry for the company's own shares."},
}
