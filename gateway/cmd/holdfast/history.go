package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"holdfast/chaincode/proofs"
	"holdfast/chaincode/replay"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

// historyTimeout bounds an export or a replay of the whole history.
const historyTimeout = 30 * time.Minute

func (a *app) historyCommands() []command {
	var compare bool
	var state, date string
	var block uint64
	return []command{
		{
			name: "history export", operands: "FILE", summary: text("운영 창구: --site 가 읽은 전체 이력을 JSON 줄로 내보냅니다", "operator desk: write the whole history, as --site has read it, as JSON lines"),
			timeout: historyTimeout,
			run:     func(ctx context.Context, operands []string) error { return a.historyExport(ctx, operands[0]) },
		},
		{
			name: "replay", operands: "FILE", summary: text("내보낸 이력을 규칙만으로 다시 실행해 주주명부마다 해시를 보입니다", "replay an exported history by the rules alone and show the hash of each register"),
			options: []option{{"--compare", text("사이트가 말하는 해시와 견줍니다", "compare with the hashes that a site says")}},
			flags:   func(f *flag.FlagSet) { f.BoolVar(&compare, "compare", false, "") },
			timeout: historyTimeout,
			run:     func(ctx context.Context, operands []string) error { return a.replay(ctx, operands[0], compare) },
		},
		{
			name: "lot history", operands: "LOT", summary: text("취득 단위의 모든 수량이 어디서 왔는지 보입니다", "show where each number of a lot comes from"),
			run: func(ctx context.Context, operands []string) error { return a.lotHistory(ctx, value.LotID(operands[0])) },
		},
		{
			name: "register at", operands: "ISSUER", summary: text("지난 블록이나 날짜의 주주명부를 보입니다", "show a register as it was at a block or on a day"),
			options: []option{
				{"--block N", text("이 블록까지", "up to this block")},
				{"--date YYYY-MM-DD", text("이날(한국 시간)이 끝날 때", "at the end of this day in Korea")},
			},
			flags: func(f *flag.FlagSet) { f.Uint64Var(&block, "block", 0, ""); f.StringVar(&date, "date", "", "") },
			run: func(ctx context.Context, operands []string) error {
				return a.registerAt(ctx, value.IssuerID(operands[0]), block, value.Date(date))
			},
		},
		{
			name: "records", operands: "ISSUER KIND", summary: text("주주명부에 속한 한 종류의 기록을 보입니다", "show the records of one kind that belong to a register"),
			options: []option{{"--in STATE", text("이 상태의 것만", "only those in this state")}},
			flags:   func(f *flag.FlagSet) { f.StringVar(&state, "in", "", "") },
			run: func(ctx context.Context, operands []string) error {
				return a.records(ctx, value.IssuerID(operands[0]), value.Kind(operands[1]), state)
			},
		},
	}
}

func (a *app) historyExport(ctx context.Context, path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return usage("%s 을(를) 새로 만들 수 없습니다: %v", "%s cannot be made: %v", path, err)
	}
	err = a.atPreferred(ctx, func(site *client.Site) error {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		return site.ExportHistory(ctx, file)
	})
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path) // half a history is none
	}
	return err
}

// compared is a replayed register beside what a site says of it.
type compared struct {
	replay.Register
	Site  string `json:"site,omitempty"`
	Equal *bool  `json:"equal,omitempty"`
}

func (a *app) replay(ctx context.Context, path string, compare bool) error {
	file, err := os.Open(path)
	if err != nil {
		return usage("%s 을(를) 열 수 없습니다: %v", "%s cannot be opened: %v", path, err)
	}
	defer file.Close()
	report, err := replay.Run(file, proofs.Verifier{})
	if err != nil {
		return &failedError{text(fmt.Sprintf("이력을 다시 실행할 수 없습니다: %v", err), fmt.Sprintf("The history cannot be replayed: %v", err))}
	}
	rows, differ := make([]compared, 0, len(report.Registers)), false
	for _, register := range report.Registers {
		row := compared{Register: register}
		if compare {
			err := a.any(ctx, func(site *client.Site) error {
				hash, err := site.RegisterHash(ctx, register.Issuer)
				equal := hash.Hash == register.Hash
				row.Site, row.Equal = hash.Hash, &equal
				return err
			})
			if err != nil {
				return err
			}
			differ = differ || !*row.Equal
		}
		rows = append(rows, row)
	}
	result := struct {
		replay.Report
		Registers []compared `json:"registers"`
	}{report, rows}
	if err := a.print(result, func(w io.Writer) { a.tellReplay(w, report, rows) }); err != nil {
		return err
	}
	if differ || len(report.Broken) > 0 {
		return &failedError{text("다시 실행한 결과가 사이트의 주주명부와 다르거나 불변식을 지키지 않습니다. 그 사이에 원장이 더 나아갔을 수 있으니 이력을 새로 내보내 다시 견주어 보고, 그래도 다르면 그 사이트의 명부를 쓰지 마십시오.",
			"The replay differs from the site's register or breaks an invariant. The ledger may have gone on meanwhile: export the history again and compare once more; if it still differs, do not use that site's registers.")}
	}
	return nil
}

func (a *app) tellReplay(w io.Writer, report replay.Report, rows []compared) {
	fmt.Fprintln(w, a.lang.in(text("블록 %d까지 거래 %d건, 반영 %d건, 기각 %d건, 접수 거부(서명이 맞지 않는 것 등) %d건, 기록 %d개, 지키지 않은 불변식 %d개", "Up to block %d: %d transactions, %d applied, %d rejected, %d refused as by a wrong signature, %d records, %d invariants broken"),
		report.Height, report.Transactions, report.Applied, report.Rejected, report.Refused, report.Records, len(report.Broken)))
	fmt.Fprintf(w, "%s  %s\n", report.Hash, a.lang.in(text("원장 전체", "the whole ledger")))
	for _, row := range rows { // the ledger's own records, as clocks and parties, belong to no register: no site tells their hash
		verdict := ""
		if row.Equal != nil {
			verdict = a.lang.in(text("사이트와 다름", "differs from the site"))
			if *row.Equal {
				verdict = a.lang.in(text("사이트와 같음", "equal to the site"))
			}
		}
		fmt.Fprintln(w, strings.TrimSpace(fmt.Sprintf("%s  %s %s  %s", row.Hash, row.Issuer, row.Name, verdict)))
	}
	for _, v := range report.Broken {
		fmt.Fprintf(w, "  %s\n", v)
	}
}

func (a *app) lotHistory(ctx context.Context, lot value.LotID) error {
	return a.any(ctx, func(site *client.Site) error {
		history, err := site.LotHistory(ctx, lot)
		if err != nil {
			return err
		}
		return a.print(history, func(w io.Writer) { a.tellLot(w, history) })
	})
}

func (a *app) tellLot(w io.Writer, history api.LotHistory) {
	for i, step := range history.Steps {
		fmt.Fprintf(w, "%d. %s\n", i+1, a.lang.in(sentence(step.Sentence)))
		fmt.Fprintln(w, a.lang.in(text("   취득 단위 %s, 등재 %s, 효력 %s, 납입 %s", "   lot %s, entry %s, effective %s, paid up %s"), step.Lot, step.Entry, step.EffectiveOn, step.PaidOn))
		if step.ContractOn != "" {
			fmt.Fprintln(w, a.lang.in(text("   계약일 %s", "   contract of %s"), step.ContractOn))
		}
		for _, act := range step.Acts {
			fmt.Fprintln(w, a.lang.in(text("   블록 %d  %s  명령 %s  서명 %s", "   block %d  %s  command %s  signed by %s"), act.Block, a.lang.in(sentence(act.Name)), act.Command, strings.Join(act.Signers, ", ")))
		}
		for _, part := range step.Beside {
			fmt.Fprintln(w, a.lang.in(text("   같이 나온 취득 단위 %s: %d주", "   beside it came the lot %s of %d shares"), part.Lot, part.Quantity))
		}
	}
	for _, part := range history.Into {
		fmt.Fprintln(w, a.lang.in(text("→ 취득 단위 %s: %d주 (등재 %s)", "→ the lot %s of %d shares (entry %s)"), part.Lot, part.Quantity, part.Entry))
	}
}

func (a *app) registerAt(ctx context.Context, issuer value.IssuerID, block uint64, date value.Date) error {
	return a.any(ctx, func(site *client.Site) error {
		past, err := site.RegisterAsOf(ctx, issuer, block, date)
		if err != nil {
			return err
		}
		return a.print(past, func(w io.Writer) {
			fmt.Fprintln(w, a.lang.in(text("블록 %d의 주주명부", "The register at block %d"), past.Block))
			if len(past.Entries) == 0 {
				fmt.Fprintln(w, a.lang.in(text("  그 블록까지 등재된 주주가 없습니다.", "  Up to that block nobody is entered.")))
			}
			t := newTable(2)
			for _, entry := range past.Entries {
				for _, lot := range entry.Lots {
					t.row(entry.Id, lot.Id, lot.Quantity, lot.Class, lot.EffectiveOn)
				}
			}
			t.write(w, "  ")
		})
	})
}

func (a *app) records(ctx context.Context, issuer value.IssuerID, kind value.Kind, state string) error {
	return a.as(ctx, func(site *client.Site) error {
		found, err := site.Records(ctx, issuer, kind, state)
		if err != nil {
			return err
		}
		return a.print(found, func(w io.Writer) {
			for _, r := range found {
				fmt.Fprintf(w, "%s  %s\n", r.Id, r.Record)
			}
		})
	})
}
