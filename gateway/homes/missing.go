package homes

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
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
	problemNumberTwice shareholderlist.Code = "certificate_number_twice"
	problemOwnTwice    shareholderlist.Code = "own_shares_twice"
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
	numbersTwice(preview, issuer, add)
	ownTwice(preview, add)
	return problems
}

// numbersTwice says which certificates have a number that one above them has.
func numbersTwice(preview shareholderlist.Preview, issuer model.Issuer, add func(code shareholderlist.Code, row int, ko, en string)) {
	given := map[shareholderlist.ClassID][]numbered{}
	for _, holder := range preview.Holders {
		for _, lot := range holder.Lots {
			for _, n := range numbersOf(lot, issuer) {
				given[lot.Class] = append(given[lot.Class], numbered{n, lot.Row})
			}
		}
	}
	for _, class := range slices.Sorted(maps.Keys(given)) {
		all := given[class]
		slices.SortFunc(all, func(a, b numbered) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.row, b.row)) })
		for i, last := 1, all[0]; i < len(all); i++ {
			if n := all[i]; n.First <= last.Last {
				add(problemNumberTwice, n.row, fmt.Sprintf("주권 번호 %d번이 %d행에도 있습니다. 번호를 고쳐 다시 올려 주세요.", n.First, last.row),
					fmt.Sprintf("The certificate number %d is on row %d too. Correct the numbers and upload the list again.", n.First, last.row))
			}
			if all[i].Last > last.Last {
				last = all[i]
			}
		}
	}
}

// numbered is a run of certificates' numbers and the row that has it.
type numbered struct {
	model.NumberRange
	row int
}

// ownTwice says where a second holder is said to be the company itself.
func ownTwice(preview shareholderlist.Preview, add func(code shareholderlist.Code, row int, ko, en string)) {
	first := 0
	for _, holder := range preview.Holders {
		switch {
		case !holder.Treasury || len(holder.Lots) == 0:
		case first == 0:
			first = holder.Lots[0].Row
		default:
			add(problemOwnTwice, holder.Lots[0].Row, fmt.Sprintf("자기주식이 %d행과 다른 이름으로 적혀 있습니다. 회사 이름을 똑같이 적어 다시 올려 주세요.", first),
				fmt.Sprintf("Own shares stand under another name than on row %d. Write the company's name alike and upload the list again.", first))
		}
	}
}
