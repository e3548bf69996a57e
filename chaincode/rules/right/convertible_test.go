package right_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// noted is a claimed register with the seller's note.
func noted(t rulestest.Tb) (*rulestest.World, rulestest.Company, model.ConvertibleID) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	return w, c, model.ConvertibleID(w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.NoteOf(book.Allottee{Entry: c.Entries[0]})))[0])
}

func convertible(w *rulestest.World, id model.ConvertibleID) model.Convertible {
	return rulestest.Get[model.Convertible](w, model.ConvertibleRef(id))
}

// conversion is that of a convertible today, at a round's price and what it costs here.
func conversion(w *rulestest.World, c rulestest.Company, id model.ConvertibleID, round, price value.Won) *right.ConvertibleConverted {
	owed, err := convertible(w, id).Owed(w.Now.DateInKorea())
	if err != nil {
		w.Fatalf("%v", err)
	}
	return &right.ConvertibleConverted{
		Convertible: id, Class: c.Common, Round: round, Price: price, Amount: owed, Shares: value.Shares(owed / price), Evidence: rulestest.Digest("calculation"),
	}
}

func TestASAFEHasNeitherInterestNorMaturity(t *testing.T) {
	w, c := rulestest.Claimed(t)
	to := book.Allottee{Entry: c.Entries[0]}
	for name, alter := range map[string]func(*right.ConvertibleIssued){
		"interest":     func(b *right.ConvertibleIssued) { b.Interest = 1 },
		"a maturity":   func(b *right.ConvertibleIssued) { b.Maturity = "2030-01-01" },
		"no principal": func(b *right.ConvertibleIssued) { b.Principal = 0 },
		"all discount": func(b *right.ConvertibleIssued) { b.Discount = 10_000 },
		"another kind": func(b *right.ConvertibleIssued) { b.Kind = "warrant" },
	} {
		body := rulestest.SafeOf(to)
		alter(body)
		if reply := w.Submit(w.Command(rulestest.Officer, c.ID, body))[0]; reply.Code != value.CodeMalformed {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	endless := rulestest.NoteOf(to)
	endless.Maturity = ""
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, endless))
	early := rulestest.SafeOf(to)
	early.IssuedOn = "2026-09-22"
	w.Rejected(value.CodeDateOutOfRange, w.Command(rulestest.Officer, c.ID, early))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, rulestest.SafeOf(to)))
	w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.SafeOf(to)))
	if w.Issued(c.Common) != 1_500 {
		t.Error("a SAFE has issued shares")
	}
	w.Check()
}

func TestInterestIsSimpleAndRoundedDownToWholeWon(t *testing.T) {
	x := rulestest.NoteOf(book.Allottee{}).ConvertibleTerms
	for on, want := range map[value.Date]value.Won{"2026-09-21": 100_000, "2026-09-22": 100_008, "2027-09-21": 103_000, "2028-09-21": 106_008} {
		if got, err := x.Owed(on); err != nil || got != want {
			t.Errorf("by %s it is %d (%v), want %d", on, got, err, want)
		}
	}
	if _, err := x.Owed("2026-09-20"); err == nil {
		t.Error("there is interest before the issue")
	}
	x.Principal = 1 << 62
	if _, err := x.Owed("9999-01-01"); err == nil {
		t.Error("interest beyond all money was computed")
	}
}

func TestANoteBecomesSharesOnceWithBothSignatures(t *testing.T) {
	w, c, id := noted(t)
	w.Pass(365 * value.Day)
	send := func(b *right.ConvertibleConverted) model.SignedCommand {
		return rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, b), rulestest.Officer)
	}
	good := conversion(w, c, id, 1_000, 800) // 103,000 ÷ 800 = 128.75
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, good))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, good))
	w.Rejected(value.CodeAmountDiffers, send(conversion(w, c, id, 1_000, 801)))
	w.Rejected(value.CodeBelowPar, send(conversion(w, c, id, 600, 480)))
	more := *good
	more.Amount, more.Shares = 104_000, 130
	w.Rejected(value.CodeAmountDiffers, send(&more))
	generous := *good
	generous.Shares++
	w.Refused(value.CodeMalformed, send(&generous))
	lot := w.Lot(value.LotID(w.Applied(send(good))[0]))
	if lot.Quantity != 128 || lot.Provenance != model.Issued || w.Issued(c.Common) != 1_628 || convertible(w, id).State != model.ConvertibleIsConverted {
		t.Errorf("the lot is %+v, %d are issued", lot, w.Issued(c.Common))
	}
	w.Rejected(value.CodeWrongState, send(good))
	w.Check()
}

func TestANoteConvertsIntoItsClassUntilItsMaturity(t *testing.T) {
	w, c := rulestest.Claimed(t)
	body := rulestest.NoteOf(book.Allottee{Entry: c.Entries[0]})
	body.Class = c.Preferred
	id := model.ConvertibleID(w.Applied(w.Command(rulestest.Officer, c.ID, body))[0])
	w.Rejected(value.CodeNoSuchRight, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, conversion(w, c, id, 1_000, 800)), rulestest.Officer))
	w.Pass(3 * year)
	late := conversion(w, c, id, 1_000, 800)
	late.Class = c.Preferred
	w.Rejected(value.CodeNoSuchRight, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, late), rulestest.Officer))
}

func TestAConvertibleIsPaidBackWithItsHoldersSignatureWhereThereIsOne(t *testing.T) {
	w, c, id := noted(t)
	end := &right.ConvertibleEnded{Convertible: id, Amount: 100_000, Evidence: rulestest.Digest("bank")}
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, end))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Stranger, c.ID, end))
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Officer, c.ID, end), rulestest.Seller))
	if x := convertible(w, id); x.State != model.ConvertibleIsEnded || x.Repaid != 100_000 {
		t.Errorf("the note is %+v", x)
	}
	safe := model.ConvertibleID(w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.SafeOf(rulestest.NewHolder("an angel"))))[1])
	w.Applied(w.Command(rulestest.Officer, c.ID, &right.ConvertibleEnded{Convertible: safe, Evidence: rulestest.Digest("release")}))
	w.Check()
}

func TestEveryCommandInEveryStateOfAConvertible(t *testing.T) {
	var id model.ConvertibleID
	rulestest.Machine[model.ConvertibleState]{
		Table: model.TableOf(rules.Known().Latest(), model.ConvertibleStates),
		State: func(w *rulestest.World) model.ConvertibleState { return convertible(w, id).State },
		Reach: func(t rulestest.Tb, state model.ConvertibleState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c, note := noted(t)
			id = note
			attempts := map[value.Type]rulestest.Attempt{
				right.TypeConvertibleConverted: func(w *rulestest.World) model.SignedCommand {
					return rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, conversion(w, c, id, 1_000, 800)), rulestest.Officer)
				},
				right.TypeConvertibleEnded: func(w *rulestest.World) model.SignedCommand {
					return rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, &right.ConvertibleEnded{Convertible: id, Amount: 1, Evidence: rulestest.Digest("bank")}), rulestest.Officer)
				},
			}
			switch state {
			case model.ConvertibleIsConverted:
				w.Applied(attempts[right.TypeConvertibleConverted](w))
			case model.ConvertibleIsEnded:
				w.Applied(attempts[right.TypeConvertibleEnded](w))
			}
			return w, attempts
		},
	}.Test(t)
}
