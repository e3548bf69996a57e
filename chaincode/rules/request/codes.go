package request

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The codes about record dates and requests.
const (
	CodeRecordDate     value.Code = "record-date-rule"
	CodeNothingEntered value.Code = "nothing-entered"
)

var rejections = map[value.Code]model.Explanation{
	CodeRecordDate: {Korean: "기준일은 권리를 행사할 날에 앞선 3개월 안의 날이어야 하고, 정관으로 정한 날이 아니면 2주 전에 공고해야 합니다(상법 제354조).", English: "A record date lies within three months before the right is exercised, and is announced two weeks before unless the articles fix it (Commercial Act art. 354).",
		DoKorean: "공고일과 권리 행사일을 확인해 기준일을 다시 정해 주십시오.", DoEnglish: "Check the days of the notice and of the exercise, and set another date."},
	CodeNothingEntered: {Korean: "명의개서가 이루어진 명령이 아니어서 받아들인 것으로 기록할 수 없습니다.", English: "The command that you name entered nobody, so the request cannot be recorded as accepted.",
		DoKorean: "먼저 명의개서를 마친 뒤 그 명령을 적어 답하거나, 거절 사유를 적어 답해 주십시오.", DoEnglish: "Make the entry first and name its command, or answer with the reason for refusing."},
}
