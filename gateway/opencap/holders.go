package opencap

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/shareholderlist"
)

// Answers to the question what became of shares that the company bought back.
const (
	HeldAsTreasury = shareholderlist.HeldAsTreasury
	WereCancelled  = shareholderlist.WereCancelled
)

func digestOf(file []byte) shareholderlist.Digest { return sha256.Sum256(file) }

func sameName(a, b string) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	return fold(a) == fold(b)
}

// list makes a first list of today's holdings.
func (in *intake) list(preview *shareholderlist.Preview) {
	sums := map[shareholderlist.ClassID]amount{}
	of := map[string]int{}
	for row, s := range in.history.held() {
		class, admitted := in.classes[s.class]
		e := in.opened.byID[objectKey("STAKEHOLDER", s.holder)]
		if !admitted || e == nil {
			continue
		}
		at, known := of[s.holder]
		if !known {
			at = len(preview.Holders)
			of[s.holder] = at
			preview.Holders = append(preview.Holders, in.holder(e, at))
		}
		holder := &preview.Holders[at]
		lot := shareholderlist.Lot{
			Class: class.ID, Quantity: shareholderlist.Quantity(s.shares.shares()), AcquiredOn: listDate(in.acquired(s)),
			Certificate: certificate(s), Numbers: listNumbers(s.numbers), Row: row + 1,
		}
		holder.Lots = append(holder.Lots, lot)
		sums[class.ID] = sums[class.ID].plus(s.shares)
		preview.Rows = append(preview.Rows, shareholderlist.Row{
			Number: row + 1, Kind: shareholderlist.LotRow, Holder: holder.Ref, Class: class.ID, Quantity: lot.Quantity,
		})
	}
	if in.mine != nil {
		in.ownShares(preview, sums)
	} else {
		in.treasury(preview, sums)
	}
	for _, class := range in.opt.Classes {
		listed := sums[class.ID]
		preview.Totals = append(preview.Totals, shareholderlist.ClassTotal{Class: class.Class, Listed: shareholderlist.Quantity(listed.shares())})
		if shareholderlist.Quantity(listed.shares()) != class.Issued {
			in.add(codeTotal, "", "", "", class.Name, listed, fmt.Sprint(int64(class.Issued)))
		}
	}
	if in.shrunk > 0 {
		in.add(noteShrunk, "", "", "", in.shrunk)
	}
	if in.assumed > 0 {
		in.add(noteKind, "", "", "", in.assumed)
	}
}

// listNumbers are numbers of certificates as a list has them.
func listNumbers(numbers []model.NumberRange) []shareholderlist.NumberRange {
	var out []shareholderlist.NumberRange
	for _, n := range numbers {
		out = append(out, shareholderlist.NumberRange(n))
	}
	return out
}

func certificate(s *held) string {
	if id := s.issued.text("custom_id"); len(id) <= 60 {
		return id
	}
	return ""
}

func listDate(day string) shareholderlist.Date {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return shareholderlist.Date{}
	}
	return shareholderlist.DateOf(at)
}

// treasury asks what became of shares that were bought back, and enters those that the company still holds.
func (in *intake) treasury(preview *shareholderlist.Preview, sums map[shareholderlist.ClassID]amount) {
	var own *shareholderlist.Holder
	for _, id := range slices.Sorted(maps.Keys(in.history.repurchased)) {
		class, admitted := in.classes[id]
		bought := in.history.repurchased[id]
		if !admitted {
			continue
		}
		sum := amount{}
		for _, b := range bought {
			sum = sum.plus(b.shares)
		}
		switch in.ask(id, class.Name, sum) {
		case HeldAsTreasury:
			if own == nil {
				preview.Holders = append(preview.Holders, shareholderlist.Holder{
					Ref: shareholderlist.HolderRef(fmt.Sprintf("H%d", len(preview.Holders)+1)), Name: in.opt.Issuer, Kind: shareholderlist.Company, Treasury: true,
				})
				own = &preview.Holders[len(preview.Holders)-1]
			}
			for _, b := range bought {
				row := len(preview.Rows) + 1
				own.Lots = append(own.Lots, shareholderlist.Lot{
					Class: class.ID, Quantity: shareholderlist.Quantity(b.shares.shares()), AcquiredOn: listDate(b.day), Row: row,
				})
				preview.Rows = append(preview.Rows, shareholderlist.Row{
					Number: row, Kind: shareholderlist.LotRow, Holder: own.Ref, Class: class.ID, Quantity: shareholderlist.Quantity(b.shares.shares()),
				})
			}
			sums[class.ID] = sums[class.ID].plus(sum)
		}
	}
}

// ask puts the question about a class and returns the answer given, empty if it is open.
func (in *intake) ask(class, name string, sum amount) shareholderlist.Answer {
	hash := sha256.Sum256([]byte("holdfast ocf question\n" + in.digest.String() + "\n" + string(askTreasury) + "\n" + class))
	question := shareholderlist.Question{
		ID: shareholderlist.QuestionID("q-" + hex.EncodeToString(hash[:12])), Answers: []shareholderlist.Answer{HeldAsTreasury, WereCancelled},
	}
	if given, ok := in.opt.Answers[question.ID]; ok {
		if !slices.Contains(question.Answers, given) {
			in.add(codeAnswer, "", class, "")
		} else {
			question.Given = given
		}
	}
	in.put(Problem{Code: askTreasury, Object: shown(class), Question: &question}, name, sum)
	return question.Given
}

var (
	resident  = regexp.MustCompile(`^(\d{2})(\d{2})(\d{2})-?([0-9])\d{6}$`)
	corporate = regexp.MustCompile(`^(\d{6})-?(\d{7})$`)
	business  = regexp.MustCompile(`^(\d{3})-?(\d{2})-?(\d{5})$`)
)

// holder reads a stakeholder. A resident registration number becomes a birth date here and goes no further.
func (in *intake) holder(e *entity, at int) shareholderlist.Holder {
	if h, known := in.known(value.EntryID(e.id())); known {
		h.Ref = shareholderlist.HolderRef(fmt.Sprintf("H%d", at+1))
		return h
	}
	h := shareholderlist.Holder{
		Ref: shareholderlist.HolderRef(fmt.Sprintf("H%d", at+1)), Name: strings.TrimSpace(e.thing.thing("name").text("legal_name")), Kind: shareholderlist.Person,
	}
	if n := len([]rune(h.Name)); n == 0 || n > 100 || resident.MatchString(h.Name) {
		in.opened.of(e, codeName, "name.legal_name")
	}
	if e.text("stakeholder_type") == "INSTITUTION" {
		in.assumed++
		h.Kind = shareholderlist.Company
		if isFund(h.Name) {
			h.Kind = shareholderlist.Fund
		}
	}
	for i, tax := range e.things("tax_ids") {
		if tax.text("country") == "KR" && !in.number(&h, strings.TrimSpace(tax.text("tax_id"))) {
			in.opened.of(e, codeTax, fmt.Sprintf("tax_ids[%d].tax_id", i))
		}
	}
	for _, a := range e.things("addresses") {
		if h.Address == "" || a.text("address_type") == "LEGAL" {
			h.Address = addressOf(a)
		}
	}
	contact := e.thing.thing("contact_info")
	if contact == nil {
		contact = e.thing.thing("primary_contact")
	}
	if emails := contact.things("emails"); len(emails) > 0 {
		h.Email = emails[0].text("email_address")
	}
	if phones := contact.things("phone_numbers"); len(phones) > 0 {
		h.Phone = phones[0].text("phone_number")
	}
	return h
}

// number takes a Korean number for what it is; false where it is none.
func (in *intake) number(h *shareholderlist.Holder, text string) bool {
	if h.Kind == shareholderlist.Person {
		born, ok := birthOf(text)
		if ok {
			h.BirthDate = born
			in.shrunk++
		}
		return ok || business.MatchString(text)
	}
	if m := corporate.FindStringSubmatch(text); m != nil {
		h.CorporateNumber = shareholderlist.CorporateNumber(m[1] + "-" + m[2])
		return true
	}
	m := business.FindStringSubmatch(text)
	if m != nil {
		h.BusinessNumber = shareholderlist.BusinessNumber(m[1] + "-" + m[2] + "-" + m[3])
	}
	return m != nil
}

// birthOf is the birth date in a resident registration number. Its seventh digit tells the century.
func birthOf(text string) (shareholderlist.Date, bool) {
	m := resident.FindStringSubmatch(text)
	if m == nil {
		return shareholderlist.Date{}, false
	}
	century := map[string]string{"9": "18", "0": "18", "1": "19", "2": "19", "5": "19", "6": "19", "3": "20", "4": "20", "7": "20", "8": "20"}[m[4]]
	born := listDate(century + m[1] + "-" + m[2] + "-" + m[3])
	return born, !born.IsZero()
}

func isFund(name string) bool {
	lower := strings.ToLower(name)
	return strings.Contains(lower, "조합") || strings.Contains(lower, "펀드") || strings.Contains(lower, "fund")
}

// addressOf is an address on one line.
func addressOf(a thing) string {
	var parts []string
	for _, key := range []string{"street_suite", "city", "country_subdivision", "postal_code"} {
		if text := strings.TrimSpace(strings.ReplaceAll(a.text(key), "\n", " ")); text != "" {
			parts = append(parts, text)
		}
	}
	if country := a.text("country"); country != "" && country != "KR" {
		parts = append(parts, country)
	}
	return strings.Join(parts, ", ")
}
