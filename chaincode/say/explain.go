package say

import (
	"encoding/json"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Explain is what a person is told when a command was not applied: what happened, whether anything was lost, and what to do. The
// sentences are made here, from the code and its arguments; a code that the set does not have is explained as an internal failure.
func Explain(set *model.Set, code value.Code, args ...value.Arg) model.Sentence {
	e, refused, known := set.Explanation(code)
	if !known {
		return Explain(set, value.CodeInternal)
	}
	fate := fateOf(refused)
	values, why := told(set, args)
	ko := func(template string) string { return (&filler{values: values(true), korean: true}).filled(template) }
	en := func(template string) string { return (&filler{values: values(false)}).filled(template) }
	out := model.Sentence{Korean: ko(e.Korean), English: en(e.English)}
	if why != (model.Label{}) {
		out.Korean += " " + ko(why.Korean)
		out.English += " " + en(why.English)
	}
	out.Korean += " " + fate.Korean + " " + ko(e.DoKorean)
	out.English += " " + fate.English + " " + en(e.DoEnglish)
	return out
}

// Unfilled is what Explain says of a code, with places in braces for a refusal's arguments: for documents.
func Unfilled(set *model.Set, code value.Code) model.Sentence {
	e, refused, known := set.Explanation(code)
	if !known {
		return Unfilled(set, value.CodeInternal)
	}
	fate := fateOf(refused)
	return model.Sentence{
		Korean:  e.Korean + " " + fate.Korean + " " + e.DoKorean,
		English: e.English + " " + fate.English + " " + e.DoEnglish,
	}
}

// fateOf says whether anything was lost.
func fateOf(refused bool) model.Label {
	if refused {
		return model.Label{Korean: "원장에는 아무것도 기록되지 않았습니다.", English: "Nothing was written to the ledger."}
	}
	return model.Label{
		Korean: "주식도 돈도 움직이지 않았고, 거절된 사실만 기록되었습니다.", English: "No shares and no money moved; only the rejection is recorded.",
	}
}

// told makes of a refusal's arguments the values that its texts show, in one language, and finds what tells its case apart.
func told(set *model.Set, args []value.Arg) (values func(korean bool) any, why model.Label) {
	for _, a := range args {
		switch a.Form {
		case value.AsReason:
			why = set.Reason(value.Reason(a.Value))
		case value.AsWant:
			why = wants[a.Value]
		}
	}
	return func(korean bool) any {
		out := make(map[string]any, len(args))
		for _, a := range args {
			switch a.Form {
			case value.AsShares, value.AsWon, value.AsNumber:
				out[a.Name] = json.Number(a.Value)
			case value.AsType:
				row, known := set.Acts[value.Type(a.Value)]
				out[a.Name] = a.Value
				if known {
					out[a.Name] = either(korean, row.Name.Korean, row.Name.English)
				}
			default:
				out[a.Name] = a.Value
			}
		}
		return out
	}, why
}

// wants say what a field should be and is not, by the kinds of wants.
var wants = map[string]model.Label{
	"identifier":  {Korean: "항목 {field}: 식별자의 형식이 아닙니다.", English: "The field {field} is not a well-formed identifier."},
	"digest":      {Korean: "항목 {field}: 64자리 16진수여야 합니다.", English: "The field {field} is 64 hexadecimal digits."},
	"date":        {Korean: "항목 {field}: 2026-01-31과 같은 날짜여야 합니다.", English: "The field {field} is a date like 2026-01-31."},
	"time":        {Korean: "항목 {field}: 시각이어야 합니다.", English: "The field {field} is a time."},
	"key":         {Korean: "항목 {field}: 1 KiB 이하의 공개키(JWK)여야 합니다.", English: "The field {field} is a public JWK of at most 1 KiB."},
	"known-value": {Korean: "항목 {field}: 정해진 값 가운데 하나여야 합니다.", English: "The field {field} has none of its known values."},
	"given":       {Korean: "항목 {field}: 이 경우에는 있어야 합니다.", English: "The field {field} has to be there in this case."},
	"absent":      {Korean: "항목 {field}: 이 경우에는 없어야 합니다.", English: "The field {field} must not be there in this case."},
	"any-given":   {Korean: "항목 {field}: 적어도 하나는 있어야 합니다.", English: "At least one of the fields {field} has to be there."},
	"once":        {Korean: "항목 {field}: 같은 것이 두 번 있습니다.", English: "The field {field} names something twice."},
	"another":     {Korean: "항목 {field}: 서로 다른 것이어야 합니다.", English: "The field {field} has to be another one."},
	"in-order":    {Korean: "항목 {field}: 순서가 맞지 않습니다.", English: "The field {field} is out of order."},
	"adds-up":     {Korean: "항목 {field}: 합계나 곱이 맞지 않습니다.", English: "The field {field} does not add up."},
	"fits":        {Korean: "항목 {field}: 나머지 내용과 맞지 않습니다.", English: "The field {field} does not fit the rest."},
	"countable":   {Korean: "항목 {field}: 셀 수 있는 범위를 넘습니다.", English: "The field {field} leaves the range that can be counted."},
	"at-least":    {Korean: "항목 {field}: {least:number} 이상이어야 합니다.", English: "The field {field} is at least {least:number}."},
	"within":      {Korean: "항목 {field}: {least:number} 이상 {most:number} 이하여야 합니다.", English: "The field {field} is from {least:number} to {most:number}."},
	"many": {
		Korean:  "항목 {field}: {least:number}개 이상{?most}, {most:number}개 이하{/}여야 합니다.",
		English: "The field {field} has at least {least:number}{?most} and at most {most:number}{/} elements.",
	},
	"text":   {Korean: "항목 {field}: 앞뒤에 빈칸이 없는 1자 이상 {most:number}자 이하의 글이어야 합니다.", English: "The field {field} is a text of 1 to {most:number} characters without surrounding space."},
	"name":   {Korean: "항목 {field}: {least:number}자 이상 {most:number}자 이하의 영문자, 숫자, . _ - 만 쓸 수 있습니다.", English: "The field {field} has {least:number} to {most:number} of the characters A-Z a-z 0-9 . _ -"},
	"digits": {Korean: "항목 {field}: 숫자 {most:number}자리여야 합니다.", English: "The field {field} has {most:number} decimal digits."},
}
