package change

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"act-has-more-pages":              {Korean: "이 행위에는 명령에 적힌 {pages:number}쪽보다 많은 쪽이 올라와 있습니다.", English: "The act has more pages than the {pages:number} that the command names."},
	"act-lapses-later":                {Korean: "회사의 담당자가 아닌 사람은 {until:time}부터 이 행위를 취소할 수 있습니다.", English: "Who is no officer can abort this act from {until:time}."},
	"act-takes-effect-on":             {Korean: "이 행위의 효력 발생일은 {day}입니다.", English: "The act takes effect on {day}."},
	"class-changed-after-record-date": {Korean: "기준 시점보다 늦은 {changed:time}에 이 종류의 주식 전체가 변경되었습니다.", English: "The class was changed as a whole at {changed:time}, after the record date."},
	"class-changed-since-opened":      {Korean: "이 행위를 시작한 뒤에 다른 행위로 종류 전체가 변경되었습니다.", English: "Another act has changed the whole class since this one was opened."},
	"lot-does-not-count":              {Korean: "쪽에 적힌 취득 단위 {lot}: 이 행위의 대상에 들어가지 않습니다.", English: "The lot {lot} of the page is not among those that the act is about."},
	"lots-out-of-order":               {Korean: "쪽의 취득 단위는 등재 주주의 순서로, 그다음 취득 단위의 순서로 적어야 하는데 {lot}부터 순서가 어긋납니다.", English: "The lots of an act's pages are in the order of their holders, then of their names; the lot {lot} is out of order."},
	"notice-runs-until":               {Korean: "공고 기간은 {day}까지입니다.", English: "The notice runs until {day}."},
	"page-is-missing":                 {Korean: "이 행위의 쪽 가운데 번호 {page:number}(0부터 셈)의 쪽이 없습니다.", English: "The page with the number {page:number}, counted from 0, is missing."},
	"page-is-there":                   {Korean: "이 행위에는 번호 {page:number}(0부터 셈)의 쪽이 이미 있습니다.", English: "The page with the number {page:number}, counted from 0, is already there."},
	"pages-have-other-total":          {Korean: "쪽에 들어 있는 주식의 합계는 {paged:shares}인데, 이 행위가 다루어야 할 주식은 {due:shares}입니다.", English: "The pages have {paged:shares}; the act is about {due:shares}."},
	"record-date-not-past":            {Korean: "기준 시점 {at:time}부터 조금 더 지나야 이 행위를 시작할 수 있습니다.", English: "The act can be opened shortly after its record date, {at:time}."},
}
