package issue

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeTooManyClasses: {Korean: "한 회사에 둘 수 있는 주식 종류의 수({most:number}개)를 넘습니다.", English: "It is more than the {most:number} share classes that an issuer can have.",
		DoKorean: "쓰지 않는 종류가 없는지 정관을 확인한 뒤 참여기관에 문의해 주십시오.", DoEnglish: "Check the articles for classes that are no longer used, and ask your member."},
	value.CodeBelowPar: {Korean: "발행가액이나 행사가액이 액면금액({par:won})보다 낮습니다(상법 제330조, 제417조).", English: "The price is below the par value of {par:won} (Commercial Act art. 330, 417).",
		DoKorean: "가액을 액면금액 이상으로 정하거나 법원의 인가를 받아 다시 서명해 주십시오.", DoEnglish: "Set a price of at least the par value, or obtain the court's permission, and sign again."},
	value.CodeNoSuchRight: {Korean: "이 종류의 주식에는 그런 상환·전환·배정의 권리가 없거나 지금은 그 기간이 아닙니다.", English: "Shares of this class have no such right of redemption, conversion or allotment, or not at this time.",
		DoKorean: "정관이 정한 종류주식의 내용과 기간을 확인해 주십시오.", DoEnglish: "Check the class's rights and their period in the articles."},
	value.CodeTreasuryShares: {Korean: "회사의 자기주식에 대해서만, 또는 자기주식이 아닌 주식에 대해서만 할 수 있는 일입니다.", English: "This can be done with the company's own shares only, or not with them.",
		DoKorean: "자기주식 명의가 개설되어 있는지, 대상 주식이 맞는지 확인해 주십시오.", DoEnglish: "See whether the entry for the company's own shares is open, and which shares you named."},
	value.CodeAllotmentShort: {Korean: "배정된 주식 가운데 남은 수량이 그보다 적습니다.", English: "Fewer shares are left of what was allotted.",
		DoKorean: "남은 수량을 확인하고 그 안에서 다시 청약해 주십시오.", DoEnglish: "Look up what is left and take no more than that."},
	value.CodeAmountDiffers: {Korean: "금액이나 주식 수가 정해진 가격 또는 비율로 계산한 것과 다릅니다.", English: "The amount or the number of shares is not what the price or the ratio gives.",
		DoKorean: "현재의 가격과 비율로 다시 계산하여 서명해 주십시오.", DoEnglish: "Compute it anew from the present price or ratio and sign again."},
	value.CodeRefixing: {Korean: "새 전환비율이 정해진 한도나 날짜 순서를 벗어납니다.", English: "The new ratio is out of the bounds of the class's terms, or of the order of dates.",
		DoKorean: "종류주식의 내용에 있는 조정 한도와 마지막 조정일을 확인해 주십시오.", DoEnglish: "Check the bounds in the class's terms and the day of the last refixing."},
}
