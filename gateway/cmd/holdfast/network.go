package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
	"holdfast/gateway/demo"
	"holdfast/gateway/demo/found"
)

const (
	// foundTimeout bounds founding, which may have to wait for sites that are starting.
	foundTimeout = 3 * time.Minute
	// demoTimeout bounds the demo.
	demoTimeout = 3 * time.Minute
	// foundPatience is how long founding waits for the sites.
	foundPatience = 2 * time.Minute
)

func (a *app) networkCommands() []command {
	var objection int64
	var file string
	return []command{
		{
			name: "reconcile", summary: text("운영 창구: --site 의 읽기 모델을 원장과 맞춰 보고 열 가지 불변식을 검사합니다", "operator desk: compare the read model of --site with the ledger and check the ten invariants"),
			timeout: demoTimeout,
			run:     func(ctx context.Context, _ []string) error { return a.reconcile(ctx) },
		},
		{
			name: "found", summary: text("개발용 네트워크의 창립: 빠진 것만 합니다", "found a development network; does only what is missing"),
			options: []option{{"--objection-period 1", text("대기·이의기간(초)", "how long waits and objection periods last, in seconds")}},
			flags:   func(f *flag.FlagSet) { f.Int64Var(&objection, "objection-period", 1, "") },
			timeout: foundTimeout,
			run: func(ctx context.Context, _ []string) error {
				return a.found(ctx, founding.Development(value.Seconds(objection)))
			},
		},
		{
			name: "demo", summary: text("개발용 네트워크에서 거래 하나를 처음부터 끝까지 해 봅니다", "make one trade on a development network from beginning to end"),
			options: []option{{"--json FILE", text("결과를 이 파일에 JSON으로 씁니다", "write the result to this file as JSON")}},
			flags:   func(f *flag.FlagSet) { f.StringVar(&file, "json", "", "") },
			timeout: demoTimeout, ownJSON: true,
			run: func(ctx context.Context, _ []string) error { return a.demo(ctx, file) },
		},
	}
}

func (a *app) reconcile(ctx context.Context) error {
	return a.atPreferred(ctx, func(site *client.Site) error {
		found, err := site.Reconcile(ctx)
		if err != nil {
			return err
		}
		if err := a.print(found, func(w io.Writer) { a.tellReconciliation(w, site, found) }); err != nil {
			return err
		}
		if !client.Sound(found) {
			return &failedError{text("주주명부가 지켜야 할 것을 지키지 않습니다. 이 사이트의 명부를 쓰지 말고 운영자에게 알리십시오.",
				"A register does not keep what it must. Do not use this site's registers, and tell its operator.")}
		}
		return nil
	})
}

func (a *app) tellReconciliation(w io.Writer, site *client.Site, found api.Reconciliation) {
	fmt.Fprintln(w, a.lang.in(text("%s: 높이 %d, 기록 %d개, 다른 것 %d개, 지키지 않은 불변식 %d개", "%s: height %d, %d records, %d differences, %d invariants broken"),
		site.Member, found.Height, found.Records, len(found.Differences), len(found.Violations)))
	for _, d := range found.Differences {
		fmt.Fprintf(w, "  %s: %s\n", d.Key, d.Problem)
	}
	for _, v := range found.Violations {
		fmt.Fprintf(w, "  %d: %s\n", v.Invariant, v.Detail)
	}
}

func (a *app) stateDirectory() string { return firstOf(a.state, defaultState) }

func (a *app) found(ctx context.Context, parameters model.Parameters) error {
	report, err := found.Run(ctx, found.Options{State: a.stateDirectory(), Parameters: parameters, Patience: foundPatience})
	if errors.Is(err, os.ErrNotExist) {
		return usage("%s 에 네트워크가 없습니다. scripts/up 을 먼저 실행하십시오.", "There is no network in %s. Run scripts/up first.", a.stateDirectory())
	}
	if err != nil {
		return err
	}
	return a.print(report, func(w io.Writer) {
		fmt.Fprintln(w, a.lang.in(text("원장 %s 창립 (블록 %d), 새로 소개한 당사자 %d, 새로 임명한 창구 %d",
			"Ledger %s founded (block %d), %d parties introduced, %d desks appointed now"), short(report.Ledger), report.Block, report.Introduced, report.Appointed))
	})
}

func (a *app) demo(ctx context.Context, file string) error {
	result, err := demo.Run(ctx, demo.Options{State: a.stateDirectory(), Reporter: &reporter{a: a}})
	if errors.Is(err, os.ErrNotExist) {
		return usage("%s 에 네트워크나 그 지갑이 없습니다. scripts/up 을 먼저 실행하십시오. (%v)", "There is no network in %s, or its wallets are missing. Run scripts/up first. (%v)", a.stateDirectory(), err)
	}
	if file != "" {
		if writeErr := writeResult(file, result, err); writeErr != nil {
			return errors.Join(err, writeErr)
		}
	}
	var unreachable *client.Unreachable
	if errors.As(err, &unreachable) || errors.Is(err, context.Canceled) {
		return err
	}
	if err != nil {
		return &failedError{text(fmt.Sprintf("데모가 기대와 달랐습니다: %v", err), fmt.Sprintf("The demo did not go as it should: %v", err))}
	}
	a.tellDemo(result)
	return nil
}

// writeResult writes a run's result as JSON, with what went wrong. It holds invented people's names, and is private all
// the same.
func writeResult(file string, result demo.Result, failure error) error {
	whole := struct {
		OK      bool   `json:"ok"`
		Failure string `json:"failure,omitempty"`
		demo.Result
	}{OK: failure == nil, Result: result}
	if failure != nil {
		whole.Failure = failure.Error()
	}
	encoded, err := json.MarshalIndent(whole, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(encoded, '\n'), 0o600)
}
