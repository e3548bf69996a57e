package company

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeHasOfficers: {Korean: "이 발행회사에는 권한이 있는 담당자가 충분히 있어 업무창구가 선임할 수 없습니다.", English: "The issuer has officers enough, so desks cannot appoint one.",
		DoKorean: "기존 담당자가 선임하게 하거나, 그 권한이 이미 끝났다면 먼저 해임을 기록해 주십시오.", DoEnglish: "Have one of them appoint the new officer; if their authority has ended, record that first."},
	value.CodeTooFewOfficers: {Korean: "해임하면 담당자가 {left:number}명 남아, 회사의 행위에 필요한 {needed:number}명보다 적어집니다.", English: "The number of officers left would be {left:number}, and the issuer's acts need {needed:number}.",
		DoKorean: "새 담당자를 먼저 선임하거나 공동 서명 담당자 수를 줄인 뒤 다시 시도해 주십시오.", DoEnglish: "First appoint another officer, or lower the number that sign together."},
	value.CodeTooManyOfficers: {Korean: "선임할 수 있는 담당자의 수({most:number}명)를 넘습니다.", English: "It is more officers than the {most:number} that can be appointed.",
		DoKorean: "필요 없는 담당자의 권한을 먼저 끝내 주십시오.", DoEnglish: "First end the authority of one who is not needed."},
	value.CodeNoBoard: {Korean: "정관상 이사회의 양도승인이 필요한데 이사회가 없게 됩니다.", English: "The articles would let a board approve transfers, and there would be no board.",
		DoKorean: "정관의 승인 기관 또는 이사회 구성을 먼저 바꿔 주십시오.", DoEnglish: "First change who approves by the articles, or the board."},
	value.CodeTooManyActs: {Korean: "이 종류에는 아직 효력이 생기지 않은 정관 변경이 이미 {most:number}건 있어 더 기록할 수 없습니다.", English: "The class already has {most:number} amendments that are still to come, as many as can be recorded at a time.",
		DoKorean: "그 가운데 하나의 효력이 생긴 뒤 다시 시도해 주십시오.", DoEnglish: "Try again when one of them has taken effect."},
	value.CodeHalted: {Korean: "주주명부가 폐쇄되었거나 정지되어 주식을 움직일 수 없습니다.", English: "The register is closed for a time or suspended, so no shares can move.",
		DoKorean: "폐쇄 기간이 끝나거나 정지가 풀린 뒤 다시 시도해 주십시오. 조회와 예치·환급은 계속됩니다.", DoEnglish: "Try again when the closing is over or the suspension lifted. Reading, deposits and refunds go on."},
	value.CodeLeft: {Korean: "이 발행회사의 주주명부는 이 원장에서 영구히 닫혔습니다.", English: "The issuer's register is closed on this ledger for good.",
		DoKorean: "진행 중이던 계약은 만료시키고 예치금을 환급받으실 수 있습니다.", DoEnglish: "What was open can still be ended, and its money refunded."},
	value.CodeClosingTooLong: {Korean: "주주명부 폐쇄 기간은 3개월을 넘을 수 없습니다(상법 제354조 제2항).", English: "A register is closed for three months at most (Commercial Act art. 354(2)).",
		DoKorean: "폐쇄 기간을 3개월 안으로 정해 주십시오.", DoEnglish: "Choose a period within three months."},
	value.CodeNoticeTooShort: {Korean: "주주명부 폐쇄는 2주 전에 공고해야 합니다(상법 제354조 제4항).", English: "The closing of a register is announced two weeks before (Commercial Act art. 354(4)).",
		DoKorean: "공고일부터 2주가 지난 날부터 폐쇄하거나, 정관에 기간이 정해져 있다면 공고일을 비워 두십시오.", DoEnglish: "Begin it more than two weeks after the notice; where the articles fix the period, leave the notice empty."},
}
