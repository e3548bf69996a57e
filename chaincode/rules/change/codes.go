package change

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeFenced: {Korean: "이 종류의 주식 전체에 대한 행위(분할, 병합 등)가 진행 중이어서 지금은 움직일 수 없습니다.", English: "The class is being changed as a whole (a split, a consolidation or the like), so its shares cannot move now.",
		DoKorean: "행위가 마감되거나 취소된 뒤 다시 시도해 주십시오.", DoEnglish: "Try again when it is closed or aborted."},
	value.CodePagesMissing: {Korean: "나누어 올린 쪽 가운데 빠진 것이 있어 마감할 수 없습니다.", English: "It cannot be closed, because pages are missing.",
		DoKorean: "빠진 쪽을 올린 뒤 다시 마감해 주십시오.", DoEnglish: "Enter the missing pages and close it again."},
	value.CodePagesDiffer: {Korean: "올라온 쪽들이 종류 전체를 빠짐없이 한 번씩 다루지 않습니다.", English: "The pages do not cover the whole class once.",
		DoKorean: "취소한 뒤 현재 주주명부로 쪽을 다시 만들어 주십시오.", DoEnglish: "Abort it and make the pages anew from the present register."},
	value.CodeRatio: {Korean: "비율, 액면금액 또는 발행할 주식의 총수가 이 행위에 맞지 않습니다.", English: "The ratio, the par value or the authorised number does not fit the act.",
		DoKorean: "결의 내용과 비율을 확인해 다시 공고해 주십시오.", DoEnglish: "Check the resolution and the ratio and announce it again."},
	value.CodeNotYet: {Korean: "아직 효력 발생일이나 기준 시점이 되지 않았습니다.", English: "The effective date or the record date has not come yet.",
		DoKorean: "그날이 지난 뒤 다시 시도해 주십시오.", DoEnglish: "Try again when it has."},
	value.CodeNotice: {Korean: "법이 정한 1개월 이상의 공고 기간이 지나지 않은 효력 발생일입니다(상법 제232조, 제439조, 제440조).", English: "The effective date comes before the month's notice that the law asks for (Commercial Act art. 232, 439, 440) is over.",
		DoKorean: "공고일부터 1개월이 지난 날을 효력 발생일로 정해 주십시오.", DoEnglish: "Choose an effective date more than a month after the notice."},
	value.CodeNumbers: {Korean: "주권 번호가 주식 수나 회사의 주권 발행 여부와 맞지 않습니다.", English: "The certificates' numbers do not fit the shares, or the company has issued no certificates.",
		DoKorean: "주권 번호를 확인해 다시 입력해 주십시오.", DoEnglish: "Check the certificates' numbers and enter them again."},
}
