package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

func (a *app) ledgerCommands() []command {
	return []command{
		{
			name: "ledger", summary: text("원장과 사이트의 상태를 보입니다", "show the ledger and its sites"),
			run: func(ctx context.Context, _ []string) error { return a.showLedger(ctx) },
		},
		{
			name: "command show", operands: "ID", summary: text("명령이 어떻게 되었는지 원장에 묻습니다", "ask the ledger what became of a command"),
			run: func(ctx context.Context, operands []string) error {
				return a.commandShow(ctx, value.CommandID(operands[0]))
			},
		},
		{
			name: "command send", operands: "FILE", summary: text("보관해 둔 서명된 명령을 다시 보냅니다; 두 번 반영되지 않습니다", "send a kept signed command again; it is never applied twice"),
			run: func(ctx context.Context, operands []string) error { return a.commandSend(ctx, operands[0]) },
		},
	}
}

// siteView is one site and what it says of the ledger.
type siteView struct {
	Member value.MemberID    `json:"member"`
	Name   model.Label       `json:"name"`
	URL    string            `json:"url"`
	Ledger *api.LedgerAnswer `json:"ledger"`
	Error  string            `json:"error,omitempty"`
}

func (a *app) showLedger(ctx context.Context) error {
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	var views []siteView
	var failure error
	answered := false
	for _, site := range network.Sites() {
		view := siteView{Member: site.Member, Name: site.Name, URL: site.URL}
		if answer, err := site.Ledger(ctx); err != nil {
			view.Error, failure = err.Error(), err
		} else {
			view.Ledger, answered = &answer, true
		}
		views = append(views, view)
	}
	if !answered {
		return failure
	}
	return a.print(views, func(w io.Writer) {
		t := newTable(2)
		for _, view := range views {
			height, audit := a.lang.in(text("답 없음", "no answer")), ""
			if view.Ledger != nil {
				height, audit = fmt.Sprint(view.Ledger.Height), a.lang.in(text("감사 정상", "audit fine"))
				if view.Ledger.Audit.Alarm != nil {
					audit = a.lang.in(text("감사 경보: ", "audit alarm: ")) + view.Ledger.Audit.Alarm.Reason
				}
			}
			t.row(view.Member, a.lang.in(view.Name), height, audit, view.URL)
		}
		t.write(w, "")
	})
}

func (a *app) commandShow(ctx context.Context, id value.CommandID) error {
	return a.any(ctx, func(site *client.Site) error {
		outcome, err := site.Command(ctx, id)
		var problem *client.Problem
		if errors.As(err, &problem) && problem.Status == http.StatusNotFound {
			return err
		}
		if err != nil {
			return err
		}
		if err := a.print(outcome, func(w io.Writer) {
			fmt.Fprintln(w, strings.TrimSpace(fmt.Sprintf("%s  %s  %s", a.lang.word(string(outcome.Status)), outcome.Type, outcome.Code)))
			if outcome.Sentence != nil {
				fmt.Fprintln(w, a.lang.in(sentence(*outcome.Sentence)))
			}
			if outcome.Block != nil {
				fmt.Fprintln(w, a.lang.in(text("블록 %d, 거래 %s", "block %d, transaction %s"), *outcome.Block, outcome.Tx))
			}
			for _, created := range outcome.Created {
				fmt.Fprintf(w, "  %s\n", created)
			}
		}); err != nil {
			return err
		}
		if outcome.Status == api.CommandOutcomeStatusUnknown {
			return &client.Unknown{Command: id, Cause: errors.New("the site does not know the outcome yet")}
		}
		return nil
	})
}

func (a *app) commandSend(ctx context.Context, path string) error {
	var signed model.SignedCommand
	if err := a.readJSON(path, &signed); err != nil {
		return err
	}
	command, err := rules.DecodeCommand([]byte(signed.Command))
	if err != nil {
		return malformed(err)
	}
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	outcome, err := network.Submit(ctx, signed)
	if err != nil {
		return err
	}
	return a.tellDone(submitted{outcome, command.Type, describe(command)})
}
