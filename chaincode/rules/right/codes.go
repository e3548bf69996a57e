package right

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// The codes about options and convertibles.
const (
	CodePoolLimit       value.Code = "pool-over-limit"
	CodePoolShort       value.Code = "pool-insufficient"
	CodePoolStale       value.Code = "pool-outdated"
	CodeVestingTooEarly value.Code = "vesting-too-early"
	CodeNotVested       value.Code = "option-not-vested"
)

var rejections = map[value.Code]model.Explanation{
	CodePoolLimit: {Korean: "주식매수선택권의 한도가 법이 정한 발행주식 총수의 비율을 넘거나 한도의 수가 너무 많습니다(상법 제340조의2 제3항, 벤처기업법 제16조의3).", English: "The options would be on more than the law's part of all issued shares, or there are too many pools (Commercial Act art. 340-2(3), Venture Businesses Act art. 16-3).",
		DoKorean: "한도를 줄이거나 쓰지 않는 한도를 종료한 뒤 다시 서명해 주십시오.", DoEnglish: "Make it smaller, or end a pool that is not used, and sign again."},
	CodePoolShort: {Korean: "이 주식매수선택권 한도에 남은 주식은 {left:shares}입니다.", English: "The pool has {left:shares} left.",
		DoKorean: "남은 한도를 확인하고 그 안에서 다시 부여해 주십시오.", DoEnglish: "Look up what is left of the pool and grant no more than that."},
	CodePoolStale: {Korean: "이 한도를 정한 뒤 주식 종류 전체가 분할·병합 등으로 바뀌어 더 부여할 수 없습니다.", English: "The whole class was changed since the pool was made, so nothing more is granted from it.",
		DoKorean: "이 한도를 종료하고 바뀐 주식 수로 새 한도를 정해 주십시오.", DoEnglish: "End the pool and make a new one in the class's new shares."},
	CodeVestingTooEarly: {Korean: "주식매수선택권은 부여 결의일부터 2년 이상 재임하거나 재직한 뒤에 행사할 수 있으며, 이 부여에서 행사할 수 있는 때는 {until} 뒤입니다(상법 제340조의4 제1항).", English: "An option is exercised only after two years in office from the resolution, here after {until} (Commercial Act art. 340-4(1)).",
		DoKorean: "처음 행사할 수 있는 날을 2년이 지난 날로 정해 다시 부여해 주십시오.", DoEnglish: "Let the first part vest after two years and grant it again."},
	CodeNotVested: {Korean: "그날까지 행사할 수 있게 되고 아직 행사하지 않은 수량은 {vested:shares}입니다.", English: "By that day, {vested:shares} had vested and not been exercised.",
		DoKorean: "행사할 수 있는 수량과 날짜를 확인한 뒤 다시 행사해 주십시오.", DoEnglish: "Look up what has vested, and by when, and exercise no more than that."},
}
