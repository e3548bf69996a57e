package documents

import (
	"strconv"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// words is a text in both languages.
type words struct{ ko, en string }

func (w words) in(lang Language) string {
	if lang == English {
		return w.en
	}
	return w.ko
}

// provenanceLabel is how the tables write a lot's provenance, and what the legend says of it.
type provenanceLabel struct {
	provenance     model.Provenance
	label, meaning words
}

// provenances is the one table of labels, in the order of the legend. A provenance that is not in it is written as the
// ledger has it.
var provenances = []provenanceLabel{
	{model.Asserted, words{"회사 주장", "Asserted by the company"},
		words{"회사가 주장한 내용이며, 주주가 아직 확인하지 않았습니다.", "stated by the company and not yet confirmed by the holder."}},
	{model.Confirmed, words{"주주 확인", "Confirmed by the holder"},
		words{"회사가 주장하고, 신원이 확인된 주주가 자신의 키로 확인했습니다.", "stated by the company and confirmed by the identified holder with the holder's own key."}},
	{model.Settled, words{"원장 결제", "Settled here"},
		words{"이 원장에서 대금과 동시에 결제된 취득입니다.", "acquired in a trade that was settled on this ledger against its money."}},
	{model.Issued, words{"원장 발행", "Issued here"},
		words{"회사가 이 원장에서 발행한 주식입니다.", "issued by the company on this ledger."}},
	{model.Recorded, words{"임원 기록", "Recorded by an officer"},
		words{"회사의 임원과 업무창구가 증빙을 확인하고 기록한 취득입니다.", "recorded by an officer and a desk on evidence."}},
	{model.Ordered, words{"법원 명령", "Ordered by a court"},
		words{"법원의 명령에 따라 기록된 취득입니다.", "recorded on the order of a court."}},
	{model.Given, words{"주주 양도", "Given by the holder"},
		words{"주주가 매매 없이 자신의 서명으로 양도한 주식입니다.", "transferred by the holder's own signature, without a trade."}},
}

func provenance(p model.Provenance, lang Language) string {
	for _, known := range provenances {
		if known.provenance == p {
			return known.label.in(lang)
		}
	}
	return string(p)
}

// numbers writes the numbers of a lot's share certificates; nothing where there are none.
func numbers(lot model.Lot, lang Language) string {
	var ranges []string
	for _, n := range lot.Numbers {
		text := strconv.FormatInt(n.First, 10)
		if n.Last > n.First {
			text += "–" + strconv.FormatInt(n.Last, 10)
		}
		ranges = append(ranges, text)
	}
	if ranges == nil {
		return ""
	}
	return words{"주권 ", "Cert. "}.in(lang) + strings.Join(ranges, ", ")
}

// encumbrance is one way in which part of a lot is bound.
type encumbrance struct {
	label  words
	amount func(model.Lot) value.Shares
}

// encumbrances is the one table of what binds shares, in the order in which it is written.
var encumbrances = []encumbrance{
	{words{"질권", "Pledged"}, func(l model.Lot) value.Shares { return l.Pledged }},
	{words{"압류", "Attached"}, func(l model.Lot) value.Shares { return l.Attached }},
	{words{"보호예수", "Locked up"}, func(l model.Lot) value.Shares { return l.Locked }},
	{words{"매도 예약", "Reserved for sale"}, func(l model.Lot) value.Shares { return l.Reserved }},
}

// encumbered writes what binds a lot, one line for each sort; that nothing does, where nothing does.
func encumbered(lot model.Lot, lang Language) []string {
	var out []string
	for _, e := range encumbrances {
		if n := e.amount(lot); n > 0 {
			out = append(out, e.label.in(lang)+" "+grouped(int64(n)))
		}
	}
	if out == nil {
		return []string{words{"없음", "None"}.in(lang)}
	}
	return out
}

var holderKinds = map[model.HolderKind]words{
	model.Person:      {"개인", "Individual"},
	model.Company:     {"법인", "Company"},
	model.Fund:        {"조합", "Fund"},
	model.Association: {"단체", "Association"},
	model.Joint:       {"공유", "Joint holders"},
	model.Estate:      {"상속재산", "Estate"},
}
