package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

// convertibleTerms are 3 for 2 into the common class, refixed to at most 2 for 1.
func convertibleTerms(c company) core.ConversionTerms {
	return core.ConversionTerms{
		Into: c.common, Ratio: core.Ratio{Numerator: 3, Denominator: 2}, Least: core.Ratio{Numerator: 1, Denominator: 1}, Most: core.Ratio{Numerator: 2, Denominator: 1},
		From: "2026-09-21", Until: "2036-09-21", Terms: digest("conversion"),
	}
}

// rcps are the rights of redeemable convertible preferred shares (전환상환우선주).
func rcps(c company) core.StatedRights {
	terms := convertibleTerms(c)
	return core.StatedRights{
		Preferred: digest("dividends"), Redeemable: &core.RedemptionRight{Terms: digest("redemption"), From: "2026-09-21", Until: "2030-09-21"}, Convertible: &terms,
	}
}

func classOf(c company, rights core.StatedRights) *core.ClassCreated {
	return &core.ClassCreated{Name: "전환상환우선주", Par: 500, Authorised: 5_000, Approval: core.NoApproval, Rights: rights, Resolution: digest("minutes")}
}

// issueOf is an issue of common shares that was paid for the day before.
func (w *world) issueOf(c company, quantity core.Shares, to ...core.Allottee) *core.SharesIssued {
	b := &core.SharesIssued{
		Class: c.common, Price: 1_000, PaidOn: w.now.After(-core.Day).DateInKorea(), Resolution: digest("board"), Payment: digest("bank"),
	}
	for _, allottee := range to {
		b.Allotments = append(b.Allotments, core.NewShares{To: allottee, Quantity: quantity})
		b.Quantity += quantity
	}
	return b
}

func newHolder(seed string) core.Allottee {
	return core.Allottee{Kind: core.Person, Commitment: commitment(seed)}
}

func TestAClassIsCreatedWithItsRightsAndNothingIssued(t *testing.T) {
	w, c := claimed(t)
	body := classOf(c, rcps(c))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, body))
	id := core.ClassID(w.applied(w.command(officer, c.id, body))[0])
	class := get[core.ShareClass](w, core.ClassRef(id))
	if class.Rights == nil || class.Rights.Convertible.Ratios[0].Ratio != body.Rights.Convertible.Ratio || w.issued(id) != 0 {
		t.Errorf("the class is %+v", class)
	}
	if classes := get[core.Issuer](w, core.IssuerRef(c.id)).Classes; classes[2] != (core.IssuerClass{ID: id, Name: body.Name}) {
		t.Errorf("the issuer's classes are %+v", classes)
	}
	w.rejected(core.CodeAlreadyExists, w.command(officer, c.id, body))
	plain := *body
	plain.Name, plain.Rights = "2종 보통주", core.StatedRights{}
	if id = core.ClassID(w.applied(w.command(officer, c.id, &plain))[0]); get[core.ShareClass](w, core.ClassRef(id)).Rights != nil {
		t.Error("common shares have rights of their own")
	}
	w.check()
}

func TestAnIssuerHasAtMostTwentyClasses(t *testing.T) {
	w, c := claimed(t)
	for n := range 18 {
		body := classOf(c, core.StatedRights{NoVote: true})
		body.Name += string(rune('A' + n))
		w.applied(w.command(officer, c.id, body))
	}
	w.rejected(core.CodeTooManyClasses, w.command(officer, c.id, classOf(c, core.StatedRights{})))
}

func TestAClassOutOfFormIsRefused(t *testing.T) {
	w, c := claimed(t)
	for name, alter := range map[string]func(*core.ClassCreated){
		"no name":           func(b *core.ClassCreated) { b.Name = "" },
		"a low par value":   func(b *core.ClassCreated) { b.Par = 99 },
		"nothing to issue":  func(b *core.ClassCreated) { b.Authorised = 0 },
		"no resolution":     func(b *core.ClassCreated) { b.Resolution = "" },
		"another approval":  func(b *core.ClassCreated) { b.Approval = "anyone" },
		"ratio over most":   func(b *core.ClassCreated) { b.Rights.Convertible.Ratio = core.Ratio{Numerator: 3, Denominator: 1} },
		"ratio below least": func(b *core.ClassCreated) { b.Rights.Convertible.Ratio = core.Ratio{Numerator: 1, Denominator: 2} },
		"a ratio of none":   func(b *core.ClassCreated) { b.Rights.Convertible.Most = core.Ratio{Numerator: 1} },
		"dates in reverse":  func(b *core.ClassCreated) { b.Rights.Redeemable.From = "2031-01-01" },
		"a period of none":  func(b *core.ClassCreated) { b.Rights.Convertible.Until = "" },
	} {
		body := classOf(c, rcps(c))
		alter(body)
		if reply := w.submit(w.command(officer, c.id, body))[0]; reply.Code != core.CodeMalformed {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	other := rcps(c)
	other.Convertible.Into = "class-000102030405060708090a0b0c0d0e0f"
	w.rejected(core.CodeNotFound, w.command(officer, c.id, classOf(c, other)))
}

func TestTheRightsOfAnAdmittedClassAreStatedOnce(t *testing.T) {
	w, c := claimed(t)
	state := &core.ClassRightsStated{Class: c.preferred, Rights: rcps(c), Evidence: digest("articles")}
	w.rejected(core.CodeNotOfficer, w.command(stranger, c.id, state))
	own := rcps(c)
	own.Convertible.Into = c.preferred
	w.rejected(core.CodeNoSuchRight, w.command(officer, c.id, &core.ClassRightsStated{Class: c.preferred, Rights: own, Evidence: digest("articles")}))
	w.refused(core.CodeMalformed, w.command(officer, c.id, &core.ClassRightsStated{Class: c.preferred, Evidence: digest("articles")}))
	w.applied(w.command(officer, c.id, state))
	w.rejected(core.CodeAlreadyExists, w.command(officer, c.id, state))
	w.check()
}

func TestNewSharesGoToEntriesPartiesAndNewHolders(t *testing.T) {
	w, c := claimed(t)
	body := w.issueOf(c, 100, core.Allottee{Entry: c.entries[1]}, core.Allottee{Party: buyer.did(), Commitment: commitment("buyer here")}, newHolder("new"))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, body))
	created := w.applied(w.command(officer, c.id, body))
	if got := w.issued(c.common); got != 1_800 {
		t.Errorf("%d are issued", got)
	}
	lot := w.lot(core.LotID(created[0]))
	if lot.Entry != c.entries[1] || lot.Provenance != core.Issued || lot.PaidOn != "2026-09-20" || lot.EffectiveOn != "2026-09-21" {
		t.Errorf("the lot is %+v", lot)
	}
	if e := get[core.HolderEntry](w, core.EntryRef(core.EntryID(created[1]))); e.Controller != buyer.did() || e.State != core.EntryIsClaimed {
		t.Errorf("the party's entry is %+v", e)
	}
	if e := get[core.HolderEntry](w, core.EntryRef(core.EntryID(created[3]))); e.Controller != "" || e.State != core.EntryIsUnclaimed {
		t.Errorf("the new holder's entry is %+v", e)
	}
	again := w.issueOf(c, 1, core.Allottee{Party: buyer.did(), Commitment: commitment("buyer again")})
	if created := w.applied(w.command(officer, c.id, again)); len(created) != 1 {
		t.Errorf("a party has two entries: %v", created)
	}
	w.check()
}

func TestAnIssueKeepsItsBounds(t *testing.T) {
	w, c := claimed(t)
	to := core.Allottee{Entry: c.entries[1]}
	w.rejected(core.CodeOverAuthorised, w.command(officer, c.id, w.issueOf(c, 8_501, to)))
	w.rejected(core.CodeNotIdentified, w.command(officer, c.id, w.issueOf(c, 1, core.Allottee{Party: director1.did(), Commitment: commitment("d")})))
	w.rejected(core.CodeNotFound, w.command(officer, c.id, w.issueOf(c, 1, core.Allottee{Entry: "entry-000102030405060708090a0b0c0d0e0f"})))
	for name, tc := range map[string]struct {
		code  core.Code
		alter func(*core.SharesIssued)
	}{
		"below the par value":      {core.CodeBelowPar, func(b *core.SharesIssued) { b.Price = 499 }},
		"paid for today":           {core.CodeNotYet, func(b *core.SharesIssued) { b.PaidOn = "2026-09-21" }},
		"before the company":       {core.CodeDateOutOfRange, func(b *core.SharesIssued) { b.PaidOn = "2020-03-01" }},
		"numbers of certificates":  {core.CodeNumbers, func(b *core.SharesIssued) { b.Allotments[0].Numbers = []core.NumberRange{{First: 1, Last: 10}} }},
		"no such rights issue":     {core.CodeNotFound, func(b *core.SharesIssued) { b.Rights = "staged-000102030405060708090a0b0c0d0e0f" }},
		"another company's class":  {core.CodeNotFound, func(b *core.SharesIssued) { b.Class = "class-000102030405060708090a0b0c0d0e0f" }},
		"another sum":              {core.CodeMalformed, func(b *core.SharesIssued) { b.Quantity++ }},
		"nobody":                   {core.CodeMalformed, func(b *core.SharesIssued) { b.Allotments = []core.NewShares{} }},
		"fifty-one":                {core.CodeMalformed, func(b *core.SharesIssued) { b.Allotments = slices.Repeat(b.Allotments, 51); b.Quantity *= 51 }},
		"an entry with another":    {core.CodeMalformed, func(b *core.SharesIssued) { b.Allotments[0].To.Kind = core.Person }},
		"a price beyond all money": {core.CodeMalformed, func(b *core.SharesIssued) { b.Price = 1 << 62 }},
	} {
		body := w.issueOf(c, 10, to)
		tc.alter(body)
		if reply := w.submit(w.command(officer, c.id, body))[0]; reply.Code != tc.code {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	permitted := w.issueOf(c, 10, to)
	permitted.Price, permitted.Court = 100, digest("court")
	w.applied(w.command(officer, c.id, permitted))
	w.check()
}

func TestNothingIsIssuedBeforeTheFirstList(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	w.rejected(core.CodeWrongState, w.command(officer, c.id, w.issueOf(c, 1, newHolder("early"))))
}

func TestNewSharesOfACompanyWithCertificatesHaveTheirNumbers(t *testing.T) {
	w := founded(t)
	f := facts()
	f.CertificatesIssued = true
	c := w.importList(w.admit(f))
	body := w.issueOf(c, 10, newHolder("numbered"))
	body.Allotments[0].Numbers = []core.NumberRange{{First: 1_501, Last: 1_510}}
	created := w.applied(w.command(officer, c.id, body))
	if lot := w.lot(core.LotID(created[1])); len(lot.Numbers) != 1 {
		t.Errorf("the lot is %+v", lot)
	}
	w.check()
}

func TestNewSharesWaitSixMonthsFromTheirPayment(t *testing.T) {
	w, c := claimed(t)
	lot := core.LotID(w.applied(w.command(officer, c.id, w.issueOf(c, 100, core.Allottee{Entry: c.entries[0]})))[0])
	w.rejected(core.CodeSixMonths, w.list(c, seller, lot, 1, 1))
	w.pass(190 * core.Day)
	w.applied(w.list(c, seller, lot, 1, 1))
}
