package documents

import (
	"errors"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/certificate"
)

// DrawStatement draws what one holder holds. It is not signed yet: Signer.Seal does.
func DrawStatement(content Content, fonts Fonts) (Drawn, error) {
	if len(content.Register.Entries) != 1 {
		return Drawn{}, errors.New("a statement is about one entry")
	}
	digest, err := content.Register.Digest()
	if err != nil {
		return Drawn{}, err
	}
	totals, err := content.Register.Totals()
	if err != nil {
		return Drawn{}, err
	}
	s := newSheet(content, fonts, words{"주주 보유 확인서", "Statement of Shareholding"})
	s.front()
	s.company()
	s.subject(content.Register.Entries[0])
	s.asOf(digest)
	s.holding(totals)
	s.lots(content.Register.Entries[0])
	s.provenanceLegend()
	s.certifies(statementCertifies, statementDoesNot)
	s.signed()
	s.attest()
	return s.finish(digest)
}

var (
	statementCertifies = []words{
		{"위 기준 시점에 이 주주가 이 회사의 주주명부에 등재되어 있었고, 위에 적힌 취득 단위의 주식을 보유하였다는 것.",
			"That as of the moment above this holder was entered in the company's register with the lots listed above."},
		{"성명·식별번호·주소가 원장에 기록된 확약값(commitment)과 일치한다는 것.",
			"That the name, identifier and address are those that the ledger commits to."},
	}
	statementDoesNot = []words{
		{"기준 시점 뒤의 변동. 확인 페이지가 그 뒤의 변동 유무를 알려 드립니다.",
			"Anything after that moment. The verify page says whether there was a change since."},
		{"출처가 ‘회사 주장’인 취득이 사실이라는 것. 회사가 신고한 내용을 옮긴 것입니다.",
			"That an acquisition whose provenance is “Asserted by the company” happened as stated. It is what the company reported."},
		{"이 문서를 가진 사람이 그 주주라는 것. 이 문서는 주권이 아니며, 양도하거나 담보로 잡을 수 있는 증권이 아닙니다.",
			"That whoever holds this document is that holder. It is no share certificate, and no security that could be transferred or pledged."},
		{"실질적인 소유관계, 원장 밖에서 맺은 계약, 주식의 가치. 이 문서는 법률 자문이 아닙니다.",
			"Beneficial ownership, contracts made outside this ledger, or what the shares are worth. This document is no legal advice."},
	}
)

// entryStates say who controls an entry.
var entryStates = map[model.EntryState]words{
	model.EntryIsUnclaimed: {"미청구 (주주가 아직 자신의 키로 확인하지 않음)", "Unclaimed (the holder has not taken it over with a key of their own)"},
	model.EntryIsAttested:  {"신원 확인됨 (청구 전)", "Identity attested, not yet claimed"},
	model.EntryIsClaimed:   {"주주가 자신의 키로 관리", "Controlled by the holder's own key"},
	model.EntryIsContested: {"이의가 제기되어 결정을 기다림", "Contested; a decision is pending"},
}

// subject says who the holder is.
func (s *sheet) subject(entry certificate.Entry) {
	person := s.Names[entry.ID]
	s.section(s.say(words{"주주", "Holder"}))
	s.facts(width,
		fact{words{"성명 / 명칭", "Name"}, person.Name, false},
		fact{words{"구분", "Kind"}, s.say(holderKinds[entry.Kind]), false},
		fact{words{"생년월일 / 법인번호", "Birth date / corp. no."}, hyphened(person.Identifier), false},
		fact{words{"사업자등록번호", "Business no."}, hyphened(person.BusinessNumber), false},
		fact{words{"주소", "Address"}, person.Address, false},
		fact{words{"등재 상태", "State of the entry"}, s.say(entryStates[entry.State]), false},
		fact{words{"등재 번호", "Entry"}, string(entry.ID), true},
	)
}

// holding sums the holding up by class.
func (s *sheet) holding(totals []certificate.Total) {
	s.section(s.say(words{"보유 주식", "Shares held"}))
	t := s.table(s.Language,
		column{words{"종류", "Class"}, 191.28, false}, column{words{"보유 주식 수", "Shares held"}, 90, true},
		column{words{"발행주식총수", "Issued"}, 100, true}, column{words{"종류 내 비율", "Share of the class"}, 80, true},
		column{words{"취득 단위", "Lots"}, 50, true})
	for i, class := range s.Register.Classes {
		if totals[i].Lots == 0 {
			continue
		}
		t.row(row{cells: []cell{
			t.lines(0, strongStyle, class.Name), t.lines(1, strongStyle, grouped(int64(totals[i].Shares))), t.lines(2, bodyStyle, grouped(int64(class.Issued))),
			t.lines(3, bodyStyle, percent(int64(totals[i].Shares), int64(class.Issued))), t.lines(4, bodyStyle, strconv.Itoa(totals[i].Lots)),
		}})
	}
	if !t.open {
		s.y += 3
		s.paragraph(left+2, width-4, 12.5, bodyStyle, s.say(words{"이 기준 시점에 보유한 주식이 없습니다.", "No shares were held as of this moment."}))
	}
	t.end()
}

func (s *sheet) lots(entry certificate.Entry) {
	if len(entry.Lots) == 0 {
		return
	}
	names := map[value.ClassID]string{}
	for _, class := range s.Register.Classes {
		names[class.ID] = class.Name
	}
	s.section(s.say(words{"취득 단위", "Lots"}))
	t := s.table(s.Language,
		column{words{"취득 단위 번호 / 종류", "Lot / class"}, 168.28, false}, column{words{"주식 수", "Shares"}, 66, true},
		column{words{"제한 없는 수", "Free"}, 66, true}, column{words{"취득일", "Acquired on"}, 57, false},
		column{words{"출처", "Provenance"}, 78, false}, column{words{"제한·부담", "Bound"}, 76, false})
	for _, lot := range entry.Lots {
		bound := cell{}
		for _, text := range encumbered(lot, s.Language) {
			bound = append(bound, t.lines(5, style{size: 7.5}, text)...)
		}
		from := append(t.lines(4, style{size: 7.5}, provenance(lot.Provenance, s.Language)), t.lines(4, smallStyle, numbers(lot, s.Language))...)
		t.row(row{cells: []cell{
			append(t.lines(0, idStyle, string(lot.ID)), t.lines(0, bodyStyle, names[lot.Class])...), t.lines(1, strongStyle, grouped(int64(lot.Quantity))),
			t.lines(2, bodyStyle, grouped(int64(lot.Free()))), t.lines(3, bodyStyle, string(lot.EffectiveOn)), from, bound,
		}})
	}
	t.end()
}
