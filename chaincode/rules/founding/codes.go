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

var rejections = map[value.Code]model.Explanation{
	CodeNotWorker: {Korean: "참여기관의 시각은 그 기관의 자동 처리 키로만 알릴 수 있습니다.", English: "A member's clock is told with the key of its own worker alone.",
		DoKorean: "그 참여기관의 운영 담당자에게 알려 주십시오.", DoEnglish: "Tell the member's operator."},
	CodeClock: {Korean: "참여기관의 시각이 허용되는 범위를 벗어났습니다.", English: "The member's clock is out of bounds.",
		DoKorean: "그 사이트의 시계를 맞추어 주십시오.", DoEnglish: "Set the site's clock."},
	CodeRulesNotRun: {Korean: "아직 이 규칙을 실행한다고 알리지 않은 참여기관({members})이 있습니다.", English: "Members have not said yet that they run these rules: {members}.",
		DoKorean: "그 참여기관들이 새 프로그램을 설치한 뒤 다시 시도해 주십시오.", DoEnglish: "Try again once these members have the new program."},
}
