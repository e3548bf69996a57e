package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) amend(c company, b core.ArticlesAmended) core.SignedCommand {
	w.Helper()
	if b.Class == "" {
		b.Class = c.common
	}
	if b.From == "" {
		b.From = w.now.DateInKorea()
	}
	b.Resolution = digest("minutes")
	return w.command(officer, c.id, &b)
}

func (w *world) board(c company, threshold int, directors ...someone) core.SignedCommand {
	w.Helper()
	b := core.Board{Directors: []core.DID{}, Threshold: threshold}
	for _, who := range directors {
		b.Directors = append(b.Directors, who.did())
	}
	return w.command(officer, c.id, &core.BoardChanged{Board: b, Resolution: digest("minutes")})
}

func TestAmendmentsHoldFromTheirDayInKorea(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeDateOutOfRange, w.amend(c, core.ArticlesAmended{From: "2026-09-20", Approval: core.NoApproval}))
	w.rejected(core.CodeDateOutOfRange, w.amend(c, core.ArticlesAmended{From: "2027-09-22", Approval: core.NoApproval}))
	w.refused(core.CodeMalformed, w.amend(c, core.ArticlesAmended{}))
	w.refused(core.CodeMalformed, w.amend(c, core.ArticlesAmended{Preemption: &core.FirstRefusal{Days: 91}}))
	w.applied(
		w.amend(c, core.ArticlesAmended{From: "2026-10-01", Approval: core.NoApproval, Preemption: &core.FirstRefusal{Days: 14}}),
		w.amend(c, core.ArticlesAmended{From: "2026-09-25", Authorised: 20_000}),
		w.amend(c, core.ArticlesAmended{From: "2026-10-01", Preemption: &core.FirstRefusal{}, Approval: core.MeetingApproval}),
	)
	class := get[core.ShareClass](w, core.ClassRef(c.common))
	for _, tc := range []struct {
		day        core.Date
		authorised core.Shares
		approval   core.ApprovalBody
	}{
		{"2020-01-01", 10_000, core.BoardApproval}, {"2026-09-24", 10_000, core.BoardApproval}, {"2026-09-25", 20_000, core.BoardApproval},
		{"2026-09-30", 20_000, core.BoardApproval}, {"2026-10-01", 20_000, core.MeetingApproval}, {"2030-01-01", 20_000, core.MeetingApproval},
	} {
		if on := class.On(tc.day); on.Authorised != tc.authorised || on.Approval != tc.approval || on.Preemption != 0 || on.Par != 500 {
			t.Errorf("on %s: %d, %s, %d days, par %d", tc.day, on.Authorised, on.Approval, on.Preemption, on.Par)
		}
	}
	w.check()
}

func TestAnAgreementGoesByTheArticlesOfTheDayOnWhichItIsConcluded(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.amend(c, core.ArticlesAmended{From: "2026-09-22", Approval: core.NoApproval}))
	before := w.offered(c, c.lots[0], 100, 10, 1)
	after := w.offerOn(before, 20, 1)
	w.applied(w.sign(before, seller), w.sign(before, buyer))
	w.pass(core.Day)
	after.terms.FundBy = w.now.After(core.Day)
	after.agreement, _ = after.terms.ID()
	w.applied(w.sign(after, seller), w.sign(after, buyer))
	if a, b := w.agreed(before).State, w.agreed(after).State; a != core.AgreementIsApprovalPending || b != core.AgreementIsAgreed {
		t.Errorf("before the day it is %s, from the day %s", a, b)
	}
	w.check()
}

func TestTheAuthorisedNumberNeverFallsBelowWhatIsIssued(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeOverAuthorised, w.amend(c, core.ArticlesAmended{Authorised: 1_499}))
	w.rejected(core.CodeOverAuthorised, w.amend(c, core.ArticlesAmended{Authorised: 1_499, From: "2027-01-01"}))
	w.applied(w.amend(c, core.ArticlesAmended{Authorised: 1_500, From: "2027-01-01"}))
	w.check()
}

func TestAClassThatWasNeverAmendedIsTheSameOnEveryDay(t *testing.T) {
	class := core.ShareClass{Par: 500, Authorised: 1_000, Approval: core.BoardApproval}
	if on := class.On("2026-01-01"); on.Par != 500 || on.Authorised != 1_000 || on.Approval != core.BoardApproval {
		t.Errorf("it is %+v", on)
	}
}

func TestAnActOnTheClassKeepsToAnAmendmentThatIsToCome(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.amend(c, core.ArticlesAmended{Authorised: 2_000, From: "2027-01-01"}))
	split := func(authorised core.Shares) core.StagedID {
		return core.StagedID(w.applied(w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: core.ChangeTerms{
			Class: c.common, Into: c.common, Kind: core.Split, Numerator: 2, Denominator: 1, Fractions: core.RoundDown, Par: 250,
			Authorised: authorised, EffectiveOn: w.now.DateInKorea(), Resolution: digest("split"),
		}}))[0])
	}
	carry := func(id core.StagedID) core.SignedCommand {
		w.applied(w.command(officer, c.id, &core.ChangeOpened{Change: id}))
		first, second := []core.LotID{c.lots[0], c.lots[1]}, []core.LotID{c.lots[3]}
		if c.lots[1] < c.lots[0] {
			first = []core.LotID{c.lots[1], c.lots[0]}
		}
		if c.entries[1] < c.entries[0] {
			first, second = second, first
		}
		w.applied(w.command(officer, c.id, &core.ChangePaged{Change: id, Lots: append(first, second...)}))
		return w.command(officer, c.id, &core.ChangeClosed{Change: id, Pages: 1})
	}
	id := split(20_000)
	w.rejected(core.CodeOverAuthorised, carry(id))
	w.applied(w.command(officer, c.id, &core.ChangeAborted{Change: id}), w.amend(c, core.ArticlesAmended{Authorised: 5_000, From: "2027-01-01"}))
	w.applied(carry(split(20_000))) // of two amendments for one day the later one counts
	class := get[core.ShareClass](w, core.ClassRef(c.common))
	for _, tc := range []struct {
		day        core.Date
		par        core.Won
		authorised core.Shares
	}{{"2026-09-20", 500, 10_000}, {"2026-09-21", 250, 20_000}, {"2027-01-01", 250, 5_000}} {
		if on := class.On(tc.day); on.Par != tc.par || on.Authorised != tc.authorised {
			t.Errorf("on %s: par %d, %d authorised", tc.day, on.Par, on.Authorised)
		}
	}
	if class.Par != 250 || class.Authorised != 20_000 {
		t.Errorf("today's settings are not the class's own: %+v", class)
	}
	w.check()
}

func TestABoardIsThereWhereTheArticlesLetItApprove(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeNoBoard, w.board(c, 0))
	w.rejected(core.CodeNotFound, w.board(c, 1, "nobody"))
	w.refused(core.CodeMalformed, w.board(c, 1, director1, director2))
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.MeetingApproval}), w.board(c, 0))
	w.rejected(core.CodeNoBoard, w.amend(c, core.ArticlesAmended{Approval: core.BoardApproval, From: "2027-01-01"}))
	w.applied(w.board(c, 1, director1), w.amend(c, core.ArticlesAmended{Approval: core.BoardApproval, From: "2027-01-01"}))
	w.rejected(core.CodeNoBoard, w.board(c, 0))
	w.check()
}

func TestAnOpenApprovalGoesByTheBoardOfEachVote(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.applied(w.vote(d, director1, true), w.board(d.company, 2, director2, stranger))
	w.rejected(core.CodeNotDirector, w.vote(d, director3, true))
	w.applied(w.vote(d, stranger, true))
	if a := w.agreed(d); a.State != core.AgreementIsAgreed || len(a.Votes) != 2 {
		t.Errorf("the agreement is %s with %d votes", a.State, len(a.Votes))
	}
	w.check()
}
