package founding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The codes about clocks and the sets of rules that peers run.
const (
	CodeNotWorker   value.Code = "not-the-members-worker"
	CodeClock       value.Code = "clock-out-of-bounds"
	CodeRulesNotRun value.Code = "rules-not-run-by-all"
)

// The codes about holidays.
const (
	CodeHolidayTooSoon  value.Code = "holiday-too-soon"
	CodeTooManyHolidays value.Code = "too-many-holidays"
)

var rejections = map[value.Code]model.Explanation{
	CodeNotWorker: {Korean: "참여기관의 시각은 그 기관의 자동 처리 키로만 알릴 수 있습니다.", English: "A member's clock is told with the key of its own worker alone.",
		DoKorean: "그 참여기관의 운영 담당자에게 알려 주십시오.", DoEnglish: "Tell the member's operator."},
	CodeClock: {Korean: "참여기관의 시각이 허용되는 범위를 벗어났습니다.", English: "The member's clock is out of bounds.",
		DoKorean: "그 사이트의 시계를 맞추어 주십시오.", DoEnglish: "Set the site's clock."},
	CodeRulesNotRun: {Korean: "아직 이 규칙을 실행한다고 알리지 않은 참여기관({members})이 있습니다.", English: "Members have not said yet that they run these rules: {members}.",
		DoKorean: "그 참여기관들이 새 프로그램을 설치한 뒤 다시 시도해 주십시오.", DoEnglish: "Try again once these members have the new program."},
	CodeHolidayTooSoon: {Korean: "추가하려는 공휴일({day})이 너무 가깝습니다. 지금 추가할 수 있는 가장 이른 날은 {earliest}입니다.", English: "The holiday {day} comes too soon. The earliest that can be added now is {earliest}.",
		DoKorean: "그보다 이른 날을 빼고 다시 서명해 주십시오.", DoEnglish: "Leave out the days before that one and sign again."},
	CodeTooManyHolidays: {Korean: "이 연도({year})의 공휴일이 {would:number}일이 되어 한도 {most:number}일을 넘습니다.", English: "The year {year} would have {would:number} holidays; the most is {most:number}.",
		DoKorean: "연도와 날짜가 맞는지 확인하고, 추가할 날을 줄여 다시 서명해 주십시오.", DoEnglish: "Check the year and the days, add fewer and sign again."},
}
