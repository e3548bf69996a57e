package correction

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// reasons says in both languages what the case is, for the refusals that tell a code's cases apart.
var reasons = map[value.Reason]model.Label{
	"bound-lot-corrected-whole":     {Korean: "예약이나 담보, 제한이 걸린 취득 단위는 나누지 않고 하나로만 정정할 수 있습니다.", English: "A lot that a reservation or an encumbrance binds is corrected as one lot only."},
	"controller-corrects-the-entry": {Korean: "명의 확인을 받은 등재 주주의 정보는 본인이 혼자 서명하여 정정합니다.", English: "An entry that is claimed is corrected by its controller, who signs alone."},
	"data-from-another-act":         {Korean: "현재 정보를 기록한 행위의 식별자: {act}.", English: "The act that gave the entry its present data is {act}."},
	"holder-signs-too":              {Korean: "취득 단위의 정정에는 그 주주의 서명도 필요합니다.", English: "The holder signs a correction of their lot too."},
	"right-lots-add-up":             {Korean: "바로잡은 취득 단위의 합계는 {right:shares}이고, 잘못된 취득 단위는 {wrong:shares}입니다.", English: "The right lots have {right:shares} together, and the wrong one has {wrong:shares}."},
}
