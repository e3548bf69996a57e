package correction

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The codes of corrections.
const (
	CodeSameData value.Code = "nothing-to-correct"
)

var rejections = map[value.Code]model.Explanation{
	CodeSameData: {Korean: "이미 그 내용대로 기록되어 있어 정정할 것이 없습니다.", English: "The register already says so; there is nothing to correct.",
		DoKorean: "현재 기록을 다시 조회해 주십시오.", DoEnglish: "Look up the present record."},
}
