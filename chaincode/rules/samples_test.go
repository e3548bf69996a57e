package rules_test

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// most is how many shares there are, and what they cost, in every sample.
const most = 1_000

// sampler fills bodies with values that are in form, each other than those before it and, where there is an order, after them.
type sampler struct {
	n    int
	full bool // what may be left out is filled too
}

// way is how a sample of a type is filled.
type way string

const (
	// full has what may be left out, as far as that can be in one body.
	full way = "full"
	// bare lacks it, or names it in another way.
	bare way = "bare"
	// third is another way still, of the types that have one (thirds).
	third way = "third"
)

// waysOf are the ways in which a type's samples are filled.
func waysOf(name value.Type) []way {
	if thirds[name] == nil {
		return []way{full, bare}
	}
	return []way{full, bare, third}
}

// sampleBody is a body of a type in form.
func sampleBody(name value.Type, as way) model.Body {
	body := rules.NewBody(name)
	s := sampler{full: as == full}
	s.fill(reflect.ValueOf(body).Elem(), "")
	if fit := fitted[name]; fit != nil {
		fit(body, as == full)
	}
	if as == third {
		thirds[name](body)
	}
	return body
}

func (s *sampler) hex(digits int) string { return fmt.Sprintf("%0*x", digits, s.n) }

// few are the values of the types that have few, or some of them; a sample has the first.
var few = map[reflect.Type][]string{
	reflect.TypeFor[value.Type]():            valuesOf(trade.TypeSharesListed, model.AllHolderActs, model.AllOfficeActs, party.TypeKeyAdded),
	reflect.TypeFor[model.HolderKind]():      valuesOf(model.Person, model.Company, model.Fund),
	reflect.TypeFor[model.ApprovalBody]():    valuesOf(model.BoardApproval, model.MeetingApproval, model.NoApproval),
	reflect.TypeFor[model.DeskKind]():        valuesOf(model.EscrowDesk, model.OperatorDesk),
	reflect.TypeFor[model.Purpose]():         valuesOf(model.PurposeSign, model.PurposeLogin, model.PurposeRecover),
	reflect.TypeFor[model.CertificateKind](): valuesOf(model.HoldingCertificate, model.ContractCertificate),
	reflect.TypeFor[model.ChangeKind]():      valuesOf(model.Rights, model.Split, model.Consolidation, model.Reduction, model.Conversion, model.Bonus),
	reflect.TypeFor[model.FractionRule]():    valuesOf(model.RoundDown, model.RoundUp),
	reflect.TypeFor[model.ConvertibleKind](): valuesOf(model.Note, model.SAFE),
	reflect.TypeFor[model.Ruling]():          valuesOf(model.RulingSettle, model.RulingRefund),
	reflect.TypeFor[model.EntryGrounds]():    valuesOf(model.BySale, model.ByOther),
	reflect.TypeFor[model.Grounds]():         valuesOf(model.SaleBefore, model.Inheritance, model.GiftBefore, model.HolderMerger, model.SamePerson, model.WrongHolder, model.OtherGrounds),
	reflect.TypeFor[model.InspectorKind]():   valuesOf(model.AsHolder, model.AsCreditor),
	reflect.TypeFor[model.LeavingReason]():   valuesOf(model.Liquidated, model.Merged, model.MovedOn),
	reflect.TypeFor[model.NoticeKind]():      valuesOf(model.NoticeGiven, model.ConsentGiven),
	reflect.TypeFor[model.OptionLaw]():       valuesOf(model.CommercialLaw, model.VentureLaw),
	reflect.TypeFor[model.RecordPurpose]():   valuesOf(model.ForDividend, model.ForOther),
	reflect.TypeFor[right.ForfeitReason]():   valuesOf(right.HolderLeft, right.HolderWaived),
}

func valuesOf[S ~string](all ...S) []string {
	var out []string
	for _, one := range all {
		out = append(out, string(one))
	}
	return out
}

func (s *sampler) fill(v reflect.Value, name string) {
	switch into := v.Addr().Interface().(type) {
	case *model.NumberRange:
		*into = model.NumberRange{First: 1, Last: most}
		return
	case *model.Receiver:
		s.fill(v.FieldByName("Entry"), "")
		if !s.full {
			*into = model.Receiver{Kind: model.Person, Holder: value.Commitment(s.hex(64))}
		}
		return
	case *book.Allottee:
		s.fill(v.FieldByName("Entry"), "")
		if !s.full {
			*into = book.Allottee{Kind: model.Person, Commitment: value.Commitment(s.hex(64))}
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		s.n++
		v.SetString(s.text(v.Type(), name))
	case reflect.Int, reflect.Int64:
		s.n++
		v.SetInt(s.number(v.Type()))
	case reflect.Bool:
		v.SetBool(s.full)
	case reflect.Slice:
		n := 1
		switch v.Type().Elem() {
		case reflect.TypeFor[value.MemberID](), reflect.TypeFor[value.DID]():
			n = 2
		case reflect.TypeFor[founding.Member]():
			n = 3
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			s.fill(v.Index(i), name)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		s.fill(v.Elem(), name)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if s.full || !strings.Contains(field.Tag.Get("json"), "omit") {
				s.fill(v.Field(i), field.Name)
			}
		}
	}
}

func (s *sampler) text(of reflect.Type, field string) string {
	switch reflect.Zero(of).Interface().(type) {
	case value.DID:
		return string(value.PartyDID(s.hex(43)))
	case value.KeyID:
		return string(value.KeyOf(value.PartyDID(s.hex(43)), s.hex(43)))
	case value.Date:
		return string(value.Date("2027-03-02").AddDays(s.n))
	case value.MemberID, value.MSPID:
		return fmt.Sprintf("member%d", s.n)
	case value.Digest, value.Commitment, value.SaltedAddress, value.CommandID, value.AgreementID, value.LedgerID:
		return s.hex(64)
	}
	if texts, ok := few[of]; ok {
		return texts[0]
	}
	switch field {
	case "CorporateNumber":
		return "1101110000001"
	case "BusinessNumber":
		return "1108100001"
	case "Allotment":
		return "allotment-" + s.hex(32)
	}
	if id, ok := strings.CutSuffix(of.Name(), "ID"); ok {
		return kebab(id) + "-" + s.hex(32)
	}
	return fmt.Sprintf("sample-%d", s.n)
}

func (s *sampler) number(of reflect.Type) int64 {
	if of == reflect.TypeFor[value.Time]() {
		return 1_800_000_000 + int64(s.n)
	}
	if of.Kind() == reflect.Int || of.Name() == "int64" {
		return 2
	}
	return most
}

// kebab is a name of Go with hyphens: entry-request of EntryRequest.
func kebab(name string) string {
	var out []rune
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			out = append(out, '-')
		}
		out = append(out, unicode.ToLower(r))
	}
	return string(out)
}

// fits makes a function that makes a filled body one in form, where what it holds depends on each other.
func fits[B any](fit func(b *B, full bool)) func(model.Body, bool) {
	return func(body model.Body, full bool) { fit(any(body).(*B), full) }
}

var twoDesks = ledger.TwoDesks{Member: "desk1", CheckedAt: "desk2"}

// fitted has these functions by the type of command.
var fitted = map[value.Type]func(body model.Body, full bool){
	trade.TypeAgreementSigned: fits(func(b *trade.AgreementSigned, _ bool) { b.Terms.Total = most * most }),
	company.TypeArticlesAmended: fits(func(b *company.ArticlesAmended, full bool) {
		if !full {
			b.Authorised = most
		}
	}),
	certificate.TypeCertificateRequested: fits(func(b *certificate.CertificateRequested, full bool) {
		if b.Agreement = ""; !full {
			b.Kind, b.Agreement = model.ContractCertificate, value.AgreementID(strings.Repeat("a", 64))
		}
	}),
	change.TypeChangeAnnounced: fits(func(b *change.ChangeAnnounced, full bool) {
		if b.Kind, b.NoticeOn = model.Rights, ""; !full {
			b.Kind, b.Into, b.NoticeOn = model.Consolidation, b.Class, "2027-01-04"
		}
	}),
	issue.TypeClassRightsStated: fits(func(b *issue.ClassRightsStated, full bool) { b.Rights.NoVote = true }),
	right.TypeConvertibleConverted: fits(func(b *right.ConvertibleConverted, _ bool) {
		b.Price, b.Round, b.Shares = 10, 20, 100
	}),
	right.TypeConvertibleIssued: fits(func(b *right.ConvertibleIssued, full bool) {
		if !full {
			b.Kind, b.Interest = model.SAFE, 0
		}
	}),
	company.TypeOfficerAppointed: fits(func(b *company.OfficerAppointed, _ bool) { b.Commands = []value.Type{change.TypeChangeOpened} }),
	right.TypeOptionForfeited: fits(func(b *right.OptionForfeited, full bool) {
		if !full {
			b.Reason = right.HolderWaived
		}
	}),
	dispute.TypeDisputeRuled: fits(func(b *dispute.DisputeRuled, _ bool) { b.TwoDesks = twoDesks }),
	correction.TypeEntryCorrected: fits(func(b *correction.EntryCorrected, full bool) {
		if b.Address = ""; !full {
			b.Address = value.SaltedAddress(strings.Repeat("a", 64))
		}
	}),
	request.TypeEntryRequestAnswered: fits(func(b *request.EntryRequestAnswered, full bool) {
		if b.Reason = ""; !full {
			b.Reason, b.Done = value.Digest(strings.Repeat("a", 64)), ""
		}
	}),
	founding.TypeHolidaysSet: fits(func(b *founding.HolidaysSet, _ bool) { b.Year = b.Days[0].Year() }),
	holder.TypeImportPaged:   fits(func(b *holder.ImportPaged, full bool) { fitImported(b.Entries, full) }),
	founding.TypeLedgerFounded: fits(func(b *founding.LedgerFounded, full bool) {
		b.Pages, b.Parameters = model.Pages{RPID: "pages.example", Origins: []string{"https://pages.example"}}, founding.Usual()
		staff(b.Members, full)
	}),
	binding.TypeLockSet: fits(func(b *binding.LockSet, full bool) {
		if b.Until = ""; !full {
			b.Until = "2027-03-02"
		}
	}),
	binding.TypePledgeEntered: fits(func(b *binding.PledgeEntered, full bool) {
		if b.Holder = ""; !full {
			b.Holder = value.Commitment(strings.Repeat("a", 64))
		}
	}),
	move.TypeOfficerRecordedTransfer: fits(func(b *move.OfficerRecordedTransfer, full bool) {
		if b.Approval = ""; full {
			b.Grounds = model.WrongHolder
		}
	}),
	request.TypeRecordDateSet: fits(func(b *request.RecordDateSet, full bool) {
		if b.Articles = ""; !full {
			b.Articles = value.Digest(strings.Repeat("a", 64))
		}
	}),
	party.TypePartyRecovered:    fits(func(b *party.PartyRecovered, _ bool) { b.TwoDesks = twoDesks }),
	party.TypeRecoveryDropped:   fits(func(b *party.RecoveryDropped, _ bool) { b.TwoDesks = twoDesks }),
	party.TypeRecoveryOpened:    fits(func(b *party.RecoveryOpened, _ bool) { b.TwoDesks = twoDesks }),
	holder.TypeRegisterImported: fits(func(b *holder.RegisterImported, full bool) { fitImported(b.Entries, full) }),
	company.TypeRegisterHalted: fits(func(b *company.RegisterHalted, full bool) {
		if b.From, b.Until, b.NoticeOn = "", "", ""; !full {
			b.From, b.Until = "2027-03-02", "2027-03-03"
		}
	}),
}

// fitImported makes a list's entry the company's own, with as many pledges of its lot as there may be still to come, each to a party.
func fitImported(entries []holder.ImportedEntry, full bool) {
	if !full {
		return
	}
	entries[0].Kind = model.Company
	pledge := &entries[0].Lots[0].Pledges[0]
	pledge.Quantity, pledge.Holder = most/value.MaxLotPledges, ""
}

// staff gives the members of a full founding act administrators, of whom as many sign as a command may carry proofs.
func staff(members []founding.Member, full bool) {
	for i := range members {
		m, administrators := &members[i], 1
		if m.Threshold = 1; full {
			m.Threshold, administrators = []int{5, 7, 4}[i], []int{6, 7, 4}[i]
		}
		m.Administrators = nil
		for n := range administrators {
			m.Administrators = append(m.Administrators, fmt.Sprintf("administrator-%d-%d", i, n))
		}
	}
}

// toParty is an allottee who is a party.
var toParty = book.Allottee{Party: value.PartyDID(strings.Repeat("b", 43)), Address: value.SaltedAddress(strings.Repeat("c", 64))}

// alters makes a function that makes a bare body one that names things in a third way.
func alters[B any](alter func(b *B)) func(model.Body) {
	return func(body model.Body) { alter(any(body).(*B)) }
}

// thirds has these functions by the type of command.
var thirds = map[value.Type]func(body model.Body){
	right.TypeConvertibleIssued: alters(func(b *right.ConvertibleIssued) { b.To = toParty }),
	holder.TypeImportPaged:      alters(func(b *holder.ImportPaged) { pledgeToHolder(b.Entries) }),
	right.TypeOptionGranted:     alters(func(b *right.OptionGranted) { b.To = toParty }),
	binding.TypePledgeReleased: alters(func(b *binding.PledgeReleased) {
		b.Member, b.Evidence = "member1", value.Digest(strings.Repeat("a", 64))
	}),
	holder.TypeRegisterImported:   alters(func(b *holder.RegisterImported) { pledgeToHolder(b.Entries) }),
	issue.TypeSharesIssued:        alters(func(b *issue.SharesIssued) { b.Allotments[0].To = toParty }),
	issue.TypeTreasuryTransferred: alters(func(b *issue.TreasuryTransferred) { b.To = toParty }),
}

// pledgeToHolder gives a list's lot a pledge to somebody who is no party.
func pledgeToHolder(entries []holder.ImportedEntry) {
	entries[0].Lots[0].Pledges = []holder.ImportedPledge{{Quantity: most, Since: "2027-03-02", Holder: value.Commitment(strings.Repeat("d", 64))}}
}
