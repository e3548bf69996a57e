package main

import (
	"fmt"
	"time"

	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/demo"
)

// reporter tells on the standard output how a demo goes.
type reporter struct {
	a     *app
	began time.Time
}

// Begin implements demo.Reporter.
func (r *reporter) Begin(number int, name model.Label) {
	if r.began.IsZero() {
		r.began = time.Now()
	}
	fmt.Fprintf(r.a.stdout, "\n%d. %s\n", number, r.a.lang.in(name))
}

// Fact implements demo.Reporter.
func (r *reporter) Fact(fact model.Label) { fmt.Fprintf(r.a.stdout, "   · %s\n", r.a.lang.in(fact)) }

// End implements demo.Reporter.
func (r *reporter) End(took time.Duration) {
	fmt.Fprintf(r.a.stdout, "   %.1fs\n", took.Seconds())
}

// tellDemo writes the registers, the transactions and what holds.
func (a *app) tellDemo(result demo.Result) {
	a.tellTwoRegisters(result)
	a.heading("반영된 명령", "Applied commands")
	t := newTable(0)
	t.row(a.lang.in(text("블록", "block")), a.lang.in(text("무엇", "what")), a.lang.in(text("거래", "transaction")), a.lang.in(text("사이트", "site")))
	for _, tx := range result.Transactions {
		t.row(tx.Block, a.lang.in(tx.What), tx.Tx[:min(16, len(tx.Tx))]+"…", tx.Site)
	}
	t.write(a.stdout, "  ")
	a.heading("모든 사이트에서 성립하는 열 가지 불변식", "The ten invariants, which hold at every live site")
	for _, invariant := range check.Invariants() {
		fmt.Fprintf(a.stdout, "  %2d ✓ %s\n", invariant.Number, a.lang.in(text(invariant.Sentence.Korean, invariant.Sentence.English)))
	}
	fmt.Fprintln(a.stdout)
	if len(result.Dead) > 0 {
		fmt.Fprintln(a.stdout, a.lang.in(text("멈춰 있던 사이트: %v", "Sites that were down: %v"), result.Dead))
	}
	fmt.Fprintln(a.stdout, a.lang.in(text(
		"결제까지 %.1f초, 모두 %.1f초. 결제 거래 %s, 블록 %d. 지갑: %s",
		"%.1f s to settlement, %.1f s in all. Settlement transaction %s, block %d. Wallets: %s"),
		result.SecondsToSettlement, result.Seconds, result.Trade.Settlement, result.Trade.Block, result.Wallets))
}

// tellTwoRegisters writes the register before and after side by side, with what changed marked.
func (a *app) tellTwoRegisters(result demo.Result) {
	a.heading(fmt.Sprintf("주주명부: %s (높이 %d → %d)", result.Company.Name, result.Before.Height, result.After.Height),
		fmt.Sprintf("Register of %s (height %d → %d)", result.Company.Name, result.Before.Height, result.After.Height))
	t := newTable(4, 5)
	t.row(a.lang.in(text("등재", "entry")), a.lang.in(text("주주", "holder")), a.lang.in(text("종류", "class")), a.lang.in(text("상태", "state")),
		a.lang.in(text("거래 전", "before")), a.lang.in(text("거래 뒤", "after")), "", a.lang.in(text("출처", "provenance")))
	type position struct {
		entry value.EntryID
		class string
	}
	before := map[position]value.Shares{}
	for _, row := range result.Before.Rows {
		before[position{row.Entry, row.Class}] = row.Shares
	}
	for _, row := range result.After.Rows {
		was := before[position{row.Entry, row.Class}]
		change := ""
		if was != row.Shares {
			change = fmt.Sprintf("%+d", row.Shares-was)
		}
		t.row(short(row.Entry), row.Holder, row.Class, a.lang.word(string(row.State)), grouped(was), grouped(row.Shares), change, a.lang.word(string(row.Provenance)))
	}
	t.write(a.stdout, "  ")
}
