package homes

import (
	"fmt"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/shareholderlist"
)

// What the register needs of a list beyond what a list needs to be read.
const (
	problemNoDate      shareholderlist.Code = "acquired_required"
	problemBeforeBirth shareholderlist.Code = "acquired_before_incorporation"
	problemTooManyLots shareholderlist.Code = "too_many_lots"
	problemHolder      shareholderlist.Code = "holder_out_of_form"
)

// someSalt stands for the salt where only the form of the data is checked.
var someSalt = strings.Repeat("0", 64)

// missing lists what keeps a list that can be read from being entered: the ledger asks for a date of every lot, from the
// company's incorporation on, and for at most maxPageLots lots of one holder.
func missing(preview shareholderlist.Preview, issuer model.Issuer) []shareholderlist.Problem {
	var problems []shareholderlist.Problem
	add := func(code shareholderlist.Code, row int, ko, en string) {
		if len(problems) < maxListProblems {
			problems = append(problems, shareholderlist.Problem{
				Severity: shareholderlist.Error, Code: code, Sheet: preview.Sheet, Row: row, MessageKo: ko, MessageEn: en,
			})
		}
	}
	for _, holder := range preview.Holders {
		for _, lot := range holder.Lots {
			switch acquired := value.Date(lot.AcquiredOn.String()); {
			case acquired == "":
				add(problemNoDate, lot.Row, "취득일이 없습니다. 주주명부에는 취득일이 필요합니다(상법 제352조). 취득일을 적어 다시 올려 주세요.",
					"The acquisition date is missing. The register needs it (Commercial Act art. 352). Fill it in and upload the list again.")
			case acquired < issuer.IncorporatedOn:
				add(problemBeforeBirth, lot.Row, "취득일이 회사 설립일보다 빠릅니다. 날짜를 고쳐 다시 올려 주세요.",
					"The acquisition date lies before the company's incorporation. Mend the date and upload the list again.")
			}
		}
		if len(holder.Lots) > maxPageLots {
			add(problemTooManyLots, holder.Lots[0].Row,
				fmt.Sprintf("한 주주의 취득 건이 %d개입니다. 주주 한 명은 %d개까지 올릴 수 있습니다. 같은 날 취득한 건을 합쳐 다시 올려 주세요.", len(holder.Lots), maxPageLots),
				fmt.Sprintf("One holder has %d lots. A holder can have at most %d. Add up what was acquired on the same day and upload the list again.", len(holder.Lots), maxPageLots))
		}
		if holder.Kind == "" || len(holder.Lots) == 0 {
			continue // a question is open
		}
		if _, err := personOf(holder).commitment(KindEntry, someSalt, someSalt); err != nil {
			add(problemHolder, holder.Lots[0].Row, "주주의 이름·주소·연락처 가운데 너무 길거나 쓸 수 없는 글자가 있습니다(이름 100자, 주소 300자). 고쳐서 다시 올려 주세요.",
				"The holder's name, address or contact is too long or has characters that cannot be used (name 100, address 300 characters). Mend it and upload the list again.")
		}
	}
	return problems
}
