package founding

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The codes about holidays.
const (
	CodeHolidayTooSoon  value.Code = "holiday-too-soon"
	CodeTooManyHolidays value.Code = "too-many-holidays"
)

var rejections = map[value.Code]model.Explanation{
	CodeHolidayTooSoon: {Korean: "추가하려는 공휴일({day})이 너무 가깝습니다. 지금 추가할 수 있는 가장 이른 날은 {earliest}입니다.", English: "The holiday {day} comes too soon. The earliest that can be added now is {earliest}.",
		DoKorean: "그보다 이른 날을 빼고 다시 서명해 주십시오.", DoEnglish: "Leave out the days before that one and sign again."},
	CodeTooManyHolidays: {Korean: "이 연도({year})의 공휴일이 {would:number}일이 되어 한도 {most:number}일을 넘습니다.", English: "The year {year} would have {would:number} holidays; the most is {most:number}.",
		DoKorean: "연도와 날짜가 맞는지 확인하고, 추가할 날을 줄여 다시 서명해 주십시오.", DoEnglish: "Check the year and the days, add fewer and sign again."},
}
