package company_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func operatorDesks() ledger.TwoDesks {
	return ledger.TwoDesks{Member: "member1", CheckedAt: "member2"}
}

func suspend(w *rulestest.World, c rulestest.Company, order value.Digest) model.SignedCommand {
	w.Helper()
	return w.Command(operator1, c.ID, &company.RegisterHalted{Evidence: rulestest.Digest("why"), Order: order, TwoDesks: operatorDesks()})
}

func closeBooks(w *rulestest.World, c rulestest.Company, from, until, notice value.Date) model.SignedCommand {
	w.Helper()
	return w.Command(rulestest.Officer, c.ID, &company.RegisterHalted{From: from, Until: until, NoticeOn: notice, Evidence: rulestest.Digest("general meeting")})
}

func resume(w *rulestest.World, c rulestest.Company, by rulestest.Someone, desks ledger.TwoDesks) model.SignedCommand {
	w.Helper()
	return w.Command(by, c.ID, &company.RegisterResumed{Evidence: rulestest.Digest("over"), TwoDesks: desks})
}

func TestARegisterIsClosedForThreeMonthsAtMostAndAnnouncedTwoWeeksBefore(t *testing.T) {
	w, c := admitted(t)
	w.Rejected(value.CodeDateOutOfRange, closeBooks(w, c, "2026-09-20", "2026-10-01", ""))
	w.Rejected(value.CodeClosingTooLong, closeBooks(w, c, "2026-10-01", "2027-01-01", ""))
	w.Rejected(value.CodeNoticeTooShort, closeBooks(w, c, "2026-10-05", "2026-10-10", "2026-09-21"))
	w.Rejected(value.CodeNoticeTooShort, closeBooks(w, c, "2026-10-20", "2026-10-25", "2026-09-22"))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Stranger, c.ID, &company.RegisterHalted{From: "2026-10-06", Until: "2026-10-06", Evidence: rulestest.Digest("x")}))
	w.Refused(value.CodeMalformed, closeBooks(w, c, "2026-10-06", "2026-10-05", ""))
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &company.RegisterHalted{From: "2026-10-06", Until: "2026-10-06", Evidence: rulestest.Digest("x"), Order: rulestest.Digest("o")}))
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &company.RegisterHalted{Evidence: rulestest.Digest("x")}))
	w.Applied(closeBooks(w, c, "2026-10-06", "2027-01-05", "2026-09-21"))
	w.Rejected(value.CodeWrongState, closeBooks(w, c, "2026-10-01", "2026-10-02", ""))
	for _, day := range []struct {
		pass value.Seconds
		want model.IssuerState
	}{{0, model.IssuerIsLive}, {14 * value.Day, model.IssuerIsLive}, {value.Day, model.IssuerIsHalted}, {91 * value.Day, model.IssuerIsHalted}, {value.Day, model.IssuerIsLive}} {
		w.Pass(day.pass)
		if got := standing(w, c); got != day.want {
			t.Errorf("on %s it is %s, want %s", w.Now.DateInKorea(), got, day.want)
		}
	}
	w.Rejected(value.CodeWrongState, resume(w, c, rulestest.Officer, ledger.TwoDesks{}))
	w.Check()
}

func standing(w *rulestest.World, c rulestest.Company) model.IssuerState {
	w.Helper()
	return rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID)).State(w.Now)
}

func TestARegisterIsSuspendedByTwoOperatorDesks(t *testing.T) {
	w, c := admitted(t)
	w.Refused(value.CodeMoreSignatures, suspend(w, c, ""))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(suspend(w, c, ""), rulestest.Stranger))
	w.Appoint(2, model.OperatorDesk, rulestest.Director1, 0)
	w.Rejected(value.CodeSameDesk, rulestest.Cosigned(suspend(w, c, ""), rulestest.Director1))
	w.Applied(rulestest.Cosigned(suspend(w, c, rulestest.Digest("order")), operator2))
	w.Rejected(value.CodeWrongState, rulestest.Cosigned(suspend(w, c, ""), operator2))
	w.Rejected(value.CodeWrongState, resume(w, c, rulestest.Officer, ledger.TwoDesks{}))
	w.Refused(value.CodeMoreSignatures, resume(w, c, operator1, operatorDesks()))
	w.Applied(closeBooks(w, c, "2026-09-21", "2026-09-30", ""))
	w.Applied(rulestest.Cosigned(resume(w, c, operator1, operatorDesks()), operator2))
	if got := standing(w, c); got != model.IssuerIsHalted {
		t.Errorf("the company's own closing goes on, and it is %s", got)
	}
	w.Applied(resume(w, c, rulestest.Officer, ledger.TwoDesks{}))
	if got := standing(w, c); got != model.IssuerIsLive {
		t.Errorf("it is %s", got)
	}
	w.Rejected(value.CodeWrongState, rulestest.Cosigned(resume(w, c, operator1, operatorDesks()), operator2))
	w.Check()
}

func TestNothingOfAHaltedRegisterMoves(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsFunded)
	w.Applied(w.Introduction(operator1), w.Introduction(operator2))
	w.Appoint(1, model.OperatorDesk, operator1, 0)
	w.Appoint(2, model.OperatorDesk, operator2, 0)
	open := w.OfferOn(d, 10, 1)
	open.Terms.FundBy = w.Now.After(10 * value.Day)
	open.Agreement, _ = open.Terms.ID()
	w.Applied(w.Sign(open, rulestest.Seller), w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Stranger))
	w.Applied(rulestest.Cosigned(suspend(w, d.Company, ""), operator2))
	w.Rejected(value.CodeHalted, w.List(d.Company, rulestest.Seller, d.Lots[1], 1, 1))
	w.Rejected(value.CodeHalted, w.Sign(open, rulestest.Buyer))
	w.Rejected(value.CodeHalted, w.Settle(d))
	w.Rejected(value.CodeHalted, w.Claim(d.Company, rulestest.Stranger, d.Entries[1]))
	chg := model.ChangeTerms{
		Class: d.Common, Into: d.Common, Kind: model.Split, Numerator: 2, Denominator: 1, Fractions: model.RoundDown, Par: 250, Authorised: 20_000,
		EffectiveOn: w.Now.DateInKorea(), Resolution: rulestest.Digest("split"),
	}
	id := value.StagedID(w.Applied(w.Command(rulestest.Officer, d.ID, &change.ChangeAnnounced{ChangeTerms: chg}))[0])
	w.Rejected(value.CodeHalted, w.Command(rulestest.Officer, d.ID, &change.ChangeOpened{Change: id}))

	w.Applied(w.Deposit(d, 5), w.Refund(d, 5))
	w.Applied(w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
	w.Applied(w.Command(rulestest.Seller, d.ID, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: d.Lots[1], HolderKey: rulestest.Seller.Kid(), Member: "member1"}))
	w.Rejected(value.CodeNotExpired, w.Expire(d))
	w.Pass(21 * value.Day)
	w.Applied(w.Expire(d), w.Refund(d, 100_000)) // the bar lasted longer than the money may wait
	w.Check()
}

func TestNoListIsEnteredInAHaltedRegister(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.Introduction(operator1), w.Introduction(operator2))
	w.Appoint(1, model.OperatorDesk, operator1, 0)
	w.Appoint(2, model.OperatorDesk, operator2, 0)
	c := w.Admit(rulestest.Facts())
	w.Applied(closeBooks(w, c, w.Now.DateInKorea(), w.Now.DateInKorea(), ""))
	w.Rejected(value.CodeHalted, w.Command(rulestest.Officer, c.ID, c.List()))
	w.Pass(value.Day)
	w.Applied(w.Command(rulestest.Officer, c.ID, c.List()))
	w.Check()
}

func leave(w *rulestest.World, c rulestest.Company, reason model.LeavingReason) model.SignedCommand {
	w.Helper()
	return w.Command(rulestest.Officer, c.ID, &company.IssuerClosed{Reason: reason, Evidence: rulestest.Digest("extract"), Member: "member1"})
}

func TestACompanyThatLeftIsGoneForGoodAndItsNumberIsFree(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsFunded)
	w.Refused(value.CodeMoreSignatures, leave(w, d.Company, model.Merged))
	w.Refused(value.CodeMalformed, rulestest.Cosigned(leave(w, d.Company, "bored"), rulestest.Maker))
	w.Appoint(1, model.AdmissionDesk, rulestest.Director1, 0)
	w.Rejected(value.CodeSameDesk, rulestest.Cosigned(leave(w, d.Company, model.Merged), rulestest.Director1))
	w.Rejected(value.CodeCorporateNumberUsed, w.Command(rulestest.Officer, "", &company.IssuerApplied{Facts: rulestest.Facts()}))
	w.Applied(rulestest.Cosigned(leave(w, d.Company, model.Merged), rulestest.Maker))
	for _, gone := range []model.SignedCommand{
		w.Settle(d), w.List(d.Company, rulestest.Seller, d.Lots[1], 1, 1), w.OfferFor(d.Company, rulestest.Buyer, d.Listing, 1, 1), w.Homes(d.Company, rulestest.Officer, "member1", "member3"),
		rulestest.Cosigned(leave(w, d.Company, model.Merged), rulestest.Maker), w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Stranger),
		w.Amend(d.Company, company.ArticlesAmended{Approval: model.NoApproval}),
	} {
		w.Rejected(value.CodeLeft, gone)
	}
	w.Applied(w.Expire(d), w.Refund(d, 100_000), w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
	w.Holds(d, 100_000, 100_000, 0, 100_000, 0)
	next := w.Admit(rulestest.Facts())
	if number := rulestest.Get[model.CorporateNumber](w, model.CorporateNumberRef(rulestest.Facts().CorporateNumber)); number.Issuer != next.ID || number.Freed != nil {
		t.Errorf("the number is %+v", number)
	}
	w.Check()
}

func TestATradeThatSettledIsPaidOutAfterTheCompanyLeft(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsSettled)
	w.Applied(rulestest.Cosigned(leave(w, d.Company, model.MovedOn), rulestest.Maker))
	w.Applied(w.Payout(d, 100_000))
	w.Check()
}

func TestEveryCommandInEveryStateOfAnIssuer(t *testing.T) {
	var c rulestest.Company
	rulestest.Machine[model.IssuerState]{
		Table: model.TableOf(rules.Known().Latest(), model.IssuerStates),
		State: func(w *rulestest.World) model.IssuerState { return standing(w, c) },
		Reach: func(t rulestest.Tb, state model.IssuerState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			var w *rulestest.World
			w, c = admitted(t)
			attempts := map[value.Type]rulestest.Attempt{
				company.TypeRegisterHalted: func(w *rulestest.World) model.SignedCommand {
					return closeBooks(w, c, w.Now.DateInKorea(), w.Now.DateInKorea(), "")
				},
				company.TypeRegisterResumed: func(w *rulestest.World) model.SignedCommand {
					return rulestest.Cosigned(resume(w, c, operator1, operatorDesks()), operator2)
				},
				company.TypeIssuerClosed: func(w *rulestest.World) model.SignedCommand {
					return rulestest.Cosigned(leave(w, c, model.Liquidated), rulestest.Maker)
				},
			}
			switch state {
			case model.IssuerIsHalted:
				w.Applied(rulestest.Cosigned(suspend(w, c, ""), operator2))
			case model.IssuerIsClosed:
				w.Applied(attempts[company.TypeIssuerClosed](w))
			}
			return w, attempts
		},
		Because: []value.Code{value.CodeLeft},
		Guarded: map[model.IssuerState]map[value.Type]value.Code{
			model.IssuerIsLive: {company.TypeRegisterResumed: value.CodeWrongState},
		},
	}.Test(t)
}
