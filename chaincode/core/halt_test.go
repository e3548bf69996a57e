package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func operatorDesks() core.TwoDesks {
	return core.TwoDesks{Member: "member1", CheckedAt: "member2"}
}

func (w *world) suspend(c company, order core.Digest) core.SignedCommand {
	w.Helper()
	return w.command(operator1, c.id, &core.RegisterHalted{Evidence: digest("why"), Order: order, TwoDesks: operatorDesks()})
}

func (w *world) closeBooks(c company, from, until, notice core.Date) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.RegisterHalted{From: from, Until: until, NoticeOn: notice, Evidence: digest("general meeting")})
}

func (w *world) resume(c company, by someone, desks core.TwoDesks) core.SignedCommand {
	w.Helper()
	return w.command(by, c.id, &core.RegisterResumed{Evidence: digest("over"), TwoDesks: desks})
}

func TestARegisterIsClosedForThreeMonthsAtMostAndAnnouncedTwoWeeksBefore(t *testing.T) {
	w, c := admitted(t)
	w.rejected(core.CodeDateOutOfRange, w.closeBooks(c, "2026-09-20", "2026-10-01", ""))
	w.rejected(core.CodeClosingTooLong, w.closeBooks(c, "2026-10-01", "2027-01-01", ""))
	w.rejected(core.CodeNoticeTooShort, w.closeBooks(c, "2026-10-05", "2026-10-10", "2026-09-21"))
	w.rejected(core.CodeNoticeTooShort, w.closeBooks(c, "2026-10-20", "2026-10-25", "2026-09-22"))
	w.rejected(core.CodeNotOfficer, w.command(stranger, c.id, &core.RegisterHalted{From: "2026-10-06", Until: "2026-10-06", Evidence: digest("x")}))
	w.refused(core.CodeMalformed, w.closeBooks(c, "2026-10-06", "2026-10-05", ""))
	w.refused(core.CodeMalformed, w.command(officer, c.id, &core.RegisterHalted{From: "2026-10-06", Until: "2026-10-06", Evidence: digest("x"), Order: digest("o")}))
	w.refused(core.CodeMalformed, w.command(officer, c.id, &core.RegisterHalted{Evidence: digest("x")}))
	w.applied(w.closeBooks(c, "2026-10-06", "2027-01-05", "2026-09-21"))
	w.rejected(core.CodeWrongState, w.closeBooks(c, "2026-10-01", "2026-10-02", ""))
	for _, day := range []struct {
		pass core.Seconds
		want core.IssuerState
	}{{0, core.IssuerIsLive}, {14 * core.Day, core.IssuerIsLive}, {core.Day, core.IssuerIsHalted}, {91 * core.Day, core.IssuerIsHalted}, {core.Day, core.IssuerIsLive}} {
		w.pass(day.pass)
		if got := w.standing(c); got != day.want {
			t.Errorf("on %s it is %s, want %s", w.now.DateInKorea(), got, day.want)
		}
	}
	w.rejected(core.CodeWrongState, w.resume(c, officer, core.TwoDesks{}))
	w.check()
}

func (w *world) standing(c company) core.IssuerState {
	w.Helper()
	return get[core.Issuer](w, core.IssuerRef(c.id)).State(w.now)
}

func TestARegisterIsSuspendedByTwoOperatorDesks(t *testing.T) {
	w, c := admitted(t)
	w.refused(core.CodeMoreSignatures, w.suspend(c, ""))
	w.refused(core.CodeMoreSignatures, cosigned(w.suspend(c, ""), stranger))
	w.appoint(2, core.OperatorDesk, director1, 0)
	w.rejected(core.CodeSameDesk, cosigned(w.suspend(c, ""), director1))
	w.applied(cosigned(w.suspend(c, digest("order")), operator2))
	w.rejected(core.CodeWrongState, cosigned(w.suspend(c, ""), operator2))
	w.rejected(core.CodeWrongState, w.resume(c, officer, core.TwoDesks{}))
	w.refused(core.CodeMoreSignatures, w.resume(c, operator1, operatorDesks()))
	w.applied(w.closeBooks(c, "2026-09-21", "2026-09-30", ""))
	w.applied(cosigned(w.resume(c, operator1, operatorDesks()), operator2))
	if got := w.standing(c); got != core.IssuerIsHalted {
		t.Errorf("the company's own closing goes on, and it is %s", got)
	}
	w.applied(w.resume(c, officer, core.TwoDesks{}))
	if got := w.standing(c); got != core.IssuerIsLive {
		t.Errorf("it is %s", got)
	}
	w.rejected(core.CodeWrongState, cosigned(w.resume(c, operator1, operatorDesks()), operator2))
	w.check()
}

func TestNothingOfAHaltedRegisterMoves(t *testing.T) {
	w, d := reach(t, core.AgreementIsFunded)
	w.applied(w.introduction(operator1), w.introduction(operator2))
	w.appoint(1, core.OperatorDesk, operator1, 0)
	w.appoint(2, core.OperatorDesk, operator2, 0)
	open := w.offerOn(d, 10, 1)
	open.terms.FundBy = w.now.After(10 * core.Day)
	open.agreement, _ = open.terms.ID()
	w.applied(w.sign(open, seller), w.attest(d.company, identity1, "member1", d.entries[1], stranger))
	w.applied(cosigned(w.suspend(d.company, ""), operator2))
	w.rejected(core.CodeHalted, w.list(d.company, seller, d.lots[1], 1, 1))
	w.rejected(core.CodeHalted, w.sign(open, buyer))
	w.rejected(core.CodeHalted, w.settle(d))
	w.rejected(core.CodeHalted, w.claim(d.company, stranger, d.entries[1]))
	change := core.ChangeTerms{
		Class: d.common, Into: d.common, Kind: core.Split, Numerator: 2, Denominator: 1, Fractions: core.RoundDown, Par: 250, Authorised: 20_000,
		EffectiveOn: w.now.DateInKorea(), Resolution: digest("split"),
	}
	id := core.StagedID(w.applied(w.command(officer, d.id, &core.ChangeAnnounced{ChangeTerms: change}))[0])
	w.rejected(core.CodeHalted, w.command(officer, d.id, &core.ChangeOpened{Change: id}))

	w.applied(w.deposit(d, 5), w.refund(d, 5))
	w.applied(w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}))
	w.applied(w.command(seller, d.id, &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: d.lots[1], HolderKey: seller.kid(), Member: "member1"}))
	w.rejected(core.CodeNotExpired, w.expire(d))
	w.pass(21 * core.Day)
	w.applied(w.expire(d), w.refund(d, 100_000)) // the bar lasted longer than the money may wait
	w.check()
}

func TestNoListIsEnteredInAHaltedRegister(t *testing.T) {
	w := founded(t)
	w.applied(w.introduction(operator1), w.introduction(operator2))
	w.appoint(1, core.OperatorDesk, operator1, 0)
	w.appoint(2, core.OperatorDesk, operator2, 0)
	c := w.admit(facts())
	w.applied(w.closeBooks(c, w.now.DateInKorea(), w.now.DateInKorea(), ""))
	w.rejected(core.CodeHalted, w.command(officer, c.id, c.list()))
	w.pass(core.Day)
	w.applied(w.command(officer, c.id, c.list()))
	w.check()
}

func (w *world) leave(c company, reason core.LeavingReason) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.IssuerClosed{Reason: reason, Evidence: digest("extract"), Member: "member1"})
}

func TestACompanyThatLeftIsGoneForGoodAndItsNumberIsFree(t *testing.T) {
	w, d := reach(t, core.AgreementIsFunded)
	w.refused(core.CodeMoreSignatures, w.leave(d.company, core.Merged))
	w.refused(core.CodeMalformed, cosigned(w.leave(d.company, "bored"), maker))
	w.appoint(1, core.AdmissionDesk, director1, 0)
	w.rejected(core.CodeSameDesk, cosigned(w.leave(d.company, core.Merged), director1))
	w.rejected(core.CodeCorporateNumberUsed, w.command(officer, "", &core.IssuerApplied{Facts: facts()}))
	w.applied(cosigned(w.leave(d.company, core.Merged), maker))
	for _, gone := range []core.SignedCommand{
		w.settle(d), w.list(d.company, seller, d.lots[1], 1, 1), w.offerFor(d.company, buyer, d.listing, 1, 1), w.homes(d.company, officer, "member1", "member3"),
		cosigned(w.leave(d.company, core.Merged), maker), w.attest(d.company, identity1, "member1", d.entries[1], stranger),
		w.amend(d.company, core.ArticlesAmended{Approval: core.NoApproval}),
	} {
		w.rejected(core.CodeLeft, gone)
	}
	w.applied(w.expire(d), w.refund(d, 100_000), w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}))
	w.holds(d, 100_000, 100_000, 0, 100_000, 0)
	next := w.admit(facts())
	if number := get[core.CorporateNumber](w, core.CorporateNumberRef(facts().CorporateNumber)); number.Issuer != next.id || number.Freed != nil {
		t.Errorf("the number is %+v", number)
	}
	w.check()
}

func TestATradeThatSettledIsPaidOutAfterTheCompanyLeft(t *testing.T) {
	w, d := reach(t, core.AgreementIsSettled)
	w.applied(cosigned(w.leave(d.company, core.MovedOn), maker))
	w.applied(w.payout(d, 100_000))
	w.check()
}

func TestEveryCommandInEveryStateOfAnIssuer(t *testing.T) {
	var c company
	machine[core.IssuerState]{
		table: core.TableOf(core.Known().Latest(), core.IssuerStates),
		state: func(w *world) core.IssuerState { return w.standing(c) },
		reach: func(t tb, state core.IssuerState) (*world, map[core.Type]attempt) {
			var w *world
			w, c = admitted(t)
			attempts := map[core.Type]attempt{
				core.TypeRegisterHalted: func(w *world) core.SignedCommand {
					return w.closeBooks(c, w.now.DateInKorea(), w.now.DateInKorea(), "")
				},
				core.TypeRegisterResumed: func(w *world) core.SignedCommand { return cosigned(w.resume(c, operator1, operatorDesks()), operator2) },
				core.TypeIssuerClosed:    func(w *world) core.SignedCommand { return cosigned(w.leave(c, core.Liquidated), maker) },
			}
			switch state {
			case core.IssuerIsHalted:
				w.applied(cosigned(w.suspend(c, ""), operator2))
			case core.IssuerIsClosed:
				w.applied(attempts[core.TypeIssuerClosed](w))
			}
			return w, attempts
		},
		because: []core.Code{core.CodeLeft},
		guarded: map[core.IssuerState]map[core.Type]core.Code{
			core.IssuerIsLive: {core.TypeRegisterResumed: core.CodeWrongState},
		},
	}.test(t)
}
