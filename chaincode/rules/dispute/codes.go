package dispute

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var rejections = map[value.Code]model.Explanation{
	value.CodeDisputedBefore: {Korean: "이 계약에 대한 분쟁 신청은 당사자마다 한 번만 할 수 있으며 이미 하셨습니다.", English: "You have opened your one dispute about this agreement already.",
		DoKorean: "새로운 사정이 있으면 법원에 가처분 등을 신청해 주십시오.", DoEnglish: "If there is something new, turn to a court."},
}
