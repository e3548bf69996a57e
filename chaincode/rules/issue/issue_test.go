package issue_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAClassIsCreatedWithItsRightsAndNothingIssued(t *testing.T) {
	w, c := rulestest.Claimed(t)
	body := rulestest.ClassOf(c, rulestest.Rcps(c))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, body))
	id := value.ClassID(w.Applied(w.Command(rulestest.Officer, c.ID, body))[0])
	class := rulestest.Get[model.ShareClass](w, model.ClassRef(id))
	if class.Rights == nil || class.Rights.Convertible.Ratios[0].Ratio != body.Rights.Convertible.Ratio || w.Issued(id) != 0 {
		t.Errorf("the class is %+v", class)
	}
	if classes := rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID)).Classes; classes[2] != (model.IssuerClass{ID: id, Name: body.Name}) {
		t.Errorf("the issuer's classes are %+v", classes)
	}
	w.Rejected(value.CodeAlreadyExists, w.Command(rulestest.Officer, c.ID, body))
	plain := *body
	plain.Name, plain.Rights = "2종 보통주", issue.StatedRights{}
	if id = value.ClassID(w.Applied(w.Command(rulestest.Officer, c.ID, &plain))[0]); rulestest.Get[model.ShareClass](w, model.ClassRef(id)).Rights != nil {
		t.Error("common shares have rights of their own")
	}
	w.Check()
}

func TestAnIssuerHasAtMostTwentyClasses(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for n := range 18 {
		body := rulestest.ClassOf(c, issue.StatedRights{NoVote: true})
		body.Name += string(rune('A' + n))
		w.Applied(w.Command(rulestest.Officer, c.ID, body))
	}
	w.Rejected(value.CodeTooManyClasses, w.Command(rulestest.Officer, c.ID, rulestest.ClassOf(c, issue.StatedRights{})))
}

func TestAClassOutOfFormIsRefused(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for name, alter := range map[string]func(*issue.ClassCreated){
		"no name":           func(b *issue.ClassCreated) { b.Name = "" },
		"a low par value":   func(b *issue.ClassCreated) { b.Par = 99 },
		"nothing to issue":  func(b *issue.ClassCreated) { b.Authorised = 0 },
		"no resolution":     func(b *issue.ClassCreated) { b.Resolution = "" },
		"another approval":  func(b *issue.ClassCreated) { b.Approval = "anyone" },
		"ratio over most":   func(b *issue.ClassCreated) { b.Rights.Convertible.Ratio = model.Ratio{Numerator: 3, Denominator: 1} },
		"ratio below least": func(b *issue.ClassCreated) { b.Rights.Convertible.Ratio = model.Ratio{Numerator: 1, Denominator: 2} },
		"a ratio of none":   func(b *issue.ClassCreated) { b.Rights.Convertible.Most = model.Ratio{Numerator: 1} },
		"dates in reverse":  func(b *issue.ClassCreated) { b.Rights.Redeemable.From = "2031-01-01" },
		"a period of none":  func(b *issue.ClassCreated) { b.Rights.Convertible.Until = "" },
	} {
		body := rulestest.ClassOf(c, rulestest.Rcps(c))
		alter(body)
		if reply := w.Submit(w.Command(rulestest.Officer, c.ID, body))[0]; reply.Code != value.CodeMalformed {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	other := rulestest.Rcps(c)
	other.Convertible.Into = "class-000102030405060708090a0b0c0d0e0f"
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Officer, c.ID, rulestest.ClassOf(c, other)))
}

func TestTheRightsOfAnAdmittedClassAreStatedOnce(t *testing.T) {
	w, c := rulestest.Claimed(t)
	state := &issue.ClassRightsStated{Class: c.Preferred, Rights: rulestest.Rcps(c), Evidence: rulestest.Digest("articles")}
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Stranger, c.ID, state))
	own := rulestest.Rcps(c)
	own.Convertible.Into = c.Preferred
	w.Rejected(value.CodeNoSuchRight, w.Command(rulestest.Officer, c.ID, &issue.ClassRightsStated{Class: c.Preferred, Rights: own, Evidence: rulestest.Digest("articles")}))
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &issue.ClassRightsStated{Class: c.Preferred, Evidence: rulestest.Digest("articles")}))
	w.Applied(w.Command(rulestest.Officer, c.ID, state))
	w.Rejected(value.CodeAlreadyExists, w.Command(rulestest.Officer, c.ID, state))
	w.Check()
}

func TestNewSharesGoToEntriesPartiesAndNewHolders(t *testing.T) {
	w, c := rulestest.Claimed(t)
	body := w.IssueOf(c, 100, book.Allottee{Entry: c.Entries[1]}, book.Allottee{Party: rulestest.Buyer.Did(), Address: rulestest.Address("buyer here")}, rulestest.NewHolder("new"))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, body))
	created := w.Applied(w.Command(rulestest.Officer, c.ID, body))
	if got := w.Issued(c.Common); got != 1_800 {
		t.Errorf("%d are issued", got)
	}
	lot := w.Lot(value.LotID(created[0]))
	if lot.Entry != c.Entries[1] || lot.Provenance != model.Issued || lot.PaidOn != "2026-09-20" || lot.EffectiveOn != "2026-09-21" {
		t.Errorf("the lot is %+v", lot)
	}
	if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(value.EntryID(created[1]))); e.Controller != rulestest.Buyer.Did() || e.State != model.EntryIsClaimed {
		t.Errorf("the party's entry is %+v", e)
	}
	if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(value.EntryID(created[3]))); e.Controller != "" || e.State != model.EntryIsUnclaimed {
		t.Errorf("the new holder's entry is %+v", e)
	}
	again := w.IssueOf(c, 1, book.Allottee{Party: rulestest.Buyer.Did(), Address: rulestest.Address("buyer again")})
	if created := w.Applied(w.Command(rulestest.Officer, c.ID, again)); len(created) != 1 {
		t.Errorf("a party has two entries: %v", created)
	}
	w.Check()
}

func TestAnIssueKeepsItsBounds(t *testing.T) {
	w, c := rulestest.Claimed(t)
	to := book.Allottee{Entry: c.Entries[1]}
	w.Rejected(value.CodeOverAuthorised, w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 8_501, to)))
	w.Rejected(value.CodeNotIdentified, w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 1, book.Allottee{Party: rulestest.Director1.Did(), Address: rulestest.Address("d")})))
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 1, book.Allottee{Entry: "entry-000102030405060708090a0b0c0d0e0f"})))
	for name, tc := range map[string]struct {
		code  value.Code
		alter func(*issue.SharesIssued)
	}{
		"below the par value":      {value.CodeBelowPar, func(b *issue.SharesIssued) { b.Price = 499 }},
		"paid for today":           {value.CodeNotYet, func(b *issue.SharesIssued) { b.PaidOn = "2026-09-21" }},
		"before the company":       {value.CodeDateOutOfRange, func(b *issue.SharesIssued) { b.PaidOn = "2020-03-01" }},
		"numbers of certificates":  {value.CodeNumbers, func(b *issue.SharesIssued) { b.Allotments[0].Numbers = []model.NumberRange{{First: 1, Last: 10}} }},
		"no such rights issue":     {value.CodeNotFound, func(b *issue.SharesIssued) { b.Rights = "staged-000102030405060708090a0b0c0d0e0f" }},
		"another company's class":  {value.CodeNotFound, func(b *issue.SharesIssued) { b.Class = "class-000102030405060708090a0b0c0d0e0f" }},
		"another sum":              {value.CodeMalformed, func(b *issue.SharesIssued) { b.Quantity++ }},
		"nobody":                   {value.CodeMalformed, func(b *issue.SharesIssued) { b.Allotments = []issue.NewShares{} }},
		"fifty-one":                {value.CodeMalformed, func(b *issue.SharesIssued) { b.Allotments = slices.Repeat(b.Allotments, 51); b.Quantity *= 51 }},
		"an entry with another":    {value.CodeMalformed, func(b *issue.SharesIssued) { b.Allotments[0].To.Kind = model.Person }},
		"a price beyond all money": {value.CodeMalformed, func(b *issue.SharesIssued) { b.Price = 1 << 62 }},
	} {
		body := w.IssueOf(c, 10, to)
		tc.alter(body)
		if reply := w.Submit(w.Command(rulestest.Officer, c.ID, body))[0]; reply.Code != tc.code {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	permitted := w.IssueOf(c, 10, to)
	permitted.Price, permitted.Court = 100, rulestest.Digest("court")
	w.Applied(w.Command(rulestest.Officer, c.ID, permitted))
	w.Check()
}

func TestNothingIsIssuedBeforeTheFirstList(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 1, rulestest.NewHolder("early"))))
}

func TestNewSharesOfACompanyWithCertificatesHaveTheirNumbers(t *testing.T) {
	w := rulestest.Founded(t)
	f := rulestest.Facts()
	f.CertificatesIssued = true
	c := w.ImportList(w.Admit(f))
	body := w.IssueOf(c, 10, rulestest.NewHolder("numbered"))
	body.Allotments[0].Numbers = []model.NumberRange{{First: 1_501, Last: 1_510}}
	created := w.Applied(w.Command(rulestest.Officer, c.ID, body))
	if lot := w.Lot(value.LotID(created[1])); len(lot.Numbers) != 1 {
		t.Errorf("the lot is %+v", lot)
	}
	w.Check()
}

func TestNewSharesWaitSixMonthsFromTheirPayment(t *testing.T) {
	w, c := rulestest.Claimed(t)
	lot := value.LotID(w.Applied(w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 100, book.Allottee{Entry: c.Entries[0]})))[0])
	w.Rejected(value.CodeSixMonths, w.List(c, rulestest.Seller, lot, 1, 1))
	w.Pass(190 * value.Day)
	w.Applied(w.List(c, rulestest.Seller, lot, 1, 1))
}
