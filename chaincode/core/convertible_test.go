package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// noteOf is a convertible note of 100,000 won at 3 % a year with a discount of 20 %, due in three years.
func noteOf(to core.Allottee) *core.ConvertibleIssued {
	return &core.ConvertibleIssued{To: to, Resolution: digest("board"), ConvertibleTerms: core.ConvertibleTerms{
		Kind: core.Note, Principal: 100_000, Discount: 2_000, Interest: 300, IssuedOn: "2026-09-21", Maturity: "2029-09-21", Terms: digest("contract"),
	}}
}

func safeOf(to core.Allottee) *core.ConvertibleIssued {
	b := noteOf(to)
	b.Kind, b.Interest, b.Maturity, b.Cap = core.SAFE, 0, "", 10_000_000
	return b
}

// noted is a claimed register with the seller's note.
func noted(t tb) (*world, company, core.ConvertibleID) {
	t.Helper()
	w, c := claimed(t)
	return w, c, core.ConvertibleID(w.applied(w.command(officer, c.id, noteOf(core.Allottee{Entry: c.entries[0]})))[0])
}

func (w *world) convertible(id core.ConvertibleID) core.Convertible {
	return get[core.Convertible](w, core.ConvertibleRef(id))
}

// conversion is that of a convertible today, at a round's price and what it costs here.
func (w *world) conversion(c company, id core.ConvertibleID, round, price core.Won) *core.ConvertibleConverted {
	owed, err := w.convertible(id).Owed(w.now.DateInKorea())
	if err != nil {
		w.Fatalf("%v", err)
	}
	return &core.ConvertibleConverted{
		Convertible: id, Class: c.common, Round: round, Price: price, Amount: owed, Shares: core.Shares(owed / price), Evidence: digest("calculation"),
	}
}

func TestASAFEHasNeitherInterestNorMaturity(t *testing.T) {
	w, c := claimed(t)
	to := core.Allottee{Entry: c.entries[0]}
	for name, alter := range map[string]func(*core.ConvertibleIssued){
		"interest":     func(b *core.ConvertibleIssued) { b.Interest = 1 },
		"a maturity":   func(b *core.ConvertibleIssued) { b.Maturity = "2030-01-01" },
		"no principal": func(b *core.ConvertibleIssued) { b.Principal = 0 },
		"all discount": func(b *core.ConvertibleIssued) { b.Discount = 10_000 },
		"another kind": func(b *core.ConvertibleIssued) { b.Kind = "warrant" },
	} {
		body := safeOf(to)
		alter(body)
		if reply := w.submit(w.command(officer, c.id, body))[0]; reply.Code != core.CodeMalformed {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
	endless := noteOf(to)
	endless.Maturity = ""
	w.refused(core.CodeMalformed, w.command(officer, c.id, endless))
	early := safeOf(to)
	early.IssuedOn = "2026-09-22"
	w.rejected(core.CodeDateOutOfRange, w.command(officer, c.id, early))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, safeOf(to)))
	w.applied(w.command(officer, c.id, safeOf(to)))
	if w.issued(c.common) != 1_500 {
		t.Error("a SAFE has issued shares")
	}
	w.check()
}

func TestInterestIsSimpleAndRoundedDownToWholeWon(t *testing.T) {
	x := noteOf(core.Allottee{}).ConvertibleTerms
	for on, want := range map[core.Date]core.Won{"2026-09-21": 100_000, "2026-09-22": 100_008, "2027-09-21": 103_000, "2028-09-21": 106_008} {
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
	w.pass(365 * core.Day)
	send := func(b *core.ConvertibleConverted) core.SignedCommand {
		return cosigned(w.command(seller, c.id, b), officer)
	}
	good := w.conversion(c, id, 1_000, 800) // 103,000 ÷ 800 = 128.75
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, good))
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, good))
	w.rejected(core.CodeAmountDiffers, send(w.conversion(c, id, 1_000, 801)))
	w.rejected(core.CodeBelowPar, send(w.conversion(c, id, 600, 480)))
	more := *good
	more.Amount, more.Shares = 104_000, 130
	w.rejected(core.CodeAmountDiffers, send(&more))
	generous := *good
	generous.Shares++
	w.refused(core.CodeMalformed, send(&generous))
	lot := w.lot(core.LotID(w.applied(send(good))[0]))
	if lot.Quantity != 128 || lot.Provenance != core.Issued || w.issued(c.common) != 1_628 || w.convertible(id).State != core.ConvertibleIsConverted {
		t.Errorf("the lot is %+v, %d are issued", lot, w.issued(c.common))
	}
	w.rejected(core.CodeWrongState, send(good))
	w.check()
}

func TestANoteConvertsIntoItsClassUntilItsMaturity(t *testing.T) {
	w, c := claimed(t)
	body := noteOf(core.Allottee{Entry: c.entries[0]})
	body.Class = c.preferred
	id := core.ConvertibleID(w.applied(w.command(officer, c.id, body))[0])
	w.rejected(core.CodeNoSuchRight, cosigned(w.command(seller, c.id, w.conversion(c, id, 1_000, 800)), officer))
	w.pass(3 * year)
	late := w.conversion(c, id, 1_000, 800)
	late.Class = c.preferred
	w.rejected(core.CodeNoSuchRight, cosigned(w.command(seller, c.id, late), officer))
}

func TestAConvertibleIsPaidBackWithItsHoldersSignatureWhereThereIsOne(t *testing.T) {
	w, c, id := noted(t)
	end := &core.ConvertibleEnded{Convertible: id, Amount: 100_000, Evidence: digest("bank")}
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, end))
	w.refused(core.CodeMoreSignatures, w.command(stranger, c.id, end))
	w.applied(cosigned(w.command(officer, c.id, end), seller))
	if x := w.convertible(id); x.State != core.ConvertibleIsEnded || x.Repaid != 100_000 {
		t.Errorf("the note is %+v", x)
	}
	safe := core.ConvertibleID(w.applied(w.command(officer, c.id, safeOf(newHolder("an angel"))))[1])
	w.applied(w.command(officer, c.id, &core.ConvertibleEnded{Convertible: safe, Evidence: digest("release")}))
	w.check()
}

func TestEveryCommandInEveryStateOfAConvertible(t *testing.T) {
	var id core.ConvertibleID
	machine[core.ConvertibleState]{
		table: core.TableOf(core.Known().Latest(), core.ConvertibleStates),
		state: func(w *world) core.ConvertibleState { return w.convertible(id).State },
		reach: func(t tb, state core.ConvertibleState) (*world, map[core.Type]attempt) {
			w, c, note := noted(t)
			id = note
			attempts := map[core.Type]attempt{
				core.TypeConvertibleConverted: func(w *world) core.SignedCommand {
					return cosigned(w.command(seller, c.id, w.conversion(c, id, 1_000, 800)), officer)
				},
				core.TypeConvertibleEnded: func(w *world) core.SignedCommand {
					return cosigned(w.command(seller, c.id, &core.ConvertibleEnded{Convertible: id, Amount: 1, Evidence: digest("bank")}), officer)
				},
			}
			switch state {
			case core.ConvertibleIsConverted:
				w.applied(attempts[core.TypeConvertibleConverted](w))
			case core.ConvertibleIsEnded:
				w.applied(attempts[core.TypeConvertibleEnded](w))
			}
			return w, attempts
		},
	}.test(t)
}
