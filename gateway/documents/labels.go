package documents

import (
	"holdfast/chaincode/core"
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
type provenanceLabel struct{ label, meaning words }

// provenances is the one table of labels. A provenance that is not in it is written as the ledger has it.
var provenances = map[core.Provenance]provenanceLabel{
	core.Asserted: {words{"회사 주장", "Asserted by the company"},
		words{"회사가 주장한 내용이며, 주주가 아직 확인하지 않았습니다.", "stated by the company and not yet confirmed by the holder."}},
	core.Confirmed: {words{"주주 확인", "Confirmed by the holder"},
		words{"회사가 주장하고, 신원이 확인된 주주가 자신의 키로 확인했습니다.", "stated by the company and confirmed by the identified holder with the holder's own key."}},
	core.Settled: {words{"원장 결제", "Settled here"},
		words{"이 원장에서 대금과 동시에 결제된 취득입니다.", "acquired in a trade that was settled on this ledger against its money."}},
}

func provenance(p core.Provenance, lang Language) string {
	if known, ok := provenances[p]; ok {
		return known.label.in(lang)
	}
	return string(p)
}

// encumbrance is one way in which part of a lot is bound.
type encumbrance struct {
	label  words
	amount func(core.Lot) core.Shares
}

// encumbrances is the one table of what binds shares, in the order in which it is written.
var encumbrances = []encumbrance{
	{words{"질권", "Pledged"}, func(l core.Lot) core.Shares { return l.Pledged }},
	{words{"압류", "Attached"}, func(l core.Lot) core.Shares { return l.Attached }},
	{words{"보호예수", "Locked up"}, func(l core.Lot) core.Shares { return l.Locked }},
	{words{"매도 예약", "Reserved for sale"}, func(l core.Lot) core.Shares { return l.Reserved }},
}

// encumbered writes what binds a lot, one line for each sort; that nothing does, where nothing does.
func encumbered(lot core.Lot, lang Language) []string {
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

var holderKinds = map[core.HolderKind]words{
	core.Person:  {"개인", "Individual"},
	core.Company: {"법인", "Company"},
	core.Fund:    {"조합", "Fund"},
}
