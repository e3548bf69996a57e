package opencap_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
	"holdfast/gateway/opencap"
)

// rich is a register with a history of many acts.
func rich(t tb) *world {
	t.Helper()
	w := founded(t,
		core.ClassTerms{Name: "보통주", Par: 500, Authorised: 100_000, Issued: 1_537, Approval: core.NoApproval},
		core.ClassTerms{Name: "우선주", Par: 500, Authorised: 50_000, Issued: 700, Approval: core.NoApproval})
	w.imported([][2]int{{0, 1_000}, {0, 200}, {1, 500}}, [][2]int{{0, 300}, {1, 200}}, [][2]int{{0, 37}})
	entries := all[core.HolderEntry](w)
	w.must(w.issuer, &core.ClassRightsStated{Class: w.classes[1], Evidence: digest("articles"), Rights: core.StatedRights{
		NoVote: true, Convertible: &core.ConversionTerms{
			Into: w.classes[0], Ratio: core.Ratio{Numerator: 1, Denominator: 1}, Least: core.Ratio{Numerator: 1, Denominator: 1},
			Most: core.Ratio{Numerator: 2, Denominator: 1}, From: "2020-03-02", Until: "2040-01-01", Terms: digest("terms"),
		},
	}}, officer)
	w.now = w.now.After(core.Day)
	w.issue(0, 250, entries[0].ID)
	first := w.live(w.classes[0])[0]
	w.record(first, 5, "an heir", "2024-05-06")
	w.must(w.issuer, &core.PoolCreated{Class: w.classes[0], Size: 100, Law: core.CommercialLaw, Resolution: digest("meeting")}, officer)
	w.now = w.now.After(core.Day)
	w.splitting(0, 5, 1, 100)
	w.now = w.now.After(60 * core.Day)
	w.splitting(0, 1, 7, 700)
	w.change(core.ChangeTerms{
		Class: w.classes[1], Kind: core.Cancellation, Numerator: 2, Denominator: 3, Fractions: core.RoundDown, Into: w.classes[1], Par: 500, Authorised: 40_000,
		EffectiveOn: w.now.DateInKorea(), Resolution: digest("meeting"),
	})
	return w
}

func (w *world) issue(class int, quantity core.Shares, to core.EntryID) {
	created := w.send(w.issuer, &core.SharesIssued{
		Class: w.classes[class], Allotments: []core.NewShares{{To: core.Allottee{Entry: to}, Quantity: quantity}}, Quantity: quantity, Price: 5_000,
		PaidOn: w.now.After(-core.Day).DateInKorea(), Resolution: digest("board"), Payment: digest("bank"),
	}, officer)
	for _, id := range created {
		w.prices[core.LotID(id)] = 5_000
	}
}

// record transfers part of a lot on evidence, to a new holder.
func (w *world) record(lot core.Lot, quantity core.Shares, to string, on core.Date) {
	created := w.send(w.issuer, &core.OfficerRecordedTransfer{
		Entry: lot.Entry, Grounds: core.Inheritance, EffectiveOn: on, Evidence: digest("deed"), Member: "member1", Quantity: quantity,
		To: []core.Receipt{{Receiver: core.Receiver{Kind: core.Person, Holder: commitment(to)}, Parts: []core.LotPart{{Lot: lot.ID, Quantity: quantity}}}},
	}, officer, identity)
	w.now = w.now.After(3600)
	for _, id := range created {
		if strings.HasPrefix(id, "transfer-") {
			w.send(w.issuer, &core.TransferCompleted{Transfer: core.TransferID(id)}, officer)
		}
	}
}

func (w *world) splitting(class int, n, d int64, par core.Won) bool {
	kind, notice := core.Split, core.Date("")
	if n < d {
		kind, notice = core.Consolidation, w.now.After(-50*core.Day).DateInKorea()
	}
	return w.change(core.ChangeTerms{
		Class: w.classes[class], Kind: kind, Numerator: n, Denominator: d, Fractions: core.RoundDown, Into: w.classes[class], Par: par,
		Authorised: 1_000_000, EffectiveOn: w.now.DateInKorea(), NoticeOn: notice, Resolution: digest("meeting"),
	})
}

func TestARegisterReadBackIsTheSame(t *testing.T) {
	w := rich(t)
	t.Logf("%v", w.codes)
	p, err := opencap.Export(w.register())
	if err != nil {
		t.Fatal(err)
	}
	again, err := opencap.Export(w.register())
	if err != nil {
		t.Fatal(err)
	}
	for name := range p {
		if !bytes.Equal(p[name], again[name]) {
			t.Errorf("%s differs when exported again", name)
		}
	}
	back, err := opencap.ReadBack(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.register().Same(back); err != nil {
		t.Error(err)
	}
	validate(t, p)
}

// TestEveryGeneratedRegisterReadBackIsTheSame exports registers after random acts: imports, issues, transfers on evidence, splits,
// consolidations, reductions, cancellations, conversions and bonus issues.
func TestEveryGeneratedRegisterReadBackIsTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := generated(rt)
		p, err := opencap.Export(w.register())
		if err != nil {
			rt.Fatalf("%v\n%v", err, w.codes)
		}
		validate(rt, p)
	})
}

// generated is a register after random acts.
func generated(rt *rapid.T) *world {
	lots := [][][2]int{{{0, 9}, {1, 20}}}
	sums := [2]core.Shares{9, 20}
	for range rapid.IntRange(0, 3).Draw(rt, "holders") {
		var of [][2]int
		for range rapid.IntRange(1, 3).Draw(rt, "lots") {
			class, quantity := rapid.IntRange(0, 1).Draw(rt, "class"), rapid.IntRange(1, 50).Draw(rt, "quantity")
			of = append(of, [2]int{class, quantity})
			sums[class] += core.Shares(quantity)
		}
		lots = append(lots, of)
	}
	w := founded(rt,
		core.ClassTerms{Name: "보통주", Par: 100_000, Authorised: 1_000_000, Issued: sums[0], Approval: core.NoApproval},
		core.ClassTerms{Name: "우선주", Par: 100_000, Authorised: 1_000_000, Issued: sums[1], Approval: core.NoApproval})
	w.imported(lots...)
	for i := range rapid.IntRange(0, 8).Draw(rt, "acts") {
		w.now = w.now.After(core.Seconds(rapid.IntRange(0, 30).Draw(rt, "days")) * core.Day)
		w.act(rt, i)
	}
	return w
}

func (w *world) act(rt *rapid.T, i int) {
	class := rapid.IntRange(0, 1).Draw(rt, "class")
	of := get[core.ShareClass](w, core.ClassRef(w.classes[class]))
	lots := w.live(of.ID)
	entries := all[core.HolderEntry](w)
	terms := core.ChangeTerms{
		Class: of.ID, Into: of.ID, Numerator: 2, Denominator: 3, Fractions: rapid.SampledFrom([]core.FractionRule{core.RoundDown, core.RoundUp}).Draw(rt, "fractions"),
		Par: of.Par, Authorised: 2_000_000, EffectiveOn: w.now.DateInKorea(), Resolution: digest("meeting"),
	}
	switch rapid.SampledFrom([]string{"issue", "transfer", "transfer", "transfer", "split", "consolidation", "reduction", "cancellation", "conversion"}).Draw(rt, "act") {
	case "issue":
		w.issue(class, core.Shares(rapid.IntRange(1, 50).Draw(rt, "more")), rapid.SampledFrom(entries).Draw(rt, "entry").ID)
	case "transfer":
		if len(lots) > 0 {
			lot := rapid.SampledFrom(lots).Draw(rt, "lot")
			w.record(lot, core.Shares(rapid.Int64Range(1, int64(lot.Quantity)).Draw(rt, "part")), fmt.Sprint("heir ", i), "2026-09-21")
		}
	case "split":
		w.splitting(class, 2, 1, of.Par/2)
	case "consolidation":
		w.splitting(class, 1, 3, of.Par*3)
	case "reduction":
		terms.Kind, terms.NoticeOn = core.Reduction, w.now.After(-50*core.Day).DateInKorea()
		w.change(terms)
	case "cancellation":
		terms.Kind = core.Cancellation
		w.change(terms)
	case "conversion":
		terms.Kind, terms.Into = core.Conversion, w.classes[1-class]
		terms.Par = get[core.ShareClass](w, core.ClassRef(terms.Into)).Par
		w.change(terms)
	}
}
