package documents

import (
	"fmt"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/certificate"
)

// lotsAtOnce is how many lots of one holder a row holds; the holder is named again on the next.
const lotsAtOnce = 25

// DrawRegister draws a shareholder register (Commercial Act art. 352), by class. It is not signed yet: Signer.Seal does.
// It fails when the live lots of a class do not add up to its issued number.
func DrawRegister(content Content, fonts Fonts) (Drawn, error) {
	digest, err := content.Register.Digest()
	if err != nil {
		return Drawn{}, err
	}
	totals, err := content.Register.Totals()
	if err != nil {
		return Drawn{}, err
	}
	for i, class := range content.Register.Classes {
		if totals[i].Shares != class.Issued {
			return Drawn{}, fmt.Errorf("the lots of %s add up to %d and not to the issued number %d", class.ID, totals[i].Shares, class.Issued)
		}
	}
	s := newSheet(content, fonts, words{"주주명부", "Register of Shareholders"})
	s.front()
	s.company()
	s.asOf(digest)
	s.classes(totals)
	for i, class := range content.Register.Classes {
		s.holders(class, totals[i])
	}
	s.provenanceLegend()
	s.certifies(registerCertifies, registerDoesNot)
	s.signed()
	s.attest()
	return s.finish(digest)
}

var (
	registerCertifies = []words{
		{"위 기준 시점에 이 회사의 주주명부에 등재되어 있던 주주, 주식의 종류와 수, 취득일, 제한과 부담.",
			"Which holders were entered in this company's register as of the moment above, with the class and number of their shares, when they acquired them, and what binds them."},
		{"각 종류의 등재 주식 수의 합계가 발행주식총수와 같다는 것.",
			"That the shares entered in each class add up to the number issued."},
		{"성명·식별번호·주소가 원장에 기록된 확약값(commitment)과 일치한다는 것. 개인정보 자체는 원장에 없으며 회사가 정한 두 참여기관이 보관합니다.",
			"That names, identifiers and addresses are those that the ledger commits to. The personal data itself is not on the ledger; two members chosen by the company keep it."},
	}
	registerDoesNot = []words{
		{"기준 시점 뒤의 변동. 확인 페이지가 그 뒤의 변동 유무를 알려 드립니다.",
			"Anything after that moment. The verify page says whether there was a change since."},
		{"출처가 ‘회사 주장’인 취득이 사실이라는 것. 회사가 신고한 내용을 옮긴 것입니다.",
			"That an acquisition whose provenance is “Asserted by the company” happened as stated. It is what the company reported."},
		{"실질적인 소유관계, 원장 밖에서 맺은 계약, 서로 다투는 양수인 사이의 우열(확정일자의 선후).",
			"Beneficial ownership, contracts made outside this ledger, or who prevails between rival acquirers (the order of certified dates)."},
		{"주식의 가치나 회사의 재무 상태. 이 문서는 법률 자문이 아닙니다.",
			"What the shares are worth or how the company fares. This document is no legal advice."},
	}
)

// classes sums the classes up.
func (s *sheet) classes(totals []certificate.Total) {
	s.section(s.say(words{"주식의 종류와 총수", "Classes and totals"}))
	t := s.table(s.Language,
		column{words{"종류", "Class"}, 131.28, false}, column{words{"1주의 금액(원)", "Par value (KRW)"}, 76, true},
		column{words{"발행예정주식총수", "Authorised"}, 88, true}, column{words{"발행주식총수", "Issued"}, 88, true},
		column{words{"명부 합계", "In this register"}, 78, true}, column{words{"주주 수", "Holders"}, 50, true})
	for i, class := range s.Register.Classes {
		t.row(row{cells: []cell{
			t.lines(0, strongStyle, class.Name), t.lines(1, bodyStyle, grouped(int64(class.Par))), t.lines(2, bodyStyle, grouped(int64(class.Authorised))),
			t.lines(3, bodyStyle, grouped(int64(class.Issued))), t.lines(4, strongStyle, grouped(int64(totals[i].Shares))),
			t.lines(5, bodyStyle, grouped(int64(totals[i].Holders))),
		}})
	}
	t.end()
}

// The columns of the holders' table.
const (
	columnNumber = iota
	columnHolder
	columnShares
	columnAcquired
	columnProvenance
	columnBound
)

func (s *sheet) holders(class certificate.Class, total certificate.Total) {
	s.section(fmt.Sprintf(s.say(words{"주주 – %s", "Holders – %s"}), class.Name))
	t := s.table(s.Language,
		column{words{"번호", "No."}, 34, true}, column{words{"주주 / 식별번호 / 주소", "Holder / identifier / address"}, 190.28, false},
		column{words{"주식 수", "Shares"}, 72, true}, column{words{"취득일", "Acquired on"}, 56, false},
		column{words{"출처", "Provenance"}, 79, false}, column{words{"제한·부담", "Bound"}, 80, false})
	number := 0
	for _, entry := range s.Register.Entries {
		var lots []model.Lot
		for _, lot := range entry.Lots {
			if lot.Class == class.ID {
				lots = append(lots, lot)
			}
		}
		if len(lots) > 0 {
			number++
			t.holder(number, s.Content, entry, lots)
		}
	}
	t.row(row{strong: true, cells: []cell{
		nil, t.lines(columnHolder, strongStyle, fmt.Sprintf(s.say(words{"합계 (주주 %s명, 취득 단위 %s개)", "Total (%s holders, %s lots)"}),
			grouped(int64(total.Holders)), grouped(int64(total.Lots)))),
		t.lines(columnShares, strongStyle, grouped(int64(total.Shares))), nil, nil, nil,
	}})
	t.end()
}

// holder draws the rows of one holder: one line or more for each lot, and their sum below several.
func (t *table) holder(number int, content Content, entry certificate.Entry, lots []model.Lot) {
	sum := value.Shares(0)
	for _, lot := range lots {
		sum += lot.Quantity // Totals has added them all without overflow
	}
	for begin := 0; begin < len(lots); begin += lotsAtOnce {
		some := lots[begin:min(begin+lotsAtOnce, len(lots))]
		r := row{cells: make([]cell, len(t.columns))}
		r.cells[columnNumber] = t.lines(columnNumber, bodyStyle, strconv.Itoa(number))
		r.cells[columnHolder] = t.named(content, entry, begin > 0)
		for _, lot := range some {
			t.lot(r.cells, content.Language, lot)
		}
		if len(lots) > 1 && begin+lotsAtOnce >= len(lots) {
			subtotal := words{"계 %s", "Sum %s"}
			r.cells[columnShares] = append(r.cells[columnShares], line{fmt.Sprintf(subtotal.in(content.Language), grouped(int64(sum))), strongStyle})
		}
		t.row(r)
	}
}

// named is a holder's name, identifier and address, or their entry on the ledger where the caller gave no name.
func (t *table) named(content Content, entry certificate.Entry, again bool) cell {
	person, ok := content.Names[entry.ID]
	if !ok {
		return t.lines(columnHolder, idStyle, string(entry.ID))
	}
	name := person.Name
	if again {
		name += words{" (계속)", " (continued)"}.in(content.Language)
	}
	out := t.lines(columnHolder, strongStyle, name)
	identifier := holderKinds[person.Kind].in(content.Language)
	if entry.Treasury {
		identifier = words{"자기주식", "Own shares"}.in(content.Language)
	}
	for _, n := range []string{person.Identifier, person.BusinessNumber} {
		if n != "" {
			identifier += " · " + hyphened(n)
		}
	}
	out = append(out, t.lines(columnHolder, smallStyle, identifier)...)
	return append(out, t.lines(columnHolder, smallStyle, person.Address)...)
}

// lot adds the lines of one lot to a holder's cells and keeps the columns level.
func (t *table) lot(cells []cell, lang Language, lot model.Lot) {
	bound := cell{}
	for _, text := range encumbered(lot, lang) {
		bound = append(bound, t.lines(columnBound, style{size: 7.5}, text)...)
	}
	from := append(t.lines(columnProvenance, style{size: 7.5}, provenance(lot.Provenance, lang)), t.lines(columnProvenance, smallStyle, numbers(lot, lang))...)
	added := []cell{
		columnShares: t.lines(columnShares, bodyStyle, grouped(int64(lot.Quantity))), columnAcquired: t.lines(columnAcquired, bodyStyle, string(lot.EffectiveOn)),
		columnProvenance: from, columnBound: bound,
	}
	high := 0
	for _, lines := range added {
		high = max(high, len(lines))
	}
	for i := columnShares; i <= columnBound; i++ {
		cells[i] = append(cells[i], added[i]...)
		for n := len(added[i]); n < high; n++ {
			cells[i] = append(cells[i], line{})
		}
	}
}
