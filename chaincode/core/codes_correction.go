package core

// The codes of corrections.
const (
	CodeSameData Code = "nothing-to-correct"
)

var correctionRejections = map[Code]Explanation{
	CodeSameData: {"이미 그 내용대로 기록되어 있어 정정할 것이 없습니다.", "The register already says so; there is nothing to correct.",
		"현재 기록을 다시 조회해 주십시오.", "Look up the present record."},
}
