package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// submitted is a signed command that was sent, as it is told.
type submitted struct {
	client.Outcome
	Type     value.Type  `json:"type"`
	Sentence model.Label `json:"sentence"`
}

// act signs a body as the wallet's party, sends it and tells what became of it.
func (a *app) act(ctx context.Context, register value.IssuerID, body model.Body) error {
	done, err := a.sign(ctx, register, body)
	if err != nil {
		return err
	}
	return a.tellDone(done)
}

func (a *app) tellDone(done submitted) error {
	return a.print(done, func(w io.Writer) {
		fmt.Fprintln(w, a.lang.in(text("반영되었습니다. 블록 %d, 거래 %s (%s)", "Done. Block %d, transaction %s (%s)"), done.Block, done.Transaction, done.Site))
		for _, id := range done.Created {
			fmt.Fprintf(w, "  %s\n", id)
		}
	})
}

// sign says what the command does, asks, signs it, sends it to the first site that takes it, and finds out its outcome.
func (a *app) sign(ctx context.Context, register value.IssuerID, body model.Body, options ...client.DraftOption) (submitted, error) {
	network, err := a.open(ctx)
	if err != nil {
		return submitted{}, err
	}
	signed, says, err := a.signOnly(ctx, register, body, options...)
	if err != nil {
		return submitted{}, err
	}
	outcome, err := network.Submit(ctx, signed)
	var unknown *client.Unknown
	if errors.As(err, &unknown) {
		a.keep(signed)
	}
	return submitted{outcome, client.TypeOf(body), says}, err
}

// signOnly says what the command does, asks, and signs it.
func (a *app) signOnly(ctx context.Context, register value.IssuerID, body model.Body, options ...client.DraftOption) (signed model.SignedCommand, says model.Label, err error) {
	wallet, err := a.openWallet()
	if err != nil {
		return signed, says, err
	}
	ledger, err := a.ledger(ctx)
	if err != nil {
		return signed, says, err
	}
	draft, err := client.NewDraft(ledger, wallet.DID(), register, body, options...)
	if err != nil {
		return signed, says, malformed(err)
	}
	says = describe(draft.Command)
	if err := a.confirm(says); err != nil {
		return signed, says, err
	}
	signed, err = draft.Sign(wallet)
	return signed, says, err
}

// malformed tells a command that no peer would accept as a fault of the command line.
func malformed(err error) error {
	var fault *value.Error
	if errors.As(err, &fault) {
		return usage("명령을 만들 수 없습니다: %s", "The command cannot be made: %s", fault.Error())
	}
	return err
}

// ledger is the identity of the ledger that commands are signed for.
func (a *app) ledger(ctx context.Context) (id value.LedgerID, err error) {
	err = a.any(ctx, func(site *client.Site) error {
		answer, err := site.Ledger(ctx)
		id = answer.Ledger
		return err
	})
	return id, err
}

// confirm says what is about to be signed and asks whether it shall be.
func (a *app) confirm(says model.Label) error {
	if a.yes {
		a.note("%s", "%s", a.lang.in(says))
		return nil
	}
	fmt.Fprintln(a.stderr, a.lang.in(says))
	if !a.terminal {
		return usage("물어볼 단말이 없어 서명하지 않았습니다. 그대로 서명하려면 --yes 를 붙이십시오.",
			"There is no terminal to ask at, so nothing was signed. Add --yes to sign.")
	}
	fmt.Fprint(a.stderr, a.lang.in(text("서명할까요? [y/N] ", "Sign it? [y/N] ")))
	answer, err := bufio.NewReader(io.LimitReader(a.stdin, 64)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes", "예", "네":
		return nil
	}
	return usage("서명하지 않았습니다.", "Nothing was signed.")
}

// keep writes a command of unknown outcome beside its wallet, to be sent again.
func (a *app) keep(signed model.SignedCommand) {
	path := filepath.Join(filepath.Dir(a.wallet), "command-"+string(signed.ID())[:16]+".json")
	encoded, err := json.Marshal(signed)
	if err == nil {
		err = os.WriteFile(path, encoded, 0o600)
	}
	if err != nil {
		a.note("서명한 명령을 보관하지 못했습니다: %v", "The signed command could not be kept: %v", err)
		return
	}
	a.kept = path
	a.note("서명한 명령을 %s 에 두었습니다. `holdfast command send %s` 로 다시 보낼 수 있으며, 두 번 반영되지 않습니다.",
		"The signed command is kept as %s. `holdfast command send %s` sends it again; it is never applied twice.", path, path)
}
