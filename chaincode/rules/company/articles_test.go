package company_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAmendmentsHoldFromTheirDayInKorea(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeDateOutOfRange, w.Amend(c, company.ArticlesAmended{From: "2026-09-20", Approval: model.NoApproval}))
	w.Rejected(value.CodeDateOutOfRange, w.Amend(c, company.ArticlesAmended{From: "2027-09-22", Approval: model.NoApproval}))
	w.Refused(value.CodeMalformed, w.Amend(c, company.ArticlesAmended{}))
	w.Refused(value.CodeMalformed, w.Amend(c, company.ArticlesAmended{Preemption: &company.FirstRefusal{Days: 91}}))
	w.Applied(
		w.Amend(c, company.ArticlesAmended{From: "2026-10-01", Approval: model.NoApproval, Preemption: &company.FirstRefusal{Days: 14}}),
		w.Amend(c, company.ArticlesAmended{From: "2026-09-25", Authorised: 20_000}),
		w.Amend(c, company.ArticlesAmended{From: "2026-10-01", Preemption: &company.FirstRefusal{}, Approval: model.MeetingApproval}),
	)
	class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
	for _, tc := range []struct {
		day        value.Date
		authorised value.Shares
		approval   model.ApprovalBody
	}{
		{"2020-01-01", 10_000, model.BoardApproval}, {"2026-09-24", 10_000, model.BoardApproval}, {"2026-09-25", 20_000, model.BoardApproval},
		{"2026-09-30", 20_000, model.BoardApproval}, {"2026-10-01", 20_000, model.MeetingApproval}, {"2030-01-01", 20_000, model.MeetingApproval},
	} {
		if on := class.On(tc.day); on.Authorised != tc.authorised || on.Approval != tc.approval || on.Preemption != 0 || on.Par != 500 {
			t.Errorf("on %s: %d, %s, %d days, par %d", tc.day, on.Authorised, on.Approval, on.Preemption, on.Par)
		}
	}
	w.Check()
}

func TestAnAgreementGoesByTheArticlesOfTheDayOnWhichItIsConcluded(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Amend(c, company.ArticlesAmended{From: "2026-09-22", Approval: model.NoApproval}))
	before := w.Offered(c, c.Lots[0], 100, 10, 1)
	after := w.OfferOn(before, 20, 1)
	w.Applied(w.Sign(before, rulestest.Seller), w.Sign(before, rulestest.Buyer))
	w.Pass(value.Day)
	after.Terms.FundBy = w.Now.After(value.Day)
	after.Agreement, _ = after.Terms.ID()
	w.Applied(w.Sign(after, rulestest.Seller), w.Sign(after, rulestest.Buyer))
	if a, b := w.Agreed(before).State, w.Agreed(after).State; a != model.AgreementIsApprovalPending || b != model.AgreementIsAgreed {
		t.Errorf("before the day it is %s, from the day %s", a, b)
	}
	w.Check()
}

func TestTheAuthorisedNumberNeverFallsBelowWhatIsIssued(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeOverAuthorised, w.Amend(c, company.ArticlesAmended{Authorised: 1_499}))
	w.Rejected(value.CodeOverAuthorised, w.Amend(c, company.ArticlesAmended{Authorised: 1_499, From: "2027-01-01"}))
	w.Applied(w.Amend(c, company.ArticlesAmended{Authorised: 1_500, From: "2027-01-01"}))
	w.Check()
}

func TestAClassThatWasNeverAmendedIsTheSameOnEveryDay(t *testing.T) {
	class := model.ShareClass{Par: 500, Authorised: 1_000, Approval: model.BoardApproval}
	if on := class.On("2026-01-01"); on.Par != 500 || on.Authorised != 1_000 || on.Approval != model.BoardApproval {
		t.Errorf("it is %+v", on)
	}
}

func TestAnActOnTheClassKeepsToAnAmendmentThatIsToCome(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Amend(c, company.ArticlesAmended{Authorised: 2_000, From: "2027-01-01"}))
	split := func(authorised value.Shares) value.StagedID {
		return value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: model.ChangeTerms{
			Class: c.Common, Into: c.Common, Kind: model.Split, Numerator: 2, Denominator: 1, Fractions: model.RoundDown, Par: 250,
			Authorised: authorised, EffectiveOn: w.Now.DateInKorea(), Resolution: rulestest.Digest("split"),
		}}))[0])
	}
	carry := func(id value.StagedID) model.SignedCommand {
		w.Applied(w.Command(rulestest.Officer, c.ID, &change.ChangeOpened{Change: id}))
		first, second := []value.LotID{c.Lots[0], c.Lots[1]}, []value.LotID{c.Lots[3]}
		if c.Lots[1] < c.Lots[0] {
			first = []value.LotID{c.Lots[1], c.Lots[0]}
		}
		if c.Entries[1] < c.Entries[0] {
			first, second = second, first
		}
		w.Applied(w.Command(rulestest.Officer, c.ID, &change.ChangePaged{Change: id, Lots: append(first, second...)}))
		return w.Command(rulestest.Officer, c.ID, &change.ChangeClosed{Change: id, Pages: 1})
	}
	id := split(20_000)
	w.Rejected(value.CodeOverAuthorised, carry(id))
	w.Applied(w.Command(rulestest.Officer, c.ID, &change.ChangeAborted{Change: id}), w.Amend(c, company.ArticlesAmended{Authorised: 5_000, From: "2027-01-01"}))
	w.Applied(carry(split(20_000))) // of two amendments for one day the later one counts
	class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
	for _, tc := range []struct {
		day        value.Date
		par        value.Won
		authorised value.Shares
	}{{"2026-09-21", 250, 20_000}, {"2027-01-01", 250, 5_000}} {
		if on := class.On(tc.day); on.Par != tc.par || on.Authorised != tc.authorised {
			t.Errorf("on %s: par %d, %d authorised", tc.day, on.Par, on.Authorised)
		}
	}
	if kept := rulestest.Get[model.AmendmentOf](w, model.AmendmentRef(c.Common, 2)); kept.Par != 250 || kept.Before != 10_000 || class.Amendments != 3 {
		t.Errorf("what the split amended is kept as %+v", kept)
	}
	if class.Par != 250 || class.Authorised != 20_000 {
		t.Errorf("today's settings are not the class's own: %+v", class)
	}
	w.Check()
}

func TestABoardIsThereWhereTheArticlesLetItApprove(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeNoBoard, w.Board(c, 0))
	w.Rejected(value.CodeNotFound, w.Board(c, 1, "nobody"))
	w.Refused(value.CodeMalformed, w.Board(c, 1, rulestest.Director1, rulestest.Director2))
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.MeetingApproval}), w.Board(c, 0))
	w.Rejected(value.CodeNoBoard, w.Amend(c, company.ArticlesAmended{Approval: model.BoardApproval, From: "2027-01-01"}))
	w.Applied(w.Board(c, 1, rulestest.Director1), w.Amend(c, company.ArticlesAmended{Approval: model.BoardApproval, From: "2027-01-01"}))
	w.Rejected(value.CodeNoBoard, w.Board(c, 0))
	w.Check()
}

func TestAnOpenApprovalGoesByTheBoardOfEachVote(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Applied(w.Vote(d, rulestest.Director1, true), w.Board(d.Company, 2, rulestest.Director2, rulestest.Stranger))
	w.Rejected(value.CodeNotDirector, w.Vote(d, rulestest.Director3, true))
	w.Applied(w.Vote(d, rulestest.Stranger, true))
	if a := w.Agreed(d); a.State != model.AgreementIsAgreed || len(a.Votes) != 2 {
		t.Errorf("the agreement is %s with %d votes", a.State, len(a.Votes))
	}
	w.Check()
}
