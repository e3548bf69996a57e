package opencap_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
	"holdfast/gateway/opencap"
)

// rich is a register with a history of many acts.
func rich(t tb) *world {
	t.Helper()
	w := founded(t,
		model.ClassTerms{Name: "보통주", Par: 500, Authorised: 100_000, Issued: 1_537, Approval: model.NoApproval},
		model.ClassTerms{Name: "우선주", Par: 500, Authorised: 50_000, Issued: 700, Approval: model.NoApproval})
	w.imported([][2]int{{0, 1_000}, {0, 200}, {1, 500}}, [][2]int{{0, 300}, {1, 200}}, [][2]int{{0, 37}})
	entries := all[model.HolderEntry](w)
	w.must(w.issuer, &issue.ClassRightsStated{Class: w.classes[1], Evidence: digest("articles"), Rights: issue.StatedRights{
		NoVote: true, Convertible: &model.ConversionTerms{
			Into: w.classes[0], Ratio: model.Ratio{Numerator: 1, Denominator: 1}, Least: model.Ratio{Numerator: 1, Denominator: 1},
			Most: model.Ratio{Numerator: 2, Denominator: 1}, From: "2020-03-02", Until: "2040-01-01", Terms: digest("terms"),
		},
	}}, officer)
	w.pass(value.Day)
	w.issue(0, 250, entries[0].ID)
	first := w.live(w.classes[0])[0]
	w.record(first, 5, "an heir", "2024-05-06")
	w.rights(entries)
	w.splitting(0, 5, 1, 100)
	w.pass(60 * value.Day)
	w.splitting(0, 1, 7, 700)
	w.change(model.ChangeTerms{
		Class: w.classes[1], Kind: model.Cancellation, Numerator: 2, Denominator: 3, Fractions: model.RoundDown, Into: w.classes[1], Par: 500, Authorised: 40_000,
		EffectiveOn: w.now.DateInKorea(), Resolution: digest("meeting"),
	})
	return w
}

// rights grants options, of which one is exercised in part and one forfeited, and issues a note and a SAFE, of which the SAFE is
// converted.
func (w *world) rights(entries []model.HolderEntry) {
	pool := model.PoolID(w.must(w.issuer, &right.PoolCreated{Class: w.classes[0], Size: 100, Law: model.CommercialLaw, Resolution: digest("meeting")}, officer)[0])
	var options []model.OptionID
	for range 2 {
		options = append(options, model.OptionID(last(w.must(w.issuer, &right.OptionGranted{
			Pool: pool, To: book.Allottee{Party: holder.did(), Address: value.SaltedAddress(digest("holder here"))}, Resolution: digest("meeting"), OptionTerms: model.OptionTerms{
				Quantity: 40, Strike: 5_000, GrantedOn: "2026-09-21", ExpiresOn: "2036-01-01", Contract: digest("contract"),
				Vesting: []model.Vesting{{On: "2028-10-01", Quantity: 30}, {On: "2029-09-21", Quantity: 10}},
			},
		}, officer), "option")))
	}
	note := model.ConvertibleTerms{
		Kind: model.Note, Class: w.classes[0], Principal: 1_000_000, Cap: 5_000_000_000, Discount: 2_000, Interest: 300, IssuedOn: "2026-09-21", Maturity: "2029-09-21",
		Terms: digest("note"),
	}
	safe := model.ConvertibleTerms{Kind: model.SAFE, Principal: 3_000_000, Discount: 1_000, IssuedOn: "2026-09-21", Terms: digest("safe")}
	w.must(w.issuer, &right.ConvertibleIssued{To: book.Allottee{Entry: entries[1].ID}, ConvertibleTerms: note, Resolution: digest("board")}, officer)
	mine := get[model.Option](w, model.OptionRef(options[0])).Entry
	later := model.ConvertibleID(last(w.must(w.issuer, &right.ConvertibleIssued{To: book.Allottee{Entry: mine}, ConvertibleTerms: safe, Resolution: digest("board")}, officer), "convertible"))
	w.pass(3 * 365 * value.Day)
	w.must("", &party.DeskAppointed{Member: "member1", Kind: model.IdentityDesk, Party: identity.did(), Until: w.now.After(360 * value.Day)}, administrator(1))
	lot := value.LotID(last(w.must(w.issuer, &right.OptionExercised{
		Option: options[0], Quantity: 30, Amount: 150_000, Shares: 30, PaidOn: w.now.After(-value.Day).DateInKorea(), Payment: digest("bank"),
	}, holder, officer), "lot"))
	w.treasury(lot)
	w.must(w.issuer, &right.ConvertibleConverted{
		Convertible: later, Class: w.classes[0], Round: 1_000, Price: 900, Amount: 3_000_000, Shares: 3_333, Evidence: digest("calculation"),
	}, holder, officer)
	w.must(w.issuer, &right.OptionForfeited{Option: options[1], Reason: right.HolderWaived, Evidence: digest("waiver")}, holder, officer)
}

// last is the last thing of a kind that a command made.
func last(created []string, kind string) string {
	for _, id := range slices.Backward(created) {
		if strings.HasPrefix(id, kind+"-") {
			return id
		}
	}
	return ""
}

// treasury lets the company buy 10 shares back from a lot of the holder's, cancel 4 of them and dispose of 3.
func (w *world) treasury(lot value.LotID) {
	w.must(w.issuer, &issue.TreasuryOpened{Commitment: commitment("company")}, officer)
	w.must(w.issuer, &issue.TreasuryAcquired{Lot: lot, Quantity: 10, Price: 1_000, Resolution: digest("meeting"), Evidence: digest("paid")}, holder, officer)
	own := get[model.Issuer](w, model.IssuerRef(w.issuer)).Treasury
	owned := func() value.LotID {
		for _, l := range w.live(w.classes[0]) {
			if l.Entry == own {
				return l.ID
			}
		}
		return ""
	}
	w.must(w.issuer, &issue.SharesCancelled{Lot: owned(), Quantity: 4, Resolution: digest("board")}, officer)
	w.must(w.issuer, &issue.TreasuryTransferred{
		Lot: owned(), Quantity: 3, To: book.Allottee{Kind: model.Person, Commitment: commitment("newcomer")}, Price: 900, Resolution: digest("board"), Evidence: digest("deed"),
	}, officer)
}

func (w *world) issue(class int, quantity value.Shares, to value.EntryID) {
	created := w.send(w.issuer, &issue.SharesIssued{
		Class: w.classes[class], Allotments: []issue.NewShares{{To: book.Allottee{Entry: to}, Quantity: quantity}}, Quantity: quantity, Price: 5_000,
		PaidOn: w.now.After(-value.Day).DateInKorea(), Resolution: digest("board"), Payment: digest("bank"),
	}, officer)
	for _, id := range created {
		w.prices[value.LotID(id)] = 5_000
	}
}

// record transfers part of a lot on evidence, to a new holder.
func (w *world) record(lot model.Lot, quantity value.Shares, to string, on value.Date) {
	created := w.send(w.issuer, &move.OfficerRecordedTransfer{
		Entry: lot.Entry, Grounds: model.Inheritance, EffectiveOn: on, Evidence: digest("deed"), Member: "member1", Quantity: quantity,
		To: []move.Receipt{{Receiver: model.Receiver{Kind: model.Person, Holder: commitment(to)}, Parts: []model.LotPart{{Lot: lot.ID, Quantity: quantity}}}},
	}, officer, identity)
	w.pass(3600)
	for _, id := range created {
		if strings.HasPrefix(id, "transfer-") {
			w.send(w.issuer, &move.TransferCompleted{Transfer: value.TransferID(id)}, officer)
		}
	}
}

func (w *world) splitting(class int, n, d int64, par value.Won) bool {
	kind, notice := model.Split, value.Date("")
	if n < d {
		kind, notice = model.Consolidation, w.now.After(-50*value.Day).DateInKorea()
	}
	return w.change(model.ChangeTerms{
		Class: w.classes[class], Kind: kind, Numerator: n, Denominator: d, Fractions: model.RoundDown, Into: w.classes[class], Par: par,
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
	for _, word := range []string{
		"TX_STOCK_ISSUANCE", "TX_STOCK_TRANSFER", "TX_STOCK_CANCELLATION", "TX_STOCK_REPURCHASE", "TX_STOCK_REISSUANCE", "TX_STOCK_CLASS_SPLIT",
		"TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT", "TX_EQUITY_COMPENSATION_ISSUANCE", "TX_EQUITY_COMPENSATION_EXERCISE",
		"TX_EQUITY_COMPENSATION_CANCELLATION", "TX_CONVERTIBLE_ISSUANCE", "TX_CONVERTIBLE_CONVERSION",
	} {
		if !bytes.Contains(p["Transactions.ocf.json"], []byte(`"`+word+`"`)) {
			t.Errorf("no %s is exported", word)
		}
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
	sums := [2]value.Shares{9, 20}
	for range rapid.IntRange(0, 3).Draw(rt, "holders") {
		var of [][2]int
		for range rapid.IntRange(1, 3).Draw(rt, "lots") {
			class, quantity := rapid.IntRange(0, 1).Draw(rt, "class"), rapid.IntRange(1, 50).Draw(rt, "quantity")
			of = append(of, [2]int{class, quantity})
			sums[class] += value.Shares(quantity)
		}
		lots = append(lots, of)
	}
	w := founded(rt,
		model.ClassTerms{Name: "보통주", Par: 100_000, Authorised: 1_000_000, Issued: sums[0], Approval: model.NoApproval},
		model.ClassTerms{Name: "우선주", Par: 100_000, Authorised: 1_000_000, Issued: sums[1], Approval: model.NoApproval})
	w.imported(lots...)
	for i := range rapid.IntRange(0, 8).Draw(rt, "acts") {
		w.pass(value.Seconds(rapid.IntRange(0, 30).Draw(rt, "days")) * value.Day)
		w.act(rt, i)
	}
	return w
}

func (w *world) act(rt *rapid.T, i int) {
	class := rapid.IntRange(0, 1).Draw(rt, "class")
	of := get[model.ShareClass](w, model.ClassRef(w.classes[class]))
	lots := w.live(of.ID)
	entries := all[model.HolderEntry](w)
	terms := model.ChangeTerms{
		Class: of.ID, Into: of.ID, Numerator: 2, Denominator: 3, Fractions: rapid.SampledFrom([]model.FractionRule{model.RoundDown, model.RoundUp}).Draw(rt, "fractions"),
		Par: of.Par, Authorised: 2_000_000, EffectiveOn: w.now.DateInKorea(), Resolution: digest("meeting"),
	}
	switch rapid.SampledFrom([]string{"issue", "transfer", "transfer", "transfer", "split", "consolidation", "reduction", "cancellation", "conversion"}).Draw(rt, "act") {
	case "issue":
		w.issue(class, value.Shares(rapid.IntRange(1, 50).Draw(rt, "more")), rapid.SampledFrom(entries).Draw(rt, "entry").ID)
	case "transfer":
		if len(lots) > 0 {
			lot := rapid.SampledFrom(lots).Draw(rt, "lot")
			w.record(lot, value.Shares(rapid.Int64Range(1, int64(lot.Quantity)).Draw(rt, "part")), fmt.Sprint("heir ", i), "2026-09-21")
		}
	case "split":
		w.splitting(class, 2, 1, of.Par/2)
	case "consolidation":
		w.splitting(class, 1, 3, of.Par*3)
	case "reduction":
		terms.Kind, terms.NoticeOn = model.Reduction, w.now.After(-50*value.Day).DateInKorea()
		w.change(terms)
	case "cancellation":
		terms.Kind = model.Cancellation
		w.change(terms)
	case "conversion":
		terms.Kind, terms.Into = model.Conversion, w.classes[1-class]
		terms.Par = get[model.ShareClass](w, model.ClassRef(terms.Into)).Par
		w.change(terms)
	}
}
