package check_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// judged are a few records that an invariant judges, and whether they break it.
type judged struct {
	broken  bool
	records []model.Record
}

func sound(records ...model.Record) judged  { return judged{false, records} }
func broken(records ...model.Record) judged { return judged{true, records} }

func judge(t *testing.T, cases map[string][]judged) {
	t.Helper()
	for detail, all := range cases {
		for i, j := range all {
			found := slices.ContainsFunc(rules.Check(slices.Values(j.records)), func(v check.Violation) bool { return v.Detail == detail })
			if found != j.broken {
				t.Errorf("%s: the case %d is found broken: %v", detail, i, found)
			}
		}
	}
}

// TestEachRecordIsJudgedByItself has, for each sentence about one record alone, records on both sides of every bound. That the records
// stand alone breaks other invariants, which are not looked at.
func TestEachRecordIsJudgedByItself(t *testing.T) {
	on := &model.Stamp{}
	judge(t, map[string][]judged{
		"more is taken than is allotted": {
			sound(model.Allotment{Quantity: 1}), sound(model.Allotment{Quantity: 1, Taken: 1}),
			broken(model.Allotment{}), broken(model.Allotment{Quantity: 1, Taken: 2}), broken(model.Allotment{Quantity: 1, Taken: -1}),
		},
		"somebody controls the company's own shares": {
			sound(model.HolderEntry{Treasury: true, State: model.EntryIsUnclaimed}), sound(model.HolderEntry{State: model.EntryIsClaimed, Controller: "x"}),
			broken(model.HolderEntry{Treasury: true, State: model.EntryIsClaimed}), broken(model.HolderEntry{Treasury: true, State: model.EntryIsUnclaimed, Controller: "x"}),
		},
		"an entry is merged into another one, or is not merged": {
			sound(model.HolderEntry{State: model.EntryIsMerged, MergedInto: "x"}), sound(model.HolderEntry{State: model.EntryIsUnclaimed}),
			broken(model.HolderEntry{State: model.EntryIsMerged}), broken(model.HolderEntry{State: model.EntryIsUnclaimed, MergedInto: "x"}),
		},
		"more is granted than the pool has": {
			sound(model.Pool{Size: 1}), sound(model.Pool{Size: 1, Granted: 1}),
			broken(model.Pool{}), broken(model.Pool{Size: 1, Granted: 2}), broken(model.Pool{Size: 1, Granted: -1}),
		},
		"more is exercised and forfeited than was granted": {
			sound(option(1, 0, 0)), sound(option(2, 1, 1)), sound(option(2, 0, 2)),
			broken(option(0, 0, 0)), broken(option(2, 2, 1)), broken(option(2, -1, 0)), broken(option(2, 0, -1)),
		},
		"it is open exactly while something is left of it": {
			sound(option(1, 0, 0)), sound(ended(option(1, 1, 0))), sound(ended(option(2, 1, 1))), broken(option(1, 1, 0)), broken(ended(option(2, 1, 0))),
		},
		"shares were issued without exercise, or none by it": {
			sound(model.Option{Exercised: 1, Issued: 1}), sound(model.Option{}), broken(model.Option{Exercised: 1}), broken(model.Option{Issued: 1}),
		},
		"an amount is out of range": {
			sound(convertible(1, 0, "", "")), sound(convertible(1, 1, "", "")), broken(convertible(0, 0, "", "")), broken(convertible(1, -1, "", "")),
		},
		"it became shares exactly if it is converted": {
			sound(convertible(1, 0, "", "")), sound(convertible(1, 1, model.ConvertibleIsConverted, "x")), broken(convertible(1, 0, model.ConvertibleIsConverted, "x")),
			broken(convertible(1, 1, "", "x")), broken(convertible(1, 1, model.ConvertibleIsConverted, "")), broken(convertible(1, 0, "", "x")),
		},
		"who alone may buy, and by what right, stand together": {
			sound(model.Listing{}), sound(model.Listing{Of: "x", Only: []value.DID{"x"}}), broken(model.Listing{Of: "x"}), broken(model.Listing{Only: []value.DID{"x"}}),
		},
		"an open dispute has not ended": {
			sound(model.Dispute{State: model.DisputeIsOpen}), sound(model.Dispute{State: model.DisputeHasLapsed, Ended: on}),
			broken(model.Dispute{State: model.DisputeIsOpen, Ended: on}), broken(model.Dispute{State: model.DisputeHasLapsed}),
		},
		"two arbiters rule on a dispute": {
			sound(ruled(model.RulingSettle, "x", "y")), sound(model.Dispute{State: model.DisputeIsOpen}), broken(ruled("", "x", "y")), broken(ruled(model.RulingSettle, "", "y")),
			broken(ruled(model.RulingSettle, "x", "")), broken(ruled(model.RulingSettle, "x", "x")),
			broken(model.Dispute{State: model.DisputeIsOpen, Ruling: model.RulingSettle, RuledBy: "x", CheckedBy: "y"}),
		},
		"more is allotted than was taken": {
			sound(taken(model.Take{Quantity: 1, Holding: 1})), sound(taken(model.Take{Quantity: 1, Holding: 1, Allotted: 1})), broken(taken(model.Take{Holding: 1})),
			broken(taken(model.Take{Quantity: 1})), broken(taken(model.Take{Quantity: 1, Holding: 1, Allotted: 2})), broken(taken(model.Take{Quantity: 1, Holding: 1, Allotted: -1})),
		},
		"a disputed agreement names its open dispute": {
			sound(model.Agreement{State: model.AgreementIsDisputed, Dispute: "x"}), sound(model.Agreement{State: model.AgreementIsAgreed}),
			broken(model.Agreement{State: model.AgreementIsDisputed}), broken(model.Agreement{State: model.AgreementIsAgreed, Dispute: "x"}),
		},
		"a purchase by the company has its price and ends the agreement": {
			sound(model.Agreement{State: model.AgreementIsVoid, Purchased: on, PurchasedAt: 1}), sound(model.Agreement{State: model.AgreementIsAgreed}),
			broken(model.Agreement{State: model.AgreementIsAgreed, Purchased: on, PurchasedAt: 1}), broken(model.Agreement{State: model.AgreementIsVoid, Purchased: on}),
			broken(model.Agreement{State: model.AgreementIsVoid, PurchasedAt: 1}),
		},
		"its shares went to others and it is not void": {
			sound(model.Agreement{State: model.AgreementIsVoid, Next: "x"}), sound(model.Agreement{State: model.AgreementIsAgreed}),
			broken(model.Agreement{State: model.AgreementIsAgreed, Next: "x"}), broken(model.Agreement{State: model.AgreementIsVoid, Next: "x", Purchased: on}),
		},
		"it went on without the approval that was asked for": {
			sound(model.Agreement{State: model.AgreementIsAgreed}), sound(model.Agreement{State: model.AgreementIsFunded, Requested: on, Approved: on}),
			sound(model.Agreement{State: model.AgreementIsVoid, Requested: on}), broken(model.Agreement{State: model.AgreementIsAgreed, Requested: on}),
			broken(model.Agreement{State: model.AgreementIsFunded, Requested: on}), broken(model.Agreement{State: model.AgreementIsDisputed, Requested: on}),
			broken(model.Agreement{State: model.AgreementIsPaid, Requested: on, Settled: on}),
		},
		"a payment is at least 1 won": {sound(model.Payment{Amount: 1}), broken(model.Payment{})},
		"a live reservation binds shares and an ended one none": {
			sound(model.Reservation{Quantity: 1}), sound(model.Reservation{Short: 1}), sound(model.Reservation{Ended: on}),
			broken(model.Reservation{}), broken(model.Reservation{Quantity: 1, Ended: on}), broken(model.Reservation{Short: 1, Ended: on}), broken(model.Reservation{Quantity: -1, Short: 2}),
		},
		"a live encumbrance binds shares and an ended one none": {
			sound(model.Encumbrance{Quantity: 1}), sound(model.Encumbrance{Short: 1}), sound(model.Encumbrance{Ended: on}), broken(model.Encumbrance{}),
			broken(model.Encumbrance{Quantity: 1, Ended: on}), broken(model.Encumbrance{Short: 1, Ended: on}), broken(model.Encumbrance{Quantity: -1, Short: 2}),
			broken(model.Encumbrance{Quantity: 2, Short: -1}),
		},
		"no court's order lifted an attachment": {
			sound(model.Encumbrance{Kind: model.Attachment, Quantity: 1}), sound(model.Encumbrance{Kind: model.Pledge, Ended: on}),
			sound(model.Encumbrance{Kind: model.Attachment, Ended: on, Lifted: &model.CourtOrder{}}), broken(model.Encumbrance{Kind: model.Attachment, Ended: on}),
		},
		"it was done before its objections were over": {
			sound(recorded(10, 10, nil, nil)), sound(recorded(11, 10, nil, nil)), sound(recorded(9, 10, nil, on)), sound(recorded(10, 10, on, on)),
			broken(recorded(9, 10, nil, nil)), broken(recorded(10, 10, on, nil)), broken(model.RecordedTransfer{State: model.RecordedIsDone}),
		},
		"a key lost its force before the command that ended it": {
			sound(keyed(model.Key{Until: 5})), sound(keyed(model.Key{Until: 5, Ended: &model.Stamp{At: 5}})), broken(keyed(model.Key{Until: 4, Ended: &model.Stamp{At: 5}})),
		},
		"its amendments are not in the order of their days": {
			sound(amended("", "2027-01-01")), sound(amended("2027-01-01", "2027-01-01")), broken(amended("2027-01-02", "2027-01-01")),
		},
		"an outcome is applied, or rejected with a code": {
			broken(model.Outcome{Command: "x", Status: model.Applied}), sound(outcome(model.Applied, "")), sound(outcome(model.Rejected, value.CodeBound)), broken(outcome(model.Applied, value.CodeBound)),
			broken(outcome(model.Rejected, "")), broken(outcome(model.Refused, value.CodeBound)),
		},
	})
}

// TestFewRecordsAreJudgedTogether is likewise of sentences about a class and what replaced its lots, an act and its allotments, a
// round or a dispute and its agreement, a listing for few, and an agreement's money.
func TestFewRecordsAreJudgedTogether(t *testing.T) {
	on := &model.Stamp{}
	split := model.Lineage{ID: "l", Live: "m"}
	replaced := slices.Clip([]model.Record{split, model.Lot{ID: "m", Lineage: "l"}, model.ShareClass{Epoch: 1}, model.Replacement{Act: "act"}})
	left := func(by ...string) model.Lot { // the lot of the lineage that an act has made, and that has ended
		lot := model.Lot{ID: "m", Lineage: "l", Rebound: "act", Ended: &model.LotEnd{}}
		for _, name := range by {
			lot.Reservations, lot.Encumbrances = append(lot.Reservations, value.ReservationID(name)), append(lot.Encumbrances, value.EncumbranceID(name))
		}
		return lot
	}
	judge(t, map[string][]judged{
		"its epoch is not the number of acts that replaced its lots": {
			sound(model.ShareClass{}), sound(model.ShareClass{Epoch: 1}, model.Replacement{Act: "x"}), broken(model.ShareClass{Epoch: 1}),
			sound(model.ShareClass{Epoch: 2}, model.Replacement{Act: "x"}, model.Replacement{Epoch: 1, Act: "y"}),
			broken(model.ShareClass{}, model.Replacement{Act: "x"}), broken(model.ShareClass{Epoch: 2}, model.Replacement{Act: "x"}),
			broken(model.ShareClass{Epoch: 1}, model.Replacement{Class: "x", Act: "x"}),
		},
		"it stands on a lot that has ended otherwise than by an act on its class": {
			sound(append(replaced, model.Reservation{Lineage: "l"})...), sound(append(replaced, model.Encumbrance{Lineage: "l"})...),
			sound(model.Reservation{Lineage: "l"}, left(), split), sound(model.Encumbrance{Lineage: "l"}, left(), split),
			broken(model.Reservation{Lineage: "l", As: "act"}, left(), split), broken(model.Encumbrance{Lineage: "l", As: "act"}, left(), split),
			broken(model.Reservation{ID: "r", Lineage: "l"}, left("r"), split), broken(model.Encumbrance{ID: "r", Lineage: "l"}, left("r"), split),
			broken(model.Reservation{Lineage: "l"}, left()), broken(model.Encumbrance{Lineage: "l"}, left()),
		},
		"its encumbrances bind something else than it says": {
			sound(model.Lot{Quantity: 1}), broken(model.Lot{Quantity: 1, Pledged: 1}), broken(model.Lot{Quantity: 1, Attached: 1}), broken(model.Lot{Quantity: 1, Locked: 1}),
		},
		"shares of it were taken before it was closed": {
			sound(rights(model.ChangeIsOpen, 1, 0), model.Allotment{Quantity: 1}), sound(rights(model.ChangeIsClosed, 1, 1), model.Allotment{Quantity: 1, Taken: 1}),
			broken(rights(model.ChangeIsOpen, 1, 1)), broken(rights(model.ChangeIsOpen, 1, 0), model.Allotment{Quantity: 1, Taken: 1}),
		},
		"more was taken of it than was allotted": {
			sound(rights(model.ChangeIsClosed, 2, 1), model.Allotment{Quantity: 2, Taken: 1}), sound(rights(model.ChangeIsClosed, 2, 2), model.Allotment{Quantity: 2, Taken: 1}),
			sound(rights(model.ChangeIsOpen, 0, 1)), broken(rights(model.ChangeIsClosed, 2, 3), model.Allotment{Quantity: 2, Taken: 1}),
			broken(rights(model.ChangeIsClosed, 2, 1), model.Allotment{Quantity: 2, Taken: 2}),
		},
		"its allotments add up to another number than it gives": {
			sound(rights(model.ChangeIsClosed, 2, 0), model.Allotment{ID: "x", Quantity: 1}, model.Allotment{ID: "y", Quantity: 1}), sound(rights(model.ChangeIsOpen, 2, 0)),
			broken(rights(model.ChangeIsClosed, 2, 0), model.Allotment{Quantity: 1}), broken(rights(model.ChangeIsClosed, 2, 0), model.Allotment{Quantity: 3}),
		},
		"a round is open as long as its agreement waits for it": {
			sound(model.RefusalRound{}, model.Agreement{State: model.AgreementIsFirstRefusal}), sound(model.RefusalRound{Closed: on}, model.Agreement{State: model.AgreementIsAgreed}),
			broken(model.RefusalRound{}), broken(model.RefusalRound{}, model.Agreement{State: model.AgreementIsAgreed}),
			broken(model.RefusalRound{Closed: on}, model.Agreement{State: model.AgreementIsFirstRefusal}),
		},
		"more is allotted than was agreed": {
			sound(taken(model.Take{Allotted: 2}), model.Agreement{Terms: model.Terms{Quantity: 2}}), sound(taken(model.Take{})),
			broken(taken(model.Take{Allotted: 3}), model.Agreement{Terms: model.Terms{Quantity: 2}}), broken(taken(model.Take{Allotted: 1})),
		},
		"no disputed agreement has the open dispute": {
			sound(model.Dispute{By: "x", State: model.DisputeIsOpen}, model.Agreement{Dispute: "x"}), sound(model.Dispute{By: "x", State: model.DisputeHasLapsed}),
			broken(model.Dispute{By: "x", State: model.DisputeIsOpen}), broken(model.Dispute{By: "x", State: model.DisputeIsOpen}, model.Agreement{Dispute: "y"}),
		},
		"a disputed agreement's dispute is not open": {
			sound(model.Dispute{By: "x", State: model.DisputeIsOpen}, model.Agreement{Dispute: "x"}), broken(model.Agreement{Dispute: "x"}),
			broken(model.Dispute{By: "x", State: model.DisputeHasLapsed}, model.Agreement{Dispute: "x"}),
		},
		"no agreement's shares went into it": {
			sound(model.Listing{ID: "l", Of: "a"}, model.Agreement{ID: "a", Next: "l"}), broken(model.Listing{ID: "l", Of: "a"}),
			broken(model.Listing{ID: "l", Of: "a"}, model.Agreement{ID: "a", Next: "k"}),
		},
		"the listing into which its shares went is not for those with a right to them": {
			sound(model.Listing{ID: "l", Of: "a"}, model.Agreement{ID: "a", Next: "l"}), broken(model.Agreement{ID: "a", Next: "l"}),
			broken(model.Listing{ID: "l", Of: "b"}, model.Agreement{ID: "a", Next: "l"}),
		},
		"an escrow and payments belong to an agreement":         {sound(model.Escrow{}, model.Agreement{}), broken(model.Escrow{}), broken(model.Payment{}, model.Agreement{})},
		"deposited is not released, refunded and held together": {sound(money(6, 1, 2, 3)...), broken(money(7, 1, 2, 3)...), broken(money(5, 1, 2, 3)...)},
		"it does not name each payment once": {
			sound(model.Agreement{}, model.Escrow{References: []value.BankReference{"x"}}, model.Payment{Reference: "x"}),
			broken(model.Agreement{}, model.Escrow{}, model.Payment{Reference: "x"}), broken(model.Agreement{}, model.Escrow{References: []value.BankReference{"x"}}),
		},
		"the payments add up to something else": {
			sound(model.Agreement{}, model.Escrow{Deposited: 2}, model.Payment{Kind: model.PaymentDeposit, Amount: 2}), broken(model.Agreement{}, model.Escrow{Deposited: 2}),
			broken(model.Agreement{}, model.Escrow{Released: 2}), broken(model.Agreement{}, model.Escrow{Refunded: 2}),
			broken(model.Agreement{}, model.Escrow{Deposited: 2}, model.Payment{Kind: model.PaymentRefund, Amount: 2}),
		},
		"the price or the agent is not the terms'": {
			sound(model.Agreement{Terms: model.Terms{Total: 5, EscrowAgent: "x"}}, model.Escrow{Price: 5, Agent: "x"}),
			broken(model.Agreement{Terms: model.Terms{Total: 5, EscrowAgent: "x"}}, model.Escrow{Price: 4, Agent: "x"}),
			broken(model.Agreement{Terms: model.Terms{Total: 5, EscrowAgent: "x"}}, model.Escrow{Price: 5, Agent: "y"}),
		},
		"accepted money was given back": {
			sound(model.Agreement{State: model.AgreementIsFunded}, model.Escrow{Held: 1, Accepted: 1}), sound(model.Agreement{State: model.AgreementIsVoid}, model.Escrow{Accepted: 1}),
			broken(model.Agreement{State: model.AgreementIsFunded}, model.Escrow{Accepted: 1}), broken(model.Agreement{State: model.AgreementIsSettled}, model.Escrow{Accepted: 1}),
			broken(model.Agreement{State: model.AgreementIsPayoutFailed}, model.Escrow{Accepted: 1}),
		},
		"the price is not there": {
			sound(model.Agreement{State: model.AgreementIsFunded}, model.Escrow{Price: 1, Accepted: 1}), sound(model.Agreement{State: model.AgreementIsAgreed}, model.Escrow{Price: 1}),
			broken(model.Agreement{State: model.AgreementIsFunded}, model.Escrow{Price: 1}), broken(model.Agreement{State: model.AgreementIsSettled, Settled: on}, model.Escrow{Price: 1}),
		},
		"the whole price is released, once, when the agreement is paid": {
			sound(model.Agreement{State: model.AgreementIsPaid}, model.Escrow{Price: 1, Released: 1}), sound(model.Agreement{State: model.AgreementIsSettled}, model.Escrow{Price: 1}),
			broken(model.Agreement{State: model.AgreementIsPaid}, model.Escrow{Price: 1}), broken(model.Agreement{State: model.AgreementIsSettled}, model.Escrow{Price: 1, Released: 1}),
		},
	})
}

// rights is a rights issue.
func rights(state model.ChangeState, out, taken value.Shares) model.Change {
	return model.Change{State: state, Terms: model.ChangeTerms{Kind: model.Rights}, Out: out, Taken: taken}
}

// money is an agreement with its escrow.
func money(deposited, released, refunded, held value.Won) []model.Record {
	return []model.Record{model.Agreement{}, model.Escrow{Deposited: deposited, Released: released, Refunded: refunded, Held: held}}
}

func option(granted, exercised, forfeited value.Shares) model.Option {
	return model.Option{OptionTerms: model.OptionTerms{Quantity: granted}, Exercised: exercised, Forfeited: forfeited, State: model.RightIsOpen}
}

func ended(o model.Option) model.Option {
	o.State = model.RightIsEnded
	return o
}

func convertible(principal value.Won, issued value.Shares, state model.ConvertibleState, lot value.LotID) model.Convertible {
	return model.Convertible{ConvertibleTerms: model.ConvertibleTerms{Principal: principal}, Issued: issued, State: state, Lot: lot}
}

func ruled(how model.Ruling, by, checked value.DID) model.Dispute {
	return model.Dispute{State: model.DisputeIsRuled, Ruling: how, RuledBy: by, CheckedBy: checked, Ended: &model.Stamp{}}
}

func taken(take model.Take) model.RefusalRound { return model.RefusalRound{Takes: []model.Take{take}} }

func recorded(done, from value.Time, objected, decided *model.Stamp) model.RecordedTransfer {
	return model.RecordedTransfer{State: model.RecordedIsDone, Ended: &model.Stamp{At: done}, OpenFrom: from, Objected: objected, Decided: decided}
}

func keyed(k model.Key) model.Party { return model.Party{Keys: []model.Key{k}} }

func amended(days ...value.Date) model.ShareClass {
	var class model.ShareClass
	for _, day := range days {
		class.Amended = append(class.Amended, model.Amendment{From: day})
	}
	return class
}

func outcome(status model.Status, code value.Code) model.Outcome {
	id := value.CommandID(rulestest.Hex32("a command"))
	return model.Outcome{Command: id, Status: status, Code: code, On: model.Stamp{Command: id}}
}
